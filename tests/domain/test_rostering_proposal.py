"""The proposal of a roster: no rule broken, never worse than greedy, its explanations true."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from polesdesk.domain.rostering import Roster, RosterRules
from polesdesk.domain.rostering_checks import HARD, check
from polesdesk.domain.rostering_model import UNFILLED, Costs, Place, Situation, Task, Why
from polesdesk.domain.rostering_proposal import Solution, always, greedy, solve
from polesdesk.domain.rostering_reasons import explained, hole, propose
from polesdesk.domain.rosters import Assignment, DutyShift
from polesdesk.domain.volunteers import Absence, Availability, Volunteer

MONDAY = date(2026, 11, 2)
HOURS = ((9, 12), (14, 16), (15, 18), (20, 23))


def shift(
    number: int, day: int = 0, hours: tuple[int, int] = (14, 16), **fields: object
) -> DutyShift:
    """Return a permanence some days after the first Monday."""
    values: dict[str, object] = {"minimum": 1, "maximum": 2, "hub_id": "hub"} | fields
    return DutyShift(
        id=f"s{number}",
        day=MONDAY + timedelta(days=day),
        start=time(hours[0]),
        end=time(hours[1]),
        **values,  # type: ignore[arg-type]
    )


def person(number: int, **fields: object) -> Volunteer:
    """Return a volunteer."""
    return Volunteer(
        id=f"p{number}",
        first_name="Test",
        last_name=f"N{number}",
        **fields,  # type: ignore[arg-type]
    )


def task(
    people: list[Volunteer],
    shifts: list[DutyShift],
    there: list[tuple[str, str]] | None = None,
    given: dict[str, int] | None = None,
) -> Task:
    """Return what a proposal is made from; ``there`` are permanences and who is on them."""
    days = {one.id: one.day for one in shifts}
    roster = Roster(
        shifts=shifts,
        assignments=[
            Assignment(id=f"{s}-{p}", shift_id=s, volunteer_id=p, day=days[s])
            for s, p in there or ()
        ],
        people={one.id: one for one in people},
        rules=RosterRules(),
        around=[],
    )
    return Task(roster=roster, since=date(2026, 9, 1), given=given or {})


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Return small rosters in which every rule has its say."""
    people = [
        person(
            number,
            is_minor=draw(st.integers(0, 5)) == 0,
            is_agent=draw(st.integers(0, 7)) == 0,
            parental_authorisation_on=draw(st.sampled_from([None, MONDAY])),
            key_hub_ids=draw(st.sampled_from([(), ("hub",)])),
            skills=draw(st.sampled_from([(), ("Écrivain public",)])),
            wishes=draw(st.sampled_from([(), ("Accueil",)])),
            hub_ids=draw(st.sampled_from([(), ("hub",), ("other",)])),
            agreed_minutes=draw(st.sampled_from([None, None, 240])),
            absences=draw(st.sampled_from([(), (Absence(from_date=MONDAY, to_date=MONDAY),)])),
            availability=draw(
                st.sampled_from([(), (), (Availability(weekday=1, start=time(8), end=time(19)),)])
            ),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    shifts = [
        shift(
            number,
            draw(st.integers(0, 2)),
            draw(st.sampled_from(HOURS)),
            task=draw(st.sampled_from(["", "accueil"])),
            minimum=draw(st.integers(0, 2)),
            needs_key=draw(st.booleans()),
            skill=draw(st.sampled_from(["", "", "écrivain public"])),
            substitute_ids=draw(st.sampled_from([(), ("p0",)])),
        )
        for number in range(draw(st.integers(1, 5)))
    ]
    there = [(one.id, "p0") for one in shifts[:1] if draw(st.booleans()) and people]
    given = {one.id: draw(st.sampled_from([0, 120, 600])) for one in people}
    return task(people, shifts, there, given)


def with_solution(one: Task, solution: Solution) -> Roster:
    """Return the roster as it would be once everything is accepted."""
    added = [
        Assignment(id=f"new-{place.shift.id}-{who.id}", shift_id=place.shift.id,
                   volunteer_id=who.id, day=place.shift.day)
        for place, who in solution.chosen
    ]  # fmt: skip
    return Roster(
        shifts=one.roster.shifts,
        assignments=one.roster.assignments + added,
        people=one.roster.people,
        rules=one.roster.rules,
        around=[],
    )


@given(tasks())
@settings(max_examples=300, deadline=None)
def test_a_proposal_breaks_no_rule_and_is_never_worse_than_greedy(one: Task) -> None:
    """Hard and soft rules of people hold in what is proposed, and the best costs least."""
    first, best = greedy(one), solve(one)
    assert best.cost <= first.cost
    before = {(f.shift.id, f.kind, f.people) for f in check(one.roster)}
    proposed = {who.id for _, who in best.chosen}
    for finding in check(with_solution(one, best)):
        if (finding.shift.id, finding.kind, finding.people) in before:
            continue
        assert finding.kind not in HARD
        assert not proposed & {who.id for who in finding.people} or finding.kind in {
            "key_missing", "skill_missing"
        }  # fmt: skip


@given(tasks())
@settings(max_examples=200, deadline=None)
def test_every_empty_place_is_explained_person_by_person(one: Task) -> None:
    """Of a place left empty, each person has a reason that is true in the proposed roster."""
    for solution in (greedy(one), solve(one)):
        after = Situation(one)
        for place, who in solution.chosen:
            after.place(place.shift, who)
        people = [p for p in one.roster.people.values() if not p.is_agent]
        for place in solution.empty:
            for who in people:
                why = after.why_not(who, place)
                assert why is not None
                assert _is_true(why, who, place, after)


def _is_true(why: Why, who: Volunteer, place: Place, now: Situation) -> bool:
    """Check a reason against the plain facts, without the model."""
    theirs = now.theirs.get(who.id, [])
    same_day = [s for s in theirs if s.day == place.shift.day]
    assert place.shift.start
    assert place.shift.end
    meets = any(s.start < place.shift.end and place.shift.start < s.end for s in same_day)  # type: ignore[operator]
    hours = sum(_hours(s) for s in theirs) + _hours(place.shift)
    adults = [p for p in now.there[place.shift.id] if not p.is_minor]
    return {
        Why.OTHER_HUB: "hub" not in who.hub_ids and bool(who.hub_ids),
        Why.ABSENT: bool(who.absences) and place.shift.day == MONDAY,
        Why.UNAVAILABLE: bool(who.availability)
        and (place.shift.day != MONDAY or place.shift.end > time(19)),
        Why.UNAUTHORISED: who.is_minor and who.parental_authorisation_on is None,
        Why.TAKEN: meets,
        Why.SAME_DAY: bool(same_day) and not meets,
        Why.REST: not same_day and bool(theirs),
        Why.HOURS: who.agreed_minutes is not None and hours * 60 > who.agreed_minutes,
        Why.MINOR: who.is_minor and not adults,
        Why.KEY: place.key and not who.key_hub_ids,
        Why.SKILL: place.skill and not who.skills,
        Why.LEFT: False,
    }[why]


def _hours(one: DutyShift) -> int:
    assert one.start
    assert one.end
    return one.end.hour - one.start.hour


@given(tasks())
@settings(max_examples=150, deadline=None)
def test_the_best_proposal_is_that_of_brute_force(one: Task) -> None:
    """Where the flow alone decides, no filling of the places costs less."""
    solution = solve(one)
    places = list(solution.possible)
    if not solution.is_best or len(places) > 5:
        return
    options = [[None, *solution.possible[place]] for place in places]
    least = min(_cost(one, places, picked) for picked in product(*options))
    assert solution.cost == least


def _cost(one: Task, places: list[Place], picked: tuple[Volunteer | None, ...]) -> int:
    now, pairs = Situation(one), []
    for place, who in zip(places, picked, strict=True):
        if who is None:
            continue
        if now.why_not_now(who, place) is not None:
            return UNFILLED * 100
        now.place(place.shift, who)
        pairs.append((who, place.shift))
    return Costs(one, Situation(one)).total(pairs, len(places) - len(pairs))


def test_people_taken_at_the_hour_are_said_so() -> None:
    people = [person(1), person(2), person(3)]
    shifts = [shift(1, minimum=3, maximum=3), shift(2)]
    found = propose(task(people, shifts, [("s1", "p1"), ("s1", "p2"), ("s1", "p3")]))
    assert [one.explanation for one in found.gaps] == [
        "3 personnes disponibles, toutes déjà prises à 14\u00a0h."
    ]


def test_a_hole_says_who_has_no_key_and_who_is_away() -> None:
    people = [person(1), person(2, absences=(Absence(from_date=MONDAY, to_date=MONDAY),))]
    one = task(people, [shift(1, needs_key=True)])
    gap = propose(one).gaps[0]
    assert gap.explanation == "1\u00a0personne disponible, sans la clé."
    assert hole(Situation(one), people[1:], Place(shift(1), 0)) == (
        "Personne n’est disponible\u202f: 1\u00a0absente."
    )


def test_the_least_solicited_comes_first_and_is_told_so() -> None:
    one = task([person(1), person(2)], [shift(1)], given={"p1": 600})
    choice = propose(one).choices[0]
    assert choice.person.id == "p2"
    assert choice.reason == (
        "La personne la moins sollicitée des 2 possibles\u202f; aucune heure depuis le 01/09/2026."
    )


def test_fairness_spreads_permanences_over_people_and_weeks() -> None:
    shifts = [shift(number, day=7 * number) for number in range(6)]
    found = propose(task([person(1), person(2), person(3)], shifts))
    counts = [sum(c.person.id == f"p{n}" for c in found.choices) for n in (1, 2, 3)]
    assert counts == [2, 2, 2]
    assert found.is_best


def test_a_proposal_told_to_stop_is_the_greedy_one() -> None:
    one = task([person(1), person(2)], [shift(1), shift(2, day=1)])
    stopped = solve(one, lambda: False)
    assert not stopped.is_best
    assert stopped.cost == greedy(one).cost
    assert solve(one, always).is_best


def test_the_explanations_are_those_of_the_solution() -> None:
    one = task([person(1, wishes=("accueil",)), person(2)], [shift(1, task="Accueil")])
    shown = explained(one, solve(one))
    assert [c.reason.split("\u202f;")[0] for c in shown.choices] == ["A souhaité cette mission"]
