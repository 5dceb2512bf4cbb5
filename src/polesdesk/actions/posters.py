"""Posters of rooms and hubs, and the page of what is empty: read, then drawn, then shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from polesdesk.actions import boards, hubs, planning, school_calendar
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain import clashes
from polesdesk.domain.hubs import Hub, Room, bare_name
from polesdesk.domain.planning import HeldSlot, derive
from polesdesk.domain.posters import (
    EmptyHours,
    Poster,
    PosterRoom,
    PosterSlot,
    rhythm_in_words,
    season_of,
)
from polesdesk.domain.progress import Progress
from polesdesk.domain.recurrence import rule_days
from polesdesk.domain.slot_meetings import meetings
from polesdesk.domain.speech import said
from polesdesk.store import authority
from polesdesk.store import planning as stored
from polesdesk.store.planning import Scope

DAY = 24 * 60
SHARED = "salle partagée"
TO_SETTLE = "horaire à confirmer"
USUAL = (9 * 60, 21 * 60)
"""Minutes between which a poster shows hours when nothing else tells."""


def room_poster(
    runner: Runner, progress: Progress, room_id: str, day: date, paper: str
) -> ListPaper:
    """Return the poster for the door of a room: its usual week in the season of a day."""
    from polesdesk.documents import posters

    progress.step(0, 2, said("Lecture du planning"))
    poster = runner.read(_of_room, room_id, day)
    progress.step(1, 2, said("Mise en page"))
    pdf = posters.draw_room_week(poster, paper)
    return _paper(poster, pdf)


def hub_poster(runner: Runner, progress: Progress, hub_id: str, day: date, paper: str) -> ListPaper:
    """Return the poster of a hub: the usual week of all its rooms in the season of a day."""
    from polesdesk.documents import posters

    progress.step(0, 2, said("Lecture du planning"))
    poster = runner.read(_of_hub, hub_id, day)
    progress.step(1, 2, said("Mise en page"))
    pdf = posters.draw_hub_week(poster, paper)
    return _paper(poster, pdf)


def _paper(poster: Poster, pdf: bytes) -> ListPaper:
    name = f"Affiche {poster.title} {poster.first.year}-{poster.last.year}.pdf"
    return ListPaper(title=f"Affiche\u202f: {poster.title}", file_name=name, pdf=pdf)


def empty_hours(
    work: Work,
    weekday: int,
    hours: tuple[time, time],
    period: tuple[date, date],
    hub_id: str = "",
) -> EmptyHours:
    """Return what is empty at hours of a weekday in a period, with the question."""
    first, last = period
    return EmptyHours(
        weekday=weekday,
        start=hours[0],
        end=hours[1],
        first=first,
        last=last,
        authority=authority.settings(work.connection).authority_name,
        rows=planning.emptiness(work, weekday, hours, first, last, hub_id=hub_id or None),
    )


def empty_paper(runner: Runner, progress: Progress, asked: EmptyHours) -> ListPaper:
    """Return the answer to « qu’est-ce qui est vide ? » on paper."""
    from polesdesk.documents import emptiness

    progress.step(0, 1, said("Mise en page"))
    day = runner.today()
    title = emptiness.title_of(asked)
    name = f"Salles vides {day.isoformat()}.pdf"
    return ListPaper(title=title, file_name=name, pdf=emptiness.draw_emptiness(asked, day=day))


def _of_room(work: Work, room_id: str, day: date) -> Poster:
    room = hubs.get_room(work, room_id)
    hub = hubs.get(work, room.hub_id)
    return _poster(work, hub, (room,), day, title=room.name, subtitle=f"Pôle {bare_name(hub.name)}")


def _of_hub(work: Work, hub_id: str, day: date) -> Poster:
    hub = hubs.get(work, hub_id)
    rooms = boards.rooms_of(work, hub_id)
    return _poster(work, hub, rooms, day, title=hub.name, subtitle="La semaine, salle par salle")


def _poster(
    work: Work, hub: Hub, rooms: tuple[Room, ...], day: date, *, title: str, subtitle: str
) -> Poster:
    first, last = season_of(day)
    scope = Scope(room_ids=tuple(room.id for room in rooms))
    since = max(first, day)
    slots = _usual(stored.held_slots(work.connection, scope, first, last), since, last)
    holds = stored.holds(work.connection, scope, since, last)
    ids = {one.association_id for one in slots} | {one.association_id for one in holds}
    people = stored.association_names(work.connection, ids)
    uses = stored.allotment_labels(work.connection, {one.allotment_id for one in slots})
    alone = {one.room_id: people.get(one.association_id, "") for one in holds}
    remarks = _remarks(work, slots, {room.id: room for room in rooms}, (since, last))
    shown = tuple(
        PosterSlot(
            room_id=one.slot.room_id,
            weekday=one.slot.weekday,
            start=one.slot.start,
            end=one.slot.end,
            name=people.get(one.association_id or "") or uses.get(one.allotment_id or "", ""),
            rhythm=", ".join(
                part for part in (rhythm_in_words(one.slot), remarks.get(one.slot.id, "")) if part
            ),
        )
        for one in slots
    )
    season = f"Saison {first.year}-{last.year}"
    return Poster(
        title=title,
        subtitle=f"{subtitle} · {season}",
        authority=authority.settings(work.connection).authority_name,
        first=first,
        last=last,
        rooms=tuple(
            PosterRoom(id=room.id, name=room.name, place=_place(room), alone=alone.get(room.id, ""))
            for room in rooms
        ),
        slots=shown,
        opening=_opening(hub, shown),
    )


def _remarks(
    work: Work, slots: Sequence[HeldSlot], rooms: Mapping[str, Room], period: tuple[date, date]
) -> dict[str, str]:
    """Return what the door says of slots that meet: a room that is shared, or hours to settle.

    Who passes by must not believe that either is there alone; weeks in turn meet nobody.
    """
    near = {one.slot.id: one for pair in meetings(slots) for one in pair}
    if not near:
        return {}
    calendar = school_calendar.calendar(work, *period)
    known = stored.exceptions(work.connection, list(near))
    found = clashes.find(derive(near.values(), calendar, known, *period), (), (), {}, {})
    return {
        slot_id: SHARED if rooms[one.room_id].shareable else TO_SETTLE
        for one in found
        for slot_id in (one.slot_id, one.other_slot_id or "")
        if one.room_id in rooms
    }


def _usual(held: Iterable[HeldSlot], first: date, last: date) -> list[HeldSlot]:
    """Return the slots that have a title and come back at least once in what is left."""
    found = []
    for one in held:
        for begins, ends in one.effect:
            low, high = max(first, begins, one.first), min(last, ends or last, one.last or last)
            if low <= high and len(list(rule_days(one.slot, low, high, one.first))) > 1:
                found.append(one)
                break
    return found


def _place(room: Room) -> str:
    return ", ".join(part for part in (room.building, _floor(room.floor)) if part)


def _floor(floor: str) -> str:
    """Return « 1er étage » of a number, and any other word as it was typed."""
    if not floor.strip().isdigit():
        return floor.strip()
    number = int(floor)
    if not number:
        return "rez-de-chaussée"
    return f"{number}{'er' if number == 1 else 'e'} étage"


def _opening(hub: Hub, slots: tuple[PosterSlot, ...]) -> tuple[int, int]:
    starts = [span.start for span in hub.opening] + [one.start for one in slots]
    ends = [_end(span.start, span.end) for span in hub.opening]
    ends += [_end(one.start, one.end) for one in slots]
    first = min([*(start.hour * 60 for start in starts), USUAL[0]])
    last = max([*ends, USUAL[1]])
    return first, min(-(-last // 60) * 60, DAY)


def _end(start: time, end: time) -> int:
    minutes = end.hour * 60 + end.minute
    return minutes if end > start else DAY
