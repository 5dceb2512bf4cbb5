"""The pages of permanences on an office with two hubs, a standard week and some people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle, show
from polesdesk.actions import hubs, roster_patterns, rosters
from polesdesk.actions import records as common
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub, PropertyRegime, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.domain.rosters import DutyPattern, PatternShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store.kinds import VOLUNTEER
from polesdesk.ui.desk import Desk
from polesdesk.ui.rosters import GapsPage, RosterPage
from polesdesk.ui.rosters.shift_dialog import ShiftDialog
from polesdesk.ui.volunteers import VolunteersTab

PEOPLE = ("Ana", "Bilal", "Chloé", "Denis", "Élise")


@dataclass
class RosterWindow:
    """The pages in their tab, and what tests ask of them."""

    tab: VolunteersTab
    page: RosterPage
    gaps: GapsPage
    runner: Runner
    hub: Hub
    pattern: DutyPattern

    def rows(self, first: date, last: date) -> tuple[RosterShift, ...]:
        """The permanences of a period as the file has them."""
        return self.runner.read(rosters.board, first, last).shifts

    def dialog(self, name: str) -> Any:
        """The dialog of a name that is open."""
        settle()
        seen = [d for d in self.tab.findChildren(QDialog, f"{name}_dialog") if d.isVisible()]
        assert len(seen) == 1, f"{len(seen)} dialogs « {name} »"
        return seen[0]

    def shift_dialog(self) -> ShiftDialog:
        """The dialog of a permanence that is open."""
        found = self.dialog("shift")
        assert isinstance(found, ShiftDialog)
        return found

    def no_dialog(self) -> bool:
        """Whether no dialog is open."""
        settle()
        return not [d for d in self.tab.findChildren(QDialog) if d.isVisible()]

    def click(self, name: str, where: QWidget | None = None) -> None:
        """Click the button of a name that is seen."""
        place = where or self.tab
        seen = [b for b in place.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), name
        seen[0].click()
        settle()


def line(weekday: int, **fields: Any) -> PatternShift:
    """A line of a standard week, from 14 h to 16 h."""
    usual = {"id": new_id(), "start": time(14), "end": time(16), "task": "Accueil"}
    return PatternShift(weekday=weekday, **(usual | fields))


def fill(runner: Runner) -> tuple[Hub, DutyPattern]:
    """Save two hubs, five people and a standard week."""
    do = runner.do
    regime = PropertyRegime.PUBLIC
    hub = do(hubs.save, Hub(id=new_id(), code="VOL", name="Voltaire", property_regime=regime)).value
    do(hubs.save, Hub(id=new_id(), code="MON", name="Montières", property_regime=regime))
    room = do(hubs.save_room, Room(id=new_id(), hub_id=hub.id, name="Accueil")).value
    people = [
        Volunteer(id=new_id(), first_name=name, last_name="Exemple", phone=f"+3363998000{n}")
        for n, name in enumerate(PEOPLE)
    ]
    for person in people:
        do(common.save, VOLUNTEER, person)
    pattern = DutyPattern(
        id=new_id(),
        hub_id=hub.id,
        name="Accueil du public",
        shifts=(
            line(2, room_id=room.id, holder_ids=(people[0].id,)),
            line(4, room_id=room.id, minimum=2, maximum=3),
        ),
    )
    return hub, do(roster_patterns.save, pattern).value


@pytest.fixture
def build(theme, runner: Runner, desk: Desk, settings: QSettings, qtbot):
    """Build the tab on the file as it is."""

    def make() -> VolunteersTab:
        tab = VolunteersTab(desk, settings, (("shifts", RosterPage), ("gaps", GapsPage)))
        qtbot.addWidget(tab)
        tab.resize(1366, 690)
        show(qtbot, tab)
        desk.changed.connect(tab.reload)
        return tab

    return make


@pytest.fixture
def office(build: Callable[[], VolunteersTab], runner: Runner) -> RosterWindow:
    """The tab on an office with a standard week."""
    hub, pattern = fill(runner)
    tab = build()
    settle()
    page, gaps = tab.page("shifts"), tab.page("gaps")
    assert isinstance(page, RosterPage)
    assert isinstance(gaps, GapsPage)
    return RosterWindow(tab=tab, page=page, gaps=gaps, runner=runner, hub=hub, pattern=pattern)
