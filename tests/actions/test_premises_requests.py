"""Requests for premises: registered, acknowledged, held, answered, and what they lead to."""

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import (
    allotments,
    associations,
    conventions,
    exports,
    finding,
    history,
    history_list,
    letters,
    planning,
    premises_requests,
    request_fits,
    request_outcomes,
)
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import FeePeriod, Slot, State, UseKind
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.domain.moves import Step
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.premises_request_moves import RequestStep
from polesdesk.domain.premises_requests import (
    Criterion,
    PremisesRequest,
    RequestKind,
    RequestState,
)
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)


class Desk:
    """The office, its day, and what tests ask of requests most."""

    def __init__(self, path: Path) -> None:
        self.day = TODAY
        self.runner = Runner(path, today=lambda: self.day, actor="Accueil")
        self.office: ReadyOffice = make_ready(self.runner)

    def request(self, **fields: object) -> PremisesRequest:
        told: dict[str, object] = {
            "id": new_id(), "kind": RequestKind.EXTRA_SLOT, "association_id": "association",
            "received_on": date(2026, 11, 2), "purpose": "répétitions", "headcount": 20,
            "weekdays": (2,), "from_time": time(18), "to_time": time(20),
            "start_date": date(2027, 1, 5), "end_date": date(2027, 6, 29),
        }  # fmt: skip
        made = PremisesRequest(**{**told, **fields})  # type: ignore[arg-type]
        return self.runner.do(premises_requests.save, made).value

    def placed(self, **fields: object) -> PremisesRequest:
        where = {"room_id": "hall", "weekday": 2, "start": time(18), "end": time(20)}
        return self.request(**{**where, **fields})

    def signed(self, **fields: object):
        made = self.office.agreement(**fields)
        signed = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 11, 1))
        return self.runner.do(lambda work: work.save(CONVENTION, signed)).value

    def step(self, **fields: object) -> RequestStep:
        return RequestStep(on=self.day, today=self.day, **fields)  # type: ignore[arg-type]

    def ids(self, **filters: str) -> list[str]:
        query = ListQuery(filters=filters)
        return [row.id for row in self.runner.read(premises_requests.page, query)]


@pytest.fixture
def desk(office_file: Path):
    made = Desk(office_file)
    yield made
    made.runner.close()


def _words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_a_request_takes_the_next_number_and_the_name_of_its_association(desk) -> None:
    first, second = desk.request(), desk.request(association_id=None, applicant=" M. Client ")
    assert [first.number, second.number] == ["DEM-2026-001", "DEM-2026-002"]
    assert first.applicant == "Les Lanternes d’exemple"
    assert second.applicant == "M. Client"
    with pytest.raises(RuleBroken) as refused:
        desk.request(association_id=None)
    assert refused.value.field == "applicant"
    with pytest.raises(RuleBroken) as refused:
        desk.request(received_on=date(2026, 12, 1))
    assert refused.value.field == "received_on"


def test_the_list_is_found_by_words_filters_and_the_state_of_the_day(desk) -> None:
    one = desk.placed(contact="Mme Œuvrard")
    two = desk.request(association_id=None, applicant="Club d’échecs", hub_ids=("hub",))
    found = desk.runner.read(premises_requests.page, ListQuery(text="oeuvrard"))
    assert [row.id for row in found] == [one.id]
    assert desk.ids(hub="hub") == [two.id]
    until = date(2026, 11, 30)
    desk.runner.do(premises_requests.move, one.id, RequestState.OPTION, desk.step(until=until))
    assert desk.ids(state="OPTION") == [one.id]
    assert desk.ids(state="RECEIVED") == [two.id]
    desk.day = date(2026, 12, 1)
    assert desk.ids(state="OPTION") == []
    assert desk.ids(state="LAPSED") == [one.id]
    asked = ColumnFilter(column="state", match=Match.VALUES, values=("LAPSED",))
    rows = desk.runner.read(premises_requests.page, ListQuery(columns=(asked,)))
    assert [row.state for row in rows] == [RequestState.LAPSED]
    values = desk.runner.read(premises_requests.values, ListQuery(), "state")
    assert {one.value: one.rows for one in values} == {"LAPSED": 1, "RECEIVED": 1}


def test_an_option_needs_room_hours_and_an_end_and_lapses_by_itself(desk) -> None:
    bare = desk.request()
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.move, bare.id, RequestState.OPTION, desk.step())
    assert refused.value.code == "room_required"
    placed = desk.placed()
    past = desk.step(until=date(2026, 11, 20))
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.move, placed.id, RequestState.OPTION, past)
    assert refused.value.code == "option_until"
    last = desk.step(until=TODAY)
    desk.runner.do(premises_requests.move, placed.id, RequestState.OPTION, last)
    assert desk.runner.read(history.next_undo) == f"option de la demande {placed.number}"
    assert desk.runner.read(premises_requests.card, placed.id).state is RequestState.OPTION
    desk.day = date(2026, 11, 22)
    card = desk.runner.read(premises_requests.card, placed.id)
    assert card.state is RequestState.LAPSED
    assert card.request.state is RequestState.OPTION
    assert RequestState.WAITING in [move.target for move in card.moves]


def test_receipt_is_acknowledged_once_with_a_letter_that_tells_of_silence(desk) -> None:
    request = desk.request()
    saved = desk.runner.do(premises_requests.acknowledge, request.id).value
    assert saved.state is RequestState.ACKNOWLEDGED
    assert saved.acknowledged_on == TODAY
    (letter,) = desk.runner.read(letters.about, "premises_request", request.id)
    words = _words(desk.runner.read(letters.pdf, letter.id))
    assert "reçue le 2 novembre 2026" in words
    assert "2 janvier 2027" in words
    assert "DEM-2026-001" in words
    with pytest.raises(RuleBroken):
        desk.runner.do(premises_requests.acknowledge, request.id)
    desk.runner.do(history.undo)
    again = desk.runner.read(premises_requests.get, request.id)
    assert again.acknowledged_on is None
    assert desk.runner.read(letters.get, letter.id).cancelled_on == TODAY


def test_a_refusal_needs_reasons_that_its_letter_tells_with_the_remedies(desk) -> None:
    request = desk.request()
    refuse = (premises_requests.move, request.id, RequestState.REFUSED)
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(*refuse, desk.step())
    assert refused.value.field == "reason"
    with pytest.raises(RuleBroken):
        desk.runner.do(premises_requests.issue_letter, request.id, LetterKind.REQUEST_REFUSED)
    desk.runner.do(*refuse, desk.step(reason="Aucun local libre le mardi."))
    issue = (premises_requests.issue_letter, request.id, LetterKind.REQUEST_REFUSED)
    letter = desk.runner.do(*issue).value
    words = _words(desk.runner.read(letters.pdf, letter.id))
    assert "Aucun local libre le mardi." in words
    assert "Voies et délais de recours" in words
    assert "deux mois à compter de sa notification" in words
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.bin, (request.id,))
    assert refused.value.code == "answered_not_binned"
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.move, request.id, RequestState.WAITING, desk.step())
    assert refused.value.code == "move_not_allowed"


def test_accepting_a_hosting_opens_a_draft_with_what_was_asked(desk) -> None:
    request = desk.placed(kind=RequestKind.NEW_HOSTING)
    saved = desk.runner.do(premises_requests.accept, request.id, desk.step()).value
    made = desk.runner.read(conventions.get, saved.convention_id)
    assert made.state is State.DRAFT
    assert made.use_kind is UseKind.SLOT
    assert (made.hub_id, made.association_id) == ("hub", "association")
    assert [(s.room_id, s.weekday, s.start, s.end) for s in made.slots] == [
        ("hall", 2, time(18), time(20))
    ]
    assert (made.start_date, made.end_date) == (date(2027, 1, 5), date(2027, 6, 29))
    assert made.authorised_activities == "répétitions"
    issue = (premises_requests.issue_letter, request.id, LetterKind.REQUEST_ACCEPTED)
    words = _words(desk.runner.read(letters.pdf, desk.runner.do(*issue).value.id))
    assert "Salle Louise, Voltaire" in words
    assert "le mardi de 18 h à 20 h" in words


def test_accepting_takes_back_whole_when_undone(desk) -> None:
    request = desk.placed(kind=RequestKind.NEW_HOSTING)
    saved = desk.runner.do(premises_requests.accept, request.id, desk.step()).value
    desk.runner.do(history.undo)
    again = desk.runner.read(premises_requests.get, request.id)
    assert again.state is RequestState.RECEIVED
    with pytest.raises(RuleBroken):
        desk.runner.read(conventions.get, saved.convention_id)


def test_an_extra_slot_is_an_amendment_of_the_agreement_that_runs(desk) -> None:
    running = desk.signed(start_date=date(2026, 9, 1), end_date=date(2027, 8, 31))
    request = desk.placed(weekdays=(3,), weekday=3)
    saved = desk.runner.do(premises_requests.accept, request.id, desk.step()).value
    draft = desk.runner.read(conventions.get, saved.convention_id)
    assert draft.amends_id == running.id
    assert (draft.start_date, draft.end_date) == (date(2027, 1, 5), date(2027, 8, 31))
    assert len(draft.slots) == len(running.slots) + 1
    assert not {slot.id for slot in draft.slots} & {slot.id for slot in running.slots}
    fortnightly = next(slot for slot in draft.slots if slot.interval_weeks == 2)
    assert fortnightly.anchor == date(2026, 9, 3)


def test_an_extra_slot_by_letter_joins_the_season_of_the_agreement(desk) -> None:
    running = desk.signed(
        start_date=date(2026, 9, 1), end_date=date(2027, 8, 31), slots=(), slots_by_letter=True,
        use_kind=UseKind.SHARED,
    )  # fmt: skip
    request = desk.placed()
    saved = desk.runner.do(premises_requests.accept, request.id, desk.step()).value
    assert saved.convention_id == running.id
    (allotment,) = desk.runner.read(allotments.of_convention, running.id)
    assert (allotment.season, allotment.end_date) == ("2026-2027", date(2027, 6, 29))


def test_a_taken_room_is_told_before_accepting_and_only_free_days_are_kept(desk) -> None:
    slot = Slot(id="taken", room_id="hall", weekday=2, start=time(19), end=time(21))
    desk.signed(
        id="other", association_id="neighbour", slots=(slot,), start_date=date(2026, 9, 1),
        end_date=date(2027, 8, 31), representative_ids=(),
    )  # fmt: skip
    request = desk.placed(kind=RequestKind.NEW_HOSTING)
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.accept, request.id, desk.step())
    assert refused.value.code == "clashes"
    assert "Les Voisins du Lampion" in refused.value.message
    accept = (premises_requests.accept, request.id, desk.step())
    told = desk.runner.read(premises_requests.clashes, request.id)
    saved = desk.runner.do(*accept, keep_valid=True).value
    assert saved.state is RequestState.ACCEPTED
    (made,) = desk.runner.read(conventions.get, saved.convention_id).slots
    assert made.dates_out == tuple(one.day for one in told)
    assert len(told) > 10


def test_a_hire_makes_its_agreement_and_its_one_page_authorisation(desk) -> None:
    day = date(2026, 12, 12)
    request = desk.placed(
        kind=RequestKind.HIRE, start_date=day, end_date=day, day=day, weekday=None,
        start=time(14), end=time(23), fee_cents=15_000, deposit_cents=50_000,
        insured_until=date(2026, 12, 31), purpose="Loto annuel " + "très long " * 40,
    )  # fmt: skip
    saved = desk.runner.do(premises_requests.accept, request.id, desk.step()).value
    hire = desk.runner.read(conventions.get, saved.convention_id)
    assert (hire.use_kind, hire.fee_period) == (UseKind.HIRE, FeePeriod.ONCE)
    assert (hire.occupancy_fee_cents, hire.deposit_cents) == (15_000, 50_000)
    issue = (premises_requests.issue_letter, request.id, LetterKind.HIRE_AUTHORISATION)
    letter = desk.runner.do(*issue).value
    assert letter.pages == 1
    words = _words(desk.runner.read(letters.pdf, letter.id)).replace("\u00a0", " ")
    for told in ("150,00 €", "500,00 €", "31/12/2026", "Samedi 12 décembre 2026", "14 h – 23 h"):
        assert told in words
    step = Step(on=TODAY, today=TODAY)
    desk.runner.do(request_outcomes.record_signed_hire, request.id, step)
    (seen,) = desk.runner.read(planning.occurrences, day, day, convention_id=hire.id)
    assert seen.status is OccurrenceStatus.PLANNED
    assert (seen.start, seen.end) == (time(14), time(23))


def test_fits_name_free_rooms_and_who_holds_an_option_on_them(desk) -> None:
    wish = desk.request()
    free = desk.runner.read(request_fits.fits, wish.id)
    assert {fit.free.room for fit in free} >= {"Salle Louise", "Cave voûtée"}
    assert all(fit.free.weekday == 2 and fit.free.start == time(18) for fit in free)
    assert "Bureau 3" not in {fit.free.room for fit in free}
    other = desk.placed(association_id="neighbour")
    until = desk.step(until=date(2026, 12, 15))
    desk.runner.do(premises_requests.move, other.id, RequestState.OPTION, until)
    held = {fit.free.room: fit.option for fit in desk.runner.read(request_fits.fits, wish.id)}
    assert held["Salle Louise"] == "Les Voisins du Lampion, option jusqu’au 15/12/2026"
    assert held["Cave voûtée"] == ""
    own = {fit.free.room: fit.option for fit in desk.runner.read(request_fits.fits, other.id)}
    assert own["Salle Louise"] == ""


def test_the_waiting_list_names_the_best_rooms_of_each_request(desk) -> None:
    wait = (RequestState.WAITING, desk.step())
    first, second = desk.request(), desk.request(received_on=date(2026, 10, 1))
    for one in (first, second):
        desk.runner.do(premises_requests.move, one.id, *wait)
    desk.request()
    found = desk.runner.read(request_fits.waiting_list)
    assert [one.row.id for one in found] == [second.id, first.id]
    assert all(one.fits for one in found)


def test_criteria_are_weighed_and_marks_are_bounded(desk) -> None:
    judged = (
        Criterion(label="Intérêt général", weight=3, mark=5),
        Criterion(label="Ancrage", weight=1, mark=1),
        Criterion(label="Partage", weight=9),
    )
    request = desk.request(criteria=judged)
    (row,) = desk.runner.read(premises_requests.page, ListQuery())
    assert row.score == 80
    wrong = replace(request, criteria=(Criterion(label="Trop", mark=6),))
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.save, wrong)
    assert refused.value.field == "criteria"


def test_a_request_is_found_everywhere_exported_and_told_in_the_history(desk, tmp_path) -> None:
    request = desk.request(association_id=None, applicant="Club d’échecs", weekdays=(2, 4))
    (hit,) = [one for one in desk.runner.read(finding.find, "echecs") if one.id == request.id]
    assert (hit.title, hit.open_kind) == ("DEM-2026-001", "premises_request")
    wanted = exports.ListExport(
        subject="premises_requests", query=ListQuery(), keys=("number", "applicant", "state")
    )
    target = tmp_path / "demandes.csv"
    exports.write(desk.runner, Silent(), wanted, target)
    assert "DEM-2026-001;Club d’échecs;Reçue" in target.read_text("utf-8-sig")
    (line,) = [
        one for one in desk.runner.read(history_list.page, ListQuery()) if "DEM" in one.label
    ]
    (record,) = desk.runner.read(history_list.detail, line.id).records
    told = {change.label: change.after for change in record.changes}
    assert told["Jours souhaités"] == "mardi, jeudi"
    assert told["Nature"] == "Créneau supplémentaire"


def test_merging_two_records_of_an_association_keeps_its_requests(desk) -> None:
    request = desk.request(association_id="neighbour")
    desk.runner.do(associations.merge, "association", "neighbour")
    kept = desk.runner.read(premises_requests.get, request.id)
    assert (kept.association_id, kept.applicant) == ("association", "Les Lanternes d’exemple")


def test_what_was_decided_does_not_change_any_more(desk) -> None:
    request = desk.placed()
    refuse = desk.step(reason="Aucun local libre.")
    decided = desk.runner.do(premises_requests.move, request.id, RequestState.REFUSED, refuse).value
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(premises_requests.save, replace(decided, headcount=3))
    assert refused.value.field == "headcount"
    noted = desk.runner.do(premises_requests.save, replace(decided, notes="Rappelés")).value
    assert noted.notes == "Rappelés"
