"""The help in kind of a year as a file: spreadsheet, text file or PDF for the annex."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from polesdesk.actions import in_kind
from polesdesk.actions.exports import ListFile, ListPaper
from polesdesk.actions.runner import Runner
from polesdesk.domain.french import date_in_words, format_siret
from polesdesk.domain.french.spaces import NARROW_NBSP
from polesdesk.domain.in_kind_list import (
    FORECAST,
    LEGAL_BASIS,
    METHOD,
    AssociationYear,
    InKindList,
)
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.files import stream_whole, write_whole

if TYPE_CHECKING:
    from polesdesk.exchange.tables import Column, Sheet, Value

KINDS = (".xlsx", ".pdf", ".csv")


def proposed_name(year: int, extension: str = "xlsx") -> str:
    """Return « Aides en nature 2026.xlsx »."""
    return f"Aides en nature {year}.{extension}"


def write(runner: Runner, progress: Progress, year: int, target: Path) -> ListFile:
    """Write the list of a year as .xlsx, .csv or .pdf, whole or not at all."""
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise RuleBroken(
            "unknown_format",
            said("Donnez au fichier un nom qui finit par .xlsx, .csv ou .pdf."),
        )
    if kind == ".pdf":
        paper = draw(runner, progress, year)
        return ListFile(path=write_whole(target, paper.pdf), uncovered=paper.uncovered)
    found = _read(runner, progress, year)
    return ListFile(path=stream_whole(target, _Book(found, as_text=kind == ".csv")))


def draw(runner: Runner, progress: Progress, year: int) -> ListPaper:
    """Return the list of a year on paper."""
    from polesdesk.documents import in_kind as paper
    from polesdesk.documents.text import uncovered

    found = _read(runner, progress, year)
    progress.step(1, 2, said("Mise en page"))
    return ListPaper(
        title=found.title,
        file_name=proposed_name(year, "pdf"),
        pdf=paper.draw(found, day=runner.today()),
        uncovered=uncovered(text for row in found.rows for text in (row.name, row.premises)),
    )


def _read(runner: Runner, progress: Progress, year: int) -> InKindList:
    progress.step(0, 2, said("Calcul des aides en nature"))
    return runner.read(in_kind.year_list, year)


class _Book:
    """Writes the list into an open file."""

    def __init__(self, found: InKindList, *, as_text: bool) -> None:
        self._found = found
        self._as_text = as_text

    def __call__(self, file: BinaryIO) -> None:
        """Write the sheets of a workbook, or the rows of associations as text."""
        from polesdesk.exchange import tables

        associations = _associations(self._found)
        if self._as_text:
            rows = (_as_text(row) for row in self._found.rows)
            tables.stream_csv(file, associations.columns, rows)
            return
        sheets = [associations, _hubs(self._found), _working(self._found), _basis(self._found)]
        tables.stream_book(file, self._found.title, sheets)


def _columns(*titles: str, **kinds: str) -> list[Column]:
    from polesdesk.exchange.tables import Column, ColumnKind

    return [Column(title=one, kind=ColumnKind(kinds.get(one, "text"))) for one in titles]


_MONEY = {
    "Valeur des locaux": "money_cents",
    "Redevance demandée": "money_cents",
    "Aide en nature": "money_cents",
}


def _hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def _associations(found: InKindList) -> Sheet:
    from polesdesk.exchange.tables import Sheet

    columns = _columns(
        "Association", "RNA", "SIRET", "Pôles", "Locaux", "Conventions", "Heures attribuées",
        "Usage", "Valeur des locaux", "Redevance demandée", "Aide en nature", "Remarque",
        RNA="identifier", SIRET="identifier", **{"Heures attribuées": "number"}, **_MONEY,
    )  # fmt: skip
    total = ("Total", "", "", "", "", "", _hours(found.minutes), "", found.value_cents,
             found.fee_cents, found.aid_cents, found.incomplete)  # fmt: skip
    return Sheet(
        title=f"Aides en nature {found.year}",
        columns=columns,
        rows=[_row(row) for row in found.rows],
        total=total,
    )


def _row(row: AssociationYear) -> tuple[Value, ...]:
    counted = bool(row.minutes)
    return (
        row.name, row.rna, row.siret, row.hubs, row.premises, row.numbers,
        _hours(row.minutes) if counted else None,
        "exclusif" if row.is_alone else "",
        row.value_cents,
        row.fee_cents if row.known else None,
        row.aid_cents,
        row.remark,
    )  # fmt: skip


def _as_text(row: AssociationYear) -> tuple[Value, ...]:
    """Part the digits of the SIRET, or Excel would read a number in a text file."""
    name, rna, _siret, *others = _row(row)
    parted = format_siret(row.siret).replace(NARROW_NBSP, " ").replace("\u00a0", " ")
    return (name, rna, parted, *others)


def _hubs(found: InKindList) -> Sheet:
    from polesdesk.exchange.tables import Sheet

    numbers = {"Associations": "number", "Conventions": "number", "Non calculables": "number",
               "Heures attribuées": "number"}  # fmt: skip
    columns = _columns(
        "Pôle", "Associations", "Conventions", "Non calculables", "Heures attribuées",
        "Valeur des locaux", "Redevance demandée", "Aide en nature", **numbers, **_MONEY,
    )  # fmt: skip
    rows = [
        (one.hub, one.associations, one.agreements, one.lacking, _hours(one.minutes),
         one.value_cents, one.fee_cents, one.aid_cents)
        for one in found.hubs
    ]  # fmt: skip
    total = (
        "Total",
        len(found.rows),
        len(found.agreements),
        len(found.lacking),
        _hours(found.minutes),
        found.value_cents,
        found.fee_cents,
        found.aid_cents,
    )
    return Sheet(title="Par pôle", columns=columns, rows=rows, total=total)


def _working(found: InKindList) -> Sheet:
    from polesdesk.exchange.tables import Sheet

    columns = _columns(
        "Association", "Convention", "Jours d’effet", "Valeur des locaux", "Redevance demandée",
        "Aide en nature", "Calcul", **{"Jours d’effet": "number"}, **_MONEY,
    )  # fmt: skip
    return Sheet(title="Calcul", columns=columns, rows=_workings(found))


def _workings(found: InKindList) -> Iterator[tuple[Value, ...]]:
    for row in found.rows:
        for one in row.agreements:
            yield (row.name, one.number, one.days, one.value_cents, one.fee_cents, one.aid_cents,
                   " ".join(one.working))  # fmt: skip


def _basis(found: InKindList) -> Sheet:
    from polesdesk.exchange.tables import Sheet

    rows = [
        ("Collectivité", found.authority),
        ("Année", str(found.year)),
        ("Établi le", date_in_words(found.day)),
        ("Base légale", LEGAL_BASIS),
        ("Méthode", METHOD),
        *([("Réserve", FORECAST)] if found.is_forecast else []),
        *([("Non calculable", found.incomplete)] if found.lacking else []),
    ]
    return Sheet(title="Base légale", columns=_columns("Élément", "Texte"), rows=rows)
