"""Shape the cells of a sheet: caps, clean texts, whole numbers, no empty margin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from polesdesk.domain.import_sheets import Cell, Sheet, column_letter, is_blank
from polesdesk.domain.speech import said
from polesdesk.exchange.limits import Limits
from polesdesk.exchange.unreadable import Unreadable

_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_EXACT = 2**53


def sheet_from(name: str, rows: Sequence[Sequence[Cell]], limits: Limits) -> Sheet:
    """Return a sheet without its empty right and lower margins, or raise ``Unreadable``."""
    cleaned = [_trimmed([_clean(cell) for cell in row]) for row in rows]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    width = max(map(len, cleaned), default=0)
    check_size(name, len(cleaned), width, limits)
    _check_lengths(name, cleaned, limits)
    return Sheet(name=name, rows=tuple(cleaned))


def check_size(name: str, rows: int, columns: int, limits: Limits) -> None:
    """Raise ``Unreadable`` when a sheet has more rows, columns or cells than are read."""
    if rows > limits.rows:
        raise Unreadable(
            "too_many_rows",
            said(
                "La feuille « {name} » dépasse {count} lignes. Supprimez les lignes superflues "
                "sous le tableau, ou partagez-le en plusieurs fichiers."
            ).format(name=name, count=_count(limits.rows)),
        )
    if columns > limits.columns:
        raise Unreadable(
            "too_many_columns",
            said(
                "La feuille « {name} » dépasse {count} colonnes. Supprimez les colonnes "
                "superflues à droite du tableau."
            ).format(name=name, count=_count(limits.columns)),
        )
    if rows * columns > limits.cells:
        raise Unreadable(
            "too_many_cells",
            said(
                "La feuille « {name} » contient trop de cellules ({rows} lignes sur {columns} "
                "colonnes). Partagez-la en plusieurs fichiers."
            ).format(name=name, rows=_count(rows), columns=_count(columns)),
        )


def _check_lengths(name: str, rows: Sequence[Sequence[Cell]], limits: Limits) -> None:
    for row_index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > limits.cell_characters:
                raise Unreadable(
                    "cell_too_long",
                    said(
                        "La cellule {column}{row} de la feuille « {name} » contient un "
                        "texte de {length} caractères ; {most} au plus sont lus."
                    ).format(
                        column=column_letter(column),
                        row=row_index + 1,
                        name=name,
                        length=_count(len(cell)),
                        most=_count(limits.cell_characters),
                    ),
                )


def _clean(cell: Cell) -> Cell:
    if isinstance(cell, str):
        if cell.isascii():
            return cell.replace("\0", "") or None
        return unicodedata.normalize("NFC", _NOT_TEXT.sub("", cell)) or None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return int(cell)
    return cell


def _trimmed(row: list[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and is_blank(row[end - 1]):
        end -= 1
    return tuple(row[:end])


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
