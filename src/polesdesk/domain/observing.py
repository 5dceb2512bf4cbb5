"""From findings to observations: what counts for a rate, and what never does (dossier C1).

One occurrence of a slot is one observation however often it was ticked, occupied if any tick
is. What the rule leaves out is kept with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.calendar_days import DayMinutes, span_of
from polesdesk.domain.occurrences import Exclusion, Occurrence, OccurrenceStatus
from polesdesk.domain.visits import Finding, FindingKind, Motive

DAY = 24 * 60


class Outcome(StrEnum):
    """What an observation says: the first three count, all others say why it does not."""

    OCCUPIED = "occupied"
    EMPTY = "empty"
    OTHER_OCCUPANT = "other_occupant"
    SCHOOL_HOLIDAY = "school_holiday"
    PUBLIC_HOLIDAY = "public_holiday"
    CLOSURE = "closure"
    REQUISITION = "requisition"
    EXCUSED = "excused"
    EXCEPTION = "exception"
    NOT_IN_EFFECT = "not_in_effect"
    CALENDAR_UNPUBLISHED = "calendar_unpublished"
    OUTSIDE_SLOT = "outside_slot"
    EDGE = "edge"
    CLOSED = "closed"
    NO_ACCESS = "no_access"
    NOT_CHECKED = "not_checked"


VALID = frozenset({Outcome.OCCUPIED, Outcome.EMPTY, Outcome.OTHER_OCCUPANT})
"""What counts as an observation."""

_STRENGTH = (
    Outcome.OCCUPIED, Outcome.OTHER_OCCUPANT, Outcome.EMPTY, Outcome.EDGE, Outcome.CLOSED,
    Outcome.NO_ACCESS, Outcome.OUTSIDE_SLOT, Outcome.NOT_CHECKED,
)  # fmt: skip
"""Of several ticks on one occurrence the strongest speaks; presence wins over all."""

EVIDENCE_OF_USE = ("evidence", "oui")
"""The question of a visit, and the answer which shows that an empty office is used all the same."""

UNPLANNED_PART = "unplanned"
"""The part of what was seen where nobody was expected: never an observation of a slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A finding of a final visit, with why the visit was made."""

    finding: Finding
    motive: Motive


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What is known of one occurrence; ``finding_id`` is the tick that decided.

    ``slot_day`` is the day of the rule, ``day`` the day it was seen. Of an office used alone
    ``slot_id`` is the agreement and ``part`` the hour. ``last_hour`` is the last hour that
    the occurrence covers, 24 and more on the next day.
    """

    slot_id: str
    slot_day: date
    part: str
    finding_id: str
    visit_id: str
    hub_id: str
    room_id: str
    convention_id: str | None
    association_id: str | None
    day: date
    weekday: int
    hour: int
    last_hour: int
    outcome: Outcome
    motive: Motive
    headcount: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the planning says: occurrences by slot, and who uses an office alone.

    ``office`` gives, for a finding without a slot, why it does not count, or None;
    ``association_of`` the association of an agreement.
    """

    occurrences: Mapping[str, Sequence[Occurrence]]
    office: Callable[[Finding], Outcome | None]
    association_of: Mapping[str, str]


def observe(ticks: Iterable[Tick], expected: Expected, edge_minutes: int) -> list[Observation]:
    """Return the observations that ticks make, one for each occurrence.

    ``edge_minutes`` at the start and at the end of an occurrence an empty room proves nothing.
    """
    groups: dict[tuple[str, date, str], list[tuple[Outcome, Tick, Occurrence | None]]] = {}
    for tick in ticks:
        finding = tick.finding
        if finding.day is None or _says_nothing(finding):
            continue
        occurrence = _occurrence(finding, expected.occurrences)
        key = _key(finding, occurrence)
        outcome = _outcome(finding, occurrence, expected, edge_minutes)
        groups.setdefault(key, []).append((outcome, tick, occurrence))
    return [_observation(key, group, expected) for key, group in groups.items()]


def _says_nothing(finding: Finding) -> bool:
    """Nobody was expected and nobody was there."""
    is_expected = finding.slot_id or finding.convention_id
    return not is_expected and finding.kind in _NOBODY


def _occurrence(
    finding: Finding, occurrences: Mapping[str, Sequence[Occurrence]]
) -> Occurrence | None:
    """Return the occurrence that a finding is about, on the day of the visit."""
    if finding.slot_id is None or finding.kind is FindingKind.UNPLANNED:
        return None
    named = finding.slot_day or finding.day
    fitting = [
        one
        for one in occurrences.get(finding.slot_id, ())
        if named in (one.day, one.rule_day) and _minute_in(one, finding) is not None
    ]
    return min(fitting, key=_held_first, default=None)


def _held_first(one: Occurrence) -> tuple[bool, date, time]:
    return one.status is not OccurrenceStatus.PLANNED, one.day, one.start


def _minute_in(one: Occurrence, finding: Finding) -> int | None:
    """Return the minutes since midnight of the occurrence's day; None on another day.

    A tick without an hour is taken in the middle of the occurrence.
    """
    span = span_of(one.start, one.end)
    assert finding.day is not None
    days = (finding.day - one.day).days
    if finding.time is None:
        return (span.start + span.end) // 2 if days == 0 else None
    minute = days * DAY + finding.time.hour * 60 + finding.time.minute
    return minute if days == 0 or (days == 1 and minute < span.end) else None


def _key(finding: Finding, occurrence: Occurrence | None) -> tuple[str, date, str]:
    assert finding.day is not None
    if occurrence is not None:
        return occurrence.slot_id, occurrence.rule_day or occurrence.day, ""
    if finding.kind is FindingKind.UNPLANNED or not (finding.slot_id or finding.convention_id):
        return finding.id, finding.day, UNPLANNED_PART
    if finding.slot_id is not None:
        return finding.slot_id, finding.slot_day or finding.day, ""
    assert finding.convention_id is not None
    hour = "" if finding.time is None else f"{finding.time.hour:02}"
    return finding.convention_id, finding.day, hour


def _outcome(
    finding: Finding, occurrence: Occurrence | None, expected: Expected, edge_minutes: int
) -> Outcome:
    if occurrence is not None:
        return _of_slot(finding, occurrence, edge_minutes)
    is_office = finding.slot_id is None and finding.convention_id is not None
    if is_office and finding.kind is not FindingKind.UNPLANNED:
        return expected.office(finding) or _of_office(finding)
    return Outcome.OUTSIDE_SLOT


def _of_slot(finding: Finding, occurrence: Occurrence, edge_minutes: int) -> Outcome:
    if occurrence.status is OccurrenceStatus.EXCLUDED:
        return Outcome((occurrence.reason or Exclusion.EXCEPTION).value)
    if finding.kind in _NO_LOOK:
        return _NO_LOOK[finding.kind]
    minute = _minute_in(occurrence, finding)
    span = span_of(occurrence.start, occurrence.end)
    if minute is None or not span.start <= minute < span.end:
        return Outcome.OUTSIDE_SLOT
    if finding.kind is FindingKind.AS_PLANNED:
        return Outcome.OCCUPIED
    if _is_at_edge(minute, span, edge_minutes):
        return Outcome.EDGE
    return _SEEN[finding.kind]


_NO_LOOK = {
    FindingKind.CLOSED: Outcome.CLOSED,
    FindingKind.NO_ACCESS: Outcome.NO_ACCESS,
    FindingKind.NOT_CHECKED: Outcome.NOT_CHECKED,
}
_NOBODY = frozenset({FindingKind.EMPTY, *_NO_LOOK})
_SEEN = {
    FindingKind.AS_PLANNED: Outcome.OCCUPIED,
    FindingKind.EMPTY: Outcome.EMPTY,
    FindingKind.OTHER_OCCUPANT: Outcome.OTHER_OCCUPANT,
}


def _is_at_edge(minute: int, span: DayMinutes, edge_minutes: int) -> bool:
    return minute < span.start + edge_minutes or minute >= span.end - edge_minutes


def _of_office(finding: Finding) -> Outcome:
    """An office used alone is seen at varied hours: signs of use are worth a presence."""
    if finding.kind in _NO_LOOK:
        return _NO_LOOK[finding.kind]
    used = any((one.question, one.value) == EVIDENCE_OF_USE for one in finding.answers)
    if finding.kind is FindingKind.EMPTY and used:
        return Outcome.OCCUPIED
    return _SEEN[finding.kind]


def _observation(
    key: tuple[str, date, str],
    group: Sequence[tuple[Outcome, Tick, Occurrence | None]],
    expected: Expected,
) -> Observation:
    outcome, tick, occurrence = min(group, key=_first)
    finding = tick.finding
    slot_id, slot_day, part = key
    day = finding.day if occurrence is None else occurrence.day
    assert day is not None
    hour, last_hour = _hours(finding, occurrence)
    heads = [t.finding.headcount for o, t, _ in group if o is Outcome.OCCUPIED]
    return Observation(
        slot_id=slot_id,
        slot_day=slot_day,
        part=part,
        finding_id=finding.id,
        visit_id=finding.visit_id,
        hub_id=finding.hub_id if occurrence is None else occurrence.hub_id,
        room_id=finding.room_id if occurrence is None else occurrence.room_id,
        convention_id=finding.convention_id if occurrence is None else occurrence.convention_id,
        association_id=_association(finding, occurrence, part, expected),
        day=day,
        weekday=day.isoweekday(),
        hour=hour,
        last_hour=last_hour,
        outcome=outcome,
        motive=tick.motive,
        headcount=max((head for head in heads if head is not None), default=None),
    )


def _first(entry: tuple[Outcome, Tick, Occurrence | None]) -> tuple[int, time, str]:
    outcome, tick, _ = entry
    rank = _STRENGTH.index(outcome) if outcome in _STRENGTH else -1
    return rank, tick.finding.time or time(), tick.finding.id


def _hours(finding: Finding, occurrence: Occurrence | None) -> tuple[int, int]:
    if occurrence is not None:
        span = span_of(occurrence.start, occurrence.end)
        return span.start // 60, (span.end - 1) // 60
    hour = 0 if finding.time is None else finding.time.hour
    return hour, hour


def _association(
    finding: Finding, occurrence: Occurrence | None, part: str, expected: Expected
) -> str | None:
    if occurrence is not None:
        return occurrence.association_id
    if part == UNPLANNED_PART:
        return finding.other_association_id
    return expected.association_of.get(finding.convention_id or "")
