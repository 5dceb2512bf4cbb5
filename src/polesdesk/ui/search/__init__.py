"""The search of everything at the right of the menus, and the way back through what was seen."""

from polesdesk.ui.search.everywhere import SearchEverywhere
from polesdesk.ui.search.visits import Visits

__all__ = ["SearchEverywhere", "Visits"]
