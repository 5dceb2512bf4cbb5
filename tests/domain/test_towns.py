"""The official communes of a postal code."""

import pytest

from polesdesk.domain.towns import official_towns


@pytest.mark.parametrize(
    ("code", "first", "how_many"),
    [
        ("80000", "Amiens", 1),
        ("75011", "Paris", 1),
        ("54490", "Piennes", 7),
        ("01110", "Plateau d’Hauteville", 6),
        ("97411", "Saint-Paul", 1),
        ("98714", "Papeete", 1),
    ],
)
def test_communes_of_a_code_the_most_peopled_first(code, first, how_many):
    towns = official_towns(code)
    assert towns[0] == first
    assert len(towns) == how_many


@pytest.mark.parametrize("code", ["", "8000", "800000", "99999", "8000=", "Amien"])
def test_no_commune_where_there_is_no_such_code(code):
    assert official_towns(code) == ()


def test_names_have_french_typography():
    towns = official_towns("01400")
    assert "L’Abergement-Clémenciat" in towns
    assert not any("'" in town for town in towns)
