"""What every list offers in its menu: filter a column, export, print, change the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from polesdesk.actions import mass_edit
from polesdesk.actions.exports import ListExport
from polesdesk.actions.mass_edit import MassEdit
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.mass_edit import FIELDS
from polesdesk.domain.settings import Signatory
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.lists.list_files import ListFiles, PrintKey, Tell
from polesdesk.ui.words import tr


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
        self._files = ListFiles(desk, settings, page, seen=self._seen, tell=tell)
        self._actions = self._make()
        PrintKey(page.table, self._print, prints_one)
        page.table.copied.connect(self._tell_copied)

    def actions(self) -> Sequence[QAction]:
        """Return the commands, in order, after a line."""
        return self._actions

    # What they do

    def export(self) -> None:
        """Ask for a file and write the list as it is seen."""
        self._files.export()

    def print_list(self) -> None:
        """Lay the list out and show it before it goes to a printer."""
        self._files.print_list()

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

    def _tell_copied(self, rows: int, selected: int) -> None:
        """Say so when the clipboard did not take all."""
        if rows < selected:
            words = self.tr("{rows} copiées sur {all}\u202f: pour toutes, exportez la liste.")
            told = words.format(
                rows=plural(rows, tr("ligne"), tr("lignes")), all=format_number(selected)
            )
            self._tell(told, self.tr("Exporter…"), self.export)

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
