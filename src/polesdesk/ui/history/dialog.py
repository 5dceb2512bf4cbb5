"""« Historique » : what was done, by whom and when, what it changed, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import former_states, history_list
from polesdesk.domain.history import CommandDetail, RecordChange, Return
from polesdesk.ui.card import Card
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.history.columns import (
    HISTORY_COLUMNS,
    HISTORY_TEXTS,
    day_choices,
    history_source,
    moment,
)
from polesdesk.ui.history.content import HistoryActs, content_of, in_words
from polesdesk.ui.history.list_dialog import ListDialog
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.undoing import undo

TOLD = 12
"""Fields that are told before a return to a former state; the others are counted."""


class HistoryDialog(ListDialog):
    """Lists what was done; ``record`` (« hub:ID ») and ``title`` narrow it to one record."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        go: Callable[[str, str], object],
        record: str = "",
        title: str = "",
    ) -> None:
        page = ListPage(
            desk, settings, HISTORY_TEXTS, columns=HISTORY_COLUMNS, source=history_source(record)
        )
        super().__init__(desk, page, "history", parent)
        named = self.tr("Historique de {title}").format(title=title)
        self.setWindowTitle(named if title else self.tr("Historique"))
        self._record = record
        self._go = go
        self._command = ""
        self._acts = HistoryActs(undo=self._undo, go_back=self._ask_to_go_back)
        self.card = Card("history", self.tr("Choisissez une action dans la liste."))
        page.add_filter(
            "days",
            self.tr("Date"),
            day_choices(desk.today()),
            all_label=self.tr("toutes"),
            column="at",
        )
        page.set_card(self.card)
        page.current_changed.connect(self._read)
        self.card.followed.connect(self._follow)
        self.watch()

    def refresh(self) -> None:
        """Read the list again, and what is shown beside it."""
        super().refresh()
        self._read(self._command)

    def _read(self, command_id: str) -> None:
        self._command = command_id
        if not command_id:
            self.card.show_nothing()
            return
        self._desk.read(history_list.detail, command_id, self._record, then=self._show, owner=self)

    def _show(self, detail: CommandDetail) -> None:
        if detail.command.id == self._command:
            self.card.show_content(content_of(detail, self._acts))

    def _follow(self, kind: str, record: str) -> None:
        self.close()
        self._go(kind, record)

    def _undo(self, command_id: str) -> None:
        undo(self._desk, self, only=command_id, failed=self.show_error)

    def _ask_to_go_back(self, record: RecordChange) -> None:
        self._desk.read(
            former_states.returning,
            record.entity,
            record.id,
            self._command,
            then=lambda told: self._confirm(record, self._command, told),
            failed=self.show_error,
            owner=self,
        )

    def _confirm(self, record: RecordChange, command_id: str, told: Return) -> None:
        text = self.tr("Revenir à l’état du {moment}\u202f?\n{title}").format(
            moment=moment(told.at), title=told.title
        )
        ask_to_confirm(
            self,
            text=text,
            detail=self._differences(told),
            verb=self.tr("&Revenir à cet état"),
            act=lambda: self._go_back(record, command_id),
        )

    def _differences(self, told: Return) -> str:
        lines = [f"{one.label}\u202f: {in_words(one)}" for one in told.changes[:TOLD]]
        if len(told.changes) > TOLD:
            lines.append(self.tr("… et {n} autres").format(n=len(told.changes) - TOLD))
        if not lines:
            lines.append(self.tr("La fiche sort de la corbeille."))
        return "\n".join([*lines, "", self.tr("Ce retour pourra être annulé.")])

    def _go_back(self, record: RecordChange, command_id: str) -> None:
        self._desk.do(
            former_states.restore_state,
            record.entity,
            record.id,
            command_id,
            record.version,
            owner=self,
            failed=self.show_error,
        )
