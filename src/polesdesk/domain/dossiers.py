"""The dossier of an agreement: its exhibits, numbered in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit: what it is, its day, its own number if it has one, and its PDF.

    ``rank`` is its number in the dossier, from 1; ``pages`` how many it has.
    """

    title: str
    day: date | None
    pdf: bytes
    reference: str = ""
    rank: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the first page of a dossier says, and the exhibits behind it."""

    number: str
    association: str
    hub: str
    place: str
    authority: str
    start: date | None
    end: date | None
    day: date
    exhibits: tuple[Exhibit, ...]


def numbered(exhibits: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
    """Return the exhibits by day, those without one at the end, each with its number."""
    ordered = sorted(exhibits, key=lambda one: (one.day or date.max, one.title, one.reference))
    return tuple(replace(one, rank=rank) for rank, one in enumerate(ordered, start=1))
