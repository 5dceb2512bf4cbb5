"""What the preview of an import of findings lists: visits, rows refused, doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from polesdesk.domain.french import format_date
from polesdesk.domain.import_rows import RowProblem
from polesdesk.domain.visit_import import HEADINGS, ComingVisit, VisitImportReport
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A row that is refused, or goes in with a doubt: its place in the file and a sentence."""

    id: str
    row: int
    message: str
    column: str = ""
    value: str = ""


def refused_lines(report: VisitImportReport) -> list[NoteLine]:
    """Return the rows that are refused, their columns called as in the spreadsheet."""
    return [_refused(number, one) for number, one in enumerate(report.rejected)]


def _refused(number: int, one: RowProblem) -> NoteLine:
    return NoteLine(
        id=str(number),
        row=one.row,
        column=HEADINGS.get(one.column, one.column),
        value=one.value,
        message=one.message,
    )


def doubt_lines(report: VisitImportReport) -> list[NoteLine]:
    """Return the rows that go in with a doubt."""
    return [
        NoteLine(id=str(number), row=one.row, message=one.message)
        for number, one in enumerate(report.warnings)
    ]


def effect_chip(visit: ComingVisit) -> Chip:
    """Say what the import does to a visit."""
    if not visit.fresh:
        return Chip(word=tr("Inchangée"), tone=Tone.GREY)
    if visit.is_new:
        return Chip(word=tr("Nouvelle"), tone=Tone.GREEN)
    return Chip(word=tr("Complétée"), tone=Tone.BLUE)


def visit_columns() -> tuple[Column, ...]:
    """Return the columns of the visits of a file."""
    return (
        Column(
            key="id",
            title=tr("N°\u00a0dans le fichier"),
            text=lambda one: one.id,
            sort="id",
            sample="2026-11-19-VOL",
        ),
        Column(
            key="hub",
            title=tr("Pôle"),
            text=lambda one: one.hub,
            sort="hub",
            sample="Château de Montières",
            stretch=2,
        ),
        Column(
            key="day",
            title=tr("Jour"),
            text=lambda one: format_date(one.day),
            sort="day",
            sample="00/00/0000",
        ),
        Column(
            key="effect",
            title=tr("Visite"),
            text=lambda one: effect_chip(one).word,
            chip=effect_chip,
            sample="Complétée",
        ),
        _count("fresh", tr("Constats à créer")),
        _count("same", tr("Déjà connus")),
    )


def _count(key: str, title: str) -> Column:
    return Column(
        key=key,
        title=title,
        text=lambda one: str(getattr(one, key) or "–"),
        sort=key,
        align=Align.RIGHT,
        sample="0000",
    )


def refused_columns() -> tuple[Column, ...]:
    """Return the columns of the rows that are refused."""
    return (
        _row(),
        Column(
            key="column",
            title=tr("Colonne"),
            text=lambda line: line.column,
            sort="column",
            sample="Personnes",
        ),
        Column(
            key="value",
            title=tr("Valeur"),
            text=lambda line: line.value,
            sample="Salle des fêtes",
        ),
        _message(tr("Motif")),
    )


def doubt_columns() -> tuple[Column, ...]:
    """Return the columns of the doubts."""
    return (_row(), _message(tr("Avertissement")))


def _row() -> Column:
    return Column(
        key="row",
        title=tr("Ligne"),
        text=lambda line: str(line.row),
        sort="row",
        align=Align.RIGHT,
        sample="50000",
    )


def _message(title: str) -> Column:
    return Column(
        key="message",
        title=title,
        text=lambda line: line.message,
        tooltip=lambda line: line.message,
        sample="Le pôle n’a pas de local",
        stretch=1,
    )


VISIT_KEYS: Mapping[str, Any] = {
    "id": lambda one: one.id,
    "hub": lambda one: (one.hub, one.day),
    "day": lambda one: (one.day, one.hub),
    "fresh": lambda one: one.fresh,
    "same": lambda one: one.same,
}
ROW_KEYS: Mapping[str, Any] = {
    "row": lambda line: line.row,
    "column": lambda line: (line.column, line.row),
}
