"""The tabs of the window, in order: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings

from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.dashboard import DashboardTab
from polesdesk.ui.desk import Desk
from polesdesk.ui.follow_ups import FollowUpsPage
from polesdesk.ui.hubs import HubsTab
from polesdesk.ui.planning import PlanningTab
from polesdesk.ui.premises_requests import PremisesRequestsTab
from polesdesk.ui.rates import RatesPage
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
        _visits(desk, settings),
        PremisesRequestsTab(desk, settings),
    )


def _visits(desk: Desk, settings: QSettings) -> VisitsTab:
    """Return the tab of visits with what follows from them and what they say in all."""
    tab = VisitsTab(desk, settings)
    tab.add_tab("follow_ups", FollowUpsPage(desk, settings))
    tab.add_tab("rates", RatesPage(desk, settings))
    return tab
