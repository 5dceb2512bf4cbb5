"""Printed lists: every row, a head on every page, numbers on the right."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from polesdesk.documents.lists import Column, draw_list, widths

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
    assert all("Association" in text and "1er\u00a0septembre\u00a02026" in text for text in texts)
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


def test_rows_are_read_while_pages_are_filled() -> None:
    read = []

    def rows():
        for number in range(400):
            read.append(number)
            yield (f"VOL-{number:03}", "Les Lanternes", "1,00\u00a0€")
            if number == 200:
                raise InterruptedError

    with pytest.raises(InterruptedError):
        draw_list("Conventions", COLUMNS, rows(), count=400, day=date(2026, 9, 1))
    assert len(read) == 201


def test_a_row_longer_than_a_page_is_cut_and_none_is_lost() -> None:
    long = "Un mot, puis un autre. " * 400
    rows = [("VOL-001", "avant", ""), ("VOL-002", long, ""), ("VOL-003", "après", "")]
    pdf = draw_list("Conventions", COLUMNS, rows, day=date(2026, 9, 1))
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    whole = " ".join(texts)
    assert len(texts) > 2
    assert [whole.count(number) for number in ("VOL-001", "VOL-002", "VOL-003")] == [1, 1, 1]
    assert whole.index("VOL-001") < whole.index("VOL-002") < whole.index("VOL-003")


def test_no_row_is_cut_between_two_pages() -> None:
    rows = [(f"VOL-{n:03}", "Les Lanternes d’exemple " * 8, "1,00\u00a0€") for n in range(60)]
    pdf = draw_list("Conventions", COLUMNS, rows, day=date(2026, 9, 1))
    for page in PdfReader(io.BytesIO(pdf)).pages:
        text = page.extract_text()
        assert text.count("Lanternes") == 8 * text.count("VOL-")


def test_days_numbers_and_titles_stand_on_one_line() -> None:
    """Nine columns that share a page would cut « 31/08/2026 » and « Redevance » in two."""
    columns = [
        Column(title="Date", sample="00/00/0000"),
        *[Column(title=f"Texte {n}", width=3) for n in range(6)],
        Column(title="Redevance", right=True),
        Column(title="Convention", sample="MON-2026-0000"),
    ]
    found = widths(columns, 740)
    assert sum(found) == pytest.approx(740)
    assert found[0] > 740 / 21
    row = ("31/08/2026", *["un texte assez long"] * 6, "0,00\u00a0€", "MON-2026-0002")
    text = PdfReader(io.BytesIO(draw_list("Liste", columns, [row], day=date(2026, 11, 21))))
    lines = text.pages[0].extract_text().split("\n")
    for word in ("31/08/2026", "Redevance", "MON-2026-0002"):
        assert any(word in line for line in lines)


def test_more_words_than_room_keep_their_shares() -> None:
    columns = [Column(title="Redevance"), Column(title="Convention", width=3)]
    assert widths(columns, 40) == [10, 30]
