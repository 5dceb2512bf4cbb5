"""The way into the wizard: a command of the file menu, or a spreadsheet dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from shiboken6 import isValid

from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.imports.drop_zone import dropped_spreadsheet

if TYPE_CHECKING:
    from polesdesk.ui.imports.wizard import ImportWizard
    from polesdesk.ui.main_window import MainWindow


class Importing(QObject):
    """Opens the wizard once; asking again brings the one that is open to the front.

    ``go`` opens a record in the window, by its kind and id; ``trigger`` does a command of the
    window, by its object name.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        window: MainWindow,
        *,
        go: Callable[[str, str], object],
        trigger: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._window = window
        self._go = go
        self._trigger = trigger
        self._wizard: ImportWizard | None = None
        text = self.tr("&Importer un classeur…")
        self._action = command(window, "file_import", text, self.open, keys=("Ctrl+I",))
        self._separator = separator(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        window.add_guard(self.leave)
        window.closed.connect(self.close)

    def actions(self) -> Sequence[QAction]:
        """Return the command, and the line below it."""
        return (self._action, self._separator)

    def open(self, path: Path | None = None) -> ImportWizard:
        """Show the wizard, with a file if one is known already."""
        from polesdesk.ui.imports.wizard import ImportWizard

        wizard = self._wizard
        if wizard is None or not isValid(wizard):
            # Without a parent, so that the window can come before it with a record.
            wizard = self._wizard = ImportWizard(self._desk, self._settings)
            wizard.went.connect(self._show_record)
            wizard.command_asked.connect(self._do)
            middle = self._window.frameGeometry().center()
            wizard.move(middle - wizard.rect().center())
        wizard.show()
        wizard.raise_()
        wizard.activateWindow()
        if path is not None:
            wizard.open_file(path)
        return wizard

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Ask before the window closes over an import that was begun."""
        if self._wizard is not None and isValid(self._wizard) and self._wizard.isVisible():
            self._wizard.ask_to_leave(then, stay)
        else:
            then()

    def close(self) -> None:
        """Take the wizard away with its window."""
        if self._wizard is not None and isValid(self._wizard):
            self._wizard.leave()

    def _show_record(self, kind: str, record: str) -> None:
        self._come_forward()
        self._go(kind, record)

    def _do(self, name: str) -> None:
        self._come_forward()
        self._trigger(name)

    def _come_forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a spreadsheet that is dropped on the window."""
        if isinstance(event, QDropEvent):
            path = dropped_spreadsheet(event.mimeData())
            if path is None:
                return False
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                self.open(path)
            return True
        return False
