"""From slots to occurrences: rule, agreement, calendar and exceptions, in one function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from operator import attrgetter
from typing import Any

from polesdesk.domain.calendar_days import PlanningCalendar, SchoolDay, span_of
from polesdesk.domain.clashes import RoomHold
from polesdesk.domain.conventions import (
    DROPPED,
    SIGNED,
    Convention,
    HolidayRule,
    Slot,
    UseKind,
    last_day,
)
from polesdesk.domain.french import format_date
from polesdesk.domain.occurrences import Exclusion, Occurrence, OccurrenceStatus
from polesdesk.domain.recurrence import rule_days
from polesdesk.domain.school_calendar import ClosureKind, ExceptionKind, SlotException

ONE_DAY = timedelta(days=1)
MOVED = "reportée au "
"""How the reason of an occurrence begins that was moved away."""
Span = tuple[date, date | None]
"""A first and a last day, both included; without a last day it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSlot:
    """A slot with who holds it: an agreement, a letter under one, or the city itself.

    ``first`` and ``last`` bound the rule (the dates of the agreement); ``effect`` are the days
    on which it has a title. ``only_dates`` keeps the exceptional dates alone (a one-off hire).
    """

    slot: Slot
    hub_id: str
    first: date
    last: date | None
    effect: tuple[Span, ...]
    convention_id: str | None = None
    allotment_id: str | None = None
    association_id: str | None = None
    only_dates: bool = False


def effect_spans(convention: Convention, amended_on: date | None = None) -> tuple[Span, ...]:
    """Return the spans in which the slots of an agreement have a title.

    From start to end or termination, without the suspension, and until the eve of the
    amendment that replaces them; nothing before both parties have signed.
    """
    if convention.state not in SIGNED or convention.start_date is None:
        return ()
    last = last_day(convention)
    if amended_on is not None:
        eve = amended_on - ONE_DAY
        last = eve if last is None else min(last, eve)
    spans: list[Span] = list(_kept((convention.start_date, last)))
    for first, until in _suspensions(convention):
        spans = [part for span in spans for part in _without(span, first, until)]
    return tuple(spans)


def _suspensions(convention: Convention) -> Iterator[tuple[date, date | None]]:
    for past in convention.past_suspensions:
        yield past.first, past.last
    first, until = convention.suspended_from, convention.suspended_to
    if first is not None and (until is None or until >= first):
        yield first, until


def _without(span: Span, first: date, until: date | None) -> Iterator[Span]:
    """Return what is left of a span before and after a suspension."""
    start, last = span
    yield from _kept((start, _earlier(last, first - ONE_DAY)))
    if until is not None:
        yield from _kept((max(start, until + ONE_DAY), last))


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)


def _kept(span: Span) -> Iterator[Span]:
    if span[1] is None or span[0] <= span[1]:
        yield span


def is_dropped(convention: Convention) -> bool:
    """Tell whether the request came to nothing: its slots are shown nowhere."""
    return convention.state in DROPPED


def derive(
    held: Iterable[HeldSlot],
    calendar: PlanningCalendar,
    exceptions: Iterable[SlotException],
    first: date,
    last: date,
) -> list[Occurrence]:
    """Return every occurrence from ``first`` to ``last``, those left out with their reason.

    Hours are those of the wall clock, so that a night when clocks change moves nothing. An
    occurrence that was moved into the period is there, whatever the day of its rule.
    """
    by_slot: dict[str, list[SlotException]] = {}
    for departure in exceptions:
        by_slot.setdefault(departure.slot_id, []).append(departure)
    said = {rule: _Said(calendar, rule) for rule in HolidayRule}
    found: list[Occurrence] = []
    for one in held:
        judge = _Judge(one, calendar, said[one.slot.school_holidays])
        found += _of_slot(one, by_slot.get(one.slot.id, ()), judge, first, last)
    found.sort(key=_IN_ORDER)
    return found


_IN_ORDER = attrgetter("day", "start", "room_id", "slot_id")


def _of_slot(
    held: HeldSlot,
    exceptions: Iterable[SlotException],
    judge: _Judge,
    first: date,
    last: date,
) -> Iterator[Occurrence]:
    by_day = {one.day: one for one in exceptions if one.kind is not ExceptionKind.ADDED}
    days, wanted = _days(held, first, last)
    if not by_day and not wanted and judge.asks_holidays_alone(last):
        yield from judge.by_holidays(days)
        days = ()
    for day in days:
        occurrence = judge.occurrence(day, by_day.get(day), wanted=day in wanted)
        if occurrence is not None:
            yield occurrence
    for one in exceptions:
        if one.kind in {ExceptionKind.MOVED, ExceptionKind.ADDED}:
            occurrence = _departed(held, one)
            if first <= occurrence.day <= last:
                yield judge.departed(occurrence)


def _days(held: HeldSlot, first: date, last: date) -> tuple[Iterable[date], frozenset[date]]:
    """Return the days of a slot in order, and those of them which are wanted come what may."""
    first = max(first, held.first)
    last = last if held.last is None else min(last, held.last)
    rule = () if held.only_dates else rule_days(held.slot, first, last, held.first)
    wanted = frozenset(day for day in held.slot.dates_in if first <= day <= last)
    return (sorted({*rule, *wanted}) if wanted else rule), wanted


def _departed(held: HeldSlot, one: SlotException) -> Occurrence:
    """Return the occurrence that a move or an addition makes."""
    slot = held.slot
    rule_day = one.day or held.first
    return Occurrence(
        day=one.new_day or rule_day,
        start=one.new_start or slot.start,
        end=one.new_end or slot.end,
        hub_id=one.new_hub_id or held.hub_id,
        room_id=one.new_room_id or slot.room_id,
        slot_id=slot.id,
        convention_id=held.convention_id,
        allotment_id=held.allotment_id,
        association_id=held.association_id,
        rule_day=rule_day if one.kind is ExceptionKind.MOVED else None,
        detail=one.reason,
        exception_id=one.id,
    )


_Why = tuple[Exclusion, str]
"""Why an occurrence is left out, and the words that go with it."""


class _Said(dict[date, _Why | None]):
    """What the calendar says of a day to the slots of one rule: it is asked once a day."""

    def __init__(self, calendar: PlanningCalendar, rule: HolidayRule) -> None:
        super().__init__()
        self._calendar = calendar
        self._rule = rule

    def __missing__(self, day: date) -> _Why | None:
        self[day] = found = self._look_up(day)
        return found

    def _look_up(self, day: date) -> _Why | None:
        if self._rule is not HolidayRule.WITH:
            kind, name = self._calendar.school_day(day)
            if kind is SchoolDay.UNPUBLISHED:
                return Exclusion.CALENDAR_UNPUBLISHED, ""
            if kind is SchoolDay.HOLIDAY and self._rule is HolidayRule.WITHOUT:
                return Exclusion.SCHOOL_HOLIDAY, name
        public = self._calendar.public_holiday(day)
        return (Exclusion.PUBLIC_HOLIDAY, public) if public else None


class _Judge:
    """Decides whether the occurrences of one slot are held, and says why they are not."""

    def __init__(self, held: HeldSlot, calendar: PlanningCalendar, said: _Said) -> None:
        self._held, self._slot = held, held.slot
        self._calendar, self._said = calendar, said
        self._only_in_holidays = held.slot.school_holidays is HolidayRule.ONLY
        self._shared: dict[str, Any] = {
            "start": held.slot.start,
            "end": held.slot.end,
            "hub_id": held.hub_id,
            "room_id": held.slot.room_id,
            "slot_id": held.slot.id,
            "convention_id": held.convention_id,
            "allotment_id": held.allotment_id,
            "association_id": held.association_id,
        }

    def asks_holidays_alone(self, last: date) -> bool:
        """Tell whether, of the days of the rule until a day, holidays alone leave any out."""
        held, closures = self._held, self._calendar.closures
        if self._only_in_holidays or self._slot.dates_out or held.hub_id in closures:
            return False
        until = last if held.last is None else min(last, held.last)
        return any(
            begin <= held.first and (end is None or until <= end) for begin, end in held.effect
        )

    def by_holidays(self, days: Iterable[date]) -> Iterator[Occurrence]:
        """Yield the occurrences of such days, fast: a hub has thousands of them in a year."""
        said, shared = self._said, self._shared
        for day in days:
            why = said[day]
            if why is None:
                yield Occurrence(day=day, **shared)
            else:
                yield Occurrence(
                    day=day,
                    status=OccurrenceStatus.EXCLUDED,
                    reason=why[0],
                    detail=why[1],
                    **shared,
                )

    def occurrence(
        self, day: date, exception: SlotException | None, *, wanted: bool
    ) -> Occurrence | None:
        """Return the occurrence of a day of the rule; None where the rule has none after all."""
        if self._only_in_holidays and not wanted and self._is_term(day):
            return None
        why = self._why_not(day, exception, wanted=wanted)
        return Occurrence(
            day=day,
            status=OccurrenceStatus.EXCLUDED if why else OccurrenceStatus.PLANNED,
            reason=why[0] if why else None,
            detail=why[1] if why else "",
            exception_id=exception.id if exception else None,
            **self._shared,
        )

    def departed(self, plain: Occurrence) -> Occurrence:
        """Judge an occurrence that was moved or added: only title and closures count."""
        if not _in_effect(self._held, plain.day):
            return _excluded(plain, Exclusion.NOT_IN_EFFECT, "")
        hours = plain.start, plain.end
        why = self._closed(plain.hub_id, plain.room_id, plain.day, hours)
        return plain if why is None else _excluded(plain, *why)

    def _is_term(self, day: date) -> bool:
        """A slot of the holidays alone has no occurrence in term, not even one left out."""
        return self._calendar.school_day(day)[0] is SchoolDay.TERM

    def _why_not(self, day: date, exception: SlotException | None, *, wanted: bool) -> _Why | None:
        slot = self._slot
        if not _in_effect(self._held, day):
            return Exclusion.NOT_IN_EFFECT, ""
        if day in slot.dates_out:
            return Exclusion.EXCEPTION, ""
        if exception is not None and exception.kind is not ExceptionKind.EXCUSED:
            return Exclusion.EXCEPTION, _exception_detail(exception)
        if not wanted and (said := self._said[day]) is not None:
            return said
        if self._held.hub_id in self._calendar.closures:
            hours = slot.start, slot.end
            closed = self._closed(self._held.hub_id, slot.room_id, day, hours)
            if closed is not None:
                return closed
        return None if exception is None else (Exclusion.EXCUSED, exception.reason)

    def _closed(
        self, hub_id: str, room_id: str, day: date, hours: tuple[time, time]
    ) -> _Why | None:
        closure = self._calendar.closure(hub_id, room_id, day, span_of(*hours), self._slot.id)
        if closure is None:
            return None
        if closure.kind is ClosureKind.REQUISITION:
            return Exclusion.REQUISITION, closure.reason
        return Exclusion.CLOSURE, closure.reason


def _in_effect(held: HeldSlot, day: date) -> bool:
    for first, last in held.effect:  # noqa: SIM110 - asked once an occurrence, half the time
        if first <= day and (last is None or day <= last):
            return True
    return False


def _excluded(plain: Occurrence, reason: Exclusion, detail: str) -> Occurrence:
    return replace(plain, status=OccurrenceStatus.EXCLUDED, reason=reason, detail=detail)


def _exception_detail(exception: SlotException) -> str:
    if exception.kind is ExceptionKind.MOVED and exception.new_day is not None:
        moved = f"{MOVED}{format_date(exception.new_day)}"
        return f"{moved}\u202f: {exception.reason}" if exception.reason else moved
    return exception.reason


def held_slots(
    convention: Convention, amended_on: date | None = None, hubs: Mapping[str, str] | None = None
) -> tuple[HeldSlot, ...]:
    """Return the slots of one agreement with their holder; ``hubs`` gives the hub of a room."""
    if convention.start_date is None or is_dropped(convention):
        return ()
    effect = effect_spans(convention, amended_on)
    return tuple(
        held_by(convention, effect, slot, (hubs or {}).get(slot.room_id, convention.hub_id))
        for slot in convention.slots
    )


def held_by(convention: Convention, effect: tuple[Span, ...], slot: Slot, hub_id: str) -> HeldSlot:
    """Return a slot of an agreement that has started or will; ``effect`` are its days of title."""
    assert convention.start_date is not None
    return HeldSlot(
        slot=slot,
        hub_id=hub_id,
        first=convention.start_date,
        last=convention.end_date,
        effect=effect,
        convention_id=convention.id,
        association_id=convention.association_id,
        only_dates=convention.use_kind is UseKind.HIRE and bool(slot.dates_in),
    )


def room_holds(convention: Convention, amended_on: date | None = None) -> tuple[RoomHold, ...]:
    """Return the rooms that one agreement holds alone, on the days on which it has a title."""
    if convention.use_kind is not UseKind.EXCLUSIVE:
        return ()
    return tuple(
        RoomHold(
            room_id=room_id,
            first=first,
            last=last,
            convention_id=convention.id,
            association_id=convention.association_id,
        )
        for room_id in convention.room_ids
        for first, last in effect_spans(convention, amended_on)
    )
