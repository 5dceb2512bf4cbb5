"""What the window and the renewal file show of an evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluations import Evaluation
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.rates import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationCard:
    """An evaluation with the agreement that it judges; ``former`` are those before it.

    ``is_new`` tells that nothing is saved yet; ``total`` is 0 to 3, None without a mark.
    """

    evaluation: Evaluation
    convention: Convention
    association: str
    hub: str
    rooms: str
    day: date
    tally: Tally
    least: int
    answer_days: int
    total: Decimal | None
    is_new: bool
    former: tuple[Evaluation, ...] = ()
    chain: tuple[Convention, ...] = ()
    letters: tuple[Letter, ...] = ()
