"""Observations follow whatever they rest on: visits, planning, calendar, settings."""

from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import select

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import history, hubs, school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.school_calendar import (
    Closure,
    ClosureKind,
    ExceptionKind,
    SchoolHoliday,
    SlotException,
)
from polesdesk.domain.settings import Settings
from polesdesk.domain.visits import FindingKind, VisitState
from polesdesk.store import observations
from polesdesk.store.kinds import CONVENTION, SETTINGS, SLOT_EXCEPTION, VISIT
from polesdesk.store.tables import observation

WEEK = timedelta(days=7)


def outcomes(office: Office) -> dict[date, str]:
    def read(work: Work) -> dict[date, str]:
        rows = work.connection.execute(select(observation)).all()
        return {row.day: row.outcome for row in rows}

    return office.runner.read(read)


def save(office: Office, kind: object, value: object) -> object:
    return office.runner.do(lambda work: work.save(kind, value)).value  # type: ignore[arg-type]


def test_only_final_visits_are_observed(office: Office) -> None:
    agreement, _ = signed_slot(office)
    seen = see(office, agreement, TUESDAY, FindingKind.EMPTY, state=VisitState.DRAFT)
    assert outcomes(office) == {}
    final = save(office, VISIT, replace(seen.visit, state=VisitState.FINAL))
    assert outcomes(office) == {TUESDAY: "empty"}
    save(office, VISIT, replace(final, state=VisitState.REPLACED))  # type: ignore[type-var]
    assert outcomes(office) == {}
    office.runner.do(history.undo)
    assert outcomes(office) == {TUESDAY: "empty"}


def test_two_visits_of_one_occurrence_are_one_observation(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY, at=time(18, 30))
    assert outcomes(office) == {TUESDAY: "empty"}
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED, at=time(19, 30))
    assert outcomes(office) == {TUESDAY: "occupied"}
    office.runner.do(history.undo)
    assert outcomes(office) == {TUESDAY: "empty"}


def test_an_excuse_leaves_out_the_absence_and_may_be_taken_back(office: Office) -> None:
    agreement, slot = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    excuse = SlotException(
        id=new_id(),
        slot_id=slot.id,
        convention_id=agreement.id,
        hub_id=office.hub.id,
        kind=ExceptionKind.EXCUSED,
        day=TUESDAY,
        reason="Spectacle en ville",
    )
    save(office, SLOT_EXCEPTION, excuse)
    assert outcomes(office) == {TUESDAY: "excused"}
    office.runner.do(history.undo)
    assert outcomes(office) == {TUESDAY: "empty"}


def test_closures_count_while_they_last(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    see(office, agreement, TUESDAY - WEEK, FindingKind.EMPTY)
    closure = Closure(
        id=new_id(),
        hub_id=office.hub.id,
        kind=ClosureKind.REQUISITION,
        first=TUESDAY,
        last=TUESDAY,
        reason="Élections",
    )
    kept = office.runner.do(school_calendar.save_closure, closure).value
    assert outcomes(office) == {TUESDAY: "requisition", TUESDAY - WEEK: "empty"}
    before = TUESDAY - WEEK
    office.runner.do(school_calendar.save_closure, replace(kept, first=before, last=before))
    assert outcomes(office) == {TUESDAY: "empty", TUESDAY - WEEK: "requisition"}
    office.runner.do(school_calendar.bin_closures, [kept.id])
    assert outcomes(office) == {TUESDAY: "empty", TUESDAY - WEEK: "empty"}


def test_other_school_holidays_change_what_counts(office: Office) -> None:
    agreement, _ = signed_slot(office)
    holiday_tuesday = date(2026, 10, 20)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    see(office, agreement, holiday_tuesday, FindingKind.EMPTY)
    assert outcomes(office)[holiday_tuesday] == "school_holiday"
    moved = (
        SchoolHoliday(id="a", name="Rentrée", first=date(2026, 7, 1), last=date(2026, 8, 31)),
        SchoolHoliday(id="b", name="Pont", first=TUESDAY, last=TUESDAY),
        SchoolHoliday(id="c", name="Noël", first=date(2026, 12, 19), last=date(2027, 1, 3)),
    )
    office.runner.do(school_calendar.save_school_holidays, "B", moved)
    assert outcomes(office) == {TUESDAY: "school_holiday", holiday_tuesday: "empty"}


def test_wider_edges_take_back_absences(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY, at=time(18, 20))
    assert outcomes(office) == {TUESDAY: "empty"}
    save(office, SETTINGS, replace(Settings(), edge_minutes=30))
    assert outcomes(office) == {TUESDAY: "edge"}


def test_an_agreement_that_loses_its_effect_takes_its_observations_along(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    changed = replace(agreement, state=State.TERMINATED, terminated_on=TUESDAY)
    save(office, CONVENTION, changed)
    assert outcomes(office) == {TUESDAY: "not_in_effect"}
    office.runner.do(history.undo)
    assert outcomes(office) == {TUESDAY: "empty"}


def test_an_office_is_observed_by_the_hour(office: Office) -> None:
    agreement, _ = signed_slot(office, use_kind=UseKind.EXCLUSIVE, slots=())
    see(office, agreement, TUESDAY, FindingKind.EMPTY, at=time(10))
    assert outcomes(office) == {TUESDAY: "empty"}
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED, at=time(10, 30))
    assert outcomes(office) == {TUESDAY: "occupied"}
    see(office, agreement, date(2026, 11, 11), FindingKind.EMPTY)
    assert outcomes(office)[date(2026, 11, 11)] == "public_holiday"


def test_the_capacity_of_a_room_follows_it(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED, headcount=12)
    office.runner.do(hubs.save_room, replace(office.room, capacity=30))

    def read(work: Work) -> object:
        return work.connection.execute(select(observation.c.capacity)).scalar_one()

    assert office.runner.read(read) == 30


def test_observing_everything_again_changes_nothing(office: Office) -> None:
    agreement, _ = signed_slot(office)
    for weeks, kind in enumerate((FindingKind.EMPTY, FindingKind.AS_PLANNED, FindingKind.CLOSED)):
        see(office, agreement, TUESDAY - weeks * WEEK, kind)
    before = outcomes(office)
    office.runner.do(lambda work: observations.note_rules(work.connection, "others"))
    save(office, SETTINGS, replace(Settings(), authority_name="Exempleville"))
    assert outcomes(office) == before
    assert len(before) == 3
