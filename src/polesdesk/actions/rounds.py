"""What a manager does with rounds: have them proposed, adjust them, print the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from polesdesk.actions import planning
from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.names import file_name
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.progress import Progress
from polesdesk.domain.round_proposals import (
    HubStops,
    Knowledge,
    in_words,
    office_whys,
    proposals_of,
    slot_stops,
    spread,
)
from polesdesk.domain.round_sheets import RoundSheet, SheetLine
from polesdesk.domain.rounds import place_of, sheet_lines
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.scans import sheet_number
from polesdesk.domain.settings import Settings
from polesdesk.domain.speech import said
from polesdesk.domain.visit_rows import ProposedRound, RoundCard, RoundRow, round_state
from polesdesk.domain.visits import Motive, Round, RoundLine
from polesdesk.store import authority, conventions, findings, hubs, rounds, visits
from polesdesk.store.kinds import HUB, ROUND

MEMORY_DAYS = 730
"""What was seen before is forgotten by proposals."""
HUBS_LOOKED_AT = 25
"""Hubs among which rounds are proposed: those visited least lately."""
RECENT_DAYS = 90


def count(work: Work, query: ListQuery) -> int:
    """Return how many rounds the query holds."""
    return rounds.count(work.connection, query, work.today)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[RoundRow, ...]:
    """Return one page of rounds."""
    found = rounds.ids(work.connection, query, work.today, offset, limit)
    return rounds.rows(work.connection, found, work.today)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a round stands in the list."""
    return rounds.position(work.connection, query, work.today, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column of the list holds, to filter by it."""
    return rounds.values(work.connection, query, work.today, column)


def get(work: Work, row_id: str) -> Round:
    """Return a round."""
    found: Round = common.require(work, ROUND, row_id)
    return found


def card(work: Work, row_id: str) -> RoundCard:
    """Return a round with its hub and the visit made from it."""
    one = get(work, row_id)
    made = visits.of_round(work.connection, one.id)
    visit = made[0] if made else None
    return RoundCard(
        round=one,
        hub=common.require(work, HUB, one.hub_id),
        state=round_state(one.day, visit.state if visit else None, work.today),
        visit=visit,
    )


def recalled(work: Work, words: str) -> Round:
    """Return the round of a sheet, by its number or by the words of its QR code."""
    bare = words.strip()
    number = sheet_number(bare) if bare.upper().startswith("PD1.") else bare
    if number is None:
        raise RuleBroken(
            "sheet_code",
            said("Ce code n’est pas celui d’une feuille de tournée, ou il a été mal lu."),
            field="number",
        )
    found = rounds.by_number(work.connection, number)
    if found is None:
        told = said("Aucune tournée ne porte le n° {number}.").format(number=number)
        raise RuleBroken("round_unknown", told, field="number")
    return found


# Proposals


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWish:
    """Between which days, and in which hubs (all when empty), rounds are to be proposed."""

    first: date
    last: date
    hub_ids: tuple[str, ...] = ()
    most: int = 8


def propose(work: Work, wish: RoundWish) -> tuple[ProposedRound, ...]:
    """Return the rounds that would teach most, spread over hubs, weekdays and hours."""
    found: list[ProposedRound] = []
    since = work.today - timedelta(days=RECENT_DAYS)
    visited = rounds.visits_by_hub(work.connection, since)
    settings = authority.settings(work.connection)
    for hub in _hubs_to_look_at(work, wish, visited):
        known = _knowledge(work, hub, settings)
        held = _held(work, hub.id, wish.first, wish.last)
        offices = rounds.offices(work.connection, hub.id, wish.first)
        there = HubStops(
            hub_id=hub.id,
            hub=hub.name,
            slots=slot_stops(known, held, work.today),
            offices=tuple(office_whys(known, offices, work.today).values()),
            open_day=_first_workday(wish.first),
        )
        found += proposals_of(there)
    return spread(found, wish.most, visited)


def _first_workday(day: date) -> date:
    """Return the day itself, or the Monday after a week-end."""
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)


def _hubs_to_look_at(work: Work, wish: RoundWish, visited: dict[str, int]) -> list[Hub]:
    every = hubs.all_hubs(work.connection)
    if wish.hub_ids:
        return [one for one in every if one.id in wish.hub_ids]
    return sorted(every, key=lambda one: visited.get(one.id, 0))[:HUBS_LOOKED_AT]


def _held(work: Work, hub_id: str, first: date, last: date) -> list[OccurrenceRow]:
    """Return the occurrences that are held, those left out by the calendar not."""
    planned = planning.occurrences(work, first, last, hub_id=hub_id)
    return [one for one in planned if one.status is OccurrenceStatus.PLANNED]


def _knowledge(work: Work, hub: Hub, settings: Settings) -> Knowledge:
    since = work.today - timedelta(days=MEMORY_DAYS)
    room_ids = [one.id for one in hubs.rooms_of(work.connection, hub.id)]
    return Knowledge(
        delay_days=hub.visit_delay_days or settings.visit_delay_days,
        soon_days=settings.ends_soon_days,
        least=settings.min_observations,
        seen=findings.last_seen(work.connection, room_ids, since),
        hours=findings.hours_seen(work.connection, room_ids, since),
        ends=rounds.end_dates_in(work.connection, room_ids),
    )


def lines(
    work: Work, hub_id: str, day: date, from_time: time, to_time: time
) -> tuple[RoundLine, ...]:
    """Return the lines of a sheet: every room in walking order, who is expected, and why."""
    hub: Hub = common.require(work, HUB, hub_id)
    known = _knowledge(work, hub, authority.settings(work.connection))
    planned = _held(work, hub_id, day, day)
    offices = rounds.offices(work.connection, hub_id, day)
    why = {
        (one.line.room_id, one.line.slot_id or ""): one.line.why
        for one in slot_stops(known, planned, work.today)
    }
    why |= {key: in_words(some) for key, some in office_whys(known, offices, work.today).items()}
    rooms = hubs.rooms_of(work.connection, hub_id)
    return sheet_lines(rooms, planned, offices, (from_time, to_time), why)


# Writing


def save(work: Work, one: Round) -> Round:
    """Save a round; a new one takes its number « T-VOL-2026-001 »."""
    hub: Hub = common.require(work, HUB, one.hub_id)
    _check(one)
    if one.version and visits.of_round(work.connection, one.id):
        raise RuleBroken(
            "round_begun", said("Cette tournée est commencée\u202f: ses lignes ne changent plus.")
        )
    if not one.number:
        year = (one.day or work.today).year
        letter = authority.settings(work.connection).computer_letter
        number = conventions.next_number(work.connection, f"T-{hub.code}", year, letter)
        one = replace(one, number=number)
    saved: Round = common.save(work, ROUND, one)
    return saved


def save_many(work: Work, made: Sequence[Round]) -> tuple[Round, ...]:
    """Save several rounds at once, as one step to undo."""
    return tuple(save(work, one) for one in made)


def save_proposed(
    work: Work, chosen: Sequence[ProposedRound], agent: str, motive: Motive
) -> tuple[Round, ...]:
    """Save the rounds of several proposals as they are, each with all rooms of its hub."""
    made = [
        Round(
            id=new_id(),
            hub_id=one.hub_id,
            day=one.day,
            from_time=one.from_time,
            to_time=one.to_time,
            agent=agent,
            motive=motive,
            lines=lines(work, one.hub_id, one.day, one.from_time, one.to_time),
        )
        for one in chosen
    ]
    work.name("round.create", f"préparation de {len(made)} tournées")
    return save_many(work, made)


def for_day(
    work: Work,
    code: str,
    day: date,
    *,
    first: time | None = None,
    last: time | None = None,
    agent: str = "",
) -> Round:
    """Return the round of a hub for a day, at the hours at which it is open unless others are told.

    One that nobody has begun, for the same hours, is brought up to date instead of doubled.
    """
    hub = hubs.by_code(work.connection, code)
    if hub is None:
        told = said("Aucun pôle n’a le code {code}.").format(code=code)
        raise RuleBroken("hub_unknown", told, field="hub")
    spans = [one for one in hub.opening if one.weekday == day.isoweekday()]
    from_time = first or min((one.start for one in spans), default=time(8))
    to_time = last or max((one.end for one in spans), default=time(22))
    if to_time == time(0):
        to_time = time(23, 59)
    found = lines(work, hub.id, day, from_time, to_time)
    for one in rounds.of_day(work.connection, hub.id, day):
        same = (one.from_time, one.to_time) == (from_time, to_time)
        if same and not visits.of_round(work.connection, one.id):
            return save(work, replace(one, lines=found, agent=agent or one.agent))
    return save(
        work,
        Round(
            id=new_id(),
            hub_id=hub.id,
            day=day,
            from_time=from_time,
            to_time=to_time,
            agent=agent,
            lines=found,
        ),
    )


def _check(one: Round) -> None:
    if one.day is None:
        raise RuleBroken("round_day", said("Donnez le jour de la tournée."), field="day")
    if one.from_time is None or one.to_time is None:
        raise RuleBroken("round_hours", said("Donnez les heures de la tournée."), field="hours")
    if one.to_time <= one.from_time:
        raise RuleBroken(
            "round_hours", said("La fin de la tournée vient après son début."), field="hours"
        )
    if not one.lines:
        raise RuleBroken(
            "round_lines", said("La tournée n’a aucune ligne\u202f: ajoutez un local."),
            field="lines",
        )  # fmt: skip


def mark_printed(work: Work, ids: Sequence[str]) -> None:
    """Note that the sheets of rounds were printed today."""
    for row_id in ids:
        one = get(work, row_id)
        if one.printed_on != work.today:
            work.name("round.print", f"impression de la tournée {one.number}")
            work.save(ROUND, replace(one, printed_on=work.today))


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move rounds to the bin, unless a visit was made from them."""
    for row_id in ids:
        if visits.of_round(work.connection, row_id):
            number = get(work, row_id).number
            told = said("La tournée {number} a donné une visite\u202f: elle reste.")
            raise RuleBroken("round_in_use", told.format(number=number))
    return common.bin_many(work, ROUND, ids)


# The sheets


def sheet_data(work: Work, row_id: str) -> RoundSheet:
    """Return all that the sheet of a round prints."""
    one = get(work, row_id)
    rooms = {room.id: room for room in hubs.rooms_of(work.connection, one.hub_id)}
    return RoundSheet(
        round=one,
        hub=common.require(work, HUB, one.hub_id),
        authority=authority.settings(work.connection).authority_name,
        lines=tuple(_sheet_line(line, rooms.get(line.room_id)) for line in one.lines),
    )


def _sheet_line(line: RoundLine, room: Room | None) -> SheetLine:
    if room is None:
        return SheetLine(line=line)
    return SheetLine(line=line, place=place_of(room), capacity=room.capacity)


def print_sheets(runner: Runner, progress: Progress, ids: Sequence[str]) -> ListPaper:
    """Draw the sheets of rounds as one PDF, and note that they were printed."""
    paper = draw_sheets(runner, progress, ids)
    runner.do(mark_printed, ids)
    return paper


def draw_sheets(runner: Runner, progress: Progress, ids: Sequence[str]) -> ListPaper:
    """Draw the sheets of rounds as one PDF, to look at."""
    from polesdesk.documents import rounds as paper
    from polesdesk.documents.binding import bundle

    drawn: list[bytes] = []
    numbers: list[str] = []
    for place, row_id in enumerate(ids):
        progress.step(place, len(ids), said("Mise en page des feuilles"))
        data = runner.read(sheet_data, row_id)
        drawn.append(paper.sheet(data, day=runner.today()))
        numbers.append(data.round.number)
    progress.step(len(ids), len(ids), said("Feuilles prêtes"))
    return ListPaper(
        title=said("Feuilles de tournée") if len(ids) > 1 else numbers[0],
        file_name=file_name(["Tournee", *numbers]),
        pdf=drawn[0] if len(drawn) == 1 else bundle(drawn),
    )
