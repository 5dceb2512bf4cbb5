"""« Organiser les recherches… »: rename them in place, delete them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import searches
from polesdesk.domain.lists import SavedSearch
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone


class SearchesDialog(QDialog):
    """Lists the saved searches of one list; F2 renames, Suppr deletes, Ctrl+Z takes it back."""

    def __init__(self, desk: Desk, subject: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._subject = subject
        self._searches: tuple[SavedSearch, ...] = ()
        self._is_filling = False
        self.setObjectName("searches_dialog")
        self.setWindowTitle(self.tr("Recherches enregistrées"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setObjectName("searches_list")
        self.list.setAccessibleName(self.tr("Recherches enregistrées"))
        self.list.setProperty("role", "plain")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_NameDelegate(self.list))
        self._message = MessageLine(Tone.RED)
        self._lay_out()
        self._model.itemChanged.connect(self._rename)
        self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Recherches enregistrées"), role="title"))
        column.addWidget(self.list, 1)
        column.addWidget(self._message)
        row = QHBoxLayout()
        self._rename_button = self._button("searches_rename", self.tr("&Renommer"))
        self._rename_button.clicked.connect(lambda _on: self._edit())
        self._bin_button = self._button("searches_bin", self.tr("&Supprimer"))
        self._bin_button.clicked.connect(lambda _on: self._bin())
        close = self._button("searches_close", self.tr("&Fermer"))
        close.clicked.connect(self.close)
        row.addWidget(self._rename_button)
        row.addWidget(self._bin_button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        delete = command(self, "searches_delete_key", "", self._bin, keys=("Del",))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(delete)
        resize_within_screen(self, 460, 380)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _read(self) -> None:
        self._desk.read(searches.of, self._subject, then=self._show, owner=self)

    def _show(self, found: tuple[SavedSearch, ...]) -> None:
        place = max(self.list.currentIndex().row(), 0)
        self._searches = found
        self._is_filling = True
        self._model.clear()
        for search in found:
            self._model.appendRow(QStandardItem(search.name))
        self._is_filling = False
        self.list.setCurrentIndex(self._model.index(min(place, len(found) - 1), 0))
        for button in (self._rename_button, self._bin_button):
            button.setEnabled(bool(found))
        self.list.setFocus()

    def _current(self) -> SavedSearch | None:
        row = self.list.currentIndex().row()
        return self._searches[row] if 0 <= row < len(self._searches) else None

    def _edit(self) -> None:
        self.list.edit(self.list.currentIndex())

    def _rename(self, item: QStandardItem) -> None:
        if self._is_filling:
            return
        search = self._searches[item.row()]
        self._message.show_text("")
        self._desk.do(
            searches.save,
            replace(search, name=item.text()),
            then=lambda _made: self._read(),
            failed=self._refuse,
            owner=self,
        )

    def _refuse(self, error: Expected) -> None:
        self._message.show_text(error.message)
        self._read()

    def _bin(self) -> None:
        search = self._current()
        if search is not None:
            self._message.show_text("")
            then = lambda _count: self._read()  # noqa: E731
            self._desk.do(searches.bin, (search.id,), then=then, owner=self)


class _NameDelegate(QStyledItemDelegate):
    """Renames a search in its own line."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return the line that takes the name."""
        line = QLineEdit(parent)
        line.setObjectName("searches_name")
        line.setAccessibleName(self.tr("Nom de la recherche"))
        line.setProperty("role", "cell")
        line.setMaxLength(searches.LONGEST_NAME)
        return line
