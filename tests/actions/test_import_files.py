"""Files as an office keeps them, from the disk to the agreements, twice."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from actions.importing import Desk, Row, counts, warned
from exchange.open_document import ods, ods_text
from polesdesk.actions import imports
from polesdesk.actions.errors import Trouble
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.import_rows import ReadRows
from polesdesk.domain.import_sheets import Cell
from polesdesk.domain.imports import as_json
from polesdesk.domain.progress import Cancelled, Silent

HEADER = (
    "PÔLE", "Salle(s)", "Surface (m²)", "ASSOCIATION", "N° SIRET", "Tél.", "C.P.", "Présidente",
    "N° convention", "Type", "Jours", "Créneau horaire", "Fréquence", "Début", "Échéance",
    "Redevance", "Compagnie d’assurance", "Assurance jusqu’au", "Situation",
)  # fmt: skip


def messy(path: Path) -> Path:
    """Write the workbook of an office that never thought of a program."""
    with xlsxwriter.Workbook(path) as book:
        notes = book.add_worksheet("Lisez-moi")
        notes.write(0, 0, "Ce classeur est tenu à jour par l’accueil.")
        sheet = book.add_worksheet("Suivi 2026")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, "Suivi des conventions d’occupation")
        sheet.write(1, 0, "mis à jour le 3 novembre")
        sheet.write_row(3, 0, HEADER)
        sheet.merge_range(4, 0, 7, 0, "Voltaire")
        rows: dict[int, dict[int, Cell]] = {
            4: {1: "Salle A", 2: "32,5", 3: "Les Amis", 4: 73282932000074, 5: 353012345, 6: 80000,
                7: "Mme Zoé FICTIF", 8: "VOL-2026-003", 10: "lundi et jeudi", 11: "18h-20h30",
                12: "hebdo", 13: date(2026, 9, 1), 14: "31/08/2027", 15: "gratuit",
                16: "Assurances Exemple", 17: "31.12.26", 18: "signée"},
            5: {1: "Salle B", 10: "mar.", 11: "de 18:00 à 20:00"},
            6: {1: "Salle A + Salle C", 3: "Le Club", 5: "02 61 91 12 34 ", 10: "mercredi",
                11: "14 h 00 / 16 h 30", 13: "1er septembre 2026", 14: "31 août 2027"},
            7: {3: "TOTAL", 2: 120.5},
            9: {0: "Pôle Marivaux", 1: "Bureau 2", 3: "Étoile du Nord", 13: "sept. 2026"},
            10: {0: "Pôle Marivaux", 1: "Bureau 3", 2: 12, 3: "Chœur d’Exempleville", 4: 1234,
                 13: "12.3.26"},
            11: {0: "MARIVAUX", 1: "Bureau 4", 3: "Éveil", 13: "12.3.26", 14: "11.3.27",
                 15: "120 € par an", 18: "projet"},
            13: {0: "Total général", 2: 350},
        }  # fmt: skip
        for number, cells in rows.items():
            for column, cell in cells.items():
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    sheet.write(number, column, cell)
    return path


def test_a_messy_workbook_goes_in_and_comes_again_without_a_change(
    desk: Desk, tmp_path: Path
) -> None:
    path = messy(tmp_path / "suivi.xlsx")
    report = imports.bring_in(desk.runner, Silent(), path)
    assert report.rows == 6
    assert counts(report)[0] == {
        "hubs": 2, "rooms": 4, "associations": 3, "conventions": 3, "slots": 5,
    }  # fmt: skip
    assert [(one.row, one.column, one.value) for one in report.rejected] == [
        (10, "Début", "sept. 2026"),
        (11, "N° SIRET", "1234"),
    ]
    assert warned(report, "aucune assurance")
    first = desk.agreement("VOL-2026-003")
    assert (first.start_date, first.end_date) == (date(2026, 9, 1), date(2027, 8, 31))
    assert first.use_kind is UseKind.SLOT
    assert [slot.weekday for slot in first.slots] == [1, 4, 2]
    held = {row.association: row for row in desk.agreements()}
    assert held["Les Amis"].rooms == "Salle A, Salle B"
    assert held["Le Club"].rooms == "Salle A, Salle C"
    assert held["Éveil"].state is State.DRAFT
    assert held["Éveil"].occupancy_fee_cents == 12_000
    again = imports.bring_in(desk.runner, Silent(), path)
    assert counts(again) == ({}, {}, counts(report)[0])
    assert as_json(again)["rejected"] == as_json(report)["rejected"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv(desk: Desk, tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "suivi.csv"
    lines = [
        ["Suivi"],
        ["Pôle", "Salle", "Association", "Date de fin", "Code postal"],
        ["Voltaire", "Salle A", "L'Œuvre d'été", "31/08/2027", "01000"],
    ]
    path.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    report = imports.bring_in(desk.runner, Silent(), path)
    assert counts(report)[0]["conventions"] == 1
    card = desk.association()
    assert (card.association.name, card.association.postal_code) == ("L'Œuvre d'été", "01000")


def test_ods(desk: Desk, tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    day = '<table:table-cell office:value-type="date" office:date-value="2027-08-31"/>'
    hub = ods_text("Voltaire", 'table:number-rows-spanned="2"')
    path = ods(
        tmp_path / "suivi.ods",
        row(*map(ods_text, ("Pôle", "Association", "Salle", "Date de fin")))
        + row(hub, ods_text("Les Amis"), ods_text("Salle 1"), day)
        + row(covered, ods_text("Le Club"), ods_text("Salle 2"), day),
    )
    report = imports.bring_in(desk.runner, Silent(), path)
    assert counts(report)[0] == {"hubs": 1, "rooms": 2, "associations": 2, "conventions": 2}
    assert {row.end_date for row in desk.agreements()} == {date(2027, 8, 31)}


def test_a_dry_run_of_a_file_makes_no_backup_and_no_change(desk: Desk, tmp_path: Path) -> None:
    path = messy(tmp_path / "suivi.xlsx")
    imports.bring_in(desk.runner, Silent(), path)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    imports.bring_in(desk.runner, Silent(), path, dry=True)
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before


def test_a_backup_is_made_before_the_import_into_a_file_in_use(desk: Desk, tmp_path: Path) -> None:
    path = messy(tmp_path / "suivi.xlsx")
    imports.bring_in(desk.runner, Silent(), path)
    assert list(tmp_path.rglob("* import.polesdesk")) == []
    imports.bring_in(desk.runner, Silent(), path)
    assert len(list(tmp_path.rglob("* import.polesdesk"))) == 1


def test_a_file_that_cannot_be_read_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "suivi.xlsx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Trouble) as caught:
        imports.bring_in(desk.runner, Silent(), path)
    assert caught.value.code == "not_a_spreadsheet"
    assert "tableau" in caught.value.message


class StopsAt:
    """A progress that stops the work when it comes to a word."""

    def __init__(self, word: str) -> None:
        self.word = word

    def step(self, done: int, total: int, text: str) -> None:
        if self.word in text:
            raise Cancelled


def rows_of(desk: Desk) -> ReadRows:
    row: Row = {"Pôle": "Voltaire", "Salle": "Salle A", "Association": "Les Amis"}
    many = [{**row, "Association": f"Association {n}"} for n in range(50)]
    return desk.runner.read(imports.preview, desk.workbook(*many)).rows


def test_stopping_while_it_writes_leaves_nothing(desk: Desk) -> None:
    with pytest.raises(Cancelled):
        desk.runner.do(imports.carry_out, rows_of(desk), progress=StopsAt(imports.WRITING))
    assert desk.hub_names() == []
    assert desk.associations() == ()
    assert desk.runner.do(imports.carry_out, rows_of(desk)).value.created["associations"] == 50
