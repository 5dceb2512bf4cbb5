"""The menu « Aide » : manual, keys, what the program is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from polesdesk.ui.about import AboutDialog, AboutFacts
from polesdesk.ui.commands import command
from polesdesk.ui.shortcuts import ShortcutsDialog, keys_of

if TYPE_CHECKING:
    from polesdesk.ui.manual_dialog import ManualDialog


class HelpMenu(QObject):
    """Fills the menu; ``page`` names the page of the manual for the tab that is open.

    ``menus`` gives the menu bar with every command in it; ``settings`` remembers where the
    manual was saved as a PDF.
    """

    def __init__(
        self,
        menu: QMenu,
        window: QWidget,
        settings: QSettings,
        *,
        menus: Callable[[], QMenuBar],
        page: Callable[[], str],
        facts: Callable[[], AboutFacts],
    ) -> None:
        super().__init__(menu)
        self._menus = menus
        self._page = page
        self._facts = facts
        self._settings = settings
        self._manual: ManualDialog | None = None
        self._window = window
        text = self.tr("&Manuel")
        menu.addAction(command(self, "help_manual", text, self.open_manual, keys=("F1",)))
        text = self.tr("&Raccourcis clavier")
        menu.addAction(command(self, "help_shortcuts", text, self.open_shortcuts, keys=("Ctrl+?",)))
        menu.addSeparator()
        text = self.tr("À &propos de PolesDesk")
        menu.addAction(command(self, "help_about", text, self.open_about))

    def open_manual(self) -> None:
        """Show the manual at the page of the tab that is open, in the one window it has."""
        from polesdesk.ui.manual_dialog import ManualDialog

        if self._manual is None or not isValid(self._manual):
            self._manual = ManualDialog(self._page(), self._settings, self._window)
        else:
            self._manual.show_page(self._page())
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()

    def open_shortcuts(self) -> None:
        """Show every key."""
        ShortcutsDialog(keys_of(self._menus()), self._window).show()

    def open_about(self) -> None:
        """Show what the program is."""
        AboutDialog(self._facts(), self._window).open()
