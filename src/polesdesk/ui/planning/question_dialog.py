"""The base of the dialogs that ask and answer: fields on the left, the answer as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.announcing import announce
from polesdesk.ui.columns import Column, Row
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Form
from polesdesk.ui.listed import Key, ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label

WIDTH, HEIGHT, FORM = 1180, 620, 380
"""Pixels of the dialog and of its fields, across."""


class QuestionDialog(QDialog):
    """Fields, a button that asks, and the answer; what follows is in the foot."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        name: str,
        title: str,
        form: Form,
        columns: Sequence[Column],
        keys: Mapping[str, Key],
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("planning", settings, self)
        self.desk = desk
        self.form = form
        self.view = TableView(self)
        self.view.setObjectName(f"{name}_list")
        self.view.setAccessibleName(title)
        self.list = ListedTable(self.view, desk, settings, columns, keys)
        self.count = plain_label(role="muted", wraps=True)
        self.count.setObjectName(f"{name}_count")
        self.foot = QHBoxLayout()
        self.foot.setSpacing(GAP)
        self._lay_out(name, title)
        form.submitted.connect(self.ask)
        resize_within_screen(self, WIDTH, HEIGHT)
        form.focus_first()

    def ask(self, values: Mapping[str, Any]) -> None:
        """Read the answer to what was typed, then call ``answer``."""
        raise NotImplementedError

    def answer(self, rows: Sequence[Row], told: str) -> None:
        """Show the answer and say how much it is."""
        self.form.settle()
        self.count.setText(told)
        self.list.show_rows(rows)
        announce(self, told)
        if rows:
            self.view.setFocus()

    def button(
        self, name: str, words: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        """Return a button of the dialog that Enter in a field never presses."""
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        if primary:
            made.setProperty("role", "primary")
        made.clicked.connect(lambda _on: act())
        return made

    def reject(self) -> None:
        """Close: a question has nothing to save."""
        self.done(QDialog.DialogCode.Rejected)

    def _lay_out(self, name: str, title: str) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.form, 1)
        ask = self.button(f"{name}_ask", self.tr("&Chercher"), self.form.submit, primary=True)
        left.addWidget(ask)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.count)
        right.addWidget(self.view, 1)
        right.addLayout(self.foot)
        across = QHBoxLayout()
        across.setSpacing(2 * GAP)
        across.addLayout(left)
        across.addLayout(right, 1)
        self.form.setFixedWidth(FORM)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, role="title", wraps=True))
        column.addLayout(across, 1)
