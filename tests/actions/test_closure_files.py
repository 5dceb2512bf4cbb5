"""The sheet of a closure for the elected member: on paper and as a workbook."""

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from actions.test_closure_operations import another_room, apply, at, plan, signed, slot, works
from polesdesk.actions import closure_files
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken


@pytest.fixture
def applied(office):
    signed(office, slot(office.room.id))
    other = another_room(office)
    (one,) = plan(office, works(office))
    told = works(office, act_number="2026-114", act_date=date(2026, 11, 2))
    return apply(office, told, {one.id: at(other, office.hub)})


def test_the_sheet_says_what_why_and_what_becomes_of_all(office, applied):
    paper = office.runner.read(closure_files.paper, applied.id)
    pages = PdfReader(io.BytesIO(paper.pdf)).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split()).replace("\u202f", " ").replace("\u00a0", " ")
    for said in (
        "Fermeture du 04/01/2027 au 29/01/2027",
        "Travaux : chauffage",
        "acte n° 2026-114 du 02/11/2026",
        "4 séances déplacées vers Salle B",
        "1 courrier à émettre",
        "Théâtre de l’Œuf",
    ):
        assert said in text, said


def test_the_workbook_has_every_session(office, applied, tmp_path: Path):
    target = tmp_path / "fiche.xlsx"
    written = closure_files.write(office.runner, Silent(), applied.id, target)
    assert written.path == target
    book = CalamineWorkbook.from_path(str(target))
    assert book.sheet_names == ["Suites données", "Séances", "Opération"]
    lines = book.get_sheet_by_name("Suites données").to_python()
    assert lines[1][-3:] == [4, 0, 4]
    sessions = book.get_sheet_by_name("Séances").to_python()
    assert [row[-1] for row in sessions[1:]] == ["déplacée"] * 4
    assert sessions[1][0] == date(2027, 1, 5)


def test_the_sheet_is_written_as_pdf_too_and_nothing_else(office, applied, tmp_path: Path):
    written = closure_files.write(office.runner, Silent(), applied.id, tmp_path / "fiche.pdf")
    assert written.path.read_bytes().startswith(b"%PDF")
    with pytest.raises(RuleBroken):
        closure_files.write(office.runner, Silent(), applied.id, tmp_path / "fiche.docx")
