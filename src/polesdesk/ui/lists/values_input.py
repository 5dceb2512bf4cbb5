"""The values that a column holds, each with a box to tick and how many rows it stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_number, plural
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

LINES = 8
"""Values in sight."""
AROUND = 18
"""Pixels above and below the values: the frame of the list and its padding."""
VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedValue:
    """A value to tick: as it is stored, as it reads, and in how many rows it stands."""

    value: str
    label: str
    rows: int


class ValuesInput(QWidget):
    """Ticks some values; a line above finds them by a part of their words."""

    changed = Signal()

    def __init__(
        self, values: Sequence[ListedValue], parent: QWidget | None = None, *, limited: str = ""
    ) -> None:
        super().__init__(parent)
        self._is_ticking = False
        self._find = QLineEdit(self)
        self._find.setPlaceholderText(self.tr("Chercher une valeur"))
        self._find.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.list.setProperty("role", "plain")
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self._count = plain_label(role="hint")
        self._all = self._button(self.tr("Tout cocher"), Qt.CheckState.Checked)
        self._none = self._button(self.tr("Tout décocher"), Qt.CheckState.Unchecked)
        self._fill(values)
        self.list.setModel(self._model)
        self._lay_out(limited)
        self._model.itemChanged.connect(lambda _item: self._tell())
        self._find.textChanged.connect(self._narrow)
        self.list.clicked.connect(self.list.setCurrentIndex)
        self.setFocusProxy(self._find if len(values) > LINES else self.list)
        self._find.setVisible(len(values) > LINES)
        self._tell_count()

    def setObjectName(self, name: str) -> None:
        """Name the input and its parts."""
        super().setObjectName(name)
        self._find.setObjectName(f"{name}_find")
        self.list.setObjectName(f"{name}_list")
        self._all.setObjectName(f"{name}_all")
        self._none.setObjectName(f"{name}_none")

    def setAccessibleName(self, name: str) -> None:
        """Tell screen readers what the list is of."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)
        self._find.setAccessibleName(self.tr("Chercher une valeur"))

    def value(self) -> tuple[str, ...]:
        """Return the values ticked."""
        return tuple(str(item.data(VALUE_ROLE)) for item in self._items() if _is_ticked(item))

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick these values and no others."""
        wanted = set(value or ())
        self._tick(lambda item: item.data(VALUE_ROLE) in wanted, self._items())

    def is_empty(self) -> bool:
        """Tell whether nothing is ticked."""
        return not self.value()

    def problem(self) -> str:
        """Boxes are never wrong."""
        return ""

    def doubt(self) -> str:
        """Boxes are never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the boxes without letting them change."""
        self.setEnabled(not locked)

    # Inside

    def _button(self, text: str, state: Qt.CheckState) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        wanted = state is Qt.CheckState.Checked
        button.clicked.connect(lambda _on: self._tick(lambda _item: wanted, self._seen()))
        return button

    def _fill(self, values: Sequence[ListedValue]) -> None:
        for one in values:
            item = QStandardItem(f"{one.label}  ({format_number(one.rows)})")
            item.setCheckable(True)
            item.setData(one.value, VALUE_ROLE)
            told = f"{one.label}, {plural(one.rows, tr('ligne'), tr('lignes'))}"
            item.setData(told, int(Qt.ItemDataRole.AccessibleTextRole))
            item.setToolTip(one.label if len(one.label) > 50 else "")
            self._model.appendRow(item)

    def _lay_out(self, limited: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch(1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._find)
        column.addWidget(self.list)
        column.addLayout(row)
        if limited:
            column.addWidget(plain_label(limited, role="hint", wraps=True))
        self.list.ensurePolished()
        shown = min(max(self._model.rowCount(), 2), LINES)
        self.list.setFixedHeight(shown * self.list.sizeHintForRow(0) + AROUND)

    def _items(self) -> list[QStandardItem]:
        return [self._model.item(row) for row in range(self._model.rowCount())]

    def _seen(self) -> list[QStandardItem]:
        return [item for item in self._items() if not self.list.isRowHidden(item.row())]

    def _narrow(self, words: str) -> None:
        wanted = fold(words)
        for item in self._items():
            self.list.setRowHidden(item.row(), wanted not in fold(item.text()))

    def _tick(self, wanted: Callable[[QStandardItem], bool], items: list[QStandardItem]) -> None:
        self._is_ticking = True
        for item in items:
            item.setCheckState(Qt.CheckState.Checked if wanted(item) else Qt.CheckState.Unchecked)
        self._is_ticking = False
        self._tell()

    def _tell(self) -> None:
        if self._is_ticking:
            return
        self._tell_count()
        self.changed.emit()

    def _tell_count(self) -> None:
        count = len(self.value())
        words = plural(count, tr("valeur cochée"), tr("valeurs cochées"))
        self._count.setText(words if count else self.tr("aucune valeur cochée"))


def _is_ticked(item: QStandardItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
