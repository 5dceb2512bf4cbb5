"""Errors that stay at the foot of the window until they are read."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.announcing import announce
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.icons import IconLabel
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

LOW = 520
"""Pixels of a window under which an error takes the room of the band of the example."""


class ErrorBar(QFrame):
    """Shows one error with what to do about it; the newest replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error_bar")
        self._error: Expected | None = None
        self._over: QWidget | None = None
        self._took_room = False
        self._words = plain_label(role="red_text", wraps=True)
        self._details = plain_label(role="hint", wraps=True)
        self._details_button = self._button(self.tr("Dé&tails"), "error_details")
        self._details_button.setCheckable(True)
        self._details_button.toggled.connect(self._details.setVisible)
        copy = self._button(self.tr("Copi&er"), "error_copy")
        copy.clicked.connect(self._copy)
        self.close_button = self._button(self.tr("Fermer"), "error_close")
        self.close_button.clicked.connect(self.hide)
        self._lay_out(copy)
        self.hide()

    def show_error(self, error: Expected) -> None:
        """Show what happened, why, and what to do."""
        advice = "" if isinstance(error, RuleBroken) else error.advice
        self.show_text(f"{error.message} {advice}".strip(), _details_of(error))
        self._error = error

    def follow(self, desk: Desk, *, left: SignalInstance, over: QWidget) -> None:
        """Show what troubles a desk until its cause is gone; ``left`` tells a tab is left.

        In a low window ``over``, which matters less, gives its room to the error.
        """
        self._over = over
        desk.troubled.connect(self.show_error)
        desk.saved.connect(lambda _label: self.go_on())
        left.connect(lambda _number: self.leave_tab())

    def _take_room(self) -> None:
        """Take the room of what matters less, where there is little."""
        if self._over is not None and self._over.isVisible() and self.window().height() < LOW:
            self._over.hide()
            self._took_room = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the room back."""
        super().hideEvent(event)
        if self._over is not None and self._took_room and self.isHidden():
            self._took_room = False
            self._over.show()

    def leave_tab(self) -> None:
        """Take away a refusal: what was refused stands in the tab that is left."""
        if isinstance(self._error, RuleBroken):
            self.hide()

    def go_on(self) -> None:
        """Take away the error of an action: another one has succeeded since."""
        if self._error is not None:
            self.hide()

    def show_text(self, text: str, details: str = "") -> None:
        """Show an error in words, with details for whoever helps; it stays until it is read."""
        self._error = None
        self._words.setText(text)
        self._details.setText(details)
        self._details_button.setChecked(False)
        self._details_button.setVisible(bool(details))
        self._details.hide()
        self._take_room()
        self.show()
        announce(self, text, urgent=True)

    def text(self) -> str:
        """Return the error shown."""
        return self._words.text()

    def _lay_out(self, copy: QPushButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel("circle-alert", 18, "red"))
        row.addWidget(self._words, 1)
        for button in (self._details_button, copy, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addLayout(row)
        column.addWidget(self._details)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _copy(self) -> None:
        lines = (self._words.text(), self._details.text())
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))


def _details_of(error: Expected) -> str:
    lines = [tr("Code\u202f: {code}").format(code=error.code)]
    if isinstance(error, RuleBroken):
        lines += [
            tr("À remplir\u202f: {label}").format(label=missing.label) for missing in error.missing
        ]
    cause = error.__cause__
    if cause is not None:
        lines.append(f"{type(cause).__name__}")
    return "\n".join(lines)
