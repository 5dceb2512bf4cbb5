"""Files from the office and from elsewhere: what is read, and what is refused in words."""

import io
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from exchange.open_document import ods, ods_text
from polesdesk.domain.import_sheets import Cell, Sheet
from polesdesk.exchange.limits import Limits
from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.exchange.unreadable import Unreadable

MOMENT = datetime(2026, 3, 12, 18, 30)


def xlsx(path: Path, *sheets: tuple[tuple[Cell, ...], ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        hour = book.add_format({"num_format": "hh:mm"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, time):
                        sheet.write_datetime(number, column, cell, hour)
                    elif isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return path


def only_sheet(path: Path, *, encoding: str = "", delimiter: str = "") -> Sheet:
    (sheet,) = read_spreadsheet(path, encoding=encoding, delimiter=delimiter).sheets
    return sheet


def refusal(path: Path, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_spreadsheet(path, limits=limits)
    assert caught.value.message.endswith((".", ".csv."))
    return caught.value


def test_xlsx_keeps_types_zeros_and_row_numbers(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        (
            (),
            (None, "Code postal", "Début", "Heure", "SIRET", "Surface"),
            (None, "01000", date(2026, 3, 12), time(18, 30), 12345678901234, 18.5),
            (None, "  œuvre ", MOMENT, True, None, None),
        ),
    )
    assert only_sheet(path).rows == (
        (),
        (None, "Code postal", "Début", "Heure", "SIRET", "Surface"),
        (None, "01000", date(2026, 3, 12), time(18, 30), 12345678901234, 18.5),
        (None, "  œuvre ", MOMENT, True),
    )


def test_whole_numbers_are_integers(tmp_path: Path) -> None:
    row = only_sheet(xlsx(tmp_path / "a.xlsx", ((12345678901234, 0.5),))).rows[0]
    assert [type(cell) for cell in row] == [int, float]


def test_durations_beyond_a_day_stay_durations(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        style = book.add_format({"num_format": "[h]:mm"})
        book.add_worksheet().write_datetime(0, 0, timedelta(hours=26), style)
    assert only_sheet(path).rows == ((timedelta(hours=26),),)


def test_merged_areas_are_filled(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 2, 0, "Voltaire")
        sheet.write_column(0, 1, ["a", "b", "c"])
        sheet.merge_range(3, 0, 3, 1, "")
    assert only_sheet(path).rows == (("Voltaire", "a"), ("Voltaire", "b"), ("Voltaire", "c"))


def test_hidden_sheets_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Suivi").write(0, 0, "vu")
        hidden = book.add_worksheet("Listes")
        hidden.write(0, 0, "caché")
        hidden.hide()
        book.add_worksheet("Vide")
    assert [sheet.name for sheet in read_spreadsheet(path).sheets] == ["Suivi"]


def test_a_wrong_extension_does_not_matter(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", (("x",),)).rename(tmp_path / "a.csv")
    assert only_sheet(path).rows == (("x",),)


def test_ods_is_read_with_its_merged_areas(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods",
        "<table:table-row>"
        + ods_text("Titre", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        "<table:table-row>"
        + ods_text("Voltaire", 'table:number-rows-spanned="2"')
        + '<table:table-cell office:value-type="date" office:date-value="2026-09-01"/>'
        "</table:table-row><table:table-row><table:covered-table-cell/>"
        + ods_text("01000")
        + "</table:table-row>",
    )
    assert only_sheet(path).rows == (
        ("Titre", "Titre"),
        (),
        (),
        ("Voltaire", date(2026, 9, 1)),
        ("Voltaire", "01000"),
    )


TABLE = (("Pôle", "Président·e", "Loyer"), ("Étouvie", "Noël L'Œuvre; fils", "1 234,50 €"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_encoding_and_separator_are_found(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    quoted = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in TABLE)
    path = tmp_path / "a.csv"
    path.write_bytes(quoted.encode(encoding))
    workbook = read_spreadsheet(path)
    assert (workbook.encoding, workbook.delimiter) == (encoding, delimiter)
    assert workbook.sheets[0].rows == TABLE


def test_csv_separator_is_that_of_the_table_not_of_titles_and_prices(tmp_path: Path) -> None:
    lines = ["Suivi des pôles, 2026", "", "a;b;c", *(f"x{n};1,50;2,5" for n in range(60))]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_spreadsheet(path).delimiter == ";"


def test_csv_choices_by_hand_are_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("é,b;c".encode())
    sheet = only_sheet(path, encoding="cp1252", delimiter=",")
    assert sheet.rows == (("Ã©", "b;c"),)


def test_csv_keeps_zeros_inner_lines_and_row_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'a;b\r\n\r\n"deux\nlignes";007\r1e5;+33\x00 6\n;;\n')
    assert only_sheet(path).rows == (("a", "b"), (), ("deux\nlignes", "007"), ("1e5", "+33 6"))


def test_composed_and_decomposed_accents_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("e\u0301;b", encoding="utf-8")
    assert only_sheet(path).rows == (("é", "b"),)


def test_missing_folder_and_empty_files_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.csv").code == "not_found"
    assert refusal(tmp_path).code == "not_found"
    blank = tmp_path / "a.csv"
    blank.write_bytes(b"")
    assert refusal(blank).code == "empty"
    blank.write_bytes(b"\xef\xbb\xbf;;\n;;\n")
    assert refusal(blank).code == "empty"
    assert refusal(xlsx(tmp_path / "a.xlsx", ())).code == "empty"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"<html><table><tr><td>Pole</td></tr></table></html>", "not_a_spreadsheet"),
        (bytes(range(1, 255)) * 20, "encoding"),
        (bytes(range(1, 32)) * 20, "not_a_spreadsheet"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x09\x08\x10\x00" + b"\0" * 16 + b"\x2f\x00",
            "encrypted",
        ),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    assert refusal(path).code == code


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(path).code == "not_a_spreadsheet"


def test_encrypted_ods_is_refused(tmp_path: Path) -> None:
    assert refusal(ods(tmp_path / "a.ods", "", "<encryption-data/>")).code == "encrypted"


def test_damaged_parts_are_refused(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "a.xlsx", (("x", "y"),)).read_bytes()
    source = zipfile.ZipFile(io.BytesIO(whole))
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content[:90] if "sheet1" in name else content)
    assert refusal(path).code in {"damaged", "empty"}


def bomb(path: Path, parts: int, size: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(parts):
            archive.writestr(f"xl/part{number}.xml", b" " * size)
    return path


def test_bombs_are_refused_by_what_they_declare(tmp_path: Path) -> None:
    assert refusal(bomb(tmp_path / "ratio.xlsx", 1, 30_000_000)).code == "too_large"
    assert refusal(bomb(tmp_path / "parts.xlsx", 2_001, 1)).code == "too_many_parts"
    small = Limits(unpacked_bytes=1_000)
    assert refusal(xlsx(tmp_path / "a.xlsx", (("x",),)), small).code == "too_large"


def test_external_and_nested_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    whole = xlsx(tmp_path / "a.xlsx", (("x",),)).read_bytes()
    source = zipfile.ZipFile(io.BytesIO(whole))
    path = tmp_path / "b.xlsx"
    head = f'<!DOCTYPE sst [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    with zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == "xl/sharedStrings.xml":
                text = text.replace("<sst", f"{head}<sst", 1).replace("<t>x", "<t>&s;")
            archive.writestr(name, text)
    try:
        rows = only_sheet(path).rows
    except Unreadable:
        return
    assert "secret" not in str(rows)


def test_caps_are_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b;c\n" * 20, encoding="utf-8")
    assert "10 lignes" in refusal(path, Limits(rows=10)).message
    assert "2 colonnes" in refusal(path, Limits(columns=2)).message
    assert refusal(path, Limits(cells=50)).code == "too_many_cells"
    assert refusal(path, Limits(file_bytes=10)).code == "too_large"
    path.write_text("a;b\nc;" + "x" * 11, encoding="utf-8")
    assert "B2" in refusal(path, Limits(cell_characters=10)).message


def test_a_lone_cell_far_away_is_refused_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    assert refusal(path).code in {"failed", "too_many_rows"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
def test_the_child_that_wants_too_much_memory_dies_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" * 5_000_000, encoding="utf-8")
    limits = Limits(memory_bytes=150 * 1024 * 1024, rows=10_000_000, cells=10**9)
    assert refusal(path, limits).code == "failed"


def frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Stand in for the frozen program, which has no ``-m`` but one hidden argument."""
    if sys.platform == "win32":
        pytest.skip("a script is no program here")
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nimport sys, time\n{body}", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))


def test_the_frozen_program_reads_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path / "a.xlsx", (("x",),))
    body = (
        "assert sys.argv[1:] == ['--read-spreadsheet']\n"
        "from polesdesk.exchange.child import main\n"
        "sys.exit(main())\n"
    )
    frozen_program(tmp_path, monkeypatch, body)
    assert only_sheet(path).rows == (("x",),)


def test_the_child_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path / "a.xlsx", (("x",),))
    frozen_program(tmp_path, monkeypatch, "time.sleep(100)\n")
    assert refusal(path, Limits(seconds=0)).code == "too_slow"


def test_waiting_may_stop_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", (("x",),))
    frozen_program(tmp_path, monkeypatch, "time.sleep(100)\n")

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_spreadsheet(path, waiting=stop)


def test_a_module_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    path = xlsx(tmp_path / "a.xlsx", (("x",),))
    monkeypatch.chdir(tmp_path)
    assert only_sheet(path).rows == (("x",),)
