"""A closure as one action: what it touches, what is written, the return, and undo."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.conftest import Office
from polesdesk.actions import (
    closure_ends,
    closure_operations,
    closure_planning,
    closure_touching,
    conventions,
    due,
    history,
    hubs,
    planning,
    school_calendar,
)
from polesdesk.actions.closure_planning import Choice
from polesdesk.domain.alerts import REOPENING
from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.closure_operations import (
    ClosureGround,
    ClosureOperation,
    Place,
    TouchedKind,
    Treatment,
)
from polesdesk.domain.closure_words import figures
from polesdesk.domain.conventions import HolidayRule, Slot, State, UseKind, in_effect
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.store import records
from polesdesk.store.kinds import KINDS

FIRST, LAST = date(2027, 1, 4), date(2027, 1, 29)


def slot(room_id: str, **changes: object) -> Slot:
    usual = {"id": new_id(), "room_id": room_id, "weekday": 2, "start": time(18),
             "end": time(20), "school_holidays": HolidayRule.WITH}  # fmt: skip
    return Slot(**usual | changes)


def signed(office: Office, *slots: Slot, **fields: object):
    usual = {"use_kind": UseKind.SLOT, "state": State.NOTIFIED, "slots": slots,
             "start_date": date(2026, 9, 1)}  # fmt: skip
    return office.agreement(**usual | fields)


def another_room(office: Office, name: str = "Salle B", **fields: object) -> Room:
    room = Room(id=new_id(), hub_id=office.hub.id, name=name, **fields)
    return office.runner.do(hubs.save_room, room).value


def works(office: Office, **changes: object) -> ClosureOperation:
    usual = {"id": new_id(), "hub_id": office.hub.id, "room_ids": (office.room.id,),
             "reason": "chauffage", "first": FIRST, "last": LAST}  # fmt: skip
    return ClosureOperation(**usual | changes)


def plan(office: Office, operation: ClosureOperation, choices=None):
    return office.runner.read(closure_planning.plan, operation, choices)


def apply(office: Office, operation: ClosureOperation, choices=None) -> ClosureOperation:
    return office.runner.do(closure_operations.apply, operation, choices).value


def planned(office: Office, first: date = FIRST, last: date = LAST, **scope: str):
    found = office.runner.read(planning.occurrences, first, last, **scope)
    return [one for one in found if one.status is OccurrenceStatus.PLANNED]


def everything(office: Office) -> dict[str, object]:
    """Return every live value of the file but its versions."""

    def read(work):
        return {
            f"{name}:{one.id}": replace(one, version=0) if hasattr(one, "version") else one
            for name, kind in KINDS.items()
            for one in records.alive_where(work.connection, kind, kind.table.c.id.is_not(None))
        }

    return office.runner.read(read)


def at(room: Room, hub: Hub, weekday: int = 2, start: int = 18) -> Choice:
    place = Place(room_id=room.id, weekday=weekday, start=time(start), end=time(start + 2),
                  hub_id=hub.id, room=room.name, hub=hub.name)  # fmt: skip
    return Choice(treatment=Treatment.MOVED, place=place)


def test_sessions_rooms_and_what_is_untouched(office):
    made = signed(office, slot(office.room.id))
    other = another_room(office)
    signed(office, slot(other.id), room_ids=(other.id,))
    (one,) = plan(office, works(office))
    assert (one.line.kind, one.line.number) == (TouchedKind.SLOT, made.number)
    assert one.line.days == (date(2027, 1, 5), date(2027, 1, 12), date(2027, 1, 19),
                             date(2027, 1, 26))  # fmt: skip
    assert one.line.treatment is Treatment.DATES
    assert figures([one.line]) == "4\u00a0séances annulées (8\u00a0h)."
    assert len(plan(office, works(office, room_ids=()))) == 2


def test_hours_touch_only_what_meets_them(office):
    signed(office, slot(office.room.id))
    assert plan(office, works(office, start=time(8), end=time(17))) == ()
    assert len(plan(office, works(office, start=time(8), end=time(19)))) == 1


def test_a_room_held_at_all_hours_is_suspended_when_it_is_long(office):
    made = signed(office, use_kind=UseKind.EXCLUSIVE)
    (short,) = plan(office, works(office))
    assert (short.line.kind, short.line.treatment) == (TouchedKind.ROOM, Treatment.DATES)
    assert len(short.line.days) == 26
    long = works(office, last=date(2027, 2, 28))
    (one,) = plan(office, long)
    assert one.line.treatment is Treatment.SUSPENDED
    apply(office, long)
    after = office.read(made)
    assert (after.state, after.suspended_from, after.suspended_to) == (
        State.SUSPENDED, FIRST, date(2027, 2, 28))  # fmt: skip


def test_a_suspension_needs_that_all_rooms_are_closed(office):
    other = another_room(office)
    signed(office, use_kind=UseKind.EXCLUSIVE, room_ids=(office.room.id, other.id))
    (one,) = plan(office, works(office, last=date(2027, 3, 31)))
    assert Treatment.SUSPENDED not in one.allowed
    both = plan(office, works(office, last=date(2027, 3, 31), room_ids=()))
    assert {one.line.treatment for one in both} == {Treatment.SUSPENDED}


def test_a_choice_that_is_not_allowed_is_refused_and_nothing_is_written(office):
    signed(office, slot(office.room.id), state=State.SIGNED_BY_CITY)
    (one,) = plan(office, works(office))
    before = everything(office)
    for treatment in (Treatment.SUSPENDED, Treatment.TERMINATION, Treatment.MOVED):
        with pytest.raises(RuleBroken):
            apply(office, works(office), {one.id: Choice(treatment=treatment)})
    assert everything(office) == before


def test_moved_sessions_are_held_elsewhere_but_where_the_room_is_taken(office):
    signed(office, slot(office.room.id))
    other = another_room(office)
    signed(office, slot(other.id, dates_out=(date(2027, 1, 5),)), room_ids=(other.id,))
    (one,) = plan(office, works(office))
    choices = {one.id: at(other, office.hub)}
    (trial,) = plan(office, works(office), choices)
    assert trial.line.moved == (date(2027, 1, 5),)
    applied = apply(office, works(office), choices)
    assert applied.lines[0].cancelled == (
        date(2027, 1, 12), date(2027, 1, 19), date(2027, 1, 26))  # fmt: skip
    mine = [one for one in planned(office) if one.slot_id == applied.lines[0].subject_id]
    assert [(one.day, one.room_id) for one in mine] == [(date(2027, 1, 5), other.id)]


def test_a_whole_hub_closed_lets_sessions_be_held_in_another_hub(office):
    signed(office, slot(office.room.id))
    autier = Hub(id=new_id(), code="AUT", name="Autier")
    autier = office.runner.do(hubs.save, autier).value
    room = Room(id=new_id(), hub_id=autier.id, name="Atelier")
    room = office.runner.do(hubs.save_room, room).value
    whole = works(office, room_ids=())
    (one,) = plan(office, whole)
    applied = apply(office, whole, {one.id: at(room, autier, weekday=4)})
    assert len(applied.lines[0].moved) == 4
    assert [one.day for one in planned(office, hub_id=autier.id)] == [
        day + timedelta(days=2) for day in applied.lines[0].days
    ]


def test_what_is_kept_goes_on(office):
    made = signed(office, slot(office.room.id), slot(office.room.id, weekday=4))
    first, second = plan(office, works(office))
    applied = apply(office, works(office), {first.id: Choice(treatment=Treatment.KEPT)})
    held = planned(office, convention_id=made.id)
    assert [one.day for one in held] == list(applied.lines[0].days)
    assert {one.slot_id for one in held} == {first.line.subject_id}
    assert second.line.treatment is Treatment.DATES


def test_an_amendment_is_drafted_for_the_closed_days_alone(office):
    made = signed(office, slot(office.room.id))
    other = another_room(office)
    (one,) = plan(office, works(office))
    choice = replace(at(other, office.hub), treatment=Treatment.AMENDED)
    applied = apply(office, works(office), {one.id: choice})
    draft = office.runner.read(conventions.get, applied.lines[0].amendment_id)
    assert (draft.amends_id, draft.state, draft.start_date) == (made.id, State.DRAFT, FIRST)
    added = next(each for each in draft.slots if each.room_id == other.id)
    assert (added.from_date, added.to_date) == (FIRST, LAST)
    office.runner.do(closure_ends.reopen, applied.id, date(2027, 1, 18))
    draft = office.runner.read(conventions.get, draft.id)
    added = next(each for each in draft.slots if each.room_id == other.id)
    assert added.to_date == date(2027, 1, 17)


def test_moves_are_proposed_where_rooms_are_free_and_never_twice(office):
    signed(office, slot(office.room.id))
    whole = works(office, room_ids=(office.room.id,))
    another_room(office)
    second = another_room(office, "Salle C")
    signed(office, slot(second.id, weekday=2), room_ids=(second.id,))
    chosen = office.runner.read(closure_planning.propose_moves, whole, {})
    (one,) = plan(office, whole, chosen)
    assert one.line.moved == one.line.days
    assert one.line.place is not None
    assert (one.line.place.room, one.line.place.start) == ("Salle B", time(18))


def test_reopening_earlier_gives_back_exactly_what_comes_after(office):
    signed(office, slot(office.room.id))
    other = another_room(office)
    alone = signed(office, use_kind=UseKind.EXCLUSIVE)
    long = works(office, last=date(2027, 2, 28))
    lines = plan(office, long)
    moving = next(one for one in lines if one.line.kind is TouchedKind.SLOT)
    applied = apply(office, long, {moving.id: at(other, office.hub)})
    reopened = office.runner.do(closure_ends.reopen, applied.id, date(2027, 1, 18)).value
    assert reopened.last == date(2027, 1, 17)
    assert [line.days for line in reopened.lines if line.kind is TouchedKind.SLOT] == [
        (date(2027, 1, 5), date(2027, 1, 12))
    ]
    held = planned(office, FIRST, LAST)
    where = {one.day: one.room_id for one in held}
    assert where == {
        date(2027, 1, 5): other.id, date(2027, 1, 12): other.id,
        date(2027, 1, 19): office.room.id, date(2027, 1, 26): office.room.id,
    }  # fmt: skip
    after = office.read(alone)
    assert (after.state, after.suspended_to) == (State.NOTIFIED, date(2027, 1, 17))
    assert not in_effect(after, date(2027, 1, 17))
    assert in_effect(after, date(2027, 1, 18))


def test_extending_treats_the_days_more_as_those_before(office):
    made = signed(office, slot(office.room.id))
    other = another_room(office)
    signed(office, slot(other.id, dates_in=(), from_date=date(2027, 2, 8)), room_ids=(other.id,))
    alone = signed(office, use_kind=UseKind.EXCLUSIVE)
    one = next(x for x in plan(office, works(office)) if x.line.kind is TouchedKind.SLOT)
    whole = next(x for x in plan(office, works(office)) if x.line.kind is TouchedKind.ROOM)
    choices = {one.id: at(other, office.hub), whole.id: Choice(treatment=Treatment.SUSPENDED)}
    applied = apply(office, works(office), choices)
    longer = office.runner.do(closure_ends.set_end, applied.id, date(2027, 2, 12)).value
    line = next(x for x in longer.lines if x.kind is TouchedKind.SLOT)
    assert line.days[-2:] == (date(2027, 2, 2), date(2027, 2, 9))
    assert date(2027, 2, 2) in line.moved
    assert line.cancelled == (date(2027, 2, 9),)  # the other room is taken from then on
    assert office.read(alone).suspended_to == date(2027, 2, 12)
    held = planned(office, FIRST, date(2027, 2, 28), convention_id=made.id)
    assert {one.room_id for one in held if one.day <= date(2027, 2, 12)} == {other.id}
    office.runner.do(history.undo)
    office.runner.do(history.undo)
    assert len(planned(office, convention_id=made.id)) == 4


def test_calling_off_before_the_first_day_leaves_nothing(office):
    signed(office, slot(office.room.id))
    signed(office, use_kind=UseKind.EXCLUSIVE)
    before = everything(office)
    applied = apply(office, works(office, last=date(2027, 2, 28)))
    office.runner.do(closure_ends.call_off, applied.id)
    assert everything(office) == before
    begun = apply(office, works(office, first=office.day))
    with pytest.raises(RuleBroken, match="rouvrez"):
        office.runner.do(closure_ends.call_off, begun.id)


def test_a_closure_of_an_operation_is_changed_from_the_operation(office):
    applied = apply(office, works(office))
    (closure,) = office.runner.read(school_calendar.closures, FIRST, LAST)
    assert closure.operation_id == applied.id
    with pytest.raises(RuleBroken):
        office.runner.do(school_calendar.bin_closures, [closure.id])
    with pytest.raises(RuleBroken):
        office.runner.do(school_calendar.save_closure, replace(closure, last=FIRST))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hub_id": ""}, "hub_id"),
        ({"first": None}, "first"),
        ({"last": date(2027, 1, 1)}, "last"),
        ({"start": time(8)}, "end"),
        ({"reason": " "}, "reason"),
    ],
)
def test_an_operation_that_makes_no_sense_is_refused_at_its_field(office, changes, field):
    with pytest.raises(RuleBroken) as refused:
        apply(office, works(office, **changes))
    assert refused.value.field == field


def test_a_requisition_is_one_in_the_calendar(office):
    signed(office, slot(office.room.id))
    apply(office, works(office, ground=ClosureGround.ELECTIONS))
    found = office.runner.read(planning.occurrences, FIRST, LAST)
    assert {str(one.reason) for one in found} == {"requisition"}


# Any closure, any choice


@pytest.fixture
def busy(office):
    """An office with two hubs, five rooms and agreements of all kinds in them."""
    rooms = [office.room, *(another_room(office, f"Salle {name}") for name in "BCD")]
    autier = office.runner.do(hubs.save, Hub(id=new_id(), code="AUT", name="Autier")).value
    far = Room(id=new_id(), hub_id=autier.id, name="Atelier")
    rooms.append(office.runner.do(hubs.save_room, far).value)
    for number, room in enumerate(rooms):
        early = slot(room.id, weekday=number % 3 + 1)
        late = slot(room.id, weekday=4, start=time(9), end=time(23))
        signed(office, early, late, room_ids=(room.id,))
    night = slot(rooms[1].id, weekday=6, start=time(22), end=time(1))
    signed(office, night, room_ids=(rooms[1].id,))
    signed(office, use_kind=UseKind.EXCLUSIVE, room_ids=(rooms[3].id,))
    office.rooms, office.hubs = rooms, {office.hub.id: office.hub, autier.id: autier}
    return office


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    closed=st.sets(st.integers(0, 3)),
    length=st.integers(0, 45),
    evening=st.booleans(),
    picks=st.lists(st.tuples(st.sampled_from(list(Treatment)), st.integers(0, 4),
                             st.integers(1, 7), st.integers(8, 21)), min_size=12, max_size=12),
)  # fmt: skip
def test_undo_gives_back_the_file_and_nothing_closed_is_held(busy, closed, length, evening, picks):
    hours = {"start": time(17), "end": time(23)} if evening else {}
    operation = works(
        busy,
        room_ids=tuple(busy.rooms[number].id for number in sorted(closed)),
        last=FIRST + timedelta(days=length),
        **hours,
    )
    choices = {}
    for one, pick in zip(plan(busy, operation), picks, strict=False):
        treatment, number, weekday, hour = pick
        if treatment not in one.allowed:
            continue
        room = busy.rooms[number]
        choice = at(room, busy.hubs[room.hub_id], weekday, hour)
        going = treatment in {Treatment.MOVED, Treatment.AMENDED}
        choices[one.id] = (
            replace(choice, treatment=treatment) if going else Choice(treatment=treatment)
        )
    before = everything(busy)
    applied = apply(busy, operation, choices)
    _nothing_closed_is_held(busy, applied)
    _no_session_clashes(busy, applied)
    assert everything(busy) != before
    busy.runner.do(history.undo)
    assert everything(busy) == before


def _nothing_closed_is_held(office, operation) -> None:
    kept = {line.subject_id for line in operation.lines if line.treatment is Treatment.KEPT}
    left = office.runner.read(closure_touching.planned, operation, *operation.period)
    assert {one.slot_id for one in left} <= kept


def _no_session_clashes(office, operation) -> None:
    """Compare every two sessions of a room minute by minute, the rooms held alone with them."""
    week = timedelta(days=8)
    found = planned(office, operation.period[0] - week, operation.period[1] + week)
    ids = {key for line in operation.lines for key in line.exception_ids}
    spans = [(one, _minutes(one)) for one in found]
    for one, (start, end) in spans:
        if one.exception_id not in ids:
            continue
        for other, (begin, until) in spans:
            if other is not one and other.room_id == one.room_id:
                assert end <= begin or until <= start, (one, other)
        assert one.room_id != office.rooms[3].id or _is_freed(office, operation)


def _is_freed(office, operation) -> bool:
    treatments = {line.treatment for line in operation.lines if line.room_id == office.rooms[3].id}
    return Treatment.SUSPENDED in treatments


def _minutes(one) -> tuple[int, int]:
    span = span_of(one.start, one.end)
    midnight = one.day.toordinal() * 24 * 60
    return midnight + span.start, midnight + span.end


# The return


def test_the_return_is_told_a_week_before_and_until_suspensions_are_lifted(office):
    signed(office, use_kind=UseKind.EXCLUSIVE)
    applied = apply(office, works(office, last=date(2027, 2, 28)))

    def told() -> list[tuple[str, bool]]:
        found = office.runner.read(due.all_alerts)
        return [(one.subject_id, one.late) for one in found if one.kind == REOPENING]

    office.day = date(2027, 2, 21)
    assert told() == []
    office.day = date(2027, 2, 22)
    assert told() == [(applied.id, False)]
    office.day = date(2027, 3, 8)
    assert told() == [(applied.id, True)]
    office.runner.do(closure_ends.reopen, applied.id, date(2027, 3, 1))
    assert told() == []
