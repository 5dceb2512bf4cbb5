"""What may be kept of a person, what lacks, and what is over."""

from datetime import date

import pytest

from polesdesk.domain.volunteer_rules import (
    Standing,
    emergency_is_over,
    health_words,
    lacks_authorisation,
    standing,
)
from polesdesk.domain.volunteers import Volunteer

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Asthmatique, éviter la poussière", ("asthmatique",)),
        ("mal de dos", ("mal dos",)),
        ("A de l’hypertension et du diabète", ("hypertension", "diabète")),
        ("Pas de charges lourdes", ()),
        ("Pas après 20 h, vient avec son chien", ()),
        ("Tient le dos-d’âne devant la mairie", ()),
        ("", ()),
    ],
)
def test_words_of_health_are_found_and_others_left(text: str, words: tuple[str, ...]):
    assert health_words(text) == words


def test_the_quality_of_a_person_follows_the_day():
    person = Volunteer(id="1", left_on=date(2026, 12, 1))
    assert standing(person, TODAY) is Standing.VOLUNTEER
    assert standing(person, date(2026, 12, 1)) is Standing.LEFT
    assert standing(Volunteer(id="1", is_minor=True), TODAY) is Standing.MINOR
    assert standing(Volunteer(id="1", is_minor=True, is_agent=True), TODAY) is Standing.AGENT


def test_a_minor_lacks_an_authorisation_until_its_day_is_noted():
    minor = Volunteer(id="1", is_minor=True)
    assert lacks_authorisation(minor, TODAY)
    noted = Volunteer(id="1", is_minor=True, parental_authorisation_on=date(2026, 9, 1))
    assert not lacks_authorisation(noted, TODAY)
    assert not lacks_authorisation(Volunteer(id="1"), TODAY)


def test_an_emergency_contact_is_kept_through_its_last_day():
    kept = Volunteer(id="1", emergency_name="Voisine", emergency_until=TODAY)
    assert not emergency_is_over(kept, TODAY)
    assert emergency_is_over(kept, date(2026, 11, 22))
    assert not emergency_is_over(Volunteer(id="1", emergency_until=date(2020, 1, 1)), TODAY)
