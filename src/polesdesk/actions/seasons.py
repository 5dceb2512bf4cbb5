"""Carry the slots of a whole season into the next agreements and allotments, in one command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import allotments, clashing, conventions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import DROPPED, SIGNED, Convention, Slot, State, UseKind, last_day
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.season_report import CarriedLine
from polesdesk.domain.seasons import Season, next_season, season_of
from polesdesk.domain.speech import said
from polesdesk.store import allotments as stored_allotments
from polesdesk.store import conventions as stored
from polesdesk.store import records
from polesdesk.store.kinds import ALLOTMENT, ASSOCIATION, CONVENTION

_NO_SLOTS = frozenset({UseKind.EXCLUSIVE, UseKind.UNIT, UseKind.HIRE})


def carry(work: Work, convention_ids: Sequence[str]) -> tuple[CarriedLine, ...]:
    """Carry the slots of agreements into what follows them; one refused stops no other.

    Slots set by letter go to the next season of the same agreement while it lasts; those of an
    agreement that ends go to the draft that follows it, made when there is none. Drafts hold no
    room: their clashes are told, to be settled before signing.
    """
    work.name("season.carry", f"report des créneaux de {plural(len(convention_ids), 'convention')}")
    return tuple(_carried(work, row_id) for row_id in convention_ids)


def _carried(work: Work, row_id: str) -> CarriedLine:
    convention: Convention = common.require(work, CONVENTION, row_id)
    party = records.get(work.connection, ASSOCIATION, convention.association_id)
    line = CarriedLine(
        convention_id=row_id,
        convention=convention.number,
        association=party.name if party is not None else "",
    )
    try:
        return _carry_one(work, convention, line)
    except RuleBroken as refused:
        return replace(line, refused=refused.message)


def _carry_one(work: Work, convention: Convention, line: CarriedLine) -> CarriedLine:
    if convention.state in DROPPED:
        raise RuleBroken("dropped", said("Classée sans suite."))
    if convention.use_kind in _NO_SLOTS:
        raise RuleBroken("no_slots", said("Sans créneaux à reporter."))
    latest = stored_allotments.of_convention(work.connection, convention.id)
    if convention.slots_by_letter and latest:
        season = next_season(season_of(latest[0].start_date or work.today))
        if _lasts_into(convention, season):
            return _next_allotment(work, convention, latest[0], season, line)
        return _into_successor(work, convention, latest[0], season, line)
    if not convention.slots:
        raise RuleBroken("no_slots", said("Sans créneaux à reporter."))
    return _next_draft(work, convention, line)


def _lasts_into(convention: Convention, season: Season) -> bool:
    end = last_day(convention)
    return end is None or end > season.first


# Slots set by letter


def _next_allotment(
    work: Work, holder: Convention, former: Allotment, season: Season, line: CarriedLine
) -> CarriedLine:
    """Make the allotment of the next season under an agreement; its clashes are left out."""
    if any(one.season == season.name for one in allotments.of_convention(work, holder.id)):
        raise RuleBroken(
            "already_carried",
            said("La saison {season} a déjà son affectation.").format(season=season.name),
        )
    end = last_day(holder)
    fresh = Allotment(
        id=new_id(),
        convention_id=holder.id,
        hub_id=former.hub_id,
        season=season.name,
        start_date=max(season.first, holder.start_date or season.first),
        end_date=min(season.last, end) if end else season.last,
        slots=tuple(carried_slot(one, former.start_date) for one in former.slots),
    )
    found = allotments.clashes(work, fresh)
    saved = allotments.save(work, fresh, keep_valid=True)
    return replace(
        line,
        made=said("affectation {season}").format(season=season.name),
        made_kind=ALLOTMENT.name,
        made_id=saved.id,
        slots=len(saved.slots),
        clashes=found,
    )


def _into_successor(
    work: Work, former: Convention, allotment: Allotment, season: Season, line: CarriedLine
) -> CarriedLine:
    """The agreement ends: the season is allotted under the one that follows it."""
    successor = _successor(work, former) or conventions.renew(work, former.id)
    return _next_allotment(work, successor, allotment, season, line)


# Slots in the text of agreements


def _next_draft(work: Work, former: Convention, line: CarriedLine) -> CarriedLine:
    successor = _successor(work, former)
    if successor is None:
        successor = conventions.renew(work, former.id)
    elif successor.state not in {State.DRAFT, State.INSTRUCTION}:
        raise RuleBroken(
            "successor_settled",
            said("La suite, {number}, est déjà émise ou signée.").format(number=successor.number),
        )
    else:
        slots = tuple(carried_slot(one, former.start_date) for one in former.slots)
        rooms = dict.fromkeys((*successor.room_ids, *(one.room_id for one in slots)))
        successor = conventions.save(work, replace(successor, slots=slots, room_ids=tuple(rooms)))
    return replace(
        line,
        made=said("projet {number}").format(number=successor.number),
        made_kind=CONVENTION.name,
        made_id=successor.id,
        slots=len(successor.slots),
        clashes=clashing.clashes(work, successor),
    )


def _successor(work: Work, former: Convention) -> Convention | None:
    """Return the agreement that follows one, the latest if there are several."""
    others = stored.of_association(work.connection, former.association_id)
    found = [one for one in others if one.previous_id == former.id and one.state not in DROPPED]
    unsigned = [one for one in found if one.state not in SIGNED]
    return next(iter([*unsigned, *found]), None)


def carried_slot(slot: Slot, former_start: date | None) -> Slot:
    """Return a slot for the next season: same day, hours and rhythm, its exceptions left behind.

    Every so many weeks goes on counting; days by which it was bounded come a year later.
    """
    anchor = slot.anchor or (former_start if slot.interval_weeks > 1 else None)
    return replace(
        slot,
        id=new_id(),
        anchor=anchor,
        dates_in=(),
        dates_out=(),
        from_date=_year_later(slot.from_date),
        to_date=_year_later(slot.to_date),
    )


def _year_later(day: date | None) -> date | None:
    if day is None:
        return None
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
