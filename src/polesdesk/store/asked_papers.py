"""Which papers are asked of associations, and which of them they lack, asked of the file.

The same table as ``domain.required_papers``, said in SQL: one query tells of any number of
associations and of papers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, String, and_, cast, exists, false, or_, select, true
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.associations import AssociationKind, Paper, PaperKind, PaperState
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.hubs import FreeUseGround
from polesdesk.domain.required_papers import (
    FREE_GROUNDS,
    OF_AGREEMENTS,
    Asking,
    PaperCase,
    PaperRule,
)
from polesdesk.store.conventions import situation_is
from polesdesk.store.records import CHUNK
from polesdesk.store.tables import ALIVE, association, convention, paper

_A = association.c
_C = convention.c
_P = paper.c


def held_now(today: date) -> ColumnElement[bool]:
    """Return the condition of agreements that put an association in premises, or are about to."""
    return and_(_C.association_id == _A.id, _C.life == ALIVE, current(today))


def current(today: date) -> ColumnElement[bool]:
    """Return the condition of agreements for which papers are asked: they hold, or soon will."""
    return or_(*(situation_is(kind, today) for kind in ("in_force", "untitled", "to_sign")))


ENDLESS = _P.valid_to.is_(None)


def shown(kind: PaperKind, standing: ColumnElement[bool] = ENDLESS) -> ColumnElement[bool]:
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


def asked(asking: Asking, kind: PaperKind, today: date) -> ColumnElement[bool]:
    """Return the condition of associations that are asked for a paper."""
    rules = [rule for rule in asking.rules if rule.paper is kind]
    of_kinds = [rule for rule in rules if rule.case not in OF_AGREEMENTS]
    wanted = _kinds(of_kinds, asked=True)
    never = _kinds(of_kinds, asked=False)
    if kind in asking.of_all:
        return _A.kind.not_in(never) if never else true()
    conditions: list[ColumnElement[bool]] = [_A.kind.in_(wanted)] if wanted else []
    cases = [_in_case(rule) for rule in rules if rule.asked and rule.case in OF_AGREEMENTS]
    if cases:
        conditions.append(exists().where(held_now(today), or_(*cases)))
    if not conditions:
        return false()
    return and_(or_(*conditions), _A.kind.not_in(never)) if never else or_(*conditions)


def _kinds(of_kinds: Sequence[PaperRule], *, asked: bool) -> list[AssociationKind]:
    return [AssociationKind(rule.case.value) for rule in of_kinds if rule.asked is asked]


def _in_case(rule: PaperRule) -> ColumnElement[bool]:
    if rule.case is PaperCase.HUB:
        return _C.hub_id == rule.hub_id
    return _CASES[rule.case]


_CASES: dict[PaperCase, ColumnElement[bool]] = {
    PaperCase.EXCLUSIVE: _C.use_kind == UseKind.EXCLUSIVE,
    PaperCase.SHARED: _C.use_kind == UseKind.SHARED,
    PaperCase.SLOTS: _C.use_kind.in_((UseKind.SLOT, UseKind.HALF_DAY)),
    PaperCase.FREE_USE: _C.free_use_ground.in_(sorted(FREE_GROUNDS)),
    PaperCase.PAID_USE: _C.free_use_ground == FreeUseGround.PAID,
    PaperCase.ECONOMIC: _C.economic_activity,
    PaperCase.PUBLIC_RECEPTION: _C.public_reception,
}


def lacking(kind: PaperKind, today: date) -> ColumnElement[bool]:
    """Return the condition of associations that have no valid paper of a kind."""
    return ~shown(kind, or_(_P.valid_to.is_(None), _P.valid_to >= today))


def lacks(asking: Asking, kind: PaperKind, today: date) -> ColumnElement[bool]:
    """Return the condition of associations that are asked for a paper and have no valid one."""
    return and_(asked(asking, kind, today), lacking(kind, today))


def lacked(
    connection: Connection,
    asking: Asking,
    ids: Sequence[str],
    today: date,
    kinds: Sequence[PaperKind] | None = None,
) -> dict[str, list[PaperKind]]:
    """Return which of the papers asked of each association it lacks: one query a thousand."""
    wanted = asking.kinds() if kinds is None else tuple(kinds)
    return _by_kind(connection, ids, {one: lacks(asking, one, today) for one in wanted})


def asked_of(
    connection: Connection, asking: Asking, ids: Sequence[str], today: date
) -> dict[str, list[PaperKind]]:
    """Return which papers are asked of each association, in as few queries."""
    wanted = asking.kinds()
    return _by_kind(connection, ids, {one: asked(asking, one, today) for one in wanted})


def _by_kind(
    connection: Connection, ids: Sequence[str], wanted: Mapping[PaperKind, ColumnElement[bool]]
) -> dict[str, list[PaperKind]]:
    found: dict[str, list[PaperKind]] = {row_id: [] for row_id in ids}
    if not wanted:
        return found
    columns = [condition.label(kind.value) for kind, condition in wanted.items()]
    for start in range(0, len(ids), CHUNK):
        statement = select(_A.id, *columns).where(_A.id.in_(ids[start : start + CHUNK]))
        for row_id, *cells in connection.execute(statement).all():
            found[row_id] = [kind for kind, cell in zip(wanted, cells, strict=True) if cell]
    return found


def certificates(connection: Connection, ids: Sequence[str]) -> dict[str, list[Paper]]:
    """Return the days of the insurance certificates of some associations, and nothing else."""
    columns = (_P.association_id, _P.valid_from, _P.valid_to, _P.decided)
    found: dict[str, list[Paper]] = {}
    for start in range(0, len(ids), CHUNK):
        statement = select(*columns).where(
            _P.association_id.in_(ids[start : start + CHUNK]),
            _P.kind == PaperKind.INSURANCE_CERTIFICATE,
            _P.life == ALIVE,
        )
        for row in connection.execute(statement):
            found.setdefault(row.association_id, []).append(Paper(id="", **row._mapping))
    return found


def with_limits(connection: Connection, today: date, only: str | None = None) -> list[str]:
    """Return the associations in premises with a certificate that names covers or premises."""
    told = or_(
        *(cast(one, String).not_in(("", "[]")) for one in (_P.covers, _P.hub_ids, _P.room_ids))
    )
    limited = exists().where(
        _P.association_id == _A.id,
        _P.kind == PaperKind.INSURANCE_CERTIFICATE,
        _P.life == ALIVE,
        _P.decided.is_(None),
        or_(_P.valid_to.is_(None), _P.valid_to >= today),
        told,
    )
    statement = select(_A.id).where(
        _A.life == ALIVE, _A.merged_into.is_(None), limited, exists().where(held_now(today))
    )
    if only is not None:
        statement = statement.where(_A.id == only)
    return list(connection.execute(statement.order_by(_A.name_key, _A.id)).scalars())
