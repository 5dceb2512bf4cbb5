"""What an accepted request for premises leads to: an agreement, an amendment, an allotment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from polesdesk.actions import allotments, amendments, clashing, conventions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import (
    SIGNED,
    Convention,
    FeePeriod,
    HolidayRule,
    Slot,
    State,
    UseKind,
    in_effect,
    last_day,
)
from polesdesk.domain.hubs import FreeUseGround, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.move_steps import Step
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.seasons import season_of
from polesdesk.domain.speech import said
from polesdesk.store import conventions as stored
from polesdesk.store.kinds import CONVENTION, PREMISES_REQUEST, ROOM


def make(work: Work, request: PremisesRequest, *, keep_valid: bool) -> str:
    """Make what an accepted request leads to; return the id of the agreement it belongs to."""
    if request.kind is RequestKind.HIRE:
        return _save(work, _hire(work, request), keep_valid=keep_valid)
    if request.kind is RequestKind.EXTRA_SLOT:
        running = agreement_in_effect(work, request)
        if running is not None and _allots(running, request):
            return _allot(work, request, running, keep_valid=keep_valid)
        if running is not None:
            return _amend(work, request, running, keep_valid=keep_valid)
    return _save(work, _hosting(work, request), keep_valid=keep_valid)


def clashes(work: Work, request: PremisesRequest) -> tuple[ClashRow, ...]:
    """Return every day on which somebody holds the room that a request would get, by date.

    The options of other requests are among them.
    """
    make = _hire if request.kind is RequestKind.HIRE else _hosting
    found = clashing.with_options(work, make(work, request))
    return tuple(one for one in found if one.request_id != request.id)


def agreement_in_effect(work: Work, request: PremisesRequest) -> Convention | None:
    """Return the agreement of the association to which a slot is added: in the room's hub first."""
    room = _room(work, request)
    start = _start(work, request)
    found = [
        one
        for one in stored.of_association(work.connection, request.association_id or "")
        if one.use_kind is not UseKind.HIRE
        and (in_effect(one, work.today) or in_effect(one, start))
    ]
    same_hub = [one for one in found if one.hub_id == room.hub_id]
    return next(iter([*same_hub, *found]), None)


def _allots(running: Convention, request: PremisesRequest) -> bool:
    """Slots are set by letter in the rooms of the agreement only; another room amends it."""
    return running.slots_by_letter and request.room_id in running.room_ids


def _room(work: Work, request: PremisesRequest) -> Room:
    room: Room = common.require(work, ROOM, request.room_id or "")
    return room


def _start(work: Work, request: PremisesRequest) -> date:
    return request.start_date or work.today


def _save(work: Work, convention: Convention, *, keep_valid: bool) -> str:
    return conventions.save(work, _free(work, convention, keep_valid=keep_valid)).id


def _free(work: Work, convention: Convention, *, keep_valid: bool) -> Convention:
    """Return an agreement whose slots clash with nothing; raise ``RuleBroken`` "clashes" else."""
    found = clashing.clashes(work, convention)
    if keep_valid and found:
        slots = allotments.valid_only(convention.slots, found)
        convention = replace(convention, slots=slots)
        found = clashing.clashes(work, convention)
    allotments.refuse_clashes(found)
    return convention


def _hosting(work: Work, request: PremisesRequest) -> Convention:
    room = _room(work, request)
    slots = _slots(request)
    start = _start(work, request)
    blank = conventions.draft(work, room.hub_id, request.association_id or "")
    return replace(
        blank,
        use_kind=UseKind.SLOT if slots else UseKind.EXCLUSIVE,
        room_ids=(room.id,),
        slots=slots,
        start_date=start,
        end_date=request.end_date or season_of(start).last,
        authorised_activities=request.purpose.strip(),
        expected_headcount=request.headcount,
    )


def _slots(request: PremisesRequest) -> tuple[Slot, ...]:
    if request.weekday is None or request.start is None or request.end is None:
        return ()
    return (
        Slot(
            id=new_id(),
            room_id=request.room_id or "",
            weekday=request.weekday,
            start=request.start,
            end=request.end,
        ),
    )


def _amend(work: Work, request: PremisesRequest, running: Convention, *, keep_valid: bool) -> str:
    start = _start(work, request)
    alone = replace(
        running, id=new_id(), version=0, amends_id=running.id, slots=_slots(request),
        start_date=start, room_ids=(request.room_id or "",),
    )  # fmt: skip
    slots = _free(work, alone, keep_valid=keep_valid).slots
    return amendments.prepare(work, running.id, start, slots, object_=_added(request)).id


def _added(request: PremisesRequest) -> str:
    purpose = request.purpose.strip()
    why = f", pour l’activité suivante\u202f: {purpose}" if purpose else ""
    return f"l’attribution d’un créneau supplémentaire{why}."


def _allot(work: Work, request: PremisesRequest, running: Convention, *, keep_valid: bool) -> str:
    """The agreement lets slots be set by letter: no amendment, an allotment of the season."""
    start = _start(work, request)
    season = season_of(start)
    bounds = [request.end_date, season.last, last_day(running)]
    allotment = Allotment(
        id=new_id(),
        convention_id=running.id,
        hub_id=running.hub_id,
        season=season.name,
        start_date=start,
        end_date=min(day for day in bounds if day is not None),
        slots=_slots(request),
    )
    allotments.save(work, allotment, keep_valid=keep_valid)
    return running.id


def _hire(work: Work, request: PremisesRequest) -> Convention:
    room = _room(work, request)
    if request.day is None or request.start is None or request.end is None:
        raise RuleBroken("day_required", said("Indiquez le jour de la location."), field="day")
    slot = Slot(
        id=new_id(),
        room_id=room.id,
        weekday=request.day.isoweekday(),
        start=request.start,
        end=request.end,
        school_holidays=HolidayRule.WITH,
        dates_in=(request.day,),
    )
    blank = conventions.draft(work, room.hub_id, request.association_id or "")
    return replace(
        blank,
        use_kind=UseKind.HIRE,
        room_ids=(room.id,),
        slots=(slot,),
        start_date=request.day,
        end_date=request.day,
        authorised_activities=request.purpose.strip(),
        expected_headcount=request.headcount,
        free_use_ground=FreeUseGround.PAID if request.fee_cents else blank.free_use_ground,
        occupancy_fee_cents=request.fee_cents or None,
        fee_period=FeePeriod.ONCE,
        deposit_cents=request.deposit_cents,
    )


def record_signed_hire(work: Work, row_id: str, step: Step) -> Convention:
    """Note that the one-page authorisation came back signed: it is the title of the hire."""
    request: PremisesRequest = common.require(work, PREMISES_REQUEST, row_id)
    is_hire = request.kind is RequestKind.HIRE and request.state is RequestState.ACCEPTED
    if not is_hire or request.convention_id is None:
        raise RuleBroken("not_a_hire", said("Cette demande n’est pas une location acceptée."))
    convention = conventions.get(work, request.convention_id)
    if convention.state in SIGNED:
        raise RuleBroken("already_signed", said("Cette location est déjà signée."))
    if step.on > step.today:
        raise RuleBroken(
            "date_in_future", said("Cette date est dans l’avenir\u202f: vérifiez-la."), field="on"
        )
    signed = replace(
        convention,
        state=State.NOTIFIED,
        signed_by_association_on=step.on,
        signed_by_city_on=step.on,
        notified_on=step.on,
    )
    work.name("premises_request.signed", f"autorisation signée pour {convention.number}")
    saved: Convention = work.save(CONVENTION, signed)
    return saved
