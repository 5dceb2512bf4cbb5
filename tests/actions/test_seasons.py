"""Slots of a season carried into the next one, whatever holds them; clashes are told."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from polesdesk.actions import allotments, conventions, history, seasons
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import Slot, State, UseKind
from polesdesk.domain.seasons import next_season, season_of
from polesdesk.store.kinds import CONVENTION
from ready_office import make_ready

TODAY = date(2027, 5, 10)
WEEKLY = Slot(
    id="weekly", room_id="hall", weekday=2, start=time(18), end=time(20),
    dates_out=(date(2027, 2, 2),), from_date=date(2026, 10, 1),
)  # fmt: skip
FORTNIGHT = Slot(
    id="fortnight", room_id="hall", weekday=4, start=time(14), end=time(17), interval_weeks=2
)


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def signed(office, **fields: object):
    usual: dict[str, object] = {"start_date": date(2026, 9, 1), "end_date": date(2027, 8, 31)}
    made = office.agreement(**{**usual, **fields})
    after = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 9, 1))
    return office.runner.do(lambda work: work.save(CONVENTION, after)).value


def carry(office, *ids: str):
    return office.runner.do(seasons.carry, ids).value


def test_seasons_begin_in_september() -> None:
    season = season_of(date(2027, 8, 31))
    assert (season.name, season.first, season.last) == (
        "2026-2027", date(2026, 9, 1), date(2027, 8, 31),
    )  # fmt: skip
    assert next_season(season).name == "2027-2028"
    assert season_of(date(2027, 9, 1)).name == "2027-2028"


def test_an_agreement_that_ends_gets_the_draft_that_follows_with_its_slots(office) -> None:
    former = signed(office, slots=(WEEKLY, FORTNIGHT))
    (line,) = carry(office, former.id)
    assert line.refused == ""
    draft = office.runner.read(conventions.get, line.made_id)
    assert (draft.previous_id, draft.state) == (former.id, State.DRAFT)
    assert (draft.start_date, draft.end_date) == (date(2027, 9, 1), date(2028, 8, 31))
    assert [(one.weekday, one.start) for one in draft.slots] == [(2, time(18)), (4, time(14))]


def test_a_draft_that_exists_takes_the_slots_shifted_without_old_exceptions(office) -> None:
    former = signed(office, slots=(WEEKLY, FORTNIGHT))
    draft = office.runner.do(conventions.renew, former.id).value
    office.runner.do(conventions.save, replace(draft, slots=()))
    (line,) = carry(office, former.id)
    assert line.made_id == draft.id
    weekly, fortnight = office.runner.read(conventions.get, draft.id).slots
    assert (weekly.dates_out, weekly.from_date) == ((), date(2027, 10, 1))
    assert fortnight.anchor == date(2026, 9, 1)
    assert {weekly.id, fortnight.id}.isdisjoint(slot.id for slot in former.slots)


def test_slots_by_letter_go_to_the_next_season_of_the_same_agreement(office) -> None:
    holder = signed(
        office, slots=(), slots_by_letter=True, end_date=date(2029, 8, 31), use_kind=UseKind.SHARED
    )
    first = replace(office.runner.read(allotments.draft, holder.id), slots=(WEEKLY,))
    office.runner.do(allotments.save, first)
    assert first.season == "2026-2027"
    (line,) = carry(office, holder.id)
    assert line.made_kind == "allotment"
    later, _former = office.runner.read(allotments.of_convention, holder.id)
    assert (later.season, later.start_date) == ("2027-2028", date(2027, 9, 1))
    assert later.slots[0].weekday == 2
    (again,) = carry(office, holder.id)
    assert again.made == "affectation 2028-2029"
    (over,) = carry(office, holder.id)
    assert over.made == "affectation 2029-2030"
    drafts = office.runner.read(conventions.get, over.convention_id)
    assert drafts.id == holder.id


def test_clashes_are_told_and_one_refusal_stops_no_other(office) -> None:
    one = signed(office, slots=(WEEKLY,))
    rival = Slot(id="rival", room_id="hall", weekday=2, start=time(19), end=time(21))
    signed(
        office, id="rival", association_id="neighbour", slots=(rival,), representative_ids=(),
        start_date=date(2027, 9, 1), end_date=date(2028, 8, 31),
    )  # fmt: skip
    office_alone = signed(office, id="alone", use_kind=UseKind.EXCLUSIVE, slots=())
    lines = carry(office, office_alone.id, one.id)
    assert lines[0].refused == "Sans créneaux à reporter."
    assert lines[1].clashes
    assert {clash.other for clash in lines[1].clashes} == {"Les Voisins du Lampion"}
    assert all(clash.day.isoweekday() == 2 for clash in lines[1].clashes)


def test_the_whole_report_is_one_command_to_undo(office) -> None:
    former = signed(office, slots=(WEEKLY,))
    (line,) = carry(office, former.id)
    assert office.runner.do(history.undo).value == "report des créneaux de 1\u00a0convention"
    with pytest.raises(Exception, match="n’existe plus"):
        office.runner.read(conventions.get, line.made_id)


def test_a_room_that_another_holds_alone_next_season_is_told_when_carrying(office) -> None:
    former = signed(office, slots=(WEEKLY,))
    alone = signed(
        office, id="alone", association_id="neighbour", use_kind=UseKind.EXCLUSIVE, slots=(),
        start_date=date(2027, 9, 1), end_date=date(2028, 8, 31),
        representative_ids=("president-of-neighbour",),
    )  # fmt: skip
    (line,) = carry(office, former.id)
    assert len(line.clashes) > 20
    assert {clash.other_convention for clash in line.clashes} == {alone.number}
    assert {clash.other_start for clash in line.clashes} == {None}
