"""Gather what a letter is made from: its matter, its addressee, who signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from polesdesk.actions import records as common
from polesdesk.actions.association_letters import (
    SUCCESSION,
    association_end,
    association_papers,
    succeeding,
)
from polesdesk.actions.closure_letters import CLOSING, closed
from polesdesk.actions.in_kind_gathering import HELP, helped
from polesdesk.actions.letter_parties import (
    Gathered,
    convention_of,
    is_private,
    letter_data,
    named,
    party_of,
    reference,
)
from polesdesk.actions.renewal_gathering import renewing
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.follow_ups import FollowUp, LetterKind
from polesdesk.domain.french import time_range
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.letter_matters import Absence, Absences, Allotted, Asked, HeldLine
from polesdesk.domain.letters import Addressee
from polesdesk.domain.occupancy_labels import FINDINGS
from polesdesk.domain.premises_requests import PremisesRequest
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visits import Finding
from polesdesk.domain.wishes import wish_in_words
from polesdesk.store import authority, letters, records
from polesdesk.store.hubs import address_line
from polesdesk.store.kinds import (
    ALLOTMENT,
    ASSOCIATION,
    FINDING,
    FOLLOW_UP,
    HUB,
    PREMISES_REQUEST,
    ROOM,
)


def gather(work: Work, kind: LetterKind, subject_kind: str, subject_id: str) -> Gathered:
    """Return what a letter says today; raise ``RuleBroken`` for a kind of another subject."""
    known = _SUBJECTS.get(kind)
    if known is None or known[0] != subject_kind:
        raise RuleBroken("letter_kind", said("Ce courrier ne s’écrit pas à partir de cette fiche."))
    return known[1](work, kind, subject_id)


# Absences


def _absences(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    follow_up: FollowUp = common.require(work, FOLLOW_UP, subject_id)
    if follow_up.association_id is None:
        raise RuleBroken("association_required", said("Choisissez d’abord l’association."))
    association: Association = common.require(work, ASSOCIATION, follow_up.association_id)
    convention = convention_of(work, follow_up.convention_id)
    hub: Hub | None = records.get(work.connection, HUB, follow_up.hub_id)
    office = authority.settings(work.connection)
    threshold = hub.absence_threshold if hub else None
    in_a_row = hub.absence_consecutive if hub else None
    matter = Absences(
        convention=convention.number if convention else "",
        hub=hub.name if hub else "",
        lines=_findings(work, follow_up, convention),
        due=follow_up.due_on,
        threshold=threshold if threshold is not None else office.absence_threshold,
        months=office.absence_months,
        is_consecutive=office.absence_consecutive if in_a_row is None else in_a_row,
        **_former(work, follow_up),
    )
    if not matter.lines:
        raise RuleBroken(
            "findings_required", said("Aucun constat n’est lié\u202f: rien n’est à expliquer.")
        )
    data = letter_data(work, kind, matter, party_of(work, association))
    references = reference("Convention", matter.convention)
    return Gathered(
        data=replace(data, hub=hub, references=references),
        subject_kind=FOLLOW_UP.name,
        subject_id=subject_id,
        association_id=association.id,
        convention_id=follow_up.convention_id,
        due=follow_up.due_on,
    )


def _findings(
    work: Work, follow_up: FollowUp, convention: Convention | None
) -> tuple[Absence, ...]:
    found: list[Finding] = records.get_many(
        work.connection, FINDING, follow_up.finding_ids, alive=True
    )
    rooms = named(work, ROOM, [one.room_id for one in found])
    slots = {slot.id: slot for slot in convention.slots} if convention else {}
    lines = []
    for one in sorted(found, key=lambda one: (one.day or date.min, one.time is None, one.time)):
        slot = slots.get(one.slot_id or "")
        lines.append(
            Absence(
                day=one.day or work.today,
                seen_at=one.time,
                hours=time_range(slot.start, slot.end) if slot else "",
                place=rooms.get(one.room_id, ""),
                finding=FINDINGS[one.kind],
            )
        )
    return tuple(lines)


def _former(work: Work, follow_up: FollowUp) -> dict[str, Any]:
    """Return the request for explanations that came before, and the answer to it."""
    asked = [
        one
        for one in letters.of_association(work.connection, follow_up.association_id or "")
        if one.kind is LetterKind.EXPLANATIONS
        and one.cancelled_on is None
        and one.convention_id == follow_up.convention_id
        and one.subject_id != follow_up.id
    ]
    if not asked:
        return {}
    former = asked[0]
    before: FollowUp | None = work.get(FOLLOW_UP, former.subject_id)
    return {
        "former_number": former.number,
        "former_day": former.issued_on,
        "answer": before.answer if before else "",
        "answered_on": before.answered_on if before else None,
    }


# Slots of a season


def _allotment(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    allotment: Allotment = common.require(work, ALLOTMENT, subject_id)
    convention = convention_of(work, allotment.convention_id)
    if convention is None:
        raise RuleBroken(
            "city_use",
            said("L’usage propre de la collectivité ne donne pas lieu à un courrier."),
        )
    association: Association = common.require(work, ASSOCIATION, convention.association_id)
    matter = Allotted(
        convention=convention.number,
        association=association.name,
        label=allotment.label,
        season=allotment.season,
        start=allotment.start_date,
        end=allotment.end_date,
        lines=_held_lines(work, allotment, convention.hub_id),
    )
    hub: Hub | None = records.get(work.connection, HUB, convention.hub_id)
    data = letter_data(work, kind, matter, party_of(work, association))
    private = is_private(work, [slot.room_id for slot in allotment.slots])
    references = reference("Convention", convention.number)
    return Gathered(
        data=replace(data, hub=hub, references=references, is_private=private),
        subject_kind=ALLOTMENT.name,
        subject_id=subject_id,
        association_id=association.id,
        convention_id=convention.id,
    )


def _held_lines(work: Work, allotment: Allotment, hub_id: str) -> tuple[HeldLine, ...]:
    rooms = {
        one.id: one
        for one in records.get_many(
            work.connection, ROOM, list(dict.fromkeys(slot.room_id for slot in allotment.slots))
        )
    }
    hubs = named(work, HUB, [room.hub_id for room in rooms.values()])

    def place(room: Room | None) -> str:
        if room is None:
            return ""
        return room.name if room.hub_id == hub_id else f"{room.name} ({hubs[room.hub_id]})"

    return tuple(
        HeldLine(slot=slot, place=place(rooms.get(slot.room_id))) for slot in allotment.slots
    )


# Requests for premises


def _asked(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    request: PremisesRequest = common.require(work, PREMISES_REQUEST, subject_id)
    association: Association | None = (
        work.get(ASSOCIATION, request.association_id) if request.association_id else None
    )
    room: Room | None = (
        records.get(work.connection, ROOM, request.room_id) if request.room_id else None
    )
    hub: Hub | None = records.get(work.connection, HUB, room.hub_id) if room else None
    convention = convention_of(work, request.convention_id)
    hubs = tuple(named(work, HUB, request.hub_ids).values())
    matter = Asked(
        request=request,
        applicant=association.name if association else request.applicant,
        wish=wish_in_words(request, hubs),
        place=f"{room.name}, {hub.name}" if room and hub else "",
        address=address_line(hub.address, hub.postal_code, hub.city) if hub else "",
        convention=convention.number if convention else "",
    )
    data = letter_data(work, kind, matter, _applicant(work, request, association))
    private = is_private(work, [room.id] if room else (), request.hub_ids)
    references = reference("Demande", request.number)
    return Gathered(
        data=replace(data, hub=hub, references=references, is_private=private),
        subject_kind=PREMISES_REQUEST.name,
        subject_id=subject_id,
        association_id=request.association_id,
        convention_id=request.convention_id,
    )


def _applicant(work: Work, request: PremisesRequest, association: Association | None) -> Addressee:
    if association is not None:
        return party_of(work, association)
    contact = request.contact.strip()
    return Addressee(
        name=request.applicant,
        attention=f"À l’attention de {contact}" if contact and request.applicant else contact,
        lines=(request.email,) if request.email else (),
    )


_Gather = Callable[[Work, LetterKind, str], Gathered]
_SUBJECTS: Mapping[LetterKind, tuple[str, _Gather]] = {
    LetterKind.EXPLANATIONS: ("follow_up", _absences),
    LetterKind.FORMAL_NOTICE: ("follow_up", _absences),
    LetterKind.ALLOTMENT: ("allotment", _allotment),
    LetterKind.REQUEST_ACKNOWLEDGEMENT: ("premises_request", _asked),
    LetterKind.REQUEST_ACCEPTED: ("premises_request", _asked),
    LetterKind.REQUEST_REFUSED: ("premises_request", _asked),
    LetterKind.HIRE_AUTHORISATION: ("premises_request", _asked),
    LetterKind.END_OF_AGREEMENT: ("convention", renewing),
    LetterKind.PAPERS_REQUEST: ("convention", renewing),
    LetterKind.PAPERS_REMINDER: ("convention", renewing),
    LetterKind.OBSERVATIONS: ("convention", renewing),
    LetterKind.RENEWAL_GRANTED: ("convention", renewing),
    LetterKind.RENEWAL_REFUSED: ("convention", renewing),
    LetterKind.TERMINATION: ("convention", renewing),
    LetterKind.IN_KIND_VALUE: (HELP, helped),
    LetterKind.ASSOCIATION_PAPERS: ("association", association_papers),
    LetterKind.ASSOCIATION_END: ("association_event", association_end),
    LetterKind.SUCCESSION: (SUCCESSION, succeeding),
    LetterKind.CLOSURE: (CLOSING, closed),
    LetterKind.REQUISITION: (CLOSING, closed),
}
"""Of each kind of letter the record it is written from, and who gathers it."""
