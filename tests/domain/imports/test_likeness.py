"""Close names among many, found as ``folding.close_names`` judges them."""

from itertools import product

import pytest

from polesdesk.domain.folding import close_names
from polesdesk.domain.import_likeness import CLOSE, NameIndex

NAMES = [
    "Association Chorale du Pigeonnier",
    "Les Amis du Pigeonnier",
    "Club de judo Saint-Leu",
    "Club de tennis Saint-Leu",
    "Comité de quartier Saint-Leu",
    "Amicale des anciens d’Étouvie",
    "Amicale laïque d’Étouvie",
    "Théâtre de l’Exemple",
    "Basket-ball Club",
]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Chorale du Pigeonier", "Association Chorale du Pigeonnier"),
        ("CLUB DE JUDO ST LEU", "Club de judo Saint-Leu"),
        ("Theatre de l'Exmple", "Théâtre de l’Exemple"),
        ("Amicale des Anciens Etouvie", "Amicale des anciens d’Étouvie"),
    ],
)
def test_close_names_are_found(typed: str, known: str) -> None:
    assert NameIndex(NAMES).close(typed) == [known]


def test_other_names_are_not() -> None:
    index = NameIndex(NAMES)
    assert index.close("Club d’échecs Saint-Leu") == []
    assert index.close("") == []
    assert NameIndex().close("Chorale du Pigeonnier") == []


def test_the_index_finds_what_a_comparison_of_all_names_would_find() -> None:
    heads = ("Club", "Amicale", "Comité", "Les Amis")
    middles = ("de judo", "des anciens", "laïque", "du jardin")
    tails = ("Étouvie", "Pigeonnier", "Saint-Leu", "Montières")
    names = [" ".join(parts) for parts in product(heads, middles, tails)]
    slips = [name[:-3] + name[-2:] for name in names] + [f"Association {name}" for name in names]
    index = NameIndex(names)
    for slip in slips:
        assert set(index.close(slip)) == {n for n in names if close_names(slip, n) >= CLOSE}
