"""What a hub is called after the word « pôle »."""

import pytest

from polesdesk.domain.hubs import bare_name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Voltaire", "Voltaire"),
        ("Pôle Bel-Air", "Bel-Air"),
        ("pôle des Tilleuls", "des Tilleuls"),
        ("Pôle associatif Marivaux", "Marivaux"),
        ("Pôle", "Pôle"),
        ("Pôle ", "Pôle "),
        ("Polenta", "Polenta"),
    ],
)
def test_the_word_is_not_said_twice(name: str, bare: str) -> None:
    assert bare_name(name) == bare
