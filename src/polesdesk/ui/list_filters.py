"""The small boxes above a list that narrow it: « Pôle : tous », « Situation : en vigueur »."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.ui.inputs.arrow import paint_arrow
from polesdesk.ui.texts import tooltip

WIDEST = 24
"""Characters that a closed box shows at most."""
ROOM = 50
"""Pixels of a box around its words, with the arrow."""

_EMPTIES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterBox(QComboBox):
    """A filter by one of some values; closed, it shows its name before the value."""

    chosen = Signal()

    def __init__(
        self, name: str, label: str, choices: Sequence[Choice], all_label: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.other: Callable[[str], str] = lambda _value: self.tr("valeur disparue")
        """How a value reads that is not among the choices, as that of an old search."""
        self._label = label
        self._all = all_label
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(20)
        self.set_choices(choices)
        self.activated.connect(lambda _row: self.chosen.emit())
        self.currentIndexChanged.connect(self._tell)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other values and keep the one chosen."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._all, "")
        for choice in choices:
            self.addItem(choice.label, choice.value)
        self.set_value(kept)
        self.blockSignals(False)
        self._tell()

    def value(self) -> str:
        """Return the value chosen, empty for all."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a value, also one that is not offered; empty for all."""
        if value and self.findData(value) < 0:
            self.addItem(self.other(value), value)
        self.setCurrentIndex(max(0, self.findData(value)))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show the name of the filter before its value."""
        super().initStyleOption(option)
        metrics = self.fontMetrics()
        most = min(metrics.averageCharWidth() * WIDEST, self.width() - ROOM + 4)
        option.currentText = metrics.elidedText(self._shown(), Qt.TextElideMode.ElideRight, most)

    def sizeHint(self) -> QSize:
        """Return the room for what is shown now."""
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        words = min(metrics.horizontalAdvance(self._shown()), metrics.averageCharWidth() * WIDEST)
        return QSize(words + ROOM, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the name of the filter: a narrow window cuts the value first."""
        hint = self.sizeHint()
        label = self.fontMetrics().horizontalAdvance(self._label)
        return QSize(min(hint.width(), label + ROOM), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        paint_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change by the wheel: what lies below scrolls, the open list has its own."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep « Suppr » from the commands of the list: here it takes the filter away."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _EMPTIES
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all again with « Suppr » or the backspace key."""
        if event.key() not in _EMPTIES:
            super().keyPressEvent(event)
        elif self.value():
            self.set_value("")
            self.chosen.emit()

    def in_words(self) -> str:
        """Return « Pôle : Voltaire », empty while all are shown."""
        return self._shown() if self.value() else ""

    def _shown(self) -> str:
        return self.tr("{label}\u202f: {value}").format(label=self._label, value=self.currentText())

    def _tell(self) -> None:
        shown = self._shown()
        self.setToolTip(tooltip(shown))
        self.setAccessibleName(self.tr("Filtre {shown}").format(shown=shown))
        self.updateGeometry()
        self.update()
