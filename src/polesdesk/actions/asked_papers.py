"""Which papers are asked of an association, by its kind and by what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import and_, select

from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association, PaperKind
from polesdesk.domain.conventions import Convention, Situation, State
from polesdesk.domain.required_papers import asked_papers
from polesdesk.domain.rows import ConventionRow
from polesdesk.domain.settings import asking_of
from polesdesk.store import alerts, authority, conventions, records
from polesdesk.store.asked_papers import current
from polesdesk.store.kinds import CONVENTION
from polesdesk.store.records import CHUNK
from polesdesk.store.tables import association as table
from polesdesk.store.tables import convention


def of_association(
    work: Work, association: Association, also: Sequence[Convention] = ()
) -> tuple[PaperKind, ...]:
    """Return the papers asked of an association for what it holds, and for agreements to come."""
    asking = asking_of(authority.settings(work.connection))
    return asked_papers(asking, association.kind, [*held_by(work, association.id), *also])


def held_by(work: Work, association_id: str) -> list[Convention]:
    """Return the agreements that put an association in premises, or are about to."""
    held = convention.c.association_id == association_id
    ids = conventions.ids_of(work.connection, and_(held, current(work.today)))
    return records.get_many(work.connection, CONVENTION, ids)


def asking_insurance(work: Work, ids: Sequence[str]) -> frozenset[str]:
    """Return those of some associations that are asked for an insurance certificate."""
    asked = alerts.insurance_asked(work.connection, work.today)
    found: set[str] = set()
    for start in range(0, len(ids), CHUNK):
        some = select(table.c.id).where(table.c.id.in_(ids[start : start + CHUNK]), asked)
        found.update(work.connection.execute(some).scalars())
    return frozenset(found)


def marked(work: Work, rows: Sequence[ConventionRow]) -> tuple[ConventionRow, ...]:
    """Return agreements with the papers that their associations lack, insurance among them.

    As many queries for any number of rows; agreements that hold nothing are left as they are.
    """
    held = [row for row in rows if _holds(row)]
    ids = list(dict.fromkeys(row.association_id for row in held))
    lacked = alerts.lacked_kinds(work.connection, ids, work.today)
    marks = {row.id: tuple(lacked[row.association_id]) for row in held}
    return tuple(
        replace(row, lacked_papers=marks[row.id]) if marks.get(row.id) else row for row in rows
    )


def _holds(row: ConventionRow) -> bool:
    """Tell whether an agreement puts its association in premises, or is about to."""
    waits = row.state in {State.TO_SIGN, State.SIGNED_BY_ASSOCIATION}
    return waits or row.untitled or row.situation is Situation.IN_FORCE
