"""Texts made comparable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.folding import (
    clean_text,
    close_names,
    find_close,
    fold,
    sort_key,
    tokens,
    unaccent,
)

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Œuvre d'Été", "l oeuvre d ete"),
        ("  Saint-Leu – Sud ", "saint leu sud"),
        ("STRASSE Straße", "strasse strasse"),
        ("ÆTHER Łódź", "aether lodz"),
        ("N° 12 / 3²", "n 12 32"),
        ("e\u0301cole école", "ecole ecole"),
        ("a\u200bb\u00a0c", "ab c"),
        ("Fête 🎭 & Cie", "fete 🎭 cie"),
        ("جمعية", "جمعية"),
        ("…", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_tokens_are_the_folded_words() -> None:
    assert tokens("L’École, d’Étouvie") == ("l", "ecole", "d", "etouvie")


def test_unaccent_keeps_punctuation() -> None:
    assert unaccent("Févr. – 1ᵉʳ") == "fevr. – 1er"


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_case_does_not_change_the_folded_text_of_composed_letters(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_lists_sort_as_a_french_reader_expects() -> None:
    names = ["Opéra", "salle 10", "écureuil", "Salle 2", "eau", "École", "Œuvre", "salle 002 bis"]
    assert sorted(names, key=sort_key) == [
        "eau", "École", "écureuil", "Œuvre", "Opéra", "Salle 2", "salle 002 bis", "salle 10",
    ]  # fmt: skip


def test_long_numbers_sort_by_value() -> None:
    assert sort_key("n 99999999999") < sort_key("n 100000000000")


def test_articles_count_in_the_order() -> None:
    assert sort_key("la Pléiade") < sort_key("Voltaire") < sort_key("Zola")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\x00b\t c \n d ", "ab c d"),
        ("e\u0301", "é"),
        ("\ud800a\udfff", "a"),
        ("a\u202eb\ufeff", "ab"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("ligne\r\nligne\u2028fin", "ligne ligne fin"),
    ],
)
def test_cleaning_one_line(text: str, cleaned: str) -> None:
    assert clean_text(text, 100) == cleaned


def test_cleaning_keeps_the_lines_of_a_long_text() -> None:
    assert clean_text(" a  b \r\n\r\n c\rd\x07 ", 100, multiline=True) == "a  b\n\n c\nd"


def test_cleaning_cuts_to_the_limit_but_not_an_accent() -> None:
    assert clean_text("abcdef", 3) == "abc"
    assert clean_text("ab cd", 3) == "ab"
    assert clean_text("abx\u0323\u0331", 4) == "ab"


@given(ANY_TEXT, st.integers(min_value=0, max_value=20), st.booleans())
def test_cleaned_text_can_be_stored(text: str, limit: int, multiline: bool) -> None:
    cleaned = clean_text(text, limit, multiline=multiline)
    assert len(cleaned) <= limit
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    cleaned.encode()
    assert not [
        c for c in cleaned if unicodedata.category(c) == "Cc" and not (multiline and c == "\n")
    ]
    assert clean_text(cleaned, limit, multiline=multiline) == cleaned


SAME = [
    ("Les Amis du Quartier St-Leu", "Les amis du quartier Saint-Leu"),
    ("Association Théâtre du Marais", "Le Theatre des Marais"),
    ("Basket-ball Club", "Basketball club"),
    ("Judo Club Étouvie", "Club de judo d’Étouvie"),
    ("Les Amis du quartier Saint-Leu", "Les Amis du quartier Saint-Leu Amiens"),
    ("Le cours de danse", "Le cours de dance"),
    ("Comité des fêtes de Renancourt", "Comitté des fêtes de Renancourt"),
]
OTHER = [
    ("Club de judo", "Club de tennis"),
    ("Club de judo du quartier Saint-Leu", "Club de tennis du quartier Saint-Leu"),
    ("Comité de quartier Nord", "Comité de quartier Sud"),
    ("Atelier de boxe du quartier Nord", "Atelier de boxe du quartier Bord"),
    ("Section 12345 du grand club", "Section 12346 du grand club"),
    ("Section 1 du grand club sportif", "Section 2 du grand club sportif"),
    ("Club", "Club de judo d’Étouvie"),
    ("", ""),
    ("", "Club"),
    ("…", "…"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_names_written_twice_are_close(left: str, right: str) -> None:
    assert close_names(left, right) >= 0.85
    assert [name for name, _ in find_close(left, ["Zumba", right])] == [right]


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_other_names_are_not_close(left: str, right: str) -> None:
    assert close_names(left, right) < 0.85
    assert find_close(left, [right]) == []


def test_the_closest_name_comes_first() -> None:
    found = find_close(
        "Les amis de Saint-Leu",
        ["Amis de St Leu (les)", "Les Amis de Saint-Leu Sud", "Chorale", "Amis de St Leu (les)"],
        at_least=0.6,
    )
    assert [name for name, _ in found] == ["Amis de St Leu (les)", "Les Amis de Saint-Leu Sud"]
    assert found[0][1] == 1.0


def test_a_name_of_small_words_only_is_still_compared() -> None:
    assert close_names("L’Association", "l'association") == 1.0


NAMES = ANY_TEXT | st.lists(
    st.sampled_from(["club", "judo", "tennis", "saint", "st", "les", "quartier", "quartiers", "1"])
).map(" ".join)


@given(NAMES, NAMES)
def test_closeness_is_a_share_and_has_no_side(left: str, right: str) -> None:
    score = close_names(left, right)
    assert 0.0 <= score <= 1.0
    assert score == close_names(right, left)
    assert (close_names(left, left) == 1.0) == bool(fold(left))
    assert all(found in (left, right) for found, _ in find_close(left, [left, right]))
