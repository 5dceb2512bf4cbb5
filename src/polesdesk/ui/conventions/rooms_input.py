"""The rooms of an agreement, found by typing a part of their name, across all hubs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_surface, plural
from polesdesk.domain.rows import RoomRow
from polesdesk.ui.icons import icon
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

OFFERED = 20


class RoomsInput(QWidget):
    """Holds the ids of rooms in the order chosen; those of the main hub are offered first."""

    changed = Signal()

    def __init__(self, rooms: Sequence[RoomRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = {room.id: room for room in rooms}
        self._labels = {room.id: f"{room.name} · {room.hub}" for room in rooms}
        self._folded = {key: fold(label) for key, label in self._labels.items()}
        self._hub = ""
        self._chosen: tuple[str, ...] = ()
        self._locked = False
        self._buttons: list[QPushButton] = []
        self._names = QStringListModel(self)
        self.line = RoomLine(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.setPlaceholderText(self.tr("Ajouter un local"))
        self.line.textEdited.connect(self._offer)
        self.line.entered.connect(self._take_typed)
        self.line.opened.connect(self._open)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def setObjectName(self, name: str) -> None:
        """Name the input and its line."""
        super().setObjectName(name)
        self.line.setObjectName(f"{name}_line")

    def setAccessibleName(self, name: str) -> None:
        """Tell screen readers what the line is about."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(self.tr("{name}, ajouter un local").format(name=name))

    def set_hub(self, hub_id: str) -> None:
        """Offer the rooms of this hub first."""
        self._hub = hub_id

    def names(self) -> dict[str, str]:
        """Return what each room chosen is called; with its hub where two bear the same name."""
        short = [self._rooms[key].name for key in self._chosen if key in self._rooms]
        return {
            key: self._labels[key] if short.count(self._rooms[key].name) > 1 else room.name
            for key in self._chosen
            if (room := self._rooms.get(key)) is not None
        }

    def hub_of(self, room_id: str) -> str:
        """Return the id of the hub of a room."""
        return self._rooms[room_id].hub_id

    def value(self) -> tuple[str, ...]:
        """Return the ids of the rooms chosen."""
        return self._chosen

    def set_value(self, value: Sequence[str] | None) -> None:
        """Choose these rooms."""
        self._chosen = tuple(value or ())
        self._draw()
        self.changed.emit()

    def is_empty(self) -> bool:
        """Tell whether no room is chosen."""
        return not self._chosen

    def problem(self) -> str:
        """Return what to do with words that are no room."""
        if not self.line.text().strip():
            return ""
        return self.tr("Tapez une partie du nom du local, puis choisissez dans la liste.")

    def doubt(self) -> str:
        """A room is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the rooms without letting them change."""
        self._locked = locked
        self.setProperty("locked", locked)
        self.line.setVisible(not locked)
        self._draw()

    def typed(self) -> list[object]:
        """Return the rooms chosen, and the words typed to find another."""
        return [list(self._chosen), self.line.text()]

    def set_typed(self, kept: Sequence[Any]) -> None:
        """Choose the rooms again; one that was deleted meanwhile says so."""
        rooms, words = kept
        self.set_value(rooms)
        self.line.setText(words)

    def _open(self) -> None:
        self._offer(self.line.text())

    def _offer(self, text: str) -> None:
        self._names.setStringList([self._labels[key] for key in self._near(text)])
        if self.line.hasFocus():
            self.line.completer().complete()

    def _near(self, text: str) -> list[str]:
        wanted = fold(text)
        found = [k for k, label in self._folded.items() if wanted in label]
        found = [key for key in found if key not in self._chosen]
        found.sort(key=lambda key: self._rooms[key].hub_id != self._hub)
        return found[:OFFERED]

    def _take_typed(self) -> None:
        near = self._near(self.line.text())
        if self.line.text().strip() and near:
            self._choose(near[0])

    def _take(self, label: str) -> None:
        found = [key for key, known in self._labels.items() if known == label]
        if found:
            self._choose(found[0])

    def _choose(self, room: str) -> None:
        self.line.clear()
        if room not in self._chosen:
            self.set_value((*self._chosen, room))

    def _forget(self, room: str) -> None:
        self.set_value([key for key in self._chosen if key != room])
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for room in self._chosen:
            self._list.addWidget(self._row(room))
        self._order()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the buttons in their place among the fields, which stand in the window by now."""
        super().showEvent(event)
        self._order()

    def _order(self) -> None:
        """Let Tab go as the eye does: from room to room, then to the line below."""
        first: QWidget | None = self.previousInFocusChain()
        while first is not None and first.focusPolicy() == Qt.FocusPolicy.NoFocus:
            first = first.previousInFocusChain()
        way = [] if first is None else [first, *self._buttons]
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    def _row(self, key: str) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        known = self._rooms.get(key)
        words = _words(known) if known else self.tr("local supprimé")
        row.addWidget(plain_label(words, box, role="fact", wraps=True), 1)
        if not self._locked:
            name = self.tr("Retirer {room}").format(room=self._labels.get(key, words))
            button = QPushButton(box)
            place = self._chosen.index(key) + 1
            button.setObjectName(f"{self.objectName()}_remove_{place}")
            button.setIcon(icon("x"))
            button.setProperty("role", "icon")
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._forget, key))
            row.addWidget(button)
            self._buttons.append(button)
        return box


class RoomLine(QLineEdit):
    """The line where a room is typed: Enter takes the first one, Down shows them all."""

    entered = Signal()
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a room with Enter, show them with Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _words(room: RoomRow) -> str:
    parts = [room.name, room.hub]
    if room.surface_m2 is not None:
        parts.append(format_surface(room.surface_m2))
    if room.capacity:
        parts.append(plural(room.capacity, tr("personne"), tr("personnes")))
    return " · ".join(parts)
