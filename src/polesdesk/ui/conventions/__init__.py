"""The tab of agreements."""

from polesdesk.ui.conventions.tab import ConventionsTab

__all__ = ["ConventionsTab"]
