"""A list as it is seen, written as a file or laid out for a printer; and who has Ctrl+P."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from polesdesk.actions import exports
from polesdesk.actions.errors import Trouble
from polesdesk.actions.exports import ListExport, ListFile, ListPaper
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.looked_at import LookedAt

Tell = Callable[[str, str, Callable[[], object] | None], object]

PRINT = "Ctrl+P"
_KEEPS = frozenset(
    [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason]
    + [Qt.FocusReason.ActiveWindowFocusReason]
)
"""Ways of losing the keyboard that last no longer than a menu."""


class ListFiles(QObject):
    """Exports and prints one list; ``seen`` says what is seen of it, ``tell`` shows a success."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        above: QWidget,
        *,
        seen: Callable[[], ListExport],
        tell: Tell,
    ) -> None:
        super().__init__(above)
        self._desk = desk
        self._settings = settings
        self._above = above
        self._seen = seen
        self._tell = tell
        self._chooser = FileChooser(settings, "exports")
        self._looked_at = LookedAt(self)

    def export(self) -> None:
        """Ask for a file and write the list as it is seen."""
        kind = str(self._settings.value("exports/kind", "xlsx"))
        self._chooser.ask_save(
            self._above,
            title=self.tr("Exporter la liste"),
            proposed=exports.proposed_name(self._seen().subject, self._desk.today(), kind),
            kinds=";;".join(
                (
                    self.tr("Classeur Excel ou LibreOffice (*.xlsx)"),
                    self.tr("Texte séparé par des points-virgules (*.csv)"),
                    self.tr("Document PDF (*.pdf)"),
                )
            ),
            then=self._write,
        )

    def print_list(self) -> None:
        """Lay the list out and show it before it goes to a printer."""
        self._desk.run(
            exports.draw,
            self._seen(),
            title=self.tr("Mise en page de la liste"),
            then=self._preview,
            owner=self._above,
        )

    def _write(self, target: Path) -> None:
        self._desk.run(
            exports.write,
            self._seen(),
            target,
            title=self.tr("Export de {name}").format(name=target.name),
            then=self._tell_written,
            owner=self._above,
        )

    def _tell_written(self, written: ListFile) -> None:
        path = written.path
        self._settings.setValue("exports/kind", path.suffix.removeprefix(".").lower())
        words = self.tr("Liste exportée\u202f: {name}").format(name=path.name)
        if written.uncovered:
            lost = self.tr("{told} Ces caractères n’ont pas pu être imprimés : {signs}")
            words = lost.format(told=f"{words}.", signs=written.uncovered)
        self._tell(words, self.tr("Ouvrir"), partial(self._open, path))

    def _open(self, path: Path) -> None:
        if not self._looked_at.open(path):
            message = self.tr("Aucun programme n’ouvre «\u202f{name}\u202f» sur ce poste.")
            advice = self.tr("Installez LibreOffice, ou ouvrez le fichier sur un autre poste.")
            self._desk.troubled.emit(Trouble("no_viewer", message.format(name=path.name), advice))

    def _preview(self, paper: ListPaper) -> None:
        from polesdesk.ui.preview.dialog import PreviewDialog

        PreviewDialog(self._desk, self._settings, self._looked_at, paper, self._above).open()


class PrintKey(QObject):
    """Gives Ctrl+P to the list while it has the keyboard, else to the record shown."""

    def __init__(self, table: QWidget, prints_list: QAction, prints_one: QAction | None) -> None:
        super().__init__(table)
        self._list = prints_list
        self._one = prints_one
        if prints_one is None:
            self._list.setShortcut(QKeySequence(PRINT))
        else:
            table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard."""
        if event.type() is QEvent.Type.FocusIn:
            self._give(self._list, self._one)
        elif _is_left(event):
            self._give(self._one, self._list)
        return super().eventFilter(watched, event)

    def _give(self, gains: QAction | None, loses: QAction | None) -> None:
        assert gains is not None
        assert loses is not None
        loses.setShortcuts([])
        gains.setShortcut(QKeySequence(PRINT))


def _is_left(event: QEvent) -> bool:
    if not isinstance(event, QFocusEvent) or not event.lostFocus():
        return False
    return event.reason() not in _KEEPS
