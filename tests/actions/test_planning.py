"""What is planned, clashing and free in the file, and occurrences that depart from their slot."""

from dataclasses import replace
from datetime import date, time

import pytest

from actions.conftest import Office
from polesdesk.actions import clashing, history, hubs, planning, school_calendar, slot_exceptions
from polesdesk.domain.conventions import Slot, State, UseKind
from polesdesk.domain.free_time import FreeWish
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import Closure, ClosureKind
from polesdesk.store.planning import Scope

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


def slot(office: Office, **changes: object) -> Slot:
    usual = {"id": new_id(), "room_id": office.room.id, "weekday": 2, "start": time(18),
             "end": time(20)}  # fmt: skip
    return Slot(**usual | changes)


def signed(office: Office, *slots: Slot, **fields: object):
    usual = {"use_kind": UseKind.SLOT, "state": State.NOTIFIED,
             "slots": slots or (slot(office),)}  # fmt: skip
    return office.agreement(**usual | fields)


def planned(office: Office, first=FIRST, last=LAST, **scope: str):
    found = office.runner.read(planning.occurrences, first, last, **scope)
    return [one for one in found if one.status is OccurrenceStatus.PLANNED]


def test_occurrences_bear_the_names_of_who_holds_what(office):
    made = signed(office)
    one = planned(office)[0]
    assert (one.day, one.start, one.end) == (date(2026, 12, 1), time(18), time(20))
    assert (one.hub, one.hub_code, one.room) == ("Voltaire", "VOL", office.room.name)
    assert (one.convention, one.association) == (made.number, office.association.name)


def test_the_official_school_holidays_count_until_the_office_has_its_own(office):
    signed(office)
    days = [one.day.day for one in planned(office)]
    assert days == [1, 8, 15]
    own = [replace(one, last=date(2026, 12, 27)) if one.first == date(2026, 12, 19) else one
           for one in school_calendar.official_holidays() if one.zone == "B"]  # fmt: skip
    office.runner.do(school_calendar.save_school_holidays, "B", own)
    assert [one.day.day for one in planned(office)] == [1, 8, 15, 29]
    office.runner.do(history.undo)
    assert [one.day.day for one in planned(office)] == [1, 8, 15]


def test_a_closure_takes_occurrences_away_and_its_deletion_gives_them_back(office):
    signed(office)
    closed = Closure(id=new_id(), hub_id=office.hub.id, kind=ClosureKind.REQUISITION,
                     first=date(2026, 12, 7), last=date(2026, 12, 9), reason="vote")  # fmt: skip
    closed = office.runner.do(school_calendar.save_closure, closed).value
    found = office.runner.read(planning.occurrences, FIRST, LAST)
    (taken,) = [one for one in found if one.day == date(2026, 12, 8)]
    assert (taken.reason, taken.detail) == (Exclusion.REQUISITION, "vote")
    office.runner.do(school_calendar.bin_closures, [closed.id])
    assert date(2026, 12, 8) in [one.day for one in planned(office)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first": None}, "first"),
        ({"last": date(2026, 12, 1)}, "last"),
        ({"start": time(8)}, "end"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_closure_that_makes_no_sense_is_refused_at_its_field(office, changes, field):
    closed = Closure(id=new_id(), hub_id=office.hub.id, first=date(2026, 12, 7), reason="congés")
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(school_calendar.save_closure, replace(closed, **changes))
    assert refused.value.field == field


def test_a_moved_occurrence_leaves_its_room_and_is_seen_in_the_other(office):
    signed(office)
    other = Room(id=new_id(), hub_id=office.hub.id, name="Autre salle", capacity=10)
    office.runner.do(hubs.save_room, other)
    one = planned(office)[1]
    there = (time(17), time(19))
    office.runner.do(
        slot_exceptions.move, one, date(2026, 12, 10), there, room_id=other.id, reason="fuite"
    )
    (moved,) = planned(office, room_id=other.id)
    assert (moved.day, moved.start, moved.room, moved.rule_day) == (
        date(2026, 12, 10), time(17), "Autre salle", date(2026, 12, 8)
    )  # fmt: skip
    assert [o.day.day for o in planned(office, room_id=office.room.id)] == [1, 15]
    office.runner.do(slot_exceptions.put_back, [moved])
    assert [o.day.day for o in planned(office, room_id=office.room.id)] == [1, 8, 15]


def test_a_moved_occurrence_moves_again_and_stays_one(office):
    signed(office)
    office.runner.do(
        slot_exceptions.move, planned(office)[1], date(2026, 12, 9), (time(18), time(20))
    )
    (moved,) = [one for one in planned(office) if one.rule_day]
    office.runner.do(slot_exceptions.move, moved, date(2026, 12, 10), (time(18), time(21)))
    assert [(o.day.day, o.end) for o in planned(office)] == [
        (1, time(20)), (10, time(21)), (15, time(20))
    ]  # fmt: skip


def test_an_added_occurrence_is_held_and_may_be_cancelled(office):
    signed(office)
    office.runner.do(
        slot_exceptions.add, planned(office)[0], date(2026, 12, 23), (time(9), time(12))
    )
    (added,) = [one for one in planned(office) if one.day == date(2026, 12, 23)]
    assert (added.start, added.end) == (time(9), time(12))
    office.runner.do(slot_exceptions.put_back, [added])
    assert [one.day.day for one in planned(office)] == [1, 8, 15]


def test_a_cancelled_and_an_excused_occurrence_say_why_and_can_be_undone(office):
    signed(office)
    first, second, _third = planned(office)
    office.runner.do(slot_exceptions.cancel, [first], "inventaire")
    office.runner.do(slot_exceptions.excuse, [second], "grippe", "Mme Essai", date(2026, 12, 7))
    reasons = {one.day.day: (one.reason, one.detail)
               for one in office.runner.read(planning.occurrences, FIRST, LAST)}  # fmt: skip
    assert reasons[1] == (Exclusion.EXCEPTION, "inventaire")
    assert reasons[8] == (Exclusion.EXCUSED, "grippe")
    office.runner.do(history.undo)
    office.runner.do(history.undo)
    assert [one.day.day for one in planned(office)] == [1, 8, 15]


def test_cancelling_wants_a_reason(office):
    signed(office)
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(slot_exceptions.cancel, planned(office)[:1], " ")
    assert refused.value.field == "reason"


def test_every_clash_of_the_whole_period_is_listed_with_who_holds_the_room(office):
    holder = signed(office)
    wanted = office.agreement(
        use_kind=UseKind.SLOT, slots=(slot(office, start=time(19), end=time(21)),),
        start_date=date(2026, 12, 1), end_date=date(2027, 1, 31),
    )  # fmt: skip
    found = office.runner.read(clashing.clashes, wanted)
    assert [one.day for one in found] == [
        date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15), date(2027, 1, 5),
        date(2027, 1, 12), date(2027, 1, 19), date(2027, 1, 26),
    ]  # fmt: skip
    assert {(one.other, one.other_convention) for one in found} == {
        (office.association.name, holder.number)
    }


def test_a_room_held_alone_clashes_on_every_day(office):
    signed(office, use_kind=UseKind.EXCLUSIVE, slots=())
    wanted = office.agreement(use_kind=UseKind.SLOT, slots=(slot(office),),
                              start_date=FIRST, end_date=LAST)  # fmt: skip
    assert [one.day.day for one in office.runner.read(clashing.clashes, wanted)] == [1, 8, 15]


def test_the_agreement_that_an_amendment_replaces_gives_way(office):
    holder = signed(office)
    wanted = office.agreement(use_kind=UseKind.SLOT, slots=(slot(office),), amends_id=holder.id,
                              start_date=FIRST, end_date=LAST)  # fmt: skip
    assert office.runner.read(clashing.clashes, wanted) == ()


def test_a_move_onto_somebody_else_is_told_before_it_is_made(office):
    signed(office)
    signed(office, slot(office, weekday=4))
    one = planned(office)[0]
    evening = (time(18, 30), time(20, 30))
    (clash,) = office.runner.read(slot_exceptions.clashes_of_move, one, date(2026, 12, 3), evening)
    assert clash.other == office.association.name
    own_day = office.runner.read(slot_exceptions.clashes_of_move, one, one.day, evening)
    assert own_day == ()


def test_what_is_empty_of_an_evening_counts_days(office):
    signed(office, start_date=date(2026, 12, 1), end_date=date(2026, 12, 31))
    hours = (time(18), time(20))
    (row,) = office.runner.read(planning.emptiness, 2, hours, FIRST, LAST)
    assert (row.days, row.free_days, row.allotted_days) == (5, 2, 3)
    assert row.holders == (office.association.name,)
    (morning,) = office.runner.read(planning.emptiness, 2, (time(8), time(12)), FIRST, LAST)
    assert (morning.days, morning.free_days, morning.allotted_days) == (5, 5, 0)


def test_a_free_room_is_found_beside_what_is_taken(office):
    signed(office)
    wish = FreeWish(weekdays=(2,), from_time=time(17), to_time=time(22), minutes=120,
                    first=FIRST, last=LAST)  # fmt: skip
    (found,) = office.runner.read(planning.free_rooms, wish)
    assert (found.start, found.days, found.free_days) == (time(20), 5, 5)


def test_an_agreement_that_was_never_made_holds_nothing(office):
    signed(office)
    assert planned(office)
    office.runner.do(history.undo)
    assert planned(office) == []


def test_a_room_asked_for_alone_lists_every_day_that_it_would_shut_out(office):
    slots = signed(office, start_date=date(2026, 12, 1), end_date=date(2027, 8, 31))
    dates = [one.day for one in planned(office, date(2026, 12, 1), date(2027, 8, 31))]
    wish = office.agreement(
        use_kind=UseKind.EXCLUSIVE, start_date=date(2026, 12, 3), end_date=date(2027, 5, 31)
    )
    found = office.runner.read(clashing.clashes, wish)
    assert [one.day for one in found] == [
        day for day in dates if date(2026, 12, 3) <= day <= date(2027, 5, 31)
    ]
    assert len(found) > 15
    assert {(one.start, one.other_convention) for one in found} == {(None, slots.number)}


def test_a_slot_in_a_room_held_alone_lists_who_holds_it(office):
    alone = signed(
        office, use_kind=UseKind.EXCLUSIVE, slots=(), start_date=date(2026, 12, 8),
        end_date=date(2027, 3, 31),
    )  # fmt: skip
    wish = office.agreement(
        use_kind=UseKind.SLOT, slots=(slot(office),), start_date=date(2026, 12, 1),
        end_date=date(2026, 12, 31),
    )  # fmt: skip
    found = office.runner.read(clashing.clashes, wish)
    assert [one.day.day for one in found] == [8, 15]
    assert {one.other_convention for one in found} == {alone.number}


def test_two_rooms_held_alone_clash_once_and_an_amendment_gives_way_to_its_own(office):
    first = signed(
        office, use_kind=UseKind.EXCLUSIVE, slots=(), start_date=date(2026, 1, 1),
        end_date=date(2026, 12, 31),
    )  # fmt: skip
    wish = office.agreement(
        use_kind=UseKind.EXCLUSIVE, start_date=date(2026, 12, 1), end_date=date(2027, 12, 31)
    )
    (clash,) = office.runner.read(clashing.clashes, wish)
    assert (clash.day, clash.until) == (date(2026, 12, 1), date(2026, 12, 31))
    assert clash.other_convention == first.number
    assert office.runner.read(clashing.clashes, replace(wish, amends_id=first.id)) == ()


def test_an_evening_of_the_eve_reaches_into_the_first_day_of_a_room_held_alone(office):
    signed(office, slot(office, start=time(22), end=time(2)))
    wish = office.agreement(
        use_kind=UseKind.EXCLUSIVE, start_date=date(2026, 12, 2), end_date=date(2026, 12, 7)
    )
    (clash,) = office.runner.read(clashing.clashes, wish)
    assert clash.day == date(2026, 12, 1)


def test_days_read_alone_show_what_the_whole_week_shows(office):
    dated = slot(office, weekday=5, dates_in=(date(2026, 12, 9),))
    moved = slot(office, weekday=4, start=time(22), end=time(1))
    signed(office, slot(office), dated, moved)
    one = next(one for one in planned(office) if one.day == date(2026, 12, 10))
    there = (time(9), time(10))
    office.runner.do(slot_exceptions.move, one, date(2026, 12, 12), there, reason="fuite")
    week = planned(office, date(2026, 12, 7), date(2026, 12, 13))
    assert [one.day.day for one in week] == [8, 9, 11, 12]
    for number in range(7, 14):
        day = date(2026, 12, number)
        assert planned(office, day, day) == [one for one in week if one.day == day]
        free = office.runner.read(planning.plain_occurrences, Scope(), FIRST, LAST,
                                  weekdays=(day.isoweekday(),))  # fmt: skip
        assert [o.slot_id for o in free if o.day == day and o.status is OccurrenceStatus.PLANNED] \
            == [one.slot_id for one in week if one.day == day]  # fmt: skip
