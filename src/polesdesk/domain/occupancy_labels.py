"""French words for the stored values of planning, visits, requests and letters."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.follow_ups import Channel, FollowUpKind, LetterKind
from polesdesk.domain.observing import Outcome
from polesdesk.domain.occurrences import Exclusion
from polesdesk.domain.premises_requests import RequestKind, RequestState
from polesdesk.domain.rates import Dimension
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
    ClosureKind.SAFETY: "Sécurité",
    ClosureKind.REQUISITION: "Réquisition de la Ville",
}
EXCEPTION_KINDS: Mapping[ExceptionKind, str] = {
    ExceptionKind.CANCELLED: "Annulée",
    ExceptionKind.EXCUSED: "Absence excusée",
    ExceptionKind.MOVED: "Déplacée",
    ExceptionKind.ADDED: "Ajoutée",
}
CHANNELS: Mapping[Channel, str] = {
    Channel.HANDED: "Remise en main propre contre récépissé",
    Channel.REGISTERED: "Lettre recommandée avec avis de réception",
    Channel.PLAIN: "Lettre simple",
    Channel.MAIL: "Courriel",
}
LETTERS: Mapping[LetterKind, str] = {
    LetterKind.EXPLANATIONS: "Demande d’explications",
    LetterKind.FORMAL_NOTICE: "Mise en demeure",
    LetterKind.ALLOTMENT: "Courrier d’affectation",
    LetterKind.REQUEST_ACKNOWLEDGEMENT: "Accusé de réception",
    LetterKind.REQUEST_ACCEPTED: "Accord",
    LetterKind.REQUEST_REFUSED: "Refus motivé",
    LetterKind.HIRE_AUTHORISATION: "Autorisation d’occupation ponctuelle",
    LetterKind.VISIT_REPORT: "Fiche de constat",
    LetterKind.END_OF_AGREEMENT: "Fin de convention",
    LetterKind.PAPERS_REQUEST: "Demande de pièces",
    LetterKind.PAPERS_REMINDER: "Relance pour pièces manquantes",
    LetterKind.OBSERVATIONS: "Demande d’observations",
    LetterKind.RENEWAL_GRANTED: "Renouvellement accordé",
    LetterKind.RENEWAL_REFUSED: "Refus de renouvellement",
    LetterKind.TERMINATION: "Résiliation",
    LetterKind.IN_KIND_VALUE: "Valeur de l’aide en nature",
    LetterKind.CLOSURE: "Fermeture temporaire",
    LetterKind.REQUISITION: "Réquisition temporaire",
    LetterKind.ASSOCIATION_PAPERS: "Pièces manquantes d’une association",
    LetterKind.ASSOCIATION_END: "Fin d’une association",
    LetterKind.SUCCESSION: "Association qui succède à une autre",
    LetterKind.KEY_RECEIPT: "Reçu de clés",
    LetterKind.KEY_RETURN: "Reçu de restitution de clés",
    LetterKind.CONDITION_REPORT: "État des lieux",
    LetterKind.VOLUNTEER_CERTIFICATE: "Attestation de bénévolat",
    LetterKind.VOLUNTEER_THANKS: "Remerciement",
}
REQUEST_KINDS: Mapping[RequestKind, str] = {
    RequestKind.NEW_HOSTING: "Nouvel hébergement",
    RequestKind.EXTRA_SLOT: "Créneau supplémentaire",
    RequestKind.HIRE: "Location ponctuelle",
}
REQUEST_STATES: Mapping[RequestState, str] = {
    RequestState.RECEIVED: "Reçue",
    RequestState.ACKNOWLEDGED: "Accusée de réception",
    RequestState.WAITING: "En attente",
    RequestState.OPTION: "Option posée",
    RequestState.LAPSED: "Option caduque",
    RequestState.ACCEPTED: "Acceptée",
    RequestState.REFUSED: "Refusée",
    RequestState.WITHDRAWN: "Retirée",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.OCCUPIED: "occupé comme prévu",
    Outcome.EMPTY: "vide",
    Outcome.OTHER_OCCUPANT: "autre occupant",
    Outcome.SCHOOL_HOLIDAY: "vacances scolaires",
    Outcome.PUBLIC_HOLIDAY: "jour férié",
    Outcome.CLOSURE: "fermeture ou travaux",
    Outcome.REQUISITION: "réquisition de la Ville",
    Outcome.EXCUSED: "absence excusée",
    Outcome.EXCEPTION: "séance annulée ou déplacée",
    Outcome.NOT_IN_EFFECT: "convention sans effet",
    Outcome.CALENDAR_UNPUBLISHED: "calendrier non publié",
    Outcome.OUTSIDE_SLOT: "hors du créneau",
    Outcome.EDGE: "début ou fin du créneau",
    Outcome.CLOSED: "trouvé fermé",
    Outcome.NO_ACCESS: "accès impossible",
    Outcome.NOT_CHECKED: "non vérifié",
}
FOLLOW_UPS: Mapping[FollowUpKind, str] = {
    FollowUpKind.REMINDER: "Rappel",
    FollowUpKind.WORKS_REQUEST: "Demande de travaux",
    FollowUpKind.SUMMONS: "Convocation",
    FollowUpKind.EXPLANATIONS: "Demande d’explications",
    FollowUpKind.INTERVIEW: "Entretien",
    FollowUpKind.FORMAL_NOTICE: "Mise en demeure",
    FollowUpKind.WITHDRAWAL: "Retrait du créneau",
}
DIMENSIONS: Mapping[Dimension, str] = {
    Dimension.HUB: "Pôle",
    Dimension.ROOM: "Local",
    Dimension.ASSOCIATION: "Association",
    Dimension.CONVENTION: "Convention",
    Dimension.SLOT: "Créneau",
    Dimension.WEEKDAY_HOUR: "Jour et heure",
    Dimension.MONTH: "Mois",
    Dimension.SEASON: "Saison",
}
