"""The tab « Bénévoles »: a switch between people, permanences, gaps and hours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.ui.desk import Desk
from polesdesk.ui.paged_tab import PagedTab, PageMaker


class VolunteersTab(PagedTab):
    """People, and what they give their time to."""

    subject = "volunteers"
    help_page = "volunteers"

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        pages: Sequence[tuple[str, PageMaker]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Bénévoles"), desk, settings, pages, parent)
