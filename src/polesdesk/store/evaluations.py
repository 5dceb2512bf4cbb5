"""Evaluations in the file: those of an agreement, the one that counts, the office's grid."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from polesdesk.domain.evaluations import Evaluation, EvaluationGrid
from polesdesk.store import records
from polesdesk.store.kinds import EVALUATION, EVALUATION_GRID
from polesdesk.store.tables import evaluation, evaluation_grid

_E = evaluation.c


def of_convention(connection: Connection, convention_id: str) -> list[Evaluation]:
    """Return the evaluations of an agreement, the newest first."""
    condition = _E.convention_id == convention_id
    order = (_E.drawn_up_on.desc(), _E.id.desc())
    return records.alive_where(connection, EVALUATION, condition, *order)


def latest(connection: Connection, convention_id: str) -> Evaluation | None:
    """Return the evaluation of an agreement that counts, the newest; None without any."""
    return next(iter(of_convention(connection, convention_id)), None)


def latest_of(connection: Connection, convention_ids: Sequence[str]) -> dict[str, Evaluation]:
    """Return the evaluation that counts of each of some agreements."""
    found: dict[str, Evaluation] = {}
    for start in range(0, len(convention_ids), records.CHUNK):
        condition = _E.convention_id.in_(convention_ids[start : start + records.CHUNK])
        order = (_E.drawn_up_on, _E.id)
        for one in records.alive_where(connection, EVALUATION, condition, *order):
            found[one.convention_id] = one
    return found


def grid(connection: Connection) -> EvaluationGrid | None:
    """Return the grid of the office, None while it keeps the standard one."""
    found = records.alive_where(connection, EVALUATION_GRID, evaluation_grid.c.id != "")
    return next(iter(found), None)
