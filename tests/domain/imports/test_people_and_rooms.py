"""Names of people and of rooms that share a cell."""

import pytest

from polesdesk.domain.import_people import PersonName, parse_people, same_person
from polesdesk.domain.import_premises import room_names


def name(civility: str, first: str, last: str) -> PersonName:
    return PersonName(civility=civility, first_name=first, last_name=last)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mme Zoé FICTIF", [name("Mme", "Zoé", "FICTIF")]),
        ("FICTIF Zoé", [name("", "Zoé", "FICTIF")]),
        ("Monsieur Jean-Luc EXEMPLE DUTEST", [name("M.", "Jean-Luc", "EXEMPLE DUTEST")]),
        ("M. Léo Exemple", [name("M.", "Léo", "Exemple")]),
        ("Mr Exemple", [name("M.", "", "Exemple")]),
        ("Mlle Zoé d’Exemple", [name("Mme", "Zoé", "d’Exemple")]),
        ("Zoé de LA FICTION", [name("", "Zoé", "de LA FICTION")]),
        ("Léo de la Fiction", [name("", "Léo", "de la Fiction")]),
        ("Le Fictif", [name("", "", "Le Fictif")]),
        ("Zoé Marie Fictif", [name("", "", "Zoé Marie Fictif")]),
        ("FICTIF ZOÉ", [name("", "", "FICTIF ZOÉ")]),
        ("Z. FICTIF", [name("", "Z.", "FICTIF")]),
        (
            "Mme Zoé FICTIF et M. Léo Exemple",
            [name("Mme", "Zoé", "FICTIF"), name("M.", "Léo", "Exemple")],
        ),
        ("Zoé Fictif / Léo Exemple", [name("", "Zoé", "Fictif"), name("", "Léo", "Exemple")]),
        ("Fictif et Fils", [name("", "", "Fictif et Fils")]),
    ],
)
def test_people(text: str, people: list[PersonName]) -> None:
    assert parse_people(text) == tuple(people)


def test_the_same_words_are_the_same_person() -> None:
    assert same_person(name("Mme", "Zoé", "FICTIF"), name("", "", "Fictif Zoe"))
    assert not same_person(name("Mme", "Zoé", "FICTIF"), name("Mme", "Léa", "FICTIF"))


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("Salle A", ["Salle A"]),
        ("Salle A + Salle B", ["Salle A", "Salle B"]),
        ("Salle A, Bureau 2 et Atelier", ["Salle A", "Bureau 2", "Atelier"]),
        ("Salle A / Salle B", ["Salle A", "Salle B"]),
        ("Salle A\nSalle B", ["Salle A", "Salle B"]),
        ("Salles A et B", ["Salle A", "Salle B"]),
        ("bureaux 1, 2 et 3", ["Bureau 1", "Bureau 2", "Bureau 3"]),
        ("Salle polyvalente, 1er étage", ["Salle polyvalente, 1er étage"]),
        ("Salle Arts et Métiers", ["Salle Arts et Métiers"]),
        ("Salle A + Salle A", ["Salle A"]),
        ("", []),
    ],
)
def test_rooms(text: str, rooms: list[str]) -> None:
    assert room_names(text) == tuple(rooms)
