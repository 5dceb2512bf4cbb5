"""Clashes against looking at every pair and every minute."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.clashes import RoomHold, find, find_alone
from polesdesk.domain.hubs import Room
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus

MONDAY = date(2026, 3, 2)
ROOMS = {"r": Room(id="r", hub_id="h"), "q": Room(id="q", hub_id="h")}


def occurrence(day=MONDAY, start=time(18), end=time(20), **changes) -> Occurrence:
    given_ = {"hub_id": "h", "room_id": "r", "slot_id": "s", "convention_id": "c"}
    return Occurrence(day=day, start=start, end=end, **given_ | changes)


def held(**changes) -> Occurrence:
    return occurrence(**{"slot_id": "t", "convention_id": "d", "association_id": "b"} | changes)


HOURS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
OCCURRENCES = st.builds(
    occurrence,
    day=st.dates(MONDAY, MONDAY + timedelta(days=15)),
    start=HOURS,
    end=HOURS,
    room_id=st.sampled_from(["r", "q"]),
)


def minutes(one: Occurrence) -> set[tuple[str, int]]:
    """Every quarter of an hour that an occurrence takes, of its room."""
    start = one.day.toordinal() * 96 + one.start.hour * 4 + one.start.minute // 15
    end = one.day.toordinal() * 96 + one.end.hour * 4 + one.end.minute // 15
    if end <= start:
        end += 96
    return {(one.room_id, quarter) for quarter in range(start, end)}


@given(st.lists(OCCURRENCES, max_size=6), st.lists(OCCURRENCES, max_size=25))
def test_every_pair_that_shares_a_minute_is_told_and_no_other(asked, others):
    asked = [
        Occurrence(**{f: getattr(o, f) for f in o.__slots__} | {"slot_id": f"s{n}"})
        for n, o in enumerate(asked)
    ]
    others = [
        Occurrence(**{f: getattr(o, f) for f in o.__slots__} | {"slot_id": f"t{n}"})
        for n, o in enumerate(others)
    ]
    wanted = {(a.slot_id, o.slot_id) for a in asked for o in others if minutes(a) & minutes(o)}
    within = {
        frozenset((a.slot_id, b.slot_id))
        for a in asked
        for b in asked
        if a.slot_id != b.slot_id and minutes(a) & minutes(b)
    }
    found = find(asked, others, (), ROOMS, {})
    told = {(one.slot_id, one.other_slot_id) for one in found}
    assert {pair for pair in told if pair[1].startswith("t")} == wanted
    inside = [frozenset(pair) for pair in told if pair[1].startswith("s")]
    assert set(inside) == within
    assert len(inside) == len(within)
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_past_midnight_an_evening_meets_the_early_morning_of_the_next_day():
    night = occurrence(start=time(22), end=time(2))
    early = held(day=MONDAY + timedelta(days=1), start=time(1), end=time(3))
    (clash,) = find([night], [early], (), ROOMS, {})
    assert (clash.day, clash.other_slot_id) == (MONDAY, "t")
    assert find([night], [held(start=time(1), end=time(3))], (), ROOMS, {}) == ()


def test_back_to_back_is_no_clash():
    assert find([occurrence()], [held(start=time(20), end=time(22))], (), ROOMS, {}) == ()


def test_what_is_left_out_clashes_with_nothing():
    left_out = held(status=OccurrenceStatus.EXCLUDED)
    assert find([occurrence()], [left_out], (), ROOMS, {}) == ()
    assert find([occurrence(status=OccurrenceStatus.EXCLUDED)], [held()], (), ROOMS, {}) == ()


def test_who_holds_the_room_is_named_with_its_hours():
    (clash,) = find([occurrence()], [held(start=time(19), end=time(21))], (), ROOMS, {})
    assert (clash.other_association_id, clash.other_convention_id) == ("b", "d")
    assert (clash.other_start, clash.other_end) == (time(19), time(21))
    assert (clash.start, clash.end) == (time(18), time(20))


def test_a_room_that_somebody_holds_alone_is_never_free():
    hold = RoomHold(room_id="r", first=MONDAY, last=MONDAY, convention_id="e", association_id="b")
    asked = [occurrence(), occurrence(day=MONDAY + timedelta(days=1))]
    (clash,) = find(asked, (), [hold], ROOMS, {})
    assert (clash.day, clash.other_convention_id) == (MONDAY, "e")


DAYS = st.dates(MONDAY, MONDAY + timedelta(days=15))
HOLDS = st.builds(
    lambda room_id, first, more, key: RoomHold(
        room_id=room_id,
        first=first,
        last=None if more is None else first + timedelta(days=more),
        convention_id=key,
        association_id="b",
    ),
    st.sampled_from(["r", "q"]),
    DAYS,
    st.none() | st.integers(0, 8),
    st.sampled_from("efg"),
)
END = MONDAY + timedelta(days=60)


def quarters(hold: RoomHold) -> set[tuple[str, int]]:
    """Every quarter of an hour of every day of a hold."""
    last = hold.last or END
    days = range(hold.first.toordinal(), last.toordinal() + 1)
    return {(hold.room_id, day * 96 + quarter) for day in days for quarter in range(96)}


@given(st.lists(OCCURRENCES, max_size=12), st.lists(HOLDS, max_size=4))
def test_a_slot_and_a_room_held_alone_clash_both_ways_minute_by_minute(occurrences, holds):
    numbered = [
        Occurrence(**{f: getattr(o, f) for f in o.__slots__} | {"slot_id": f"s{n}"})
        for n, o in enumerate(occurrences)
    ]
    wanted = [
        (o.slot_id, n)
        for n, hold in enumerate(holds)
        for o in numbered
        if minutes(o) & quarters(hold)
    ]
    seen = [find([o], (), [hold], ROOMS, {}) for hold in holds for o in numbered]
    slots_first = [one for clashes in seen for one in clashes]
    assert len(slots_first) == len(wanted)
    for number, hold in enumerate(holds):
        told = find_alone([hold], numbered, ())
        assert {(one.other_slot_id, number) for one in told} == {
            pair for pair in wanted if pair[1] == number
        }
        assert all((one.start, one.end, one.slot_id) == (None, None, "") for one in told)
        assert [one.day for one in told] == sorted(one.day for one in told)


@given(HOLDS, HOLDS)
def test_two_who_would_hold_a_room_alone_clash_on_the_days_that_both_have(one, other):
    both = {quarter // 96 for room, quarter in quarters(one) & quarters(other)}
    told = find_alone([one], (), [other])
    assert len(told) == bool(both)
    if both:
        until = (told[0].until or END).toordinal()
        assert (told[0].day.toordinal(), until) == (min(both), max(both))


def test_a_room_held_alone_shuts_out_even_those_who_share_it():
    hold = RoomHold(room_id="r", first=MONDAY, last=None, convention_id="e", association_id="x")
    (clash,) = find_alone([hold], [held()], ())
    assert (clash.other_slot_id, clash.other_association_id) == ("t", "b")
    assert find_alone([hold], [held(status=OccurrenceStatus.EXCLUDED)], ()) == ()


def test_a_shared_room_takes_several_up_to_its_capacity():
    rooms = {"r": Room(id="r", hub_id="h", shareable=True, capacity=30)}
    others = [held(), held(slot_id="u", convention_id="e", start=time(19), end=time(21))]
    assert find([occurrence()], others, (), rooms, {"c": 10, "d": 10, "e": 10}) == ()
    (clash,) = find([occurrence()], others, (), rooms, {"c": 10, "d": 10, "e": 11})
    assert (clash.people, clash.capacity) == (31, 30)


def test_in_a_shared_room_those_who_do_not_meet_are_not_added_up():
    rooms = {"r": Room(id="r", hub_id="h", shareable=True, capacity=30)}
    others = [
        held(start=time(17), end=time(19)),
        held(slot_id="u", convention_id="e", start=time(19), end=time(21)),
    ]
    assert find([occurrence()], others, (), rooms, {"c": 10, "d": 20, "e": 20}) == ()
