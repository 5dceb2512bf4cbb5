"""What is due on site comes to the dashboard, and goes once it is done."""

from dataclasses import replace
from datetime import date, timedelta

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import dashboard, follow_ups, hubs, visit_due
from polesdesk.domain import alerts
from polesdesk.domain.alerts import KINDS
from polesdesk.domain.follow_ups import FollowUp
from polesdesk.domain.identity import new_id
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.visits import FindingKind, VisitState

WEEK = timedelta(days=7)


def due(office: Office) -> dict[str, AlertRow]:
    return {one.kind: one for one in office.runner.read(visit_due.alerts, None)}


def test_nothing_is_said_before_the_office_visits(office: Office) -> None:
    signed_slot(office)
    assert due(office) == {}


def test_drafts_are_told_after_their_delay(office: Office) -> None:
    agreement, _ = signed_slot(office)
    seen = see(office, agreement, office.day - WEEK, FindingKind.EMPTY, state=VisitState.DRAFT)
    assert due(office) == {}
    office.day += timedelta(days=1)
    alert = due(office)[alerts.VISIT_DRAFT]
    assert (alert.subject_kind, alert.subject_id, alert.late) == ("visit", seen.visit.id, True)
    assert alert.detail == "V-261114 du 14/11/2026, en brouillon depuis 8\u00a0jours"


def test_rooms_are_told_once_nobody_has_seen_them_for_too_long(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED)
    assert alerts.ROOMS_UNSEEN not in due(office)
    office.day = TUESDAY + timedelta(days=91)
    alert = due(office)[alerts.ROOMS_UNSEEN]
    assert alert.label == "Voltaire\u202f: 1\u00a0local pas vu depuis 90\u00a0jours"
    assert (alert.subject_id, alert.detail) == (office.hub.id, "Salle 1")
    office.runner.do(hubs.save, replace(office.hub, visit_delay_days=120))
    assert alerts.ROOMS_UNSEEN not in due(office)


def test_non_use_and_late_follow_ups(office: Office) -> None:
    agreement, slot = signed_slot(office)
    for week in range(3):
        see(office, agreement, TUESDAY - week * WEEK, FindingKind.EMPTY)
    alert = due(office)[alerts.NON_USE]
    assert (alert.subject_kind, alert.subject_id) == ("non_use", slot.id)
    assert alert.label == "Théâtre de l’Œuf\u202f: 3\u00a0absences sans excuse"
    one = office.runner.do(follow_ups.ask_explanations, slot.id).value
    assert due(office) == {}
    office.day += timedelta(days=16)
    assert due(office)[alerts.FOLLOW_UP_DUE].subject_id == one.id
    found = office.runner.read(dashboard.show)
    assert alerts.FOLLOW_UP_DUE in {line.kind for line in found.late}
    office.runner.do(follow_ups.answer, one.id, "Malades", office.day, excused=None)
    answered = due(office)[alerts.FOLLOW_UP_DUE]
    assert answered.label == "Théâtre de l’Œuf\u202f: réponse à examiner"
    office.runner.do(follow_ups.answer, one.id, "Malades", office.day, excused=True)
    assert due(office) == {}


def test_every_kind_has_its_place(office: Office) -> None:
    made = FollowUp(
        id=new_id(), title="Vitre", hub_id=office.hub.id, due_on=date(2026, 11, 1), owner="Régie"
    )
    office.runner.do(follow_ups.save, made)
    assert set(due(office)) <= set(KINDS)
    assert due(office)[alerts.FOLLOW_UP_DUE].label == "Voltaire\u202f: rappel"
