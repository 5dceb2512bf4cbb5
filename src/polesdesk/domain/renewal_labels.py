"""French words for the values of renewals, the same on screen, on paper and in files."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.campaign import CampaignStep, Group
from polesdesk.domain.evaluations import EvaluationState, Outcome

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.RENEW_AS_IS: "Renouveler à l’identique",
    Outcome.RENEW_WITH_CHANGES: "Renouveler avec des changements",
    Outcome.SHORT_RENEWAL: "Renouveler pour une courte durée",
    Outcome.RELOCATE: "Renouveler dans d’autres locaux",
    Outcome.DO_NOT_RENEW: "Ne pas renouveler",
    Outcome.TO_COMPLETE: "Dossier à compléter",
}
EVALUATION_STATES: Mapping[EvaluationState, str] = {
    EvaluationState.DRAFT: "En préparation",
    EvaluationState.PROPOSED: "Avis rendu",
    EvaluationState.DECIDED: "Décidée",
}
GROUPS: Mapping[Group, str] = {
    Group.PREPARE: "Préparer",
    Group.DECIDE: "Décider",
    Group.SIGN: "Signer",
    Group.NOTIFY: "Notifier",
}
STEPS: Mapping[CampaignStep, str] = {
    CampaignStep.TO_WARN: "Prévenir de la fin",
    CampaignStep.PAPERS_ASKED: "Demander les pièces",
    CampaignStep.PAPERS_COMPLETE: "Compléter les pièces",
    CampaignStep.VISITS_ENOUGH: "Visiter les locaux",
    CampaignStep.EVALUATED: "Évaluer",
    CampaignStep.OPINION: "Rendre l’avis",
    CampaignStep.DECISION: "Décider",
    CampaignStep.PRINTED: "Imprimer",
    CampaignStep.SENT: "Envoyer à l’association",
    CampaignStep.SIGNED_BY_ASSOCIATION: "Attendre le retour signé",
    CampaignStep.SIGNED_BY_CITY: "Faire signer par la Ville",
    CampaignStep.TRANSMITTED: "Transmettre en préfecture",
    CampaignStep.NOTIFIED: "Notifier",
    CampaignStep.COPY_HANDED: "Remettre l’exemplaire",
    CampaignStep.DONE: "Terminé",
}
"""The next thing to do, as an order to oneself."""
