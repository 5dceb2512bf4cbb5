"""Where blocks stand: no piece covers another, midnight and two weeks are drawn as they are."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics

from polesdesk.domain.boards import BoardView, DayNote, period_of, turned
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.ui.planning.blocks import DAY, blocks_of, lanes_of, minute_of, pieces_of, time_of
from polesdesk.ui.planning.day_plan import DayPlan
from polesdesk.ui.planning.month_plan import MonthPlan
from polesdesk.ui.planning.plan import Frame, RoomLane, Scene, Spot
from polesdesk.ui.planning.week_plan import WeekPlan
from polesdesk.ui.planning.words import aloud, remark_of

MONDAY = date(2026, 11, 23)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(7))
LANES = tuple(
    RoomLane(id=key, name=name, hub_id="h", hub="Voltaire")
    for key, name in (("a", "Salle A"), ("b", "Salle B"))
)


def row(day: date, start: time, end: time, room: str = "a", **more: object) -> OccurrenceRow:
    usual = {
        "day": day, "start": start, "end": end, "room_id": room, "hub_id": "h",
        "slot_id": f"{start}{room}", "association": f"Les amis de {start:%H}", "room": room,
    }  # fmt: skip
    return OccurrenceRow(**{**usual, **more})  # type: ignore[arg-type]


def frame(qapp, width: int = 1300, height: int = 600, zoom: float = 1.0) -> Frame:
    return Frame(room=QSize(width, height), metrics=QFontMetrics(QFont()), zoom=zoom)


def scene(*rows: OccurrenceRow, first: date = WEEK[0], last: date = WEEK[-1]) -> Scene:
    blocks = blocks_of(rows)
    return Scene(lanes=LANES, pieces=pieces_of(blocks, first, last), today=MONDAY)


spans = st.tuples(st.integers(0, 90), st.integers(1, 60)).map(lambda s: (s[0] * 15, s[1] * 15))


@given(st.lists(spans, min_size=1, max_size=14))
def test_no_piece_of_a_day_covers_another(starts):
    rows = [
        row(MONDAY, time_of(start), time_of(start + length), slot_id=str(number))
        for number, (start, length) in enumerate(starts)
    ]
    lanes = lanes_of(pieces_of(blocks_of(rows), MONDAY, MONDAY))
    assert len(lanes) == len(rows)
    for number, one in enumerate(lanes):
        assert one.first >= 0
        assert one.first + one.span <= one.count
        for other in lanes[number + 1 :]:
            meet = one.piece.start < other.piece.end and other.piece.start < one.piece.end
            if meet:
                assert one.count == other.count
                apart = one.first + one.span <= other.first or other.first + other.span <= one.first
                assert apart


def test_past_midnight_is_two_pieces_that_meet_at_midnight(qapp):
    night = row(MONDAY, time(22), time(1, 30))
    first, second = pieces_of(blocks_of([night]), WEEK[0], WEEK[-1])
    assert (first.day, first.start, first.end, first.goes_on) == (MONDAY, 22 * 60, DAY, True)
    assert (second.day, second.start, second.end) == (MONDAY + timedelta(1), 0, 90)
    assert second.came_over
    plan = WeekPlan(WEEK, scene(night), frame(qapp))
    tops = {one.piece.day: one.rect for one in plan.placed}
    assert tops[MONDAY].bottom() >= plan._y(DAY) - 3
    assert tops[MONDAY + timedelta(1)].top() <= plan._y(0) + 3
    assert tops[MONDAY + timedelta(1)].left() > tops[MONDAY].right()


def test_until_midnight_is_one_piece():
    (piece,) = pieces_of(blocks_of([row(MONDAY, time(20), time(0))]), WEEK[0], WEEK[-1])
    assert (piece.start, piece.end, piece.goes_on) == (20 * 60, DAY, False)


def test_what_began_on_sunday_night_is_drawn_on_monday():
    sunday = row(MONDAY - timedelta(1), time(22), time(2))
    (piece,) = pieces_of(blocks_of([sunday]), WEEK[0], WEEK[-1])
    assert (piece.day, piece.start, piece.end) == (MONDAY, 0, 120)


def test_the_same_slot_in_two_weeks_is_two_blocks_on_their_days(qapp):
    rows = [row(MONDAY, time(18), time(20)), row(MONDAY + timedelta(7), time(18), time(20))]
    blocks = blocks_of(rows)
    assert len({one.id for one in blocks}) == 2
    assert not any(one.clashes for one in blocks)
    plan = WeekPlan(WEEK, scene(*rows), frame(qapp))
    assert [one.piece.day for one in plan.placed] == [MONDAY]


def test_a_clash_names_the_other_also_across_midnight():
    night = row(MONDAY, time(22), time(1))
    early = row(MONDAY + timedelta(1), time(0, 30), time(2))
    elsewhere = row(MONDAY, time(22), time(1), "b")
    one, two, three = blocks_of([night, early, elsewhere])
    assert (one.clashes, two.clashes, three.clashes) == (
        (early.association,),
        (night.association,),
        (),
    )
    assert remark_of(one) == f"conflit avec {early.association}"


def test_what_is_not_held_and_rooms_that_are_shared_clash_with_nothing():
    held = row(MONDAY, time(18), time(20))
    left_out = row(
        MONDAY, time(18), time(19), slot_id="x", status=OccurrenceStatus.EXCLUDED,
        reason=Exclusion.CLOSURE, detail="Travaux",
    )  # fmt: skip
    assert not any(one.clashes for one in blocks_of([held, left_out]))
    other = row(MONDAY, time(19), time(21), slot_id="y")
    assert not any(one.clashes for one in blocks_of([held, other], frozenset({"a"})))
    assert "fermé\u202f: Travaux" in aloud(blocks_of([left_out])[0])


@pytest.mark.parametrize("zoom", [1.0, 2.6])
@pytest.mark.parametrize("minute", [8 * 60, 12 * 60 + 15, 19 * 60 + 45])
def test_a_point_of_a_span_means_its_day_and_quarter(qapp, zoom, minute):
    week = WeekPlan(WEEK, scene(row(MONDAY, time(8), time(21))), frame(qapp, zoom=zoom))
    day = DayPlan(MONDAY, scene(row(MONDAY, time(8), time(21))), frame(qapp, zoom=zoom))
    for plan, wanted in ((week, WEEK[4]), (day, MONDAY)):
        for room in ("a", "b"):
            rect = plan.rect_of(Spot(day=wanted, room_id=room, minute=minute), 30)
            spot = plan.spot(rect.topLeft() + rect.center() / 1000)
            assert (spot.day, spot.minute) == (wanted, minute)
            if plan is day or week._by_room:
                assert spot.room_id == room


def test_a_month_shows_whole_weeks_and_each_start_once(qapp):
    first, last = period_of(BoardView.MONTH, MONDAY)
    rows = [row(MONDAY, time(22), time(1)), row(MONDAY, time(9), time(10), "b")]
    plan = MonthPlan(MONDAY, scene(*rows, first=first, last=last), frame(qapp))
    assert (first, last) == (date(2026, 10, 26), date(2026, 12, 6))
    assert [one.piece.start for one in plan.placed] == [9 * 60, 22 * 60]
    rect = plan.rect_of(Spot(day=MONDAY), 0)
    assert all(rect.contains(one.rect) for one in plan.placed)
    assert plan.spot(rect.center()) == Spot(day=MONDAY)


@pytest.mark.parametrize("view", list(BoardView))
def test_turning_there_and_back_is_the_same_period(view):
    for day in (date(2026, 1, 31), date(2028, 2, 29), date(2026, 12, 28)):
        there = turned(view, day, 1)
        assert period_of(view, turned(view, there, -1)) == period_of(view, day)
        assert period_of(view, there)[1] > period_of(view, day)[1]


def test_a_rest_day_is_drawn_without_failing(qapp):
    notes = {MONDAY: DayNote(day=MONDAY, text="Armistice", is_rest=True)}
    told = Scene(lanes=LANES, notes=notes, today=MONDAY)
    plain = WeekPlan(WEEK, Scene(lanes=LANES, today=MONDAY), frame(qapp))
    assert WeekPlan(WEEK, told, frame(qapp)).head > plain.head


def test_minutes_and_hours_are_told_both_ways():
    assert [time_of(minute_of(one)) for one in (time(0), time(9, 45))] == [time(0), time(9, 45)]
    assert time_of(DAY) == time(0)
