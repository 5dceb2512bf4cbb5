"""Observing again what a command has touched: findings of final visits against the planning."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.calendar_days import PlanningCalendar, span_of
from polesdesk.domain.observing import Expected, Outcome, Tick, observe
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import Span, derive, effect_spans
from polesdesk.domain.school_calendar import ClosureKind, ExceptionKind, SlotException
from polesdesk.domain.visits import Finding
from polesdesk.store import amendments, authority, observations, planning, records
from polesdesk.store.kinds import CONVENTION

_DAY = timedelta(days=1)


def refresh(work: Work, touched: Mapping[tuple[str, str], set[str]]) -> None:
    """Bring observations up to date after a command; all of them when the rules have changed."""
    connection = work.connection
    rooms = [row_id for kind, row_id in touched if kind == "room"]
    if rooms:
        observations.refresh_capacities(connection, rooms)
    if any(kind in _WITH_RULES for kind, _ in touched) and _rules_changed(work):
        return
    scope = observations.scope_of(connection, touched)
    if scope:
        _observe(work, scope)


_WITH_RULES = frozenset({"visit", "finding", "settings", "school_holiday"})


def _rules_changed(work: Work) -> bool:
    """Observe everything again where margins or calendar are others than the last time."""
    rules = _rules(work)
    if observations.rules_used(work.connection) == rules:
        return False
    for scope in observations.everything(work.connection):
        _observe(work, scope)
    observations.note_rules(work.connection, rules)
    return True


def _rules(work: Work) -> str:
    """Return a digest of what decides beside slots and findings: margins and calendar."""
    settings = authority.settings(work.connection)
    holidays = school_calendar.school_holidays(work, str(settings.holiday_zone))
    known = [(str(one.first), str(one.last)) for one in holidays]
    text = repr((settings.edge_minutes, settings.public_holiday_region, sorted(known)))
    return hashlib.sha256(text.encode()).hexdigest()


def _observe(work: Work, scope: observations.Scope) -> None:
    departures = planning.exceptions(work.connection, sorted(scope.slots))
    _widen(scope, departures)
    ticks = observations.ticks(work.connection, scope)
    days = [one.finding.day for one in ticks if one.finding.day is not None]
    found = []
    if days:
        calendar = school_calendar.calendar(work, min(days) - _DAY, max(days) + _DAY)
        expected = _expected(work, ticks, departures, calendar)
        found = observe(ticks, expected, authority.settings(work.connection).edge_minutes)
    observations.rewrite(work.connection, scope, found)


def _widen(scope: observations.Scope, departures: Iterable[SlotException]) -> None:
    """A move ties two days together: who looks at one looks at the other."""
    for one in departures:
        days = scope.slots.get(one.slot_id)
        if days and one.kind is ExceptionKind.MOVED:
            tied = {day for day in (one.day, one.new_day) if day is not None}
            if tied & days:
                days |= tied


def _expected(
    work: Work,
    ticks: Iterable[Tick],
    departures: Iterable[SlotException],
    calendar: PlanningCalendar,
) -> Expected:
    findings = [one.finding for one in ticks]
    agreements = records.get_many(
        work.connection,
        CONVENTION,
        sorted({one.convention_id for one in findings if one.convention_id}),
        alive=True,
    )
    amended = amendments.replaced_from(work.connection, [one.id for one in agreements])
    effects = {one.id: effect_spans(one, amended.get(one.id)) for one in agreements}
    return Expected(
        occurrences=_occurrences(work, findings, departures, calendar),
        office=_office(effects, calendar),
        association_of={one.id: one.association_id for one in agreements},
    )


def _occurrences(
    work: Work,
    findings: Sequence[Finding],
    departures: Iterable[SlotException],
    calendar: PlanningCalendar,
) -> dict[str, list[Occurrence]]:
    """Return the occurrences around each finding, by slot."""
    days: dict[str, list[date]] = {}
    for one in findings:
        if one.slot_id is not None and one.day is not None:
            days.setdefault(one.slot_id, []).extend(
                day for day in (one.day, one.slot_day) if day is not None
            )
    if not days:
        return {}
    first = min(min(each) for each in days.values()) - _DAY
    last = max(max(each) for each in days.values()) + _DAY
    held = observations.held(work.connection, days, (first, last))
    by_slot: dict[str, list[SlotException]] = {}
    for departure in departures:
        by_slot.setdefault(departure.slot_id, []).append(departure)
    found: dict[str, list[Occurrence]] = {}
    for each in held:
        key = each.slot.id
        seen = days[key]
        found.setdefault(key, []).extend(
            derive([each], calendar, by_slot.get(key, ()), min(seen) - _DAY, max(seen))
        )
    return found


def _office(
    effects: Mapping[str, tuple[Span, ...]], calendar: PlanningCalendar
) -> Callable[[Finding], Outcome | None]:
    def why_not(finding: Finding) -> Outcome | None:
        day = finding.day
        assert day is not None
        spans = effects.get(finding.convention_id or "", ())
        if not any(first <= day and (last is None or day <= last) for first, last in spans):
            return Outcome.NOT_IN_EFFECT
        if calendar.public_holiday(day):
            return Outcome.PUBLIC_HOLIDAY
        moment = finding.time or time(12)
        after = (datetime.combine(day, moment) + timedelta(minutes=1)).time()
        span = span_of(moment, after)
        kept = finding.slot_id or finding.convention_id or ""
        closed = calendar.closure(finding.hub_id, finding.room_id, day, span, kept)
        if closed is None:
            return None
        is_taken = closed.kind is ClosureKind.REQUISITION
        return Outcome.REQUISITION if is_taken else Outcome.CLOSURE

    return why_not
