"""Letters: numbered once, kept to the byte, refused while something is missing."""

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import (
    allotments,
    conventions,
    history,
    hubs,
    letter_sending,
    letters,
    premises_requests,
    settings,
)
from polesdesk.actions.runner import Runner
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import Slot, State, UseKind
from polesdesk.domain.follow_ups import Channel, FollowUp, FollowUpKind, LetterKind
from polesdesk.domain.hubs import PropertyRegime
from polesdesk.domain.letter_sending import Sending
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.visits import Finding, FindingKind
from polesdesk.store.kinds import CONVENTION, FINDING, FOLLOW_UP, HUB, ROOM
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
SLOT = Slot(id="season-1", room_id="hall", weekday=2, start=time(18), end=time(20))


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def _words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def _allotted(office: ReadyOffice) -> Allotment:
    made = office.agreement(slots=(), slots_by_letter=True, use_kind=UseKind.SHARED)
    signed = replace(made, state=State.NOTIFIED)
    office.runner.do(lambda work: work.save(CONVENTION, signed))
    blank = office.runner.read(allotments.draft, made.id)
    return office.runner.do(allotments.save, replace(blank, slots=(SLOT,))).value


def test_a_letter_of_allotment_is_numbered_kept_and_printed_again_to_the_byte(office) -> None:
    allotment = _allotted(office)
    letter = office.runner.do(allotments.issue_letter, allotment.id).value
    assert letter.number == "COU-2026-001"
    assert letter.pages == 1
    first = office.runner.read(letters.pdf, letter.id)
    office.runner.do(
        settings.save, replace(office.runner.read(settings.get), authority_name="Ville nouvelle")
    )
    assert office.runner.read(letters.pdf, letter.id) == first
    words = _words(first)
    assert "Mardi" in words
    assert "18 h – 20 h" in words.replace("\u00a0", " ")
    assert "COU-2026-001" in words
    assert "Madame la Présidente" in words
    assert "tribunal administratif d’Amiens" in words
    assert "PROJET" not in words


def _refusal(office: ReadyOffice, **fields: object) -> str:
    draft = office.runner.read(premises_requests.draft)
    asked = replace(draft, association_id="association", weekdays=(2,), **fields)
    request = office.runner.do(premises_requests.save, asked).value
    pdf = office.runner.read(
        letters.draft, LetterKind.REQUEST_REFUSED, "premises_request", request.id
    )
    return _words(pdf)


def test_the_court_of_a_refusal_is_that_of_the_domain_of_the_premises(office) -> None:
    assert "tribunal administratif d’Amiens" in _refusal(office, room_id="hall")
    room = office.runner.read(lambda work: work.get(ROOM, "hall"))
    private = replace(room, property_regime=PropertyRegime.PRIVATE)
    office.runner.do(hubs.save_room, private)
    words = _refusal(office, room_id="hall")
    assert "tribunal judiciaire d’Amiens" in words
    assert "domaine privé" in words
    assert "tribunal administratif" not in words
    assert "deux mois" not in words
    assert "tribunal administratif d’Amiens" in _refusal(office)


def test_hubs_wished_for_decide_the_court_where_no_room_is_named(office) -> None:
    hub = office.runner.read(lambda work: work.get(HUB, "hub"))
    assert "tribunal administratif" in _refusal(office, hub_ids=(hub.id,))
    office.runner.do(hubs.save, replace(hub, property_regime=PropertyRegime.PRIVATE))
    assert "tribunal judiciaire d’Amiens" in _refusal(office, hub_ids=(hub.id,))


def test_the_letter_of_allotment_follows_the_domain_of_its_rooms(office) -> None:
    allotment = _allotted(office)
    room = office.runner.read(lambda work: work.get(ROOM, "hall"))
    office.runner.do(hubs.save_room, replace(room, property_regime=PropertyRegime.PRIVATE))
    pdf = office.runner.read(letters.draft, LetterKind.ALLOTMENT, "allotment", allotment.id)
    assert "tribunal judiciaire d’Amiens" in _words(pdf)


def test_a_judicial_court_that_is_lacking_leads_to_its_own_field(office) -> None:
    allotment = _allotted(office)
    room = office.runner.read(lambda work: work.get(ROOM, "hall"))
    office.runner.do(hubs.save_room, replace(room, property_regime=PropertyRegime.PRIVATE))
    office.runner.do(settings.save, replace(office.runner.read(settings.get), court_private=""))
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(allotments.issue_letter, allotment.id)
    assert [one.field for one in refused.value.missing] == ["settings.court_private"]


def test_the_same_letter_is_issued_once_until_it_is_cancelled(office) -> None:
    allotment = _allotted(office)
    letter = office.runner.do(allotments.issue_letter, allotment.id).value
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(allotments.issue_letter, allotment.id)
    assert refused.value.code == "letter_stands"
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(allotments.bin, (allotment.id,))
    assert refused.value.code == "letter_stands"
    with pytest.raises(RuleBroken):
        office.runner.do(letters.cancel, letter.id, "  ")
    office.runner.do(letters.cancel, letter.id, "Erreur d’horaire")
    again = office.runner.do(allotments.issue_letter, allotment.id).value
    assert again.number == "COU-2026-002"


def test_undoing_an_issue_cancels_the_letter_and_burns_its_number(office) -> None:
    allotment = _allotted(office)
    letter = office.runner.do(allotments.issue_letter, allotment.id).value
    office.runner.do(history.undo)
    kept = office.runner.read(letters.get, letter.id)
    assert kept.cancelled_on == TODAY
    assert office.runner.read(letters.pdf, letter.id).startswith(b"%PDF")
    assert office.runner.read(allotments.get, allotment.id).letter_id is None
    assert office.runner.read(history.next_redo) is None
    again = office.runner.do(allotments.issue_letter, allotment.id).value
    assert again.number == "COU-2026-002"


def test_a_sending_is_noted_and_can_be_undone(office) -> None:
    letter = office.runner.do(allotments.issue_letter, _allotted(office).id).value
    plain = Sending(on=TODAY, channel=Channel.PLAIN, note="avec la clé")
    for on in (date(2026, 11, 1), date(2026, 11, 30), None):
        with pytest.raises(RuleBroken):
            office.runner.do(letter_sending.record, [letter.id], replace(plain, on=on), {})
    office.runner.do(letter_sending.record, [letter.id], plain, {})
    assert office.runner.read(letters.get, letter.id).sent_by == "avec la clé"
    office.runner.do(history.undo)
    again = office.runner.read(letters.get, letter.id)
    assert again.sent_on is None
    assert again.cancelled_on is None


def _absences(office: ReadyOffice, **fields: object) -> FollowUp:
    made = office.agreement()
    slot = made.slots[0]
    findings = [
        Finding(
            id=f"finding-{day}", visit_id="visit", hub_id="hub", room_id="hall",
            day=date(2026, 11, day), time=time(18, 30), kind=FindingKind.EMPTY,
            convention_id=made.id, slot_id=slot.id, slot_day=date(2026, 11, day),
        )
        for day in (2, 9, 16)
    ]  # fmt: skip
    told: dict[str, object] = {
        "id": "follow-up", "kind": FollowUpKind.EXPLANATIONS, "title": "Absences",
        "hub_id": "hub", "association_id": "association", "convention_id": made.id,
        "finding_ids": tuple(one.id for one in findings), "due_on": date(2026, 12, 6),
    }  # fmt: skip
    follow_up = FollowUp(**{**told, **fields})  # type: ignore[arg-type]

    def save(work):
        for one in findings:
            work.save(FINDING, one)
        return work.save(FOLLOW_UP, follow_up)

    return office.runner.do(save).value


def test_a_request_for_explanations_lists_the_findings_by_date_and_its_deadline(office) -> None:
    follow_up = _absences(office)
    ask = (LetterKind.EXPLANATIONS, "follow_up", follow_up.id)
    draft = _words(office.runner.read(letters.draft, *ask))
    assert "PROJET" in draft
    letter = office.runner.do(letters.issue, *ask).value
    assert letter.answer_due_on == date(2026, 12, 6)
    words = _words(office.runner.read(letters.pdf, letter.id))
    places = [words.index(day) for day in ("02/11/2026", "09/11/2026", "16/11/2026")]
    assert places == sorted(places)
    assert "6 décembre 2026" in words
    assert "Vide" in words


def test_a_formal_notice_recalls_the_letter_that_came_before(office) -> None:
    first = _absences(office)
    asked = office.runner.do(letters.issue, LetterKind.EXPLANATIONS, "follow_up", first.id).value
    notice = replace(first, id="notice", version=0, kind=FollowUpKind.FORMAL_NOTICE)
    office.runner.do(lambda work: work.save(FOLLOW_UP, notice))
    letter = office.runner.do(letters.issue, LetterKind.FORMAL_NOTICE, "follow_up", "notice").value
    words = _words(office.runner.read(letters.pdf, letter.id))
    assert asked.number in words
    assert "restée sans réponse" in words
    assert "L. 122-1" in words
    assert "avis de réception" in words


def test_nothing_is_issued_without_a_deadline_nor_from_another_record(office) -> None:
    follow_up = _absences(office, due_on=None)
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(letters.issue, LetterKind.EXPLANATIONS, "follow_up", follow_up.id)
    assert refused.value.code == "missing_fields"
    assert "date limite" in refused.value.message
    with pytest.raises(RuleBroken) as refused:
        office.runner.read(letters.draft, LetterKind.ALLOTMENT, "follow_up", follow_up.id)
    assert refused.value.code == "letter_kind"


def test_what_is_typed_is_printed_and_never_read_as_markup_or_field(office) -> None:
    made = office.agreement(slots=(), slots_by_letter=True)
    party = office.runner.read(conventions.card, made.id).data.association
    name = "Les <b>Amis</b> & {court} %s"

    def rename(work):
        from polesdesk.store.kinds import ASSOCIATION

        return work.save(ASSOCIATION, replace(party, name=name))

    office.runner.do(rename)
    blank = office.runner.read(allotments.draft, made.id)
    saved = office.runner.do(allotments.save, replace(blank, slots=(SLOT,))).value
    pdf = office.runner.read(letters.draft, LetterKind.ALLOTMENT, "allotment", saved.id)
    assert name in _words(pdf)
