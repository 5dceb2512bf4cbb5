"""French labels of the choices of the journée citoyenne."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.journee import DayTaskKind, EditionState, ServiceAnswer
from polesdesk.domain.sign_ups import IncidentKind, Wish
from polesdesk.domain.worksites import ProposalState, ProposerKind, WorksiteState

EDITION_STATES: Mapping[EditionState, str] = {
    EditionState.PREPARING: "En préparation",
    EditionState.CALL_FOR_IDEAS: "Appel à idées",
    EditionState.SIGN_UP: "Inscriptions ouvertes",
    EditionState.READY: "Prête",
    EditionState.DONE: "A eu lieu",
    EditionState.CANCELLED: "Annulée",
    EditionState.EVALUATED: "Évaluée",
}
TASK_KINDS: Mapping[DayTaskKind, str] = {
    DayTaskKind.COMMUNICATION: "Communication",
    DayTaskKind.WORKING_GROUP: "Groupe de travail",
    DayTaskKind.PREPARATION: "Préparation",
    DayTaskKind.SERVICE_REQUEST: "Demande à un service",
}
SERVICE_ANSWERS: Mapping[ServiceAnswer, str] = {
    ServiceAnswer.GRANTED: "Accordée",
    ServiceAnswer.PARTLY: "Accordée en partie",
    ServiceAnswer.REFUSED: "Refusée",
}
PROPOSERS: Mapping[ProposerKind, str] = {
    ProposerKind.RESIDENT: "Habitant",
    ProposerKind.ASSOCIATION: "Association",
    ProposerKind.SERVICE: "Service de la Ville",
    ProposerKind.COUNCIL: "Conseil d’habitants",
}
PROPOSAL_STATES: Mapping[ProposalState, str] = {
    ProposalState.RECEIVED: "Reçue",
    ProposalState.UNDER_STUDY: "À l’étude",
    ProposalState.ACCEPTED: "Retenue",
    ProposalState.MERGED: "Réunie à une autre",
    ProposalState.REFUSED: "Non retenue",
    ProposalState.POSTPONED: "Reportée",
}
WORKSITE_STATES: Mapping[WorksiteState, str] = {
    WorksiteState.PROPOSED: "Proposé",
    WorksiteState.CONFIRMED: "Confirmé",
    WorksiteState.DONE: "Réalisé",
    WorksiteState.PARTLY_DONE: "Réalisé en partie",
    WorksiteState.CANCELLED: "Annulé",
}
WISHES: Mapping[Wish, str] = {
    Wish.YES: "Oui",
    Wish.NO: "Non",
    Wish.MAYBE: "Peut-être",
}
INCIDENT_KINDS: Mapping[IncidentKind, str] = {
    IncidentKind.ACCIDENT: "Accident",
    IncidentKind.DAMAGE: "Dégât matériel",
    IncidentKind.NEAR_MISS: "Presque accident",
}
