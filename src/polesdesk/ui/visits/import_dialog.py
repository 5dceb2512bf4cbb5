"""« Importer des constats »: the file, what it would do, then what it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import visit_import_files, visit_imports
from polesdesk.actions.visit_imports import Looked
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.visit_import import VisitImportReport
from polesdesk.ui.announcing import announce
from polesdesk.ui.columns import Row
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import set_icon
from polesdesk.ui.imports.detail_tabs import DetailTabs
from polesdesk.ui.imports.drop_zone import SUFFIXES, DropZone, dropped_file
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import ElidedLabel, plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.visits import import_lines as lines

WIDTH, HEIGHT = 940, 620
FILES = (*SUFFIXES, ".json")
"""Endings of the names of files that may hold findings."""
VISITS, REFUSED = range(2)
"""Places of the tabs that open first."""


class VisitImportDialog(QDialog):
    """Takes a file by its button or a drop, shows what it holds, imports it."""

    imported = Signal(object)
    """The ``VisitImportReport`` of what went in."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: Looked | None = None
        self._open = FileChooser(settings, "imports")
        self._save = FileChooser(settings, "exports")
        self.setObjectName("visit_import_dialog")
        self.setWindowTitle(self.tr("Importer des constats"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        offer_manual("visits", settings, self)
        self.zone = DropZone(
            self,
            words=self.tr("Déposez ici le fichier des constats"),
            kinds=self.tr("Excel, LibreOffice, texte (.csv) ou JSON"),
        )
        self.zone.button.setObjectName("visit_import_choose")
        self.zone.choose_asked.connect(self._ask_file)
        self._alert = MessageLine(Tone.RED)
        self._name = ElidedLabel(role="section")
        self._told = plain_label(role="muted", wraps=True)
        self._told.setObjectName("visit_import_told")
        self._tabs = DetailTabs(self)
        self._tabs.setObjectName("visit_import_tabs")
        self._tabs.setAccessibleName(self.tr("Détail du contrôle"))
        self._lists = self._make_lists(settings)
        self._stack = QStackedWidget(self)
        self._pages = QStackedWidget(self)
        self.save = self._button("visit_import_save", self.tr("&Importer"), self._import)
        self._lay_out()
        self._show_report(None)
        resize_within_screen(self, WIDTH, HEIGHT)

    def take(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._alert.show_text("")

        def show(looked: Looked) -> None:
            self._looked = looked
            self._name.setText(path.name)
            self._show_report(looked.report)

        self._desk.run(
            visit_imports.look,
            path,
            title=self.tr("Lecture de {name}").format(name=path.name),
            then=show,
            failed=self._refuse,
            owner=self,
        )

    # A file that is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file that may hold findings."""
        path = dropped_file(event.mimeData())
        if path is not None and path.suffix.lower() in FILES:
            event.acceptProposedAction()
            self.zone.mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self.zone.mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = dropped_file(event.mimeData())
        self.zone.mark(over=False)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    # Inside

    def _ask_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in FILES)
        self._open.ask_open(
            self,
            title=self.tr("Choisir le fichier des constats"),
            kinds=self.tr("Constats ({patterns})").format(patterns=patterns),
            then=self.take,
        )

    def _ask_blank(self) -> None:
        self._save.ask_save(
            self,
            title=self.tr("Enregistrer un tableau à remplir"),
            proposed=self.tr("Constats à remplir.xlsx"),
            kinds=self.tr("Classeur Excel ou LibreOffice (*.xlsx)"),
            then=self._write_blank,
        )

    def _write_blank(self, target: Path) -> None:
        def told(path: Path) -> None:
            announce(self, self.tr("Tableau enregistré\u202f: {name}").format(name=path.name))

        self._desk.run(
            visit_import_files.write_blank,
            target,
            title=self.tr("Tableau à remplir"),
            then=told,
            failed=self._refuse,
            owner=self,
        )

    def _import(self) -> None:
        if self._looked is None:
            return
        self.save.setEnabled(False)
        self._desk.run(
            visit_imports.import_lines,
            self._looked.lines,
            title=self.tr("Import des constats"),
            then=self._done,
            failed=self._refuse,
            owner=self,
        )

    def _done(self, report: VisitImportReport) -> None:
        self._looked = None
        self.imported.emit(report)
        if report.rejected:
            self._show_report(report)
        else:
            self.accept()

    def _refuse(self, error: Expected) -> None:
        told = " ".join(part for part in (error.message, getattr(error, "advice", "")) if part)
        self._alert.show_text(told)
        self.save.setEnabled(self._may_import())

    def _may_import(self) -> bool:
        return self._looked is not None and any(self._looked.report.created.values())

    def _show_report(self, report: VisitImportReport | None) -> None:
        self._pages.setCurrentIndex(0 if report is None else 1)
        self.save.setEnabled(self._may_import())
        if report is None:
            return
        refused = len({one.row for one in report.rejected})
        told: tuple[tuple[str, Sequence[Row], int], ...] = (
            (self.tr("Visites"), report.visits, len(report.visits)),
            (self.tr("Lignes refusées"), lines.refused_lines(report), refused),
            (self.tr("Avertissements"), lines.doubt_lines(report), len(report.warnings)),
        )
        for number, (word, rows, count) in enumerate(told):
            self._lists[number].show_rows(rows)
            self._tabs.setTabText(number, f"{word} ({format_number(count)})" if count else word)
        self._tabs.setCurrentIndex(REFUSED if report.rejected else VISITS)
        self._told.setText(self._sentence(report))
        announce(self, self._told.text())

    def _sentence(self, report: VisitImportReport) -> str:
        """Say in one line what would be created, what is known, what is refused."""
        visits, findings = report.created.get("visits", 0), report.created.get("findings", 0)
        refused = len({one.row for one in report.rejected})
        would = self._looked is not None
        parts = []
        if findings:
            new = plural(findings, self.tr("constat"), self.tr("constats"))
            whole = plural(visits, self.tr("nouvelle visite"), self.tr("nouvelles visites"))
            told = self.tr("À créer\u202f: {new}") if would else self.tr("Importés\u202f: {new}")
            parts.append(told.format(new=f"{new}, {whole}" if visits else new))
        else:
            parts.append(self.tr("Rien à créer"))
        known = report.unchanged.get("findings", 0)
        if known:
            parts.append(self.tr("déjà connus\u202f: {count}").format(count=format_number(known)))
        if refused:
            parts.append(plural(refused, self.tr("ligne refusée"), self.tr("lignes refusées")))
        end = self.tr("Rien n’est encore écrit.")
        if not would:
            end = self.tr(
                "Corrigez les lignes refusées dans le fichier et importez-le de nouveau\u202f: "
                "elles compléteront leurs visites."
            )
        return f"{' · '.join(parts)}. {end}"

    # Building

    def _make_lists(self, settings: QSettings) -> tuple[ListedTable, ...]:
        told = (
            ("visit_import_visits", self.tr("Visites"), lines.visit_columns(), lines.VISIT_KEYS),
            ("visit_import_refused", self.tr("Lignes refusées"), lines.refused_columns(),
             lines.ROW_KEYS),
            ("visit_import_doubts", self.tr("Avertissements"), lines.doubt_columns(),
             lines.ROW_KEYS),
        )  # fmt: skip
        made = []
        for name, words, columns, keys in told:
            view = TableView(self)
            view.setObjectName(name)
            view.setAccessibleName(words)
            made.append(ListedTable(view, self._desk, settings, columns, keys))
        return tuple(made)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Importer des constats"), role="title"))
        hint = self.tr(
            "Des visites faites avec un autre outil\u202f: PolesDesk retrouve qui était attendu, "
            "et une visite déjà importée n’est pas comptée deux fois."
        )
        column.addWidget(plain_label(hint, role="hint", wraps=True))
        self._pages.addWidget(self.zone)
        self._pages.addWidget(self._report_page())
        column.addWidget(self._pages, 1)
        column.addWidget(self._alert)
        column.addLayout(self._foot())

    def _report_page(self) -> QWidget:
        page = QWidget(self)
        again = self._button(
            "visit_import_other", self.tr("&Choisir un autre fichier…"), self._ask_file
        )
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(again)
        for one in self._lists:
            self._tabs.addTab("")
            self._stack.addWidget(one.view)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        return page

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.save.setProperty("role", "primary")
        set_icon(self.save, "check", "on_accent")
        row.addWidget(self.save)
        row.addWidget(self._button("visit_import_close", self.tr("&Fermer"), self.reject))
        row.addStretch(1)
        blank = self._button(
            "visit_import_blank", self.tr("Enregistrer un &tableau à remplir…"), self._ask_blank
        )
        set_icon(blank, "file-spreadsheet")
        row.addWidget(blank)
        return row

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _on: act())
        return made
