"""The visits of the demonstration file: some months of rounds, one under way, one to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from polesdesk.actions import rounds, visits
from polesdesk.actions.demo_days import workday
from polesdesk.actions.rounds import RoundWish
from polesdesk.actions.runner import Runner, Work
from polesdesk.actions.visit_lines import hours_of
from polesdesk.domain.hubs import Room, bare_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.visit_questions import ACTION_KEY, with_answer
from polesdesk.domain.visiting import PEOPLE, is_expected, next_version_number, timed
from polesdesk.domain.visits import (
    DatedRemark,
    Finding,
    FindingKind,
    Motive,
    Round,
    Visit,
    VisitOrigin,
    VisitState,
)
from polesdesk.store import hubs, records
from polesdesk.store import visits as stored
from polesdesk.store.kinds import FINDING, ROOM, VISIT

AGENTS = ("Camille Exemple", "Dominique Exemple", "Alix Exemple")
ROUNDS = 46
"""Rounds made in the past; a hub comes back after all the others."""
EVERY = timedelta(days=5)
_SEED = 20_261
_SEEN = (
    (FindingKind.AS_PLANNED, 0.68),
    (FindingKind.EMPTY, 0.18),
    (FindingKind.OTHER_OCCUPANT, 0.04),
    (FindingKind.CLOSED, 0.04),
    (FindingKind.NO_ACCESS, 0.02),
    (FindingKind.NOT_CHECKED, 0.04),
)
"""How often a room where somebody is expected is found in each way."""
_NOTES = {
    FindingKind.EMPTY: ("lumière éteinte, chaises rangées", "porte ouverte, personne", ""),
    FindingKind.OTHER_OCCUPANT: ("échange de salle entre associations, non signalé",),
    FindingKind.NO_ACCESS: ("serrure bloquée, clé du pôle sans effet",),
    FindingKind.UNPLANNED: ("réunion improvisée, cinq minutes de conversation",),
}

GoTo = Callable[[date], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One round of the past: in which hub, on which day, in which part of it."""

    rank: int
    hub_id: str
    hub: str
    day: date
    span: tuple[time, time]


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Make the visits of the demonstration, each on its day; ``go_to`` moves the clock."""
    chance = Random(_SEED)  # noqa: S311 - the same visits in each demonstration
    first = today - EVERY * ROUNDS - timedelta(days=9)
    for rank in range(ROUNDS):
        begun = first + EVERY * rank
        go_to(begun)
        stop = runner.read(_stop, rank, begun)
        if stop is not None:
            go_to(stop.day)
            runner.do(_make, stop, chance)
    go_to(today - timedelta(days=2))
    runner.do(_leave_draft, today - timedelta(days=2))
    go_to(today - timedelta(days=1))
    runner.do(_correct_last)
    go_to(today)
    runner.do(_prepare, today + timedelta(days=3))


def _stop(work: Work, rank: int, begun: date) -> Stop | None:
    """Return the round that teaches most in the days that follow, in the hub whose turn it is."""
    every = hubs.all_hubs(work.connection)
    if not every:
        return None
    hub = every[rank % len(every)]
    wish = RoundWish(first=begun, last=begun + timedelta(days=6), hub_ids=(hub.id,), most=1)
    for one in rounds.propose(work, wish):
        span = (one.from_time, one.to_time)
        return Stop(rank=rank, hub_id=hub.id, hub=hub.name, day=one.day, span=span)
    return None


def _make(work: Work, stop: Stop, chance: Random) -> None:
    """Keep a round and the final visit that was made from it, in one command."""
    every = rounds.lines(work, stop.hub_id, stop.day, *stop.span)
    nobody = [one for one in every if not is_expected(one)][:1]
    lines = tuple(one for one in every if is_expected(one) or one in nobody)
    agent = AGENTS[stop.rank % len(AGENTS)]
    motive = Motive.COMPLAINT if stop.rank % 9 == 8 else Motive.FAIR
    work.name("visit.finalise", f"visite du pôle {bare_name(stop.hub)}")
    one = rounds.save(
        work,
        Round(
            id=new_id(), hub_id=stop.hub_id, day=stop.day, from_time=stop.span[0],
            to_time=stop.span[1], agent=agent, motive=motive, lines=lines,
            printed_on=stop.day - timedelta(days=1),
        ),
    )  # fmt: skip
    draft = visits.begin_round(work, one.id, VisitOrigin.SHEET, time_in=_minutes_on(stop, 25))
    found = [
        _seated(work, _seen(each, chance)) for each in stored.findings_of(work.connection, draft.id)
    ]
    visit = replace(draft, time_out=_minutes_on(stop, 65 + 15 * len(found)))
    for after in timed(visit, found, hours_of(work, visit, found)):
        work.save(FINDING, after)
    final = replace(
        visit,
        state=VisitState.FINAL,
        finalised_at=work.moment,
        remarks=tuple(_remarks(stop)),
        association_remark=_said_on_site(stop),
    )
    work.save(VISIT, final)


def _minutes_on(stop: Stop, minutes: int) -> time:
    begun = datetime.combine(stop.day, stop.span[0])
    return min((begun + timedelta(minutes=minutes)).time(), time(22, 30))


def _seen(one: Finding, chance: Random) -> Finding:
    kind = _kind(one, chance)
    if kind is FindingKind.NOT_CHECKED:
        return one
    headcount = chance.randint(2, 24) if kind in PEOPLE else None
    note = chance.choice(_NOTES.get(kind, ("",)))
    answers = one.answers
    if kind is FindingKind.NO_ACCESS:
        answers = with_answer(answers, ACTION_KEY, "demande de travaux")
    return replace(one, kind=kind, headcount=headcount, note=note, answers=answers)


def _seated(work: Work, one: Finding) -> Finding:
    """Return a finding with no more people than the room holds."""
    room: Room | None = records.get(work.connection, ROOM, one.room_id)
    if one.headcount is None or room is None or room.capacity is None:
        return one
    return replace(one, headcount=min(one.headcount, room.capacity))


def _kind(one: Finding, chance: Random) -> FindingKind:
    if not is_expected(one):
        return FindingKind.UNPLANNED if chance.random() < 0.06 else FindingKind.EMPTY
    drawn, total = chance.random(), 0.0
    for kind, share in _SEEN:
        total += share
        if drawn < total:
            return kind
    return FindingKind.AS_PLANNED


def _remarks(stop: Stop) -> Iterator[DatedRemark]:
    if stop.rank == ROUNDS - 3:
        text = "Nous étions en sortie ce jour-là, la clé était restée à l’accueil."
        day = stop.day + timedelta(days=4)
        yield DatedRemark(day=day, author="L’association (EXEMPLE)", text=text)


def _said_on_site(stop: Stop) -> str:
    return "Le chauffage met longtemps à démarrer le matin." if stop.rank % 7 == 3 else ""


def _correct_last(work: Work) -> None:
    """Correct the last visit by a new version, as an error of typing asks for."""
    made = _visits_of(work, VisitState.FINAL)
    if not made:
        return
    former = made[-1]
    work.name("visit.correct", f"correction de la visite {former.number}")
    fresh = visits.correct(work, former.id, "Nombre de personnes lu de travers sur la feuille.")
    for one in stored.findings_of(work.connection, fresh.id):
        if one.headcount:
            work.save(FINDING, replace(one, headcount=one.headcount - 1))
            break
    assert fresh.number == next_version_number(former.number)
    visits.finalise(work, fresh.id)


def _leave_draft(work: Work, day: date) -> None:
    """Begin a visit and leave it half done."""
    hub = hubs.all_hubs(work.connection)[0]
    span = (time(14), time(18))
    visit = visits.begin(work, hub.id, workday(day), span, agent=AGENTS[0], motive=Motive.TARGETED)
    rooms = stored.findings_of(work.connection, visit.id)
    for one in rooms[: len(rooms) // 2]:
        kind = FindingKind.AS_PLANNED if is_expected(one) else FindingKind.EMPTY
        headcount = 7 if kind is FindingKind.AS_PLANNED else None
        work.save(FINDING, replace(one, kind=kind, headcount=headcount, time=time(14, 20)))


def _prepare(work: Work, day: date) -> None:
    """Prepare a round that is still to be made."""
    wish = RoundWish(first=day, last=day + timedelta(days=6), most=1)
    rounds.save_proposed(work, rounds.propose(work, wish), AGENTS[1], Motive.FAIR)


def _visits_of(work: Work, state: VisitState) -> Sequence[Visit]:
    query = ListQuery(filters={"state": state}, sort="day")
    found: list[Visit] = records.get_many(
        work.connection, VISIT, stored.ids(work.connection, query)
    )
    return found
