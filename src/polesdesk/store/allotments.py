"""Allotments in the file: slots set by letter, and the city's own use of rooms."""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.allotments import Allotment
from polesdesk.store import records
from polesdesk.store.kinds import ALLOTMENT
from polesdesk.store.tables import allotment

_A = allotment.c


def of_convention(connection: Connection, convention_id: str) -> list[Allotment]:
    """Return the live allotments under an agreement, the latest season first."""
    condition = _A.convention_id == convention_id
    return records.alive_where(connection, ALLOTMENT, condition, _A.start_date.desc(), _A.id)


def of_city(connection: Connection, hub_id: str | None = None) -> list[Allotment]:
    """Return the live uses of the city itself, of one hub or of all, the latest first."""
    condition: ColumnElement[bool] = _A.convention_id.is_(None)
    if hub_id is not None:
        condition &= _A.hub_id == hub_id
    return records.alive_where(connection, ALLOTMENT, condition, _A.start_date.desc(), _A.id)
