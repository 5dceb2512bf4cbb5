"""The lists of the journée citoyenne: derived from the records of one edition, then narrowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from polesdesk.actions import journee as editions
from polesdesk.actions.runner import Work
from polesdesk.domain.column_kinds import ListColumn, Seen
from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_columns import (
    DAY_TASKS,
    EDITIONS,
    PROPOSALS,
    SIGN_UPS,
    WORKSITES,
)
from polesdesk.domain.journee_indicators import Records
from polesdesk.domain.journee_moves import CLOSED
from polesdesk.domain.journee_rows import (
    edition_row,
    proposal_rows,
    sign_up_rows,
    task_rows,
    worksite_rows,
)
from polesdesk.domain.lists import Choice, ListQuery, Whole
from polesdesk.store import journee, records
from polesdesk.store.kinds import DAY_TASK, SIGN_UP, WORKSITE, WORKSITE_PROPOSAL, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedList:
    """A list of one edition: its columns, and its rows from the records of the edition."""

    kind: Kind | None
    columns: tuple[ListColumn, ...]
    rows: Callable[[Records, date], Sequence[Any]]

    def whole(self, work: Work, query: ListQuery) -> Whole:
        """Return all rows that the query holds, in its order."""
        return Whole(rows=self._ordered(self._narrowed(work, query), query))

    def count(self, work: Work, query: ListQuery) -> int:
        """Return how many rows the query holds."""
        return len(self.whole(work, query).rows)

    def page(
        self, work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
    ) -> tuple[Any, ...]:
        """Return one page of the list."""
        found = tuple(self.whole(work, query).rows)
        return found[offset:] if limit is None else found[offset : offset + limit]

    def position(self, work: Work, query: ListQuery, row_id: str) -> int | None:
        """Return where a record stands in the list."""
        found = self.whole(work, query).rows
        return next((at for at, row in enumerate(found) if row.id == row_id), None)

    def ids(self, work: Work, query: ListQuery) -> list[str]:
        """Return the ids of all rows that the query holds, in its order."""
        return [row.id for row in self.whole(work, query).rows]

    def of_ids(self, work: Work, wanted: Sequence[str]) -> list[Any]:
        """Return the rows of some records, in the order asked for."""
        if self.kind is None:
            found = {row.id: row for row in _edition_rows(work)}
        else:
            named = records.get_many(work.connection, self.kind, wanted)
            days = dict.fromkeys(one.edition_id for one in named)
            found = {row.id: row for day in days for row in self._of_edition(work, day)}
        return [found[row_id] for row_id in wanted if row_id in found]

    def _of_edition(self, work: Work, edition_id: str) -> Sequence[Any]:
        edition = editions.get(work, edition_id)
        return self.rows(journee.records_of(work.connection, edition), work.today)

    def _narrowed(self, work: Work, query: ListQuery) -> list[Any]:
        found = self._all(work, query.filters.get("edition", ""))
        words = fold(query.text).split()
        seen = Seen(today=work.today)
        wanted = {name: value for name, value in query.filters.items() if name != "edition"}
        return [
            row
            for row in found
            if all(str(getattr(row, name)) == value for name, value in wanted.items())
            and (not words or self._says(row, seen, words))
        ]

    def _all(self, work: Work, edition_id: str) -> Sequence[Any]:
        if self.kind is None:
            return _edition_rows(work)
        chosen = edition_id or current_id(journee.editions(work.connection), work.today)
        return self._of_edition(work, chosen) if chosen else ()

    def _says(self, row: Any, seen: Seen, words: Sequence[str]) -> bool:
        text = fold(" ".join(one.text(row, seen) for one in self.columns))
        return all(word in text for word in words)

    def _ordered(self, rows: list[Any], query: ListQuery) -> tuple[Any, ...]:
        if query.sort:
            rows.sort(key=lambda row: _key(getattr(row, query.sort)), reverse=query.descending)
        return tuple(rows)


def _key(value: Any) -> tuple[int, Any]:
    """Return what orders cells of any kind; what is empty comes last."""
    if value is None or value == "":
        return 1, 0
    if isinstance(value, date | time | int):
        return 0, value
    return 0, sort_key(str(value))


def _edition_rows(work: Work) -> tuple[Any, ...]:
    connection = work.connection
    return tuple(
        edition_row(one, journee.records_of(connection, one))
        for one in journee.editions(connection)
    )


def current_id(found: Sequence[CitizenDay], today: date) -> str:
    """Return the edition that the office works on: the next one, else the last one not closed.

    One whose day is not fixed yet never hides another that is under way. ``found`` has the last
    day first, and those without a day at the end.
    """
    coming = [one for one in found if one.state not in CLOSED]
    ahead = [one for one in coming if one.day is not None and one.day >= today]
    for choice in (ahead[-1:], coming[:1], found[:1]):
        if choice:
            return choice[0].id
    return ""


def edition_choices(work: Work) -> tuple[Choice, ...]:
    """Return the editions to choose from by their year and theme, the last one first."""
    return tuple(
        Choice(value=one.id, label=edition_in_words(one)) for one in editions.editions(work)
    )


def edition_in_words(edition: CitizenDay) -> str:
    """Return « 2027 – Des lieux pour se retrouver »."""
    year = str(edition.day.year) if edition.day else ""
    return " – ".join(part for part in (year, edition.theme) if part)


LISTS: Mapping[str, DerivedList] = {
    "citizen_days": DerivedList(kind=None, columns=EDITIONS, rows=lambda _records, _today: ()),
    "worksite_proposals": DerivedList(
        kind=WORKSITE_PROPOSAL, columns=PROPOSALS, rows=lambda found, _today: proposal_rows(found)
    ),
    "worksites": DerivedList(
        kind=WORKSITE, columns=WORKSITES, rows=lambda found, _today: worksite_rows(found)
    ),
    "sign_ups": DerivedList(
        kind=SIGN_UP, columns=SIGN_UPS, rows=lambda found, _today: sign_up_rows(found)
    ),
    "day_tasks": DerivedList(kind=DAY_TASK, columns=DAY_TASKS, rows=task_rows),
}
"""The lists by their English plural."""
