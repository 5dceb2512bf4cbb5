"""Visits, rounds, follow-ups and findings in the search of everything."""

from dataclasses import replace

import pytest

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import associations, finding, follow_ups, visits
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Found
from polesdesk.domain.visits import FindingKind, Round, RoundLine
from polesdesk.store.kinds import ROUND


@pytest.fixture
def seen(office: Office) -> Office:
    """A visit of a slot with its finding, a round with its line, and a follow-up."""
    agreement, _slot = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    line = RoundLine(room_id=office.room.id, room=office.room.name,
                     association=office.association.name)  # fmt: skip
    made = Round(id=new_id(), number="T-VOL-2026-007", hub_id=office.hub.id, day=TUESDAY,
                 agent="Camille", lines=(line,))  # fmt: skip
    office.runner.do(lambda work: work.save(ROUND, made))
    office.runner.do(
        follow_ups.save,
        FollowUp(id=new_id(), kind=FollowUpKind.REMINDER, title="Relancer", hub_id=office.hub.id,
                 association_id=office.association.id, opened_on=TUESDAY),
    )  # fmt: skip
    return office


def find(office: Office, typed: str) -> tuple[Found, ...]:
    return office.runner.read(finding.find, typed)


ALL = {"visit", "round", "follow_up"}


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("voltaire", {*ALL, "finding"}),
        ("théâtre de l’œuf", {*ALL, "finding"}),
        ("salle 1", {"visit", "round", "finding"}),
        ("06/10/2026", {*ALL, "finding"}),
        ("octobre 2026", ALL),
        ("salle 1 06/10/2026", {"visit", "round", "finding"}),
        ("salle 1 07/10/2026", set()),
        ("V-261006", {"visit"}),
        ("t-vol-2026-007", {"round"}),
        ("relancer", {"follow_up"}),
    ],
)
def test_visits_are_found_by_room_hub_association_date_and_number(seen, typed, kinds):
    found = {one.kind for one in find(seen, typed)}
    assert found & {*ALL, "finding"} == kinds


def test_what_is_found_says_what_it_is_and_opens_itself(seen):
    found = {one.kind: one for one in find(seen, "06/10/2026")}
    assert found["finding"].title == seen.room.name
    assert found["finding"].detail == "06/10/2026 · 19\u00a0h · Vide · VOL-2026-001"
    assert found["visit"].detail == f"06/10/2026 · {seen.hub.name} · Finalisée"
    assert all(one.open_kind == one.kind for one in found.values())
    named = seen.runner.read(finding.named, [("visit", found["visit"].id)])
    assert [one.title for one in named] == [found["visit"].title]


def test_a_visit_in_the_bin_is_not_found_nor_what_it_found(seen):
    (visit,) = (one for one in find(seen, "06/10/2026") if one.kind == "visit")
    seen.runner.do(visits.bin, (visit.id,))
    assert not {one.kind for one in find(seen, "06/10/2026")} & {"visit", "finding"}


def test_the_latest_visits_are_shown_first(office):
    agreement, _slot = signed_slot(office)
    for day in range(1, 29):
        see(office, agreement, TUESDAY.replace(day=day), FindingKind.EMPTY)
    shown = [one.title for one in find(office, "voltaire") if one.kind == "visit"]
    assert shown[:2] == ["V-261028", "V-261027"]
    assert len(shown) == finding.PER_KIND


def test_an_association_renamed_keeps_the_visits_of_its_rooms(seen):
    party = seen.runner.read(associations.get, seen.association.id)
    seen.runner.do(associations.save, replace(party, name="Compagnie du Lac"))
    assert "finding" in {one.kind for one in find(seen, "compagnie du lac")}
