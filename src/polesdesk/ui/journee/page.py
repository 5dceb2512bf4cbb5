"""The base of the pages of the journée citoyenne: a list of one edition, chosen above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import history, journee, journee_lists
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Card, Content
from polesdesk.ui.columns import Row
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import READ
from polesdesk.ui.journee.columns import columns_of, source
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.record_tab import RecordTab

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[Any, tuple[HistoryRow, ...]]
WATCHES = (
    "citizen_day", "worksite_proposal", "worksite", "sign_up", "day_task", "volunteer",
    "survey_answer", "incident", "association",
)  # fmt: skip


class EditionPage(RecordTab[Found]):
    """Lists what belongs to an edition; the one that the office works on is shown at first."""

    watches = WATCHES
    help_page = "journee"

    def __init__(
        self,
        title: str,
        desk: Desk,
        settings: QSettings,
        *,
        texts: ListTexts,
        card: Card,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title,
            desk,
            settings,
            texts=texts,
            columns=columns_of(texts.subject, desk.today),
            source=source(texts.subject),
            card=card,
            parent=parent,
        )
        self.found: Any = None
        self._current = ""
        self.editions = self.page.add_filter(
            "edition", self.tr("Édition"), (), all_label=self.tr("en cours")
        )

    # What each page says

    def read_one(self, work: Work, record: str) -> Any:
        """Return what the card shows of a record."""
        raise NotImplementedError

    def content(self, card: Any, history: Sequence[HistoryRow]) -> Content:
        """Return how the card shows what was read of a record."""
        raise NotImplementedError

    # For each page

    def show_found(self, found: Found | None) -> None:
        """Show a record, or that none is chosen."""
        self.found = found[0] if found else None
        if found is None:
            self.card.show_nothing()
        else:
            self.card.show_content(self.content(*found))

    def go_to(self, one: Row) -> None:
        """Show a record that was just saved, once the list has it."""
        self.await_record(one.id)
        self.page.reload()

    def do(self, action: Callable[..., object], *told: object) -> None:
        """Do something to the records."""
        self._desk.do(action, *told, owner=self)

    def read_card(self, work: Work, record: str) -> Found:
        """Read a record with the last things that were done to it, at once."""
        return self.read_one(work, record), history.changes(work, record, limit=READ)

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the editions that the list may show."""

        def take(found: tuple[tuple[Choice, ...], str]) -> None:
            choices, self._current = found
            self.editions.set_choices(choices)
            then()

        self._desk.read(_editions, then=take, owner=self)

    def edition_id(self) -> str:
        """Return the edition that the list shows, empty where there is none."""
        return self.editions.value() or self._current

    def with_edition(self, then: Callable[[CitizenDay], object]) -> None:
        """Go on with the edition shown; without one, say to make it first."""
        if self.edition_id():
            self._desk.read(journee.get, self.edition_id(), then=then, owner=self)
        else:
            text = self.tr("Créez d’abord une édition, dans la page «\u202fÉditions\u202f».")
            self.told.emit(text, "", None)

    def show_history(self) -> None:
        """Show the whole history of the record."""
        self.command_asked.emit("edit_record_history")


def _editions(work: Work) -> tuple[tuple[Choice, ...], str]:
    choices = journee_lists.edition_choices(work)
    current = journee_lists.current_id(journee.editions(work), work.today)
    return choices, current
