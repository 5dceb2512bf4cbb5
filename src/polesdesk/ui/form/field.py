"""One field of a form: label, input, and under it what is wrong, doubtful or worth knowing."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.inputs import CheckInput, Input, TextInput
from polesdesk.ui.manner import set_manner
from polesdesk.ui.measures import GAP, label_width
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone

QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own limit, which its Python does not name."""
NARROW = 2.6
"""Widths of a label under which a field has its label above."""
MOUSE_UP = 30
"""Milliseconds between two looks at whether the mouse is let go."""


def _is_left(event: QEvent) -> bool:
    if not isinstance(event, QFocusEvent) or not event.lostFocus():
        return False
    return event.reason() is not Qt.FocusReason.PopupFocusReason


class Field(QWidget):
    """A label with its input; errors stand under it in words that say what to type.

    ``name`` is the English name of the value, as rules and actions call it. A ``wide`` field
    has its label above and takes the whole width, as a grid needs.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        widget: Input,
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__()
        self._wide = wide
        self._is_above = wide
        self.name = name
        self.label_text = label
        self.input = widget
        self.widget = cast(QWidget, widget)
        self.required = required
        self._hint_text = hint
        self._warned = ""
        self._is_locked = False
        self._label = plain_label(role="field_label", wraps=True)
        self._error = MessageLine(Tone.RED)
        self._doubt = MessageLine(Tone.AMBER)
        self._reason = TextInput()
        self._hint = plain_label(hint, role="hint", wraps=True)
        self._build()
        widget.changed.connect(self._follow)

    def set_subject(self, subject: str) -> None:
        """Name the widgets of the field after the record that the form is about."""
        stem = f"{subject}_{self.name}"
        self.setObjectName(f"{stem}_field")
        self.widget.setObjectName(stem)
        self._reason.setObjectName(f"{stem}_reason")

    def state(self) -> tuple[object, str]:
        """Return what tells whether the field was changed: its value, or what cannot be read."""
        return self.input.value(), self.input.problem()

    def check(self) -> bool:
        """Show what is wrong or doubtful; return whether the value may be saved."""
        problem = self.input.problem()
        if not problem and self.required and self.input.is_empty():
            problem = self.tr("À remplir\u202f: {label}.").format(label=self.label_text)
        self.show_error(problem)
        self._show_doubt()
        return not problem and not self._lacks_reason()

    def show_error(self, message: str) -> None:
        """Show a sentence under the input, or take it away."""
        self._error.show_text(message)
        set_manner(self.widget, "wrong", bool(message))
        self._describe()

    def error(self) -> str:
        """Return the sentence that stands under the input."""
        return self._error.text()

    def warn(self, message: str) -> None:
        """Show a doubt of a rule, to override with a reason."""
        self._warned = message
        self._show_doubt()

    def reason(self) -> str:
        """Return why a doubtful value is kept."""
        return str(self._reason.value()) if self._current_doubt() else ""

    def take_focus(self) -> None:
        """Put the cursor where the manager must type: the reason of a doubt, else the input."""
        lacking = not self._error.text() and self._lacks_reason()
        (self._reason if lacking else self.widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_hint(self, text: str) -> None:
        """Say something else that is worth knowing, as another value is chosen."""
        self._hint_text = text
        if not self._is_locked:
            self._hint.setText(text)
            self._hint.setVisible(bool(text))
            self._describe()

    def set_locked(self, *, locked: bool, why: str = "") -> None:
        """Make the value readable only, and say why."""
        self._is_locked = locked
        self.input.set_locked(locked=locked)
        self._hint.setText(why if locked else self._hint_text)
        self._hint.setVisible(bool(self._hint.text()))
        self._describe()

    def is_locked(self) -> bool:
        """Tell whether the value can be read only."""
        return self._is_locked

    def add_below(self, widget: QWidget) -> None:
        """Put a widget of the form under the input, as likely duplicates under a name."""
        self._column.insertWidget(1, widget)

    def clear_messages(self) -> None:
        """Take errors, doubts and reasons away."""
        self._warned = ""
        self._reason.set_value("")
        self.show_error("")
        self._show_doubt()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check the value when the input is left, but not for a list that drops down from it."""
        if _is_left(event) and (self._error.text() or not self.input.is_empty()):
            self._check_left()
        return super().eventFilter(watched, event)

    def _check_left(self) -> None:
        """Check once the mouse is let go: a sentence that appears moves what is being clicked."""
        if QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.check()
        else:
            QTimer.singleShot(MOUSE_UP, self, self._check_left)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_label()

    def _build(self) -> None:
        self._label.setText(self.label_text)
        self._label.setBuddy(self.widget)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._reason.setPlaceholderText(self.tr("Motif pour garder cette valeur"))
        self._reason.setAccessibleName(
            self.tr("{label}, motif pour garder cette valeur").format(label=self.label_text)
        )
        self._reason.changed.connect(self.changed)
        self._reason.hide()
        self._column = column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.widget)
        for below in (self._error, self._doubt, self._reason, self._hint):
            column.addWidget(below)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._label_column())
        row.addLayout(column, 1)
        self._hint.setVisible(bool(self._hint_text))
        self._put_label()
        self._describe()
        for watched in (self.widget, *self.widget.findChildren(QLineEdit)):
            watched.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the label above its input where the window is narrow."""
        super().resizeEvent(event)
        above = self._wide or self.width() < label_width(self) * NARROW
        if above != self._is_above:
            self._is_above = above
            self._put_label()

    def _put_label(self) -> None:
        directions = QBoxLayout.Direction
        above = self._is_above
        self._row.setDirection(directions.TopToBottom if above else directions.LeftToRight)
        self._row.setSpacing(3 if above else GAP)
        self._fit_label()

    def _fit_label(self) -> None:
        if self._is_above:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(QWIDGETSIZE_MAX)
        else:
            self._label.setFixedWidth(label_width(self))
        # The words of the label stand on the line of those in the input.
        above = round(self.fontMetrics().height() * 0.42)
        self._labels.setContentsMargins(0, 0 if self._is_above else above, 0, 0)

    def _label_column(self) -> QVBoxLayout:
        self._labels = column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._label)
        if self.required:
            mark: QLabel = plain_label(self.tr("obligatoire"), role="hint")
            column.addWidget(mark)
        column.addStretch(1)
        return column

    def _describe(self) -> None:
        """Tell screen readers what eyes see around the input."""
        name = self.label_text
        if isinstance(self.widget, CheckInput) and self.widget.text():
            name = f"{name}, {self.widget.text()}".strip(", ")
        if self.required:
            name = self.tr("{label}, obligatoire").format(label=name)
        self.widget.setAccessibleName(name)
        told = (self._error.text(), self._doubt.text(), self._hint.text())
        self.widget.setAccessibleDescription(" ".join(text for text in told if text))
        for inner in self.widget.findChildren(QLineEdit):
            inner.setAccessibleName(name)

    def _follow(self) -> None:
        if self._error.text() and not self.input.problem():
            self.show_error("")
        self._warned = ""
        if self._doubt.text() and not self.input.doubt():
            self._show_doubt()
        self.changed.emit()

    def _current_doubt(self) -> str:
        return "" if self.input.problem() else self.input.doubt() or self._warned

    def _show_doubt(self) -> None:
        doubt = self._current_doubt()
        self._doubt.show_text(doubt)
        self._reason.setVisible(bool(doubt))
        self._describe()

    def _lacks_reason(self) -> bool:
        return bool(self._current_doubt()) and self._reason.is_empty()


def values_of(fields: dict[str, Field]) -> dict[str, Any]:
    """Return the values of fields by their names."""
    return {name: field.input.value() for name, field in fields.items()}
