"""The tab « Journée citoyenne »: a switch between the pages of an edition."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.ui.desk import Desk
from polesdesk.ui.journee.editions import EditionsPage
from polesdesk.ui.journee.proposals import ProposalsPage
from polesdesk.ui.journee.sign_ups import SignUpsPage
from polesdesk.ui.journee.tasks import TasksPage
from polesdesk.ui.journee.worksites import WorksitesPage
from polesdesk.ui.paged_tab import PagedTab

PAGES = (
    ("citizen_days", EditionsPage),
    ("proposals", ProposalsPage),
    ("worksites", WorksitesPage),
    ("sign_ups", SignUpsPage),
    ("tasks", TasksPage),
)


class JourneeTab(PagedTab):
    """From the idea of a worksite to the report of the day."""

    subject = "journee"
    help_page = "journee"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Journée citoyenne"), desk, settings, PAGES, parent)
