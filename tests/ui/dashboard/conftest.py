"""A window with the dashboard before the tabs that it leads to."""

from dataclasses import dataclass

import pytest

from office_window import OfficeWindow
from polesdesk.actions.runner import Runner
from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.dashboard import DashboardTab
from polesdesk.ui.dashboard.due_list import DueView
from polesdesk.ui.dashboard.figure_button import FigureButton
from polesdesk.ui.hubs import HubsTab
from ready_office import ReadyOffice, make_ready


@dataclass
class HomeWindow(OfficeWindow):
    """The window, with what tests ask of the dashboard."""

    dashboard: DashboardTab
    hubs: HubsTab
    runner: Runner

    def lines(self, name: str) -> list[str]:
        """The labels of a list of what is due: « late » or « soon »."""
        model = self.view(name).model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def view(self, name: str) -> DueView:
        """A list of what is due."""
        found = self.window.findChild(DueView, f"dashboard_{name}_list")
        assert found is not None
        return found

    def figures(self) -> dict[str, FigureButton]:
        """The figures by their keys."""
        buttons = self.dashboard.findChildren(FigureButton)
        return {one.figure.key: one for one in buttons if one.figure is not None}


@pytest.fixture
def ready(runner: Runner) -> ReadyOffice:
    """The file filled with all that an original needs."""
    return make_ready(runner)


@pytest.fixture
def build(theme, desk, settings, runner, window):
    """Build the window on whatever the file holds."""

    def make() -> HomeWindow:
        dashboard = DashboardTab(desk)
        hubs = HubsTab(desk, settings)
        associations = AssociationsTab(desk, settings)
        conventions = ConventionsTab(desk, settings)
        main = window(dashboard, hubs, associations, conventions)
        main.resize(1366, 768)
        return HomeWindow(
            main, associations, conventions, dashboard=dashboard, hubs=hubs, runner=runner
        )

    return make
