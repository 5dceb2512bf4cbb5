"""What is due, asked of the file: counts of all, rows of the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, exists, false, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.conventions import Renewal, State
from polesdesk.domain.settings import asking_of
from polesdesk.store import authority
from polesdesk.store.asked_papers import asked, held_now, lacked, lacks, shown
from polesdesk.store.conventions import is_whole, situation_is
from polesdesk.store.records import CHUNK
from polesdesk.store.tables import ALIVE, association, convention, issued

_A = association.c
_C = convention.c
_INSURANCE = PaperKind.INSURANCE_CERTIFICATE


def ending(today: date, days: int) -> ColumnElement[bool]:
    """Return the condition of agreements in force that end in the delay and are not renewed."""
    open_renewals = (Renewal.NONE, Renewal.REQUESTED, Renewal.EVALUATED)
    return and_(
        situation_is("in_force", today),
        # said again without « or no end », so that the index of ends is used from both sides
        _C.end_date.between(today, today + timedelta(days=days)),
        _C.renewal.in_(open_renewals),
        is_whole(),
    )


def waiting(connection: Connection, only: str | None = None) -> dict[str, date]:
    """Return the agreements whose original is out, and the day it was issued."""
    statement = (
        select(_C.id, func.max(issued.c.issued_at))
        .join(issued, issued.c.convention_id == _C.id)
        .where(
            _C.life == ALIVE,
            _C.state.in_((State.TO_SIGN, State.SIGNED_BY_ASSOCIATION)),
            issued.c.cancelled_on.is_(None),
            issued.c.issue == _C.issued_version,
        )
        .group_by(_C.id)
    )
    if only is not None:
        statement = statement.where(_C.id == only)
    return {row[0]: row[1].date() for row in connection.execute(statement) if row[1]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """An association in the premises, with the last day of its insurance."""

    id: str
    name: str
    insurance_valid_to: date | None


def in_premises(today: date) -> ColumnElement[bool]:
    """Return the condition of associations that hold premises or are about to."""
    return and_(_A.life == ALIVE, _A.merged_into.is_(None), exists().where(held_now(today)))


def uninsured() -> ColumnElement[bool]:
    """Return the condition of associations that have shown no insurance certificate."""
    return and_(_A.insurance_valid_to.is_(None), ~shown(_INSURANCE))


def insurance_ends(today: date, days: int) -> ColumnElement[bool]:
    """Return the condition of associations whose insurance has ended, or ends in the delay."""
    limit = (today + timedelta(days=days)).isoformat()
    ends = _A.insurance_valid_to < limit
    return and_(ends, ~shown(_INSURANCE))


def how_many(connection: Connection, condition: ColumnElement[bool], today: date) -> int:
    """Return how many associations in the premises meet a condition."""
    statement = select(func.count()).select_from(association)
    return int(connection.execute(statement.where(in_premises(today), condition)).scalar_one())


def associations(
    connection: Connection,
    condition: ColumnElement[bool],
    today: date,
    limit: int | None,
) -> list[Hosted]:
    """Return the associations in the premises that meet a condition, insurance first to end."""
    statement = (
        select(_A.id, _A.name, _A.insurance_valid_to)
        .where(in_premises(today), condition)
        .order_by(_A.insurance_valid_to, _A.name_key)
        .limit(limit)
    )
    return [
        Hosted(
            id=row.id,
            name=row.name,
            insurance_valid_to=_day(row.insurance_valid_to),
        )
        for row in connection.execute(statement).all()
    ]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def lacked_kinds(
    connection: Connection, ids: Sequence[str], today: date, *, but_insurance: bool = False
) -> dict[str, list[PaperKind]]:
    """Return which of the papers asked of each association it lacks."""
    asking = asking_of(authority.settings(connection))
    kinds = [one for one in asking.kinds() if not (but_insurance and one is _INSURANCE)]
    return lacked(connection, asking, ids, today, kinds)


def lacked_papers(
    connection: Connection, ids: Sequence[str], today: date
) -> dict[str, list[PaperKind]]:
    """Return which papers asked of them, but for insurance, hosted associations lack."""
    hosted: list[str] = []
    for start in range(0, len(ids), CHUNK):
        some = select(_A.id).where(_A.id.in_(ids[start : start + CHUNK]), in_premises(today))
        hosted += connection.execute(some).scalars()
    return lacked_kinds(connection, hosted, today, but_insurance=True)


def hub_names(connection: Connection, ids: Sequence[str], today: date) -> dict[str, str]:
    """Return the hubs in which associations hold premises."""
    if not ids:
        return {}
    conditions: Any = or_(
        *(situation_is(kind, today) for kind in ("in_force", "untitled", "to_sign"))
    )
    statement = select(_C.association_id, _C.hub_key, _C.hub_names).where(
        _C.association_id.in_(ids), _C.life == ALIVE, conditions
    )
    found: dict[str, list[str]] = {}
    # sorted here: asked for an order, the file walks all its agreements in that order
    for row in sorted(connection.execute(statement).all(), key=lambda row: str(row.hub_key)):
        found.setdefault(row.association_id, []).append(row.hub_names)
    return {key: ", ".join(dict.fromkeys(names)) for key, names in found.items()}


def next_end(connection: Connection, today: date) -> tuple[str, date] | None:
    """Return the number and end of the agreement in force that ends first."""
    statement = (
        select(_C.number, _C.end_date)
        .where(_C.life == ALIVE, situation_is("in_force", today), _C.end_date >= today)
        .order_by(_C.end_date)
        .limit(1)
    )
    row = connection.execute(statement).first()
    return None if row is None else (row.number, row.end_date)


def ends_soon(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of agreements that end within the delay of the office."""
    return ending(today, authority.settings(connection).ends_soon_days)


def not_returned(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of agreements whose original should have come back signed."""
    days = authority.settings(connection).original_return_days
    limit = datetime.combine(today - timedelta(days=days), time())
    late = select(issued.c.convention_id).where(
        issued.c.cancelled_on.is_(None),
        issued.c.convention_id == _C.id,
        issued.c.issue == _C.issued_version,
        issued.c.issued_at < limit,
    )
    return and_(_C.state.in_((State.TO_SIGN, State.SIGNED_BY_ASSOCIATION)), late.exists())


def insurance_asked(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of associations that are asked for an insurance certificate."""
    return asked(asking_of(authority.settings(connection)), _INSURANCE, today)


def insurance_due(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of hosted associations that should show another certificate."""
    settings = authority.settings(connection)
    ends = insurance_ends(today, settings.insurance_expiring_days)
    return and_(insurance_asked(connection, today), in_premises(today), or_(uninsured(), ends))


def papers_lacked(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of associations that lack a paper asked of them, but insurance."""
    asking = asking_of(authority.settings(connection))
    wanted = [lacks(asking, one, today) for one in asking.kinds() if one is not _INSURANCE]
    return or_(*wanted) if wanted else false()


def papers_due(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of hosted associations that lack another paper asked of them."""
    return and_(in_premises(today), papers_lacked(connection, today))
