"""The menu « Aide » : manual, keys, what the program is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from polesdesk.ui import manual
from polesdesk.ui.about import AboutDialog, AboutFacts
from polesdesk.ui.commands import command
from polesdesk.ui.shortcuts import ShortcutsDialog, keys_of


class HelpMenu(QObject):
    """Fills the menu; ``page`` names the page of the manual for the tab that is open."""

    def __init__(
        self,
        menu: QMenu,
        menu_bar: QMenuBar,
        page: Callable[[], str],
        facts: Callable[[], AboutFacts],
        window: QWidget,
    ) -> None:
        super().__init__(menu)
        self._menu_bar = menu_bar
        self._page = page
        self._facts = facts
        self._window = window
        if manual.has_page("index"):
            text = self.tr("&Manuel")
            menu.addAction(command(self, "help_manual", text, self.open_manual, keys=("F1",)))
        text = self.tr("&Raccourcis clavier")
        menu.addAction(command(self, "help_shortcuts", text, self.open_shortcuts, keys=("Ctrl+?",)))
        menu.addSeparator()
        text = self.tr("À &propos de PolesDesk")
        menu.addAction(command(self, "help_about", text, self.open_about))

    def open_manual(self) -> None:
        """Show the manual at the page of the tab that is open."""
        page = self._page()
        manual.ManualDialog(page if manual.has_page(page) else "index", self._window).show()

    def open_shortcuts(self) -> None:
        """Show every key."""
        ShortcutsDialog(keys_of(self._menu_bar), self._window).show()

    def open_about(self) -> None:
        """Show what the program is."""
        AboutDialog(self._facts(), self._window).open()
