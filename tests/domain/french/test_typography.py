"""French typography put into plain texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'association d'Étouvie", "l’association d’Étouvie"),
        ("aujourd´hui", "aujourd’hui"),
        (
            "Attention ! Quoi ? Oui ; non : fin",
            "Attention\u202f! Quoi\u202f? Oui\u202f; non\u202f: fin",
        ),
        (
            "Attention! Quoi?! Oui; non: fin",
            "Attention\u202f! Quoi\u202f?! Oui\u202f; non\u202f: fin",
        ),
        ("Attention\u00a0!", "Attention\u202f!"),
        ('dit "oui" et "non"', "dit «\u202foui\u202f» et «\u202fnon\u202f»"),
        ("« mot » et «mot»", "«\u202fmot\u202f» et «\u202fmot\u202f»"),
        ("l'article \"L'objet\"", "l’article «\u202fL’objet\u202f»"),
        ('l\'"Union"', "l’«\u202fUnion\u202f»"),
        ('dit: "ça va?"', "dit\u202f: «\u202fça va\u202f?\u202f»"),
        ("n° 12 et N°13", "n°\u00a012 et N°\u00a013"),
        ("à 18 h 30, 12 €, 20 %, 32 m²", "à 18\u00a0h\u00a030, 12\u00a0€, 20\u00a0%, 32\u00a0m²"),
        ("fin :\nsuite", "fin\u202f:\nsuite"),
    ],
)
def test_plain_signs_become_french_ones(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    "kept",
    [
        "à 18:30",
        "o'neil@example.org",
        "https://example.org/a?b=c;d#e",
        "www.example.org/l'union",
        "{hub.name : x}",
        "C:\\dossier",
        'un écran de 15"',
        "(?)",
        "a;b",
        "",
        "1 234",
        '""0""',
        'dit "a"b',
        'dit a"b" c',
    ],
)
def test_addresses_hours_and_codes_stay_as_typed(kept: str) -> None:
    assert typeset(kept) == kept


def test_an_address_inside_a_sentence_stays_and_the_sentence_does_not() -> None:
    assert typeset("Écrire à l'adresse a.b@example.org; voir https://example.org: merci!") == (
        "Écrire à l’adresse a.b@example.org\u202f; voir https://example.org\u202f: merci\u202f!"
    )


def test_quotation_marks_pair_within_a_line_only() -> None:
    assert typeset('un "mot\nseul"') == 'un "mot\nseul"'


SIGNS = st.text(
    st.sampled_from(list("aZ1é°nh€ \u00a0\u202f\n'´\"«»’;:!?.,()[]{}@/%")) | st.characters()
)


@given(
    SIGNS
    | st.lists(st.sampled_from(["l'", '"', "« ", "a@b.fr", "http://a", " :", "{x}"])).map("".join)
)
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@given(SIGNS)
def test_typesetting_adds_and_loses_no_word(text: str) -> None:
    assert [c for c in typeset(text) if c.isalnum()] == [c for c in text if c.isalnum()]
