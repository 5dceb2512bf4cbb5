"""The grid of an evaluation tells at how many journées citoyennes an association took part."""

from datetime import date

from actions.conftest import Office
from actions.test_journee import edition, person
from polesdesk.actions import evaluations, journee
from polesdesk.actions import records as common
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.evaluations import CONTRIBUTION
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.worksites import Worksite, WorksiteState
from polesdesk.store.kinds import SIGN_UP


def told(office: Office, agreement: Convention) -> str:
    card = office.runner.read(evaluations.card, agreement.id)
    return next(one.evidence for one in card.evaluation.scores if one.key == CONTRIBUTION)


def held(office: Office, day: date) -> CitizenDay:
    return edition(office, day=day, state=EditionState.EVALUATED)


def test_taking_part_is_leading_a_worksite_or_coming(office: Office) -> None:
    agreement = office.agreement(state=State.NOTIFIED, start_date=date(2024, 9, 1))
    assert "aucune édition depuis le 01/09/2024, sans objet" in told(office, agreement)
    held(office, date(2024, 6, 29))
    first, second = held(office, date(2025, 6, 28)), held(office, date(2026, 6, 27))
    assert "absente, 2\u00a0éditions depuis" in told(office, agreement)
    sheet = Worksite(
        id=new_id(), edition_id=first.id, title="Haie", association_id=office.association.id
    )
    led = office.runner.do(journee.save_worksite, sheet).value
    assert "présente 1 fois sur 2\u00a0éditions" in told(office, agreement)
    who = person(office, "Ana", association_id=office.association.id)
    came = SignUp(
        id=new_id(),
        edition_id=second.id,
        volunteer_id=who.id,
        status=AssignmentStatus.PRESENT,
    )
    office.runner.do(common.save, SIGN_UP, came)
    assert "présente 2 fois sur 2\u00a0éditions" in told(office, agreement)
    office.runner.do(journee.settle, [led.id], WorksiteState.CANCELLED, "gel")
    assert "présente 1 fois sur 2\u00a0éditions" in told(office, agreement)
