"""The dialog of closures and requisitions: the list, and beside it the card of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from polesdesk.actions import closure_list, school_calendar
from polesdesk.domain.closure_cards import Closable, ClosureCard, ClosureRow
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.identity import new_id
from polesdesk.ui.card import Card
from polesdesk.ui.closures.acts import ActsOfClosure
from polesdesk.ui.closures.closing_dialog import ClosingDialog
from polesdesk.ui.closures.columns import COLUMNS, ClosureLine
from polesdesk.ui.closures.content import content_of
from polesdesk.ui.closures.plain_form import closure_dialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.status_line import SuccessNote
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes, Work

WIDTH, HEIGHT = 1280, 680
_WATCHED = ("closure", "closure_operation", "letter", "convention", "hub", "room")


class ClosuresDialog(QDialog):
    """Stays open while it is worked in; a link to a record closes it."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        hub_id: str,
        parent: QWidget,
        *,
        go: Callable[[str, str], object],
        give: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("closures_dialog")
        self.setWindowTitle(self.tr("Fermetures et réquisitions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("closures", settings, self)
        self._desk, self._settings, self._hub_id = desk, settings, hub_id
        self._go_to, self._give_to = go, give
        self._places = Closable(hubs=(), rooms=())
        self._wanted = ""
        self._question = 0
        self._closing: ClosureOperation | None = None
        self._error = ErrorBar(self)
        self._success = SuccessNote(self)
        self.acts = ActsOfClosure(
            desk, settings, self, go=self._go, give=self._give, tell=self._tell,
            fail=self._error.show_error,
        )  # fmt: skip
        self.view = TableView(self)
        self.view.setObjectName("closures_list")
        self.view.setAccessibleName(self.windowTitle())
        self.list = ListedTable(self.view, desk, settings, COLUMNS)
        self.card = Card("closure", self.tr("Choisissez une opération\u202f: sa fiche est ici."))
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.refresh()
        resize_within_screen(self, WIDTH, HEIGHT)

    def open_at(self, operation_id: str) -> None:
        """Show the dialog at an operation."""
        self._wanted = operation_id
        self.open()
        self.refresh()

    def close_premises(self, operation: ClosureOperation | None = None) -> None:
        """Open the dialog that closes premises, once the places are read."""
        self._closing = operation or ClosureOperation(
            id=new_id(), hub_id=self._hub_id, first=self._desk.today(), last=self._desk.today()
        )
        if self._places.hubs:
            self._open_closing()

    def refresh(self) -> None:
        """Read the list again."""
        self._desk.read(_read, then=self._show, failed=self._error.show_error, owner=self)

    def edit(self) -> None:
        """Change the closure of its own in the current row, or the act of an operation."""
        line = self._line()
        if line is None:
            return
        if line.row.closure is not None:
            closure_dialog(self._desk, line.row.closure, self._places, self).open()
        elif line.row.operation is not None:
            self.acts.note(line.row.operation)

    def bin(self) -> None:
        """Delete the closure of its own in the current row: its occurrences come back."""
        line = self._line()
        if line is not None and line.row.closure is not None:
            self._desk.do(school_calendar.bin_closures, [line.id], owner=self)
        elif line is not None and line.row.operation is not None:
            self.acts.call_off(line.row.operation)

    # Showing

    def _show(self, found: tuple[Closable, tuple[ClosureRow, ...]]) -> None:
        self._places = found[0]
        today = self._desk.today()
        rows = [ClosureLine(id=one.id, row=one, today=today) for one in found[1]]
        self.list.show_rows(rows)
        known = {one.id for one in rows}
        wanted = self._wanted if self._wanted in known else self.view.current_id()
        if wanted not in known:
            wanted = next((one.id for one in rows if _is_ahead(one)), "")
            wanted = wanted or (rows[-1].id if rows else "")
        self._wanted = ""
        if wanted and wanted != self.view.current_id():
            self.view.select_record(wanted)
        self._show_line()
        if self._closing is not None:
            self._open_closing()

    def _open_closing(self) -> None:
        operation, self._closing = self._closing, None
        assert operation is not None
        ClosingDialog(
            self._desk, self._settings, self._places, operation, self, then=self._closed
        ).open()

    def _closed(self, made: ClosureOperation) -> None:
        self._wanted = made.id
        self.refresh()

    def _line(self) -> ClosureLine | None:
        found: ClosureLine | None = self.list.row_of(self.view.current_id())
        return found

    def _show_line(self) -> None:
        line = self._line()
        for button in (self._edit, self._bin):
            button.setEnabled(line is not None)
        self._question += 1
        if line is None or line.row.operation is None:
            self.card.show_nothing()
            return
        self._desk.read(
            closure_list.card,
            line.id,
            then=partial(self._show_card, self._question),
            failed=self._error.show_error,
            owner=self,
        )

    def _show_card(self, question: int, card: ClosureCard) -> None:
        if question == self._question:
            self.card.show_content(content_of(card, self.acts.of_card()))

    # Ways out

    def _go(self, kind: str, record: str) -> None:
        self.accept()
        self._go_to(kind, record)

    def _give(self, name: str) -> None:
        self.accept()
        self._give_to(name)

    def _tell(self, words: str) -> None:
        self._success.show_text(words, "", None)

    # Building

    def _make_buttons(self) -> None:
        self._new = self._button("closure_new", self.tr("&Nouvelle fermeture…"))
        self._new.setProperty("role", "primary")
        self._edit = self._button("closure_edit", self.tr("&Modifier…"))
        self._bin = self._button("closure_bin", self.tr("&Supprimer"))
        self._close = self._button("closures_close", self.tr("&Fermer"))

    def _button(self, name: str, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setObjectName("closures_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.card)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([640, 600])
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self._new, self._edit, self._bin):
            foot.addWidget(button)
        foot.addWidget(self._success, 1)
        foot.addStretch(1)
        foot.addWidget(self._close)
        told = self.tr(
            "Une séance qui tombe un jour de fermeture n’a pas lieu et ne compte jamais contre "
            "l’association."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.windowTitle(), role="title", wraps=True))
        column.addWidget(self._error)
        column.addWidget(plain_label(told, role="muted", wraps=True))
        column.addWidget(split, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._new.clicked.connect(lambda _on: self.close_premises())
        self._edit.clicked.connect(lambda _on: self.edit())
        self._bin.clicked.connect(lambda _on: self.bin())
        self._close.clicked.connect(lambda _on: self.reject())
        self.view.current_changed.connect(lambda _key: self._show_line())
        self.view.opened.connect(lambda _key: self.edit())
        self.card.followed.connect(self._go)
        self._desk.changed.connect(self._follow)
        self._desk.troubled.connect(self._error.show_error)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_WATCHED):
            self.refresh()


def _is_ahead(line: ClosureLine) -> bool:
    last = line.closed.last or line.closed.first
    return last is not None and last >= line.today


def _read(work: Work) -> tuple[Closable, tuple[ClosureRow, ...]]:
    return closure_list.closable(work), closure_list.rows(work)
