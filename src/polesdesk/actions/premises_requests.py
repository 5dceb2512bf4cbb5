"""What a manager does with requests for premises: register, acknowledge, hold, decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from polesdesk.actions import letters, request_outcomes
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import premises_request_moves as rules
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import SIGNED
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import with_de
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.premises_request_moves import RequestStep
from polesdesk.domain.premises_requests import (
    Criterion,
    PremisesRequest,
    RequestKind,
    RequestState,
)
from polesdesk.domain.request_cards import RequestCard, RequestForm
from polesdesk.domain.rows import PremisesRequestRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority, hubs, notes, premises_requests, records
from polesdesk.store import letters as stored_letters
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, PREMISES_REQUEST, ROOM

SUBJECT = PREMISES_REQUEST.name


def count(work: Work, query: ListQuery) -> int:
    """Return how many requests the query holds."""
    return premises_requests.count(work.connection, query, work.today)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[PremisesRequestRow, ...]:
    """Return one page of requests."""
    return premises_requests.page(work.connection, query, work.today, offset, limit)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a request stands in the list."""
    return premises_requests.position(work.connection, query, work.today, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed, to choose from."""
    return premises_requests.values(work.connection, query, work.today, column)


def get(work: Work, row_id: str) -> PremisesRequest:
    """Return a request."""
    found: PremisesRequest = common.require(work, PREMISES_REQUEST, row_id)
    return found


def card(work: Work, row_id: str) -> RequestCard:
    """Return a request with its state on the day, its letters and what may follow."""
    request = get(work, row_id)
    state = rules.state_on(request, work.today)
    wished = records.get_many(work.connection, HUB, request.hub_ids)
    convention = (
        records.get(work.connection, CONVENTION, request.convention_id)
        if request.convention_id
        else None
    )
    return RequestCard(
        request=request,
        state=state,
        day=work.today,
        association=_association_name(work, request),
        hubs=tuple(hub.name for hub in wished),
        room=_room_name(work, request.room_id),
        convention=convention.number if convention else "",
        is_signed=convention is not None and convention.state in SIGNED,
        moves=rules.moves_from(state),
        letters=tuple(stored_letters.about(work.connection, SUBJECT, row_id)),
        notes=tuple(notes.of(work.connection, SUBJECT, row_id)),
    )


def _association_name(work: Work, request: PremisesRequest) -> str:
    if request.association_id is None:
        return ""
    found: Association | None = records.get(work.connection, ASSOCIATION, request.association_id)
    return found.name if found else ""


def _room_name(work: Work, room_id: str | None) -> str:
    room = records.get(work.connection, ROOM, room_id) if room_id else None
    if room is None:
        return ""
    hub = records.get(work.connection, HUB, room.hub_id)
    return f"{room.name} · {hub.name}" if hub else str(room.name)


def form(work: Work, row_id: str = "") -> RequestForm:
    """Return a request to change, or a new one, with what its form offers to choose from."""
    request = get(work, row_id) if row_id else draft(work)
    return RequestForm(
        request=request,
        association=_association_name(work, request),
        hubs=tuple(hubs.all_hubs(work.connection)),
        rooms=hubs.room_rows(work.connection),
    )


def draft(work: Work) -> PremisesRequest:
    """Return a new request received today, with the usual criteria, not yet saved."""
    criteria = tuple(Criterion(label=label, weight=w) for label, w in rules.USUAL_CRITERIA)
    return PremisesRequest(id=new_id(), received_on=work.today, criteria=criteria)


def save(work: Work, request: PremisesRequest) -> PremisesRequest:
    """Save a request; its number is given at the first save and never given again."""
    _refuse_decided(work, request)
    request = _checked(work, request)
    if not request.number.strip():
        letter = authority.settings(work.connection).computer_letter
        year = (request.received_on or work.today).year
        number = premises_requests.next_number(work.connection, year, letter)
        request = replace(request, number=number)
    elif premises_requests.number_exists(work.connection, request.number, but=request.id):
        raise RuleBroken(
            "number_taken",
            said("Le numéro {number} a déjà servi.").format(number=request.number),
            field="number",
        )
    saved: PremisesRequest = common.save(work, PREMISES_REQUEST, request)
    return saved


_STILL_OPEN = frozenset(
    ["version", "contact", "email", "phone", "criteria", "fee_cents", "deposit_cents"]
    + ["insured_until", "notes", "applicant"]
)
"""What may change after the decision: none of it was decided, or a hire still prints it."""


def _refuse_decided(work: Work, request: PremisesRequest) -> None:
    before: PremisesRequest | None = work.get(PREMISES_REQUEST, request.id)
    if before is None or before.state not in rules.DECIDED:
        return
    names = (one.name for one in fields(request) if one.name not in _STILL_OPEN)
    changed = [name for name in names if getattr(before, name) != getattr(request, name)]
    if changed:
        raise RuleBroken(
            "decided",
            said(
                "La demande {number} est décidée\u202f: ce qui a été décidé ne change plus."
            ).format(number=before.number),
            field=changed[0],
        )


def _checked(work: Work, request: PremisesRequest) -> PremisesRequest:
    if request.association_id is not None:
        party = common.require(work, ASSOCIATION, request.association_id)
        request = replace(request, applicant=party.name)
    if not request.applicant.strip():
        raise RuleBroken(
            "applicant_required",
            said("Choisissez l’association, ou écrivez qui demande."),
            field="applicant",
        )
    if request.received_on is None or request.received_on > work.today:
        raise RuleBroken(
            "received_on",
            said("Indiquez le jour où la demande est arrivée, au plus tard aujourd’hui."),
            field="received_on",
        )
    _check_wish(request)
    return replace(request, applicant=request.applicant.strip())


def _check_wish(request: PremisesRequest) -> None:
    start, end = request.start_date, request.end_date
    if start is not None and end is not None and end < start:
        raise RuleBroken(
            "end_before_start",
            said("La fin précède le début\u202f: vérifiez les deux dates."),
            field="end_date",
        )
    for one in request.criteria:
        if one.mark is not None and not 0 <= one.mark <= rules.HIGHEST_MARK:
            raise RuleBroken(
                "mark", said("Une note va de 0 à {most}.").format(most=rules.HIGHEST_MARK),
                field="criteria",
            )  # fmt: skip


def move(work: Work, row_id: str, target: RequestState, step: RequestStep) -> PremisesRequest:
    """Move a request on; accepting it has its own action, which makes the agreement."""
    request = get(work, row_id)
    after = rules.move(request, target, step)
    deed = next(m.deed for m in rules.moves_from(rules.state_on(request, work.today))
                 if m.target is target)  # fmt: skip
    work.name("premises_request.move", f"{deed} de la demande {request.number}")
    saved: PremisesRequest = work.save(PREMISES_REQUEST, after)
    return saved


def acknowledge(
    work: Work, row_id: str, on: date | None = None, *, by_letter: bool = True
) -> PremisesRequest:
    """Acknowledge receipt (CRPA L. 112-3): with the letter issued, or as done by other means."""
    request = get(work, row_id)
    step = RequestStep(on=on or work.today, today=work.today)
    after = rules.acknowledge(request, step)
    if by_letter:
        letter = letters.issue(work, LetterKind.REQUEST_ACKNOWLEDGEMENT, SUBJECT, row_id)
        after = _with_letter(after, letter)
    work.name("premises_request.acknowledge", f"accusé de réception de {request.number}")
    saved: PremisesRequest = work.save(PREMISES_REQUEST, after)
    return saved


def issue_letter(work: Work, row_id: str, kind: LetterKind) -> Letter:
    """Issue a letter of a request once it says what was decided."""
    request = get(work, row_id)
    wanted = _LETTER_STATES.get(kind)
    if wanted is not None and request.state is not wanted:
        raise RuleBroken(
            "not_decided", said("Ce courrier suit la décision\u202f: décidez d’abord la demande.")
        )
    if kind is LetterKind.HIRE_AUTHORISATION and request.kind is not RequestKind.HIRE:
        raise RuleBroken("not_a_hire", said("Cette demande n’est pas une location ponctuelle."))
    letter = letters.issue(work, kind, SUBJECT, row_id)
    work.save(PREMISES_REQUEST, _with_letter(request, letter))
    return letter


_LETTER_STATES = {
    LetterKind.REQUEST_ACCEPTED: RequestState.ACCEPTED,
    LetterKind.REQUEST_REFUSED: RequestState.REFUSED,
    LetterKind.HIRE_AUTHORISATION: RequestState.ACCEPTED,
}


def _with_letter(request: PremisesRequest, letter: Letter) -> PremisesRequest:
    return replace(request, letter_ids=(*request.letter_ids, letter.id))


def accept(
    work: Work, row_id: str, step: RequestStep, *, keep_valid: bool = False
) -> PremisesRequest:
    """Accept a request and make the draft it leads to: an agreement, an amendment, a hire.

    Raises ``RuleBroken`` "clashes" when the room is taken; with ``keep_valid`` the days that
    clash are left out of a slot.
    """
    request = get(work, row_id)
    after = rules.move(request, RequestState.ACCEPTED, step)
    name = with_de(request.applicant)
    work.name("premises_request.accept", f"acceptation de la demande {request.number} {name}")
    convention_id = request_outcomes.make(work, after, keep_valid=keep_valid)
    saved: PremisesRequest = work.save(
        PREMISES_REQUEST, replace(after, convention_id=convention_id)
    )
    return saved


def clashes(work: Work, row_id: str) -> tuple[ClashRow, ...]:
    """Return every day on which somebody holds the room that a request would get."""
    return request_outcomes.clashes(work, get(work, row_id))


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move requests to the bin; one that was answered or acknowledged in writing is kept."""
    for request in records.get_many(work.connection, PREMISES_REQUEST, ids, alive=True):
        written = stored_letters.about(work.connection, SUBJECT, request.id)
        if written or request.state in rules.DECIDED:
            raise RuleBroken(
                "answered_not_binned",
                said(
                    "La demande {number} a reçu une réponse\u202f: elle se garde. "
                    "Notez son retrait s’il y a lieu."
                ).format(number=request.number),
            )
    return common.bin_many(work, PREMISES_REQUEST, ids)
