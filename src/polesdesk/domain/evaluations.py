"""The evaluation of an agreement before its renewal: grid, marks, opinion and decision.

Domain dossier B4. A total helps to compare; it never decides: the outcome is chosen by a person
and reasoned in writing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

HIGHEST = 3
"""The best mark of a criterion; the lowest is 0."""


class Outcome(StrEnum):
    """What an opinion proposes and a decision settles (domain dossier B4)."""

    RENEW_AS_IS = "RENEW_AS_IS"
    RENEW_WITH_CHANGES = "RENEW_WITH_CHANGES"
    SHORT_RENEWAL = "SHORT_RENEWAL"
    RELOCATE = "RELOCATE"
    DO_NOT_RENEW = "DO_NOT_RENEW"
    TO_COMPLETE = "TO_COMPLETE"


class EvaluationState(StrEnum):
    """How far an evaluation has come; what was decided is frozen."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    DECIDED = "DECIDED"


NEGATIVE = frozenset({Outcome.SHORT_RENEWAL, Outcome.RELOCATE, Outcome.DO_NOT_RENEW})
"""Outcomes against which the association is heard first (CRPA L. 121-1)."""

RENEWING = frozenset(
    {Outcome.RENEW_AS_IS, Outcome.RENEW_WITH_CHANGES, Outcome.SHORT_RENEWAL, Outcome.RELOCATE}
)
"""Outcomes after which another agreement is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCriterion:
    """A criterion of the office's grid; ``key`` says which evidence the program brings to it."""

    key: str
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationGrid:
    """The criteria and weights of the office, the same for every association."""

    id: str
    version: int = 0
    criteria: tuple[GridCriterion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One line of an evaluation: the criterion as it was, the mark, why, and the evidence.

    ``mark`` is 0 to 3, None until judged. ``evidence`` is the sentence that the program found
    when the line was drawn up; ``evidence_kind`` and ``evidence_id`` name the record it is on.
    """

    key: str
    label: str
    weight: int = 1
    mark: int | None = None
    not_applicable: bool = False
    comment: str = ""
    evidence: str = ""
    evidence_kind: str = ""
    evidence_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The judgement on one agreement: marks, outcome with its reasons, who proposed, who decided.

    ``changes`` tells in words what the next agreement changes; ``next_end`` bounds a short one.
    ``remarks`` are those of the association, asked for on a day and received on another.
    """

    id: str
    version: int = 0
    convention_id: str = ""
    state: EvaluationState = EvaluationState.DRAFT
    drawn_up_on: date | None = None
    scores: tuple[Score, ...] = ()
    outcome: Outcome | None = None
    motive: str = ""
    changes: str = ""
    next_end: date | None = None
    remarks_asked_on: date | None = None
    remarks: str = ""
    remarks_on: date | None = None
    proposed_by: str = ""
    proposed_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    replaces_id: str | None = None


OCCUPANCY = "occupancy"
ADEQUACY = "adequacy"
CONTRIBUTION = "contribution"
BENEFIT = "benefit"
PAPERS = "papers"
INSURANCE = "insurance"
CARE = "care"
PAYMENTS = "payments"
COMMITMENT = "commitment"
DEMAND = "demand"
CONTINUITY = "continuity"

STANDARD_GRID: tuple[GridCriterion, ...] = (
    GridCriterion(key=OCCUPANCY, label="Occupation effective des locaux", weight=3),
    GridCriterion(
        key=ADEQUACY, label="Adéquation des surfaces et des horaires au besoin", weight=2
    ),
    GridCriterion(
        key=CONTRIBUTION, label="Participation à la vie du pôle et à la journée citoyenne", weight=2
    ),
    GridCriterion(key=BENEFIT, label="Intérêt pour les habitants et le quartier", weight=2),
    GridCriterion(key=PAPERS, label="Régularité administrative", weight=1),
    GridCriterion(key=INSURANCE, label="Assurance et sécurité", weight=1),
    GridCriterion(
        key=CARE, label="Soin des locaux et des clés, relations avec le voisinage", weight=1
    ),
    GridCriterion(key=PAYMENTS, label="Situation financière et sommes dues", weight=1),
    GridCriterion(
        key=COMMITMENT, label="Engagement républicain, non-discrimination, neutralité", weight=1
    ),
    GridCriterion(
        key=DEMAND, label="Autres demandes sur ces locaux et besoins de la collectivité", weight=1
    ),
    GridCriterion(key=CONTINUITY, label="Continuité de l’activité de l’occupant", weight=1),
)
"""The eleven criteria of domain dossier B4; the office changes labels and weights."""


def total(scores: Iterable[Score]) -> Decimal | None:
    """Return the weighted mean of the marks, 0 to 3 with two decimals; None without any mark.

    A line that does not apply, or is not judged yet, weighs nothing.
    """
    counted = [one for one in scores if one.mark is not None and not one.not_applicable]
    weight = sum(one.weight for one in counted)
    if not weight:
        return None
    points = sum(one.weight * (one.mark or 0) for one in counted)
    return (Decimal(points) / weight).quantize(Decimal("0.01"))


def unjudged(scores: Iterable[Score]) -> tuple[Score, ...]:
    """Return the lines that have neither a mark nor « sans objet »."""
    return tuple(one for one in scores if one.mark is None and not one.not_applicable)


def blank_scores(criteria: Iterable[GridCriterion]) -> tuple[Score, ...]:
    """Return one line per criterion, nothing judged."""
    return tuple(Score(key=one.key, label=one.label, weight=one.weight) for one in criteria)
