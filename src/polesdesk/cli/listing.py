"""What a list of the command line is: how it is read, its keys and its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from polesdesk.actions.runner import Work
from polesdesk.cli.output import Column, plain
from polesdesk.domain.french import format_date, format_euros


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list: how it is read, its keys for programs in order, its columns for people."""

    read: Callable[[Work], Sequence[Any]]
    row: type[Any]
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    nothing: str
    other: Callable[[Any], dict[str, Any]] = lambda row: {}

    def as_json(self, row: Any) -> dict[str, Any]:
        """Return a row for programs: the keys of the contract, then what else is known."""
        known = {one.name: plain(getattr(row, one.name)) for one in fields(self.row)}
        known.update(self.other(row))
        rest = [name for name in known if name not in self.keys]
        return {name: known[name] for name in (*self.keys, *rest)}


def day_text(value: date | None) -> str:
    """Return a day, nothing when there is none."""
    return "" if value is None else format_date(value)


def euros_text(cents: int | None) -> str:
    """Return an amount, nothing when there is none."""
    return "" if cents is None else format_euros(cents)
