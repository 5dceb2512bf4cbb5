"""Printed lists: every row, a head on every page, numbers on the right."""

import io
from datetime import date

from pypdf import PdfReader

from polesdesk.documents.lists import Column, draw_list

COLUMNS = [
    Column(title="N°"),
    Column(title="Association", width=3),
    Column(title="Redevance", right=True),
]


def test_a_list_prints_every_row_with_its_head_and_count() -> None:
    rows = [(f"VOL-2026-{n:03}", "Les <Amis> & Cie", "600,00\u00a0€") for n in range(120)]
    pdf = draw_list(
        "Conventions", COLUMNS, rows, day=date(2026, 9, 1), subtitle="Pôle Voltaire",
        authority="Ville d’Exempleville",
    )  # fmt: skip
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert "Pôle Voltaire – 120\u00a0lignes" in texts[0]
    assert all("Association" in text and "1er septembre 2026" in text for text in texts)
    assert sum(text.count("Les <Amis> & Cie") for text in texts) == 120
    assert f"page\u00a0{len(texts)}/{len(texts)}" in texts[-1]


def test_many_columns_lie_on_the_page_and_no_row_is_said() -> None:
    wide = [Column(title=f"C{place}") for place in range(7)]
    page = PdfReader(io.BytesIO(draw_list("Vide", wide, [], day=date(2026, 9, 1)))).pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert "0\u00a0ligne" in page.extract_text()
    upright = draw_list("Vide", COLUMNS, [], day=date(2026, 9, 1))
    assert PdfReader(io.BytesIO(upright)).pages[0].mediabox.width < 600
    assert draw_list("Vide", COLUMNS, [], day=date(2026, 9, 1)) == upright
