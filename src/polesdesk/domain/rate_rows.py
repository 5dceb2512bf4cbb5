"""Tables of rates: what is asked for, their rows, and the observations behind a figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from polesdesk.domain.french import time_range, weekday_name
from polesdesk.domain.measures import Measure, Measures
from polesdesk.domain.observing import Outcome
from polesdesk.domain.rates import Dimension, Tally
from polesdesk.domain.visits import FindingKind, Motive

WeekHour = tuple[int, int]
"""A weekday, 1 (Monday) to 7, and an hour, 0 to 23."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateQuery:
    """Which observations, from ``first`` to ``last`` both included, and a row for each what.

    ``motive`` keeps the visits made for one reason: the interval supposes an unbiased sample.
    """

    by: Dimension
    first: date
    last: date
    hub_id: str | None = None
    room_id: str | None = None
    convention_id: str | None = None
    association_id: str | None = None
    slot_id: str | None = None
    motive: Motive | None = None

    def narrowed(self, key: str) -> RateQuery:
        """Return the query of what one row of an entity stands for."""
        match self.by:
            case Dimension.HUB:
                return replace(self, hub_id=key)
            case Dimension.ROOM:
                return replace(self, room_id=key)
            case Dimension.CONVENTION:
                return replace(self, convention_id=key)
            case Dimension.ASSOCIATION:
                return replace(self, association_id=key)
            case _:
                return replace(self, slot_id=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """One row: what it stands for in words, what was seen, and the days since the last look."""

    key: str
    label: str
    detail: str
    tally: Tally
    freshness: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """Rates of a period with the least number of observations that makes a rate.

    ``measures`` say what was planned; they are counted apart, None until they are.
    """

    query: RateQuery
    least: int
    rows: tuple[RateRow, ...]
    total: Tally
    measures: Measures | None = None

    def measure(self, key: str) -> Measure | None:
        """Return what was planned of a row; None before it is counted."""
        return None if self.measures is None else self.measures.rows.get(key, _UNPLANNED)

    @property
    def whole(self) -> Measure | None:
        """Return what was planned in all; None before it is counted."""
        return None if self.measures is None else self.measures.total


_UNPLANNED = Measure()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """An observation with the visit and finding that it comes from.

    ``outcome`` is None for a finding beside which another one decided.
    """

    visit_id: str
    visit: str
    finding_id: str
    day: date
    at: time | None
    hub: str
    room: str
    association: str
    convention: str
    finding: FindingKind
    outcome: Outcome | None
    motive: Motive
    agent: str
    headcount: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The observations behind a figure, the latest first; ``count`` says how many there are."""

    rows: tuple[EvidenceRow, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a period says at a glance, of a hub or of the city.

    ``slots_seen`` counts the slots that were seen at least once, of those of ``measure``, which
    is None until it is counted.
    """

    tally: Tally
    least: int
    freshness: int | None
    slots_seen: int
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """An hour of the week: what was planned in the period, and what was seen."""

    measure: Measure | None = None
    tally: Tally = field(default_factory=Tally)

    @property
    def planned(self) -> float | None:
        """Return the share of opening hours that is allotted; None while all is closed."""
        return None if self.measure is None else self.measure.allotment


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The hours of the week, planned and observed, with the least n that makes a rate.

    ``is_counted`` tells whether what was planned is known yet.
    """

    cells: Mapping[WeekHour, HeatCell]
    least: int
    first_hour: int
    last_hour: int
    is_counted: bool = True

    def cell(self, weekday: int, hour: int) -> HeatCell:
        """Return one hour of the week."""
        return self.cells.get((weekday, hour), _NOTHING)


_NOTHING = HeatCell()
_DAYTIME = [8, 21]


def heat_map(table: RateTable) -> HeatMap:
    """Return the hours of the week of a table that has a row for each."""
    measures = table.measures.rows if table.measures is not None else {}
    tallies = {row.key: row.tally for row in table.rows}
    known = [key for key, one in measures.items() if one.opened]
    cells = {
        _week_hour(key): HeatCell(measure=measures.get(key), tally=tallies.get(key, Tally()))
        for key in {*known, *tallies}
    }
    hours = sorted({hour for _, hour in cells}) or _DAYTIME
    return HeatMap(
        cells=cells,
        least=table.least,
        first_hour=hours[0],
        last_hour=hours[-1],
        is_counted=table.measures is not None,
    )


def _week_hour(key: str) -> WeekHour:
    weekday, hour = key.split("-")
    return int(weekday), int(hour)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotName:
    """A slot with the names of who holds it and where."""

    id: str
    convention_id: str | None
    convention: str
    association: str
    hub: str
    room: str
    weekday: int
    start: time
    end: time

    @property
    def label(self) -> str:
        """Return the hours and the room: « mardi 18 h – 20 h, Salle 1 »."""
        hours = time_range(self.start, self.end)
        return f"{weekday_name(self.weekday)} {hours}, {self.room}"

    @property
    def holder(self) -> str:
        """Return the association and its agreement."""
        return " · ".join(part for part in (self.association, self.convention) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreedRow:
    """A slot that is used less than half of the time, with 95 % confidence."""

    slot: SlotName
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class RateReport:
    """All that the report of a period prints; ``place`` is a hub, or the whole city."""

    authority: str
    place: str
    query: RateQuery
    summary: Summary
    heat: HeatMap
    months: RateTable
    places: RateTable
    freed: tuple[FreedRow, ...]
