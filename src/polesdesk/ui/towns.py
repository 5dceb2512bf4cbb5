"""The town that a postal code means, proposed while the code is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from polesdesk.actions import towns
from polesdesk.actions.towns import Towns
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Form
from polesdesk.ui.inputs.suggestions import suggest

DIGITS = 5
SHOWN = 3
"""Towns that an empty field names as examples."""


class TownOfCode(QObject):
    """Fills the town of a form from its postal code, and offers the others of the same code.

    ``prefix`` stands before the names of both fields. A town that the manager typed is kept; one
    that was proposed goes with its code. Without a ``desk`` only the official list is known.
    """

    def __init__(self, form: Form, desk: Desk | None = None, *, prefix: str = "") -> None:
        super().__init__(form)
        self._desk = desk
        self._code = _line(form, f"{prefix}postal_code")
        self._town = _line(form, f"{prefix}city")
        self._proposed = ""
        self._has_towns = False
        self._code.textEdited.connect(lambda _text: self._look())
        self._town.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list of towns when the empty field gets the keyboard."""
        if event.type() is QEvent.Type.FocusIn and not self._town.text():
            QTimer.singleShot(0, self, self._open)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        code = self._code.text().replace(" ", "")
        if len(code) != DIGITS or not code.isdigit():
            return
        if self._desk is None:
            self._propose(code, towns.known(code))
        else:
            then: Callable[[Towns], None] = lambda found: self._propose(code, found)  # noqa: E731
            self._desk.read(towns.of_code, code, then=then, owner=self)

    def _propose(self, code: str, found: Towns) -> None:
        if code != self._code.text().replace(" ", "") or self._town.isReadOnly():
            return
        self._has_towns = bool(found.all)
        suggest(self._town, found.all)
        examples = ", ".join(found.all[:SHOWN]) + ("…" if len(found.all) > SHOWN else "")
        self._town.setPlaceholderText(examples)
        if self._town.text() in ("", self._proposed):
            self._proposed = found.usual
            self._town.setText(found.usual)
            self._town.setCursorPosition(0)

    def _open(self) -> None:
        if self._has_towns and self._town.hasFocus() and not self._town.text():
            completer = self._town.completer()
            completer.setCompletionPrefix("")
            completer.complete()


def _line(form: Form, name: str) -> QLineEdit:
    widget = form.fields[name].widget
    assert isinstance(widget, QLineEdit)
    return widget
