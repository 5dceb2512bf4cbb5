"""The model of a proposal: places to fill, who may fill them, and what each choice costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from polesdesk.domain import rostering
from polesdesk.domain.folding import fold
from polesdesk.domain.rostering import Roster, minutes_of
from polesdesk.domain.rostering_checks import FindingKind, meeting, minutes_over
from polesdesk.domain.rosters import DutyShift
from polesdesk.domain.volunteers import Volunteer

UNFILLED = 1_000_000
"""What an empty place costs: more than any choice, so that as many places as can be are filled."""
SUBSTITUTE, WISHED, OTHER = 10, 20, 40
"""What a substitute, somebody who wished for the task and anybody else cost; a holder nothing."""
CLOSE = 15
"""What a permanence within ``CLOSE_DAYS`` of another that the person already has costs more."""
CLOSE_DAYS = 2
AGAIN_IN_WEEK = 12
"""What each permanence that a person already has in the week costs more."""
PER_TWO_HOURS = 8
"""What each two hours given, and each permanence proposed, cost more: fairness."""


class Why(StrEnum):
    """Why a person is not put on a place, in the order in which it is said."""

    LEFT = "left"
    OTHER_HUB = "other_hub"
    ABSENT = "absent"
    UNAVAILABLE = "unavailable"
    UNAUTHORISED = "unauthorised"
    TAKEN = "taken"
    SAME_DAY = "same_day"
    REST = "rest"
    HOURS = "hours"
    MINOR = "minor"
    KEY = "key"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Place:
    """One person wanted on a permanence, and whether this one must bring the key or the skill."""

    shift: DutyShift
    number: int
    key: bool = False
    skill: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a proposal is made from.

    ``given`` are the minutes that people gave or have promised since ``since``; ``holders`` are
    the regular holders of permanences, by permanence.
    """

    roster: Roster
    since: date
    given: Mapping[str, int] = field(default_factory=dict)
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def candidates(task: Task) -> list[Volunteer]:
    """Return who may be proposed: agents of the city are not, they are put by hand."""
    return [one for one in task.roster.people.values() if not one.is_agent]


class Situation:
    """Who is where, before a proposal and while it is made."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.theirs = task.roster.days_of_people()
        by_shift = task.roster.by_shift()
        people = task.roster.people
        self.there: dict[str, list[Volunteer]] = {}
        self.count: dict[str, int] = {}
        for shift in task.roster.shifts:
            listed = rostering.coming(by_shift[shift.id])
            self.count[shift.id] = len(listed)
            self.there[shift.id] = [
                people[one.volunteer_id] for one in listed if one.volunteer_id in people
            ]

    def place(self, shift: DutyShift, person: Volunteer) -> None:
        """Put a person on a permanence."""
        self.theirs.setdefault(person.id, []).append(shift)
        self.there[shift.id].append(person)
        self.count[shift.id] += 1

    def places(self) -> list[Place]:
        """Return what is wanted now, permanence by permanence."""
        found: list[Place] = []
        for shift in self.task.roster.shifts:
            if shift.cancelled_on is None:
                found += self.places_of(shift)
        return found

    def places_of(self, shift: DutyShift) -> list[Place]:
        """Return what a permanence lacks: people, somebody with the key, with the skill.

        With one place left for both, one person must bring both.
        """
        key, skill = rostering.lacks(shift, self.there[shift.id])
        count = self.count[shift.id]
        missing = max(0, shift.minimum - count)
        if (key or skill) and not missing and count < max(shift.maximum, shift.minimum):
            missing = 1
        if missing == 0:
            return []
        if missing == 1:
            return [Place(shift, 0, key=key, skill=skill)]
        first = Place(shift, 0, key=key, skill=skill and not key)
        second = Place(shift, 1, skill=key and skill)
        return [first, second, *(Place(shift, number) for number in range(2, missing))]

    def has_adult(self, shift: DutyShift) -> bool:
        """Tell whether an adult is on a permanence."""
        return any(not one.is_minor for one in self.there[shift.id])

    def why_not(self, person: Volunteer, place: Place) -> Why | None:
        """Return why a person is not put on a place now; None when nothing is against it."""
        found = why_never(person, place.shift)
        return found if found is not None else self.why_not_now(person, place)

    def why_not_now(self, person: Volunteer, place: Place) -> Why | None:
        """Return what is against it in the roster as it stands, days and hours being good."""
        shift = place.shift
        others = self.theirs.get(person.id)
        if others:
            found = self._met(shift, others)
            if found is not None:
                return found
        if person.agreed_minutes is not None and minutes_over(shift, person, others or ()):
            return Why.HOURS
        if person.is_minor and not self.has_adult(shift):
            return Why.MINOR
        if place.key and not rostering.has_key(person, shift):
            return Why.KEY
        if place.skill and not rostering.has_skill(person, shift.skill):
            return Why.SKILL
        return None

    def _met(self, shift: DutyShift, others: Iterable[DutyShift]) -> Why | None:
        rules, same_day, rest = self.task.roster.rules, False, False
        for other in others:
            met = meeting(shift, other, rules)
            if met is FindingKind.DOUBLE_BOOKING:
                return Why.TAKEN
            same_day = same_day or shift.day == other.day
            rest = rest or met is FindingKind.TOO_LITTLE_REST
        if same_day:
            return Why.SAME_DAY
        return Why.REST if rest else None


def why_never(person: Volunteer, shift: DutyShift) -> Why | None:
    """Return what keeps a person from a permanence whatever the roster."""
    assert shift.day is not None
    if rostering.has_left(person, shift.day):
        return Why.LEFT
    if person.hub_ids and shift.hub_id not in person.hub_ids:
        return Why.OTHER_HUB
    if rostering.is_absent(person, shift.day):
        return Why.ABSENT
    if not rostering.is_available(person, shift):
        return Why.UNAVAILABLE
    if person.is_minor and person.parental_authorisation_on is None:
        return Why.UNAUTHORISED
    return None


class Eligible:
    """Who may hold a permanence by days and hours, found once for permanences that are alike."""

    def __init__(self, people: Iterable[Volunteer]) -> None:
        listed = list(people)
        self._dated = [one for one in listed if _depends_on_the_day(one)]
        self._steady = [one for one in listed if not _depends_on_the_day(one)]
        self._known: dict[tuple[str, int, time | None, time | None], list[Volunteer]] = {}

    def of(self, shift: DutyShift) -> list[Volunteer]:
        """Return the people whom nothing keeps from a permanence but the roster."""
        assert shift.day is not None
        alike = shift.hub_id, shift.day.isoweekday(), shift.start, shift.end
        steady = self._known.get(alike)
        if steady is None:
            steady = [one for one in self._steady if why_never(one, shift) is None]
            self._known[alike] = steady
        dated = [one for one in self._dated if why_never(one, shift) is None]
        return steady + dated if dated else steady


def _depends_on_the_day(person: Volunteer) -> bool:
    return bool(person.absences or person.extra_hours or person.left_on or person.joined_on)


class Costs:
    """What each choice costs, by person and permanence, by week and by hours given."""

    def __init__(self, task: Task, before: Situation) -> None:
        self._task = task
        self._weeks: dict[tuple[str, tuple[int, int]], int] = {}
        self._days: dict[str, list[int]] = {}
        self._wishes = {
            one.id: frozenset(fold(wish) for wish in one.wishes)
            for one in task.roster.people.values()
            if one.wishes
        }
        for person_id, shifts in before.theirs.items():
            self._days[person_id] = [one.day.toordinal() for one in shifts if one.day]
            for one in shifts:
                key = person_id, week_of(one)
                self._weeks[key] = self._weeks.get(key, 0) + 1

    def pair(self, person: Volunteer, shift: DutyShift) -> int:
        """Return what a person costs on a permanence, the others apart."""
        base = self._liking(person, shift)
        days = self._days.get(person.id)
        if days and shift.day:
            day = shift.day.toordinal()
            if any(abs(day - other) <= CLOSE_DAYS for other in days):
                base += CLOSE
        return base

    def _liking(self, person: Volunteer, shift: DutyShift) -> int:
        if person.id in self._task.holders.get(shift.id, ()):
            return 0
        if person.id in shift.substitute_ids:
            return SUBSTITUTE
        return WISHED if self.wished(person, shift) else OTHER

    def wished(self, person: Volunteer, shift: DutyShift) -> bool:
        """Tell whether a person wished for the task of a permanence."""
        wishes = self._wishes.get(person.id)
        return bool(wishes) and bool(shift.task) and fold(shift.task) in (wishes or ())

    def week(self, person_id: str, week: tuple[int, int], proposed: int) -> int:
        """Return what one more permanence costs in a week in which some are proposed."""
        return AGAIN_IN_WEEK * (self._weeks.get((person_id, week), 0) + proposed)

    def load(self, person_id: str, proposed: int) -> int:
        """Return what one more permanence costs for a person with some proposed."""
        given = self._task.given.get(person_id, 0)
        return PER_TWO_HOURS * given // 120 + PER_TWO_HOURS * proposed

    def total(self, chosen: Iterable[tuple[Volunteer, DutyShift]], unfilled: int) -> int:
        """Return what a whole proposal costs."""
        weeks: dict[tuple[str, tuple[int, int]], int] = {}
        loads: dict[str, int] = {}
        total = UNFILLED * unfilled
        for person, shift in chosen:
            key = person.id, week_of(shift)
            total += self.pair(person, shift)
            total += self.week(*key, weeks.get(key, 0)) + self.load(
                person.id, loads.get(person.id, 0)
            )
            weeks[key] = weeks.get(key, 0) + 1
            loads[person.id] = loads.get(person.id, 0) + 1
        return total


def week_of(shift: DutyShift) -> tuple[int, int]:
    """Return the ISO year and week of a permanence."""
    assert shift.day is not None
    year, week, _ = shift.day.isocalendar()
    return year, week


def in_order(places: Iterable[Place]) -> list[Place]:
    """Return places by day and hour."""
    return sorted(places, key=lambda one: (minutes_of(one.shift), one.shift.id, one.number))
