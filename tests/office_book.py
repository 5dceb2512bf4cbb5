"""The spreadsheet of an invented office, as messy as they are, made by XlsxWriter."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | int | date | None
Row = tuple[Cell, ...]

HEADERS = (
    "POLE", "Salle(s)", "Surf. m²", "Nom de l'association", "Siret", "Présidente", "Tel",
    "Courriel", "Conv. n°", "Usage", "Jour(s)", "Horaires", "Du", "Au", "Préavis", "Suivi par",
)  # fmt: skip
HEADER_ROW = 4
"""The row of headers as a spreadsheet counts it: titles and a blank row stand above."""

THEATRE: Row = (
    "Voltaire", "Salle 1", 32, "Théâtre de l'Oeuf", 80012345700015, "Mme Ana Exemple",
    199001234, "oeuf@example.org", "VOL-2024-001", "Créneaux", "lundi et jeudi", "18h-20h30",
    date(2024, 9, 1), date(2027, 8, 31), "2 mois", "Accueil",
)  # fmt: skip
CHESS: Row = (
    None, "Salle 2", 45, "Échecs du Nord", None, "M. Paul Modèle", "01 99 00 12 35",
    "echecs@example.org", "VOL-2024-002", "Créneaux", "mar., ven.", "de 18:00 à 20:00",
    "1er septembre 2025", "31/8/27", "3 mois", "Accueil",
)  # fmt: skip
MEMORY: Row = (
    None, "Bureau", 12, "Mémoire ouvrière", None, None, None, None, "VOL-2023-004", "Exclusif",
    None, None, "12.3.23", "31.8.26", 3, "Direction",
)  # fmt: skip
TOTAL: Row = ("Total", None, 89)
BLANK: Row = ()
RADIO: Row = (
    "la Pléiade", "Grande salle", 80, "Radio Démo", None, None, None, "radio@example",
    "PLE-2025-002", "créneaux", "samdi", "9h-12h", date(2025, 1, 1), date(2026, 12, 31),
    "2 mois", "Accueil",
)  # fmt: skip
GARDENS: Row = (
    None, "Atelier", 25, "Jardins du Val", None, None, None, None, "PLE-2025-003", "mutualisé",
    None, None, date(2026, 1, 1), "sept. 2026", "2 mois", "Accueil",
)  # fmt: skip
GOOD = (THEATRE, CHESS, MEMORY, TOTAL, BLANK)
BAD = (RADIO, GARDENS)
"""Rows that are refused: a day and an address misspelt in one, a day missing in the other."""


def with_cells(row: Row, **cells: Cell) -> Row:
    """Return a row with other cells, named by the letter of their column."""
    changed = list(row) + [None] * (len(HEADERS) - len(row))
    for letter, value in cells.items():
        changed[ord(letter.upper()) - ord("A")] = value
    return tuple(changed)


def write_book(
    path: Path, rows: Sequence[Row] = (*GOOD, *BAD), headers: Sequence[str] = HEADERS
) -> Path:
    """Write the workbook: a sheet of notes, then the table below its titles."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Lisez-moi").write(0, 0, "Tableau tenu par l’accueil")
    sheet = book.add_worksheet("Conventions 2026")
    sheet.merge_range(0, 0, 0, 6, "VILLE D’EXEMPLE – PÔLES ASSOCIATIFS – CONVENTIONS 2026")
    sheet.write(1, 0, "mis à jour le 12/03/2026")
    for column, header in enumerate(headers):
        sheet.write(HEADER_ROW - 1, column, header)
    for number, row in enumerate(rows, start=HEADER_ROW):
        for column, value in enumerate(row):
            if isinstance(value, date):
                moment = datetime(value.year, value.month, value.day)
                sheet.write_datetime(number, column, moment, day)
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
    return path
