"""The observations behind a figure, each one step away from its visit."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.domain.french import plural
from polesdesk.domain.rate_rows import Evidence
from polesdesk.ui.announcing import announce
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.measures import GAP
from polesdesk.ui.rates.lines import EVIDENCE_COLUMNS, EVIDENCE_KEYS, EvidenceLine
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import ElidedLabel, plain_label


class EvidencePanel(QWidget):
    """A heading that says which figure, then its observations."""

    visit_asked = Signal(str)
    """An observation was opened: the id of its visit."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(role="card_title")
        self.told = plain_label(role="muted", wraps=True)
        self.told.setObjectName("rates_evidence_told")
        self.view = TableView(self)
        self.view.setObjectName("rates_evidence")
        self.view.setAccessibleName(self.tr("Observations derrière ce chiffre"))
        self.list = ListedTable(self.view, desk, settings, EVIDENCE_COLUMNS, EVIDENCE_KEYS)
        self.view.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.title, self.told):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self.clear()

    def clear(self) -> None:
        """Show that no figure is chosen."""
        self.title.setText(self.tr("D’où vient ce chiffre\u202f?"))
        self.told.setText(
            self.tr("Choisissez une ligne ou une case\u202f: ses observations s’affichent ici.")
        )
        self.list.show_rows(())

    def show_evidence(self, title: str, found: Evidence) -> None:
        """Show the observations of a figure."""
        self.title.setText(title)
        shown = plural(len(found.rows), self.tr("observation"), self.tr("observations"))
        if found.count > len(found.rows):
            shown = self.tr("les {shown} les plus récentes, sur {count}").format(
                shown=shown, count=found.count
            )
        self.told.setText(
            self.tr("{shown}, comptées ou écartées. Entrée ouvre la visite.").format(shown=shown)
        )
        self.list.show_rows([EvidenceLine(row=row) for row in found.rows])
        announce(self, shown)

    def _open(self, finding_id: str) -> None:
        line = self.list.row_of(finding_id)
        if line is not None:
            self.visit_asked.emit(line.row.visit_id)
