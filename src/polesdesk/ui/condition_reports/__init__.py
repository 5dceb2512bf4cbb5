"""The page « États des lieux »: begin, type, close, compare, print."""

from polesdesk.ui.condition_reports.page import ReportsPage

__all__ = ["ReportsPage"]
