"""The list of fields, conditions and blocks, filtered as one types."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.settings.template_words import Word, found
from polesdesk.ui.texts import plain_label, tooltip
from polesdesk.ui.words import tr

TYPED_ROLE = int(Qt.ItemDataRole.UserRole) + 1


def row_size(view: QTreeView) -> QSize:
    """Return the size of a row that is easily hit."""
    return QSize(60, view.fontMetrics().height() + 10)


class FieldsTree(QTreeView):
    """The list itself; Enter or a double click chooses a line."""

    chosen = Signal(str)
    """How the line chosen is typed in a template."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._name = name
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setProperty("role", "plain")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._choose)

    def show_words(self, text: str) -> None:
        """Show what contains a text."""
        self._rows.clear()
        for heading, group in groupby(found(text, self._name), key=lambda word: word.heading):
            title = _title(heading)
            title.setSizeHint(row_size(self))
            for word in group:
                item = _item(word)
                item.setSizeHint(row_size(self))
                title.appendRow(item)
            self._rows.appendRow(title)
        self.expandAll()
        first = self._rows.index(0, 0)
        if first.isValid():
            self.setCurrentIndex(self._rows.index(0, 0, first))

    def typed(self) -> str:
        """Return how the current line is typed, or an empty text."""
        return str(self.currentIndex().data(TYPED_ROLE) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current line with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        typed = str(index.data(TYPED_ROLE) or "")
        if typed:
            self.chosen.emit(typed)


def _title(heading: str) -> QStandardItem:
    title = QStandardItem(heading)
    font = QFont(title.font())
    font.setWeight(QFont.Weight.DemiBold)
    title.setFont(font)
    title.setSelectable(False)
    return title


def _item(word: Word) -> QStandardItem:
    item = QStandardItem(word.label)
    item.setData(word.typed, TYPED_ROLE)
    told = tr("{typed} – obligatoire").format(typed=word.typed) if word.required else word.typed
    item.setToolTip(tooltip(told))
    item.setData(f"{word.label}, {told}", Qt.ItemDataRole.AccessibleTextRole)
    return item


class FieldsPanel(QWidget):
    """The list under its filter, with the button that inserts or copies."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setObjectName("template_fields_filter")
        self.filter.setPlaceholderText(self.tr("Filtrer les champs"))
        self.filter.setAccessibleName(self.tr("Filtrer les champs"))
        self.filter.setClearButtonEnabled(True)
        self.tree = FieldsTree(name=name)
        self.tree.setObjectName("template_fields_tree")
        self.tree.setAccessibleName(self.tr("Champs disponibles"))
        self.button = QPushButton(self.tr("&Insérer"))
        self.button.setObjectName("template_fields_insert")
        self.button.setAutoDefault(False)
        self._typed = plain_label(role="hint", wraps=True)
        self._lay_out()
        self.filter.textChanged.connect(self.tree.show_words)
        self.tree.chosen.connect(self.chosen)
        self.button.clicked.connect(lambda _on: self._choose())
        self.tree.selectionModel().currentChanged.connect(lambda *_indexes: self._tell())
        self.tree.show_words("")

    def _choose(self) -> None:
        typed = self.tree.typed()
        if typed:
            self.chosen.emit(typed)

    def _tell(self) -> None:
        self._typed.setText(self.tree.typed())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._typed, 1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Champs disponibles"), role="section"))
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)


class FieldsDialog(QDialog):
    """« Champs disponibles »: look them up, and copy one; ``insert`` takes it instead.

    ``name`` is the text that they are of: the articles of agreements if none is given.
    """

    def __init__(
        self,
        parent: QWidget,
        insert: Callable[[str], object] | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._insert = insert
        self.setObjectName("template_fields_dialog")
        self.setWindowTitle(self.tr("Champs disponibles"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = FieldsPanel(name=name)
        if insert is None:
            self.panel.button.setText(self.tr("&Copier"))
        self.panel.chosen.connect(self.take)
        close = QPushButton(self.tr("&Fermer"))
        close.setObjectName("template_fields_close")
        close.setAutoDefault(False)
        close.clicked.connect(lambda _on: self.close())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        resize_within_screen(self, 460, 620)
        self.panel.filter.setFocus()

    def take(self, typed: str) -> None:
        """Copy a field as it is typed, or insert it and close."""
        if self._insert is None:
            QGuiApplication.clipboard().setText(typed)
            return
        self._insert(typed)
        self.close()
