"""What stands beside a rate: how much of what was planned was seen, how much was allotted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from polesdesk.domain.rates import share


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What was planned of a row, until today, and how much of it was seen (dossier C1).

    ``planned`` counts the occurrences that were to be held from the first day of the period to
    today, ``seen`` those of them that were observed. ``allotted`` of ``opened`` are minutes of
    rooms over the whole period, inside opening hours; ``opened`` is 0 where nothing is open, or
    where a share of opening hours has no sense (an agreement, an association, a slot).
    ``slots`` have an occurrence in the period, past or to come.
    """

    slots: int = 0
    planned: int = 0
    seen: int = 0
    allotted: int = 0
    opened: int = 0

    @property
    def coverage(self) -> float | None:
        """Return the share of occurrences that were observed; None where none was planned."""
        return share(self.seen, self.planned)

    @property
    def allotment(self) -> float | None:
        """Return the share of opening hours that are allotted; None where it has no sense.

        A room that two associations share at one time is allotted once.
        """
        part = share(self.allotted, self.opened)
        return None if part is None else min(part, 1.0)

    def with_seen(self, seen: int) -> Measure:
        """Return the measure with how many occurrences were observed."""
        return replace(self, seen=seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Measures by the key of a row, and of the whole; a key may have been planned but not seen."""

    rows: Mapping[str, Measure] = field(default_factory=dict)
    total: Measure = field(default_factory=Measure)
