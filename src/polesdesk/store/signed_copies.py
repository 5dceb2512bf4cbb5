"""Signed copies in the file, and the originals that a scan may belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from polesdesk.domain.papers import SignedCopy
from polesdesk.domain.scan_pages import KnownOriginal
from polesdesk.store import records
from polesdesk.store.kinds import SIGNED_COPY
from polesdesk.store.tables import ALIVE, association, convention, issued, signed_copy

_I, _C = issued.c, convention.c


def of_convention(connection: Connection, convention_id: str) -> list[SignedCopy]:
    """Return the signed copies of an agreement, the newest first."""
    condition = signed_copy.c.convention_id == convention_id
    return records.alive_where(connection, SIGNED_COPY, condition, signed_copy.c.id.desc())


def known_originals(connection: Connection) -> list[KnownOriginal]:
    """Return every original of the agreements, cancelled ones included, by number and version."""
    statement = (
        select(
            _I.id, _I.convention_id, _I.number, _I.issue, _I.pages, _I.cancelled_on,
            _C.state, association.c.name,
        )
        .join(convention, _C.id == _I.convention_id)
        .join(association, association.c.id == _C.association_id, isouter=True)
        .where(_I.life == ALIVE, _C.life == ALIVE)
        .order_by(_C.number_key, _I.issue)
    )  # fmt: skip
    copies = _copies(connection)
    return [
        KnownOriginal(
            issued_id=row.id,
            convention_id=row.convention_id,
            number=row.number,
            issue=row.issue,
            pages=row.pages,
            association=row.name or "",
            state=row.state,
            is_cancelled=row.cancelled_on is not None,
            filed=frozenset(page for one in copies[row.id] for page in one.pages),
            marks=frozenset(mark for one in copies[row.id] for mark in one.prints),
        )
        for row in connection.execute(statement).all()
    ]


def _copies(connection: Connection) -> dict[str, Sequence[SignedCopy]]:
    found: dict[str, list[SignedCopy]] = defaultdict(list)
    for one in records.alive_where(connection, SIGNED_COPY, signed_copy.c.id.is_not(None)):
        found[one.issued_id].append(one)
    return defaultdict(tuple, found)
