"""The last page: what went in, the way back, and what each agreement still lacks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk._assets.forms.ui_import_done_page import Ui_ImportDonePage
from polesdesk.domain.french import join_and, plural
from polesdesk.domain.import_lacks import Lack, Lacks
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.icons import IconLabel, set_icon
from polesdesk.ui.imports.rejected_file import RejectedFile
from polesdesk.ui.imports.session import ImportSession
from polesdesk.ui.listed import ListedTable


class ImportDonePage(QWidget):
    """Counts what was imported and lists what comes next."""

    changed = Signal()
    opened = Signal(str)
    """The record of an agreement is wanted: its id."""
    settings_asked = Signal()
    """The settings of the office are wanted."""

    def __init__(
        self,
        desk: Desk,
        session: ImportSession,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Lacks | None = None
        self._ui = Ui_ImportDonePage()
        self._ui.setupUi(self)
        self.rejected_file = RejectedFile(session, settings, self)
        self._table = ListedTable(self._ui.import_lacks, desk, settings, self._columns(), _KEYS)
        self._dress()
        self._connect()

    def enter(self) -> None:
        """Show what was imported and begin to look for what is missing."""
        self._show()
        self._session.find_lacks()

    def first_input(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._ui.import_lacks

    def can_go_on(self) -> bool:
        """The last page can always be left."""
        return True

    def _dress(self) -> None:
        ui = self._ui
        self._success = IconLabel("circle-check", 26, "green")
        ui.icon_layout.addWidget(self._success)
        ui.common_icon_layout.addWidget(IconLabel("triangle-alert", 16, "amber"))
        set_icon(ui.import_take_back, "undo-2")
        set_icon(ui.import_done_save_rejected, "download")
        set_icon(ui.import_open_record, "external-link")
        ui.import_lacks.setAccessibleName(self.tr("Ce qui manque aux conventions importées"))
        ui.import_done_counts.name_changes(self.tr("Créés"), self.tr("Modifiés"))
        for button in (ui.import_take_back, ui.import_done_save_rejected, ui.import_open_record,
                       ui.import_open_settings):  # fmt: skip
            button.setAutoDefault(False)

    def _connect(self) -> None:
        ui, session = self._ui, self._session
        ui.import_take_back.clicked.connect(lambda _on: session.take_back())
        ui.import_done_save_rejected.clicked.connect(lambda _on: self.rejected_file.ask())
        ui.import_open_settings.clicked.connect(lambda _on: self.settings_asked.emit())
        ui.import_open_record.clicked.connect(lambda _on: self._open(ui.import_lacks.current_id()))
        ui.import_lacks.opened.connect(self._open)
        ui.import_lacks.current_changed.connect(self._show_lack)
        session.imported_changed.connect(self._show)
        session.lacks_found.connect(self._show_lacks)
        session.job_changed.connect(lambda _job: self._tell_search())

    def _show(self) -> None:
        imported = self._session.imported
        if imported is None:
            return
        ui, report = self._ui, imported.report
        back = self._session.taken_back
        rejected = len({problem.row for problem in report.rejected})
        ui.import_done_counts.show_counts(report.counts)
        self._success.setVisible(not back)
        ui.import_done_counts.setVisible(not back)
        ui.import_done_save_rejected.setVisible(bool(rejected) and not back)
        ui.import_take_back.setVisible(bool(imported.command_id) and not back)
        ui.import_lacks_card.setVisible(not back)
        ui.import_common.hide()
        ui.import_done_title.setText(self._title())
        ui.import_done_hint.setText(self._hint(rejected))
        self._found = None
        self._table.show_rows(())
        self._tell_search()
        self.changed.emit()

    def _title(self) -> str:
        if self._session.taken_back:
            return self.tr("Importation annulée")
        imported = self._session.imported
        if imported is not None and not imported.command_id:
            return self.tr("Tout était déjà dans PolesDesk")
        return self.tr("Importation terminée")

    def _hint(self, rejected: int) -> str:
        if self._session.taken_back:
            return self.tr(
                "PolesDesk est comme avant l’importation. Vos choix sont gardés\u202f: "
                "revenez au contrôle pour importer de nouveau."
            )
        name = self._session.path.name if self._session.path is not None else ""
        if not rejected:
            return self.tr(
                "Toutes les lignes de «\u202f{name}\u202f» sont prises en compte."
            ).format(name=name)
        return self.tr(
            "{rejected} de «\u202f{name}\u202f»\u202f: exportez-les, corrigez-les, "
            "puis importez le fichier corrigé."
        ).format(
            rejected=plural(rejected, self.tr("ligne rejetée"), self.tr("lignes rejetées")),
            name=name,
        )

    def _tell_search(self) -> None:
        if self._found is not None:  # another work than the search began or ended
            return
        if self._session.job() is not None:
            self._ui.import_lacks_title.setText(
                self.tr("Recherche de ce qui manque pour les originaux…")
            )
        elif self._ui.import_lacks_title.text().endswith("…"):
            self._ui.import_lacks_title.setText(
                self.tr("La recherche de ce qui manque n’est pas terminée.")
            )
        self._ui.import_open_record.setVisible(bool(self._table.rows()))

    def _show_lacks(self, found: Lacks) -> None:
        ui = self._ui
        self._found = found
        ui.import_lacks_title.setText(self._lacks_title(found))
        common = join_and([_small(gap.label) for gap in found.common])
        told = self.tr("À toutes les conventions, il manque\u202f: {what}.").format(what=common)
        ui.import_common_text.setText(told)
        ui.import_common.setVisible(bool(found.common))
        self._table.show_rows(found.rows)
        ui.import_open_record.setVisible(bool(found.rows))

    def _lacks_title(self, found: Lacks) -> str:
        if not found.count:
            return self.tr("Aucune de ces conventions n’attend d’original.")
        if not found.rows:
            return self.tr("Rien ne manque aux conventions pour leurs originaux.")
        waiting = plural(len(found.rows), self.tr("convention à compléter"),
                         self.tr("conventions à compléter"))  # fmt: skip
        if not found.ready:
            return self.tr("{waiting} avant l’original").format(waiting=waiting)
        ready = plural(found.ready, self.tr("complète"), self.tr("complètes"))
        return self.tr("{waiting} avant l’original, {ready}").format(waiting=waiting, ready=ready)

    def _show_lack(self, row_id: str) -> None:
        row = self._table.row_of(row_id)
        label = self._ui.import_lack_text
        label.setText(_missing(row) if row else "")
        label.setVisible(row is not None)

    def _open(self, row_id: str) -> None:
        if row_id:
            self.opened.emit(row_id)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="number", title=self.tr("N°"), text=lambda row: row.number, sort="number",
                   sample="MON-2026-0001"),
            Column(key="association", title=self.tr("Association"),
                   text=lambda row: row.association, sort="association",
                   sample="Les Amis du Quartier", stretch=2),
            Column(key="hub", title=self.tr("Pôle"), text=lambda row: row.hub, sort="hub",
                   sample="Château de Mont"),
            Column(key="count", title=self.tr("Manque"), text=lambda row: str(len(row.missing)),
                   sort="count", align=Align.RIGHT, sample="12"),
            Column(key="missing", title=self.tr("À compléter"), text=_missing, tooltip=_missing,
                   sample="Siège de l’association", stretch=4),
        )  # fmt: skip


def _missing(row: Lack) -> str:
    return ", ".join(gap.label for gap in row.missing)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _folded(text: str) -> str:
    from polesdesk.domain.folding import sort_key

    return sort_key(text)


_KEYS: dict[str, Any] = {
    "number": lambda row: _folded(row.number),
    "association": lambda row: _folded(row.association),
    "hub": lambda row: (_folded(row.hub), _folded(row.association)),
    "count": lambda row: len(row.missing),
}
