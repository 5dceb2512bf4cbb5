"""The base of the dialogs that hold a list: its errors, its successes, its button to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.status_line import SuccessNote
from polesdesk.ui.undoing import undo

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes

WIDTH, HEIGHT = 1280, 660


class ListDialog(QDialog):
    """A page with a list in a dialog that stays open while it is worked in."""

    def __init__(self, desk: Desk, page: ListPage, subject: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{subject}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk = desk
        self.page = page
        self._error = ErrorBar(self)
        self._success = SuccessNote(self)
        self.close_button = QPushButton(self.tr("&Fermer"), self)
        self.close_button.setObjectName(f"{subject}_close")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(lambda _on: self.close())
        self.foot = QHBoxLayout()
        self._lay_out()
        resize_within_screen(self, WIDTH, HEIGHT)

    def watch(self) -> None:
        """Read now, and again after each change."""
        self._desk.changed.connect(self._follow_changes)
        self._desk.saved.connect(self._tell_saved)
        self.refresh()
        self.page.focus_list()

    def refresh(self) -> None:
        """Read the list again."""
        self.page.reload()

    def show_error(self, error: Expected) -> None:
        """Show why something was not done."""
        self._error.show_error(error)

    def _lay_out(self) -> None:
        self.foot.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self.foot.setSpacing(GAP)
        self.foot.addWidget(self._success, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, PAGE_MARGIN - 4)
        column.setSpacing(0)
        column.addWidget(self._error)
        column.addWidget(self.page, 1)
        column.addLayout(self.foot)

    def _follow_changes(self, _changes: Changes) -> None:
        self.refresh()

    def _tell_saved(self, label: str) -> None:
        self._error.hide()
        if label:
            told = label[:1].upper() + label[1:]
            self._success.show_text(told, self.tr("Annuler"), self._undo_last)

    def _undo_last(self) -> None:
        undo(self._desk, self, failed=self.show_error)
