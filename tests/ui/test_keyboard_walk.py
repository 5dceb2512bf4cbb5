"""Every window with the Tab key alone: all is reached, in reading order, and is seen to be."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from hands import press, settle
from polesdesk.ui.form import Form
from whole_program import states_of
from window_checks import focusable, told

pytestmark = pytest.mark.timeout(400)  # it goes through the whole program

SLACK = 6
"""Pixels by which two widgets of one line may lie higher or lower."""

MOST_CELLS = 120
"""Presses of Tab that it may take to leave one widget."""


def walk(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Press Tab from the first widget until it comes round; return the way and what is wrong."""
    wanted = list(focusable(window))
    if not wanted:
        return [], []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    if (area := scroll_area_of(wanted[0])) is not None:
        area.ensureWidgetVisible(wanted[0])
    way: list[QWidget] = []
    wrong: list[str] = []
    here = QApplication.focusWidget()
    while here is not None and here not in way and len(way) <= 2 * len(wanted) + 20:
        way.append(here)
        wrong += unseen(here)
        here = leave(here)
    if here is not way[0]:
        wrong.append(f"{told(way[-1])} keeps the keyboard")
    reached = {owner for widget in way for owner in (widget, widget.parentWidget())}
    reached |= {other for widget in way for other in beside(widget)}
    there = [widget for widget in wanted if isValid(widget) and widget.isVisible()]
    wrong += [f"{told(widget)} is not reached" for widget in there if widget not in reached]
    return way, wrong


def beside(widget: QWidget) -> list[QWidget]:
    """The buttons of which only one is chosen: arrows go from the one that Tab reaches."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return list(group.buttons()) if group is not None and group.exclusive() else []


def leave(widget: QWidget) -> QWidget | None:
    """Press Tab until another widget has the keyboard: a label has links, a grid has cells."""
    for _ in range(MOST_CELLS):
        inner = QApplication.focusWidget()
        if inner is None or not (inner is widget or widget.isAncestorOf(inner)):
            break
        press(inner, Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def unseen(widget: QWidget) -> list[str]:
    """Whether the widget that has the keyboard is out of sight, wholly or in part."""
    area = scroll_area_of(widget)
    seen = widget.visibleRegion().boundingRect()
    room = area.viewport().height() if area is not None else widget.window().height()
    missing = min(widget.height(), room) - seen.height()
    return [f"{told(widget)}: {missing} pixels out of sight"] if missing > SLACK else []


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    owner = widget.parentWidget()
    while owner is not None and not isinstance(owner, QScrollArea):
        owner = owner.parentWidget()
    return owner


def astray(form: Form, way: list[QWidget]) -> list[str]:
    """Where Tab goes up, or leftwards on a line, inside a form."""
    places = [(widget, place_in(form, widget)) for widget in way if form.isAncestorOf(widget)]
    wrong = []
    for (before, here), (after, there) in pairwise(places):
        same_line = there.top() < here.bottom() - SLACK and here.top() < there.bottom() - SLACK
        if there.left() < here.left() if same_line else there.top() < here.top():
            wrong.append(f"{told(before)} → {told(after)}")
    return wrong


def place_in(form: Form, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(form.inside, QPoint(0, 0)), widget.size())


def active_windows(program) -> Iterator[QWidget]:
    """In each state of the program, the window that has the keyboard."""
    for windows in states_of(program):
        active = QApplication.activeWindow()
        window = active if active in windows else windows[-1]
        if not isinstance(window, QFileDialog):  # the computer's own
            yield window


def test_tab_reaches_everything_in_reading_order_and_in_sight(program):
    wrong: set[str] = set()
    for window in active_windows(program):
        window.activateWindow()
        settle()
        way, slips = walk(window)
        wrong |= set(slips)
        for form in window.findChildren(Form):
            if form.isVisible():
                wrong |= set(astray(form, way))
    found = "\n".join(sorted(wrong))
    assert not found, found


def test_the_widget_that_has_the_keyboard_looks_different(program):
    looked_at: set[object] = set()
    same: set[str] = set()
    for window in active_windows(program):
        window.activateWindow()
        settle()
        for widget in focusable(window):
            kind = (type(widget), widget.property("role"), widget.property("locked"))
            if kind in looked_at:
                continue
            looked_at.add(kind)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            focused = widget.grab().toImage()
            program._ui.tab_strip.setFocus()
            widget.clearFocus()
            if widget.grab().toImage() == focused:
                same.add(told(widget))
    found = "\n".join(sorted(same))
    assert not found, found
