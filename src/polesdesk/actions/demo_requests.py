"""The requests for premises of the demonstration file, and the letters that answered them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from polesdesk.actions import allotments, letter_sending, premises_requests
from polesdesk.actions.demo_associations import Member
from polesdesk.actions.demo_days import Calendar, hours, workday
from polesdesk.actions.demo_places import Places
from polesdesk.actions.demo_sample import sample
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import Convention, Slot
from polesdesk.domain.follow_ups import Channel, LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.letter_sending import Sending
from polesdesk.domain.premises_request_moves import USUAL_CRITERIA, RequestStep
from polesdesk.domain.premises_requests import (
    Criterion,
    PremisesRequest,
    RequestKind,
    RequestState,
)
from polesdesk.domain.seasons import season_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Something that happened on a day: a letter, or the acceptance of a hire (no kind).

    ``row_id`` is the request, or the allotment of a letter of that kind.
    """

    on: date
    row_id: str
    kind: LetterKind | None


def requests(
    calendar: Calendar, where: Places, who: dict[str, Member]
) -> tuple[list[PremisesRequest], tuple[Answer, ...]]:
    """Return the requests in the order of their arrival, and what happened to them since."""
    told = sample("requests")["request"]
    made = [_request(one, calendar, where, who) for one in told]
    numbered: list[PremisesRequest] = []
    counts: dict[int, int] = {}
    answers: list[Answer] = []
    for one, fields in zip(made, told, strict=True):
        answers += _answers(one.id, fields, calendar)
        numbered.append(_numbered(one, counts))
    return numbered, tuple(sorted(answers, key=lambda answer: answer.on))


def _numbered(one: PremisesRequest, counts: dict[int, int]) -> PremisesRequest:
    assert one.received_on is not None
    year = one.received_on.year
    counts[year] = counts.get(year, 0) + 1
    return replace(one, number=f"DEM-{year}-{counts[year]:03d}")


def _request(
    told: dict[str, Any], calendar: Calendar, where: Places, who: dict[str, Member]
) -> PremisesRequest:
    party = who[told["association"]].association if "association" in told else None
    start, end = hours(told["hours"]) if "hours" in told else (None, None)
    placed = "room" in told
    surface = told.get("surface_m2")
    return PremisesRequest(
        id=new_id(),
        kind=RequestKind(told["kind"]),
        state=_state(told),
        association_id=party.id if party else None,
        applicant=party.name if party else told["applicant"],
        contact=told.get("contact", ""),
        email=told.get("email", party.email if party else ""),
        phone=told.get("phone", ""),
        received_on=_past(told, "received", calendar),
        acknowledged_on=_past(told, "acknowledged", calendar),
        purpose=told["purpose"],
        weekdays=tuple(told.get("weekdays", ())),
        from_time=start,
        to_time=end,
        headcount=told.get("headcount"),
        equipment=told.get("equipment", ""),
        hub_ids=tuple(where.hubs[code].id for code in told.get("hubs", ())),
        start_date=calendar.day_in(told, "start"),
        end_date=calendar.day_in(told, "end"),
        criteria=_criteria(told.get("marks", ())),
        option_until=calendar.day_in(told, "option"),
        room_id=where.rooms[told["room"]].id if placed else None,
        day=calendar.day_in(told, "day"),
        weekday=told.get("weekday"),
        start=start if placed else None,
        end=end if placed else None,
        fee_cents=told.get("fee_cents", 0),
        deposit_cents=told.get("deposit_cents", 0),
        insured_until=calendar.day_in(told, "insured_until"),
        surface_m2=Decimal(surface) if surface else None,
        decided_on=_past(told, "refused", calendar) or _past(told, "withdrawn", calendar),
        decision_reason=told.get("reason", ""),
    )


def _state(told: dict[str, Any]) -> RequestState:
    """Return how far a request has come; a hire is accepted when its day is played."""
    for name, state in (
        ("refused", RequestState.REFUSED),
        ("withdrawn", RequestState.WITHDRAWN),
        ("option", RequestState.OPTION),
        ("waiting", RequestState.WAITING),
        ("acknowledged", RequestState.ACKNOWLEDGED),
    ):
        if name in told:
            return state
    return RequestState.RECEIVED


def _past(told: dict[str, Any], name: str, calendar: Calendar) -> date | None:
    day = calendar.day_in(told, name)
    return None if day is None else workday(day)


def _criteria(marks: tuple[int, ...]) -> tuple[Criterion, ...]:
    given = [*marks, *[None] * (len(USUAL_CRITERIA) - len(marks))]
    return tuple(
        Criterion(label=label, weight=weight, mark=mark)
        for (label, weight), mark in zip(USUAL_CRITERIA, given, strict=True)
    )


def _answers(request_id: str, told: dict[str, Any], calendar: Calendar) -> list[Answer]:
    kinds = {
        "acknowledged": LetterKind.REQUEST_ACKNOWLEDGEMENT,
        "refused": LetterKind.REQUEST_REFUSED,
        "accepted": None,
    }
    return [
        Answer(on=day, row_id=request_id, kind=kind)
        for name, kind in kinds.items()
        if (day := _past(told, name, calendar)) is not None
    ]


def seasons(
    calendar: Calendar, where: Places, who: dict[str, Member], made: Sequence[Convention]
) -> tuple[list[Allotment], list[Answer]]:
    """Return the slots set by letter under agreements, and the letters that told them."""
    given, letters = [], []
    for told in sample("requests")["allotment"]:
        season = season_of(calendar.day(told["season"]))
        hub_id = where.hubs[told["hub"]].id
        party = who[told["association"]].association.id
        holder = next(
            one
            for one in made
            if one.slots_by_letter and (one.hub_id, one.association_id) == (hub_id, party)
        )
        one = Allotment(
            id=new_id(),
            convention_id=holder.id,
            hub_id=hub_id,
            label=f"Créneaux {season.name}",
            season=season.name,
            start_date=season.first,
            end_date=season.last,
            slots=tuple(_slot(slot, where) for slot in told["slots"]),
        )
        given.append(one)
        on = min(workday(calendar.day(told["issued"])), calendar.today)
        letters.append(Answer(on=on, row_id=one.id, kind=LetterKind.ALLOTMENT))
    return given, letters


def _slot(told: dict[str, Any], where: Places) -> Slot:
    start, end = hours(told["hours"])
    room = where.rooms[told["room"]]
    return Slot(id=new_id(), room_id=room.id, weekday=told["day"], start=start, end=end)


def play(runner: Runner, answer: Answer) -> None:
    """Play one thing that happened to a request; the day of the runner is its day."""
    runner.do(_accept_hire if answer.kind is None else _write, answer)


def _write(work: Work, answer: Answer) -> None:
    assert answer.kind is not None
    if answer.kind is LetterKind.ALLOTMENT:
        letter = allotments.issue_letter(work, answer.row_id)
    else:
        letter = premises_requests.issue_letter(work, answer.row_id, answer.kind)
    sending = Sending(on=work.today, channel=Channel.MAIL)
    letter_sending.record(work, [letter.id], sending, {})


def _accept_hire(work: Work, answer: Answer) -> None:
    step = RequestStep(on=work.today, today=work.today)
    premises_requests.accept(work, answer.row_id, step)
    premises_requests.issue_letter(work, answer.row_id, LetterKind.HIRE_AUTHORISATION)
