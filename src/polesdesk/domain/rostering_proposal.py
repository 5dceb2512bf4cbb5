"""The proposal of a roster: a greedy one at once, then the best one of the same model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from polesdesk.domain.rostering_flow import Network
from polesdesk.domain.rostering_model import (
    UNFILLED,
    Costs,
    Eligible,
    Place,
    Situation,
    Task,
    candidates,
    in_order,
    week_of,
)
from polesdesk.domain.rosters import DutyShift
from polesdesk.domain.volunteers import Volunteer

MANY_PAIRS = 100_000
"""Pairs of person and place above which the best proposal is not looked for."""
ROUNDS = 4
"""How often what no flow can say (rest over midnight, agreed hours) is cut and solved again."""
GoOn = Callable[[], bool]
Chosen = list[tuple[Place, Volunteer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Who is proposed where, the places left empty, what it costs.

    ``is_best`` when no proposal of the model costs less; ``possible`` are the people who could
    hold each place before anything was proposed.
    """

    chosen: tuple[tuple[Place, Volunteer], ...]
    empty: tuple[Place, ...]
    cost: int
    is_best: bool
    possible: dict[Place, list[Volunteer]]


def always() -> bool:
    """Go on."""
    return True


def greedy(task: Task) -> Solution:
    """Return a proposal made place by place, those with the fewest people first."""
    search = _Search(task)
    return search.solved(search.by_passes(search.greedily), is_best=False)


def solve(task: Task, go_on: GoOn = always) -> Solution:
    """Return the best proposal of the model, never worse than the greedy one.

    Adults are placed first, then minors where an adult is. What a flow cannot say is cut off
    and solved again; then, or when told to stop, or with very many people, the better of the
    two is returned and ``is_best`` is False.
    """
    search = _Search(task)
    first = search.solved(search.by_passes(search.greedily), is_best=False)
    if search.pair_count > MANY_PAIRS:
        return first
    search.go_on = go_on
    chosen = search.by_passes(search.by_flow)
    second = search.solved(chosen, is_best=search.is_exact)
    return second if (second.cost, not second.is_best) <= (first.cost, True) else first


class _Search:
    """Fills the places of a task, adults first, and keeps what was found on the way."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.before = Situation(task)
        self.costs = Costs(task, self.before)
        self.places = in_order(self.before.places())
        self.people = sorted(candidates(task), key=lambda one: one.id)
        self.possible = self._possible()
        self.pair_count = sum(map(len, self.possible.values()))
        self.go_on: GoOn = always
        self.is_exact = True

    def _possible(self) -> dict[Place, list[Volunteer]]:
        eligible = Eligible(one for one in self.people if not one.is_minor)
        return {place: self._free(eligible.of(place.shift), place) for place in self.places}

    def _free(self, people: Iterable[Volunteer], place: Place) -> list[Volunteer]:
        return [one for one in people if self.before.why_not_now(one, place) is None]

    def by_passes(self, fill: Callable[[_Pass], Chosen]) -> Chosen:
        """Fill the places with adults, then with minors, then what a person freed meanwhile."""
        now = Situation(self.task)
        chosen = fill(_Pass(self, now, self.possible))
        minors = [one for one in self.people if one.is_minor]
        later = fill(_Pass(self, now, self._wanted(now, minors))) if minors else []
        later += self.greedily(_Pass(self, now, self._wanted(now, self.people)))
        self.is_exact = self.is_exact and not later
        return chosen + later

    def _wanted(self, now: Situation, people: Sequence[Volunteer]) -> dict[Place, list[Volunteer]]:
        """Return the places still empty, as they are wanted now, with who may hold them."""
        eligible = Eligible(people)
        wanted = in_order(now.places())
        return {
            place: [one for one in eligible.of(place.shift) if now.why_not_now(one, place) is None]
            for place in wanted
        }

    def greedily(self, one: _Pass) -> Chosen:
        """Fill places one by one, the scarcest first, each with who costs least now."""
        chosen: Chosen = []
        order = sorted(one.possible, key=lambda place: len(one.possible[place]))
        for place in order:
            person = one.cheapest(place)
            if person is not None:
                one.take(place, person)
                chosen.append((place, person))
        return chosen

    def by_flow(self, one: _Pass) -> Chosen:
        """Fill places at least cost; what breaks a rule that no flow can say is cut off."""
        cut: set[tuple[Place, str]] = set()
        for _ in range(ROUNDS):
            found = _flow(one, cut, self.go_on)
            if found is None:
                break
            broken = one.breaking(found)
            if not broken:
                for place, person in found:
                    one.take(place, person)
                return found
            self.is_exact = False
            cut |= {(place, person.id) for place, person in broken}
        self.is_exact = False
        return self.greedily(one)

    def solved(self, chosen: Chosen, *, is_best: bool) -> Solution:
        """Return a proposal with its cost and the places it leaves empty."""
        after = Situation(self.task)
        for place, person in chosen:
            after.place(place.shift, person)
        empty = in_order(after.places())
        pairs = [(person, place.shift) for place, person in chosen]
        return Solution(
            chosen=tuple(sorted(chosen, key=lambda one: self._rank(one[0]))),
            empty=tuple(empty),
            cost=self.costs.total(pairs, len(empty)),
            is_best=is_best,
            possible=self.possible,
        )

    def _rank(self, place: Place) -> tuple[object, ...]:
        shift = place.shift
        return (shift.day, shift.start, shift.id, place.number)


class _Pass:
    """One pass over the places: who may hold them, and what is taken so far."""

    def __init__(
        self, search: _Search, now: Situation, possible: dict[Place, list[Volunteer]]
    ) -> None:
        self.costs, self.now, self.possible = search.costs, now, possible
        self._weeks: dict[tuple[str, tuple[int, int]], int] = {}
        self._loads: dict[str, int] = {}

    def cheapest(self, place: Place) -> Volunteer | None:
        """Return who costs least on a place now, None when nobody may hold it."""
        best, least = None, UNFILLED
        for person in self.possible[place]:
            cost = self._cost(person, place.shift)
            if cost < least and self.now.why_not_now(person, place) is None:
                best, least = person, cost
        return best

    def _cost(self, person: Volunteer, shift: DutyShift) -> int:
        week = week_of(shift)
        return (
            self.costs.pair(person, shift)
            + self.costs.week(person.id, week, self._weeks.get((person.id, week), 0))
            + self.costs.load(person.id, self._loads.get(person.id, 0))
        )

    def take(self, place: Place, person: Volunteer) -> None:
        """Put a person on a place."""
        key = person.id, week_of(place.shift)
        self._weeks[key] = self._weeks.get(key, 0) + 1
        self._loads[person.id] = self._loads.get(person.id, 0) + 1
        self.now.place(place.shift, person)

    def breaking(self, chosen: Chosen) -> Chosen:
        """Return the choices that a rule forbids when all are taken together, in order."""
        trial = Situation(self.now.task)
        trial.theirs = {key: list(shifts) for key, shifts in self.now.theirs.items()}
        trial.there = {key: list(people) for key, people in self.now.there.items()}
        trial.count = dict(self.now.count)
        broken: Chosen = []
        for place, person in chosen:
            if trial.why_not_now(person, place) is not None:
                broken.append((place, person))
            else:
                trial.place(place.shift, person)
        return broken


def _flow(one: _Pass, cut: set[tuple[Place, str]], go_on: GoOn) -> Chosen | None:
    """Return the cheapest filling of the places without what is cut; None when told to stop."""
    network = Network(0)
    sink = network.node()
    forest = _Forest(network, sink, one)
    starts, arcs = [], list[tuple[int, Place, Volunteer]]()
    for place, people in one.possible.items():
        start = network.node()
        starts.append(start)
        network.arc(start, sink, UNFILLED)
        for person in people:
            if (place, person.id) not in cut:
                cost = one.costs.pair(person, place.shift)
                arc = network.arc(start, forest.day(person, place.shift), cost)
                arcs.append((arc, place, person))
    if not network.send(starts, sink, go_on):
        return None
    return [(place, person) for arc, place, person in arcs if network.is_used(arc)]


class _Forest:
    """The nodes of people, of their weeks and of their days, made as they are asked for."""

    def __init__(self, network: Network, sink: int, one: _Pass) -> None:
        self._network, self._sink, self._costs = network, sink, one.costs
        self._most = _most_days(one.possible)
        self._people: dict[str, int] = {}
        self._weeks: dict[tuple[str, tuple[int, int]], int] = {}
        self._days: dict[tuple[str, int], int] = {}

    def day(self, person: Volunteer, shift: DutyShift) -> int:
        """Return the node of a person's day, through which one permanence goes."""
        assert shift.day is not None
        key = person.id, shift.day.toordinal()
        if key not in self._days:
            self._days[key] = node = self._network.node()
            self._network.arc(node, self._week(person.id, week_of(shift)), 0)
        return self._days[key]

    def _week(self, person_id: str, week: tuple[int, int]) -> int:
        key = person_id, week
        if key not in self._weeks:
            self._weeks[key] = node = self._network.node()
            person = self._person(person_id)
            for number in range(7):
                self._network.arc(node, person, self._costs.week(person_id, week, number))
        return self._weeks[key]

    def _person(self, person_id: str) -> int:
        if person_id not in self._people:
            self._people[person_id] = node = self._network.node()
            for number in range(self._most[person_id]):
                self._network.arc(node, self._sink, self._costs.load(person_id, number))
        return self._people[person_id]


def _most_days(possible: dict[Place, list[Volunteer]]) -> dict[str, int]:
    """Return on how many days each person could be proposed."""
    days: dict[str, set[object]] = {}
    for place, people in possible.items():
        for person in people:
            days.setdefault(person.id, set()).add(place.shift.day)
    return {key: len(found) for key, found in days.items()}
