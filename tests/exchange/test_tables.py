"""Lists that go out to the office: what a spreadsheet makes of them."""

import csv
import io
import zipfile
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.exchange.tables import (
    Column,
    ColumnKind,
    Sheet,
    stream_book,
    write_csv,
    write_xlsx,
)

COLUMNS = (
    Column(title="Association"),
    Column(title="Téléphone", kind=ColumnKind.IDENTIFIER),
    Column(title="Fin", kind=ColumnKind.DATE),
    Column(title="Heure", kind=ColumnKind.TIME),
    Column(title="Redevance", kind=ColumnKind.MONEY_CENTS),
    Column(title="Surface", kind=ColumnKind.NUMBER),
)
ROW = ("L’Œuvre", "0639981234", date(2026, 9, 1), time(18, 30), 123450, Decimal("18.5"))
HOSTILE = ["=1+1", "+33 6", "-12", "@SUM(A1)", "\tx", '=HYPERLINK("http://example.org")']


def back(tmp_path: Path, data: bytes) -> tuple[tuple[object, ...], ...]:
    path = tmp_path / "out"
    path.write_bytes(data)
    return read_spreadsheet(path).sheets[0].rows


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_xlsx_comes_back_typed(tmp_path: Path) -> None:
    titles, row = back(tmp_path, write_xlsx("Liste : 2026/09", COLUMNS, [ROW]))
    assert titles == tuple(column.title for column in COLUMNS)
    assert row == ("L’Œuvre", "0639981234", date(2026, 9, 1), time(18, 30), 1234.5, 18.5)


def test_xlsx_shows_euros() -> None:
    with zipfile.ZipFile(io.BytesIO(write_xlsx("Liste", COLUMNS, [ROW]))) as archive:
        assert "[$€-40C]" in archive.read("xl/styles.xml").decode()


def test_xlsx_holds_no_formula(tmp_path: Path) -> None:
    data = write_xlsx("Liste", COLUMNS[:1], [(text,) for text in HOSTILE])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b"quotePrefix" in archive.read("xl/styles.xml")
    assert [row[0] for row in back(tmp_path, data)[1:]] == HOSTILE


@pytest.mark.parametrize("text", ["a\x00b", "a\x1fb", "a\ud800b", "a\ufffeb"])
def test_letters_that_xml_cannot_hold_are_replaced(tmp_path: Path, text: str) -> None:
    assert back(tmp_path, write_xlsx("L", COLUMNS[:1], [(text,)]))[1] == ("a\ufffdb",)
    assert csv_rows(write_csv(COLUMNS[:1], [(text,)]))[1] == ["a\ufffdb"]


def test_what_looks_like_an_escape_stays(tmp_path: Path) -> None:
    assert back(tmp_path, write_xlsx("L", COLUMNS[:1], [("a_x0041_b",)]))[1] == ("a_x0041_b",)


def test_a_cut_says_that_it_is_one(tmp_path: Path) -> None:
    cell = back(tmp_path, write_xlsx("L", COLUMNS[:1], [("x" * 40_000,)]))[1][0]
    assert isinstance(cell, str)
    assert len(cell) == 32_767
    assert cell.endswith("(texte coupé)")


def test_yes_and_no_and_nothing(tmp_path: Path) -> None:
    rows = [(True,), (None,), (False,)]
    assert back(tmp_path, write_xlsx("L", COLUMNS[:1], rows))[1:] == (("Oui",), (), ("Non",))
    assert csv_rows(write_csv(COLUMNS[:1], rows))[1:] == [["Oui"], [""], ["Non"]]


def test_csv_is_what_a_french_excel_opens() -> None:
    data = write_csv(COLUMNS, [ROW])
    assert data.startswith(b"\xef\xbb\xbf")
    assert csv_rows(data)[1] == ["L’Œuvre", "0639981234", "01/09/2026", "18:30", "1234,50", "18,5"]


def test_csv_guards_against_formulas_but_not_typed_numbers() -> None:
    data = write_csv(COLUMNS[:1], [(text,) for text in HOSTILE])
    assert [row[0] for row in csv_rows(data)[1:]] == [f"'{text}" for text in HOSTILE]
    typed = write_csv(COLUMNS[1:2], [("+33 6 39 98 12 34",), ("=1+1",), ("+33=1",)])
    assert [row[0] for row in csv_rows(typed)[1:]] == ["+33 6 39 98 12 34", "'=1+1", "'+33=1"]
    assert csv_rows(write_csv(COLUMNS[4:5], [(-1250,)]))[1] == ["-12,50"]


def test_an_empty_list_is_still_a_table(tmp_path: Path) -> None:
    assert len(back(tmp_path, write_xlsx("", COLUMNS, []))) == 1
    assert len(csv_rows(write_csv(COLUMNS, []))) == 1


def test_a_book_has_its_sheets_in_order_and_sorting_leaves_their_totals(tmp_path: Path) -> None:
    target = io.BytesIO()
    money = (Column(title="Pôle"), Column(title="Aide", kind=ColumnKind.MONEY_CENTS))
    rows = [("Voltaire", 12_345), ("Marivaux", 5)]
    first = Sheet(title="Pôles", columns=money, rows=rows, total=("Total", 12_350))
    stream_book(target, "Aides", [first, Sheet(title="Texte", columns=COLUMNS[:1], rows=[("a",)])])
    path = tmp_path / "book"
    path.write_bytes(target.getvalue())
    book = read_spreadsheet(path)
    assert [sheet.name for sheet in book.sheets] == ["Pôles", "Texte"]
    assert book.sheets[0].rows[1:] == (("Voltaire", 123.45), ("Marivaux", 0.05), ("Total", 123.5))
    with zipfile.ZipFile(target) as archive:
        assert b'<autoFilter ref="A1:B3"/>' in archive.read("xl/worksheets/sheet1.xml")
