"""Whether associations are insured for premises: before keys are handed over, and on a board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import asked_papers
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import association_alerts
from polesdesk.domain.associations import Association, PaperKind
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Room, RoomKind
from polesdesk.domain.insurance import (
    FINE,
    InsuranceCheck,
    Premises,
    check_insurance,
    is_insured,
)
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.rows import AlertRow
from polesdesk.store import asked_papers as stored
from polesdesk.store import associations, authority, records
from polesdesk.store.kinds import ASSOCIATION, HUB, ROOM


def insurance_ok(
    work: Work, association_id: str, room_ids: Sequence[str], day: date
) -> InsuranceCheck:
    """Return whether an association is insured for rooms on a day: ``ok``, else ``why``.

    Fine when the office asks this kind of association for no certificate, or decided that it
    needs none.
    """
    association: Association = common.require(work, ASSOCIATION, association_id)
    if PaperKind.INSURANCE_CERTIFICATE not in asked_papers.of_association(work, association):
        return FINE
    papers = associations.papers_of(work.connection, association.id)
    covers = authority.settings(work.connection).required_covers
    return check_insurance(papers, premises_of(work, room_ids), day, covers)


def of_convention(work: Work, convention: Convention, day: date) -> InsuranceCheck:
    """Return whether the association of an agreement is insured for its premises on a day."""
    rooms = [*convention.room_ids, *(slot.room_id for slot in convention.slots)]
    return insurance_ok(work, convention.association_id, list(dict.fromkeys(rooms)), day)


def premises_of(work: Work, room_ids: Sequence[str]) -> tuple[Premises, ...]:
    """Return rooms as an insurance certificate may name them, each with its hub.

    Cupboards and letterboxes are left out: no certificate names them.
    """
    found: list[Room] = records.get_many(work.connection, ROOM, list(dict.fromkeys(room_ids)))
    rooms = [one for one in found if one.kind is RoomKind.ROOM]
    hub_ids = list(dict.fromkeys(one.hub_id for one in rooms))
    hubs = {one.id: one.name for one in records.get_many(work.connection, HUB, hub_ids)}
    return tuple(
        Premises(room_id=one.id, hub_id=one.hub_id, name=f"{one.name} ({hubs.get(one.hub_id, '')})")
        for one in rooms
    )


def partial(work: Work, only: str | None, limit: int | None) -> list[AlertRow]:
    """Return the associations whose certificate runs but names or covers too little."""
    ids = stored.with_limits(work.connection, work.today, only)
    asked = asked_papers.asking_insurance(work, ids)
    found: list[AlertRow] = []
    for row_id in ids:
        if row_id not in asked or (limit is not None and len(found) >= limit):
            continue
        alert = _partial(work, row_id)
        if alert is not None:
            found.append(alert)
    return found


def _partial(work: Work, row_id: str) -> AlertRow | None:
    association: Association = common.require(work, ASSOCIATION, row_id)
    for convention in asked_papers.held_by(work, row_id):
        check = of_convention(work, convention, work.today)
        if not check.ok and not check.lapsed:
            number = convention.number
            return association_alerts.insurance_partial(row_id, association.name, number, check)
    return None


def uninsured_days(work: Work, wanted: Iterable[tuple[str, date]]) -> frozenset[tuple[str, date]]:
    """Return of pairs of association and day those that no certificate covers: one mark each.

    From today to the end of the delay in which the office asks for the next certificate: what is
    past cannot be insured any more, and nobody can show a certificate earlier.
    """
    settings = authority.settings(work.connection)
    horizon = work.today + timedelta(days=settings.insurance_expiring_days)
    pairs = {(row_id, day) for row_id, day in wanted if row_id and work.today <= day <= horizon}
    asked = asked_papers.asking_insurance(work, sorted({row_id for row_id, _ in pairs}))
    papers = stored.certificates(work.connection, sorted(asked))
    return frozenset(
        (row_id, day)
        for row_id, day in pairs
        if row_id in asked and not is_insured(papers.get(row_id, ()), day)
    )


def marked(work: Work, rows: Sequence[OccurrenceRow]) -> tuple[OccurrenceRow, ...]:
    """Return occurrences with a mark on those that no insurance covers; nothing else changes."""
    held = {
        (row.association_id or "", row.day) for row in rows if row.convention_id and _planned(row)
    }
    lapsed = uninsured_days(work, held)
    if not lapsed:
        return tuple(rows)
    return tuple(
        replace(row, is_uninsured=True)
        if row.convention_id and (row.association_id, row.day) in lapsed and _planned(row)
        else row
        for row in rows
    )


def _planned(row: OccurrenceRow) -> bool:
    return row.status is OccurrenceStatus.PLANNED
