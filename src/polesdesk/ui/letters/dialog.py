"""« Suivi des courriers »: what is to be sent, what came back, papers and labels of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import address_labels, letter_batches, letter_sending
from polesdesk.actions.letter_sending import LetterRow
from polesdesk.domain.french import plural
from polesdesk.ui.choice_button import choice_button
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import set_icon
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.letters.columns import COLUMNS, KEYS
from polesdesk.ui.letters.dialogs import receipts_dialog, sending_dialog
from polesdesk.ui.letters.labels_dialog import ask_labels
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes

WIDTH, HEIGHT = 1180, 640
TO_SEND, AWAITING, ALL = "to_send", "awaiting", "all"
_READING = {
    TO_SEND: letter_sending.to_send,
    AWAITING: letter_sending.awaiting,
    ALL: letter_sending.latest,
}


class LettersDialog(QDialog):
    """Lists letters by where they stand; what is done is done with those selected."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        go: Callable[[str, str], object],
        give: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("letters_dialog")
        self.setModal(True)
        offer_manual("letters", settings, self)
        self._desk, self._settings = desk, settings
        self._go_to, self._give_to = go, give
        self._scope = TO_SEND
        self._acts = LetterActs(desk, settings, LookedAt(self), self, give=self._give)
        self._error = ErrorBar(self)
        self._told = plain_label(role="muted", wraps=True)
        self._told.setObjectName("letters_told")
        self.setWindowTitle(self.tr("Suivi des courriers"))
        self.view = TableView(self)
        self.view.setObjectName("letters_list")
        self.view.setAccessibleName(self.windowTitle())
        self.list = ListedTable(self.view, desk, settings, COLUMNS, KEYS)
        self._scopes = self._make_scopes()
        self._buttons = self._make_buttons()
        self._lay_out()
        self._connect()

    def open_at(self, scope: str = TO_SEND) -> None:
        """Show the letters of a scope."""
        self._scope = scope if scope in _READING else TO_SEND
        self.open()
        self.refresh()
        self.view.setFocus()

    def refresh(self) -> None:
        """Read the letters again."""
        for name, button in self._scopes.items():
            button.setChecked(name == self._scope)
        self._desk.read(_READING[self._scope], then=self._show, owner=self)

    # What is done with those selected

    def send(self) -> None:
        """Note how the letters selected were sent."""
        self._with_selected(lambda rows: sending_dialog(self._desk, rows, self).open())

    def receive(self) -> None:
        """Note what came back of the letters selected."""

        def ask(rows: Sequence[LetterRow]) -> None:
            sent = [one for one in rows if one.letter.sent_on is not None]
            if sent:
                receipts_dialog(self._desk, sent, self).open()
            else:
                self._error.show_text(self.tr("Notez d’abord l’envoi de ces courriers."))

        self._with_selected(ask)

    def print_together(self) -> None:
        """Show the papers of the letters selected as one."""
        self._with_selected(
            lambda rows: self._desk.run(
                letter_batches.bundle,
                [one.letter for one in rows],
                title=self.tr("Mise en page des courriers"),
                then=self._acts.preview,
                owner=self,
            )
        )

    def print_slips(self) -> None:
        """Show the slips to be signed when the letters selected are handed over."""
        self._with_selected(
            lambda rows: self._desk.run(
                letter_batches.slips,
                [one.id for one in rows],
                title=self.tr("Récépissés"),
                then=self._acts.preview,
                owner=self,
            )
        )

    def print_labels(self) -> None:
        """Lay out the labels of the letters selected."""
        self._with_selected(
            lambda rows: ask_labels(
                self._desk,
                self._settings,
                self,
                address_labels.of_letters,
                [one.id for one in rows],
                show=self._acts.preview,
                go=partial(self._go, "association"),
            )
        )

    def _with_selected(self, act: Callable[[Sequence[LetterRow]], object]) -> None:
        self._error.hide()

        def take(ids: tuple[str, ...]) -> None:
            rows = [one for one in map(self.list.row_of, ids) if isinstance(one, LetterRow)]
            standing = [one for one in rows if one.letter.cancelled_on is None]
            if standing:
                act(standing)
            else:
                self._error.show_text(
                    self.tr("Choisissez au moins un courrier qui n’est pas annulé.")
                )

        self.view.selected_ids(take)

    # Inside

    def _show(self, rows: Sequence[LetterRow]) -> None:
        self.list.show_rows(rows)
        count = plural(len(rows), self.tr("courrier"), self.tr("courriers"))
        told = {
            TO_SEND: self.tr("{count} à envoyer."),
            AWAITING: self.tr("{count} sans date de réception."),
            ALL: self.tr("{count}, les plus récents d’abord."),
        }[self._scope]
        self._told.setText(told.format(count=count))
        if rows and not self.view.current_id():
            self.view.select_record(rows[0].id)
        for button in self._buttons:
            button.setEnabled(bool(rows))

    def _choose(self, scope: str) -> None:
        self._scope = scope
        self._error.hide()
        self.view.clearSelection()
        self.view.clear_current()
        self.refresh()

    def _go(self, kind: str, record: str) -> None:
        self.accept()
        self._go_to(kind, record)

    def _give(self, name: str) -> None:
        self.accept()
        self._give_to(name)

    def _make_scopes(self) -> dict[str, QPushButton]:
        words = {
            TO_SEND: self.tr("À envoyer"),
            AWAITING: self.tr("En attente de réception"),
            ALL: self.tr("Tous"),
        }
        made = {}
        for name, text in words.items():
            button = choice_button(f"letters_{name}", text, self)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose, name))
            made[name] = button
        return made

    def _make_buttons(self) -> tuple[QPushButton, ...]:
        return (
            self._button("letters_send", self.tr("Noter l’en&voi…"), "send", self.send),
            self._button("letters_receive", self.tr("Noter la &réception…"), "check", self.receive),
            self._button("letters_print", self.tr("&Imprimer…"), "printer", self.print_together),
            self._button("letters_slips", self.tr("Ré&cépissés…"), "stamp", self.print_slips),
            self._button("letters_labels", self.tr("É&tiquettes…"), "tag", self.print_labels),
        )

    def _button(
        self, name: str, words: str, picture: str, act: Callable[[], object]
    ) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        set_icon(made, picture)
        made.clicked.connect(lambda _on: act())
        return made

    def _lay_out(self) -> None:
        scopes = QWidget(self)
        row = FlowRow(scopes, GAP)
        row.setContentsMargins(0, 0, 0, 0)
        for button in self._scopes.values():
            row.addWidget(button)
        doing = QWidget(self)
        done_row = FlowRow(doing, GAP)
        done_row.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons:
            done_row.addWidget(button)
        close = QPushButton(self.tr("&Fermer"), self)
        close.setObjectName("letters_close")
        close.setAutoDefault(False)
        close.clicked.connect(lambda _on: self.reject())
        foot = QHBoxLayout()
        foot.addWidget(doing, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(self._error)
        column.addWidget(scopes)
        column.addWidget(self._told)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        resize_within_screen(self, WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.view.opened.connect(self._acts.show)
        self._desk.changed.connect(self._follow_changes)
        self._desk.troubled.connect(self._error.show_error)

    def _follow_changes(self, changes: Changes) -> None:
        if changes.touches("letter", "association"):
            self.refresh()
