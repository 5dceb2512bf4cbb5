"""The lines of a round: kept or left out, moved up or down, rooms added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.visits import RoundLine
from polesdesk.ui.icons import icon, set_icon
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.texts import plain_label, tooltip
from polesdesk.ui.visits.words import expected_words, line_detail

_LINE = Qt.ItemDataRole.UserRole + 1
LEAST_LINES = 7
"""Lines of text that the list shows at least: three of the round."""


class RoundLines(QWidget):
    """A list with a box for each line; what is not ticked is left out of the round."""

    def __init__(self, rooms: Sequence[RoomRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._rooms = tuple(rooms)
        self._hub = ""
        self._lines: dict[int, RoundLine] = {}
        self._model = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setObjectName("round_lines")
        self.view.setAccessibleName(self.tr("Lignes de la tournée, à garder ou non"))
        self.view.setProperty("role", "plain")
        self.view.setModel(self._model)
        self.view.setWordWrap(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room = ChoiceInput()
        self.room.setObjectName("round_room")
        self.room.setAccessibleName(self.tr("Local à ajouter"))
        self._lay_out()

    def show_lines(self, lines: Sequence[RoundLine], hub: str) -> None:
        """Show the lines of a round of a hub, all kept."""
        self._hub = hub
        self._model.clear()
        self._lines = {}
        for line in lines:
            self._append(line)
        offered = [one for one in self._rooms if one.hub_id == hub]
        self.room.set_choices([Choice(value=one.id, label=one.name) for one in offered])

    def kept(self) -> tuple[RoundLine, ...]:
        """Return the lines that are ticked, in their order."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return tuple(
            self._lines[item.data(_LINE)]
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def add_room(self) -> None:
        """Add the room chosen at the end, with nobody expected."""
        found = next((one for one in self._rooms if one.id == self.room.value()), None)
        if found is not None:
            self._append(RoundLine(room_id=found.id, room=found.name))
            self.view.setCurrentIndex(self._model.index(self._model.rowCount() - 1, 0))
            self.room.set_value("")

    def shift(self, step: int) -> None:
        """Move the current line up (-1) or down (1)."""
        row = self.view.currentIndex().row()
        if row < 0 or not 0 <= row + step < self._model.rowCount():
            return
        taken = self._model.takeRow(row)
        self._model.insertRow(row + step, taken)
        self.view.setCurrentIndex(self._model.index(row + step, 0))

    def _append(self, line: RoundLine) -> None:
        number = len(self._lines)
        self._lines[number] = line
        title = f"{line.room} · {expected_words(line, line.association)}"
        detail = line_detail(line)
        item = QStandardItem(f"{title}\n{detail}" if detail else title)
        item.setEditable(False)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked)
        item.setData(number, _LINE)
        item.setToolTip(tooltip(line.why))
        self._model.appendRow(item)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("À voir, dans l’ordre de la marche"), role="section"))
        head.addStretch(1)
        for name, picture, words, step in (
            ("up", "chevron-up", self.tr("Monter la ligne (Alt+Haut)"), -1),
            ("down", "chevron-down", self.tr("Descendre la ligne (Alt+Bas)"), 1),
        ):
            head.addWidget(self._tool(f"round_line_{name}", picture, words, step))
        column.addLayout(head)
        self.view.setMinimumHeight(self.fontMetrics().height() * LEAST_LINES)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        add = QPushButton(self.tr("A&jouter ce local"), self)
        set_icon(add, "plus")
        add.setObjectName("round_add_room")
        add.setAutoDefault(False)
        add.clicked.connect(lambda _on: self.add_room())
        foot.addWidget(self.room, 1)
        foot.addWidget(add)
        column.addLayout(foot)

    def _tool(self, name: str, picture: str, words: str, step: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setProperty("role", "tool")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: self.shift(step))
        keys = QKeySequence("Alt+Up" if step < 0 else "Alt+Down")
        shortcut = QShortcut(keys, self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self.shift(step))
        return button
