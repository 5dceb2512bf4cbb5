"""The tab of planning: periods, filters, the list as the equal of the board, and its dialogs."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hands import press, settle, type_text
from polesdesk.actions import hubs, planning, school_calendar, slot_clashes, slot_exceptions
from polesdesk.domain.boards import BoardView
from polesdesk.domain.conventions import WeekParity
from polesdesk.domain.hubs import Hub
from polesdesk.domain.lists import Choice
from polesdesk.domain.school_calendar import Closure
from polesdesk.ui.planning import PlanningTab
from polesdesk.ui.planning import board as board_module
from polesdesk.ui.planning.day_plan import DayPlan
from polesdesk.ui.planning.month_plan import MonthPlan
from polesdesk.ui.planning.week_plan import WeekPlan
from ui.planning.conftest import MONDAY, SATURDAY, TUESDAY, PlanningWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def listed(board: PlanningWindow) -> list[tuple[date, time, str]]:
    return [(one.row.day, one.row.start, one.row.association) for one in board.tab.list.rows()]


def drawn(board: PlanningWindow) -> list[tuple[date, time, str]]:
    plan = board.tab.board.plan()
    return sorted(
        (one.piece.day, one.piece.block.row.start, one.piece.block.row.association)
        for one in plan.placed
    )


def command(board: PlanningWindow, name: str) -> QAction:
    found = board.tab.findChild(QAction, name)
    assert found is not None
    return found


def test_it_opens_on_this_week_with_the_line_of_now(board):
    assert isinstance(board.tab.board.plan(), WeekPlan)
    assert board.tab.bar.title.text() == "Semaine 47, du 16 au 22 novembre 2026"
    line = board.tab.board.plan().now_line(SATURDAY, 10 * 60 + 30)
    assert line is not None
    seen = board.tab.board._inside().translated(board.tab.board._offset())
    assert seen.contains(line[0])


@pytest.mark.parametrize("view", list(BoardView))
def test_the_list_shows_what_the_board_shows(board, view):
    board.click(f"planning_view_{view.value}")
    kinds = {BoardView.DAY: DayPlan, BoardView.WEEK: WeekPlan, BoardView.MONTH: MonthPlan}
    assert isinstance(board.tab.board.plan(), kinds[view])
    assert sorted(listed(board)) == drawn(board)


def test_one_key_turns_to_the_list_at_the_same_occurrence(board):
    choir = board.block("choir-slot", TUESDAY).piece.block
    board.tab.board.set_current(choir.id)
    command(board, "planning_list_command").trigger()
    settle()
    assert board.tab.list_view.isVisible()
    assert board.tab.list_view.current_id() == choir.id
    board.tab.list_view.setFocus()
    assert command(board, "planning_cancel_command").isEnabled()
    command(board, "planning_cancel_command").trigger()
    settle()
    board.fill("cancel_dialog", reason="Travaux")
    board.save("cancel_dialog")
    row = next(one for one in board.tab.list.rows() if one.row.slot_id == "choir-slot")
    assert row.row.detail == "Travaux"


def test_periods_turn_by_buttons_keys_and_date(board):
    board.click("planning_next")
    assert board.tab.shown.board.first == MONDAY + timedelta(7)
    board.key(Qt.Key.Key_PageUp)
    board.key(Qt.Key.Key_PageUp)
    assert board.tab.shown.board.first == MONDAY - timedelta(7)
    board.tab.bar.day.selectAll()
    type_text(board.tab.bar.day, "6/10/2026")
    press(board.tab.bar.day, Qt.Key.Key_Return)
    board.tab.bar.day.editingFinished.emit()
    settle()
    assert board.tab.shown.board.first == date(2026, 10, 5)
    board.click("planning_today")
    assert board.tab.shown.board.first == MONDAY


def test_a_room_and_an_association_narrow_the_board(board):
    board.tab.bar.room.set_value("studio")
    board.tab.bar.room.chosen.emit()
    settle()
    assert {one[2] for one in listed(board)} == {"Aide aux devoirs"}
    board.tab.bar.room.set_value("")
    board.tab.bar.association.set_value(Choice(value="choir", label="Chœur à cœur"))
    settle()
    assert {one[2] for one in listed(board)} == {"Chœur à cœur"}
    assert board.tab.bar.hub_id() == ""
    board.tab.bar.association.clear()
    settle()
    assert len(listed(board)) == 2
    assert board.tab.bar.hub_id() == "hub"


def test_what_is_current_is_said_aloud(board, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(board_module, "announce", lambda _w, text, **_k: said.append(text))
    block = board.block("choir-slot", TUESDAY).piece.block
    board.tab.board.set_current(block.id, aloud_too=True)
    when = "mardi 17\u00a0novembre\u00a02026, 18\u00a0h – 20\u00a0h"
    assert said == [f"Chœur à cœur, {when}, Grande salle, Voltaire"]
    assert board.tab.board.accessibleDescription() == said[0]


def test_a_change_elsewhere_is_seen_at_once(board):
    closure = Closure(id="c", hub_id="hub", first=TUESDAY, last=TUESDAY, reason="Élections")
    board.tab._desk.do(school_calendar.save_closure, closure, owner=board.tab)
    settle()
    block = board.block("choir-slot", TUESDAY).piece.block
    assert (block.row.reason, block.row.detail) == ("closure", "Élections")


def test_the_finder_proposes_and_allots(board):
    command(board, "planning_find_command").trigger()
    settle()
    form = board.dialog("finder_dialog").form
    form.fields["weekdays"].input.set_value(("2",))
    form.fields["minutes"].input.set_value(120)
    form.fields["from_time"].input.set_value(time(18))
    form.fields["to_time"].input.set_value(time(20))
    board.click("finder_ask")
    rows = board.dialog("finder_dialog").list.rows()
    assert rows[0].free.room == "Studio"
    assert all(one.free.room != "Grande salle" or one.free.taken for one in rows)
    board.click("finder_allot")
    fields = board.form("slot_dialog").form.fields
    assert fields["room_id"].input.value() == "studio"
    assert (fields["start"].input.value(), fields["end"].input.value()) == (time(18), time(20))
    assert fields["day"].input.value().isoweekday() == 2
    assert fields["rhythm"].input.value() == "1"


def test_what_is_empty_is_answered_and_printed(board):
    command(board, "planning_empty_command").trigger()
    settle()
    form = board.dialog("emptiness_dialog").form
    form.fields["weekday"].input.set_value("2")
    board.click("emptiness_ask")
    words = {one.row.room: one.chip.word for one in board.dialog("emptiness_dialog").list.rows()}
    assert words["Studio"] == "Libre"
    assert words["Grande salle"] == "Libre certains jours"
    board.click("emptiness_print")
    assert board.dialog("preview_dialog").windowTitle()
    board.dialog("preview_dialog").reject()
    settle()


def test_a_poster_of_the_room_is_previewed(board):
    command(board, "planning_print_command").trigger()
    settle()
    board.fill("poster_dialog", what="hall", paper="A3-portrait")
    board.save("poster_dialog")
    assert "Grande salle" in board.dialog("preview_dialog").windowTitle()
    board.dialog("preview_dialog").reject()
    settle()


def test_an_occurrence_is_added_to_a_slot(board):
    board.tab.board.set_current(board.block("choir-slot", TUESDAY).piece.block.id)
    command(board, "planning_add_command").trigger()
    settle()
    thursday = TUESDAY + timedelta(2)
    board.fill("added_dialog", day=thursday, reason="Répétition générale")
    board.save("added_dialog")
    assert board.no_dialog()
    assert (thursday, time(18), time(20), "hall") in board.held("choir-slot")


@pytest.mark.parametrize(
    ("rhythm", "fields"),
    [
        ("odd", {"week_parity": WeekParity.ODD}),
        ("3", {"interval_weeks": 3}),
        ("rank", {"month_weeks": (3,)}),
        ("last", {"month_weeks": (-1,)}),
    ],
)
def test_rhythms_are_kept_as_chosen(board, rhythm, fields):
    wednesday = TUESDAY + timedelta(1)
    board.drag(board.place(wednesday, 14 * 60), board.place(wednesday, 15 * 60 + 45))
    board.fill("slot_dialog", holder="convention:chess-c", room_id="studio", rhythm=rhythm)
    board.save("slot_dialog")
    assert board.no_dialog()
    (slot,) = board.runner.read(_draft_slots)
    assert {name: getattr(slot, name) for name in fields} == fields


def _draft_slots(work):
    from polesdesk.actions import conventions

    return conventions.get(work, "chess-c").slots


def test_an_office_without_hubs_is_told_how_to_begin(theme, desk, settings, window, qtbot):
    tab = PlanningTab(desk, settings)
    window(tab)
    settle()
    assert tab.empty.isVisible()
    assert not tab.bar.isVisible()
    with qtbot.waitSignal(tab.command_asked) as asked:
        tab.empty.begin.click()
    assert asked.args == ["hub_new_command"]
    desk.do(hubs.save, Hub(id="h", code="VOL", name="Voltaire"), owner=tab)
    settle()
    assert tab.board.isVisible()


def test_moving_a_series_says_what_becomes_of_what_was_cancelled(board):
    rows = [one for one in board.tab.list.rows() if one.row.slot_id == "city-slot"]
    later = [
        row
        for row in board.runner.read(planning.occurrences, MONDAY, MONDAY + timedelta(21))
        if row.slot_id == "city-slot"
    ]
    board.runner.do(slot_exceptions.cancel, later[1:3], "Travaux")
    board.tab.acts.move(rows[0])
    settle()
    field = board.form("move_dialog").form.fields["extent"]
    assert field._hint.isHidden()
    field.input.set_value("following")
    assert "2\u00a0séances annulées" in field._hint.text()
    field.input.set_value("this")
    assert field._hint.isHidden()


def test_a_clash_of_the_dashboard_opens_the_board_of_its_hub_and_day(board, monkeypatch):
    seen = []
    place = (date(2026, 12, 8), "other-hub")
    monkeypatch.setattr(
        slot_clashes, "place_of", lambda _work, slot_id: seen.append(slot_id) or place
    )
    board.tab.open_record("slot", "choir-slot")
    settle()
    assert seen == ["choir-slot"]
    assert board.tab._wish.day == date(2026, 12, 8)
    assert board.tab.bar.title.text().startswith("Semaine 50")


@pytest.mark.parametrize("leave", ["escape", "close", "allot"])
@pytest.mark.parametrize("opened_by", ["key", "menu"])
@pytest.mark.parametrize("came_from_list", [False, True])
def test_the_key_of_posters_works_after_the_finder_was_closed(
    board, leave, opened_by, came_from_list
):
    if came_from_list:
        board.tab.show_list(on=True)
        board.tab.take_focus()
        board.tab.show_list(on=False)
    board.tab.take_focus()
    if opened_by == "key":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, CONTROL | SHIFT)
        settle()
    else:
        command(board, "planning_find_command").trigger()
        settle()
    finder = board.dialog("finder_dialog")
    if leave == "escape":
        QTest.keyClick(finder, Qt.Key.Key_Escape)
    elif leave == "close":
        board.click("finder_close")
    else:
        finder.done(1)
    settle()
    QTest.keyClick(QApplication.focusWidget() or board.window, Qt.Key.Key_P, CONTROL)
    settle()
    board.dialog("poster_dialog").reject()
