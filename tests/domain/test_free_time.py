"""What suits a wish, and on how many days."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.calendar_days import DayMinutes
from polesdesk.domain.clashes import RoomHold
from polesdesk.domain.free_time import Busy, FreeWish, days_of, find, suits
from polesdesk.domain.hubs import Hub, OpeningSpan, Room, RoomKind
from polesdesk.domain.occurrences import Occurrence

HUBS = {"h": Hub(id="h", name="Voltaire")}
ROOM = Room(id="r", hub_id="h", name="Salle 1", capacity=20, equipment=("Vidéoprojecteur",))


def wish(**changes) -> FreeWish:
    given = {"weekdays": (2,), "from_time": time(17), "to_time": time(21), "minutes": 120,
             "first": date(2026, 3, 2), "last": date(2026, 3, 31)}  # fmt: skip
    return FreeWish(**given | changes)


def taken(day, start=time(17), end=time(19), room="r") -> Occurrence:
    return Occurrence(day=day, start=start, end=end, hub_id="h", room_id=room, slot_id="s")


def test_the_days_of_a_weekday_include_both_ends():
    assert days_of(2, date(2026, 3, 3), date(2026, 3, 17)) == [
        date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17)
    ]  # fmt: skip


def test_the_hours_that_are_free_on_the_most_days_are_proposed():
    busy = Busy([taken(date(2026, 3, 3)), taken(date(2026, 3, 10), time(19), time(21))], ())
    (found,) = find(wish(), [ROOM], HUBS, busy)
    assert (found.start, found.end, found.days, found.free_days) == (time(17), time(19), 5, 4)
    assert found.taken == (date(2026, 3, 3),)


def test_a_slot_past_midnight_takes_the_early_hours_of_the_next_day():
    busy = Busy([taken(date(2026, 3, 2), time(23), time(2))], ())
    early = wish(from_time=time(0), to_time=time(2), weekdays=(2,), last=date(2026, 3, 3))
    assert find(early, [ROOM], HUBS, busy) == ()


def test_a_room_held_alone_is_not_free():
    hold = RoomHold(room_id="r", first=date(2026, 3, 1), last=None, convention_id="c",
                    association_id="a")  # fmt: skip
    assert find(wish(), [ROOM], HUBS, Busy((), [hold])) == ()


def test_closed_days_are_no_days_of_the_wish():
    (found,) = find(wish(), [ROOM], HUBS, Busy((), ()), [("r", date(2026, 3, 3))])
    assert (found.days, found.free_days) == (4, 4)


def test_hours_keep_to_the_opening_of_the_hub():
    opening = (OpeningSpan(weekday=2, start=time(9), end=time(18, 30)),)
    hubs = {"h": Hub(id="h", opening=opening)}
    assert find(wish(), [ROOM], hubs, Busy((), ())) == ()
    (found,) = find(wish(minutes=90), [ROOM], hubs, Busy((), ()))
    assert (found.start, found.end) == (time(17), time(18, 30))
    assert find(wish(minutes=60, weekdays=(3,)), [ROOM], hubs, Busy((), ())) == ()


def test_a_room_suits_by_people_equipment_and_hub():
    assert suits(ROOM, wish(headcount=20, equipment=("videoprojecteur",), hub_ids=("h",)))
    assert not suits(ROOM, wish(headcount=21))
    assert not suits(ROOM, wish(equipment=("piano",)))
    assert not suits(ROOM, wish(hub_ids=("g",)))
    assert not suits(Room(id="l", hub_id="h", kind=RoomKind.LOCKER), wish())


def test_hours_past_midnight_are_taken_by_the_early_hours_of_the_next_day():
    late = wish(from_time=time(22), to_time=time(2), minutes=240, last=date(2026, 3, 3))
    (found,) = find(late, [ROOM], HUBS, Busy((), ()))
    assert (found.start, found.end) == (time(22), time(2))
    busy = Busy([taken(date(2026, 3, 4), time(1), time(3))], ())
    assert find(late, [ROOM], HUBS, busy) == ()
    hold = RoomHold(room_id="r", first=date(2026, 3, 4), last=None, convention_id="c",
                    association_id="a")  # fmt: skip
    assert find(late, [ROOM], HUBS, Busy((), [hold])) == ()


HOURS = st.builds(time, st.integers(16, 22), st.sampled_from([0, 30]))
MARCH = st.dates(date(2026, 3, 1), date(2026, 3, 31))


@given(st.lists(st.builds(taken, MARCH, HOURS, HOURS), max_size=12))
def test_the_hours_proposed_are_the_first_of_those_free_on_the_most_days(occurrences):
    busy = Busy(occurrences, ())
    days = days_of(2, date(2026, 3, 2), date(2026, 3, 31))
    free = {
        start: [day for day in days if not busy.takes("r", day, DayMinutes(start, start + 120))]
        for start in range(17 * 60, 19 * 60 + 1, 30)
    }
    most = max(len(found) for found in free.values())
    told = find(wish(), [ROOM], HUBS, busy)
    if not most:
        assert told == ()
        return
    first = min(start for start, found in free.items() if len(found) == most)
    assert told[0].start == time(*divmod(first, 60))
    assert told[0].taken == tuple(day for day in days if day not in free[first])
