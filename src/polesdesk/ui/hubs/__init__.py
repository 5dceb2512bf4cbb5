"""The tab of hubs, with their rooms and annexes."""

from polesdesk.ui.hubs.tab import HubsTab

__all__ = ["HubsTab"]
