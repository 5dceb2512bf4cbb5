"""Lists and « de » before a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import join_and, with_de


def test_a_list_ends_with_et() -> None:
    assert join_and([]) == ""
    assert join_and(["a"]) == "a"
    assert join_and(["a", "b"]) == "a et b"
    assert join_and(["a", "b", "c"]) == "a, b et c"


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("la Pléiade", "de la Pléiade"),
        ("le Pigeonnier", "du Pigeonnier"),
        ("Le Havre", "du Havre"),
        ("les Jardins", "des Jardins"),
        ("l'Union", "de l’Union"),
        ("L’Union", "de L’Union"),
        ("Étouvie", "d’Étouvie"),
        ("Œuvre", "d’Œuvre"),
        ("Henriville", "d’Henriville"),
        ("Hem", "de Hem"),
        ("Hauts de Seine", "de Hauts de Seine"),
        ("Yvetot", "d’Yvetot"),
        ("Yoga", "de Yoga"),
        ("Voltaire", "de Voltaire"),
        ("Lescouvé", "de Lescouvé"),
        ("Laon", "de Laon"),
        ("11 novembre", "de 11 novembre"),
    ],
)
def test_de_agrees_with_the_name(name: str, phrase: str) -> None:
    assert with_de(name) == phrase


@given(st.text(st.characters()))
def test_any_name_stands_after_de(name: str) -> None:
    assert with_de(name).startswith(("de", "du", "d’"))
