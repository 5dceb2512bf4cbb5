"""A spreadsheet as offices keep them, to photograph the import: titles, merged cells, slips."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | int | float | date | None
HEADERS = (
    "PÔLE", "Salle", "Surface", "Association", "Président(e)", "Tél.", "Courriel",
    "N° convention", "Type d'occupation", "Jour(s)", "Horaires", "Vacances", "Début", "Fin",
    "Assureur", "Fin d'assurance", "Activités", "Suivi par",
)  # fmt: skip
FIRST_ROW = 4
"""Rows of titles above the table."""

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("voltaire", "Salle Candide", 42, "Chorale des Horloges", "Mme Iris Métronome", 199001240,
     "chorale@example.org", "VOL-2026-011", "créneaux", "lundi et jeudi", "18h-20h30", "non",
     date(2026, 9, 1), date(2027, 8, 31), "Mutuelle du Gabarit", date(2027, 3, 31), "répétitions",
     "Accueil"),
    (None, "Grande salle des Lumières", 110, "Le Rabot, atelier bois", "M. Hugo Varlope",
     "01 99 00 12 41", "rabot@example.org", "VOL-2026-012", "créneaux", "mar., ven.",
     "de 14:00 à 17:30", "oui", "1er septembre 2026", "31/8/27", "Mutuelle du Gabarit",
     "31.12.26", "menuiserie", "Accueil"),
    (None, "Atelier Émilie", 38.5, "Les Échecs du Lundi", "Mme Ondine Roque", "01 99 00 12 42",
     "echecs@example.org", "VOL-2026-013", "créneaux", "samdi", "9h-12h", "non",
     date(2026, 9, 1), date(2027, 8, 31), None, None, "échecs", "Accueil"),
    ("Total Voltaire", None, 190.5),
    (),
    ("LA PLEIADE", "Salle Ronsard", 60, "Choeur a coeur", "M. Noé Diapason", 199001243,
     "choeur@example", "PLE-2026-011", "créneaux", "mercredi", "18 h 30 - 20 h 30", "non",
     date(2026, 9, 1), date(2027, 6, 30), "Assurances du Patron", date(2026, 12, 31), "chant",
     "Direction"),
    (None, "Bureau Jodelle", 14, "Radio Grenouille", "Mme Rosa Micro", "01 99 00 12 44",
     "radio@example.org", "PLE-2026-012", "exclusif", None, None, None, date(2026, 10, 1),
     "sept. 2027", "Assurances du Patron", date(2027, 9, 30), "studio", "Direction"),
    ("Saint Leu", "Galerie des Teinturiers", 75.5, "Photo club L'Oeil du canal",
     "M. Luc Objectif", "01 99 00 12 45", "photo@example.org", "LEU-2026-011", "créneaux",
     "1er et 3e jeudi", "20h-22h", "oui", date(2026, 9, 3), date(2027, 8, 31),
     "Mutuelle du Gabarit", date(2027, 8, 31), "tirages", "Accueil"),
    ("Pôle neuf", "Salle du Rez", 50, "Les Jardins d'Hiver", "Mme Flore Serre",
     "01 99 00 12 46", "jardins@example.org", None, "mutualisé", "lundi au vendredi", "9h-18h",
     "non", date(2027, 1, 1), date(2027, 12, 31), None, None, "jardinage", "Accueil"),
    ("TOTAL GÉNÉRAL", None, 430),
)  # fmt: skip


def write_workbook(path: Path) -> Path:
    """Write the workbook: a sheet of notes, then the table below its titles."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Mode d’emploi").write(0, 0, "Tableau tenu par l’accueil des pôles")
    sheet = book.add_worksheet("Conventions")
    sheet.merge_range(0, 0, 0, 8, "VILLE D’EXEMPLE – PÔLES ASSOCIATIFS")
    sheet.write(1, 0, "Mis à jour le 12/11/2026")
    for column, title in enumerate(HEADERS):
        sheet.write(FIRST_ROW - 1, column, title)
    for number, row in enumerate(ROWS, start=FIRST_ROW):
        for column, value in enumerate(row):
            if isinstance(value, date):
                moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001
                sheet.write_datetime(number, column, moment, day)
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
    return path
