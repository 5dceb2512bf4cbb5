"""Dated notes on records in the file."""

from __future__ import annotations

from sqlalchemy import Connection

from polesdesk.domain.papers import Note
from polesdesk.store import records
from polesdesk.store.kinds import NOTE
from polesdesk.store.tables import note


def of(connection: Connection, kind: str, row_id: str) -> list[Note]:
    """Return the live notes on a record, the newest first."""
    condition = (note.c.subject_kind == kind) & (note.c.subject_id == row_id)
    return records.alive_where(connection, NOTE, condition, note.c.written_on.desc(), note.c.id)
