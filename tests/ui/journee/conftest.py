"""The tab of the journée citoyenne on an edition that is held today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle, show
from polesdesk.actions import journee
from polesdesk.actions import records as common
from polesdesk.actions.journee import EditionCard
from polesdesk.actions.runner import Runner
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store.kinds import VOLUNTEER
from polesdesk.ui.desk import Desk
from polesdesk.ui.journee import JourneeTab
from polesdesk.ui.record_tab import RecordTab

TODAY = date(2026, 11, 21)
PEOPLE = ("Ana", "Bilal", "Chloé", "Denis")


@dataclass
class JourneeWindow:
    """The tab, and what tests ask of it."""

    tab: JourneeTab
    runner: Runner
    edition: CitizenDay
    people: dict[str, Volunteer]

    def page(self, name: str) -> RecordTab:  # type: ignore[type-arg]
        """Show a page."""
        self.tab.show_page(name)
        settle()
        page = self.tab.page(name)
        assert isinstance(page, RecordTab)
        return page

    def card(self) -> EditionCard:
        """The edition as it stands in the file."""
        return self.runner.read(journee.card, self.edition.id)

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

    def click(self, name: str, where: QWidget | None = None) -> None:
        """Click the button of a name that is seen."""
        place = where or self.tab
        seen = [b for b in place.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), name
        seen[0].click()
        settle()

    def choose(self, name: str) -> None:
        """Choose a command by its name."""
        action = self.tab.findChild(QAction, name)
        assert action is not None, name
        action.trigger()
        settle()


@pytest.fixture
def office(theme, runner: Runner, desk: Desk, settings: QSettings, qtbot) -> JourneeWindow:
    """The tab on an edition without a worksite, and four people of the directory."""
    day = desk.today()
    edition = runner.do(
        journee.save,
        CitizenDay(
            id=new_id(), day=day, start=time(9), end=time(13), theme="Un square pour tous",
            deliberation_number="14", deliberation_date=day, insurer_informed_on=day,
            prefecture_informed_on=day, estimated_headcount=30,
        ),
    ).value  # fmt: skip
    people = {}
    for number, name in enumerate(PEOPLE):
        person = Volunteer(
            id=new_id(),
            first_name=name,
            last_name="Exemple",
            phone=f"+3363998000{number}",
            is_minor=name == "Denis",
            is_agent=name == "Chloé",
        )
        people[name] = runner.do(common.save, VOLUNTEER, person).value
    tab = JourneeTab(desk, settings)
    qtbot.addWidget(tab)
    tab.resize(1366, 690)
    show(qtbot, tab)
    desk.changed.connect(tab.reload)
    tab.show_page("citizen_days")
    settle()
    return JourneeWindow(tab=tab, runner=runner, edition=edition, people=people)
