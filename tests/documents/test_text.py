"""Text on paper: never read as markup, never lost without a word, French spaces kept."""

import io
import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.platypus import SimpleDocTemplate

from polesdesk.documents import fonts
from polesdesk.documents.styles import styles
from polesdesk.documents.text import (
    LONGEST_TEXT,
    LONGEST_WORD,
    clean,
    in_visual_order,
    line,
    lines,
    paragraph,
    uncovered,
)
from polesdesk.domain.clauses import Span


def printed(*contents: str | list[Span]) -> bytes:
    made = io.BytesIO()
    story = [paragraph(content, styles().body) for content in contents]
    SimpleDocTemplate(made, invariant=1).build(story)
    return made.getvalue()


def read_back(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


HOSTILE = [
    "A <B",
    "Les <Amis> du Parc",
    "<b>x",
    "x</b>",
    "a<br>b",
    '<img src="/etc/passwd"/>',
    '<a href="javascript:x">y</a>',
    '<font color="nocolour">z</font>',
    "& &amp; &lt; &#65; &nbsp;",
    "\"guillemets\" 'droits' `et` autres",
    "{{champ}} [si x] [[y]] **z** %s %(a)s {0}",
    "Ligue “typographique” — n° 12 : 1\u202f234,50\u00a0€ «\u202foui\u202f» œuvre",
    "Œuvre d’Étouvie, ÇA VA À L’ÎLE",
    "Ελληνικά Кирилиця Tiếng Việt Łódź",
    "שלום",
    "مرحبا",
    "emoji 🎈🏠 fin",
    "日本",
    "\\ \\n ( ) %",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_printed_is_what_was_typed(text: str) -> None:
    assert "".join(read_back(printed(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_and_feet_are_read_back_too(text: str) -> None:
    from reportlab.pdfgen.canvas import Canvas

    fonts.register()
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setFont(fonts.BOLD, 10)
    canvas.drawString(50, 500, line(text, fonts.BOLD, 10, 500))
    canvas.save()
    assert read_back(made.getvalue()).strip() == text


_LEFT_TO_RIGHT = st.characters(exclude_categories=["Cs", "Co", "Cn"]).filter(
    lambda letter: unicodedata.bidirectional(letter) not in ("R", "AL", "AN")
)


@settings(max_examples=60, deadline=None)
@given(st.text(_LEFT_TO_RIGHT, max_size=60))
def test_any_text_can_be_printed_and_read_back(text: str) -> None:
    found = read_back(printed(f"|{text}|"))
    assert "".join(found.split()) == "".join(f"|{clean(text)}|".split())


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_no_text_stops_the_press(text: str) -> None:
    assert printed(text, [Span(text=text, bold=True, gap=True)])
    assert line(text, fonts.REGULAR, 10, 100) is not None


def test_right_to_left_words_are_drawn_from_right_to_left() -> None:
    assert in_visual_order("Amis שלום עולם (1901)") == "Amis םלוע םולש (1901)"
    assert in_visual_order("א 12,5 ב") == "ב 12,5 א"
    assert in_visual_order("Sans rien (à tourner) 12") == "Sans rien (à tourner) 12"
    page = pypdfium2.PdfDocument(printed("Association שלום fondée en 1901"))[0]
    assert page.get_textpage().get_text_range().strip() == "Association שלום fondée en 1901"


def test_spaces_that_do_not_break_stay_and_keep_their_line() -> None:
    pdf = printed("mot " * 60 + "1\u202f234,50\u00a0€ " + "mot " * 10)
    text = read_back(pdf)
    assert "1\u202f234,50\u00a0€" in text
    narrow = [f"{'x' * count} ab\u202fcd\u00a0ef" for count in range(60, 100)]
    for row in read_back(printed(*narrow)).split("\n"):
        assert row.count("ab") == row.count("ef")


def test_dates_and_titles_keep_on_one_line_and_read_as_typed() -> None:
    texts = [f"{'x' * count} le 1er septembre 2026 par Mme Exemple" for count in range(50, 95)]
    text = read_back(printed(*texts))
    assert text.count("1er septembre") == text.count("Mme Exemple") == len(texts)


def test_controls_and_direction_marks_go_line_ends_stay() -> None:
    assert clean("a\x00b\u202ec\u200bd\ud800e\ufefff\r\ng\th") == "abcdef\ng h"
    assert clean("e\u0301") == "é"
    assert read_back(printed("un\ndeux")).split() == ["un", "deux"]


def test_long_texts_are_cut_and_long_words_broken() -> None:
    assert len(clean("x" * 50_000)) == LONGEST_TEXT + 1
    pdf = printed("y" * 20_000)
    assert read_back(pdf).count("y") == LONGEST_TEXT
    assert all(len(row) <= LONGEST_WORD for row in read_back(pdf).split())


def test_gaps_are_highlighted() -> None:
    pdf = printed([Span(text="par "), Span(text="[président(e)]", gap=True)])
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    assert b"1 .913725 .541176 rg" in content.get_data()
    assert "[président(e)]" in read_back(pdf)


def test_letters_without_a_shape_are_named_once() -> None:
    assert uncovered(["œ’€\u202f«»\n", "Кирилиця"]) == ""
    assert uncovered(["🎈🏠", "שלום", "جمعية"]) == ""
    assert uncovered(["a会b会", "本é", "\u200d\ufe0f"]) == "会本"


def test_a_line_fits_and_says_when_it_was_cut() -> None:
    fonts.register()
    assert line("court", fonts.REGULAR, 10, 200) == "court"
    cut = line("mot " * 100, fonts.REGULAR, 10, 200)
    assert cut.endswith("…")
    assert fonts.width(cut, fonts.REGULAR, 10) <= 200
    assert line("x" * 1000, fonts.REGULAR, 10, 1) == "…"
    parts = lines("Communauté d’agglomération d’Exempleville", fonts.BOLD, 12, 150, 2)
    assert [fonts.width(part, fonts.BOLD, 12) <= 150 for part in parts] == [True, True]
    assert lines("", fonts.BOLD, 12, 150, 2) == []


def test_a_date_is_never_parted():
    ties = fonts.TIED_SPACE
    made = paragraph("Le 17 septembre 2026, en mai 2027", styles().body)
    drawn = "".join(piece.text for piece in made.frags)
    assert drawn == f"Le 17{ties}septembre{ties}2026, en mai{ties}2027"
