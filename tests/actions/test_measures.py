"""Coverage and allotment agree with counting every occurrence by hand."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import hubs, measures, planning, rates, school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, State, UseKind, WeekParity
from polesdesk.domain.hubs import OpeningSpan, Room, RoomKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.measures import Measure, Measures
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.rate_rows import RateQuery
from polesdesk.domain.rates import Dimension, season_of
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.school_calendar import Closure, ClosureKind, ExceptionKind, SlotException
from polesdesk.domain.visits import FindingKind
from polesdesk.store.kinds import ALLOTMENT, CONVENTION, SLOT_EXCEPTION

YEAR = RateQuery(by=Dimension.HUB, first=date(2026, 3, 9), last=date(2027, 2, 14))
WEEK = timedelta(days=7)


def _save(work: Work, kind: object, value: object) -> object:
    return work.save(kind, value)  # type: ignore[arg-type]


def _open(office: Office) -> None:
    spans = tuple(OpeningSpan(weekday=day, start=time(9), end=time(21)) for day in range(1, 6))
    office.runner.do(hubs.save, replace(office.hub, opening=spans))


def _slot(office: Office, weekday: int, start: time, end: time, **fields: object) -> Slot:
    usual = {"id": new_id(), "room_id": office.room.id, "weekday": weekday}
    return Slot(**{**usual, "start": start, "end": end, **fields})  # type: ignore[arg-type]


def _agreement(office: Office, number: str, *slots: Slot, **fields: object) -> Convention:
    usual: dict[str, object] = {
        "id": new_id(), "number": number, "hub_id": office.hub.id, "state": State.NOTIFIED,
        "association_id": office.association.id, "use_kind": UseKind.SLOT, "slots": slots,
        "room_ids": (office.room.id,), "start_date": date(2025, 9, 1),
        "end_date": date(2027, 8, 31),
    }  # fmt: skip
    made = Convention(**{**usual, **fields})  # type: ignore[arg-type]
    return office.runner.do(_save, CONVENTION, made).value


@pytest.fixture
def city(office: Office) -> Office:
    """Slots of every kind in two rooms, closures by the day and by the hour, departures."""
    _open(office)
    other = Room(id=new_id(), hub_id=office.hub.id, name="Salle 2")
    locker = Room(id=new_id(), hub_id=office.hub.id, name="Casier", kind=RoomKind.LOCKER)
    for room in (other, locker):
        office.runner.do(hubs.save_room, room)
    evening = (time(18), time(20))
    _agreement(
        office, "A",
        _slot(office, 1, *evening),
        _slot(office, 2, time(19, 30), time(22, 15), school_holidays=HolidayRule.WITH),
        _slot(office, 3, time(10), time(12), school_holidays=HolidayRule.ONLY),
        _slot(office, 5, time(23), time(1), week_parity=WeekParity.ODD),
    )  # fmt: skip
    _agreement(
        office, "B",
        _slot(office, 4, *evening, interval_weeks=3),
        _slot(office, 4, time(14), time(16), month_weeks=(1, -1), room_id=other.id),
        _slot(office, 1, *evening, room_id=locker.id),
        start_date=date(2026, 5, 4), terminated_on=date(2027, 1, 5),
    )  # fmt: skip
    _agreement(
        office, "C",
        _slot(office, 2, time(9), time(11), interval_weeks=2, anchor=date(2026, 3, 9)),
        _slot(office, 2, time(14), time(15), from_date=date(2026, 6, 1), to_date=date(2026, 12, 1)),
        _slot(office, 3, *evening, dates_in=(date(2026, 7, 15),), dates_out=(date(2026, 9, 16),)),
        suspended_from=None,
    )  # fmt: skip
    _agreement(
        office, "D", _slot(office, 5, *evening, room_id=other.id),
        suspended_from=date(2026, 9, 1), suspended_to=date(2026, 10, 1),
    )  # fmt: skip
    moved = _slot(office, 1, time(9), time(10))
    _agreement(office, "E", moved)
    _agreement(office, "F", _slot(office, 1, *evening), state=State.DRAFT)
    for day, new in ((date(2026, 9, 7), date(2026, 11, 5)), (date(2026, 9, 14), None)):
        kind = ExceptionKind.MOVED if new else ExceptionKind.CANCELLED
        departure = SlotException(
            id=new_id(), slot_id=moved.id, hub_id=office.hub.id, kind=kind, day=day, new_day=new,
            new_room_id=other.id if new else None,
        )  # fmt: skip
        office.runner.do(_save, SLOT_EXCEPTION, departure)
    use = Allotment(
        id=new_id(), hub_id=office.hub.id, label="Conseil", start_date=date(2026, 1, 1),
        end_date=date(2026, 12, 31), slots=(_slot(office, 4, time(9), time(12)),),
    )  # fmt: skip
    office.runner.do(_save, ALLOTMENT, use)
    for fields in (
        {"first": date(2026, 10, 5), "last": date(2026, 10, 18)},
        {"first": date(2026, 11, 16), "last": date(2026, 11, 20), "start": time(8),
         "end": time(14), "kind": ClosureKind.REQUISITION},
        {"first": date(2026, 6, 8), "last": None, "room_id": other.id},
    ):  # fmt: skip
        closure = Closure(id=new_id(), hub_id=office.hub.id, reason="fermé", **fields)  # type: ignore[arg-type]
        office.runner.do(school_calendar.save_closure, closure)
    return office


def _held(office: Office) -> list[OccurrenceRow]:
    found = office.runner.read(planning.occurrences, YEAR.first, YEAR.last)
    return [one for one in found if one.status is OccurrenceStatus.PLANNED]


def _keys(one: OccurrenceRow, by: Dimension) -> list[str]:
    month = one.day.isoformat()[:7]
    known = {
        Dimension.HUB: one.hub_id, Dimension.ROOM: one.room_id, Dimension.SLOT: one.slot_id,
        Dimension.CONVENTION: one.convention_id, Dimension.ASSOCIATION: one.association_id,
        Dimension.MONTH: month, Dimension.SEASON: season_of(month),
    }  # fmt: skip
    if by is not Dimension.WEEKDAY_HOUR:
        return [known[by]] if known[by] else []
    end = one.end.hour * 60 + one.end.minute
    end += 24 * 60 if one.end <= one.start else 0
    hours = range(one.start.hour, (end - 1) // 60 + 1)
    return [f"{(one.day.isoweekday() - 1 + at // 24) % 7 + 1}-{at % 24}" for at in hours]


@pytest.mark.parametrize("by", list(Dimension))
def test_planned_counts_are_those_of_the_occurrences(city: Office, by: Dimension) -> None:
    found: Measures = city.runner.read(measures.planned, replace(YEAR, by=by))
    expected: dict[str, list[OccurrenceRow]] = {}
    for one in _held(city):
        for key in _keys(one, by):
            expected.setdefault(key, []).append(one)
    assert {key for key, one in found.rows.items() if one.slots} == set(expected)
    for key, rows in expected.items():
        past = [one for one in rows if one.day <= city.day]
        assert (found.rows[key].planned, found.rows[key].slots) == (
            len(past),
            len({one.slot_id for one in rows}),
        ), key
    assert found.total.planned == len([one for one in _held(city) if one.day <= city.day])


def _allotted_by_month(city: Office, rooms: dict[str, RoomRow]) -> dict[str, int]:
    """Count the open minutes of every occurrence, one by one."""
    calendar = city.runner.read(school_calendar.calendar, YEAR.first, YEAR.last)
    found: dict[str, int] = {}
    for one in _held(city):
        is_room = rooms[one.room_id].kind is RoomKind.ROOM
        if not is_room or one.day.isoweekday() > 5 or calendar.public_holiday(one.day):
            continue
        start = one.start.hour * 60 + one.start.minute
        end = one.end.hour * 60 + one.end.minute + (24 * 60 if one.end <= one.start else 0)
        month = one.day.isoformat()[:7]
        minutes = sum(9 * 60 <= at < 21 * 60 for at in range(start, end))
        found[month] = found.get(month, 0) + minutes
    return found


def _open_by_month(city: Office, rooms: dict[str, RoomRow]) -> dict[str, int]:
    """Count the minutes of every day, weekdays from 9 h to 21 h, less what is closed."""
    calendar = city.runner.read(school_calendar.calendar, YEAR.first, YEAR.last)
    found: dict[str, int] = {}
    for number in range((YEAR.last - YEAR.first).days + 1):
        day = YEAR.first + timedelta(days=number)
        if day.isoweekday() > 5 or calendar.public_holiday(day):
            continue
        month = day.isoformat()[:7]
        names = [room.name for room in rooms.values() if room.kind is RoomKind.ROOM]
        found[month] = found.get(month, 0) + sum(_open_on(day, name) for name in names)
    return found


def _open_on(day: date, room: str) -> int:
    is_closed = date(2026, 10, 5) <= day <= date(2026, 10, 18)
    if is_closed or (day == date(2026, 6, 8) and room == "Salle 2"):
        return 0
    return 7 * 60 if date(2026, 11, 16) <= day <= date(2026, 11, 20) else 12 * 60


def test_allotted_and_open_minutes_are_those_of_every_day(city: Office) -> None:
    rooms = {one.id: one for one in city.runner.read(hubs.rooms, city.hub.id)}
    allotted, opened = _allotted_by_month(city, rooms), _open_by_month(city, rooms)
    months = city.runner.read(measures.planned, replace(YEAR, by=Dimension.MONTH)).rows
    assert {key: one.opened for key, one in months.items()} == opened
    assert {key: one.allotted for key, one in months.items() if one.allotted} == allotted
    for by in Dimension:
        found = city.runner.read(measures.planned, replace(YEAR, by=by))
        assert found.total.allotted == sum(allotted.values())
        assert found.total.opened == sum(opened.values())
        if by in {Dimension.HUB, Dimension.ROOM, Dimension.SEASON, Dimension.WEEKDAY_HOUR}:
            assert sum(one.opened for one in found.rows.values()) == sum(opened.values())
            assert sum(one.allotted for one in found.rows.values()) == sum(allotted.values())
        elif by is not Dimension.MONTH:
            assert not any(one.allotment for one in found.rows.values())


def test_one_hub_is_counted_as_in_the_city(city: Office) -> None:
    for by in Dimension:
        whole = city.runner.read(measures.planned, replace(YEAR, by=by))
        assert city.runner.read(measures.planned, replace(YEAR, by=by, hub_id=city.hub.id)) == whole


def test_coverage_is_what_was_seen_of_what_was_planned(office: Office) -> None:
    _open(office)
    agreement, slot = signed_slot(office)
    for week in (0, 1, 2):
        see(office, agreement, TUESDAY - week * WEEK, FindingKind.AS_PLANNED)
    see(office, agreement, TUESDAY.replace(day=20), FindingKind.EMPTY)  # school holidays
    query = RateQuery(by=Dimension.SLOT, first=date(2026, 9, 1), last=date(2027, 8, 31))
    table = office.runner.read(rates.table, query)
    found = office.runner.read(measures.measures, table)
    # Tuesdays out of holidays from 1 September to 21 November, of which the day of today.
    assert found.rows[slot.id] == Measure(slots=1, planned=10, seen=3)
    assert found.rows[slot.id].coverage == 0.3
    assert found.rows[slot.id].allotment is None
    assert found.total.seen == 3


def test_an_office_held_alone_is_no_coverage_and_fills_a_room_wholly(office: Office) -> None:
    _open(office)
    agreement, _ = signed_slot(office, use_kind=UseKind.EXCLUSIVE, slots=())
    for hour in range(9, 12):
        see(office, agreement, TUESDAY, FindingKind.EMPTY, at=time(hour))
    for by in Dimension:
        query = RateQuery(by=by, first=date(2026, 9, 1), last=date(2026, 10, 31))
        found = office.runner.read(measures.measures, office.runner.read(rates.table, query))
        assert found.total.seen == 0, by
        assert not any(one.seen for one in found.rows.values()), by
        assert found.total.allotment == 1.0
    hub = office.runner.read(measures.planned, replace(query, by=Dimension.HUB))
    assert hub.rows[office.hub.id].allotment == 1.0


def test_without_opening_hours_there_is_no_allotment(office: Office) -> None:
    signed_slot(office)
    found = office.runner.read(measures.planned, YEAR)
    assert found.total.allotment is None
    assert found.total.planned
