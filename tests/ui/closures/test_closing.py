"""Closing premises in the window: preview, treatments, places, letters, the return, undo."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from hands import press, settle
from polesdesk.actions import closure_list, planning
from polesdesk.domain.closure_operations import ClosureOperation, Treatment
from polesdesk.domain.occurrences import OccurrenceStatus
from ui.planning.conftest import PlanningWindow, board  # noqa: F401

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
LAST = TUESDAY + timedelta(days=13)


def trigger(window: PlanningWindow, name: str) -> None:
    found = window.tab.findChild(QAction, name)
    assert found is not None
    found.trigger()
    settle()


def closing(window: PlanningWindow, **values: object):
    """Open the guided dialog and type in it."""
    trigger(window, "planning_close_command")
    dialog = window.dialog("closing_dialog")
    for name, value in {"hub_id": "hub", "first": MONDAY, "last": LAST, "ground": "WORKS",
                        "reason": "chauffage", **values}.items():  # fmt: skip
        dialog.form.fields[name].input.set_value(value)
    settle()
    return dialog


def held(window: PlanningWindow) -> set[tuple[date, str]]:
    found = window.runner.read(planning.occurrences, MONDAY, LAST)
    return {(one.day, one.room_id) for one in found if one.status is OccurrenceStatus.PLANNED}


def click(dialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()
    settle()


def operations(window: PlanningWindow) -> list[ClosureOperation]:
    rows = window.runner.read(closure_list.rows)
    return [row.operation for row in rows if row.operation is not None]


def test_the_preview_follows_what_is_typed(board):  # noqa: F811
    dialog = closing(board)
    told = dialog.summary.text()
    assert "annulées" in told
    assert "Chœur à cœur" in [one.line.who for one in dialog.list.rows()]
    dialog.form.fields["last"].input.set_value(MONDAY)
    settle()
    assert dialog.summary.text() != told


def test_everything_is_closed_in_one_action_and_one_undo(board):  # noqa: F811
    before = held(board)
    dialog = closing(board)
    click(dialog, "closing_apply")
    assert held(board) == set()
    (made,) = operations(board)
    assert made.reason == "chauffage"
    listed = board.dialog("closures_dialog")
    assert listed.view.current_id() == made.id
    assert listed.card.findChild(QPushButton, "closure_letters") is not None
    click(listed, "closures_close")
    press(board.window, Qt.Key.Key_Z, "", Qt.KeyboardModifier.ControlModifier)
    settle()
    assert held(board) == before
    assert operations(board) == []


def test_what_is_lacking_is_told_at_its_field_and_nothing_is_closed(board):  # noqa: F811
    before = held(board)
    dialog = closing(board, reason="")
    click(dialog, "closing_apply")
    assert dialog.isVisible()
    assert held(board) == before
    dialog.form.fields["reason"].input.set_value("chauffage")
    click(dialog, "closing_apply")
    assert len(operations(board)) == 1


def test_a_slot_goes_to_a_place_that_is_chosen_from_the_free_ones(board):  # noqa: F811
    dialog = closing(board, room_ids=("hall",))
    rows = dialog.list.rows()
    choir = next(one for one in rows if one.line.who == "Chœur à cœur")
    dialog.view.select_record(choir.id)
    settle()
    dialog.bar.choice.set_value(str(Treatment.MOVED))
    settle()
    places = board.dialog("closing_places_dialog")
    assert {one.free.room_id for one in places.list.rows()} == {"studio"}
    click(places, "closing_places_choose")
    assert "déplacée" in dialog.summary.text()
    click(dialog, "closing_apply")
    (made,) = operations(board)
    line = next(one for one in made.lines if one.who == "Chœur à cœur")
    assert line.moved == line.days
    assert {(day, "studio") for day in line.moved} <= held(board)


def test_giving_up_the_choice_of_a_place_leaves_cancelled_dates(board):  # noqa: F811
    dialog = closing(board, room_ids=("hall",))
    dialog.bar.choice.set_value(str(Treatment.MOVED))
    settle()
    click(board.dialog("closing_places_dialog"), "closing_places_close")
    assert {one.line.treatment for one in dialog.list.rows()} == {Treatment.DATES}


def test_moves_are_proposed_for_all_at_once(board):  # noqa: F811
    dialog = closing(board, room_ids=("hall",))
    click(dialog, "closing_moves")
    assert "déplacée" in dialog.summary.text()


def test_leaving_with_something_typed_asks(board):  # noqa: F811
    dialog = closing(board)
    click(dialog, "closing_cancel")
    board.click("unsaved_discard")
    settle()
    assert operations(board) == []


def test_reopening_and_extending_from_the_card(board):  # noqa: F811
    click(closing(board), "closing_apply")
    listed = board.dialog("closures_dialog")
    click(listed.card, "closure_end")
    board.fill("closure_end_dialog", last=LAST + timedelta(days=7))
    assert "En plus" in board.form("closure_end_dialog").form._notice.text()
    board.save("closure_end_dialog")
    assert operations(board)[0].last == LAST + timedelta(days=7)
    click(listed.card, "closure_reopen")
    board.fill("closure_reopen_dialog", on=TUESDAY + timedelta(days=1))
    board.save("closure_reopen_dialog")
    assert operations(board)[0].last == TUESDAY
    assert {day for day, _room in held(board)} & {TUESDAY + timedelta(days=7)}


def test_a_closure_of_its_own_is_still_changed_and_deleted(board):  # noqa: F811
    from polesdesk.actions import school_calendar
    from polesdesk.domain.school_calendar import Closure

    alone = Closure(id="c", hub_id="hub", first=MONDAY, last=TUESDAY, reason="pont",
                    start=time(8), end=time(22))  # fmt: skip
    board.tab._desk.do(school_calendar.save_closure, alone, owner=board.tab)
    trigger(board, "planning_closures_command")
    listed = board.dialog("closures_dialog")
    listed.view.select_record("c")
    settle()
    click(listed, "closure_edit")
    assert "touchée" in board.form("closure_dialog").form._notice.text()
    board.save("closure_dialog")
    click(listed, "closure_bin")
    assert listed.list.rows() == ()


@pytest.mark.parametrize("name", ["planning_close_command", "planning_closures_command"])
def test_the_dialogs_are_offered_in_the_menu(board, name):  # noqa: F811
    assert board.tab.findChild(QAction, name).isEnabled()
