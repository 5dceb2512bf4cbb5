"""The moves of a request for premises, and the guards of each, in one table.

An option lapses by itself: the state of the day is derived, and moves start from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStep:
    """What a manager tells of a move: the day, a reason, and until when an option is held."""

    on: date
    today: date
    reason: str = ""
    until: date | None = None


Guard = Callable[[PremisesRequest, RequestStep], None]
Apply = Callable[[PremisesRequest, RequestStep], PremisesRequest]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMove:
    """One allowed move: from, to, what the manager calls it, its guards and what it writes.

    ``deed`` is what the history calls it: « refus », followed by the request.
    """

    source: RequestState
    target: RequestState
    label: str
    deed: str
    guards: tuple[Guard, ...] = ()
    apply: Apply = lambda request, step: request


DECIDED = frozenset({RequestState.ACCEPTED, RequestState.REFUSED, RequestState.WITHDRAWN})
"""States of a request on which nothing more is awaited."""


def state_on(request: PremisesRequest, day: date) -> RequestState:
    """Return the state on a day: an option whose last day has passed has lapsed."""
    until = request.option_until
    if request.state is RequestState.OPTION and until is not None and until < day:
        return RequestState.LAPSED
    return request.state


def _not_in_future(request: PremisesRequest, step: RequestStep) -> None:
    if step.on > step.today:
        raise RuleBroken(
            "date_in_future", said("Cette date est dans l’avenir\u202f: vérifiez-la."), field="on"
        )


def _after_receipt(request: PremisesRequest, step: RequestStep) -> None:
    if request.received_on is not None and step.on < request.received_on:
        raise RuleBroken(
            "before_receipt", said("Cette date précède la réception de la demande."), field="on"
        )


def _needs_reason(request: PremisesRequest, step: RequestStep) -> None:
    """A refusal gives its reasons in law and in fact (CRPA L. 211-2 and L. 211-5)."""
    if not step.reason.strip():
        raise RuleBroken(
            "reason_required",
            said("Écrivez les motifs du refus\u202f: ils figurent dans le courrier."),
            field="reason",
        )


def _needs_place(request: PremisesRequest, step: RequestStep) -> None:
    if request.room_id is None:
        raise RuleBroken(
            "room_required",
            said("Choisissez d’abord le local, dans les propositions ou dans la fiche."),
            field="room_id",
        )


def _needs_hours(request: PremisesRequest, step: RequestStep) -> None:
    """A new hosting may be an office at all hours; a slot and a hire have a day and hours."""
    if request.kind is RequestKind.NEW_HOSTING and request.weekday is None:
        return
    if request.start is None or request.end is None:
        raise RuleBroken("hours_required", said("Indiquez les horaires."), field="hours")
    if request.kind is RequestKind.HIRE and request.day is None:
        raise RuleBroken("day_required", said("Indiquez le jour de la location."), field="day")
    if request.kind is not RequestKind.HIRE and request.weekday is None:
        raise RuleBroken("weekday_required", said("Indiquez le jour du créneau."), field="weekday")


def _needs_association(request: PremisesRequest, step: RequestStep) -> None:
    if request.association_id is None:
        raise RuleBroken(
            "association_required",
            said("Rattachez la demande à une association\u202f: c’est elle qui signera."),
            field="association_id",
        )


def _needs_until(request: PremisesRequest, step: RequestStep) -> None:
    if step.until is None or step.until < step.today:
        raise RuleBroken(
            "option_until",
            said("Indiquez jusqu’à quel jour l’option est posée, au plus tôt aujourd’hui."),
            field="until",
        )


def _acknowledged(request: PremisesRequest, step: RequestStep) -> PremisesRequest:
    received = request.state is RequestState.RECEIVED
    state = RequestState.ACKNOWLEDGED if received else request.state
    return replace(request, state=state, acknowledged_on=step.on)


def _waiting(request: PremisesRequest, step: RequestStep) -> PremisesRequest:
    return replace(request, state=RequestState.WAITING, option_until=None)


def _option(request: PremisesRequest, step: RequestStep) -> PremisesRequest:
    return replace(request, state=RequestState.OPTION, option_until=step.until)


def _decided(state: RequestState) -> Apply:
    def apply(request: PremisesRequest, step: RequestStep) -> PremisesRequest:
        reason = step.reason.strip()
        return replace(
            request, state=state, decided_on=step.on, decision_reason=reason, option_until=None
        )

    return apply


def _reopened(request: PremisesRequest, step: RequestStep) -> PremisesRequest:
    return replace(request, state=RequestState.WAITING, decided_on=None, decision_reason="")


_S = RequestState
_DATED = (_not_in_future, _after_receipt)
_OPEN = (_S.RECEIVED, _S.ACKNOWLEDGED, _S.WAITING, _S.OPTION, _S.LAPSED)


def _from_each(sources: tuple[RequestState, ...], like: RequestMove) -> tuple[RequestMove, ...]:
    return tuple(replace(like, source=source) for source in sources)


MOVES: tuple[RequestMove, ...] = (
    RequestMove(source=_S.RECEIVED, target=_S.ACKNOWLEDGED, label="Accuser réception",
                deed="accusé de réception", guards=_DATED, apply=_acknowledged),
    *_from_each(_OPEN, RequestMove(
        source=_S.RECEIVED, target=_S.ACCEPTED, label="Accepter", deed="accord",
        guards=(*_DATED, _needs_association, _needs_place, _needs_hours),
        apply=_decided(_S.ACCEPTED))),
    *_from_each((_S.RECEIVED, _S.ACKNOWLEDGED, _S.WAITING), RequestMove(
        source=_S.RECEIVED, target=_S.OPTION, label="Poser une option", deed="option",
        guards=(_needs_place, _needs_hours, _needs_until), apply=_option)),
    *_from_each((_S.OPTION, _S.LAPSED), RequestMove(
        source=_S.OPTION, target=_S.OPTION, label="Prolonger l’option",
        deed="prolongation de l’option",
        guards=(_needs_place, _needs_hours, _needs_until), apply=_option)),
    *_from_each((_S.RECEIVED, _S.ACKNOWLEDGED, _S.OPTION, _S.LAPSED), RequestMove(
        source=_S.RECEIVED, target=_S.WAITING, label="Mettre en attente",
        deed="mise en attente", apply=_waiting)),
    *_from_each(_OPEN, RequestMove(
        source=_S.RECEIVED, target=_S.REFUSED, label="Refuser", deed="refus",
        guards=(*_DATED, _needs_reason), apply=_decided(_S.REFUSED))),
    *_from_each(_OPEN, RequestMove(
        source=_S.RECEIVED, target=_S.WITHDRAWN, label="Noter le retrait", deed="retrait",
        guards=_DATED, apply=_decided(_S.WITHDRAWN))),
    RequestMove(source=_S.WITHDRAWN, target=_S.WAITING, label="Rouvrir la demande",
                deed="réouverture", apply=_reopened),
)  # fmt: skip
"""Every allowed move; a request moves in no other way."""


def moves_from(state: RequestState) -> tuple[RequestMove, ...]:
    """Return the moves that a manager may make from the state of the day, the usual one first."""
    return tuple(move for move in MOVES if move.source is state)


def move(request: PremisesRequest, target: RequestState, step: RequestStep) -> PremisesRequest:
    """Return the request after a move; raise ``RuleBroken`` when it is not allowed."""
    for candidate in moves_from(state_on(request, step.today)):
        if candidate.target is target:
            for guard in candidate.guards:
                guard(request, step)
            return candidate.apply(request, step)
    raise RuleBroken(
        "move_not_allowed", said("Cette étape n’est pas possible\u202f: la demande est décidée.")
    )


def acknowledge(request: PremisesRequest, step: RequestStep) -> PremisesRequest:
    """Return the request with its receipt acknowledged, whatever was begun meanwhile."""
    if request.acknowledged_on is not None:
        raise RuleBroken("acknowledged", said("La réception de cette demande est déjà accusée."))
    for guard in _DATED:
        guard(request, step)
    return _acknowledged(request, step)


def score(request: PremisesRequest) -> tuple[int, int]:
    """Return the weighted marks given and the most they could be (5 for each weight)."""
    judged = [one for one in request.criteria if one.mark is not None]
    given = sum(one.weight * (one.mark or 0) for one in judged)
    return given, sum(one.weight * HIGHEST_MARK for one in judged)


HIGHEST_MARK = 5
USUAL_CRITERIA = (
    ("Activité d’intérêt général, ouverte à tous", 3),
    ("Adéquation du local à l’activité et à l’effectif", 2),
    ("Ancrage dans le quartier", 2),
    ("Partage des locaux avec d’autres associations", 2),
    ("Dossier complet et assurance", 1),
)
"""Criteria that a new request proposes, with their weights; the office changes them at will."""
