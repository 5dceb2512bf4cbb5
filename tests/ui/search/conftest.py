"""The whole window on a small office: two hubs, three associations, two agreements."""

from datetime import date

import pytest

from hands import show
from polesdesk.actions import associations, conventions, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association, Officer
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.tabs import make_tabs
from ui.conftest import NOW


class Office:
    """The records that tests go to, by their names."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.ids: dict[str, str] = {}
        for code, name in (("VOL", "Voltaire"), ("LEU", "Saint-Leu")):
            self._keep(name, hubs.save, Hub(id=new_id(), code=code, name=name, city="Amiens"))
        hub = self.ids["Voltaire"]
        self._keep("Atelier", hubs.save_room, Room(id=new_id(), hub_id=hub, name="Atelier"))
        for name in ("Théâtre de l’Œuf", "Chorale du Marais", "Couture & Partage"):
            self._keep(name, associations.save, Association(id=new_id(), name=name))
        owner = self.ids["Théâtre de l’Œuf"]
        chair = Officer(
            id=new_id(), association_id=owner, last_name="Exemple", quality="présidente"
        )
        self._keep("Exemple", associations.save_officer, chair)
        for name in ("Théâtre de l’Œuf", "Chorale du Marais"):
            made = Convention(
                id=new_id(), hub_id=hub, association_id=self.ids[name],
                start_date=date(2026, 9, 1), end_date=date(2027, 8, 31),
            )  # fmt: skip
            saved = runner.do(conventions.save, made).value
            self.ids[saved.number] = saved.id

    def _keep(self, name: str, action, value) -> None:
        self.ids[name] = self.runner.do(action, value).value.id


@pytest.fixture
def office(runner: Runner) -> Office:
    return Office(runner)


@pytest.fixture
def main(theme, settings, desk, office, qtbot) -> MainWindow:
    """The window with its tabs, on the dashboard."""
    made = MainWindow(
        desk, theme, settings, now=lambda: NOW, about=lambda: AboutFacts(version="1"), key="file"
    )
    qtbot.addWidget(made)
    made.add_tabs(make_tabs(desk, settings))
    made.resize(1366, 768)
    made.start()
    show(qtbot, made)
    return made
