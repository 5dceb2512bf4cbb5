"""Letters about a closure: one an association, all at once, out of date after an extension."""

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import (
    closure_ends,
    closure_letters,
    closure_operations,
    closure_planning,
    history,
    letter_sending,
    letters,
)
from polesdesk.actions.closure_planning import Choice
from polesdesk.actions.runner import Runner
from polesdesk.domain.closure_operations import ClosureGround, ClosureOperation, Place, Treatment
from polesdesk.domain.conventions import HolidayRule, Slot, State, UseKind
from polesdesk.domain.follow_ups import Channel, LetterKind
from polesdesk.domain.letter_sending import Sending
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2027, 1, 11), date(2027, 2, 5)
TUESDAY = Slot(id="tuesday", room_id="hall", weekday=2, start=time(18), end=time(20),
               school_holidays=HolidayRule.WITH)  # fmt: skip


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    made = make_ready(runner)
    for row_id, party in (("agreement", "association"), ("next-door", "neighbour")):
        slot = TUESDAY if party == "association" else replace(TUESDAY, weekday=4)
        one = made.agreement(id=row_id, association_id=party, use_kind=UseKind.SLOT,
                             room_ids=("hall",), slots=(slot,), representative_ids=())  # fmt: skip
        runner.do(lambda work, one=one: work.save(CONVENTION, replace(one, state=State.NOTIFIED)))
    yield made
    runner.close()


def works(**changes: object) -> ClosureOperation:
    usual = {"id": "works", "hub_id": "hub", "room_ids": ("hall",), "reason": "chauffage",
             "first": FIRST, "last": LAST, "act_number": "2026-114",
             "act_date": date(2026, 11, 2), "contact": "Mme Exemple, 03 53 01 00 01"}  # fmt: skip
    return ClosureOperation(**usual | changes)


def apply(office: ReadyOffice, operation: ClosureOperation, choices=None) -> ClosureOperation:
    return office.runner.do(closure_operations.apply, operation, choices).value


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_one_letter_an_association_says_what_falls_away(office):
    applied = apply(office, works())
    batch = closure_letters.addressees(applied)
    assert set(batch) == {"association", "neighbour"}
    done = closure_letters.issue_all(office.runner, Silent(), applied.id)
    assert (done.issued, done.kept, done.refused) == (2, 0, ())
    standing = office.runner.read(closure_letters.of_operation, applied)
    told = words(office.runner.read(letters.pdf, standing["association"].id))
    for said in (
        "sont fermés du 11 janvier 2027 au 5 février 2027 inclus",
        "travaux (chauffage)",
        "acte n° 2026-114 du 02/11/2026",
        "12/01, 19/01",
        "séances annulées",
        "à partir du 6 février 2027",
        "Mme Exemple",
    ):
        assert said in told.replace("\u202f", " ").replace("\u00a0", " "), said
    again = closure_letters.issue_all(office.runner, Silent(), applied.id)
    assert (again.issued, again.kept) == (0, 2)


def test_the_operation_is_not_undone_while_its_letters_stand(office):
    applied = apply(office, works())
    closure_letters.issue_all(office.runner, Silent(), applied.id)
    with pytest.raises(RuleBroken, match="annulez"):
        office.runner.do(closure_ends.call_off, applied.id)
    office.runner.do(history.undo)  # the letters first: they are cancelled, and kept
    kept = office.runner.read(closure_letters.of_operation, applied)
    assert kept == {}
    office.runner.do(history.undo)
    with pytest.raises(RuleBroken):
        office.runner.read(closure_operations.get, applied.id)


def test_a_letter_that_was_sent_holds_the_operation(office):
    applied = apply(office, works())
    closure_letters.issue_all(office.runner, Silent(), applied.id, ["neighbour"])
    (letter,) = office.runner.read(closure_letters.of_operation, applied).values()
    sent = Sending(on=TODAY, channel=Channel.MAIL)
    office.runner.do(letter_sending.record, [letter.id], sent, {})
    with pytest.raises(RuleBroken):
        office.runner.do(closure_ends.call_off, applied.id)


def test_an_extension_asks_for_a_letter_that_replaces_the_first(office):
    applied = apply(office, works())
    closure_letters.issue_all(office.runner, Silent(), applied.id)
    before = office.runner.read(closure_letters.of_operation, applied)
    office.runner.do(closure_ends.set_end, applied.id, date(2027, 2, 19))
    done = closure_letters.issue_all(office.runner, Silent(), applied.id)
    assert (done.issued, done.kept) == (2, 0)
    after = office.runner.read(closure_letters.of_operation, applied)
    assert after["neighbour"].id != before["neighbour"].id
    told = words(office.runner.read(letters.pdf, after["neighbour"].id))
    assert before["neighbour"].number in told


def test_a_requisition_has_its_own_letter_with_what_is_proposed_instead(office):
    operation = works(ground=ClosureGround.ELECTIONS)
    (mine, _other) = sorted(
        office.runner.read(closure_planning.plan, operation), key=lambda one: one.line.number
    )
    place = Place(room_id="office", weekday=2, start=time(18), end=time(20), hub_id="hub",
                  room="Petit bureau", hub="Pôle")  # fmt: skip
    choices = {mine.id: Choice(treatment=Treatment.MOVED, place=place)}
    applied = apply(office, operation, choices)
    key = mine.line.association_id or ""
    letter = office.runner.do(closure_letters.issue, applied.id, key).value
    assert letter.kind is LetterKind.REQUISITION
    told = words(office.runner.read(letters.pdf, letter.id))
    assert "Petit bureau" in told
    assert "aucune démarche" in told


def test_who_keeps_everything_is_not_written_to(office):
    planned = office.runner.read(closure_planning.plan, works())
    choices = {one.id: Choice(treatment=Treatment.KEPT) for one in planned[:1]}
    applied = apply(office, works(), choices)
    assert closure_letters.addressees(applied) == (planned[1].line.association_id,)
