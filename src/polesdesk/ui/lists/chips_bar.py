"""The filters of columns under the filter box, each with the cross that takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.texts import mute_mnemonic, tooltip

LONGEST = 46
"""Characters of a filter that are shown; the tooltip tells the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChip:
    """A filter as it reads, by the key of its column."""

    key: str
    words: str


class ChipsBar(QWidget):
    """Shows filters; gone while there is none."""

    edit_asked = Signal(str)
    """A filter is to be changed: the key of its column."""
    removed = Signal(str)
    """A filter was taken away: the key of its column."""
    cleared = Signal()
    """Every filter is to go."""
    return_asked = Signal()
    """The search that was left to show a record is wanted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self._chips: list[QFrame] = []
        self._row = FlowRow(self, 6)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._clear = self._link(self.tr("Effacer tous les filtres"))
        self._clear.clicked.connect(lambda _on: self.cleared.emit())
        self._return = self._link(self.tr("Reprendre la recherche précédente"))
        self._return.clicked.connect(lambda _on: self.return_asked.emit())
        self.hide()

    def set_subject(self, subject: str) -> None:
        """Name the bar and its parts after the list."""
        self._subject = subject
        self.setObjectName(f"{subject}_chips")
        self._clear.setObjectName(f"{subject}_clear_filters")
        self._return.setObjectName(f"{subject}_return")

    def show_chips(self, chips: Sequence[FilterChip], *, may_return: bool) -> None:
        """Show these filters, and the way back to a former search if there is one."""
        for frame in self._chips:
            self._row.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._chips = [self._chip(chip) for chip in chips]
        for widget in (*self._chips, self._clear, self._return):
            self._row.removeWidget(widget)
            self._row.addWidget(widget)
        self._clear.setVisible(bool(chips))
        self._return.setVisible(may_return)
        for frame in self._chips:
            frame.show()
        self.setVisible(bool(chips) or may_return)
        self._row.invalidate()
        self.updateGeometry()

    def _chip(self, chip: FilterChip) -> QFrame:
        frame = _ChipFrame(self)
        name = f"{self._subject}_chip_{chip.key}"
        frame.setObjectName(name)
        words = QPushButton(mute_mnemonic(_shortened(chip.words)), frame)
        words.setObjectName(f"{name}_edit")
        words.setProperty("role", "chip_words")
        words.setToolTip(tooltip(chip.words) if len(chip.words) > LONGEST else "")
        words.setAccessibleName(self.tr("Filtre {words}, modifier").format(words=chip.words))
        words.clicked.connect(lambda _on: self.edit_asked.emit(chip.key))
        cross = QPushButton(icon("x"), "", frame)
        cross.setObjectName(f"{name}_remove")
        cross.setProperty("role", "chip_remove")
        told = self.tr("Retirer le filtre {words}").format(words=chip.words)
        cross.setAccessibleName(told)
        cross.setToolTip(tooltip(told))
        remove = partial(self.removed.emit, chip.key)
        cross.clicked.connect(lambda _on: remove())
        frame.removed.connect(remove)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(words)
        row.addWidget(cross)
        return frame

    def _link(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        return button


class _ChipFrame(QFrame):
    """A filter with its cross; Suppr takes it away."""

    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "filter_chip")

    def event(self, event: QEvent) -> bool:
        """Keep the key that deletes from the command that deletes records."""
        if event.type() is QEvent.Type.ShortcutOverride and _deletes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the filter away with the key that deletes."""
        if _deletes(event):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _deletes(event: QEvent) -> bool:
    keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    return isinstance(event, QKeyEvent) and event.key() in keys


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
