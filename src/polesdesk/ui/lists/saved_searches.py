"""The small menu left of the filter box: named searches, and the filters of columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from polesdesk.actions import searches
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery, SavedSearch
from polesdesk.domain.searches import keep_query, query_of
from polesdesk.ui.columns import Column
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.lists.searches_dialog import SearchesDialog
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.texts import mute_mnemonic, tooltip

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes


class SavedSearches(QObject):
    """Fills the menu of a button; ``query`` tells what the list shows now."""

    chosen = Signal(object)
    """A saved search is wanted: its ``ListQuery``."""
    column_asked = Signal(str)
    """A filter on a column is wanted: the key of the column."""
    cleared = Signal()
    """Every filter is to go."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        subject: str,
        *,
        button: QPushButton,
        columns: Sequence[Column],
        query: Callable[[], ListQuery],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._subject = subject
        self._query = query
        self._page = parent
        self._searches: tuple[SavedSearch, ...] = ()
        self._applied = ""
        self._rows: list[QAction] = []
        self._menu = QMenu(button)
        self._menu.setObjectName(f"{subject}_searches_menu")
        self._build(columns)
        button.setIcon(icon("filter"))
        button.setObjectName(f"{subject}_searches")
        told = self.tr("Recherches enregistrées et filtres")
        button.setAccessibleName(told)
        button.setToolTip(tooltip(told))
        button.setMenu(self._menu)
        button.show()
        self._menu.aboutToShow.connect(self._follow)
        desk.changed.connect(self._reload_if)
        self.reload()

    def reload(self) -> None:
        """Read the saved searches again."""
        self._desk.read(searches.of, self._subject, then=self._take, owner=self)

    def save(self) -> None:
        """Ask for the name of the search that the list shows."""
        blank = SavedSearch(id=new_id(), subject=self._subject)
        kept = keep_query(blank, self._query())
        form = Form("saved_search", (Section(fields=(_name_field(self.tr("Nom")),)),))

        def write(values: Mapping[str, Any]) -> None:
            self._desk.do(
                searches.save,
                replace(kept, name=values["name"]),
                then=lambda made: self._saved(form, made),
                failed=form.refuse,
                owner=form,
            )

        title = self.tr("Enregistrer cette recherche")
        dialog = FormDialog(form, name="saved_search", title=title, save=write, parent=self._page)
        offer_manual("lists", self._settings, dialog)
        dialog.open()

    # Inside

    def _build(self, columns: Sequence[Column]) -> None:
        menu, name = self._menu, f"{self._subject}_search"
        self._nothing = menu.addAction(self.tr("Aucune recherche enregistrée"))
        self._nothing.setEnabled(False)
        self._line = menu.addSeparator()
        self._save = command(
            menu, f"{name}_save", self.tr("&Enregistrer cette recherche…"), self.save,
            picture="save",
        )  # fmt: skip
        self._update = command(menu, f"{name}_update", "", self._write_over)
        self._manage = command(
            menu, f"{name}_manage", self.tr("&Organiser les recherches…"), self._open_list
        )
        menu.addActions([self._save, self._update, self._manage])
        menu.addSeparator()
        shown = [column for column in columns if column.narrow is not None]
        if shown:
            inner = menu.addMenu(icon("filter"), self.tr("&Filtrer une colonne"))
            inner.setObjectName(f"{name}_columns")
            for column in shown:
                action = inner.addAction(column.title)
                action.setObjectName(f"{name}_column_{column.key}")
                action.triggered.connect(lambda _on, key=column.key: self.column_asked.emit(key))
        clear = self.tr("E&ffacer tous les filtres")
        self._clear = command(menu, f"{name}_clear", clear, self.cleared.emit)
        menu.addAction(self._clear)

    def _take(self, found: tuple[SavedSearch, ...]) -> None:
        self._searches = found
        for action in self._rows:
            self._menu.removeAction(action)
            action.deleteLater()
        self._rows = []
        for search in found:
            action = QAction(mute_mnemonic(search.name), self._menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, search=search: self._choose(search))
            self._menu.insertAction(self._line, action)
            self._rows.append(action)
        self._nothing.setVisible(not found)
        self._manage.setEnabled(bool(found))

    def _follow(self) -> None:
        """Mark the search that the list shows; offer what can be done with it."""
        now = self._shown()
        for search, action in zip(self._searches, self._rows, strict=True):
            action.setChecked(query_of(search) == now)
        applied = self._applied_search()
        differs = applied is not None and query_of(applied) != now
        self._update.setVisible(differs)
        if applied is not None:
            text = self.tr("&Mettre à jour «\u202f{name}\u202f»")
            self._update.setText(text.format(name=mute_mnemonic(applied.name)))
        self._save.setEnabled(now != ListQuery())
        self._clear.setEnabled(bool(now.text or now.filters or now.columns))

    def _shown(self) -> ListQuery:
        """Return what the list shows, as a saved search would give it back."""
        return query_of(keep_query(SavedSearch(id="", subject=self._subject), self._query()))

    def _applied_search(self) -> SavedSearch | None:
        return next((one for one in self._searches if one.id == self._applied), None)

    def _choose(self, search: SavedSearch) -> None:
        self._applied = search.id
        self.chosen.emit(query_of(search))

    def _saved(self, form: Form, made: SavedSearch) -> None:
        self._applied = made.id
        form.settle()

    def _write_over(self) -> None:
        applied = self._applied_search()
        if applied is not None:
            self._desk.do(searches.save, keep_query(applied, self._query()), owner=self)

    def _open_list(self) -> None:
        dialog = SearchesDialog(self._desk, self._subject, self._page)
        offer_manual("lists", self._settings, dialog)
        dialog.open()

    def _reload_if(self, changes: Changes) -> None:
        if changes.touches("saved_search"):
            self.reload()


def _name_field(label: str) -> Field:
    return Field("name", label, TextInput(longest=searches.LONGEST_NAME), required=True)
