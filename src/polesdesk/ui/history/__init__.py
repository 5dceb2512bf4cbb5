"""What was done, former states of records, and the bin."""

from polesdesk.ui.history.commands import HistoryCommands

__all__ = ["HistoryCommands"]
