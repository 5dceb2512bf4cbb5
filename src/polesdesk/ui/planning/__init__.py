"""The tab of planning: who holds which room, on boards and as a list, and how that changes."""

from polesdesk.ui.planning.tab import PlanningTab

__all__ = ["PlanningTab"]
