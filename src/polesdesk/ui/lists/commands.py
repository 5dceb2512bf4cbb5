"""What every list offers in its menu: filter a column, export, print, change the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from polesdesk.actions import exports, mass_edit
from polesdesk.actions.errors import Trouble
from polesdesk.actions.exports import ListExport, ListFile, ListPaper
from polesdesk.actions.mass_edit import MassEdit
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.mass_edit import FIELDS
from polesdesk.domain.settings import Signatory
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.words import tr

Tell = Callable[[str, str, Callable[[], object] | None], object]

PRINT = "Ctrl+P"
_KEEPS = frozenset(
    [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason]
    + [Qt.FocusReason.ActiveWindowFocusReason]
)
"""Ways of losing the keyboard that last no longer than a menu."""


class ListCommands(QObject):
    """The commands of one list; ``tell`` shows a success, ``undo`` takes the last change back.

    ``prints_one`` is the command that prints a record: it has Ctrl+P but while the list itself
    has the keyboard, which then prints the list.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        page: ListPage,
        *,
        tell: Tell,
        undo: Callable[[], object],
        prints_one: QAction | None = None,
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._settings = settings
        self._page = page
        self._subject = page.subject()
        self._tell = tell
        self._undo = undo
        self._chooser = FileChooser(settings, "exports")
        self._looked_at = LookedAt(self)
        self._actions = self._make()
        _PrintKey(page.table, self._print, prints_one)
        page.table.copied.connect(self._tell_copied)

    def actions(self) -> Sequence[QAction]:
        """Return the commands, in order, after a line."""
        return self._actions

    # What they do

    def export(self) -> None:
        """Ask for a file and write the list as it is seen."""
        kind = str(self._settings.value("exports/kind", "xlsx"))
        self._chooser.ask_save(
            self._page,
            title=self.tr("Exporter la liste"),
            proposed=exports.proposed_name(self._subject, self._desk.today(), kind),
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
            owner=self._page,
        )

    def filter_column(self) -> None:
        """Offer the columns that may be filtered, above the list."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self._page.model.columns:
            if column.narrow is not None:
                ask = partial(self._page.filter_column, column.key)
                menu.addAction(column.title).triggered.connect(lambda _on, ask=ask: ask())
        table = self._page.table
        menu.popup(table.mapToGlobal(table.horizontalHeader().geometry().bottomLeft()))

    def edit_selection(self) -> None:
        """Open the dialog that gives one value to all selected records."""

        def ask(ids: tuple[str, ...]) -> None:
            if ids:
                then = partial(self._open_mass_edit, ids)
                self._desk.read(mass_edit.signatories, then=then, owner=self._page)

        self._page.selected_ids(ask)

    # Inside

    def _make(self) -> tuple[QAction, ...]:
        name, page = self._subject, self._page
        made = [separator(self)]
        if any(column.narrow is not None for column in page.model.columns):
            made.append(
                command(page, f"{name}_filter_column", self.tr("Fil&trer une colonne…"),
                        self.filter_column, keys=("Ctrl+Shift+F",), picture="filter")
            )  # fmt: skip
        if name in FIELDS:
            made.append(
                command(page, f"{name}_edit_selection", self.tr("Modifier la séle&ction…"),
                        self.edit_selection, keys=("Ctrl+Shift+M",),
                        picture="sliders-horizontal")
            )  # fmt: skip
        made.append(
            command(page, f"{name}_export", self.tr("E&xporter la liste…"), self.export,
                    keys=("Ctrl+Shift+E",), picture="download")
        )  # fmt: skip
        self._print = command(
            page, f"{name}_print_list", self.tr("Imprimer la list&e…"), self.print_list,
            picture="printer",
        )  # fmt: skip
        return (*made, self._print)

    def _seen(self) -> ListExport:
        return ListExport(
            subject=self._subject,
            query=self._page.query(),
            keys=tuple(column.key for column in self._page.table.shown_columns()),
            narrowed=self._page.narrowed(),
        )

    def _write(self, target: Path) -> None:
        self._desk.run(
            exports.write,
            self._seen(),
            target,
            title=self.tr("Export de {name}").format(name=target.name),
            then=self._tell_written,
            owner=self._page,
        )

    def _tell_written(self, written: ListFile) -> None:
        path = written.path
        self._settings.setValue("exports/kind", path.suffix.removeprefix(".").lower())
        words = self.tr("Liste exportée\u202f: {name}").format(name=path.name)
        if written.uncovered:
            lost = self.tr("{told} Ces caractères n’ont pas pu être imprimés : {signs}")
            words = lost.format(told=f"{words}.", signs=written.uncovered)
        self._tell(words, self.tr("Ouvrir"), partial(self._open, path))

    def _tell_copied(self, rows: int, selected: int) -> None:
        """Say so when the clipboard did not take all."""
        if rows < selected:
            words = self.tr("{rows} copiées sur {all}\u202f: pour toutes, exportez la liste.")
            told = words.format(
                rows=plural(rows, tr("ligne"), tr("lignes")), all=format_number(selected)
            )
            self._tell(told, self.tr("Exporter…"), self.export)

    def _open(self, path: Path) -> None:
        if not self._looked_at.open(path):
            message = self.tr("Aucun programme n’ouvre «\u202f{name}\u202f» sur ce poste.")
            advice = self.tr("Installez LibreOffice, ou ouvrez le fichier sur un autre poste.")
            self._desk.troubled.emit(Trouble("no_viewer", message.format(name=path.name), advice))

    def _preview(self, paper: ListPaper) -> None:
        from polesdesk.ui.preview.dialog import PreviewDialog

        PreviewDialog(self._desk, self._settings, self._looked_at, paper, self._page).open()

    def _open_mass_edit(self, ids: tuple[str, ...], people: tuple[Signatory, ...]) -> None:
        from polesdesk.ui.lists.mass_edit_dialog import MassEditDialog

        MassEditDialog(
            self._desk,
            self._settings,
            self._subject,
            ids,
            noun=self._page.noun(),
            signatories=people,
            change=self._change_selection,
            parent=self._page,
        ).open()

    def _change_selection(self, wanted: MassEdit) -> None:
        self._desk.run(
            mass_edit.change,
            wanted,
            title=self.tr("Modification de la sélection"),
            then=self._tell_changed,
            owner=self._page,
        )

    def _tell_changed(self, count: int) -> None:
        one, many = self._page.noun()
        words = plural(
            count, tr("{one} modifiée").format(one=one), tr("{many} modifiées").format(many=many)
        )
        self._tell(words, self.tr("Annuler"), self._undo)


class _PrintKey(QObject):
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
