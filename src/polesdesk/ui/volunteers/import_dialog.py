"""« Importer des personnes »: the file, what becomes of each row, then the import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import volunteer_imports
from polesdesk.actions.volunteer_imports import Looked
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import plural
from polesdesk.domain.imports import Prefer
from polesdesk.domain.volunteer_import import ComingPerson, Effect, PeopleReport
from polesdesk.ui.announcing import announce
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import set_icon
from polesdesk.ui.imports.drop_zone import SUFFIXES, DropZone, dropped_spreadsheet
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import ElidedLabel, plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

WIDTH, HEIGHT = 900, 600
_RANK = {Effect.REFUSED: 0, Effect.NEW: 1, Effect.COMPLETED: 2, Effect.SAME: 3}


class PeopleImportDialog(QDialog):
    """Takes a spreadsheet by its button or a drop, shows its rows, imports it."""

    imported = Signal(object)
    """The ``PeopleReport`` of what went in."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._looked: Looked | None = None
        self._open = FileChooser(settings, "imports")
        self.setObjectName("people_import_dialog")
        self.setWindowTitle(self.tr("Importer des personnes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        offer_manual("volunteers", settings, self)
        self.zone = DropZone(
            self,
            words=self.tr("Déposez ici le tableau des bénévoles"),
            kinds=self.tr("Excel, LibreOffice ou texte (.csv)"),
        )
        self.zone.button.setObjectName("people_import_choose")
        self.zone.choose_asked.connect(self._ask_file)
        self._alert = MessageLine(Tone.RED)
        self._name = ElidedLabel(role="section")
        self._name.setObjectName("people_import_file")
        self.told = plain_label(role="muted", wraps=True)
        self.told.setObjectName("people_import_told")
        self.prefers = QCheckBox(self.tr("Le tableau l’emporte quand une fiche dit autre chose"))
        self.prefers.setObjectName("people_import_prefer")
        self.prefers.toggled.connect(lambda _on: self._look())
        view = TableView(self)
        view.setObjectName("people_import_rows")
        view.setAccessibleName(self.tr("Lignes du tableau"))
        self.rows = ListedTable(view, desk, settings, _columns(), _KEYS)
        self._pages = QStackedWidget(self)
        self.save = self._button("people_import_save", self.tr("&Importer"), self._import)
        self.save.setProperty("role", "primary")
        set_icon(self.save, "check", "on_accent")
        self._lay_out()
        self._show(None)
        resize_within_screen(self, WIDTH, HEIGHT)

    def take(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._path = path
        self._look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one spreadsheet."""
        if dropped_spreadsheet(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = dropped_spreadsheet(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    # Inside

    def _prefer(self) -> Prefer:
        return Prefer.FILE if self.prefers.isChecked() else Prefer.BASE

    def _look(self) -> None:
        if self._path is None:
            return
        self._alert.show_text("")
        self._desk.run(
            volunteer_imports.look,
            self._path,
            prefer=self._prefer(),
            title=self.tr("Lecture de {name}").format(name=self._path.name),
            then=self._show,
            failed=self._refuse,
            owner=self,
        )

    def _show(self, looked: Looked | None) -> None:
        self._looked = looked
        self._pages.setCurrentIndex(0 if looked is None else 1)
        report = looked.report if looked is not None else PeopleReport()
        self.save.setEnabled(bool(report.created or report.updated))
        if looked is None or self._path is None:
            return
        self._name.setText(self._path.name)
        people = sorted(report.people, key=lambda one: (_RANK[one.effect], one.row))
        self.rows.show_rows(people)
        general = [one.message for one in report.warnings if one.row not in _rows_of(report)]
        self.told.setText(" ".join([_sentence(report), *general]))
        announce(self, self.told.text())

    def _import(self) -> None:
        if self._looked is None:
            return
        self.save.setEnabled(False)
        self._desk.run(
            volunteer_imports.import_found,
            self._looked.found,
            prefer=self._prefer(),
            title=self.tr("Import des personnes"),
            then=self._done,
            failed=self._refuse,
            owner=self,
        )

    def _done(self, report: PeopleReport) -> None:
        self.imported.emit(report)
        self.accept()

    def _refuse(self, error: Expected) -> None:
        told = " ".join(part for part in (error.message, getattr(error, "advice", "")) if part)
        self._alert.show_text(told)
        self.save.setEnabled(self._looked is not None)

    def _ask_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self._open.ask_open(
            self,
            title=self.tr("Choisir le tableau des bénévoles"),
            kinds=self.tr("Tableaux ({patterns})").format(patterns=patterns),
            then=self.take,
        )

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Importer des personnes"), role="title"))
        hint = self.tr(
            "La première ligne porte les titres\u202f: Nom, Prénom, Téléphone, Courriel, Quartier, "
            "Compétences, Disponibilités, Pôles… Une personne déjà connue est complétée. Ni date "
            "de naissance ni donnée de santé n’est reprise."
        )
        column.addWidget(plain_label(hint, role="hint", wraps=True))
        self._pages.addWidget(self.zone)
        self._pages.addWidget(self._rows_page())
        column.addWidget(self._pages, 1)
        column.addWidget(self._alert)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self._button("people_import_close", self.tr("&Fermer"), self.reject))
        foot.addStretch(1)
        column.addLayout(foot)

    def _rows_page(self) -> QWidget:
        page = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        again = self.tr("&Choisir un autre fichier…")
        head.addWidget(self._button("people_import_other", again, self._ask_file))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.rows.view, 1)
        column.addWidget(self.prefers)
        return page

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _on: act())
        return made


def _rows_of(report: PeopleReport) -> set[int]:
    return {one.row for one in report.people}


def _sentence(report: PeopleReport) -> str:
    """Say in one line what becomes of the rows; nothing is written yet."""
    refused = len({one.row for one in report.rejected})
    counts = (
        (report.created, tr("nouvelle"), tr("nouvelles")),
        (report.updated, tr("complétée"), tr("complétées")),
        (report.unchanged, tr("inchangée"), tr("inchangées")),
        (refused, tr("refusée"), tr("refusées")),
    )
    told = ", ".join(plural(count, one, many) for count, one, many in counts if count)
    rows = plural(report.rows, tr("ligne"), tr("lignes"))
    return tr("{rows}\u202f: {told}. Rien n’est encore écrit.").format(rows=rows, told=told or "–")


def _effect(one: ComingPerson) -> Chip:
    return {
        Effect.NEW: Chip(word=tr("Nouvelle"), tone=Tone.GREEN),
        Effect.COMPLETED: Chip(word=tr("Complétée"), tone=Tone.BLUE),
        Effect.SAME: Chip(word=tr("Inchangée"), tone=Tone.GREY),
        Effect.REFUSED: Chip(word=tr("Refusée"), tone=Tone.RED),
    }[one.effect]


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="row", title=tr("Ligne"), text=lambda one: str(one.row), sort="row",
               align=Align.RIGHT, sample="50000"),
        Column(key="name", title=tr("Personne"), text=lambda one: one.name, sort="name",
               sample="Marie Exemple-Martin", stretch=1),
        Column(key="effect", title=tr("Fiche"), text=lambda one: _effect(one).word, sort="effect",
               chip=_effect, sample="Complétée "),
        Column(key="remark", title=tr("Remarque"), text=lambda one: one.remark,
               tooltip=lambda one: one.remark, sample="Une autre personne porte ce nom", stretch=2),
    )  # fmt: skip


_KEYS: dict[str, Callable[[ComingPerson], object]] = {
    "row": lambda one: one.row,
    "name": lambda one: sort_key(one.name),
    "effect": lambda one: (_RANK[one.effect], one.row),
}
