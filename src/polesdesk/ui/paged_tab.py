"""A tab that holds several pages under a switch, each a tab of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from polesdesk.domain.lists import ListQuery
from polesdesk.ui.choice_button import choice_button
from polesdesk.ui.commands import Command
from polesdesk.ui.desk import Desk
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.measures import PAGE_MARGIN
from polesdesk.ui.tab import Tab

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes
    from polesdesk.domain.drafts import Draft

PageMaker = Callable[[Desk, QSettings], Tab]


class PagedTab(Tab):
    """Shows one of several pages; each has a sub-menu of its commands, whose keys work in it.

    ``pages`` are made in order, each under its English name; the words of its button are its title.
    """

    def __init__(
        self,
        title: str,
        desk: Desk,
        settings: QSettings,
        pages: Sequence[tuple[str, PageMaker]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._settings = settings
        self._pages: dict[str, Tab] = {}
        self._keys: dict[QAction, list[QKeySequence]] = {}
        self._menus: list[QMenu] = []
        self._stack = QStackedWidget(self)
        self._choice = QButtonGroup(self)
        self._bar = QHBoxLayout()
        self._lay_out()
        for name, make in pages:
            self._add(name, make(desk, settings))
        self._bar.addStretch(1)
        self.kinds = tuple(kind for page in self._pages.values() for kind in page.kinds)
        self.drafts = tuple(form for page in self._pages.values() for form in page.drafts)
        kept = str(settings.value(self._kept_under()) or "")
        self.show_page(kept if kept in self._pages else next(iter(self._pages)))

    # Pages

    def page(self, name: str) -> Tab:
        """Return a page by its English name."""
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Show a page by its English name; only its commands have their keys."""
        shown = self._pages[name]
        number = list(self._pages).index(name)
        self._choice.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self._settings.setValue(self._kept_under(), name)
        for page in self._pages.values():
            for action in page.commands():
                action.setShortcuts(self._keys.get(action, []) if page is shown else [])
        self.state_changed.emit()

    def shown(self) -> Tab:
        """Return the page that is shown."""
        return list(self._pages.values())[self._stack.currentIndex()]

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the sub-menus of the pages."""
        return [menu.menuAction() for menu in self._menus]

    def list_page(self) -> ListPage | None:
        """Return the list that is shown, that of the first page beside a page without one."""
        shown = self.shown()
        if shown.list_page() is None:
            shown = next(iter(self._pages.values()))
        return shown.list_page()

    def shown_kind(self) -> str:
        """Return the kind of the records of the list that is shown."""
        shown = self.shown()
        if shown.list_page() is None:
            shown = next(iter(self._pages.values()))
        return shown.shown_kind()

    def come_back(self, kind: str, query: ListQuery, record: str) -> None:
        """Show the list of a kind as it was, on its page."""
        if (name := self._of_kind(kind)) is not None:
            self.show_page(name)
            self._pages[name].come_back(kind, query, record)

    def reload(self, changes: Changes | None = None) -> None:
        """Let each page read again what has changed."""
        for page in self._pages.values():
            page.reload(changes)

    def open_record(self, kind: str, record: str) -> None:
        """Show a record on its page."""
        if (name := self._of_kind(kind)) is not None:
            self.show_page(name)
            self._pages[name].open_record(kind, record)

    def new_for(self, association: str) -> None:
        """Open the form of a new record of the first page."""
        name, page = next(iter(self._pages.items()))
        self.show_page(name)
        page.new_for(association)

    def resume(self, draft: Draft) -> None:
        """Open the form of a draft again on its page."""
        for name, page in self._pages.items():
            if draft.form in page.drafts:
                self.show_page(name)
                page.resume(draft)

    def show_filtered(self, name: str, value: str) -> None:
        """Narrow the first page by one filter; « shifts.state » narrows the page « shifts »."""
        where, _, field = name.rpartition(".")
        where = where if where in self._pages else next(iter(self._pages))
        self.show_page(where)
        self._pages[where].show_filtered(field, value)

    def record_title(self) -> str:
        """Return the name of the record shown."""
        return self.shown().record_title()

    def is_dirty(self) -> bool:
        """Tell whether a page holds changes that are not saved."""
        return any(page.is_dirty() for page in self._pages.values())

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Ask before the changed form of a page is left."""
        dirty = [name for name, page in self._pages.items() if page.is_dirty()]
        if not dirty:
            then()
            return
        self.show_page(dirty[0])
        self._pages[dirty[0]].leave(lambda: self.leave(then, stay), stay)

    def take_focus(self) -> None:
        """Put the keyboard on the page."""
        self.shown().take_focus()

    # Inside

    def _kept_under(self) -> str:
        return f"{self.subject}/page"

    def _lay_out(self) -> None:
        self._choice.setExclusive(True)
        self._choice.idClicked.connect(lambda number: self.show_page(list(self._pages)[number]))
        self._bar.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 0)
        self._bar.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._stack, 1)

    def _add(self, name: str, page: Tab) -> None:
        number = self._stack.addWidget(page)
        button = choice_button(f"{self.subject}_page_{name}", page.title, self)
        self._choice.addButton(button, number)
        self._bar.insertWidget(number, button)
        self._pages[name] = page
        page.went.connect(self._follow)
        page.list_asked.connect(self.list_asked)
        page.new_asked.connect(self.new_asked)
        page.command_asked.connect(self.command_asked)
        page.told.connect(self.told)
        page.state_changed.connect(self.state_changed)
        self._add_menu(name, page)

    def _add_menu(self, name: str, page: Tab) -> None:
        menu = QMenu(page.title, self)
        menu.setObjectName(f"{self.subject}_{name}_menu")
        menu.addActions(page.commands())
        self._menus.append(menu)
        for action in page.commands():
            self._keys[action] = action.shortcuts()
            if isinstance(action, Command):
                action.about_to_act.connect(partial(self.show_page, name))

    def _follow(self, kind: str, record: str) -> None:
        if self._of_kind(kind) is not None:
            self.open_record(kind, record)
        else:
            self.went.emit(kind, record)

    def _of_kind(self, kind: str) -> str | None:
        return next((name for name, page in self._pages.items() if kind in page.kinds), None)
