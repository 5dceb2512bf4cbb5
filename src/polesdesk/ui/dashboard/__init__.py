"""The tab of what is due."""

from polesdesk.ui.dashboard.tab import DashboardTab

__all__ = ["DashboardTab"]
