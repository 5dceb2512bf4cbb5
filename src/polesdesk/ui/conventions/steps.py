"""Which step of an agreement comes next, and what each step asks of the manager."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.conventions import Renewal, Situation, State
from polesdesk.domain.moves import RENEWAL_MOVES, Move
from polesdesk.ui.words import marked


class Asked(Enum):
    """Whether a step wants something: not at all, if need be, or in any case."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What the dialog of a step asks: the day under a label, a reason, the rest."""

    on: str = ""
    reason: Asked = Asked.NO
    reason_hint: str = ""
    ground: bool = False
    until: str = ""
    until_needed: Asked = Asked.NO
    receipt: bool = False
    act_days: bool = False
    despite_hint: str = ""

    def is_nothing(self) -> bool:
        """Tell whether the step is taken without a question."""
        return self == Questions()


_S = State
_WHY = Questions(reason=Asked.YES)
_BY_MOVE: dict[tuple[State, State], Questions] = {
    (_S.TO_SIGN, _S.SIGNED_BY_ASSOCIATION): Questions(on=marked("Signée le")),
    (_S.SIGNED_BY_ASSOCIATION, _S.SIGNED_BY_CITY): Questions(
        on=marked("Signée le"),
        reason=Asked.MAYBE,
        reason_hint=marked("Seulement si l’acte n’est pas encore exécutoire"),
        act_days=True,
    ),
    (_S.SIGNED_BY_CITY, _S.TRANSMITTED): Questions(on=marked("Envoyée le"), receipt=True),
    (_S.SIGNED_BY_CITY, _S.NOTIFIED): Questions(on=marked("Notifiée le")),
    (_S.TRANSMITTED, _S.NOTIFIED): Questions(on=marked("Notifiée le")),
    (_S.NOTIFIED, _S.SUSPENDED): Questions(
        on=marked("À partir du"),
        until=marked("Jusqu’au"),
        until_needed=Asked.MAYBE,
        reason=Asked.YES,
    ),
    (_S.SUSPENDED, _S.NOTIFIED): Questions(on=marked("Reprise le")),
    (_S.TERMINATION_PENDING, _S.NOTIFIED): _WHY,
    (_S.TERMINATION_PENDING, _S.SUSPENDED): _WHY,
    (_S.WITHDRAWN, _S.DRAFT): _WHY,
    (_S.REFUSED, _S.INSTRUCTION): _WHY,
    (_S.TERMINATION_PENDING, _S.TERMINATED): Questions(on=marked("Constatée le")),
}
_GIVEN_BACK = Questions(
    on=marked("Rendus le"),
    reason=Asked.MAYBE,
    reason_hint=marked("Seulement si des clés manquent ou sans état des lieux de sortie"),
)
_ENDING = Questions(
    ground=True,
    on=marked("Courrier du"),
    until=marked("Prend effet le"),
    until_needed=Asked.YES,
    reason=Asked.YES,
    despite_hint=marked("Seulement si le préavis est abrégé ou la mise en demeure absente"),
)
_USUAL = {
    _S.DRAFT: _S.TO_SIGN,
    _S.INSTRUCTION: _S.TO_SIGN,
    _S.TO_SIGN: _S.SIGNED_BY_ASSOCIATION,
    _S.SIGNED_BY_ASSOCIATION: _S.SIGNED_BY_CITY,
    _S.SIGNED_BY_CITY: _S.TRANSMITTED,
    _S.TRANSMITTED: _S.NOTIFIED,
    _S.SUSPENDED: _S.NOTIFIED,
    _S.TERMINATION_PENDING: _S.TERMINATED,
    _S.TERMINATED: _S.CLOSED,
    _S.CLOSED: _S.ARCHIVED,
}
_RUNS_OUT = frozenset({_S.SIGNED_BY_CITY, _S.TRANSMITTED, _S.NOTIFIED, _S.SUSPENDED})
RENEWAL_LABELS = {
    Renewal.NONE: marked("Retirer la demande de renouvellement"),
    Renewal.REQUESTED: marked("Noter une demande de renouvellement…"),
    Renewal.EVALUATED: marked("Noter l’évaluation du renouvellement…"),
    Renewal.RENEWED: marked("Noter que la convention est renouvelée…"),
    Renewal.NOT_RENEWED: marked("Noter le refus de renouveler…"),
}


def questions(move: Move) -> Questions:
    """Return what a move asks."""
    if move.target in {State.WITHDRAWN, State.REFUSED}:
        return _WHY
    if move.target is State.TERMINATION_PENDING:
        return _ENDING
    if move.target is State.CLOSED and move.source is not State.ARCHIVED:
        return _GIVEN_BACK
    return _BY_MOVE.get((move.source, move.target), Questions())


def issues_original(move: Move) -> bool:
    """Tell whether the move is made by issuing the original, not by a date."""
    return move.target is State.TO_SIGN


def next_move(card: ConventionCard) -> Move | None:
    """Return the usual next move; none while an agreement simply runs."""
    one = card.data.convention
    target = _USUAL.get(one.state)
    if one.state in _RUNS_OUT and card.situation is Situation.EXPIRED:
        target = State.CLOSED
    return next((move for move in card.moves if move.target is target), None)


def other_moves(card: ConventionCard) -> tuple[Move, ...]:
    """Return the moves that are possible now but not the usual one."""
    usual = next_move(card)
    return tuple(move for move in card.moves if move is not usual)


def renewal_steps(card: ConventionCard) -> tuple[Renewal, ...]:
    """Return the steps of renewal that may be noted; none before the agreement has effect.

    An amendment is renewed with its agreement.
    """
    if card.situation is Situation.NOT_STARTED or card.data.convention.amends_id is not None:
        return ()
    return RENEWAL_MOVES[card.data.convention.renewal]
