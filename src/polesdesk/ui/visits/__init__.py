"""The tab « Visites »: rounds, visits, findings, statistics."""

from polesdesk.ui.visits.tab import VisitsTab

__all__ = ["VisitsTab"]
