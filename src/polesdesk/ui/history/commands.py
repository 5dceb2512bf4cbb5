"""The commands of the Edit menu that show the history and the bin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.tab import Tab

Go = Callable[[str, str], object]


class HistoryCommands(QObject):
    """« Historique… », « Historique de la fiche… » and « Corbeille… ».

    ``tab`` is the tab that is open: its record is « la fiche »; ``go`` opens a record.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        settings: QSettings,
        *,
        go: Go,
        tab: Callable[[], Tab | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._settings = settings
        self._go = go
        self._tab = tab
        self._all = command(
            self, "edit_history", self.tr("&Historique…"), self.open_all, picture="history"
        )
        self._record = command(
            self,
            "edit_record_history",
            self.tr("Historique de la &fiche…"),
            self.open_record,
            keys=("Ctrl+H",),
            picture="history",
        )
        self._bin = command(
            self, "edit_bin", self.tr("&Corbeille…"), self.open_bin, picture="archive-restore"
        )

    def actions(self) -> Sequence[QAction]:
        """Return the commands in order."""
        return self._all, self._record, self._bin

    def open_all(self) -> None:
        """Show what was done in the whole file."""
        self._open_history("", "")

    def open_record(self) -> None:
        """Show what was done to the record that is shown, or everything where there is none."""
        tab = self._tab()
        record = _record_of(tab)
        self._open_history(record, tab.record_title() if tab is not None and record else "")

    def open_bin(self) -> None:
        """Show what was deleted."""
        from polesdesk.ui.history.bin_dialog import BinDialog

        BinDialog(self._desk, self._settings, self._window).open()

    def _open_history(self, record: str, title: str) -> None:
        from polesdesk.ui.history.dialog import HistoryDialog

        HistoryDialog(
            self._desk, self._settings, self._window, go=self._go, record=record, title=title
        ).open()


def _record_of(tab: Tab | None) -> str:
    """Return the record that a tab shows, as « hub:ID »; empty when it shows none."""
    page = tab.list_page() if tab is not None else None
    record = page.current_id() if page is not None else ""
    return f"{tab.shown_kind()}:{record}" if tab is not None and record else ""
