"""The base of the tabs that list records and show the card of one: hubs, agreements and others.

A tab of this kind says what is listed, how its card is read and shown, and what its commands do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.domain.french import plural
from polesdesk.ui.card import Card, Content
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Form
from polesdesk.ui.list_page import ListPage, ListTexts
from polesdesk.ui.lists.commands import ListCommands
from polesdesk.ui.source import Source
from polesdesk.ui.tab import Tab
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work
    from polesdesk.domain.drafts import Draft

Found = TypeVar("Found")
"""What the card of a record is made from, as one read brings it."""


class Acting(Protocol):
    """What carries out the commands of a card: it holds the card that is shown."""

    card: Any


ContentOf = Callable[[Any, Any, Any], Content]
"""Says what a card shows of a record, from what was read, its history and its acts."""


class RecordTab(Tab, Generic[Found]):
    """A list, the card of its current record, and the commands of both.

    A tab of this kind makes its own things after this constructor, then calls ``offer``.
    """

    list_acts: ListCommands | None = None
    """What its list offers where another tab, which holds it as a page, has the menu."""

    def __init__(
        self,
        title: str,
        desk: Desk,
        settings: QSettings,
        *,
        texts: ListTexts,
        columns: Sequence[Column],
        source: Source,
        card: Card,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.page = ListPage(desk, settings, texts, columns=columns, source=source)
        self.card = card
        self._desk = desk
        self._settings = settings
        self._commands: tuple[QAction, ...] = ()
        self._wanted = ""
        self._question = 0
        self.page.set_card(card, leave=card.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    # What each tab says

    def read_card(self, work: Work, record: str) -> Found:
        """Read all that the card of a record shows, off the window's thread."""
        raise NotImplementedError

    def show_found(self, found: Found | None) -> None:
        """Keep what was read and show it on the card; nothing when no record is current."""
        raise NotImplementedError

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read what the filters of the list offer, then go on."""
        then()

    def new(self) -> None:
        """Open the form of a new record."""
        raise NotImplementedError

    def edit(self, field: str = "") -> None:
        """Open the form of the record shown, at a field."""
        raise NotImplementedError

    def delete(self) -> None:
        """Move the selected records to the bin, in a list whose menu is that of another tab."""

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the tab's menu."""
        return self._commands

    def list_page(self) -> ListPage:
        """Return the page of the list."""
        return self.page

    def refresh(self) -> None:
        """Read the list, its filters and the card again."""
        self.read_filters(lambda: None)
        self.page.reload()
        self.read_again()

    def open_record(self, kind: str, record: str) -> None:
        """Show a record of the list."""
        self.select(record)

    def show_filtered(self, name: str, value: str) -> None:
        """Show the list narrowed by one filter alone, once the filter offers all its values."""
        self.page.clear_filters()
        if name:
            self.read_filters(partial(self.page.set_filter, name, value))

    def is_dirty(self) -> bool:
        """Tell whether the form holds changes."""
        return self.card.is_dirty()

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Ask before a changed form is left."""
        self.card.leave(then, stay)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.page.focus_list()

    # For each tab

    def list_commands(self, prints_one: QAction | None = None) -> Sequence[QAction]:
        """Return what every list offers: filter, mass edit, export, print; make it once."""
        return self.make_list_acts(prints_one).actions()

    def make_list_acts(self, prints_one: QAction | None = None) -> ListCommands:
        """Return the commands of the list, for a menu of their own or of the tab around."""
        return ListCommands(
            self._desk,
            self._settings,
            self.page,
            tell=self.told.emit,
            undo=lambda: self.command_asked.emit("edit_undo"),
            prints_one=prints_one,
        )

    def offer(self, commands: Sequence[QAction]) -> None:
        """Offer the commands in the menu and at a right click, and begin to follow the list."""
        self._commands = tuple(commands)
        self.page.set_actions(self._commands)
        page = self.page
        page.current_changed.connect(lambda _record: self.read_again())
        page.selection_changed.connect(self._tell_selected)
        page.opened.connect(lambda _record: self.edit())
        page.new_asked.connect(self.new)
        page.link_followed.connect(lambda: self.command_asked.emit("help_manual"))
        page.model.arrived.connect(lambda _view: self._find_awaited())
        self.card.dirty_changed.connect(lambda _dirty: self.state_changed.emit())
        self.card.followed.connect(self.follow)

    def show_read(self, found: tuple[Any, Any] | None, acts: Acting, content: ContentOf) -> None:
        """Show a card that was read with its history, which ``acts`` then act on; else nothing."""
        if found is None:
            acts.card = None
            self.card.show_nothing()
            return
        acts.card = found[0]
        self.card.show_content(content(*found, acts))

    def follow(self, kind: str, record: str) -> None:
        """Follow a link: here when it is a record of this list, else in its own tab."""
        if kind == self.kinds[0]:
            self.select(record)
        else:
            self.went.emit(kind, record)

    def select(self, record: str) -> None:
        """Show a record, now or once the list has been read."""
        if self.page.model.is_loaded():
            self.page.select(record)
        else:
            self.await_record(record)

    def await_record(self, record: str) -> None:
        """Show a record that was just made, once the list has it."""
        self._wanted = record

    def read_again(self) -> None:
        """Read the card of the current record."""
        self._question += 1
        question = self._question
        record = self.page.current_id()
        if not record:
            self._take(question, None)
            return
        self._desk.read(
            self.read_card,
            record,
            then=partial(self._take, question),
            failed=partial(self._lose, question),
            owner=self,
        )

    def open_form(
        self,
        form: Form,
        *,
        title: str = "",
        reference: str = "",
        field: str = "",
        draft: Draft | None = None,
    ) -> None:
        """Put a form on the card, the cursor in a field; what a draft holds is typed again."""
        self.card.edit(form, title=title, reference=reference)
        if field in form.fields:
            form.focus_field(field)
        form.resume(draft)

    # Inside

    def _tell_selected(self, count: int) -> None:
        """Say on the card that commands are about several records, not the one shown."""
        word = tr("sélectionnées") if self.page.is_feminine() else tr("sélectionnés")
        told = f"{plural(count, *self.page.noun())} {word}" if count > 1 else ""
        self.card.tell_selected(told)

    def _take(self, question: int, found: Found | None) -> None:
        if question != self._question:
            return
        self.show_found(found)
        self.state_changed.emit()

    def _lose(self, question: int, error: Expected) -> None:
        """Leave the card empty when its record was deleted meanwhile."""
        if error.code == "not_found":
            self._take(question, None)
        else:
            self._desk.troubled.emit(error)

    def _find_awaited(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and wanted != self.page.current_id():
            self.page.select(wanted)
