"""A desk at which a test imports rows and looks at what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from polesdesk.actions import associations, conventions, hubs, imports
from polesdesk.actions.runner import Runner
from polesdesk.domain.cards import AssociationCard
from polesdesk.domain.conventions import Convention
from polesdesk.domain.import_settling import ImportOptions, Prefer
from polesdesk.domain.import_sheets import Cell, Sheet, Workbook
from polesdesk.domain.imports import ImportReport
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rows import AssociationRow, ConventionRow

TODAY = date(2026, 11, 21)
FILE = Prefer.FILE
BASE = Prefer.BASE

Row = dict[str, Cell]

FULL: Row = {
    "Pôle": "Voltaire",
    "Salle": "Salle A",
    "Surface": "32,5",
    "Capacité": 49,
    "Association": "Les Amis",
    "Sigle": "LA",
    "RNA": "W802123456",
    "SIRET": "73282932000074",
    "Adresse": "1 rue de l’Exemple",
    "Code postal": 80000,
    "Ville": "Exempleville",
    "Présidente": "Mme Zoé FICTIF",
    "Téléphone": 353012345,
    "Courriel": "amis@example.org",
    "N° de convention": "VOL-2026-003",
    "Jour(s)": "lundi et jeudi",
    "Horaires": "18h-20h30",
    "Date de début": "01/09/2026",
    "Date de fin": "31/08/2027",
    "Préavis": "3 mois",
    "Redevance": "gratuit",
    "Assureur": "Assurances Exemple",
    "N° de police": "P-12",
    "Fin d'assurance": "31/12/2026",
    "Activités": "Chorale",
    "Domaine": "public",
    "Fondement de gratuité": "L2125-1",
    "N° de délibération": "2026-12",
    "Date de délibération": "03/03/2026",
    "CER signé le": "01/09/2026",
    "Charges": "Ville",
}
PLAIN: Row = {
    "Pôle": "Voltaire",
    "Salle": "Salle A",
    "Association": "Les Amis",
    "Date de début": "01/09/2026",
    "Date de fin": "31/08/2027",
}
SLOT: Row = {**PLAIN, "Jour": "lundi", "Horaires": "18h-20h"}


@dataclass
class Desk:
    """Imports rows into one open file."""

    runner: Runner

    def workbook(self, *rows: Row) -> Workbook:
        """Return a workbook of one sheet whose first row bears the names of the columns."""
        headers = list(dict.fromkeys(name for row in rows for name in row))
        cells = tuple(tuple(row.get(name) for name in headers) for row in rows)
        return Workbook(sheets=(Sheet(name="Suivi", rows=(tuple(headers), *cells)),))

    def bring(
        self,
        *rows: Row,
        prefer: Prefer = BASE,
        answers: Mapping[str, str] | None = None,
    ) -> ImportReport:
        """Import rows."""
        read = self.runner.read(imports.preview, self.workbook(*rows)).rows
        options = ImportOptions(prefer=prefer, answers=answers or {})
        return self.runner.do(imports.carry_out, read, options, source="suivi.xlsx").value

    def try_out(self, *rows: Row) -> ImportReport:
        """Return what an import would do."""
        read = self.runner.read(imports.preview, self.workbook(*rows)).rows
        return self.runner.read(imports.dry_run, read)

    def agreements(self) -> tuple[ConventionRow, ...]:
        """Return the live agreements."""
        return self.runner.read(conventions.page, ListQuery())

    def agreement(self, number: str) -> Convention:
        """Return the agreement of a number."""
        return self.runner.read(conventions.by_number, number)

    def only_agreement(self) -> Convention:
        """Return the one agreement of the file."""
        (row,) = self.agreements()
        return self.runner.read(conventions.get, row.id)

    def associations(self) -> tuple[AssociationRow, ...]:
        """Return the live associations."""
        return self.runner.read(associations.page, ListQuery())

    def association(self) -> AssociationCard:
        """Return the card of the one association of the file."""
        (row,) = self.associations()
        return self.runner.read(associations.card, row.id)

    def hub_names(self) -> list[str]:
        """Return the names of the hubs."""
        return [row.name for row in self.runner.read(hubs.page, ListQuery())]

    def room_names(self) -> list[str]:
        """Return the names of the rooms."""
        return [row.name for row in self.runner.read(hubs.rooms)]


def counts(report: ImportReport) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return what was created, updated and left, without the zeros."""
    parts = (report.created, report.updated, report.unchanged)
    created, updated, unchanged = ({k: n for k, n in part.items() if n} for part in parts)
    return created, updated, unchanged


def warned(report: ImportReport, words: str) -> bool:
    """Tell whether a warning says something."""
    return any(words in warning.message for warning in report.warnings)
