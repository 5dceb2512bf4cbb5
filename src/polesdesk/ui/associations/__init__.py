"""The tab of associations."""

from polesdesk.ui.associations.tab import AssociationsTab

__all__ = ["AssociationsTab"]
