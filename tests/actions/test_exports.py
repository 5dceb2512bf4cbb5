"""Lists written as they are seen: typed cells, order, filters, long ones, stopping."""

import csv
import io
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import associations, exports, originals
from polesdesk.actions.errors import Trouble
from polesdesk.actions.exports import ListExport
from polesdesk.domain.associations import Association, Paper
from polesdesk.domain.identity import new_id
from polesdesk.domain.list_columns import COLUMNS
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.domain.progress import Cancelled, Silent
from polesdesk.domain.rows import HubRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.store.kinds import CONVENTION

SIRET = "73282932000074"


class StopsAfter:
    """A progress whose manager loses patience."""

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.told: list[str] = []

    def step(self, done: int, total: int, text: str) -> None:
        self.told.append(text)
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture
def parties(office):
    """Three associations; one has a SIRET, a phone and an insurance."""
    do = office.runner.do
    for name, city in (("Zèbre", "Amiens"), ("Écho", "Abbeville")):
        do(associations.save, Association(id=name, name=name, city=city))
    known = office.runner.read(associations.get, "Écho")
    do(associations.save, replace(known, siret=SIRET, phone="+33353012345"))
    do(associations.save_paper,
       Paper(id=new_id(), association_id="Écho", valid_to=date(2027, 8, 31)))  # fmt: skip
    return office


def written(office, tmp_path: Path, name: str, **told) -> Path:
    usual = {"subject": "associations", "query": ListQuery(), "keys": ("name", "siret")}
    wanted = ListExport(**{**usual, **told})
    return exports.write(office.runner, Silent(), wanted, tmp_path / name).path


def sheet_of(path: Path) -> tuple[tuple[object, ...], ...]:
    return read_spreadsheet(path).sheets[0].rows


def lines_of(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_workbook_holds_the_columns_seen_in_their_order(parties, tmp_path):
    keys = ("siret", "name", "insurance_valid_to", "phone", "convention_count")
    rows = sheet_of(written(parties, tmp_path, "a.xlsx", keys=keys))
    assert rows[0] == ("SIRET", "Nom", "Assurance", "Téléphone", "Conventions")
    assert rows[1] == (SIRET, "Écho", date(2027, 8, 31), "03 53 01 23 45", 0.0)
    assert [row[1] for row in rows[1:]] == ["Écho", "Théâtre de l’Œuf", "Zèbre"]
    assert rows[2][0] in (None, "")


def test_money_is_a_number_of_euros_and_a_status_is_a_word(office, tmp_path):
    made = office.agreement(end_date=date(2027, 8, 31))
    office.runner.do(lambda work: work.save(CONVENTION, replace(made, in_kind_value_cents=214_050)))
    keys = ("number", "end_date", "situation", "in_kind_value_cents", "occupancy_fee_cents")
    path = written(office, tmp_path, "c.xlsx", subject="conventions", keys=keys)
    assert sheet_of(path)[1][:4] == ("VOL-2025-001", date(2027, 8, 31), "Projet", 2140.5)
    with zipfile.ZipFile(path) as archive:
        assert "[$€-40C]" in archive.read("xl/styles.xml").decode()


def test_a_text_file_keeps_a_siret_from_becoming_a_number(parties, tmp_path):
    keys = ("name", "siret", "insurance_valid_to")
    path = written(parties, tmp_path, "a.csv", keys=keys)
    assert lines_of(path)[1] == ["Écho", "732 829 320 00074", "31/08/2027"]


def test_filters_words_and_order_are_those_of_the_screen(parties, tmp_path):
    city = ColumnFilter(column="city", match=Match.VALUES, values=("Amiens", "Abbeville"))
    query = ListQuery(columns=(city,), sort="name", descending=True)
    assert [row[0] for row in lines_of(written(parties, tmp_path, "a.csv", query=query))] == [
        "Nom", "Zèbre", "Écho",
    ]  # fmt: skip
    query = ListQuery(text="zeb")
    assert [row[0] for row in lines_of(written(parties, tmp_path, "b.csv", query=query))] == [
        "Nom", "Zèbre",
    ]  # fmt: skip


def test_a_pdf_says_what_the_list_is_narrowed_by(parties, tmp_path):
    city = ColumnFilter(column="city", match=Match.VALUES, values=("Abbeville",))
    path = written(
        parties, tmp_path, "a.pdf", query=ListQuery(text="éch", columns=(city,)),
        narrowed=("Assurance\u202f: valide",),
    )  # fmt: skip
    text = text_of(path)
    assert "«\u202féch\u202f» · Assurance\u202f: valide · Ville\u202f: Abbeville" in text
    assert "1\u00a0ligne" in text
    assert "732\u202f829\u202f320\u202f00074" in text
    assert "Zèbre" not in text


def test_letters_that_the_font_lacks_are_told(parties, tmp_path):
    do = parties.runner.do
    do(associations.save, Association(id="Thaï", name="Amis de ไทย et 中国", city="Amiens"))
    wanted = ListExport(subject="associations", query=ListQuery(), keys=("name",))
    lost = exports.draw(parties.runner, Silent(), wanted).uncovered
    assert set("ไทย中国") == set(lost)
    paper = exports.write(parties.runner, Silent(), wanted, tmp_path / "a.pdf")
    assert paper.uncovered == lost
    assert exports.write(parties.runner, Silent(), wanted, tmp_path / "a.csv").uncovered == ""


def test_a_paper_is_named_after_the_list_and_the_day(parties, tmp_path):
    wanted = ListExport(subject="associations", query=ListQuery(), keys=("name",))
    paper = exports.draw(parties.runner, Silent(), wanted)
    assert paper.file_name == "Associations 2026-11-21.pdf"
    assert paper.title == "Associations"
    target = originals.save_as(parties.runner, Silent(), paper, tmp_path / "x.pdf")
    assert target.read_bytes() == paper.pdf


@pytest.mark.parametrize("subject", ["hubs", "associations", "conventions"])
@pytest.mark.parametrize("ending", ["xlsx", "csv", "pdf"])
def test_every_column_of_every_list_is_written(office, tmp_path, subject, ending):
    office.agreement()
    office.agreement(end_date=None, start_date=None, use_kind=None, room_ids=())
    keys = tuple(column.key for column in COLUMNS[subject])
    path = written(office, tmp_path, f"x.{ending}", subject=subject, keys=keys)
    assert path.stat().st_size > 50


def test_a_name_without_a_known_ending_is_refused(parties, tmp_path):
    with pytest.raises(RuleBroken, match=r"\.xlsx"):
        written(parties, tmp_path, "liste.doc")
    assert list(tmp_path.glob("liste*")) == []


def test_a_folder_that_is_not_there_is_told(parties, tmp_path):
    with pytest.raises(Trouble, match="n’existe pas"):
        written(parties, tmp_path / "ailleurs", "a.xlsx")


@pytest.fixture
def long_list(office, monkeypatch):
    """A list as long as one likes, and the lengths of what is read of it at once."""
    reads: list[int] = []

    def rows(_work, ids):
        reads.append(len(ids))
        return tuple(
            HubRow(id=one, code=one, name=f"Pôle {one}", address="12 rue de la Démonstration",
                   room_count=1, convention_count=2)
            for one in ids
        )  # fmt: skip

    def of(length: int):
        source = exports._Source(ids=lambda _work, _query: [str(n) for n in range(length)],
                                 rows=rows)  # fmt: skip
        monkeypatch.setitem(exports._SOURCES, "hubs", source)
        return reads

    return of


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_fifty_thousand_rows_take_the_memory_of_a_page(office, tmp_path, long_list, ending):
    told = {"subject": "hubs", "keys": ("code", "name", "address")}
    peaks = []
    for length in (2_000, 50_000):
        reads = long_list(length)
        tracemalloc.start()
        path = written(office, tmp_path, f"long.{ending}", **told)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert max(reads) == exports.TOGETHER
    ids = 50_000 * 64
    assert peaks[1] < peaks[0] + 2 * ids
    assert path.stat().st_size > 500_000


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_stopping_leaves_no_file_behind(office, tmp_path, long_list, ending):
    reads = long_list(5_000)
    progress = StopsAfter(3)
    wanted = ListExport(subject="hubs", query=ListQuery(), keys=("code", "name"))
    target = tmp_path / f"long.{ending}"
    target.write_bytes(b"avant")
    with pytest.raises(Cancelled):
        exports.write(office.runner, progress, wanted, target)
    assert len(reads) == 2
    assert target.read_bytes() == b"avant"
    assert [path.name for path in tmp_path.glob("long*")] == [target.name]
    assert progress.told[1] == "0\u00a0ligne sur 5\u202f000"


def test_a_sheet_that_excel_cannot_hold_is_refused(office, tmp_path, long_list, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 10)
    long_list(11)
    with pytest.raises(RuleBroken, match="CSV"):
        written(office, tmp_path, "x.xlsx", subject="hubs", keys=("code",))
    assert len(lines_of(written(office, tmp_path, "x.csv", subject="hubs", keys=("code",)))) == 12
