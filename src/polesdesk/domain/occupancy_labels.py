"""French words for the stored values of planning, visits, requests and letters."""

from __future__ import annotations

from collections.abc import Mapping

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
