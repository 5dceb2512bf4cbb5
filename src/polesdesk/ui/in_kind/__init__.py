"""The dialog « Valeur des aides en nature »: the list of a year, its working, its papers."""

from polesdesk.ui.in_kind.commands import in_kind_command

__all__ = ["in_kind_command"]
