"""The page « Clés »: the register of keys and badges, handovers and returns."""

from polesdesk.ui.keys.page import KeysPage

__all__ = ["KeysPage"]
