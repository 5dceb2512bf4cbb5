"""From a standard week to dated permanences: cycles, holidays, closures, holders."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from polesdesk.domain.calendar_days import PlanningCalendar, SchoolDay
from polesdesk.domain.conventions import HolidayRule, Slot
from polesdesk.domain.french import format_date
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot, derive
from polesdesk.domain.recurrence import rule_days
from polesdesk.domain.rostering import Roster, RosterRules, minutes_of
from polesdesk.domain.rostering_checks import HARD, RosterFinding, doubts
from polesdesk.domain.rosters import (
    Assignment,
    AssignmentOrigin,
    AssignmentRole,
    DutyPattern,
    DutyShift,
    PatternShift,
)
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said
from polesdesk.domain.volunteers import Volunteer

AS_HOLDER = "titulaire de la permanence"
"""The reason kept for a holder whom a soft rule would make doubtful."""
CYCLES = (1, 2, 4)
"""Weeks after which a standard week may come back."""
LONGEST = 366
"""Days of the longest period for which permanences are made at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A day of the standard week on which no permanence is made, and why."""

    day: date
    shift: PatternShift
    reason: Exclusion
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderMissing:
    """A holder who cannot take a permanence that was made, and why, in French."""

    shift: DutyShift
    person: Volunteer
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What a standard week gives for a period; ``known`` counts what was there already."""

    shifts: tuple[DutyShift, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    missing: tuple[HolderMissing, ...] = ()
    known: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationWish:
    """A standard week over a period; ``batch_id`` names what is made."""

    pattern: DutyPattern
    first: date
    last: date
    batch_id: str
    new_id: Callable[[], str]


def check_pattern(pattern: DutyPattern) -> None:
    """Raise ``RuleBroken`` for a standard week from which no permanence can be made."""
    if not pattern.hub_id:
        raise RuleBroken("hub_required", said("Choisissez le pôle."), field="hub_id")
    if not pattern.name.strip():
        raise RuleBroken("name_required", said("Donnez un nom à cette semaine type."), field="name")
    if pattern.cycle_weeks not in CYCLES:
        raise RuleBroken("cycle", said("Un cycle dure 1, 2 ou 4 semaines."), field="cycle_weeks")
    if pattern.cycle_weeks > 1 and pattern.anchor is None:
        raise RuleBroken(
            "anchor_required",
            said("Dites dans quelle semaine le cycle commence."),
            field="anchor",
        )
    first, last = pattern.from_date, pattern.to_date
    if first is not None and last is not None and last < first:
        raise RuleBroken(
            "end_before_start",
            said("La fin précède le début\u202f: vérifiez les deux dates."),
            field="to_date",
        )
    for one in pattern.shifts:
        _check_shift(pattern, one)


def _check_shift(pattern: DutyPattern, one: PatternShift) -> None:
    if not 1 <= one.weekday <= 7 or not 1 <= one.week <= pattern.cycle_weeks:
        raise RuleBroken("week", said("Une permanence est hors du cycle."), field="shifts")
    if one.start == one.end:
        raise RuleBroken(
            "hours", said("La fin d’une permanence est celle de son début."), field="shifts"
        )
    if one.minimum < 0 or one.maximum < max(one.minimum, 1):
        raise RuleBroken(
            "headcount",
            said("Le nombre au plus doit atteindre le nombre de personnes nécessaires."),
            field="shifts",
        )


def generate(
    wish: GenerationWish,
    calendar: PlanningCalendar,
    existing: Iterable[DutyShift],
    roster: Roster,
) -> Generation:
    """Return the permanences of a period with their holders, and what is left out and why.

    What was made before from the same line on the same day, cancelled or not, is not made
    again. ``roster`` holds what the holders already do.
    """
    check_period(wish.first, wish.last)
    known = {(one.pattern_shift_id, one.day) for one in existing}
    lines = {one.id: one for one in wish.pattern.shifts}
    shifts: list[DutyShift] = []
    left_out: list[LeftOut] = []
    count = 0
    found = derive(_held(wish, calendar), calendar, (), wish.first, wish.last)
    for one in found:
        line = lines[one.slot_id]
        if one.status is not OccurrenceStatus.PLANNED and one.reason is not None:
            left_out.append(LeftOut(day=one.day, shift=line, reason=one.reason,
                                    detail=one.detail))  # fmt: skip
        elif (line.id, one.day) in known:
            count += 1
        else:
            shifts.append(_shift(wish, line, one.day))
    shifts.sort(key=minutes_of)
    assignments, missing = _holders(wish, shifts, lines, roster)
    return Generation(
        shifts=tuple(shifts),
        assignments=tuple(assignments),
        left_out=tuple(left_out),
        missing=tuple(missing),
        known=count,
    )


def check_period(first: date, last: date) -> None:
    """Raise ``RuleBroken`` for a period that ends before it begins, or longer than a year."""
    if last < first:
        raise RuleBroken(
            "end_before_start",
            said("La fin précède le début\u202f: vérifiez les deux dates."),
            field="last",
        )
    if (last - first).days >= LONGEST:
        raise RuleBroken("too_long", said("Choisissez un an au plus."), field="last")


def _held(wish: GenerationWish, calendar: PlanningCalendar) -> list[HeldSlot]:
    pattern = wish.pattern
    first = max(wish.first, pattern.from_date or wish.first)
    last = min(wish.last, pattern.to_date or wish.last)
    if last < first:
        return []
    return [
        HeldSlot(
            slot=_slot(pattern, line, (first, last), calendar),
            hub_id=pattern.hub_id,
            first=first,
            last=last,
            effect=((first, last),),
        )
        for line in pattern.shifts
    ]


def _slot(
    pattern: DutyPattern, line: PatternShift, days: tuple[date, date], calendar: PlanningCalendar
) -> Slot:
    """Return a line of the standard week as the rule of a slot, which the calendar then judges."""
    rule = HolidayRule.WITH if pattern.in_school_holidays else HolidayRule.WITHOUT
    anchor = pattern.anchor
    slot = Slot(
        id=line.id,
        room_id=line.room_id or "",
        weekday=line.weekday,
        start=line.start,
        end=line.end,
        interval_weeks=pattern.cycle_weeks,
        school_holidays=rule,
        anchor=None if anchor is None else anchor + timedelta(weeks=line.week - 1),
    )
    if not pattern.on_public_holidays:
        return slot
    return replace(slot, dates_in=_on_public_holidays(slot, days, calendar))


def _on_public_holidays(
    slot: Slot, days: tuple[date, date], calendar: PlanningCalendar
) -> tuple[date, ...]:
    return tuple(
        day
        for day in rule_days(slot, days[0], days[1], days[0])
        if calendar.public_holiday(day)
        and (
            slot.school_holidays is HolidayRule.WITH
            or calendar.school_day(day)[0] is SchoolDay.TERM
        )
    )


def _shift(wish: GenerationWish, line: PatternShift, day: date) -> DutyShift:
    return DutyShift(
        id=wish.new_id(),
        hub_id=wish.pattern.hub_id,
        room_id=line.room_id,
        day=day,
        start=line.start,
        end=line.end,
        task=line.task,
        minimum=line.minimum,
        maximum=line.maximum,
        skill=line.skill,
        needs_key=line.needs_key,
        substitute_ids=line.substitute_ids,
        pattern_id=wish.pattern.id,
        pattern_shift_id=line.id,
        batch_id=wish.batch_id,
    )


def _holders(
    wish: GenerationWish,
    shifts: Collection[DutyShift],
    lines: Mapping[str, PatternShift],
    roster: Roster,
) -> tuple[list[Assignment], list[HolderMissing]]:
    """Put holders on their permanences, those who can; adults before minors."""
    made: list[Assignment] = []
    missing: list[HolderMissing] = []
    working = _Placed(roster)
    for shift in shifts:
        people = [roster.people[key] for key in lines[shift.pattern_shift_id or ""].holder_ids
                  if key in roster.people]  # fmt: skip
        for person in sorted(people, key=lambda one: one.is_minor):
            why = working.refusal(shift, person)
            if why:
                missing.append(HolderMissing(shift=shift, person=person, why=why))
                continue
            made.append(
                _assignment(wish, shift, person, AS_HOLDER if working.doubt(shift, person) else "")
            )
            working.place(shift, person, made[-1])
    return made, missing


def _assignment(
    wish: GenerationWish, shift: DutyShift, person: Volunteer, reason: str
) -> Assignment:
    return Assignment(
        id=wish.new_id(),
        shift_id=shift.id,
        volunteer_id=person.id,
        day=shift.day,
        role=AssignmentRole.PARTICIPANT,
        origin=AssignmentOrigin.HOLDER,
        override_reason=reason,
    )


class _Placed:
    """Who is where while holders are put on permanences, one after the other."""

    def __init__(self, roster: Roster) -> None:
        self._people = roster.people
        self._rules: RosterRules = roster.rules
        self._theirs = roster.days_of_people()
        self._shift: str = ""
        self._there: list[Assignment] = []

    def refusal(self, shift: DutyShift, person: Volunteer) -> str:
        """Return the first hard finding that a person would bring, else nothing."""
        hard = (one.message for one in self._doubts(shift, person) if one.kind in HARD)
        return next(hard, "")

    def doubt(self, shift: DutyShift, person: Volunteer) -> bool:
        """Tell whether a soft rule speaks against a person."""
        return bool(self._doubts(shift, person))

    def _doubts(self, shift: DutyShift, person: Volunteer) -> list[RosterFinding]:
        if shift.id != self._shift:
            self._shift, self._there = shift.id, []
        others = self._theirs.get(person.id, [])
        near = Roster(
            shifts=[shift],
            assignments=[*self._there, *(_there(one, person) for one in others)],
            people=self._people,
            rules=self._rules,
            around=others,
        )
        return doubts(near, shift, person)

    def place(self, shift: DutyShift, person: Volunteer, assignment: Assignment) -> None:
        """Keep in mind that a person is on a permanence."""
        self._there.append(assignment)
        self._theirs.setdefault(person.id, []).append(shift)


def _there(shift: DutyShift, person: Volunteer) -> Assignment:
    return Assignment(id="", shift_id=shift.id, volunteer_id=person.id, day=shift.day)


REASONS = {
    Exclusion.SCHOOL_HOLIDAY: marked("vacances scolaires"),
    Exclusion.PUBLIC_HOLIDAY: marked("jour férié"),
    Exclusion.CLOSURE: marked("fermeture"),
    Exclusion.REQUISITION: marked("réquisition"),
    Exclusion.CALENDAR_UNPUBLISHED: marked("calendrier scolaire pas encore publié"),
}


def left_out_sentence(one: LeftOut) -> str:
    """Return why no permanence is made on a day: « 25/12/2026 : jour férié (Noël) »."""
    reason = said(REASONS.get(one.reason, marked("hors de la période")))
    detail = f" ({one.detail})" if one.detail else ""
    return f"{format_date(one.day)}\u202f: {reason}{detail}"
