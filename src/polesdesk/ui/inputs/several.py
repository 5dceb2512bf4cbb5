"""Several records of a list too long to show: each found by typing, each taken off by a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs.records import RecordInput
from polesdesk.ui.words import tr


class RecordsInput(QWidget):
    """Records in the order in which they were chosen; its value are their ids.

    ``search`` and ``label`` are those of the line in which one more is looked for.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        search: Callable[[Any, ListQuery, int, int], Sequence[Any]],
        label: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen: list[Choice] = []
        self._locked = False
        self._buttons: list[QPushButton] = []
        self.line = RecordInput(desk, search, label, self)
        self.line.setPlaceholderText(tr("Tapez une partie du nom"))
        self.line.changed.connect(self._take)
        self._row = QWidget(self)
        self._flow = FlowRow(self._row, 6)
        self._flow.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self._row)
        self.setFocusProxy(self.line)
        self._show()

    def value(self) -> tuple[str, ...]:
        """Return the ids of the records chosen."""
        return tuple(one.value for one in self._chosen)

    def set_value(self, value: Sequence[Choice] | None) -> None:
        """Show records by their ids and names."""
        self._chosen = list(value or ())
        self.line.set_value(None)
        self._show()
        self.changed.emit()

    def is_empty(self) -> bool:
        """Tell whether nothing was chosen."""
        return not self._chosen

    def problem(self) -> str:
        """Return what to do when words stand in the line that are no record."""
        return self.line.problem()

    def doubt(self) -> str:
        """Records are never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Forbid changes, or allow them again."""
        self._locked = locked
        self.line.set_locked(locked=locked)
        for button in self._buttons:
            button.setEnabled(not locked)

    def typed(self) -> list[list[str]]:
        """Return the records chosen, and the words that stand in the line."""
        return [[one.value, one.label] for one in self._chosen] + [["", self.line.text()]]

    def set_typed(self, kept: Sequence[Sequence[str]]) -> None:
        """Show the records and the words again."""
        self.set_value([Choice(value=row, label=name) for row, name in kept if row])
        self.line.setText(next((name for row, name in kept if not row), ""))

    def setObjectName(self, name: str) -> None:
        """Name the line and the buttons after the field."""
        super().setObjectName(name)
        self.line.setObjectName(f"{name}_line")
        self._name_buttons()

    def setAccessibleName(self, name: str) -> None:
        """Let a screen reader call the line as the field."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    # Inside

    def _take(self) -> None:
        """Add the record that was chosen in the line, once, and empty the line."""
        found = self.line.value()
        if not found:
            self.changed.emit()
            return
        chosen = Choice(value=found, label=self.line.text())
        self.line.set_value(None)
        if all(one.value != found for one in self._chosen):
            self._chosen.append(chosen)
            self._show()
        self.changed.emit()

    def _drop(self, row_id: str) -> None:
        self._chosen = [one for one in self._chosen if one.value != row_id]
        self._show()
        self.line.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        for button in self._buttons:
            button.deleteLater()
            self._flow.removeWidget(button)
        self._buttons = [self._button(one) for one in self._chosen]
        before: QWidget = self.line
        for button in self._buttons:
            self._flow.addWidget(button)
            self.setTabOrder(before, button)
            before = button
        self._name_buttons()
        self._row.setVisible(bool(self._buttons))

    def _button(self, one: Choice) -> QPushButton:
        button = QPushButton(icon("x"), one.label.replace("&", "&&"), self._row)
        button.setAutoDefault(False)
        button.setToolTip(tr("Retirer"))
        button.setAccessibleName(tr("Retirer {name}").format(name=one.label))
        button.setEnabled(not self._locked)
        button.clicked.connect(lambda _on, row_id=one.value: self._drop(row_id))
        return button

    def _name_buttons(self) -> None:
        for number, button in enumerate(self._buttons, 1):
            button.setObjectName(f"{self.objectName()}_{number}")
