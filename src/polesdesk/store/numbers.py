"""Numbers of records, counted by prefix and never given twice."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, select, update

from polesdesk.store.tables import number_counter


def next_number(connection: Connection, prefix: str, is_used: Callable[[str], bool]) -> str:
    """Return the next number of a prefix, « PREFIX003 », and note it as given.

    Numbers for which ``is_used`` says so are passed over.
    """
    counted = number_counter.c.prefix == prefix
    last = connection.execute(select(number_counter.c.last).where(counted)).scalar_one_or_none()
    candidate = (last or 0) + 1
    while is_used(f"{prefix}{candidate:03d}"):
        candidate += 1
    if last is None:
        connection.execute(insert(number_counter).values(prefix=prefix, last=candidate))
    else:
        connection.execute(update(number_counter).where(counted).values(last=candidate))
    return f"{prefix}{candidate:03d}"
