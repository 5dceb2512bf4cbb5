"""The agreements that give premises in a year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, or_

from polesdesk.domain.conventions import SIGNED, Convention
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION
from polesdesk.store.tables import convention

_C = convention.c


def signed_between(
    connection: Connection, first: date, last: date, association_id: str = ""
) -> list[Convention]:
    """Return the signed agreements whose dates meet a period, of one association if named."""
    meets = (
        _C.state.in_(sorted(SIGNED))
        & (_C.start_date <= last)
        & or_(_C.end_date.is_(None), _C.end_date >= first)
    )
    if association_id:
        meets &= _C.association_id == association_id
    return records.alive_where(connection, CONVENTION, meets, _C.number_key, _C.id)
