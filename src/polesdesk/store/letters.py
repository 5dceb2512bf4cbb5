"""Letters in the file: those about a record, those of an association, and their numbers."""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.follow_ups import Channel, Letter, LetterKind
from polesdesk.store import numbers, records
from polesdesk.store.kinds import LETTER
from polesdesk.store.tables import letter

PREFIX = "COU"
_L = letter.c


def about(connection: Connection, subject_kind: str, subject_id: str) -> list[Letter]:
    """Return the letters about a record, the newest first, cancelled ones included."""
    condition = (_L.subject_kind == subject_kind) & (_L.subject_id == subject_id)
    return records.alive_where(connection, LETTER, condition, _L.issued_on.desc(), _L.id.desc())


def of_association(connection: Connection, association_id: str) -> list[Letter]:
    """Return the letters to an association, the newest first, cancelled ones included."""
    condition = _L.association_id == association_id
    return records.alive_where(connection, LETTER, condition, _L.issued_on.desc(), _L.id.desc())


def of_convention(connection: Connection, association_id: str, convention_id: str) -> list[Letter]:
    """Return the letters about an agreement of an association, the newest first."""
    found = of_association(connection, association_id)
    return [one for one in found if one.convention_id == convention_id]


def standing(
    connection: Connection, kind: LetterKind, subject_kind: str, subject_id: str
) -> Letter | None:
    """Return the letter of a kind about a record that counts: the newest not cancelled."""
    found = about(connection, subject_kind, subject_id)
    return next((one for one in found if one.kind is kind and one.cancelled_on is None), None)


def next_number(connection: Connection, year: int, computer_letter: str) -> str:
    """Return the next number « COU-2026-001 », which is never given again."""
    prefix = f"{PREFIX}-{year}-{computer_letter}"
    return numbers.next_number(connection, prefix, partial(_is_used, connection))


def coming_numbers(
    connection: Connection, year: int, computer_letter: str, count: int
) -> list[str]:
    """Return the numbers that the next letters would have, without giving them."""
    prefix = f"{PREFIX}-{year}-{computer_letter}"
    return numbers.coming(connection, prefix, partial(_is_used, connection), count)


def _is_used(connection: Connection, number: str) -> bool:
    found = select(_L.id).where(_L.number == number).limit(1)
    return connection.execute(found).first() is not None


def of_subject(connection: Connection, subject_kind: str) -> list[Letter]:
    """Return the letters about one kind of subject, cancelled ones included."""
    return records.alive_where(connection, LETTER, _L.subject_kind == subject_kind, _L.id)


def newest_of_kind(connection: Connection, kind: LetterKind, limit: int) -> list[Letter]:
    """Return the newest letters of a kind that were not cancelled."""
    found = (
        select(_L.id)
        .where(_L.kind == kind, _L.cancelled_on.is_(None))
        .order_by(_L.issued_on.desc(), _L.id.desc())
        .limit(limit)
    )
    ids = [str(row.id) for row in connection.execute(found)]
    return records.get_many(connection, LETTER, ids, alive=True)


_OPEN = _L.cancelled_on.is_(None)


def unsent(connection: Connection, before: date | None = None) -> list[Letter]:
    """Return the letters that were not sent, the oldest first; only those issued by a day."""
    condition = _OPEN & _L.sent_on.is_(None) & _L.issued_on.is_not(None)
    if before is not None:
        condition &= _L.issued_on <= before
    return _found(connection, condition)


def unreceived(connection: Connection) -> list[Letter]:
    """Return the letters that were sent and are not known to have been notified.

    Only of registered letters and of decisions is the day of the notification awaited.
    """
    condition = _OPEN & _L.sent_on.is_not(None) & _L.received_on.is_(None)
    awaited = (_L.channel == Channel.REGISTERED) | _L.appeal.is_(True)
    return _found(connection, condition & _L.unclaimed.is_(False) & awaited)


def unanswered(connection: Connection, before: date) -> list[Letter]:
    """Return the letters whose answer was due before a day, but those that another followed."""
    condition = _OPEN & (_L.answer_due_on < before) & _L.answered_on.is_(None)
    found = _found(connection, condition)
    return [one for one in found if not _is_followed(connection, one)]


def _is_followed(connection: Connection, letter: Letter) -> bool:
    """Tell whether a newer letter about the same subject stands."""
    newer = about(connection, letter.subject_kind, letter.subject_id)
    return any(one.id > letter.id and one.cancelled_on is None for one in newer)


def newest(connection: Connection, limit: int) -> list[Letter]:
    """Return the newest letters, cancelled ones included."""
    asked = select(_L.id).order_by(_L.issued_on.desc(), _L.id.desc()).limit(limit)
    ids = [str(row.id) for row in connection.execute(asked)]
    return records.get_many(connection, LETTER, ids, alive=True)


def _found(connection: Connection, condition: ColumnElement[bool]) -> list[Letter]:
    asked = select(_L.id).where(condition).order_by(_L.issued_on, _L.id)
    ids = [str(row.id) for row in connection.execute(asked)]
    return records.get_many(connection, LETTER, ids, alive=True)
