"""Why a proposal puts a person on a permanence, and why it leaves a place empty, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from polesdesk.domain.french import format_date, format_minutes, format_time, plural
from polesdesk.domain.rostering import minutes_of
from polesdesk.domain.rostering_model import Costs, Place, Situation, Task, Why, candidates
from polesdesk.domain.rostering_proposal import GoOn, Solution, always, solve
from polesdesk.domain.rosters import DutyShift
from polesdesk.domain.speech import marked, said
from polesdesk.domain.volunteers import Volunteer

NOT_THERE = frozenset(
    {Why.LEFT, Why.OTHER_HUB, Why.ABSENT, Why.UNAVAILABLE, Why.UNAUTHORISED}
)  # fmt: skip
"""Why a person is not even available."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A person proposed for a permanence, and why."""

    shift: DutyShift
    person: Volunteer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a permanence still lacks, and why nobody is proposed for it."""

    shift: DutyShift
    missing: int
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Who is proposed where and what stays empty, by day and hour, with the reasons."""

    choices: tuple[Choice, ...] = ()
    gaps: tuple[Gap, ...] = ()
    is_best: bool = False


def propose(task: Task, go_on: GoOn = always) -> Proposal:
    """Return the proposal of a roster with its explanations; told to stop, the greedy one."""
    return explained(task, solve(task, go_on))


def explained(task: Task, solution: Solution) -> Proposal:
    """Return a solution with its reasons."""
    before, after = Situation(task), Situation(task)
    for place, person in solution.chosen:
        after.place(place.shift, person)
    costs = Costs(task, before)
    people = candidates(task)
    return Proposal(
        choices=tuple(
            Choice(
                shift=place.shift,
                person=person,
                reason=_reason(task, costs, place, person, _possible(solution, before, place)),
            )
            for place, person in solution.chosen
        ),
        gaps=tuple(_gaps(after, people, solution.empty)),
        is_best=solution.is_best,
    )


def _possible(solution: Solution, before: Situation, place: Place) -> list[Volunteer]:
    """Return the adults who could hold a place before anything was proposed."""
    known = solution.possible.get(place)
    if known is not None:
        return known
    people = (one for one in candidates(before.task) if not one.is_minor)
    return [one for one in people if before.why_not(one, place) is None]


def _reason(
    task: Task, costs: Costs, place: Place, person: Volunteer, possible: list[Volunteer]
) -> str:
    among = "" if person.is_minor else _among(task, person, possible)
    parts = [_liking(task, costs, place.shift, person), among, _given(task, person)]
    sentence = "\u202f; ".join(part for part in parts if part)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _liking(task: Task, costs: Costs, shift: DutyShift, person: Volunteer) -> str:
    if person.id in task.holders.get(shift.id, ()):
        return said("titulaire de cette permanence")
    if person.id in shift.substitute_ids:
        return said("fait partie des remplaçants de cette permanence")
    if costs.wished(person, shift):
        return said("a souhaité cette mission")
    return ""


def _given(task: Task, person: Volunteer) -> str:
    given = task.given.get(person.id, 0)
    since = format_date(task.since)
    if not given:
        return said("aucune heure depuis le {since}").format(since=since)
    return said("{hours} données ou prévues depuis le {since}").format(
        hours=format_minutes(given), since=since
    )


def _among(task: Task, person: Volunteer, possible: list[Volunteer]) -> str:
    count = len(possible)
    if count < 2:
        return said("seule personne possible")
    given = task.given.get(person.id, 0)
    others = [task.given.get(one.id, 0) for one in possible if one.id != person.id]
    if all(given < other for other in others):
        sentence = said("la personne la moins sollicitée des {count} possibles")
    elif all(given <= other for other in others):
        sentence = said("parmi les moins sollicitées des {count} personnes possibles")
    else:
        sentence = said("{count} personnes possibles")
    return sentence.format(count=count)


def _gaps(after: Situation, people: list[Volunteer], empty: Iterable[Place]) -> Iterable[Gap]:
    by_shift: dict[str, list[Place]] = {}
    for place in empty:
        by_shift.setdefault(place.shift.id, []).append(place)
    for places in by_shift.values():
        said_once = dict.fromkeys(hole(after, people, place) for place in places)
        yield Gap(shift=places[0].shift, missing=len(places), explanation=" ".join(said_once))


def hole(now: Situation, people: Iterable[Volunteer], place: Place) -> str:
    """Return why nobody may hold a place in a roster as it stands, counted person by person."""
    on_it = {one.id for one in now.there[place.shift.id]}
    why = {one.id: now.why_not(one, place) for one in people if one.id not in on_it}
    listed = [one for one in why.values() if one not in (Why.LEFT, Why.OTHER_HUB)]
    there = [one for one in listed if one not in NOT_THERE]
    if not listed and on_it:
        return said("Personne d’autre n’est inscrit pour ce pôle.")
    if not listed:
        return said("Aucun bénévole n’est inscrit pour ce pôle.")
    if not there:
        reasons = _counted(Counter(listed), place, now, why)
        return said("Personne n’est disponible\u202f: {reasons}.").format(reasons=reasons)
    start = _taken_words(place, now, why)
    if set(there) == {Why.TAKEN}:
        if len(there) == 1:
            return said("1\u00a0personne disponible, déjà prise {when}.").format(when=start)
        return said("{count} personnes disponibles, toutes déjà prises {when}.").format(
            count=len(there), when=start
        )
    reasons = _counted(Counter(there), place, now, why)
    if len(there) == 1:
        reason = reasons.removeprefix("1\u00a0")
        return said("1\u00a0personne disponible, {reason}.").format(reason=reason)
    return said("{count}\u00a0personnes disponibles\u202f: {reasons}.").format(
        count=len(there), reasons=reasons
    )


def _taken_words(place: Place, now: Situation, why: dict[str, Why | None]) -> str:
    """Return « à 14 h » when all who are taken are so at the start, else « à ces heures »."""
    start, _ = minutes_of(place.shift)
    for person_id, found in why.items():
        if found is Why.TAKEN and not any(
            begun <= start < ended for begun, ended in map(minutes_of, now.theirs[person_id])
        ):
            return said("à ces heures")
    assert place.shift.start is not None
    return said("à {hour}").format(hour=format_time(place.shift.start))


ONE = {
    Why.ABSENT: marked("1\u00a0absente"),
    Why.UNAVAILABLE: marked("1\u00a0hors de ses disponibilités"),
    Why.UNAUTHORISED: marked("1\u00a0mineure sans autorisation parentale"),
    Why.TAKEN: marked("1\u00a0déjà prise {when}"),
    Why.SAME_DAY: marked("1\u00a0déjà de permanence ce jour-là"),
    Why.REST: marked("1\u00a0qui aurait trop peu de repos"),
    Why.HOURS: marked("1\u00a0au bout de la durée convenue"),
    Why.MINOR: marked("1\u00a0mineure, sans adulte présent"),
    Why.KEY: marked("1\u00a0sans la clé"),
    Why.SKILL: marked("1\u00a0sans la compétence"),
}
SEVERAL = {
    Why.ABSENT: marked("{count}\u00a0absentes"),
    Why.UNAVAILABLE: marked("{count}\u00a0hors de leurs disponibilités"),
    Why.UNAUTHORISED: marked("{count}\u00a0mineures sans autorisation parentale"),
    Why.TAKEN: marked("{count}\u00a0déjà prises {when}"),
    Why.SAME_DAY: marked("{count}\u00a0déjà de permanence ce jour-là"),
    Why.REST: marked("{count}\u00a0qui auraient trop peu de repos"),
    Why.HOURS: marked("{count}\u00a0au bout de la durée convenue"),
    Why.MINOR: marked("{count}\u00a0mineures, sans adulte présent"),
    Why.KEY: marked("{count}\u00a0sans la clé"),
    Why.SKILL: marked("{count}\u00a0sans la compétence"),
}


def _counted(
    counts: Counter[Why | None], place: Place, now: Situation, why: dict[str, Why | None]
) -> str:
    when = _taken_words(place, now, why)
    words = ONE, SEVERAL
    return ", ".join(
        said(words[counts[one] > 1][one]).format(count=counts[one], when=when)
        for one in Why
        if counts[one] and one in ONE
    )


def missing_words(count: int) -> str:
    """Return « 1 personne manque » or « 2 personnes manquent »."""
    verb = said("manque") if count < 2 else said("manquent")
    return f"{plural(count, said('personne'))} {verb}"
