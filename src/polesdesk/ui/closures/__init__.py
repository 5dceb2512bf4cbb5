"""Closures and requisitions: the list with its card, and the dialog that closes premises."""

from polesdesk.ui.closures.closing_dialog import ClosingDialog
from polesdesk.ui.closures.list_dialog import ClosuresDialog

__all__ = ["ClosingDialog", "ClosuresDialog"]
