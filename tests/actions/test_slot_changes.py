"""Slots drawn and moved on a board: no clash is missed, nothing is overwritten or lost."""

from datetime import date, time, timedelta

import pytest

from polesdesk.actions import boards, history, planning, slot_changes, slot_drawing, slot_exceptions
from polesdesk.actions.slot_drawing import CITY, NewSlot
from polesdesk.domain.boards import BoardView, BoardWish
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, State, UseKind
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import Closure, ClosureKind
from polesdesk.domain.slot_changes import Extent, Place

FIRST, LAST = date(2026, 9, 1), date(2027, 6, 30)
TUESDAY = date(2026, 11, 24)


def a_slot(office, **fields: object) -> Slot:
    usual = {
        "id": new_id(), "room_id": office.room.id, "weekday": 2, "start": time(18),
        "end": time(20), "school_holidays": HolidayRule.WITH,
    }  # fmt: skip
    return Slot(**{**usual, **fields})  # type: ignore[arg-type]


def in_force(office, *slots: Slot, **fields: object) -> Convention:
    told = {
        "use_kind": UseKind.SLOT, "slots": slots, "start_date": FIRST, "end_date": LAST,
        "state": State.NOTIFIED,
    }  # fmt: skip
    return office.agreement(**{**told, **fields})


def drawn(office, slot: Slot, **fields: object) -> NewSlot:
    usual = {
        "holder": CITY, "slot": slot, "hub_id": office.hub.id, "label": "Conseil de quartier",
        "first": FIRST, "last": LAST,
    }  # fmt: skip
    return NewSlot(**{**usual, **fields})  # type: ignore[arg-type]


def held(office, first: date = FIRST, last: date = LAST):
    rows = office.runner.read(planning.occurrences, first, last, hub_id=office.hub.id)
    return [row for row in rows if row.status is OccurrenceStatus.PLANNED]


def one_of(office, slot_id: str, day: date):
    rows = office.runner.read(planning.occurrences, FIRST, LAST, hub_id=office.hub.id)
    return next(row for row in rows if row.slot_id == slot_id and row.day == day)


def days_of(office, slot_id: str) -> list[date]:
    return [row.day for row in held(office) if row.slot_id == slot_id]


def city_use(office, **fields: object) -> Slot:
    slot = a_slot(office, **fields)
    office.runner.do(slot_drawing.draw, drawn(office, slot))
    return slot


def test_every_clash_of_a_repeat_is_found(office):
    in_force(office, a_slot(office, interval_weeks=3))
    wanted = drawn(office, a_slot(office, start=time(19), end=time(22), interval_weeks=2))
    found = office.runner.read(slot_drawing.look_at_new, wanted)
    taken = {row.day for row in held(office)}
    alone = office.runner.do(slot_drawing.draw, wanted, keep_valid=True).value
    mine = {row.day for row in held(office) if row.allotment_id == alone.id}
    assert {one.day for one in found} == set(alone.slots[0].dates_out)
    assert not mine & taken
    assert len(found) > 5
    assert all(one.other == office.association.name for one in found)


def test_keeping_the_valid_ones_overwrites_nothing(office):
    convention = in_force(office, a_slot(office))
    before = [row for row in held(office) if row.convention_id == convention.id]
    slot = a_slot(office, start=time(19), end=time(21), weekday=2)
    with pytest.raises(RuleBroken, match="rien n’a été enregistré"):
        office.runner.do(slot_drawing.draw, drawn(office, slot))
    assert held(office) == before
    office.runner.do(slot_drawing.draw, drawn(office, slot), keep_valid=True)
    assert [row for row in held(office) if row.convention_id == convention.id] == before
    rows = office.runner.read(planning.occurrences, FIRST, LAST, hub_id=office.hub.id)
    left_out = [row for row in rows if row.slot_id == slot.id]
    assert {row.day for row in left_out} == {row.day for row in before}
    assert {row.reason for row in left_out} <= {Exclusion.EXCEPTION, Exclusion.PUBLIC_HOLIDAY}


def test_a_series_stays_on_its_weekday_after_a_conflict(office):
    in_force(office, a_slot(office, from_date=TUESDAY, to_date=TUESDAY))
    slot = a_slot(office)
    office.runner.do(slot_drawing.draw, drawn(office, slot), keep_valid=True)
    days = days_of(office, slot.id)
    assert {day.isoweekday() for day in days} == {2}
    assert TUESDAY not in days
    assert {TUESDAY - timedelta(7), TUESDAY + timedelta(7)} <= set(days)


def test_a_clash_past_midnight_is_found_on_the_next_day(office):
    in_force(office, a_slot(office, weekday=3, start=time(0), end=time(2)))
    wanted = drawn(office, a_slot(office, weekday=2, start=time(22), end=time(1)))
    found = office.runner.read(slot_drawing.look_at_new, wanted)
    assert {one.day.isoweekday() for one in found} == {2}
    assert len(found) > 30


def test_a_whole_series_moves_and_keeps_its_new_hours(office):
    slot = city_use(office)
    before = days_of(office, slot.id)
    place = Place(
        day=TUESDAY + timedelta(1), start=time(9), end=time(12, 15), room_id=office.room.id
    )
    one = one_of(office, slot.id, TUESDAY)
    office.runner.do(slot_changes.move, one, Extent.ALL, place)
    rows = [row for row in held(office) if row.slot_id == slot.id]
    assert {(row.start, row.end) for row in rows} == {(time(9), time(12, 15))}
    wanted = {day + timedelta(1) for day in before if day + timedelta(1) != date(2026, 11, 11)}
    assert {row.day for row in rows} >= wanted - {date(2027, 6, 30) + timedelta(1)}


def test_the_following_ones_move_and_the_former_stay(office):
    slot = city_use(office)
    before = days_of(office, slot.id)
    place = Place(day=TUESDAY + timedelta(2), start=time(18), end=time(20), room_id=office.room.id)
    one = one_of(office, slot.id, TUESDAY)
    changed = office.runner.do(slot_changes.move, one, Extent.FOLLOWING, place).value
    former, later = changed.slots
    assert former.id == slot.id
    assert days_of(office, slot.id) == [day for day in before if day < TUESDAY]
    after = days_of(office, later.id)
    assert after[0] == place.day
    assert {day.isoweekday() for day in after} == {4}


def test_what_departs_goes_with_the_series(office):
    slot = city_use(office)
    later = TUESDAY + timedelta(14)
    office.runner.do(slot_exceptions.cancel, [one_of(office, slot.id, later)], "Travaux")
    place = Place(day=TUESDAY + timedelta(2), start=time(18), end=time(20), room_id=office.room.id)
    one = one_of(office, slot.id, TUESDAY)
    changed = office.runner.do(slot_changes.move, one, Extent.FOLLOWING, place).value
    gone = one_of(office, changed.slots[1].id, later + timedelta(2))
    assert gone.reason is Exclusion.EXCEPTION
    assert gone.detail == "Travaux"


def test_a_move_onto_somebody_saves_nothing(office):
    in_force(office, a_slot(office, weekday=4))
    slot = city_use(office)
    one = one_of(office, slot.id, TUESDAY)
    place = Place(day=TUESDAY + timedelta(2), start=time(19), end=time(21), room_id=office.room.id)
    before = held(office)
    found = office.runner.read(slot_changes.look_at_move, one, Extent.ALL, place)
    assert {each.day.isoweekday() for each in found} == {4}
    with pytest.raises(RuleBroken):
        office.runner.do(slot_changes.move, one, Extent.ALL, place)
    assert held(office) == before
    office.runner.do(slot_changes.move, one, Extent.ALL, place, keep_valid=True)
    assert [row for row in held(office) if row.convention_id] == [
        row for row in before if row.convention_id
    ]


def test_the_following_ones_end(office):
    slot = city_use(office)
    before = days_of(office, slot.id)
    office.runner.do(slot_changes.end, one_of(office, slot.id, TUESDAY), Extent.FOLLOWING)
    assert days_of(office, slot.id) == [day for day in before if day < TUESDAY]


def test_a_whole_series_ends_and_comes_back_by_undo(office):
    slot = city_use(office)
    before = held(office)
    office.runner.do(slot_changes.end, one_of(office, slot.id, TUESDAY), Extent.ALL)
    assert days_of(office, slot.id) == []
    office.runner.do(history.undo)
    assert held(office) == before


def test_an_issued_agreement_is_refused_with_the_way_to_go(office):
    slot = a_slot(office)
    in_force(office, slot)
    one = one_of(office, slot.id, TUESDAY)
    place = Place(day=TUESDAY, start=time(9), end=time(10), room_id=office.room.id)
    with pytest.raises(RuleBroken, match="avenant") as refused:
        office.runner.do(slot_changes.move, one, Extent.FOLLOWING, place)
    assert refused.value.code == "issued_slots"
    assert "avenant" in office.runner.read(slot_changes.may_change, one)


def test_a_draft_takes_a_slot_and_its_room(office):
    draft = office.agreement(use_kind=UseKind.SLOT, start_date=FIRST, end_date=LAST)
    other = Room(id=new_id(), hub_id=office.hub.id, name="Salle 2")
    from polesdesk.actions import hubs

    office.runner.do(hubs.save_room, other)
    offered = {one.key for one in office.runner.read(slot_drawing.holders, office.hub.id)}
    assert offered == {CITY, f"convention:{draft.id}"}
    slot = a_slot(office, room_id=other.id)
    office.runner.do(slot_drawing.draw, drawn(office, slot, holder=f"convention:{draft.id}"))
    after = office.read(draft)
    assert after.slots == (slot,)
    assert set(after.room_ids) == {office.room.id, other.id}
    row = one_of(office, slot.id, TUESDAY)
    assert row.reason is Exclusion.NOT_IN_EFFECT


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"label": " "}, "label_required"),
        ({"first": None}, "first_required"),
        ({"last": FIRST - timedelta(1)}, "last_before_first"),
    ],
)
def test_a_use_of_the_city_says_what_it_lacks(office, fields, code):
    with pytest.raises(RuleBroken) as refused:
        office.runner.read(slot_drawing.look_at_new, drawn(office, a_slot(office), **fields))
    assert refused.value.code == code


def test_what_a_closure_touches_is_counted_by_its_hours(office):
    slot = city_use(office)
    closure = Closure(
        id=new_id(), hub_id=office.hub.id, kind=ClosureKind.REQUISITION, first=TUESDAY,
        last=TUESDAY + timedelta(7), reason="Élections",
    )  # fmt: skip
    rows = office.runner.read(boards.touched, closure)
    assert [row.day for row in rows] == [TUESDAY, TUESDAY + timedelta(7)]
    from dataclasses import replace

    morning = replace(closure, start=time(8), end=time(12))
    assert office.runner.read(boards.touched, morning) == ()
    assert rows[0].slot_id == slot.id


def test_a_week_opens_on_the_busiest_hub_and_shows_what_lasts_past_sunday(office):
    city_use(office, weekday=7, start=time(22), end=time(1))
    wish = BoardWish(view=BoardView.WEEK, day=TUESDAY)
    board = office.runner.read(boards.board, wish)
    assert board.wish.hub_id == office.hub.id
    assert (board.first, board.last) == (date(2026, 11, 23), date(2026, 11, 29))
    assert [row.day for row in board.rows] == [date(2026, 11, 22), date(2026, 11, 29)]


def test_the_preview_knows_what_was_cancelled_in_the_series(office):
    in_force(office, a_slot(office, weekday=4))
    slot = city_use(office)
    one, later = one_of(office, slot.id, TUESDAY), TUESDAY + timedelta(14)
    place = Place(day=TUESDAY + timedelta(2), start=time(18), end=time(20), room_id=office.room.id)
    taken = {
        clash.day
        for clash in office.runner.read(slot_changes.look_at_move, one, Extent.FOLLOWING, place)
    }
    assert later + timedelta(2) in taken
    office.runner.do(slot_exceptions.cancel, [one_of(office, slot.id, later)], "Travaux")
    for extent in (Extent.FOLLOWING, Extent.ALL):
        found = office.runner.read(slot_changes.look_at_move, one, extent, place)
        assert later + timedelta(2) not in {clash.day for clash in found}
        assert taken - {clash.day for clash in found} == {later + timedelta(2)}


def test_what_becomes_of_exceptions_is_told_before_the_series_changes(office):
    slot = city_use(office)
    one = one_of(office, slot.id, TUESDAY)
    assert office.runner.read(slot_changes.fates, one)[Extent.ALL].moved == ""
    weeks = [one_of(office, slot.id, TUESDAY + timedelta(7 * n)) for n in (-1, 1, 2, 3)]
    office.runner.do(slot_exceptions.cancel, weeks[:3], "Travaux")
    hours = (time(9), time(11))
    office.runner.do(slot_exceptions.move, weeks[3], weeks[3].day + timedelta(1), hours)
    told = office.runner.read(slot_changes.fates, one)
    assert told[Extent.FOLLOWING].moved == (
        "Déplacées avec la série\u202f: 2\u00a0séances annulées. "
        "Laissées à leur jour\u202f: 1\u00a0séance reportée."
    )
    assert "3\u00a0séances annulées" in told[Extent.ALL].moved
    assert told[Extent.FOLLOWING].ended == (
        "Disparaissent avec la série\u202f: 2\u00a0séances annulées et 1\u00a0séance reportée."
    )
