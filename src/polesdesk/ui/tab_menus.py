"""The menus of the tabs: each stands there from the first moment, and is filled with its tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from polesdesk.ui.commands import Command, mnemonic, mnemonic_of, use_keys, with_inner
from polesdesk.ui.tab import Tab, TabSpec

_KEPT_FREE = ("elmnr", "elmn", "elm", "")
"""Letters behind Alt left to the buttons of cards, forms and messages, as far as it goes."""


class TabMenus:
    """Puts the menus of tabs into a menu bar, before the action ``before``."""

    def __init__(self, bar: QMenuBar, before: QAction) -> None:
        self._bar = bar
        self._before = before
        self._used = {mnemonic_of(action.text()) for action in bar.actions()}
        self._menus: dict[str, QMenu] = {}

    def add(self, spec: TabSpec, build: Callable[[str], object]) -> None:
        """Add the menu of a tab; ``build`` is called with its subject before it is shown."""
        menu = QMenu(self._title(spec.title), self._bar)
        menu.setObjectName(f"{spec.subject}_menu")
        menu.aboutToShow.connect(partial(build, spec.subject))
        self._menus[spec.subject] = menu
        self._bar.insertMenu(self._before, menu)

    def _title(self, words: str) -> str:
        """Return the title of a menu with a letter that is free."""
        for kept in _KEPT_FREE:
            title = mnemonic(words, self._used | set(kept))
            if letter := mnemonic_of(title):
                self._used.add(letter)
                return title
        return words

    def fill(self, tab: Tab, show: Callable[[Tab], object]) -> None:
        """Put the commands of a tab into its menu; each shows its tab before it acts."""
        commands = list(tab.commands())
        use_keys(commands, in_use=False)  # until the tab is shown
        for action in with_inner(commands):
            if isinstance(action, Command):
                action.about_to_act.connect(partial(show, tab))
        if tab.subject in self._menus:
            self._menus[tab.subject].addActions(commands)
