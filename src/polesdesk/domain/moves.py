"""The moves of an agreement from state to state, and the guards of each.

One table that reads like the law it follows (domain dossier B2 as corrected). Whether an
agreement is in effect follows from its dates alone (``conventions.in_effect``): no move is
needed for a term, a suspension or a termination to begin or to run out on its day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from polesdesk.domain.conventions import Convention, Renewal, State
from polesdesk.domain.move_effects import (
    Apply,
    association_signed,
    city_signed,
    closed,
    moved,
    moved_with_reason,
    notice_given,
    notice_taken_back,
    notified,
    resumed,
    suspended,
    transmitted,
    with_act_days,
)
from polesdesk.domain.move_guards import (
    Guard,
    act_enforceable,
    after_signature,
    amended_still_runs,
    city_after_association,
    ends_inside_title,
    formal_notice_given,
    needs_ground,
    needs_original,
    needs_reason,
    not_an_amendment,
    not_in_future,
    not_yet_terminated,
    notice_respected,
    notified_after_sending,
    premises_given_back,
    refused_move,
    resumes_after_start,
    rooms_free,
    suspension_inside_title,
    suspension_over,
    suspension_runs,
    title_over,
    without_original,
)
from polesdesk.domain.move_steps import Step
from polesdesk.domain.rules import RuleBroken, Warned
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One allowed move: from, to, what the manager calls it, its guards and what it writes."""

    source: State
    target: State
    label: str
    guards: tuple[Guard, ...] = ()
    apply: Apply = lambda convention, step: convention


_S = State
_DROP = (needs_reason,)
_CITY_SIGNS = (not_in_future, city_after_association, amended_still_runs, rooms_free,
               act_enforceable)  # fmt: skip
_SENT = (not_in_future, after_signature)
_NOTIFIED = (not_in_future, after_signature, notified_after_sending)
_SUSPEND = (not_an_amendment, needs_reason, suspension_inside_title)
_GIVE_NOTICE = (not_an_amendment, needs_ground, needs_reason, not_in_future, ends_inside_title,
                notice_respected, formal_notice_given)  # fmt: skip
_TAKE_BACK = (not_an_amendment, needs_reason, not_yet_terminated)
_OVER = (not_an_amendment, title_over, not_in_future)
_GIVE_BACK = (*_OVER, premises_given_back)

MOVES: tuple[Move, ...] = (
    # instruction
    Move(source=_S.DRAFT, target=_S.INSTRUCTION, label="Mettre à l’instruction",
         apply=moved(_S.INSTRUCTION)),
    Move(source=_S.INSTRUCTION, target=_S.DRAFT, label="Remettre en projet",
         apply=moved(_S.DRAFT)),
    Move(source=_S.DRAFT, target=_S.WITHDRAWN, label="Classer sans suite", guards=_DROP,
         apply=moved_with_reason(_S.WITHDRAWN)),
    Move(source=_S.INSTRUCTION, target=_S.WITHDRAWN, label="Classer sans suite", guards=_DROP,
         apply=moved_with_reason(_S.WITHDRAWN)),
    Move(source=_S.INSTRUCTION, target=_S.REFUSED, label="Refuser la demande", guards=_DROP,
         apply=moved_with_reason(_S.REFUSED)),
    Move(source=_S.WITHDRAWN, target=_S.DRAFT, label="Rouvrir la demande",
         guards=(without_original, needs_reason), apply=moved_with_reason(_S.DRAFT)),
    Move(source=_S.REFUSED, target=_S.INSTRUCTION, label="Rouvrir l’instruction",
         guards=(without_original, needs_reason), apply=moved_with_reason(_S.INSTRUCTION)),
    # signature
    Move(source=_S.DRAFT, target=_S.TO_SIGN, label="Émettre l’original",
         guards=(needs_original,), apply=moved(_S.TO_SIGN)),
    Move(source=_S.INSTRUCTION, target=_S.TO_SIGN, label="Émettre l’original",
         guards=(needs_original,), apply=moved(_S.TO_SIGN)),
    Move(source=_S.TO_SIGN, target=_S.SIGNED_BY_ASSOCIATION, label="Noter le retour signé",
         guards=(not_in_future,), apply=association_signed),
    Move(source=_S.TO_SIGN, target=_S.WITHDRAWN, label="Classer sans suite", guards=_DROP,
         apply=moved_with_reason(_S.WITHDRAWN)),
    Move(source=_S.SIGNED_BY_ASSOCIATION, target=_S.SIGNED_BY_CITY,
         label="Noter la signature de la Ville", guards=_CITY_SIGNS, apply=city_signed),
    Move(source=_S.SIGNED_BY_ASSOCIATION, target=_S.WITHDRAWN, label="Classer sans suite",
         guards=_DROP, apply=moved_with_reason(_S.WITHDRAWN)),
    # transmission and notification
    Move(source=_S.SIGNED_BY_CITY, target=_S.TRANSMITTED, label="Noter l’envoi en préfecture",
         guards=_SENT, apply=transmitted),
    Move(source=_S.TRANSMITTED, target=_S.NOTIFIED, label="Noter la notification",
         guards=_NOTIFIED, apply=notified),
    Move(source=_S.SIGNED_BY_CITY, target=_S.NOTIFIED, label="Noter la notification",
         guards=_NOTIFIED, apply=notified),
    # suspension
    Move(source=_S.NOTIFIED, target=_S.SUSPENDED, label="Suspendre", guards=_SUSPEND,
         apply=suspended),
    Move(source=_S.SUSPENDED, target=_S.NOTIFIED, label="Lever la suspension",
         guards=(not_an_amendment, resumes_after_start), apply=resumed),
    # termination
    Move(source=_S.NOTIFIED, target=_S.TERMINATION_PENDING, label="Engager la résiliation",
         guards=_GIVE_NOTICE, apply=notice_given),
    Move(source=_S.SUSPENDED, target=_S.TERMINATION_PENDING, label="Engager la résiliation",
         guards=_GIVE_NOTICE, apply=notice_given),
    Move(source=_S.TERMINATION_PENDING, target=_S.NOTIFIED, label="Retirer la résiliation",
         guards=(*_TAKE_BACK, suspension_over), apply=notice_taken_back(_S.NOTIFIED)),
    Move(source=_S.TERMINATION_PENDING, target=_S.SUSPENDED,
         label="Retirer la résiliation, suspension en cours",
         guards=(*_TAKE_BACK, suspension_runs), apply=notice_taken_back(_S.SUSPENDED)),
    Move(source=_S.TERMINATION_PENDING, target=_S.TERMINATED, label="Constater la résiliation",
         guards=_OVER, apply=moved(_S.TERMINATED)),
    # exit
    Move(source=_S.TERMINATION_PENDING, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=_GIVE_BACK, apply=closed),
    Move(source=_S.TERMINATED, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=_GIVE_BACK, apply=closed),
    Move(source=_S.NOTIFIED, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=_GIVE_BACK, apply=closed),
    Move(source=_S.SUSPENDED, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=_GIVE_BACK, apply=closed),
    Move(source=_S.SIGNED_BY_CITY, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=_GIVE_BACK, apply=closed),
    Move(source=_S.TRANSMITTED, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=_GIVE_BACK, apply=closed),
    Move(source=_S.CLOSED, target=_S.ARCHIVED, label="Archiver",
         guards=(not_an_amendment,), apply=moved(_S.ARCHIVED)),
    Move(source=_S.ARCHIVED, target=_S.CLOSED, label="Sortir des archives",
         guards=(not_an_amendment,), apply=moved(_S.CLOSED)),
)  # fmt: skip
"""Every allowed move; an agreement moves in no other way."""

MOVE_NAMES = {
    "Mettre à l’instruction": "mise à l’instruction de",
    "Remettre en projet": "retour en projet de",
    "Émettre l’original": "émission de l’original de",
    "Classer sans suite": "classement sans suite de",
    "Refuser la demande": "refus de",
    "Rouvrir la demande": "réouverture de",
    "Rouvrir l’instruction": "réouverture de l’instruction de",
    "Noter le retour signé": "retour signé de",
    "Noter la signature de la Ville": "signature de la Ville pour",
    "Noter l’envoi en préfecture": "envoi en préfecture de",
    "Noter la notification": "notification de",
    "Suspendre": "suspension de",
    "Lever la suspension": "levée de la suspension de",
    "Engager la résiliation": "résiliation engagée pour",
    "Retirer la résiliation": "retrait de la résiliation de",
    "Retirer la résiliation, suspension en cours": "retrait de la résiliation de",
    "Constater la résiliation": "résiliation constatée pour",
    "Noter les locaux rendus": "restitution des locaux de",
    "Archiver": "archivage de",
    "Sortir des archives": "sortie des archives de",
}
"""What a move is called once it is done, before the number of its agreement."""

RENEWAL_MOVES: dict[Renewal, tuple[Renewal, ...]] = {
    Renewal.NONE: (Renewal.REQUESTED, Renewal.NOT_RENEWED),
    Renewal.REQUESTED: (Renewal.EVALUATED, Renewal.NONE),
    Renewal.EVALUATED: (Renewal.RENEWED, Renewal.NOT_RENEWED, Renewal.REQUESTED),
    Renewal.RENEWED: (),
    Renewal.NOT_RENEWED: (Renewal.REQUESTED,),
}
"""Allowed moves of the renewal track."""


def moves_from(state: State) -> tuple[Move, ...]:
    """Return the moves that a manager may make from a state, the usual one first."""
    return tuple(move for move in MOVES if move.source is state)


def possible_moves(convention: Convention, day: date) -> tuple[Move, ...]:
    """Return the moves that the day and the kind of the agreement do not rule out.

    What a guard asks of the manager (a reason, a ground, a date) rules nothing out.
    """
    step = Step(on=day, today=day)
    return tuple(
        one for one in moves_from(convention.state) if not _ruled_out(one, convention, step)
    )


_RULING_OUT = (not_an_amendment, without_original, not_yet_terminated, suspension_over,
               suspension_runs, title_over)  # fmt: skip


def _ruled_out(one: Move, convention: Convention, step: Step) -> bool:
    for guard in one.guards:
        if guard in _RULING_OUT:
            try:
                guard(convention, step)
            except RuleBroken:
                return True
    return False


def move(convention: Convention, target: State, step: Step) -> Convention:
    """Return the agreement after a move; raise ``RuleBroken`` when it is not allowed."""
    if target is State.SIGNED_BY_CITY:
        convention = with_act_days(convention, step)
    for candidate in moves_from(convention.state):
        if candidate.target is target:
            for guard in candidate.guards:
                guard(convention, step)
            return candidate.apply(convention, step)
    possible = possible_moves(convention, step.today)
    offered = ", ".join(f"«\u00a0{said(one.label)}\u00a0»" for one in possible)
    raise refused_move(convention, target, offered)


def move_renewal(convention: Convention, target: Renewal, step: Step) -> Convention:
    """Return the agreement after a step of renewal, which leaves its effect untouched."""
    if target not in RENEWAL_MOVES[convention.renewal]:
        raise RuleBroken(
            "renewal_not_allowed",
            said("Cette étape du renouvellement ne suit pas la précédente."),
            field="renewal",
        )
    if target is Renewal.NOT_RENEWED:
        needs_reason(convention, step)
    asked = step.on if target is Renewal.REQUESTED else convention.renewal_requested_on
    return replace(
        convention,
        renewal=target,
        renewal_requested_on=asked,
        reason=step.reason.strip() or convention.reason,
    )


def signature_warnings(convention: Convention, today: date) -> tuple[Warned, ...]:
    """Return the doubts to override with a reason before an original is issued."""
    start = convention.start_date
    if start is None or start >= today:
        return ()
    return (
        Warned(
            field="start_date",
            code="starts_before_signature",
            message=said("La convention commence avant sa signature : précisez pourquoi."),
        ),
    )
