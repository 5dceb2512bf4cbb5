"""The tab of visits on an office with two rooms, one slot and one office used alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QPushButton

from hands import settle, show
from polesdesk.actions import associations, conventions, hubs, rounds, visit_lists
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, State, UseKind
from polesdesk.domain.hubs import Hub, PropertyRegime, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.visit_rows import SeenRoom, VisitRow
from polesdesk.domain.visits import Round
from polesdesk.ui.desk import Desk
from polesdesk.ui.visits import VisitsTab

THURSDAY = date(2026, 11, 19)
SPAN = (time(17), time(21))


@dataclass
class VisitsWindow:
    """The tab, and what tests ask of it."""

    tab: VisitsTab
    runner: Runner
    hub: Hub

    def dialog(self, name: str) -> QDialog:
        """The dialog of a name that is open."""
        settle()
        seen = [d for d in self.tab.findChildren(QDialog, name) if d.isVisible()]
        assert len(seen) == 1, f"{len(seen)} dialogs « {name} »"
        return seen[0]

    def no_dialog(self) -> bool:
        """Whether no dialog is open."""
        settle()
        return not [d for d in self.tab.findChildren(QDialog) if d.isVisible()]

    def click(self, name: str) -> None:
        """Click the button of a name that is seen."""
        seen = [b for b in self.tab.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), name
        seen[0].click()
        settle()

    def rooms(self) -> list[SeenRoom]:
        """The rooms of the newest visit, as they are in the file."""
        return list(self.runner.read(visit_lists.card, self.visits()[0].id).rooms)

    def visits(self) -> tuple[VisitRow, ...]:
        """The visits of the file, the newest first."""
        return self.runner.read(visit_lists.page, ListQuery())

    def round(self, **fields: object) -> Round:
        """Prepare a round of the hub, last Thursday."""
        lines = self.runner.read(rounds.lines, self.hub.id, THURSDAY, *SPAN)
        usual = Round(
            id=new_id(), hub_id=self.hub.id, day=THURSDAY, from_time=SPAN[0], to_time=SPAN[1],
            agent="Camille Exemple", lines=lines,
        )  # fmt: skip
        return self.runner.do(rounds.save, replace(usual, **fields)).value  # type: ignore[arg-type]


def fill(runner: Runner) -> Hub:
    """Save a hub with three rooms: a slot on Thursdays, an office used alone, a free room."""
    do = runner.do
    regime = PropertyRegime.PUBLIC
    hub = Hub(id=new_id(), code="VOL", name="Voltaire", property_regime=regime)
    hub = do(hubs.save, hub).value
    rooms = [
        do(hubs.save_room, Room(id=new_id(), hub_id=hub.id, name=name, floor=str(floor))).value
        for floor, name in enumerate(("Salle 1", "Bureau Zadig", "Atelier"))
    ]
    party = do(associations.save, Association(id=new_id(), name="Théâtre de l’Œuf")).value
    usual = Convention(
        id="", hub_id=hub.id, association_id=party.id, state=State.NOTIFIED,
        start_date=date(2025, 9, 1), end_date=date(2027, 8, 31),
    )  # fmt: skip
    slot = Slot(
        id=new_id(), room_id=rooms[0].id, weekday=4, start=time(18), end=time(20),
        school_holidays=HolidayRule.WITH,
    )  # fmt: skip
    do(conventions.save, replace(
        usual, id=new_id(), number="VOL-2025-001", use_kind=UseKind.SLOT, slots=(slot,),
        room_ids=(rooms[0].id,),
    ))  # fmt: skip
    do(conventions.save, replace(
        usual, id=new_id(), number="VOL-2025-002", use_kind=UseKind.EXCLUSIVE,
        room_ids=(rooms[1].id,),
    ))  # fmt: skip
    return hub


@pytest.fixture
def build(theme, runner: Runner, desk: Desk, settings: QSettings, qtbot):
    """Build the tab on the file as it is."""

    def make() -> VisitsTab:
        tab = VisitsTab(desk, settings)
        qtbot.addWidget(tab)
        tab.resize(1366, 690)
        show(qtbot, tab)
        desk.changed.connect(tab.reload)
        return tab

    return make


@pytest.fixture
def office(build: Callable[[], VisitsTab], runner: Runner) -> VisitsWindow:
    """The tab on the filled office."""
    hub = fill(runner)
    return VisitsWindow(tab=build(), runner=runner, hub=hub)
