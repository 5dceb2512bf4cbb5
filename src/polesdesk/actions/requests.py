"""Messages to associations about what is due from them, ready to be sent or copied."""

from __future__ import annotations

from polesdesk.actions import associations as parties
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import alerts as say
from polesdesk.domain import requests
from polesdesk.domain.conventions import Convention
from polesdesk.domain.requests import Request
from polesdesk.domain.rows import AlertRow
from polesdesk.store import alerts, authority, originals
from polesdesk.store.kinds import CONVENTION


def prepare(work: Work, alert: AlertRow) -> Request:
    """Return the message that asks an association for what an alert says is due."""
    if alert.subject_kind == "convention":
        association_id, (subject, middle) = _about_original(work, alert.subject_id)
    else:
        association_id = alert.subject_id
        subject, middle = _about_papers(work, alert)
    association = parties.get(work, association_id)
    settings = authority.settings(work.connection)
    return Request(
        association_id=association.id,
        association=association.name,
        to=association.email,
        subject=subject,
        text=requests.message(middle, settings.authority_name),
    )


def _about_original(work: Work, convention_id: str) -> tuple[str, tuple[str, str]]:
    convention: Convention = common.require(work, CONVENTION, convention_id)
    issued = originals.in_force(work.connection, convention_id)
    day = issued.issued_at.date() if issued is not None and issued.issued_at else None
    return convention.association_id, requests.chase_original(convention.number, day)


def _about_papers(work: Work, alert: AlertRow) -> tuple[str, str]:
    if alert.kind != say.PAPER_MISSING:
        return requests.ask_insurance(alert.due, work.today)
    ids = [alert.subject_id]
    lacked = alerts.lacked_kinds(work.connection, ids, work.today, but_insurance=True)
    return requests.ask_papers(lacked[alert.subject_id])
