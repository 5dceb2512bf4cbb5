"""A window with the tabs of hubs, associations and agreements."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from office_window import OfficeWindow
from polesdesk.actions import hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rows import HubRow
from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.hubs import HubsTab
from polesdesk.ui.message_bar import ErrorBar
from ready_office import ReadyOffice, make_ready


@dataclass
class HubsWindow(OfficeWindow):
    """The window, with what tests ask of hubs."""

    hubs: HubsTab
    runner: Runner

    def rows(self) -> dict[str, HubRow]:
        """The hubs of the file by their codes."""
        return {row.code: row for row in self.runner.read(hubs.page, ListQuery())}

    def listed(self) -> list[str]:
        """The codes of the list, as it is seen."""
        model = self.hubs.page.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def error(self) -> str:
        """What the bar of errors says."""
        bar = self.window.findChild(ErrorBar, "error_bar")
        return bar.text() if bar.isVisible() else ""

    def has_cursor(self, widget: QWidget) -> bool:
        """Whether the keyboard goes to a widget while its window is at work."""
        here = widget.window().focusWidget()
        return here is widget or (here is not None and widget.isAncestorOf(here))

    def card_texts(self) -> str:
        """Every word of the card."""
        labels = self.hubs.card.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def ready(runner: Runner) -> ReadyOffice:
    """The file filled with all that an original needs."""
    return make_ready(runner)


@pytest.fixture
def build(theme, desk, settings, runner, window):
    """Build the window on whatever the file holds."""

    def make() -> HubsWindow:
        tabs = (
            HubsTab(desk, settings),
            AssociationsTab(desk, settings),
            ConventionsTab(desk, settings),
        )
        main = window(*tabs)
        main.resize(1366, 768)
        return HubsWindow(main, tabs[1], tabs[2], hubs=tabs[0], runner=runner)

    return make


@pytest.fixture
def empty(build) -> HubsWindow:
    """The window on an empty file."""
    return build()


@pytest.fixture
def office(ready, build) -> HubsWindow:
    """The window on the ready office, its first hub shown."""
    made = build()
    made.open("hub", "hub")
    return made
