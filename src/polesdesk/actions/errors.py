"""The errors that the window and the command line show: one name for both rooms."""

from __future__ import annotations

from polesdesk.store.errors import StoreTrouble as Trouble
from polesdesk.store.errors import trouble_of

__all__ = ["Trouble", "trouble_of"]
