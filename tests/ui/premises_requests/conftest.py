"""A window on the ready office with the tab of requests, and one beside it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from office_window import OfficeWindow
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.premises_requests import PremisesRequestsTab


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office for one test."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))


class RequestsWindow(OfficeWindow):
    """The window with its tab of requests."""

    def __init__(self, window, conventions, requests) -> None:
        super().__init__(window, None, conventions)  # type: ignore[arg-type]
        self.requests = requests

    def numbers(self) -> list[str]:
        """The numbers that the list shows, from top to bottom."""
        model = self.requests.page.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def words(self) -> str:
        """Every word of the card shown."""
        card = self.requests.card
        return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def requests_window(ready, theme, desk, settings, window) -> RequestsWindow:
    """The tab of requests beside that of agreements."""
    requests = PremisesRequestsTab(desk, settings)
    conventions = ConventionsTab(desk, settings)
    main = window(requests, conventions)
    main.resize(1366, 768)
    return RequestsWindow(main, conventions, requests)
