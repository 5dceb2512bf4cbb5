"""The moves of an agreement from state to state, and the guards of each.

One table that reads like the law it follows (domain dossier B2 as corrected).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.domain.conventions import Convention, Renewal, State, TerminationGround
from polesdesk.domain.rules import RuleBroken, Warned
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a manager tells of a move: the day, a reason, and what the move needs."""

    on: date
    today: date
    reason: str = ""
    ground: TerminationGround | None = None
    until: date | None = None
    receipt: str = ""


Guard = Callable[[Convention, Step], None]
Apply = Callable[[Convention, Step], Convention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One allowed move: from, to, what the manager calls it, its guards and what it writes."""

    source: State
    target: State
    label: str
    guards: tuple[Guard, ...] = ()
    apply: Apply = lambda convention, step: convention


def _needs_original(convention: Convention, step: Step) -> None:
    if convention.issued_version is None:
        raise RuleBroken(
            "no_original",
            said("Aucun original n’a été émis : imprimez d’abord l’original à signer."),
            field="state",
        )


def _needs_reason(convention: Convention, step: Step) -> None:
    if not step.reason.strip():
        raise RuleBroken(
            "reason_required",
            said(
                "Un motif écrit est nécessaire : il figurera dans l’historique et dans la lettre."
            ),
            field="reason",
        )


def _not_in_future(convention: Convention, step: Step) -> None:
    if step.on > step.today:
        raise RuleBroken(
            "date_in_future",
            said("Cette date est dans l’avenir : notez le jour où l’acte a réellement eu lieu."),
            field="on",
        )


def _city_after_association(convention: Convention, step: Step) -> None:
    first = convention.signed_by_association_on
    if first is not None and step.on < first:
        raise RuleBroken(
            "signed_before_association",
            said("La Ville ne peut pas avoir signé avant l’association ; vérifiez la date."),
            field="on",
        )


def _act_enforceable(convention: Convention, step: Step) -> None:
    """CE opinion of 10 June 1996 n° 176873: the act must be enforceable before he signs."""
    adopted = convention.decision_date
    enforceable = _enforceable_on(convention)
    late = enforceable is not None and enforceable > step.on
    if (late or (adopted is not None and adopted > step.on)) and not step.reason.strip():
        raise RuleBroken(
            "act_not_enforceable",
            said(
                "L’acte qui autorise la signature n’est pas encore exécutoire à cette date. "
                "Indiquez un motif pour passer outre."
            ),
            field="reason",
        )


def _enforceable_on(convention: Convention) -> date | None:
    days = (convention.decision_transmitted_on, convention.decision_published_on)
    known = [day for day in days if day is not None]
    return max(known, default=None)


def _after_signature(convention: Convention, step: Step) -> None:
    signed = convention.signed_by_city_on
    if signed is not None and step.on < signed:
        raise RuleBroken(
            "before_signature",
            said("Cette date précède la signature de la Ville ; vérifiez-la."),
            field="on",
        )


def _needs_ground(convention: Convention, step: Step) -> None:
    if step.ground is None:
        raise RuleBroken(
            "ground_required",
            said("Choisissez le fondement de la résiliation."),
            field="termination_ground",
        )


def _ends_in_future(convention: Convention, step: Step) -> None:
    if step.until is None or step.until < step.on:
        raise RuleBroken(
            "termination_date",
            said(
                "Indiquez le jour où la résiliation prendra effet, au plus tôt celui du courrier."
            ),
            field="until",
        )


def _title_over(convention: Convention, step: Step) -> None:
    end = convention.terminated_on or convention.end_date
    if end is not None and step.on < end:
        raise RuleBroken(
            "title_not_over",
            said("La convention court encore : les locaux ne peuvent pas être notés rendus."),
            field="on",
        )


def _moved(state: State) -> Apply:
    return lambda convention, step: replace(convention, state=state)


def _moved_with_reason(state: State) -> Apply:
    return lambda convention, step: replace(convention, state=state, reason=step.reason.strip())


def _association_signed(convention: Convention, step: Step) -> Convention:
    return replace(convention, state=State.SIGNED_BY_ASSOCIATION, signed_by_association_on=step.on)


def _city_signed(convention: Convention, step: Step) -> Convention:
    reason = step.reason.strip() or convention.reason
    return replace(convention, state=State.SIGNED_BY_CITY, signed_by_city_on=step.on, reason=reason)


def _transmitted(convention: Convention, step: Step) -> Convention:
    return replace(
        convention,
        state=State.TRANSMITTED,
        sent_to_prefecture_on=step.on,
        prefecture_receipt=step.receipt or convention.prefecture_receipt,
    )


def _notified(convention: Convention, step: Step) -> Convention:
    return replace(convention, state=State.NOTIFIED, notified_on=step.on)


def _suspended(convention: Convention, step: Step) -> Convention:
    return replace(
        convention,
        state=State.SUSPENDED,
        suspended_from=step.on,
        suspended_to=step.until,
        reason=step.reason.strip(),
    )


def _resumed(convention: Convention, step: Step) -> Convention:
    eve = date.fromordinal(step.on.toordinal() - 1)
    return replace(convention, state=State.NOTIFIED, suspended_to=eve)


def _notice_given(convention: Convention, step: Step) -> Convention:
    return replace(
        convention,
        state=State.TERMINATION_PENDING,
        notice_given_on=step.on,
        terminated_on=step.until,
        termination_ground=step.ground,
        reason=step.reason.strip(),
    )


def _notice_taken_back(convention: Convention, step: Step) -> Convention:
    return replace(
        convention,
        state=State.NOTIFIED,
        notice_given_on=None,
        terminated_on=None,
        termination_ground=None,
        reason=step.reason.strip(),
    )


def _closed(convention: Convention, step: Step) -> Convention:
    return replace(convention, state=State.CLOSED, closed_on=step.on)


_S = State
_DROP = (_needs_reason,)
MOVES: tuple[Move, ...] = (
    Move(source=_S.DRAFT, target=_S.INSTRUCTION, label="Mettre à l’instruction",
         apply=_moved(_S.INSTRUCTION)),
    Move(source=_S.INSTRUCTION, target=_S.DRAFT, label="Remettre en projet",
         apply=_moved(_S.DRAFT)),
    Move(source=_S.DRAFT, target=_S.TO_SIGN, label="Émettre l’original",
         guards=(_needs_original,), apply=_moved(_S.TO_SIGN)),
    Move(source=_S.INSTRUCTION, target=_S.TO_SIGN, label="Émettre l’original",
         guards=(_needs_original,), apply=_moved(_S.TO_SIGN)),
    Move(source=_S.DRAFT, target=_S.WITHDRAWN, label="Classer sans suite", guards=_DROP,
         apply=_moved_with_reason(_S.WITHDRAWN)),
    Move(source=_S.INSTRUCTION, target=_S.WITHDRAWN, label="Classer sans suite", guards=_DROP,
         apply=_moved_with_reason(_S.WITHDRAWN)),
    Move(source=_S.INSTRUCTION, target=_S.REFUSED, label="Refuser la demande", guards=_DROP,
         apply=_moved_with_reason(_S.REFUSED)),
    Move(source=_S.TO_SIGN, target=_S.WITHDRAWN, label="Classer sans suite", guards=_DROP,
         apply=_moved_with_reason(_S.WITHDRAWN)),
    Move(source=_S.TO_SIGN, target=_S.SIGNED_BY_ASSOCIATION, label="Noter le retour signé",
         guards=(_not_in_future,), apply=_association_signed),
    Move(source=_S.SIGNED_BY_ASSOCIATION, target=_S.SIGNED_BY_CITY,
         label="Noter la signature de la Ville",
         guards=(_not_in_future, _city_after_association, _act_enforceable),
         apply=_city_signed),
    Move(source=_S.SIGNED_BY_CITY, target=_S.TRANSMITTED, label="Noter l’envoi en préfecture",
         guards=(_not_in_future, _after_signature), apply=_transmitted),
    Move(source=_S.TRANSMITTED, target=_S.NOTIFIED, label="Noter la notification",
         guards=(_not_in_future, _after_signature), apply=_notified),
    Move(source=_S.SIGNED_BY_CITY, target=_S.NOTIFIED, label="Noter la notification",
         guards=(_not_in_future, _after_signature), apply=_notified),
    Move(source=_S.NOTIFIED, target=_S.SUSPENDED, label="Suspendre", guards=(_needs_reason,),
         apply=_suspended),
    Move(source=_S.SUSPENDED, target=_S.NOTIFIED, label="Lever la suspension", apply=_resumed),
    Move(source=_S.NOTIFIED, target=_S.TERMINATION_PENDING, label="Engager la résiliation",
         guards=(_needs_ground, _needs_reason, _ends_in_future), apply=_notice_given),
    Move(source=_S.SUSPENDED, target=_S.TERMINATION_PENDING, label="Engager la résiliation",
         guards=(_needs_ground, _needs_reason, _ends_in_future), apply=_notice_given),
    Move(source=_S.TERMINATION_PENDING, target=_S.NOTIFIED, label="Retirer la résiliation",
         guards=(_needs_reason,), apply=_notice_taken_back),
    Move(source=_S.TERMINATION_PENDING, target=_S.TERMINATED, label="Constater la résiliation",
         guards=(_title_over,), apply=_moved(_S.TERMINATED)),
    Move(source=_S.TERMINATED, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=(_title_over, _not_in_future), apply=_closed),
    Move(source=_S.NOTIFIED, target=_S.CLOSED, label="Noter les locaux rendus",
         guards=(_title_over, _not_in_future), apply=_closed),
    Move(source=_S.CLOSED, target=_S.ARCHIVED, label="Archiver", apply=_moved(_S.ARCHIVED)),
)  # fmt: skip
"""Every allowed move; an agreement moves in no other way."""

MOVE_NAMES = {
    "Mettre à l’instruction": "mise à l’instruction de",
    "Remettre en projet": "retour en projet de",
    "Émettre l’original": "émission de l’original de",
    "Classer sans suite": "classement sans suite de",
    "Refuser la demande": "refus de",
    "Noter le retour signé": "retour signé de",
    "Noter la signature de la Ville": "signature de la Ville pour",
    "Noter l’envoi en préfecture": "envoi en préfecture de",
    "Noter la notification": "notification de",
    "Suspendre": "suspension de",
    "Lever la suspension": "levée de la suspension de",
    "Engager la résiliation": "résiliation engagée pour",
    "Retirer la résiliation": "retrait de la résiliation de",
    "Constater la résiliation": "résiliation constatée pour",
    "Noter les locaux rendus": "restitution des locaux de",
    "Archiver": "archivage de",
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


def move(convention: Convention, target: State, step: Step) -> Convention:
    """Return the agreement after a move; raise ``RuleBroken`` when it is not allowed."""
    for candidate in moves_from(convention.state):
        if candidate.target is target:
            for guard in candidate.guards:
                guard(convention, step)
            return candidate.apply(convention, step)
    raise RuleBroken(
        "move_not_allowed",
        said("Cette étape n’est pas possible dans l’état actuel de la convention."),
        field="state",
    )


def move_renewal(convention: Convention, target: Renewal, step: Step) -> Convention:
    """Return the agreement after a step of renewal, which leaves its effect untouched."""
    if target not in RENEWAL_MOVES[convention.renewal]:
        raise RuleBroken(
            "renewal_not_allowed",
            said("Cette étape du renouvellement ne suit pas la précédente."),
            field="renewal",
        )
    if target is Renewal.NOT_RENEWED:
        _needs_reason(convention, step)
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
