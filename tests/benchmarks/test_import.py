"""Import of 5,000 rows with log and search, against a bare insert of the rows it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select

from benchmarks.measuring import against, header
from polesdesk.actions import files, imports
from polesdesk.domain.progress import Silent
from polesdesk.store import database
from polesdesk.store.opening import create
from polesdesk.store.tables import (
    association,
    convention,
    convention_room,
    hub,
    officer,
    paper,
    room,
    slot,
)

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
ROWS = 5000
IMPORTED = (hub, room, association, officer, paper, convention, convention_room, slot)
NAMES = (
    "Pôle", "Salle", "Association", "SIRET", "Président(e)", "Téléphone", "N° de convention",
    "Jour(s)", "Horaires", "Date de début", "Date de fin", "Assureur", "Fin d'assurance",
)  # fmt: skip
FIRST = ("Amicale", "Théâtre", "Club", "Atelier", "Chorale", "Cercle", "Jardins", "Radio")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "conventions.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, NAMES)
        for at in range(ROWS):
            name = f"{FIRST[at % 8]} du quartier {at // 8}"
            cells = (f"Pôle {at % 20}", f"Salle {at % 5}", name, "", f"Mme Ana Exemple{at}")
            cells += ("03 53 01 12 34", f"X-{at:05d}", "lundi et jeudi", "18h-20h30")
            page.write_row(
                at + 1, 0, (*cells, "01/09/2025", "31/08/2027", "Mutuelle", "31/12/2026")
            )
    return path


def test_import(sheet: Path, tmp_path: Path) -> None:
    header(f"Import of {ROWS} rows")

    def ours() -> None:
        path = tmp_path / "ours.polesdesk"
        path.unlink(missing_ok=True)
        runner = files.open_runner(files.create(path), hold=True)
        imports.bring_in(runner, Silent(), sheet)
        runner.close()

    ours()
    made = database.Database(tmp_path / "ours.polesdesk")
    with made.read() as connection:
        rows = {
            table: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in IMPORTED
        }
    made.close()

    def floor() -> None:
        path = tmp_path / "floor.polesdesk"
        path.unlink(missing_ok=True)
        create(path)
        CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
        bare = database.Database(path)
        with bare.write() as connection:
            for table, found in rows.items():
                connection.execute(insert(table), found)
        bare.close()

    against("import", ours, floor, rounds=3, floor_name="calamine + Core insert of the same rows")
