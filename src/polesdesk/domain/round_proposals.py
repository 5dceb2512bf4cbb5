"""Who should be seen next: reasons in words, and rounds spread fairly over hubs, days and hours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.french import format_date, join_and, plural
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.rounds import Office, minutes
from polesdesk.domain.speech import said
from polesdesk.domain.visit_rows import ProposedRound
from polesdesk.domain.visits import RoundLine

DOUBT_DAYS = 60
"""An empty finding is a doubt to settle for so many days."""


class Reason(StrEnum):
    """Why a slot or an office should be seen."""

    NEVER_SEEN = "never_seen"
    NOT_SEEN = "not_seen"
    DOUBT = "doubt"
    ENDS_SOON = "ends_soon"
    NEW_HOUR = "new_hour"


_WEIGHTS = {
    Reason.NEVER_SEEN: 3.0,
    Reason.NOT_SEEN: 2.0,
    Reason.DOUBT: 3.0,
    Reason.ENDS_SOON: 2.0,
    Reason.NEW_HOUR: 1.0,
}
_COUNTED = {
    Reason.NEVER_SEEN: ("jamais vu", "jamais vus"),
    Reason.NOT_SEEN: ("non vu depuis longtemps", "non vus depuis longtemps"),
    Reason.DOUBT: ("doute à lever", "doutes à lever"),
    Reason.ENDS_SOON: ("convention qui finit bientôt", "conventions qui finissent bientôt"),
    Reason.NEW_HOUR: ("heure jamais vérifiée", "heures jamais vérifiées"),
}
SAME_HUB, SAME_WEEKDAY, SAME_PART = 0.45, 0.75, 0.75
"""What a hub, a weekday or a part of the day is still worth once it was proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSeen:
    """What final visits say of one slot or office: last day, how often, recent empty findings."""

    day: date | None = None
    count: int = 0
    empties: int = 0
    last_empty: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known of one hub before a round.

    ``seen`` is by slot, by agreement for an office; ``hours`` are the weekdays and hours in
    which a room of the hub was ever checked; ``ends`` the last days of the agreements.
    """

    delay_days: int
    soon_days: int
    least: int
    seen: Mapping[str, LastSeen] = field(default_factory=dict)
    hours: frozenset[tuple[int, int]] = frozenset()
    ends: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason with its words."""

    reason: Reason
    words: str


def reasons_for(
    known: Knowledge,
    key: str,
    convention_id: str | None,
    *,
    day: date,
    today: date,
    start: time | None = None,
) -> tuple[Why, ...]:
    """Return why a slot or office should be seen on a day; ``key`` is as in ``Knowledge.seen``."""
    seen = known.seen.get(key, LastSeen())
    found = [*_freshness(seen, known.delay_days, day)]
    if seen.last_empty is not None and (today - seen.last_empty).days <= DOUBT_DAYS:
        told = said("vu vide le {day}").format(day=format_date(seen.last_empty))
        if seen.empties > 1:
            told = said("vu vide {count} fois, la dernière le {day}").format(
                count=seen.empties, day=format_date(seen.last_empty)
            )
        found.append(Why(reason=Reason.DOUBT, words=told))
    end = known.ends.get(convention_id or "")
    if end is not None and 0 <= (end - today).days <= known.soon_days and seen.count < known.least:
        told = said("la convention finit le {day}, {seen}").format(
            day=format_date(end), seen=_seen(seen.count)
        )
        found.append(Why(reason=Reason.ENDS_SOON, words=told))
    if start is not None and (day.isoweekday(), start.hour) not in known.hours:
        told = said("jour et heure jamais vérifiés dans ce pôle")
        found.append(Why(reason=Reason.NEW_HOUR, words=told))
    return tuple(found)


def _freshness(seen: LastSeen, delay_days: int, day: date) -> Iterable[Why]:
    if seen.day is None:
        yield Why(reason=Reason.NEVER_SEEN, words=said("jamais vu"))
    elif (day - seen.day).days > delay_days:
        told = said("non vu depuis {days} jours").format(days=(day - seen.day).days)
        yield Why(reason=Reason.NOT_SEEN, words=told)


def _seen(count: int) -> str:
    if not count:
        return said("sans aucune observation")
    observations = plural(count, said("observation"), said("observations"))
    return said("avec {observations} seulement").format(observations=observations)


def in_words(whys: Sequence[Why]) -> str:
    """Return reasons as one line: « Jamais vu ; la convention finit le 31/08/2027… »."""
    told = "\u202f; ".join(one.words for one in whys)
    return told[:1].upper() + told[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A slot or an office that could be seen on a day, and why it should."""

    day: date
    start: time
    end: time
    line: RoundLine
    whys: tuple[Why, ...]


def slot_stops(known: Knowledge, occurrences: Iterable[OccurrenceRow], today: date) -> list[Stop]:
    """Return the occurrences that there is a reason to see."""
    stops = []
    for one in occurrences:
        whys = reasons_for(
            known, one.slot_id, one.convention_id, day=one.day, today=today, start=one.start
        )
        if whys:
            line = RoundLine(
                room_id=one.room_id, room=one.room, slot_id=one.slot_id, slot_day=one.day,
                convention_id=one.convention_id, association=one.association,
                start=one.start, end=one.end, why=in_words(whys),
            )  # fmt: skip
            stops.append(Stop(day=one.day, start=one.start, end=one.end, line=line, whys=whys))
    return stops


def office_whys(
    known: Knowledge, offices: Iterable[Office], today: date
) -> dict[tuple[str, str], tuple[Why, ...]]:
    """Return by room and agreement why offices that are used alone should be seen."""
    found = {}
    for one in offices:
        whys = reasons_for(known, one.convention_id, one.convention_id, day=today, today=today)
        if whys:
            found[(one.room_id, one.convention_id)] = whys
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a day in which one round is made."""

    first: time
    last: time


PARTS = (
    Part(first=time(8), last=time(12)),
    Part(first=time(13, 30), last=time(18)),
    Part(first=time(18), last=time(22)),
)


def part_of(start: time) -> Part:
    """Return the part of the day in which a slot begins."""
    return next((one for one in PARTS if minutes(start) < minutes(one.last)), PARTS[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStops:
    """What could be seen in one hub: slots at their hours, and offices at any hour.

    ``open_day`` is a day for a hub that has offices alone.
    """

    hub_id: str
    hub: str
    slots: Sequence[Stop]
    offices: Sequence[tuple[Why, ...]]
    open_day: date


def proposals_of(there: HubStops) -> list[ProposedRound]:
    """Return a possible round for each day and part of it in which somebody should be seen.

    Offices are seen on whatever round is made in their hub, and add to the worth of each.
    """
    grouped: dict[tuple[date, Part], list[Stop]] = {}
    for one in there.slots:
        grouped.setdefault((one.day, part_of(one.start)), []).append(one)
    if not grouped and there.offices:
        grouped[(there.open_day, PARTS[0])] = []
    return [
        ProposedRound(
            hub_id=there.hub_id,
            hub=there.hub,
            day=day,
            from_time=part.first,
            to_time=part.last,
            lines=tuple(one.line for one in found),
            summary=_summary([*(one.whys for one in found), *there.offices], len(there.offices)),
            score=_weight(one.whys for one in found) + _weight(there.offices),
        )
        for (day, part), found in grouped.items()
    ]


def _weight(stops: Iterable[tuple[Why, ...]]) -> float:
    return sum(_WEIGHTS[why.reason] for whys in stops for why in whys)


def _summary(stops: Sequence[tuple[Why, ...]], office_count: int) -> str:
    counts = Counter(why.reason for whys in stops for why in whys)
    told = [
        plural(counts[reason], *(said(word) for word in _COUNTED[reason]))
        for reason in Reason
        if reason in counts
    ]
    slot_count = len(stops) - office_count
    seen = []
    if slot_count:
        seen.append(plural(slot_count, said("créneau"), said("créneaux")))
    if office_count:
        seen.append(plural(office_count, said("bureau"), said("bureaux")))
    return said("{what} à voir\u202f: {why}").format(what=join_and(seen), why=join_and(told))


def spread(
    found: Iterable[ProposedRound], most: int, visited: Mapping[str, int] | None = None
) -> tuple[ProposedRound, ...]:
    """Return the best rounds, taken one by one so that no hub, weekday or hour has them all.

    What was proposed before lowers the worth of the next one alike; ``visited`` counts the
    recent visits of each hub, and lowers it too.
    """
    left = list(found)
    before = visited or {}
    busiest = max(before.values(), default=0) or 1
    left = [
        replace(one, score=one.score / (1 + before.get(one.hub_id, 0) / busiest)) for one in left
    ]
    chosen: list[ProposedRound] = []
    while left and len(chosen) < most:
        best = max(left, key=_worth(chosen))
        chosen.append(best)
        left = [one for one in left if one is not best]
    return tuple(sorted(chosen, key=lambda one: (one.day, one.from_time, one.hub)))


def _worth(chosen: Sequence[ProposedRound]) -> Callable[[ProposedRound], tuple[float, int, str]]:
    def worth(one: ProposedRound) -> tuple[float, int, str]:
        score = one.score
        for other in chosen:
            score *= SAME_HUB if other.hub_id == one.hub_id else 1
            score *= SAME_WEEKDAY if other.day.isoweekday() == one.day.isoweekday() else 1
            score *= SAME_PART if other.from_time == one.from_time else 1
        return score, -one.day.toordinal(), one.hub

    return worth
