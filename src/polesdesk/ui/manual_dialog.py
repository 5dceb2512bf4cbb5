"""The window of the manual: contents and search on the left, the page, and the way to paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSettings, QSize, Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import files
from polesdesk.actions.errors import Trouble
from polesdesk.ui import manual
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.manual_page import ManualPage, manual_as_pdf, whole_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import screen_room
from polesdesk.ui.texts import ElidedLabel, plain_label

PAGE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADING_ROLE = PAGE_ROLE + 1
SIZE = QSize(1060, 680)
CONTENTS_WIDTH = 250


class ManualDialog(QDialog):
    """Shows a page; links lead to the other pages and nowhere else."""

    def __init__(self, name: str, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("manual_dialog")
        self.setWindowTitle(self.tr("Manuel de PolesDesk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._chooser = FileChooser(settings, "manual")
        self._read: list[str] = []
        self._page = ManualPage()
        self._search = self._make_search()
        self._rows = QStandardItemModel(self)
        self._list = self._make_list()
        self._none = plain_label(self.tr("Rien de tel dans le manuel."), role="muted", wraps=True)
        self._told = ElidedLabel(role="muted")
        self._lay_out()
        self._connect()
        self._list_pages()
        self.show_page(name)
        self._search.setFocus()

    def show_page(self, name: str, heading: str = "") -> None:
        """Show a page from its beginning, or from one of its headings."""
        if self._read[-1:] != [name]:
            self._read.append(name)
            self._page.show_page(name)
        self._mark(name)
        if heading and heading != manual.title_of(name):
            self._page.go_to(heading)

    def page(self) -> str:
        """Return the name of the page that is shown."""
        return self._read[-1]

    def save_pdf(self, target: Path) -> None:
        """Write the whole manual into one PDF."""
        try:
            files.save_bytes(target, manual_as_pdf(self.windowTitle()))
        except Trouble as trouble:
            self._told.setText(f"{trouble.message} {trouble.advice}")
            return
        self._told.setText(self.tr("Enregistré\u202f: {name}").format(name=target.name))

    # Building

    def _make_search(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("manual_search")
        line.setPlaceholderText(self.tr("Chercher dans le manuel"))
        line.setAccessibleName(self.tr("Chercher dans le manuel"))
        line.setClearButtonEnabled(True)
        return line

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("manual_contents")
        view.setAccessibleName(self.tr("Pages du manuel"))
        view.setProperty("role", "plain")
        view.setModel(self._rows)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        for widget in (self._search, self._list, self._none):
            widget.setFixedWidth(CONTENTS_WIDTH)
            side.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(side)
        row.addWidget(self._page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addLayout(row, 1)
        column.addLayout(self._foot())
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.resize(SIZE.boundedTo(screen_room()))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._button("manual_print", self.tr("&Imprimer le manuel…"), self._print))
        row.addWidget(self._button("manual_save", self.tr("&Enregistrer en PDF…"), self._ask_pdf))
        row.addWidget(self._told, 1)
        close = self._button("manual_close", self.tr("&Fermer"), self.close)
        row.addWidget(close)
        return row

    def _button(self, name: str, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self._page.anchorClicked.connect(self._follow)
        self._search.textChanged.connect(self._look_for)
        self._search.returnPressed.connect(self._open_first)
        self._list.clicked.connect(self._open)
        self._list.activated.connect(self._open)
        self._list.selectionModel().currentChanged.connect(self._go)
        for key, act in (("Ctrl+F", self._focus_search), ("Alt+Left", self._back)):
            QShortcut(QKeySequence(key), self, act)

    # Contents and search

    def _list_pages(self) -> None:
        self._fill([(name, "", manual.title_of(name)) for name in manual.PAGES])

    def _look_for(self, words: str) -> None:
        if not words.strip():
            self._list_pages()
            self._mark(self.page())
            return
        self._fill([(part.page, part.title, _told_in(part)) for part in manual.search(words)])

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        self._rows.clear()
        for page, heading, text in rows:
            item = QStandardItem(text)
            item.setData(page, PAGE_ROLE)
            item.setData(heading, HEADING_ROLE)
            item.setToolTip(text)
            self._rows.appendRow(item)
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _mark(self, name: str) -> None:
        """Show in the contents which page is read."""
        if self._search.text().strip():
            return
        self._list.selectionModel().blockSignals(True)
        self._list.setCurrentIndex(self._rows.index(manual.PAGES.index(name), 0))
        self._list.selectionModel().blockSignals(False)
        self._list.viewport().update()

    def _go(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._list.hasFocus():
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_page(str(index.data(PAGE_ROLE)), str(index.data(HEADING_ROLE) or ""))

    def _open_first(self) -> None:
        self._open(self._rows.index(0, 0))

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _back(self) -> None:
        """Return to the page that was read before."""
        if len(self._read) > 1:
            self._read.pop()
            self.show_page(self._read.pop())

    def _follow(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if link.isRelative() and manual.has_page(name):
            self.show_page(name)

    # On paper

    def _ask_pdf(self) -> None:
        self._chooser.ask_save(
            self,
            title=self.tr("Enregistrer le manuel"),
            proposed=self.tr("Manuel de PolesDesk.pdf"),
            kinds=self.tr("Documents PDF (*.pdf)"),
            then=self.save_pdf,
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: whole_manual().print_(printer))
        dialog.setModal(True)
        dialog.show()


def _told_in(part: manual.Section) -> str:
    """Return a part as the list of results names it: its title, and its page if that is another."""
    page = manual.title_of(part.page)
    return part.title if part.title == page else f"{part.title} – {page}"
