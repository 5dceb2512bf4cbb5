"""Drafts of forms: one for each record, outside the operation log."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from polesdesk.domain.drafts import Draft
from polesdesk.store.tables import draft

_KEPT = ("title", "version", "owner", "before", "typed")


def keep(connection: Connection, one: Draft, at: datetime) -> None:
    """Write a draft in the place of the one before."""
    drop(connection, one.form, one.row)
    value = json.dumps({name: getattr(one, name) for name in _KEPT}, ensure_ascii=False)
    connection.execute(insert(draft), {"form": one.form, "row": one.row, "value": value, "at": at})


def drop(connection: Connection, form: str, row: str) -> None:
    """Forget the draft of a record, if there is one."""
    connection.execute(delete(draft).where(draft.c.form == form, draft.c.row == row))


def listed(connection: Connection) -> tuple[Draft, ...]:
    """Return all drafts, the newest first."""
    statement = select(draft).order_by(draft.c.at.desc(), draft.c.form, draft.c.row)
    return tuple(
        Draft(form=one.form, row=one.row, at=one.at, **json.loads(one.value))
        for one in connection.execute(statement)
    )
