"""The criteria of a request: a label, its weight and the mark given, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_request_moves import HIGHEST_MARK
from polesdesk.domain.premises_requests import Criterion
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import ChoiceInput, IntInput
from polesdesk.ui.texts import plain_label

_MARKS = tuple(Choice(value=str(mark), label=str(mark)) for mark in range(HIGHEST_MARK + 1))
_HEAVIEST = 9
_NARROW = 72
_MARK_WIDTH = 110


class _Line:
    """The widgets of one criterion."""

    def __init__(self, parent: QWidget, not_marked: str) -> None:
        self.label = QLineEdit(parent)
        self.label.setMaxLength(120)
        self.weight = IntInput(parent, least=1, most=_HEAVIEST)
        self.weight.setFixedWidth(_NARROW)
        self.mark = ChoiceInput(_MARKS, parent, empty_label=not_marked)
        self.mark.setMinimumContentsLength(4)
        self.mark.setFixedWidth(_MARK_WIDTH)
        self.remove = QPushButton(parent)
        self.remove.setIcon(icon("x"))
        self.remove.setProperty("role", "icon")

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the widgets from left to right."""
        return self.label, self.weight, self.mark, self.remove


class CriteriaInput(QWidget):
    """Holds the criteria of a request; a line without a label is no criterion."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._locked = False
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(4)
        heads = (self.tr("Critère"), self.tr("Poids"), self.tr("Note sur 5"))
        for place, words in enumerate(heads):
            self._grid.addWidget(plain_label(words, self, role="muted"), 0, place)
        self._add = QPushButton(self.tr("Ajouter un critère"), self)
        self._add.clicked.connect(lambda _on: self._append())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def setObjectName(self, name: str) -> None:
        """Name the input and every widget of its lines."""
        super().setObjectName(name)
        self._add.setObjectName(f"{name}_add")
        self._name_lines()

    def value(self) -> tuple[Criterion, ...]:
        """Return the criteria that have a label."""
        return tuple(
            Criterion(
                label=line.label.text().strip(),
                weight=line.weight.value() or 1,
                mark=int(line.mark.value()) if line.mark.value() else None,
            )
            for line in self._lines
            if line.label.text().strip()
        )

    def set_value(self, value: Sequence[Criterion] | None) -> None:
        """Show criteria."""
        for line in list(self._lines):
            self._drop(line)
        for one in value or ():
            line = self._append(tell=False)
            line.label.setText(one.label)
            line.label.setCursorPosition(0)
            line.weight.set_value(one.weight)
            line.mark.set_value(None if one.mark is None else str(one.mark))
        self.changed.emit()

    def is_empty(self) -> bool:
        """Tell whether there is no criterion."""
        return not self.value()

    def problem(self) -> str:
        """Return what is wrong with the first weight or mark that cannot be read."""
        for line in self._lines:
            found = line.weight.problem() or line.mark.problem()
            if found and line.label.text().strip():
                return found
        return ""

    def doubt(self) -> str:
        """Criteria are never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the criteria without letting them change."""
        self._locked = locked
        self._add.setVisible(not locked)
        for line in self._lines:
            line.label.setReadOnly(locked)
            line.weight.set_locked(locked=locked)
            line.mark.set_locked(locked=locked)
            line.remove.setVisible(not locked)

    def typed(self) -> list[list[str]]:
        """Return the lines as they stand."""
        return [
            [line.label.text(), line.weight.text(), line.mark.currentText()] for line in self._lines
        ]

    def set_typed(self, kept: Sequence[Sequence[Any]]) -> None:
        """Show lines again, whether they can be read or not."""
        for line in list(self._lines):
            self._drop(line)
        for label, weight, mark in kept:
            line = self._append(tell=False)
            line.label.setText(label)
            line.weight.setText(weight)
            line.mark.set_typed(mark)

    def _append(self, *, tell: bool = True) -> _Line:
        line = _Line(self, self.tr("non noté"))
        row = self._grid.rowCount()
        for place, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, row, place)
        line.label.textChanged.connect(lambda _text: self.changed.emit())
        line.weight.changed.connect(self.changed)
        line.mark.changed.connect(self.changed)
        line.remove.clicked.connect(partial(self._forget, line))
        self._lines.append(line)
        self._name_lines()
        self._chain()
        if tell:
            line.weight.set_value(1)
            line.label.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()
        return line

    def showEvent(self, event: QShowEvent) -> None:
        """Put the lines before the button that adds: only now does the form stand as it is."""
        super().showEvent(event)
        self._chain()

    def _chain(self) -> None:
        """Order the lines from the widget that takes the keyboard before the button."""
        before: QWidget | None = self._add.previousInFocusChain()
        while before is not None and before is not self._add and not self._stands_before(before):
            before = before.previousInFocusChain()
        for widget in (one for line in self._lines for one in line.widgets()):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _stands_before(self, other: QWidget) -> bool:
        """A widget around the lines stands for the last one in it, so it is passed over."""
        is_around = other is self or other.isAncestorOf(self) or self.isAncestorOf(other)
        return not is_around and bool(other.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def _forget(self, line: _Line) -> None:
        self._drop(line)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._name_lines()

    def _name_lines(self) -> None:
        name = self.objectName()
        for place, line in enumerate(self._lines, start=1):
            told = {
                line.label: ("label", self.tr("Critère {place}")),
                line.weight: ("weight", self.tr("Poids du critère {place}")),
                line.mark: ("mark", self.tr("Note du critère {place}")),
                line.remove: ("remove", self.tr("Retirer le critère {place}")),
            }
            for widget, (part, words) in told.items():
                widget.setObjectName(f"{name}_{place}_{part}" if name else "")
                widget.setAccessibleName(words.format(place=place))
            line.remove.setToolTip(self.tr("Retirer ce critère"))
