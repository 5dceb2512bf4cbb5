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
    last = _last(connection, prefix)
    (candidate,) = _free(prefix, last or 0, is_used, 1)
    if last is None:
        connection.execute(insert(number_counter).values(prefix=prefix, last=candidate))
    else:
        connection.execute(update(number_counter).where(counted).values(last=candidate))
    return f"{prefix}{candidate:03d}"


def coming(
    connection: Connection, prefix: str, is_used: Callable[[str], bool], count: int
) -> list[str]:
    """Return the next numbers of a prefix without giving them: others may still take them."""
    last = _last(connection, prefix) or 0
    return [f"{prefix}{number:03d}" for number in _free(prefix, last, is_used, count)]


def _last(connection: Connection, prefix: str) -> int | None:
    counted = number_counter.c.prefix == prefix
    asked = select(number_counter.c.last).where(counted)
    found: int | None = connection.execute(asked).scalar_one_or_none()
    return found


def _free(prefix: str, last: int, is_used: Callable[[str], bool], count: int) -> list[int]:
    found: list[int] = []
    candidate = last
    while len(found) < count:
        candidate += 1
        if not is_used(f"{prefix}{candidate:03d}"):
            found.append(candidate)
    return found
