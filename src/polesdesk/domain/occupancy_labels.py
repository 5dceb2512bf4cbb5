"""French words for the stored values of planning, visits, requests and letters."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.occurrences import Exclusion
from polesdesk.domain.school_calendar import ClosureKind, ExceptionKind
from polesdesk.domain.visits import FindingKind, Motive, QuestionKind, VisitOrigin, VisitState

FINDINGS: Mapping[FindingKind, str] = {
    FindingKind.AS_PLANNED: "Comme prévu",
    FindingKind.EMPTY: "Vide",
    FindingKind.OTHER_OCCUPANT: "Autre occupant",
    FindingKind.CLOSED: "Fermé",
    FindingKind.NO_ACCESS: "Accès impossible",
    FindingKind.UNPLANNED: "Présence imprévue",
    FindingKind.NOT_CHECKED: "Non vérifié",
}
MOTIVES: Mapping[Motive, str] = {
    Motive.FAIR: "Tournée équitable",
    Motive.TARGETED: "Visite ciblée",
    Motive.COMPLAINT: "Après une plainte",
}
VISIT_STATES: Mapping[VisitState, str] = {
    VisitState.DRAFT: "Brouillon",
    VisitState.FINAL: "Finalisée",
    VisitState.REPLACED: "Remplacée",
}
VISIT_ORIGINS: Mapping[VisitOrigin, str] = {
    VisitOrigin.WINDOW: "À l’écran",
    VisitOrigin.SHEET: "Feuille de tournée",
    VisitOrigin.FIELD: "Mode terrain",
    VisitOrigin.IMPORT: "Import",
}
QUESTION_KINDS: Mapping[QuestionKind, str] = {
    QuestionKind.YES_NO: "Oui ou non",
    QuestionKind.CHOICE: "Choix dans une liste",
    QuestionKind.NUMBER: "Nombre",
    QuestionKind.TEXT: "Texte",
}
EXCLUSIONS: Mapping[Exclusion, str] = {
    Exclusion.SCHOOL_HOLIDAY: "vacances scolaires",
    Exclusion.PUBLIC_HOLIDAY: "jour férié",
    Exclusion.CLOSURE: "fermé",
    Exclusion.REQUISITION: "réquisition de la Ville",
    Exclusion.EXCUSED: "absence excusée",
    Exclusion.EXCEPTION: "annulée",
    Exclusion.NOT_IN_EFFECT: "sans effet",
    Exclusion.CALENDAR_UNPUBLISHED: "calendrier non publié",
}
CLOSURE_KINDS: Mapping[ClosureKind, str] = {
    ClosureKind.CLOSURE: "Fermeture",
    ClosureKind.WORKS: "Travaux",
    ClosureKind.REQUISITION: "Réquisition de la Ville",
}
EXCEPTION_KINDS: Mapping[ExceptionKind, str] = {
    ExceptionKind.CANCELLED: "Annulée",
    ExceptionKind.EXCUSED: "Absence excusée",
    ExceptionKind.MOVED: "Déplacée",
    ExceptionKind.ADDED: "Ajoutée",
}
