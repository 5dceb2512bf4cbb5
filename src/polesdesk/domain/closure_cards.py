"""A closure or requisition as its list and its card show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.closure_words import name_of
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.hubs import Room
from polesdesk.domain.lists import Choice
from polesdesk.domain.school_calendar import Closure


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureRow:
    """One closure of the list: an operation with all its closures, or a closure of its own."""

    id: str
    where: str
    closure: Closure | None = None
    operation: ClosureOperation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closable:
    """What may be closed: hubs to choose from, and their rooms and units."""

    hubs: tuple[Choice, ...]
    rooms: tuple[Room, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureCard:
    """An operation with its place in words, its letters, and who is still to be written to.

    ``standing`` are the letters that count, by association; ``outdated`` the associations whose
    letter no longer says the truth; ``names`` those of all that are written to.
    """

    operation: ClosureOperation
    place: str
    hub: str
    authority: str
    names: Mapping[str, str]
    letters: tuple[Letter, ...]
    standing: Mapping[str, Letter]
    outdated: frozenset[str]
    today: date

    @property
    def to_write(self) -> tuple[str, ...]:
        """The associations without a letter that says the truth."""
        return tuple(key for key in self.names if key not in self.standing or key in self.outdated)

    @property
    def title(self) -> str:
        """Return « Fermeture du 04/01/2027 au 29/01/2027 »."""
        name = name_of(self.operation)
        return name[:1].upper() + name[1:]
