"""Address labels: each address inside its own label, from the first free one, none cut off."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from polesdesk.documents.labels import draw
from polesdesk.domain.address_labels import A4_HEIGHT, A4_WIDTH, SHEETS, Sheet, places
from polesdesk.domain.letters import Addressee

DAY = date(2026, 11, 21)
MM = 72 / 25.4


def party(number: int, *, long: bool = False) -> Addressee:
    name = f"Association {number}" + (" des habitants du quartier de la gare" * 3 if long else "")
    return Addressee(
        name=name,
        attention="À l’attention de Mme Alix Exemple",
        lines=("12 rue de l’Exemple", "Bâtiment B", f"8000{number % 10} Amiens"),
    )


def drawn_words(pdf: bytes) -> list[list[tuple[float, float, float, str]]]:
    """Each page as texts with their place in millimetres from the top left, and their size."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        words: list[tuple[float, float, float, str]] = []

        def note(text, moved, at, _font, size, words=words):  # type: ignore[no-untyped-def]
            if text.strip():
                x, y = moved[4] + at[4], moved[5] + at[5]
                words.append((x / MM, A4_HEIGHT - y / MM, size / MM, text.strip()))

        page.extract_text(visitor_text=note)
        found.append(words)
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.key)
def test_labels_stand_on_the_paper_and_do_not_overlap(sheet: Sheet) -> None:
    for number in range(1, sheet.count + 1):
        left, top = sheet.place(number)
        assert left >= -0.01
        assert top >= -0.01
        assert left + sheet.width <= A4_WIDTH + 0.01
        assert top + sheet.height <= A4_HEIGHT + 0.01
    assert sheet.step >= sheet.width


def test_the_sheets_are_those_that_are_sold() -> None:
    three, two, full = SHEETS
    assert (round(three.left, 2), round(three.top, 2)) == (7.25, 15.15)
    assert (round(two.left, 2), round(two.top, 2)) == (4.65, 15.15)
    assert (round(full.left, 2), round(full.top, 2)) == (0.0, 0.5)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.key)
@pytest.mark.parametrize("first", [1, 5])
def test_every_line_is_inside_its_label(sheet: Sheet, first: int) -> None:
    count = sheet.count + 3
    parties = [party(number, long=number % 3 == 0) for number in range(count)]
    drawn = draw(sheet, parties, first=first, day=DAY, title="Étiquettes")
    pages = drawn_words(drawn.pdf)
    assert drawn.pages == len(pages) == 2
    for place, words in enumerate(pages, 1):
        labels = {label for page, label in places(sheet, count, first) if page == place}
        boxes = {label: sheet.place(label) for label in labels}
        for x, y, size, text in words:
            inside = [
                label
                for label, (left, top) in boxes.items()
                if left + 3 <= x < left + sheet.width
                and top + 2 <= y - size
                and y <= top + sheet.height - 2
            ]
            assert len(inside) == 1, (text, x, y)
        assert len([one for one in words if "Amiens" in one[3]]) == len(labels)


def test_the_first_sheet_begins_at_the_first_free_label() -> None:
    sheet = SHEETS[0]
    (words,) = drawn_words(draw(sheet, [party(1)], first=8, day=DAY, title="x").pdf)
    left, top = sheet.place(8)
    assert all(left <= x <= left + sheet.width and top <= y <= top + sheet.height
               for x, y, _size, _text in words)  # fmt: skip


@settings(max_examples=30)
@given(st.integers(0, 60), st.integers(1, 21))
def test_places_follow_each_other_without_a_gap(count: int, first: int) -> None:
    found = list(places(SHEETS[0], count, first))
    assert len(found) == count
    assert [(page - 1) * 21 + label for page, label in found] == list(range(first, first + count))


def test_nothing_typed_is_read_as_markup() -> None:
    risky = Addressee(name="<b>Les & amis</b>", lines=("1 rue", "80000 Amiens"))
    words = " ".join(one[3] for one in drawn_words(
        draw(SHEETS[1], [risky], day=DAY, title="x").pdf)[0])  # fmt: skip
    assert "<b>Les & amis</b>" in words
