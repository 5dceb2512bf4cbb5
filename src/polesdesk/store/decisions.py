"""Decisions in the file: agreements concluded by delegation, refusals, terminations."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from polesdesk.domain.conventions import SIGNED, TerminationGround
from polesdesk.domain.evaluations import EvaluationState, Outcome
from polesdesk.domain.hubs import DecisionKind
from polesdesk.store.tables import ALIVE, convention, evaluation

_C, _E = convention.c, evaluation.c


def concluded(connection: Connection, first: date, last: date) -> list[str]:
    """Return the ids of the signed agreements whose act, taken by delegation, is of a period."""
    return _ids(
        connection,
        and_(
            _C.decision_kind == DecisionKind.MAYOR_DECISION,
            _C.decision_date.between(first, last),
            _C.state.in_(tuple(SIGNED)),
        ),
    )


def terminated(connection: Connection, first: date, last: date) -> list[str]:
    """Return the ids of the agreements that the city began to end in a period."""
    by_city = (TerminationGround.BREACH, TerminationGround.GENERAL_INTEREST)
    return _ids(
        connection,
        and_(_C.notice_given_on.between(first, last), _C.termination_ground.in_(by_city)),
    )


def refused(connection: Connection, first: date, last: date) -> dict[str, tuple[date, str]]:
    """Return the agreements that it was decided not to renew, with the day and who decided."""
    statement = select(_E.convention_id, _E.decided_on, _E.decided_by).where(
        _E.life == ALIVE,
        _E.state == EvaluationState.DECIDED,
        _E.outcome == Outcome.DO_NOT_RENEW,
        _E.decided_on.between(first, last),
    )
    rows: Any = connection.execute(statement).all()
    return {row.convention_id: (row.decided_on, row.decided_by) for row in rows}


def _ids(connection: Connection, condition: Any) -> list[str]:
    statement = select(_C.id).where(_C.life == ALIVE, condition)
    return list(connection.execute(statement).scalars())
