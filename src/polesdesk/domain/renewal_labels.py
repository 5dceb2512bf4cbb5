"""French words for the values of renewals, the same on screen, on paper and in files."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.evaluations import EvaluationState, Outcome

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.RENEW_AS_IS: "Renouveler à l’identique",
    Outcome.RENEW_WITH_CHANGES: "Renouveler avec des changements",
    Outcome.SHORT_RENEWAL: "Reconduire pour une courte durée",
    Outcome.RELOCATE: "Renouveler dans d’autres locaux",
    Outcome.DO_NOT_RENEW: "Ne pas renouveler",
    Outcome.TO_COMPLETE: "Dossier à compléter",
}
EVALUATION_STATES: Mapping[EvaluationState, str] = {
    EvaluationState.DRAFT: "En préparation",
    EvaluationState.PROPOSED: "Avis rendu",
    EvaluationState.DECIDED: "Décidée",
}
