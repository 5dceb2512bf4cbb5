"""The whole window of an office as the story of occupancy drives it: by mouse and keys."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from hands import settle
from office_window import OfficeWindow, type_over
from polesdesk.actions import planning, rounds, visit_lists, visits
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import Slot
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.visits import Finding, Round, Visit
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.tab import Tab
from polesdesk.ui.table_view import TableView
from ready_office import ReadyOffice
from ui.planning.conftest import PlanningWindow

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Clock:
    """The day that it is for the program."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        """Return it."""
        return self.day


@dataclass
class Story:
    """The window of the office, driven by mouse and keys alone."""

    office: OfficeWindow
    board: PlanningWindow
    runner: Runner
    ready: ReadyOffice
    clock: Clock
    folder: Path

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self.office.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is, shortcuts included."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key, modifiers)
        settle()

    def letters(self, letters: str) -> None:
        """Type plain letters where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget(), letters)
        settle()

    def click(self, name: str) -> None:
        """Press the button of a name that is seen."""
        seen = [b for b in self.window.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), name
        QTest.mouseClick(seen[0], LEFT)
        settle()

    def open_tab(self, subject: str) -> None:
        """Press the tab of a subject."""
        tabs = self.window.build_all_tabs()
        (number,) = [place for place, tab in enumerate(tabs) if tab.subject == subject]
        strip = self.window._ui.tab_strip
        QTest.mouseClick(strip, LEFT, pos=strip.tabRect(number).center())
        settle()
        assert self.window.current_tab().subject == subject

    def fill(self, dialog: str, **texts: str) -> None:
        """Type texts into the fields of a dialog."""
        for name, text in texts.items():
            type_over(self.office.form(dialog).fields[name].widget, text)

    def shown(self, kind: type[QWidget], name: str) -> QWidget:
        """The widget of a name that is seen."""
        (found,) = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        return found

    def table(self, name: str) -> list[list[str]]:
        """What a table shows, row by row."""
        model = self.shown(TableView, name).model()
        columns = range(model.columnCount())
        return [
            [str(model.index(row, column).data() or "") for column in columns]
            for row in range(model.rowCount())
        ]

    def click_row(self, name: str, row: int) -> None:
        """Press a row of a table."""
        self._press_row(QTest.mouseClick, name, row)

    def double_click_row(self, name: str, row: int) -> None:
        """Press a row of a table twice."""
        self._press_row(QTest.mouseClick, name, row)
        self._press_row(QTest.mouseDClick, name, row)

    def _press_row(self, press: Callable[..., None], name: str, row: int) -> None:
        view = self.shown(TableView, name)
        place = view.visualRect(view.model().index(row, 0)).center()
        press(view.viewport(), LEFT, pos=place)
        settle()

    def choose(self, name: str, value: str) -> None:
        """Go down in a box until a value is chosen."""
        box = self.shown(FilterBox, name)
        box.setFocus()
        for _ in range(box.count()):
            if box.value() == value:
                break
            self.key(Qt.Key.Key_Down)
        assert box.value() == value

    def tab(self, subject: str) -> Tab:
        """The tab of a subject."""
        (found,) = [tab for tab in self.window.build_all_tabs() if tab.subject == subject]
        return found

    def command(self, name: str) -> None:
        """Open the menu of a command and press it there."""
        action = self.window.findChild(QAction, name)
        bar = self.window.menuBar()
        (menu,) = [one for one in bar.findChildren(QMenu) if action in one.actions()]
        QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(menu.menuAction()).center())
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        settle()

    def rate(self) -> list[str]:
        """The figures of the agreement: n, k, rate, interval, how many left out and why."""
        (found,) = [row for row in self.table("rates_table") if "Les Lanternes" in row[0]]
        return found[1:5] + found[7:9]

    def finding(self, day: date) -> Finding:
        """What was found in the slot on a day, whichever version of its row."""
        rows = self.runner.read(visit_lists.page, ListQuery())
        (visit_id,) = [row.id for row in rows if row.day == day]
        (found,) = [
            one.finding
            for one in self.runner.read(visit_lists.card, visit_id).rooms
            if one.finding.slot_id == self.slot().id
        ]
        return replace(found, version=0)

    def undo(self) -> str:
        """Press Ctrl+Z and return what it was going to undo."""
        action = self.window.findChild(QAction, "edit_undo")
        told = action.text()
        self.key(Qt.Key.Key_Z, CONTROL)
        return told

    def redo(self) -> str:
        """Press Ctrl+Y and return what it was going to do again."""
        action = self.window.findChild(QAction, "edit_redo")
        told = action.text()
        self.key(Qt.Key.Key_Y, CONTROL)
        return told

    def slot(self) -> Slot:
        """The slot of the agreement."""
        (found,) = self.ready.read().slots
        return found

    def held(self) -> list[date]:
        """The days that the agreement holds, as the file knows them."""
        one = self.ready.read()
        found = self.runner.read(
            planning.occurrences, one.start_date, one.end_date, convention_id=one.id
        )
        return [one.day for one in found if one.status is OccurrenceStatus.PLANNED]

    def rounds(self) -> list[Round]:
        """The rounds of the file."""
        rows = self.runner.read(rounds.page, ListQuery())
        return [self.runner.read(rounds.get, row.id) for row in rows]

    def visit(self) -> Visit:
        """The newest visit of the file."""
        return self.runner.read(visits.get, self.runner.read(visit_lists.page, ListQuery())[0].id)
