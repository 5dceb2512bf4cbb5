"""The indicators of a journée citoyenne (domain dossier D4), each counted from its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.journee_times import EXPECTED, came, stayed_minutes
from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer, Wish
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Proposal, ProposalState, Worksite, WorksiteState

MIN_ANSWERS = 5
"""Answers under which a mean of the survey is shown as « n insuffisant »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that one edition left behind; ``people`` by id."""

    edition: CitizenDay
    proposals: Sequence[Proposal] = ()
    worksites: Sequence[Worksite] = ()
    sign_ups: Sequence[SignUp] = ()
    people: Mapping[str, Volunteer]
    tasks: Sequence[DayTask] = ()
    answers: Sequence[SurveyAnswer] = ()
    incidents: Sequence[Incident] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean mark with the number of answers beside it; None without any answer."""

    n: int
    value: float | None

    @property
    def is_thin(self) -> bool:
        """Tell whether too few answered for the mean to say anything."""
        return self.n < MIN_ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of how many, such as those who would come back among those who answered."""

    k: int
    n: int

    @property
    def rate(self) -> float | None:
        """Return the share between 0 and 1, None when nobody counts."""
        return self.k / self.n if self.n else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksiteLine:
    """One worksite in figures; ``cents`` is None when a cost of its material is unknown."""

    id: str
    number: int | None
    title: str
    quarter: str
    state: WorksiteState
    places: int | None
    signed_up: int
    present: int
    minutes: int
    cents: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """The figures of an edition; hours are of volunteers, those of agents stand apart.

    ``unknown_minutes`` counts those who came and whose time nothing says; ``cents`` is None when
    a cost is unknown, and ``unknown_costs`` how many are.
    """

    proposals: int
    accepted: int
    refused: int
    worksites: int
    done: int
    partly_done: int
    cancelled: int
    signed_up: int
    present: int
    walk_ins: int
    no_shows: Share
    agents: int
    newcomers: int
    minors: int
    quarters: Mapping[str, int]
    worksites_by_quarter: Mapping[str, int]
    associations: int
    minutes: int
    unknown_minutes: int
    agent_minutes: int
    meals: int
    cents: int
    unknown_costs: int
    results: tuple[tuple[str, str, Decimal], ...]
    incidents: int
    declared: int
    answers: int
    overall: Mean
    welcome: Mean
    organisation: Mean
    worksite: Mean
    meal: Mean
    returns: Share
    leads: Share
    lines: tuple[WorksiteLine, ...]

    @property
    def cents_each(self) -> int | None:
        """Return the cost for each participant, rounded; None while a cost is unknown."""
        if self.unknown_costs or not self.present:
            return None
        return round(self.cents / self.present)


def count(records: Records) -> Indicators:
    """Return the indicators of an edition."""
    people = records.people
    volunteers = [one for one in records.sign_ups if not _is_agent(one, people)]
    present = [one for one in volunteers if came(one)]
    walked_in = [one for one in present if one.status is AssignmentStatus.WALK_IN]
    expected = [
        one for one in volunteers if one.status in EXPECTED or one.status is AssignmentStatus.ABSENT
    ]
    missed = [one for one in volunteers if one.status is AssignmentStatus.ABSENT]
    by_id = {one.id: one for one in records.worksites}
    stayed = [stayed_minutes(one, by_id.get(one.worksite_id or ""), records.edition)
              for one in present]  # fmt: skip
    costs = _costs(records)
    proposals = Counter(one.state for one in records.proposals)
    states = Counter(one.state for one in records.worksites)
    answers = records.answers
    return Indicators(
        proposals=len(records.proposals),
        accepted=proposals[ProposalState.ACCEPTED] + proposals[ProposalState.MERGED],
        refused=proposals[ProposalState.REFUSED],
        worksites=len(records.worksites) - states[WorksiteState.CANCELLED],
        done=states[WorksiteState.DONE],
        partly_done=states[WorksiteState.PARTLY_DONE],
        cancelled=states[WorksiteState.CANCELLED],
        signed_up=len(expected),
        present=len(present),
        walk_ins=len(walked_in),
        no_shows=Share(k=len(missed), n=len(expected)),
        agents=len({one.volunteer_id for one in records.sign_ups
                    if came(one) and _is_agent(one, people)}),
        newcomers=sum(one.is_first for one in present),
        minors=sum(_is_minor(one, people) for one in present),
        quarters=_tally(people[one.volunteer_id].quarter
                        for one in present if one.volunteer_id in people),
        worksites_by_quarter=_tally(one.quarter for one in records.worksites
                                    if one.state is not WorksiteState.CANCELLED),
        associations=len(_associations(records, present)),
        minutes=sum(one for one in stayed if one is not None),
        unknown_minutes=sum(one is None for one in stayed),
        agent_minutes=_agent_minutes(records, by_id),
        meals=sum(one.has_meal for one in records.sign_ups if came(one)),
        cents=sum(one for one in costs if one is not None),
        unknown_costs=sum(one is None for one in costs),
        results=_results(records.worksites),
        incidents=len(records.incidents),
        declared=sum(one.declared_on is not None for one in records.incidents),
        answers=len(answers),
        overall=_mean(one.overall for one in answers),
        welcome=_mean(one.welcome for one in answers),
        organisation=_mean(one.organisation for one in answers),
        worksite=_mean(one.worksite for one in answers),
        meal=_mean(one.meal for one in answers),
        returns=_share(answers, lambda one: one.returns),
        leads=_share(answers, lambda one: one.leads),
        lines=tuple(_line(one, records) for one in records.worksites),
    )  # fmt: skip


def _is_agent(sign_up: SignUp, people: Mapping[str, Volunteer]) -> bool:
    person = people.get(sign_up.volunteer_id)
    return person is not None and person.is_agent


def _is_minor(sign_up: SignUp, people: Mapping[str, Volunteer]) -> bool:
    person = people.get(sign_up.volunteer_id)
    return person is not None and person.is_minor


def _tally(names: Iterable[str]) -> dict[str, int]:
    """Return how often each name comes, the most frequent first; "" is what was not said."""
    counted = Counter(" ".join(name.split()) for name in names)
    return dict(sorted(counted.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))


def _associations(records: Records, present: Sequence[SignUp]) -> set[str]:
    """Return the associations that lead a worksite or whose people came."""
    leading = {one.association_id for one in records.worksites
               if one.state is not WorksiteState.CANCELLED}  # fmt: skip
    coming = {records.people[one.volunteer_id].association_id for one in present
              if one.volunteer_id in records.people}  # fmt: skip
    return {one for one in leading | coming if one}


def _agent_minutes(records: Records, worksites: Mapping[str, Worksite]) -> int:
    preparing = sum(one.agent_minutes or 0 for one in records.tasks)
    there = (
        stayed_minutes(one, worksites.get(one.worksite_id or ""), records.edition)
        for one in records.sign_ups
        if _is_agent(one, records.people)
    )
    return preparing + sum(one or 0 for one in there)


def _costs(records: Records) -> list[int | None]:
    """Return each cost; material of cancelled worksites was not bought."""
    bought = [
        material.cents
        for worksite in records.worksites
        if worksite.state is not WorksiteState.CANCELLED
        for material in worksite.materials
    ]
    others = (records.edition.meal_cost_cents, records.edition.other_cost_cents)
    return [*bought, *(one for one in others if one is not None)]


def _results(worksites: Sequence[Worksite]) -> tuple[tuple[str, str, Decimal], ...]:
    """Return what was achieved: name, unit, sum; the same name and unit are added up."""
    sums: dict[tuple[str, str], Decimal] = {}
    for worksite in worksites:
        for one in worksite.results:
            if one.quantity is not None:
                key = (one.name.strip(), one.unit.strip())
                sums[key] = sums.get(key, Decimal(0)) + one.quantity
    return tuple((name, unit, total) for (name, unit), total in sums.items())


def _mean(marks: Iterable[int | None]) -> Mean:
    given = [one for one in marks if one is not None]
    return Mean(n=len(given), value=fmean(given) if given else None)


def _share(answers: Sequence[SurveyAnswer], wish: Callable[[SurveyAnswer], Wish | None]) -> Share:
    given = [wish(one) for one in answers]
    said = [one for one in given if one is not None]
    return Share(k=sum(one is Wish.YES for one in said), n=len(said))


def _line(worksite: Worksite, records: Records) -> WorksiteLine:
    there = [one for one in records.sign_ups
             if one.worksite_id == worksite.id and one.role is not AssignmentRole.REFERENT
             and not _is_agent(one, records.people)]  # fmt: skip
    costs = [one.cents for one in worksite.materials]
    known = [one for one in costs if one is not None]
    return WorksiteLine(
        id=worksite.id,
        number=worksite.number,
        title=worksite.title,
        quarter=worksite.quarter,
        state=worksite.state,
        places=worksite.maximum,
        signed_up=sum(
            one.status in EXPECTED or one.status is AssignmentStatus.ABSENT for one in there
        ),
        present=sum(came(one) for one in there),
        minutes=sum(stayed_minutes(one, worksite, records.edition) or 0 for one in there),
        cents=sum(known) if len(known) == len(costs) else None,
    )
