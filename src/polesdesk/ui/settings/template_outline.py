"""The list of articles at the left of a template's text; it follows the cursor."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from polesdesk.domain.clauses import BlockKind, Heading, current_heading, headings
from polesdesk.ui.texts import tooltip
from polesdesk.ui.words import tr


class TemplateOutline(QListView):
    """A click or the arrows go to a heading; Enter goes there with the keyboard."""

    chosen = Signal(object)
    """The ``Heading`` to show."""
    entered_text = Signal()
    """The keyboard is wanted in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._following = False
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setProperty("role", "plain")
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._step)
        self.clicked.connect(self._choose)

    def show_text(self, text: str, line: int) -> None:
        """Show the headings of a text, and the one above a line as the current one."""
        found = headings(text)
        if found != self._headings:
            self._headings = found
            self._following = True
            self._rows.clear()
            for heading in found:
                self._rows.appendRow(_item(heading))
            self._following = False
        self.follow(line)

    def follow(self, line: int) -> None:
        """Show as current the heading under which a line stands."""
        place = current_heading(self._headings, line)
        self._following = True
        index = self._rows.index(place, 0) if place is not None else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._following = False

    def current(self) -> Heading | None:
        """Return the heading shown as current."""
        row = self.currentIndex().row()
        return self._headings[row] if 0 <= row < len(self._headings) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the text with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            self.entered_text.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._following:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._headings):
            self.chosen.emit(self._headings[index.row()])


def _item(heading: Heading) -> QStandardItem:
    words = heading.text or "…"
    item = QStandardItem(f"{heading.number}. {words}" if heading.number else words)
    if heading.kind is not BlockKind.ARTICLE:
        font = QFont(item.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
    told = [item.text(), tr("ligne {number}").format(number=heading.line), *heading.conditions]
    item.setToolTip(tooltip(" · ".join(told)))
    item.setData(", ".join(told), Qt.ItemDataRole.AccessibleTextRole)
    return item
