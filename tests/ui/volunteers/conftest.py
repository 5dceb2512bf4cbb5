"""The tab of volunteers on an office with two hubs and some people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QPushButton

from hands import settle, show
from polesdesk.actions import associations, hubs, volunteers
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association, Officer
from polesdesk.domain.hubs import Hub, PropertyRegime
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.volunteers import Availability, Volunteer
from polesdesk.ui.desk import Desk
from polesdesk.ui.volunteers import VolunteersTab
from polesdesk.ui.volunteers.hours import HoursPage
from polesdesk.ui.volunteers.people import PeoplePage


@dataclass
class PeopleWindow:
    """The tab, and what tests ask of it."""

    tab: VolunteersTab
    runner: Runner
    hub: Hub

    @property
    def people(self) -> PeoplePage:
        """The page of people."""
        page = self.tab.page("people")
        assert isinstance(page, PeoplePage)
        return page

    def rows(self, **filters: str) -> tuple[VolunteerRow, ...]:
        """The people of the file."""
        return self.runner.read(volunteers.page, ListQuery(filters=filters))

    def person(self, last_name: str) -> Volunteer:
        """The person of a family name."""
        row = next(one for one in self.rows() if one.last_name == last_name)
        return self.runner.read(volunteers.get, row.id)

    def select(self, last_name: str) -> None:
        """Show the card of a person."""
        self.people.select(self.person(last_name).id)
        settle()

    def dialog(self, name: str) -> QDialog:
        """The dialog of a name that is open."""
        settle()
        seen = [d for d in self.tab.findChildren(QDialog, name) if d.isVisible()]
        assert len(seen) == 1, f"{len(seen)} dialogs « {name} »"
        return seen[0]

    def click(self, name: str) -> None:
        """Click the button of a name that is seen."""
        seen = [b for b in self.tab.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), name
        seen[0].click()
        settle()


def fill(runner: Runner) -> Hub:
    """Save a hub, an association with its chair, and four people."""
    do = runner.do
    hub = Hub(id=new_id(), code="VOL", name="Voltaire", property_regime=PropertyRegime.PUBLIC)
    hub = do(hubs.save, hub).value
    party = do(associations.save, Association(id=new_id(), name="Théâtre de l’Œuf")).value
    do(associations.save_officer, Officer(
        id=new_id(), association_id=party.id, first_name="Ana", last_name="Exemple",
        quality="présidente", phone="+33639980001",
    ))  # fmt: skip
    morning = Availability(weekday=1, start=time(9), end=time(12))
    for person in (
        Volunteer(
            id=new_id(), first_name="Ana", last_name="Exemple", phone="+33639980001",
            quarter="Saint-Leu", skills=("accueil", "bureautique"), availability=(morning,),
            hub_ids=(hub.id,), joined_on=date(2024, 9, 1),
        ),
        Volunteer(id=new_id(), first_name="Bilal", last_name="Modèle", is_minor=True),
        Volunteer(
            id=new_id(), first_name="Chloé", last_name="Essai", is_agent=True, service="Accueil",
        ),
        Volunteer(
            id=new_id(), first_name="Denis", last_name="Fictif", skills=("jardin",),
            emergency_name="Une voisine", emergency_phone="+33639980009",
            emergency_until=date(2026, 6, 30),
        ),
    ):  # fmt: skip
        do(volunteers.save, person)
    return hub


@pytest.fixture
def build(theme, runner: Runner, desk: Desk, settings: QSettings, qtbot):
    """Build the tab on the file as it is."""

    def make() -> VolunteersTab:
        tab = VolunteersTab(desk, settings, (("people", PeoplePage), ("hours", HoursPage)))
        qtbot.addWidget(tab)
        tab.resize(1366, 690)
        show(qtbot, tab)
        desk.changed.connect(tab.reload)
        return tab

    return make


@pytest.fixture
def office(build: Callable[[], VolunteersTab], runner: Runner) -> PeopleWindow:
    """The tab on an office with four people."""
    hub = fill(runner)
    tab = build()
    settle()
    return PeopleWindow(tab=tab, runner=runner, hub=hub)
