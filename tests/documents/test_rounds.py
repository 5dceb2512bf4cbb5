"""The sheet of a round: words, boxes, codes that are read back, room for a thumb."""

import io
from datetime import date, time

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from polesdesk.documents import rounds
from polesdesk.domain.hubs import Hub
from polesdesk.domain.round_sheets import RoundSheet, SheetLine
from polesdesk.domain.scans import sheet_number
from polesdesk.domain.visits import Round, RoundLine

DAY = date(2026, 11, 24)
MM = 72 / 25.4


def data(count: int) -> RoundSheet:
    lines = tuple(
        RoundLine(
            room_id=f"r{n}",
            room=f"Salle {n}",
            slot_id=f"s{n}" if n % 2 else None,
            association=f"Association d’exemple n° {n}" if n % 2 else "",
            start=time(14) if n % 2 else None,
            end=time(17, 30) if n % 2 else None,
            why="Jamais vu" if n == 1 else "",
        )
        for n in range(1, count + 1)
    )
    one = Round(
        id="round", number="T-VOL-2026-001", hub_id="h", day=date(2026, 11, 26),
        from_time=time(13), to_time=time(22), agent="Camille Exemple", lines=lines,
    )  # fmt: skip
    hub = Hub(id="h", name="Voltaire", address="3 rue de l’Exemple")
    sheet_lines = tuple(SheetLine(line=one, place="bât. A · porte 2") for one in lines)
    return RoundSheet(round=one, hub=hub, authority="Ville d’Exemple", lines=sheet_lines)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return rounds.sheet(data(12), day=DAY)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")


def test_each_room_stands_on_the_sheet_with_who_is_expected(pdf):
    text = " ".join(text_of(pdf).split())
    for n in range(1, 13):
        assert f"{n}. Salle {n}" in text
    assert "• 1. Salle 1" in text
    assert "14 h – 17 h 30" in text
    assert "personne d’attendu" in text
    assert "jeudi 26 novembre 2026" in text


def test_every_page_bears_a_code_that_recalls_the_sheet(pdf):
    document = pypdfium2.PdfDocument(pdf)
    numbers = []
    for page in document:
        found = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
        numbers += [(sheet_number(one.text), one.text.split(".")[3]) for one in found]
    document.close()
    count = len(PdfReader(io.BytesIO(pdf)).pages)
    assert numbers == [("T-VOL-2026-001", f"p{n}") for n in range(1, count + 1)]


def test_boxes_are_five_millimetres(pdf):
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    boxes = [line.split() for line in content.get_data().decode("latin-1").splitlines()]
    sides = [float(w[3]) for w in boxes if "re" in w and len(w) > 5 and w[3] == w[4]]
    five = [side for side in sides if abs(side - 5 * MM) < 0.1]
    assert len(five) >= 12


def test_the_head_of_every_page_is_free_for_a_thumb(pdf):
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=1).to_pil().convert("L")
        head = picture.crop((0, 0, picture.width, int(15 * MM)))
        assert head.getextrema() == (255, 255)
    document.close()


def test_a_hub_without_many_rooms_takes_one_page():
    assert len(PdfReader(io.BytesIO(rounds.sheet(data(4), day=DAY))).pages) == 1


def test_the_same_data_give_the_same_bytes(pdf):
    assert rounds.sheet(data(12), day=DAY) == pdf
