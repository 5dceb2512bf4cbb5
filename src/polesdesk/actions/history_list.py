"""The history as a list: what was done, filtered by words and days, and each thing in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from polesdesk.actions import former_states, subjects
from polesdesk.actions.history_words import in_words, names_of
from polesdesk.actions.runner import Work
from polesdesk.domain.history import CommandDetail, CommandLine, RecordChange
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import history as store
from polesdesk.store import journal, records
from polesdesk.store.history import Asked, Subject
from polesdesk.store.journal import CommandRow
from polesdesk.store.kinds import KINDS
from polesdesk.store.tables import ALIVE

SHOWN = 20
"""Records of one command that are told in full; the others are counted."""


def count(work: Work, query: ListQuery) -> int:
    """Return how many things were done.

    Filters: ``record`` (« convention:ID », with all that its card shows) and ``days``
    (« 2026-11-01..2026-11-21 », both included, either may be left out). A day typed as a word,
    « 12/11/2026 », or a month, « 11/2026 », is a filter by days too.
    """
    return store.count(work.connection, _asked(work, query))


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int = 100
) -> tuple[CommandLine, ...]:
    """Return one page of what was done, the newest first."""
    asked = _asked(work, query)
    rows = store.page(work.connection, asked, offset, limit, oldest_first=_oldest_first(query))
    return tuple(_line(row) for row in rows)


def position(work: Work, query: ListQuery, command_id: str) -> int | None:
    """Return where a command stands in the list."""
    asked = _asked(work, query)
    return store.position(work.connection, asked, command_id, oldest_first=_oldest_first(query))


def _oldest_first(query: ListQuery) -> bool:
    return query.sort == "at" and not query.descending


def _asked(work: Work, query: ListQuery) -> Asked:
    record = query.filters.get("record", "")
    entity, _, row_id = record.partition(":")
    words, typed = _days_typed(query.text)
    since, _, until = (typed or query.filters.get("days", "")).partition("..")
    return Asked(
        text=words,
        subjects=store.with_parts(work.connection, entity, row_id) if record else None,
        since=_midnight(since),
        until=_midnight(until, after=1),
    )


_DAY = re.compile(r"(?<!\d)(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})(?!\d)")


def _days_typed(text: str) -> tuple[str, str]:
    """Return the words typed, and the day or month among them as a filter by days."""
    found = _DAY.search(text)
    if found is None:
        return text, ""
    day, month, year = found.groups()
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return text, ""
    last = first if day else _last_of_month(first)
    words = f"{text[: found.start()]} {text[found.end() :]}"
    return words, f"{first.isoformat()}..{last.isoformat()}"


def _last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _midnight(day: str, *, after: int = 0) -> datetime | None:
    """Return when a day of this computer begins, in UTC as the log keeps it."""
    if not day:
        return None
    begun = datetime.combine(date.fromisoformat(day) + timedelta(days=after), time())
    return begun.astimezone(UTC).replace(tzinfo=None)


def _line(row: CommandRow) -> CommandLine:
    return CommandLine(
        id=row.id,
        at=row.at.replace(tzinfo=UTC),
        actor=row.actor,
        label=row.label,
        undone=row.undone,
    )


def detail(work: Work, command_id: str, record: str = "") -> CommandDetail:
    """Return what one command did, record by record; ``record`` (« hub:ID ») comes first."""
    found = store.get(work.connection, command_id)
    if found is None:
        raise RuleBroken("not_found", said("Cette commande n’est pas dans l’historique."))
    touched, more = store.subjects_of(work.connection, command_id)
    first = _parts_touched(work, command_id, record) if record else []
    ordered = list(dict.fromkeys((*first, *touched)))
    newest = journal.next_undo(work.connection)
    return CommandDetail(
        command=_line(found),
        records=tuple(_record_changes(work, found, ordered[:SHOWN])),
        others=max(0, len(ordered) - SHOWN),
        more=more,
        can_undo=newest is not None and newest.id == command_id,
    )


def _parts_touched(work: Work, command_id: str, record: str) -> list[Subject]:
    entity, _, row_id = record.partition(":")
    parts = store.with_parts(work.connection, entity, row_id)
    return store.touched(work.connection, command_id, parts)


def _record_changes(
    work: Work, command: CommandRow, told: Sequence[Subject]
) -> Iterable[RecordChange]:
    changes = store.changes_of(work.connection, command.id, told)
    names = names_of(work, changes)
    for entity, row_id in told:
        kind = KINDS[entity]
        value = records.kept(work.connection, kind, row_id)
        own = [one for one in changes if (one.entity, one.row) == (entity, row_id)]
        open_kind, open_id = _place(work, entity, value)
        yield RecordChange(
            entity=entity,
            id=row_id,
            title=subjects.title(kind, value),
            version=value.version,
            open_kind=open_kind,
            open_id=open_id,
            can_return=former_states.can_return(work, kind, row_id, command.hlc),
            changes=in_words(entity, own, names),
        )


def _place(work: Work, entity: str, value: Any) -> tuple[str, str]:
    """Return what to open to see a record; nothing when it is not there any more."""
    kind, row_id = subjects.place_of(entity, value)
    alive = kind and records.life_of(work.connection, KINDS[kind], row_id) == ALIVE
    return (kind, row_id) if alive else ("", "")
