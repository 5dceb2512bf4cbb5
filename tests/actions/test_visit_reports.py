"""The fiche de constat of one association: its own findings, and nothing of the others."""

import io
from dataclasses import replace
from datetime import time

import pytest
from pypdf import PdfReader

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import associations, hubs, letters, visit_reports, visits
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Slot
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Silent
from polesdesk.domain.visits import Finding, FindingKind, Visit
from polesdesk.store import letters as stored
from polesdesk.store.kinds import CONVENTION, FINDING, VISIT

OTHER = "Comité des Fêtes"


@pytest.fixture
def visited(office: Office) -> Visit:
    """A final visit that saw two associations, the second beside the slot of the first."""
    agreement, _slot = signed_slot(office)
    room = office.runner.do(
        hubs.save_room, Room(id=new_id(), hub_id=office.hub.id, name="Atelier Zadig")
    ).value
    party = office.runner.do(associations.save, Association(id=new_id(), name=OTHER)).value
    slot = Slot(id=new_id(), room_id=room.id, weekday=2, start=time(18), end=time(20))
    other = replace(agreement, id=new_id(), version=0, number="VOL-2026-002", slots=(slot,),
                    association_id=party.id, room_ids=(room.id,))  # fmt: skip
    office.runner.do(lambda work: work.save(CONVENTION, other))
    seen = see(office, agreement, TUESDAY, FindingKind.OTHER_OCCUPANT)
    shown = replace(seen.finding, other_association_id=party.id)
    office.runner.do(lambda work: work.save(FINDING, shown))
    beside = Finding(id=new_id(), visit_id=seen.visit.id, hub_id=office.hub.id, room_id=room.id,
                     day=TUESDAY, time=time(19), kind=FindingKind.EMPTY, convention_id=other.id,
                     slot_id=slot.id, slot_day=TUESDAY, note="lumière éteinte")  # fmt: skip
    office.runner.do(lambda work: work.save(FINDING, beside))
    told = replace(seen.visit, association_remark="Le comité était en sortie.",
                   person_met="trésorier du comité")  # fmt: skip
    return office.runner.do(lambda work: work.save(VISIT, told)).value


def text(paper) -> str:
    pages = PdfReader(io.BytesIO(paper.pdf)).pages
    words = " ".join(" ".join(page.extract_text().split()) for page in pages)
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def show(office: Office, visit: Visit, association_id: str = ""):
    return visit_reports.show(office.runner, Silent(), visit.id, association_id)


def test_the_fiche_of_an_association_says_nothing_of_the_others(office, visited):
    paper = show(office, visited, office.association.id)
    told = text(paper)
    for word in ("Théâtre de l’Œuf", office.room.name, "Autre occupant", "1 local vérifié sur 1",
                 "Observations de l’association", "Pour Théâtre de l’Œuf"):  # fmt: skip
        assert word in told, word
    for word in (OTHER, "Atelier Zadig", "lumière éteinte", "en sortie", "trésorier"):
        assert word not in told, word
    assert OTHER in text(show(office, visited))


def test_where_it_was_alone_its_remarks_are_on_its_fiche(office):
    agreement, _slot = signed_slot(office)
    seen = see(office, agreement, TUESDAY, FindingKind.EMPTY)
    told = replace(seen.visit, association_remark="Nous étions en sortie.")
    office.runner.do(lambda work: work.save(VISIT, told))
    assert "Nous étions en sortie." in text(show(office, told, office.association.id))


def test_each_fiche_has_its_number_and_is_kept(office, visited):
    whole, own = show(office, visited), show(office, visited, office.association.id)
    assert whole.file_name != own.file_name
    assert show(office, visited).pdf == whole.pdf
    assert show(office, visited, office.association.id).pdf == own.pdf
    kept = office.runner.read(lambda work: stored.about(work.connection, "visit", visited.id))
    assert {one.association_id for one in kept} == {None, office.association.id}
    assert len({one.number for one in kept}) == 2
    mine = next(one for one in kept if one.association_id)
    assert office.runner.read(letters.pdf, mine.id) == own.pdf


def test_a_remark_that_comes_later_makes_another_fiche_of_those_that_print_it(office, visited):
    whole, own = show(office, visited), show(office, visited, office.association.id)
    office.runner.do(visits.remark, visited.id, "Camille", "rappelée")
    assert "rappelée" in text(show(office, visited))
    assert show(office, visited).file_name != whole.file_name
    assert show(office, visited, office.association.id).pdf == own.pdf
