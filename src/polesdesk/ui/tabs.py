"""The tabs of the window, in order: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings

from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.dashboard import DashboardTab
from polesdesk.ui.desk import Desk
from polesdesk.ui.hubs import HubsTab
from polesdesk.ui.planning import PlanningTab
from polesdesk.ui.premises_requests import PremisesRequestsTab
from polesdesk.ui.tab import Tab
from polesdesk.ui.visits import VisitsTab


def make_tabs(desk: Desk, settings: QSettings) -> Sequence[Tab]:
    """Return the tabs of a window on an open file."""
    return (
        DashboardTab(desk),
        HubsTab(desk, settings),
        PlanningTab(desk, settings),
        AssociationsTab(desk, settings),
        ConventionsTab(desk, settings),
        VisitsTab(desk, settings),
        PremisesRequestsTab(desk, settings),
    )
