"""The board under hands: what is drawn, moved, resized or cancelled is saved as it was meant."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from hands import settle
from polesdesk.actions import conventions, history
from polesdesk.domain.slot_changes import Extent
from polesdesk.ui.planning.plan import Spot
from ui.planning.conftest import FIRST, LAST, MONDAY, TUESDAY, PlanningWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WEDNESDAY = TUESDAY + timedelta(1)


def choose(board: PlanningWindow, slot_id: str, day: date) -> None:
    board.tab.board.set_current(board.block(slot_id, day).piece.block.id)
    board.tab.board.setFocus()
    settle()


def test_a_span_drawn_by_mouse_opens_its_dialog_and_is_saved(board):
    board.drag(board.place(WEDNESDAY, 14 * 60), board.place(WEDNESDAY, 15 * 60 + 45))
    fields = board.form("slot_dialog").form.fields
    assert fields["day"].input.value() == WEDNESDAY
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(14), time(16))
    board.fill("slot_dialog", holder="city", label="Conseil de quartier", room_id="studio")
    before = board.held()
    board.save("slot_dialog")
    assert board.no_dialog()
    assert set(board.held()) - set(before) == {(WEDNESDAY, time(14), time(16), "studio")}


def test_a_span_drawn_upwards_is_the_same(board):
    board.drag(board.place(WEDNESDAY, 15 * 60 + 45), board.place(WEDNESDAY, 14 * 60))
    fields = board.form("slot_dialog").form.fields
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(14), time(16))


def test_a_free_room_is_proposed(board):
    board.drag(board.place(TUESDAY, 16 * 60), board.place(TUESDAY, 19 * 60))
    assert board.form("slot_dialog").form.fields["room_id"].input.value() == "studio"


def test_a_series_for_a_draft_is_kept_by_the_agreement(board):
    board.drag(board.place(WEDNESDAY, 14 * 60), board.place(WEDNESDAY, 15 * 60 + 45))
    board.fill("slot_dialog", holder="convention:chess-c", room_id="studio", rhythm="2")
    board.save("slot_dialog")
    assert board.no_dialog()
    draft = board.runner.read(conventions.get, "chess-c")
    (made,) = draft.slots
    assert (made.weekday, made.interval_weeks, made.anchor) == (3, 2, WEDNESDAY)
    assert set(draft.room_ids) == {"hall", "studio"}
    block = board.block(made.id, WEDNESDAY).piece.block
    assert not block.is_held
    assert block.row.reason == "not_in_effect"


def test_clashes_are_listed_and_the_valid_ones_kept(board):
    board.drag(board.place(TUESDAY, 12 * 60), board.place(TUESDAY, 13 * 60))
    board.fill(
        "slot_dialog", holder="city", label="Forum", room_id="hall", start=time(19),
        end=time(21), rhythm="1", last=LAST, day=TUESDAY - timedelta(7), school_holidays="with",
    )  # fmt: skip
    before = board.held()
    board.save("slot_dialog")
    clashes = board.dialog("clash_dialog").list.rows()
    taken = {day for day, *_ in board.held("choir-slot") if day >= TUESDAY - timedelta(7)}
    assert {one.clash.day for one in clashes} == taken
    assert {one.who for one in clashes} == {"Chœur à cœur"}
    assert board.held() == before
    board.click("clash_keep")
    assert board.no_dialog()
    assert set(before) <= set(board.held())
    assert not {day for day, *_ in set(board.held()) - set(before)} & taken


def test_giving_up_saves_nothing_and_keeps_what_was_typed(board):
    board.drag(board.place(TUESDAY, 12 * 60), board.place(TUESDAY, 13 * 60))
    board.fill(
        "slot_dialog", holder="city", label="Forum", room_id="hall", start=time(19), end=time(21)
    )
    before = board.held()
    board.save("slot_dialog")
    assert not board.window.findChildren(object, "clash_keep")  # one day: nothing is left of it
    move = board.dialog("clash_dialog").findChild(QPushButton, "clash_move")
    assert move.text() == "&Déplacer ma demande…"
    board.click("clash_give_up")
    fields = board.form("slot_dialog").form.fields
    assert (fields["label"].input.value(), fields["start"].input.value()) == ("Forum", time(19))
    assert board.held() == before


def test_moving_after_a_clash_keeps_what_was_typed(board):
    board.drag(board.place(TUESDAY, 12 * 60), board.place(TUESDAY, 13 * 60))
    board.fill(
        "slot_dialog", holder="city", label="Forum", room_id="hall", start=time(19), end=time(21)
    )
    board.save("slot_dialog")
    board.click("clash_move")
    fields = board.form("slot_dialog").form.fields
    assert fields["label"].input.value() == "Forum"
    board.fill("slot_dialog", room_id="studio")
    board.save("slot_dialog")
    assert (TUESDAY, time(19), time(21), "studio") in board.held()


def test_one_occurrence_dragged_moves_alone(board):
    placed = board.block("city-slot", MONDAY)
    start = board.inside(placed)
    ends = start + QPoint(board.tab.board.plan()._day * 2, 0)
    board.drag(start, ends)
    fields = board.form("move_dialog").form.fields
    assert fields["day"].input.value() == WEDNESDAY
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(9), time(11))
    before = board.held("city-slot")
    board.save("move_dialog")
    after = board.held("city-slot")
    assert set(before) - set(after) == {(MONDAY, time(9), time(11), "studio")}
    assert set(after) - set(before) == {(WEDNESDAY, time(9), time(11), "studio")}


def test_the_edge_of_a_block_makes_it_longer(board):
    placed = board.block("city-slot", MONDAY)
    board.drag(board.grip(placed), board.place(MONDAY, 12 * 60 + 45))
    fields = board.form("move_dialog").form.fields
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(9), time(13))


def test_keys_walk_move_and_resize(board):
    choose(board, "city-slot", MONDAY)
    board.key(Qt.Key.Key_Right)
    assert board.tab.board.current().row.slot_id == "choir-slot"
    board.key(Qt.Key.Key_Left)
    assert board.tab.board.current().row.slot_id == "city-slot"
    board.key(Qt.Key.Key_Right, CONTROL)
    board.key(Qt.Key.Key_Down, CONTROL)
    board.key(Qt.Key.Key_Down, SHIFT)
    assert board.no_dialog()
    board.key(Qt.Key.Key_Return)
    fields = board.form("move_dialog").form.fields
    assert fields["day"].input.value() == TUESDAY
    assert (fields["start"].input.value(), fields["end"].input.value()) == (
        time(9, 15),
        time(11, 30),
    )


def test_escape_forgets_a_move_by_keys(board):
    choose(board, "city-slot", MONDAY)
    board.key(Qt.Key.Key_Down, CONTROL)
    assert board.tab.board.ghost is not None
    board.key(Qt.Key.Key_Escape)
    assert board.tab.board.ghost is None


def test_the_following_ones_of_the_city_move_together(board):
    choose(board, "city-slot", MONDAY)
    board.key(Qt.Key.Key_Right, CONTROL)
    board.key(Qt.Key.Key_Return)
    board.fill("move_dialog", extent=Extent.FOLLOWING.value)
    board.save("move_dialog")
    assert board.no_dialog()
    days = [day for day, _s, _e, room in board.held() if room == "studio"]
    assert {day.isoweekday() for day in days if day < MONDAY} == {1}
    assert {day.isoweekday() for day in days if day >= MONDAY} == {2}


def test_a_signed_agreement_offers_one_occurrence_alone_and_says_why(board):
    choose(board, "choir-slot", TUESDAY)
    board.tab.acts.move(board.tab.current_block())
    settle()
    dialog = board.form("move_dialog")
    enabled = [b.objectName() for b in dialog.findChildren(QRadioButton) if b.isEnabled()]
    assert enabled == ["move_extent_this"]
    assert "avenant" in dialog.form.fields["extent"].widget.accessibleDescription()


def test_delete_cancels_with_a_reason_and_undo_brings_back(board):
    before = board.held()
    choose(board, "choir-slot", TUESDAY)
    board.key(Qt.Key.Key_Delete)
    board.save("cancel_dialog")
    assert board.form("cancel_dialog").form.fields["reason"].error()
    board.fill("cancel_dialog", reason="Fête de quartier")
    board.save("cancel_dialog")
    assert board.no_dialog()
    block = board.block("choir-slot", TUESDAY).piece.block
    assert not block.is_held
    assert block.row.detail == "Fête de quartier"
    board.runner.do(history.undo)
    assert board.held() == before


def test_an_excused_absence_is_put_back(board):
    choose(board, "choir-slot", TUESDAY)
    board.tab.acts.excuse(board.tab.current_block())
    settle()
    board.fill("excuse_dialog", told_by="Mme Exemple")
    board.save("excuse_dialog")
    block = board.block("choir-slot", TUESDAY).piece.block
    assert block.row.reason == "excused"
    choose(board, "choir-slot", TUESDAY)
    board.tab.act(board.tab.acts.put_back)
    settle()
    assert board.block("choir-slot", TUESDAY).piece.block.is_held


def test_enter_opens_the_agreement(board, qtbot):
    choose(board, "choir-slot", TUESDAY)
    with qtbot.waitSignal(board.tab.went) as asked:
        board.key(Qt.Key.Key_Return)
    assert asked.args == ["convention", "choir-c"]


@pytest.mark.parametrize("by_wheel", [True, False])
def test_zoom_gives_each_room_its_column(board, by_wheel):
    board.tab.resize(1300, 700)
    wide = board.tab.board.plan()._day
    assert not board.tab.board.plan()._by_room
    assert not board.tab.bar.smaller.isEnabled()
    if by_wheel:
        turn_wheel(board.tab.board.viewport(), 120, CONTROL)
    else:
        board.key(Qt.Key.Key_Plus, text="+")
    assert board.tab.board.plan()._day > wide
    assert board.tab.board.plan()._by_room
    board.key(Qt.Key.Key_Minus, text="-")
    assert board.tab.board.plan()._day == wide


def turn_wheel(view, by: int, modifiers: Qt.KeyboardModifier) -> None:
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    settle()


def test_a_double_click_in_empty_space_begins_two_hours(board):
    place = board.place(WEDNESDAY, 10 * 60)
    QTest.mouseDClick(board.tab.board.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    fields = board.form("slot_dialog").form.fields
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(10), time(12))
    assert fields["day"].input.value() > FIRST


def test_keys_on_the_board_of_a_day_go_to_another_room(board):
    board.click("planning_view_day")
    board.tab.show_day(MONDAY)
    settle()
    choose(board, "city-slot", MONDAY)
    board.key(Qt.Key.Key_Up, CONTROL)
    board.key(Qt.Key.Key_Right, CONTROL)
    board.key(Qt.Key.Key_Left, SHIFT)
    board.key(Qt.Key.Key_Return)
    fields = board.form("move_dialog").form.fields
    assert fields["room_id"].input.value() == "hall"
    assert (fields["start"].input.value(), fields["end"].input.value()) == (
        time(9, 15),
        time(11),
    )


def test_a_block_of_the_day_is_dragged_to_another_room_and_hour(board):
    board.click("planning_view_day")
    board.tab.show_day(MONDAY)
    settle()
    placed = board.block("city-slot", MONDAY)
    hour = round(board.tab.board.plan()._hours.pixels)
    target = board.tab.board.plan().rect_of(Spot(day=MONDAY, room_id="hall", minute=540), 120)
    start = board.inside(placed)
    board.drag(start, QPoint(start.x() + 2 * hour, target.center().y()))
    fields = board.form("move_dialog").form.fields
    assert fields["room_id"].input.value() == "hall"
    assert fields["start"].input.value() == time(11)
    board.save("move_dialog")
    assert (MONDAY, time(11), time(13), "hall") in board.held("city-slot")
    assert (MONDAY, time(9), time(11), "studio") not in board.held("city-slot")


def test_a_line_of_the_month_is_dragged_to_another_day_at_the_same_hours(board):
    board.click("planning_view_month")
    placed = board.block("city-slot", MONDAY)
    start = board.inside(placed)
    width = board.tab.board.plan()._width
    board.drag(start, start + QPoint(3 * width, 0))
    fields = board.form("move_dialog").form.fields
    assert fields["day"].input.value() == MONDAY + timedelta(3)
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(9), time(11))


def test_a_move_past_midnight_keeps_its_length(board):
    choose(board, "city-slot", MONDAY)
    board.tab.acts.move(board.tab.current_block())
    settle()
    board.fill("move_dialog", start=time(22, 30), end=time(0, 30))
    board.save("move_dialog")
    assert (MONDAY, time(22, 30), time(0, 30), "studio") in board.held("city-slot")
    pieces = [
        one.piece
        for one in board.tab.board.plan().placed
        if one.piece.block.row.slot_id == "city-slot" and one.piece.block.is_held
    ]
    assert [(one.day, one.start, one.end) for one in pieces] == [
        (MONDAY, 1350, 1440),
        (TUESDAY, 0, 30),
    ]
