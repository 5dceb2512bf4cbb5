"""Arabic letters take the form that their neighbours ask for."""

import unicodedata

import pytest

from polesdesk.documents.arabic import joined


def forms(text: str) -> list[str]:
    """The name of the form of each letter drawn."""
    return [
        unicodedata.decomposition(letter).partition(" ")[0].strip("<>") or "plain"
        for letter in joined(text)
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("\u0628", ["isolated"]),  # beh
        ("\u0628\u0628", ["initial", "final"]),
        ("\u0628\u0628\u0628", ["initial", "medial", "final"]),
        ("\u062f\u0628", ["isolated", "isolated"]),  # dal joins nothing after it
        ("\u0628\u062f\u0628", ["initial", "final", "isolated"]),
        ("\u0644\u0627", ["isolated"]),  # lam and alef make one
        ("\u0628\u0644\u0627", ["initial", "final"]),
        ("\u0628\u064e\u0628", ["initial", "plain", "final"]),  # a vowel sign does not part them
        ("\u0628 \u0628", ["isolated", "plain", "isolated"]),
        ("\u067e\u06cc", ["initial", "final"]),  # Persian peh and yeh
        ("\u0621\u0628", ["isolated", "isolated"]),  # hamza stands alone
    ],
)
def test_letters_join(word: str, expected: list[str]) -> None:
    assert forms(word) == expected


def test_forms_stand_for_the_letters_that_were_typed() -> None:
    text = "جمعية الأمل للثقافة ١٢ abc é"
    assert unicodedata.normalize("NFKC", joined(text)) == text
    assert joined("abc é שלום") == "abc é שלום"
