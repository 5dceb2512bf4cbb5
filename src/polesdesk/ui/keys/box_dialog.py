"""The count of the box: tick what hangs there, see what differs, print the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import access_devices, box_sheets
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.handing_forms import device_words
from polesdesk.domain.access_devices import Standing
from polesdesk.domain.device_rows import DeviceRow, is_counted
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import STANDINGS
from polesdesk.ui.desk import Desk
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

_ID = int(Qt.ItemDataRole.UserRole)
_OUTSIDE = frozenset({Standing.OUT, Standing.LATE})


class BoxDialog(QDialog):
    """Lists the keys of a hub; Space ticks the one under the cursor and goes to the next."""

    def __init__(
        self,
        desk: Desk,
        hubs: Sequence[Choice],
        hub_id: str,
        show_paper: Callable[[ListPaper], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("key_box_dialog")
        self.setWindowTitle(self.tr("Compter le coffre"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk = desk
        self._show_paper = show_paper
        self._rows: dict[str, DeviceRow] = {}
        self.hub = ChoiceInput(hubs, self)
        self.hub.setObjectName("key_box_hub")
        self.hub.setAccessibleName(self.tr("Pôle"))
        self.hub.set_value(hub_id or (hubs[0].value if hubs else ""))
        self.list = _Ticks(self)
        self.list.setObjectName("key_box_list")
        self.list.setAccessibleName(self.tr("Clés et badges du pôle"))
        self.list.setProperty("role", "plain")
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.told = plain_label("", self, wraps=True)
        self.told.setObjectName("key_box_told")
        self._lay_out()
        self.hub.changed.connect(self.refresh)
        self._model.itemChanged.connect(lambda _item: self._tell())
        resize_within_screen(self, 620, 560)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the keys of the hub chosen."""
        self._desk.read(access_devices.of_hub, self.hub.value(), then=self._show, owner=self)

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the keys that were seen."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return tuple(
            str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def print_sheet(self) -> None:
        """Show the sheet of the count, with what differs."""
        self._desk.run(
            box_sheets.sheet,
            self.hub.value(),
            self.ticked(),
            title=self.tr("Mise en page"),
            then=self._show_paper,
            owner=self,
        )

    def _show(self, rows: Sequence[DeviceRow]) -> None:
        self._rows = {row.id: row for row in rows if is_counted(row)}
        self._model.clear()
        for row in self._rows.values():
            where = row.box if row.standing is Standing.IN_BOX else tr(STANDINGS[row.standing])
            item = QStandardItem(" – ".join(part for part in (device_words(row), where) if part))
            item.setData(row.id, _ID)
            item.setEditable(False)
            item.setCheckable(True)
            self._model.appendRow(item)
        self.list.go(0)
        self._tell()

    def _tell(self) -> None:
        seen = set(self.ticked())
        should = [row for row in self._rows.values() if row.standing is Standing.IN_BOX]
        missing = [row.label for row in should if row.id not in seen]
        extra = [row.label for row in self._rows.values()
                 if row.standing in _OUTSIDE and row.id in seen]  # fmt: skip
        parts = [
            self.tr("{seen} vue sur {all}.").format(seen=len(seen & {r.id for r in should}),
                                                    all=len(should))
        ]  # fmt: skip
        if missing and seen:
            count = plural(len(missing), tr("manque"), tr("manquent"))
            parts.append(f"{count}\u202f: {', '.join(missing)}.")
        if extra:
            told = self.tr("Au coffre, alors qu’elles sont notées dehors\u202f: {labels}.")
            parts.append(told.format(labels=", ".join(extra)))
        self.told.setText(" ".join(parts))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Compter le coffre"), self, role="title"))
        told = self.tr("Cochez ce que vous avez sous les yeux, avec la barre d’espace.")
        column.addWidget(plain_label(told, self, role="muted", wraps=True))
        column.addWidget(self.hub)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for name, words, act in (
            ("key_box_close", self.tr("&Fermer"), self.reject),
            ("key_box_print", self.tr("&Imprimer l’inventaire…"), self.print_sheet),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, act=act: act())
            foot.addWidget(button)
        button.setProperty("role", "primary")
        column.addLayout(foot)


class _Ticks(QListView):
    """A list in which Space ticks and goes on, as one counts."""

    def go(self, row: int) -> None:
        """Go to a line, and stay on the last one."""
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(min(row, last), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick and go to the next line."""
        index = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not index.isValid():
            super().keyPressEvent(event)
            return
        role = Qt.ItemDataRole.CheckStateRole
        done = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
        self.model().setData(index, state, role)
        self.go(index.row() + 1)
