"""Where the manager has been: places in the order they were seen, with a way back and forth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from polesdesk.domain.lists import ListQuery

GLANCE = 0.8
"""Seconds under which a record that was passed in a list does not count as seen."""
TRAVEL = 3.0
"""Seconds after which a place that was asked for and never reached is forgotten."""
KEPT = 100

Record = tuple[str, str]
"""Kind and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A tab with the record it shows, if any, and the filters that its list then had."""

    subject: str
    kind: str = ""
    record: str = ""
    query: ListQuery | None = None

    def is_at(self, other: Place | None) -> bool:
        """Tell whether both are the same record of the same tab."""
        return other is not None and (self.subject, self.record) == (other.subject, other.record)


class Trail:
    """Remembers places as a browser does; ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._places: list[Place] = []
        self._here = -1
        self._since = 0.0
        self._wanted: Place | None = None
        self._asked = 0.0
        self._seen: dict[Record, None] = {}

    def visit(self, place: Place) -> None:
        """Note where the manager is now."""
        if self._is_on_the_way(place):
            return
        here = self.here()
        if here is not None and place.is_at(here):
            self._places[self._here] = place
            return
        if here is not None and self._is_glance(here, place):
            self._places[self._here] = place
        else:
            self._settle(here)
            del self._places[self._here + 1 :]
            self._places = [*self._places, place][-KEPT:]
            self._here = len(self._places) - 1
        self._since = self._clock()

    def travel(self, place: Place) -> None:
        """Note that the manager goes back or forth to a place; others on the way do not count."""
        self._wanted, self._asked = place, self._clock()

    def here(self) -> Place | None:
        """Return where the manager is."""
        return self._places[self._here] if self._places else None

    def behind(self) -> tuple[Place, ...]:
        """Return the places seen before, the nearest first."""
        return tuple(reversed(self._places[: self._here])) if self._here > 0 else ()

    def ahead(self) -> tuple[Place, ...]:
        """Return the places that going back has left, the nearest first."""
        return tuple(self._places[self._here + 1 :])

    def recent(self) -> tuple[Record, ...]:
        """Return the records seen, the last first, without the one that is shown."""
        here = self.here()
        shown = None if here is None else (here.kind, here.record)
        return tuple(one for one in reversed(self._seen) if one != shown)

    def all_seen(self) -> tuple[Record, ...]:
        """Return the records seen, the one shown included, the last first."""
        self._settle(self.here())
        return tuple(reversed(self._seen))

    def remember(self, seen: tuple[Record, ...]) -> None:
        """Take over the records seen in another session, the last first."""
        self._seen = dict.fromkeys([*reversed(seen), *self._seen])

    def _is_on_the_way(self, place: Place) -> bool:
        wanted = self._wanted
        if wanted is None:
            return False
        if self._clock() - self._asked > TRAVEL:
            self._wanted = None
            return False
        if not place.is_at(wanted):
            return True
        self._wanted = None
        self._settle(self.here())
        self._here = next(n for n, one in enumerate(self._places) if one is wanted)
        self._places[self._here] = place
        self._since = self._clock()
        return True

    def _is_glance(self, here: Place, place: Place) -> bool:
        return here.subject == place.subject and self._clock() - self._since < GLANCE

    def _settle(self, place: Place | None) -> None:
        """Count a record as seen if the manager stayed on it."""
        if place is None or not place.record or self._clock() - self._since < GLANCE:
            return
        self._seen.pop((place.kind, place.record), None)
        self._seen[(place.kind, place.record)] = None
