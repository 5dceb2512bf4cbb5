"""What is due, asked of the file: counts of all, rows of the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.associations import PaperKind, PaperState
from polesdesk.domain.conventions import Renewal, State
from polesdesk.store import authority
from polesdesk.store.conventions import situation_is
from polesdesk.store.records import CHUNK
from polesdesk.store.tables import ALIVE, association, convention, issued, paper

_A = association.c
_C = convention.c
_P = paper.c


def ending(today: date, days: int) -> ColumnElement[bool]:
    """Return the condition of agreements in force that end in the delay and are not renewed."""
    open_renewals = (Renewal.NONE, Renewal.REQUESTED, Renewal.EVALUATED)
    return and_(
        situation_is("in_force", today),
        # said again without « or no end », so that the index of ends is used from both sides
        _C.end_date.between(today, today + timedelta(days=days)),
        _C.renewal.in_(open_renewals),
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
    held = exists().where(
        _C.association_id == _A.id,
        _C.life == ALIVE,
        or_(*(situation_is(kind, today) for kind in ("in_force", "untitled", "to_sign"))),
    )
    return and_(_A.life == ALIVE, _A.merged_into.is_(None), held)


_ENDLESS = _P.valid_to.is_(None)


def _shown(kind: PaperKind, standing: ColumnElement[bool] = _ENDLESS) -> ColumnElement[bool]:
    """A paper without an end (or that stands otherwise), or said by the office not to be needed."""
    return exists().where(
        _P.association_id == _A.id,
        _P.kind == kind,
        _P.life == ALIVE,
        or_(
            and_(_P.decided.is_(None), standing),
            _P.decided == PaperState.NOT_APPLICABLE,
        ),
    )


def uninsured() -> ColumnElement[bool]:
    """Return the condition of associations that have shown no insurance certificate."""
    return and_(_A.insurance_valid_to.is_(None), ~_shown(PaperKind.INSURANCE_CERTIFICATE))


def insurance_ends(today: date, days: int) -> ColumnElement[bool]:
    """Return the condition of associations whose insurance has ended, or ends in the delay."""
    limit = (today + timedelta(days=days)).isoformat()
    ends = _A.insurance_valid_to < limit
    return and_(ends, ~_shown(PaperKind.INSURANCE_CERTIFICATE))


def lacking(kind: PaperKind, today: date) -> ColumnElement[bool]:
    """Return the condition of associations that have no valid paper of a kind."""
    return ~_shown(kind, or_(_P.valid_to.is_(None), _P.valid_to >= today))


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
    connection: Connection, kinds: Sequence[PaperKind], ids: Sequence[str], today: date
) -> dict[str, list[PaperKind]]:
    """Return which of the papers asked for each association lacks."""
    found: dict[str, list[PaperKind]] = {row_id: [] for row_id in ids}
    for kind in kinds:
        statement = select(_A.id).where(_A.id.in_(ids), lacking(kind, today))
        for row_id in connection.execute(statement).scalars():
            found[row_id].append(kind)
    return found


def lacked_papers(
    connection: Connection, ids: Sequence[str], today: date
) -> dict[str, list[PaperKind]]:
    """Return which papers asked of all, but for insurance, hosted associations lack."""
    asked = [PaperKind(name) for name in authority.settings(connection).required_papers]
    kinds = [kind for kind in asked if kind is not PaperKind.INSURANCE_CERTIFICATE]
    found: dict[str, list[PaperKind]] = {}
    for start in range(0, len(ids), CHUNK):
        some = select(_A.id).where(_A.id.in_(ids[start : start + CHUNK]), in_premises(today))
        hosted = list(connection.execute(some).scalars())
        found |= lacked_kinds(connection, kinds, hosted, today)
    return found


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


def insurance_due(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of hosted associations that are asked for an insurance certificate."""
    settings = authority.settings(connection)
    if str(PaperKind.INSURANCE_CERTIFICATE) not in settings.required_papers:
        return _A.id.is_(None)
    ends = insurance_ends(today, settings.insurance_expiring_days)
    return and_(in_premises(today), or_(uninsured(), ends))


def papers_due(connection: Connection, today: date) -> ColumnElement[bool]:
    """Return the condition of hosted associations that lack another paper asked of all."""
    asked = [PaperKind(name) for name in authority.settings(connection).required_papers]
    kinds = [kind for kind in asked if kind is not PaperKind.INSURANCE_CERTIFICATE]
    if not kinds:
        return _A.id.is_(None)
    return and_(in_premises(today), or_(*(lacking(kind, today) for kind in kinds)))
