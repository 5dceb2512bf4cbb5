"""A window on the planning of a small hub: two rooms, an agreement in force, a use of the city."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from hands import press, settle
from polesdesk.actions import associations, conventions, hubs, planning, slot_drawing
from polesdesk.actions.runner import Runner
from polesdesk.actions.slot_drawing import CITY, NewSlot
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, State, UseKind
from polesdesk.domain.hubs import Hub, PropertyRegime, Room
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.opening_hours import parse_opening
from polesdesk.ui.form import FormDialog
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.planning import PlanningTab
from polesdesk.ui.planning.plan import Placed, Spot

FIRST, LAST = date(2026, 9, 1), date(2027, 6, 30)
SATURDAY = date(2026, 11, 21)
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def slot(row_id: str, room: str, weekday: int, start: time, end: time, **more: object) -> Slot:
    """A slot that is held in the holidays too."""
    told = {"school_holidays": HolidayRule.WITH, **more}
    return Slot(id=row_id, room_id=room, weekday=weekday, start=start, end=end, **told)


@dataclass
class PlanningWindow:
    """The window, and what a manager does on the board."""

    window: MainWindow
    tab: PlanningTab
    runner: Runner

    def block(self, slot_id: str, day: date) -> Placed:
        """Where the occurrence of a slot stands on the board."""
        plan = self.tab.board.plan()
        assert plan is not None
        found = [
            one
            for one in plan.placed
            if one.piece.block.row.slot_id == slot_id and one.piece.block.row.day == day
        ]
        assert found, f"no block of {slot_id} on {day}"
        return found[0]

    def place(self, day: date, minute: int, room: str = "") -> QPoint:
        """A point of the viewport just inside a quarter of an hour."""
        board = self.tab.board
        plan = board.plan()
        assert plan is not None
        rect = plan.rect_of(Spot(day=day, room_id=room, minute=minute), 30)
        board.bring_into_sight(rect)
        point = rect.topLeft() + QPoint(12, 3)
        return point - board._offset()

    def drag(self, begins: QPoint, ends: QPoint) -> None:
        """Press at a point, go to another, let go."""
        view = self.tab.board.viewport()
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(view, left, pos=begins)
        QTest.mouseMove(view, (begins + ends) / 2)
        QTest.mouseMove(view, ends)
        QTest.mouseRelease(view, left, pos=ends)
        settle()

    def grip(self, placed: Placed) -> QPoint:
        """The lower edge of a block, by which it is resized."""
        self.tab.board.bring_into_sight(placed.rect)
        rect = placed.rect.translated(-self.tab.board._offset())
        return QPoint(rect.center().x(), rect.bottom() - 2)

    def inside(self, placed: Placed) -> QPoint:
        """A point inside a block."""
        self.tab.board.bring_into_sight(placed.rect)
        return placed.rect.translated(-self.tab.board._offset()).center()

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        text: str = "",
    ) -> None:
        """Press a key on the board."""
        press(self.tab.board, key, text, modifiers)
        settle()

    def dialog(self, name: str) -> QDialog:
        """The dialog of a name that is open."""
        seen = [d for d in self.window.findChildren(QDialog, name) if d.isVisible()]
        assert len(seen) == 1, f"{len(seen)} dialogs « {name} »"
        return seen[0]

    def form(self, name: str) -> FormDialog:
        """The dialog of a form that is open."""
        found = self.dialog(name)
        assert isinstance(found, FormDialog)
        return found

    def fill(self, name: str, **values: object) -> None:
        """Put values into the fields of a dialog."""
        for field, value in values.items():
            self.form(name).form.fields[field].input.set_value(value)
        settle()

    def save(self, name: str) -> None:
        """Save the form of a dialog."""
        self.form(name).form.submit()
        settle()

    def click(self, name: str) -> None:
        """Click a button of the window or of a dialog."""
        seen = [b for b in self.window.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        seen[0].click()
        settle()

    def no_dialog(self) -> bool:
        """Whether no dialog is open."""
        return not [d for d in self.window.findChildren(QDialog) if d.isVisible()]

    def held(self, slot_id: str = "") -> list[tuple[date, time, time, str]]:
        """What is held in the season: day, hours, room; of one slot, or of all."""
        rows = self.runner.read(planning.occurrences, FIRST, LAST)
        return [
            (row.day, row.start, row.end, row.room_id)
            for row in rows
            if row.status is OccurrenceStatus.PLANNED and slot_id in ("", row.slot_id)
        ]


def fill_hub(runner: Runner) -> None:
    """A hub with two rooms, an agreement in force, a draft, and a use of the city."""
    do = runner.do
    opening = parse_opening("lundi au dimanche 8 h - 22 h")
    regime = PropertyRegime.PUBLIC
    hub = Hub(id="hub", code="VOL", name="Voltaire", opening=opening, property_regime=regime)
    do(hubs.save, hub)
    for key, name in (("hall", "Grande salle"), ("studio", "Studio")):
        do(hubs.save_room, Room(id=key, hub_id="hub", name=name, capacity=40))
    do(associations.save, Association(id="choir", name="Chœur à cœur"))
    do(associations.save, Association(id="chess", name="Échecs du lundi"))
    usual = {
        "hub_id": "hub", "use_kind": UseKind.SLOT, "room_ids": ("hall",), "start_date": FIRST,
        "end_date": LAST,
    }  # fmt: skip
    choir = slot("choir-slot", "hall", 2, time(18), time(20))
    told = {**usual, "association_id": "choir", "slots": (choir,)}
    do(conventions.save, Convention(id="choir-c", state=State.NOTIFIED, **told))
    draft = {**usual, "association_id": "chess", "slots": ()}
    do(conventions.save, Convention(id="chess-c", **draft))
    use = slot("city-slot", "studio", 1, time(9), time(11))
    wanted = NewSlot(
        holder=CITY, slot=use, hub_id="hub", label="Aide aux devoirs", first=FIRST, last=LAST
    )
    do(slot_drawing.draw, wanted)


@pytest.fixture
def board(theme, desk, settings, runner, window: Callable[..., MainWindow]) -> PlanningWindow:
    """The window on the week of the hub, at half past ten."""
    fill_hub(runner)
    settings.setValue("planning/hub", "hub")
    tab = PlanningTab(desk, settings, now=lambda: datetime(2026, 11, 21, 10, 30))
    main = window(tab)
    main.resize(1366, 768)
    settle()
    return PlanningWindow(main, tab, runner)
