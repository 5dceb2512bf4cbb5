"""Search of everything, as a manager types it."""

from dataclasses import replace

import pytest

from actions.conftest import Office
from polesdesk.actions import associations, finding, hubs
from polesdesk.domain.associations import Paper
from polesdesk.domain.conventions import State
from polesdesk.domain.hubs import Hub
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


def test_names_with_a_slip_come_after_what_was_typed(office: Office) -> None:
    for name in ("Chorale du Marais", "Chorale du Maris", "Chorale des Moulins"):
        one = replace(office.association, id=new_id(), version=0, name=name)
        office.runner.do(associations.save, one)
    found = office.runner.read(finding.find, "chorale du marais")
    assert [(one.title, one.is_close) for one in found] == [
        ("Chorale du Marais", False),
        ("Chorale du Maris", True),
    ]


def test_both_an_association_and_its_agreement_are_found_with_a_slip(full: Office) -> None:
    found = full.runner.read(finding.find, "theatr de l ouef")
    assert {one.kind for one in found} == {"association", "convention"}
    assert all(one.is_close for one in found)


def test_a_name_that_begins_as_typed_comes_first(office: Office) -> None:
    for name in ("Zone Jazz", "Amis du jazz", "Jazz en ville"):
        one = replace(office.association, id=new_id(), version=0, name=name)
        office.runner.do(associations.save, one)
    titles = [one.title for one in office.runner.read(finding.find, "jazz")]
    assert titles == ["Jazz en ville", "Amis du jazz", "Zone Jazz"]


def test_of_thousands_those_that_begin_as_typed_are_kept(office: Office, monkeypatch) -> None:
    from polesdesk.store import finding as store

    monkeypatch.setattr(store, "_LOOKED_AT", 8)
    for name in (*(f"Club {at} de jazz" for at in range(20)), "Jazz club"):
        one = replace(office.association, id=new_id(), version=0, name=name)
        office.runner.do(associations.save, one)
    titles = [one.title for one in office.runner.read(finding.find, "jazz", 3)]
    assert titles[0] == "Jazz club"
    assert len(titles) == 3


def test_records_are_named_in_the_order_asked_for(full: Office) -> None:
    wanted = [("room", full.room.id), ("association", full.association.id), ("hub", "gone")]
    found = full.runner.read(finding.named, wanted)
    assert [(one.title, one.detail) for one in found] == [
        ("Salle 1", "Voltaire"),
        ("Théâtre de l’Œuf", ""),
    ]
    assert full.runner.read(finding.named, ()) == ()


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


def test_the_hub_that_is_called_as_typed_comes_before_its_agreements(full: Office) -> None:
    full.agreement()
    found = full.runner.read(finding.find, "voltaire")
    assert found[0].kind == "hub"
    assert "convention" in {one.kind for one in found[1:]}


def test_a_number_that_was_found_offers_no_numbers_like_it(full: Office) -> None:
    number = full.agreement().number
    other = full.runner.do(
        hubs.save,
        Hub(id=new_id(), code="VAL", name="Valmy", property_regime=full.hub.property_regime),
    ).value
    full.agreement(hub_id=other.id)
    start = number.rpartition("-")[0]
    found = full.runner.read(finding.find, start)
    assert found
    assert number in [one.title for one in found]
    assert not any(one.is_close for one in found)
    assert full.runner.read(finding.find, start.replace("O", "U"))[0].is_close
