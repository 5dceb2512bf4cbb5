"""Letters on their way: many in one action, one undo; all or none; answers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from polesdesk.actions import (
    history,
    letter_due,
    letter_sending,
    letters,
    premises_requests,
    settings,
)
from polesdesk.actions.runner import Runner
from polesdesk.domain.follow_ups import Channel, Letter, LetterKind
from polesdesk.domain.hubs import PropertyRegime
from polesdesk.domain.letter_sending import Receipt, Sending
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import LETTER, ROOM
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
SENT = Sending(on=TODAY, channel=Channel.REGISTERED)


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def refusal(office: ReadyOffice) -> Letter:
    """A refusal that was issued and not yet sent."""
    draft = office.runner.read(premises_requests.draft)
    asked = replace(
        draft, association_id="association", weekdays=(2,), room_id="hall",
        decision_reason="Aucun local libre.",
    )  # fmt: skip
    row = office.runner.do(premises_requests.save, asked).value
    ask = (LetterKind.REQUEST_REFUSED, "premises_request", row.id)
    letter: Letter = office.runner.do(letters.issue, *ask).value
    return letter


def waiting(office: ReadyOffice) -> list[str]:
    return [row.letter.number for row in office.runner.read(letter_sending.to_send)]


def test_who_signed_by_which_act_is_frozen_and_remedies_are_known(office) -> None:
    letter = refusal(office)
    assert letter.signed_by
    assert letter.appeal
    room = office.runner.read(lambda work: work.get(ROOM, "hall"))
    office.runner.do(
        lambda work: work.save(ROOM, replace(room, property_regime=PropertyRegime.PRIVATE))
    )
    assert not refusal(office).appeal


def test_many_letters_are_sent_in_one_action_with_their_numbers(office) -> None:
    first, second = refusal(office), refusal(office)
    assert waiting(office) == [first.number, second.number]
    numbers = {first.id: "1a 111", second.id: "1A 222"}
    office.runner.do(letter_sending.record, [first.id, second.id], SENT, numbers)
    assert waiting(office) == []
    awaited = office.runner.read(letter_sending.awaiting)
    assert [one.letter.post_number for one in awaited] == ["1A 111", "1A 222"]
    assert awaited[0].addressee
    assert "2\u00a0courriers" in str(office.runner.read(history.next_undo))
    office.runner.do(history.undo)
    assert waiting(office) == [first.number, second.number]


def test_all_are_sent_or_none(office) -> None:
    first, second = refusal(office), refusal(office)
    office.runner.do(letters.cancel, second.id, "Erreur")
    with pytest.raises(RuleBroken):
        office.runner.do(letter_sending.record, [first.id, second.id], SENT, {})
    assert waiting(office) == [first.number]
    third = refusal(office)
    twice = {first.id: "1A 1", third.id: "1a  1"}
    with pytest.raises(RuleBroken, match="deux fois"):
        office.runner.do(letter_sending.record, [first.id, third.id], SENT, twice)


def test_receipts_come_back_for_many_at_once(office) -> None:
    first, second = refusal(office), refusal(office)
    office.runner.do(letter_sending.record, [first.id, second.id], SENT, {})
    office.runner.do(
        letter_sending.record_receipts,
        {
            first.id: Receipt(received_on=TODAY),
            second.id: Receipt(presented_on=TODAY, unclaimed=True),
        },
    )
    assert office.runner.read(letter_sending.awaiting) == ()
    assert office.runner.read(letters.get, second.id).unclaimed
    office.runner.do(history.undo)
    assert len(office.runner.read(letter_sending.awaiting)) == 2


def test_an_answer_is_noted_once_the_letter_was_issued(office) -> None:
    letter = refusal(office)
    for on in (None, date(2026, 11, 1), date(2026, 12, 1)):
        with pytest.raises(RuleBroken):
            office.runner.do(letter_sending.record_answer, letter.id, on, "")
    office.runner.do(letter_sending.record_answer, letter.id, TODAY, "Courrier du 20 novembre")
    assert office.runner.read(letters.get, letter.id).answered_on == TODAY


def test_letters_that_lie_about_are_told_after_the_delay_of_the_office(office) -> None:
    letter = refusal(office)
    office.runner.do(lambda work: work.save(LETTER, replace(letter, issued_on=date(2026, 11, 13))))
    found = office.runner.read(letter_due.alerts, None)
    assert [(one.kind, one.late) for one in found] == [("letter_unsent", True)]
    assert letter.number in found[0].detail
    known = office.runner.read(settings.get)
    office.runner.do(settings.save, replace(known, unsent_days=30))
    assert office.runner.read(letter_due.alerts, None) == []


def test_an_answer_that_is_late_is_told_until_it_is_noted_or_another_letter_follows(
    office,
) -> None:
    letter = refusal(office)
    due = replace(
        letter, issued_on=date(2026, 11, 1), sent_on=date(2026, 11, 2),
        answer_due_on=date(2026, 11, 20),
    )  # fmt: skip
    office.runner.do(lambda work: work.save(LETTER, due))
    found = office.runner.read(letter_due.alerts, None)
    assert [one.kind for one in found] == ["answer_late"]
    assert found[0].subject_kind == "premises_request"
    office.runner.do(letter_sending.record_answer, letter.id, TODAY, "Sans réponse")
    assert office.runner.read(letter_due.alerts, None) == []
