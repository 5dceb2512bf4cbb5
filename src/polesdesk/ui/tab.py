"""What the main window knows of a tab; tabs know nothing of the window nor of one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes
    from polesdesk.domain.drafts import Draft
    from polesdesk.domain.lists import ListQuery
    from polesdesk.ui.list_page import ListPage


class Tab(QWidget):
    """The base of every tab: a page with its commands.

    ``subject`` is its English plural, which names it ``<subject>_tab``; ``kinds`` are the
    records that it opens; ``help_page`` is its page of the manual.
    """

    subject = ""
    kinds: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    """Kinds of records whose forms it opens again after a crash."""
    watches: tuple[str, ...] = ()
    """Kinds of records that it shows: it reads again when one of them changes."""
    help_page = "index"

    went = Signal(str, str)
    """A link to another record was followed: its kind and id."""
    list_asked = Signal(str, str, str)
    """The list of another tab is wanted: subject of the tab, filter and value."""
    new_asked = Signal(str, str)
    """A new record is wanted in the tab of its kind: its kind, the id of its association."""
    command_asked = Signal(str)
    """A command of the window is wanted: its object name."""
    told = Signal(str, str, object)
    """Something went well: the sentence, the verb of a button and what it does, or none."""
    state_changed = Signal()
    """The record shown or its changes are others: the window writes its title again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._is_stale = True
        self.setObjectName(f"{self.subject}_tab")

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the tab's menu, in order; separators are actions too."""
        return ()

    def refresh(self) -> None:
        """Read again what the tab shows."""

    def open_record(self, kind: str, record: str) -> None:
        """Show a record of one of the tab's kinds."""

    def show_filtered(self, name: str, value: str) -> None:
        """Show the tab's list narrowed by one filter alone; no name shows all of it."""

    def list_page(self) -> ListPage | None:
        """Return the page that lists the records of its first kind, if the tab has one."""
        return None

    def shown_kind(self) -> str:
        """Return the kind of the records that ``list_page`` lists."""
        return self.kinds[0]

    def new_for(self, association: str) -> None:
        """Open the form of a new record of the tab's first kind, for an association."""

    def come_back(self, kind: str, query: ListQuery, record: str) -> None:
        """Show the list of a kind as it was, at a record that was seen before."""
        page = self.list_page()
        if page is not None:
            page.show_again(query, record)

    def resume(self, draft: Draft) -> None:
        """Open the form of a record of one of the tab's kinds with what was typed in it."""

    def record_title(self) -> str:
        """Return the name of the record shown, for the title of the window."""
        return ""

    def is_dirty(self) -> bool:
        """Tell whether changes are not saved."""
        return False

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Leave the tab for good: ask first when something would be lost."""
        then()

    def remind(self, text: str) -> None:
        """Remind of the second copy of the file, if the tab shows what is due."""

    def take_focus(self) -> None:
        """Put the keyboard where work begins when the tab is chosen."""
        self.setFocus()

    def reload(self, changes: Changes | None = None) -> None:
        """Read again if the changes concern the tab: now when it is seen, else when it will be."""
        if changes is not None and not changes.touches(*self.watches):
            return
        self._is_stale = not self.isVisible()
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while the tab was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()


@dataclass(frozen=True, slots=True, kw_only=True)
class TabSpec:
    """What the window knows of a tab before it is built, as ``Tab`` names it.

    ``load`` reads the modules of the tab, which ``build`` needs; ``has_menu`` tells whether it
    has commands.
    """

    subject: str
    title: str
    kinds: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    has_menu: bool = True
    load: Callable[[], object]
    build: Callable[[], Tab]
