"""Search of everything, as a manager types it."""

from dataclasses import replace

import pytest

from actions.conftest import Office
from polesdesk.actions import associations, finding
from polesdesk.domain.associations import Paper
from polesdesk.domain.conventions import State
from polesdesk.domain.identity import new_id


@pytest.fixture
def full(office: Office) -> Office:
    office.association = office.runner.do(
        associations.save,
        replace(office.association, siret="73282932000074", phone="+33353010427"),
    ).value
    office.runner.do(
        associations.save_paper,
        Paper(
            id=new_id(), association_id=office.association.id, insurer="Mutuelle", policy_no="P-77"
        ),
    )
    office.agreement(state=State.NOTIFIED)
    return office


FOUND = [
    ("oeuf", {"association", "convention"}),
    ("THÉÂTRE", {"association", "convention"}),
    ("theatre de l oeuf", {"association", "convention"}),
    ("exemple ana", {"association", "officer"}),
    ("voltaire", {"hub", "convention"}),
    ("salle", {"room", "convention"}),
    ("732 829 320 00074", {"association"}),
    ("03 53 01 04 27", {"association"}),
    ("0353010427", {"association"}),
    ("VOL-2025", {"convention"}),
    ("p-77", {"paper", "association"}),
]


@pytest.mark.parametrize(("typed", "kinds"), FOUND)
def test_words_find_what_they_should(full: Office, typed: str, kinds: set[str]) -> None:
    assert {one.kind for one in full.runner.read(finding.find, typed)} == kinds


@pytest.mark.parametrize("typed", ["theatr de l ouef", "thaetre", "voltarie", "Exempel"])
def test_one_slip_is_forgiven(full: Office, typed: str) -> None:
    assert full.runner.read(finding.find, typed)


def test_people_and_papers_open_their_association(full: Office) -> None:
    for one in full.runner.read(finding.find, "exemple"):
        if one.kind == "officer":
            assert (one.open_kind, one.open_id) == ("association", full.association.id)


@pytest.mark.parametrize("typed", ["", " ", '"', "a OR b", "NEAR(", "*", "entity : hub", "')--"])
def test_operators_are_only_words(full: Office, typed: str) -> None:
    full.runner.read(finding.find, typed)


def test_what_is_in_the_bin_is_not_found(office: Office) -> None:
    office.runner.do(associations.bin, (office.association.id,))
    assert "association" not in {one.kind for one in office.runner.read(finding.find, "théâtre")}
