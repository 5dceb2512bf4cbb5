"""French words for stored values: one word for one thing, on screen and on paper."""

from __future__ import annotations

from polesdesk.domain.associations import AssociationKind, Cover, PaperKind, PaperState
from polesdesk.domain.conventions import (
    FeePeriod,
    HolidayRule,
    Renewal,
    State,
    TerminationGround,
    UseKind,
    WeekParity,
)
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    PropertyRegime,
    RoomKind,
)
from polesdesk.domain.papers import AnnexKind, TemplateState

STATES: dict[State, str] = {
    State.DRAFT: "Projet",
    State.INSTRUCTION: "À l’instruction",
    State.TO_SIGN: "À signer",
    State.SIGNED_BY_ASSOCIATION: "Signée par l’association",
    State.SIGNED_BY_CITY: "Signée par la Ville",
    State.TRANSMITTED: "Transmise",
    State.NOTIFIED: "Notifiée",
    State.SUSPENDED: "Suspendue",
    State.TERMINATION_PENDING: "Préavis en cours",
    State.TERMINATED: "Résiliée",
    State.CLOSED: "Close",
    State.ARCHIVED: "Archivée",
    State.WITHDRAWN: "Sans suite",
    State.REFUSED: "Refusée",
}
RENEWALS: dict[Renewal, str] = {
    Renewal.NONE: "Sans demande",
    Renewal.REQUESTED: "Renouvellement demandé",
    Renewal.EVALUATED: "Renouvellement évalué",
    Renewal.RENEWED: "Renouvelée",
    Renewal.NOT_RENEWED: "Non renouvelée",
}
USE_KINDS: dict[UseKind, str] = {
    UseKind.EXCLUSIVE: "Usage exclusif",
    UseKind.SHARED: "Usage partagé",
    UseKind.SLOT: "Créneaux",
    UseKind.HALF_DAY: "Demi-journées",
    UseKind.UNIT: "Boîte, armoire ou domiciliation",
    UseKind.HIRE: "Location ponctuelle",
}
REGIMES: dict[PropertyRegime, str] = {
    PropertyRegime.PUBLIC: "Domaine public",
    PropertyRegime.PRIVATE: "Domaine privé",
}
GROUNDS: dict[FreeUseGround, str] = {
    FreeUseGround.L2125_1_GENERAL_INTEREST: "Gratuité, intérêt général (CG3P, art. L. 2125-1)",
    FreeUseGround.L2125_1_2_COUNCIL_DECISION: (
        "Gratuité décidée par le conseil (CG3P, art. L. 2125-1-2)"
    ),
    FreeUseGround.PAID: "Redevance",
    FreeUseGround.PRIVATE_DOMAIN: "Prêt à usage, domaine privé",
}
CHARGES: dict[ChargesMode, str] = {
    ChargesMode.CITY: "À la charge de la Ville",
    ChargesMode.FLAT_RATE: "Forfait annuel",
    ChargesMode.METERED: "Au relevé des compteurs",
    ChargesMode.ASSOCIATION: "À la charge de l’association",
}
DECISIONS: dict[DecisionKind, str] = {
    DecisionKind.DELIBERATION: "Délibération du conseil municipal",
    DecisionKind.MAYOR_DECISION: "Décision du maire par délégation",
}
ROOM_KINDS: dict[RoomKind, str] = {
    RoomKind.ROOM: "Salle ou bureau",
    RoomKind.LOCKER: "Armoire",
    RoomKind.LETTERBOX: "Boîte aux lettres",
    RoomKind.DOMICILIATION: "Domiciliation",
}
PAPERS: dict[PaperKind, str] = {
    PaperKind.STATUTES: "Statuts",
    PaperKind.REGISTRATION_RECEIPT: "Récépissé de déclaration",
    PaperKind.OFFICERS_LIST: "Liste des dirigeants",
    PaperKind.SIRET_NOTICE: "Avis de situation SIRET",
    PaperKind.INSURANCE_CERTIFICATE: "Attestation d’assurance",
    PaperKind.MINUTES: "Procès-verbal de la dernière AG",
    PaperKind.ACTIVITY_REPORT: "Rapport d’activité",
    PaperKind.ACCOUNTS: "Comptes annuels",
    PaperKind.BUDGET: "Budget prévisionnel",
    PaperKind.CER: "Contrat d’engagement républicain",
    PaperKind.CHARTER: "Charte d’engagements réciproques",
    PaperKind.ACTIVITIES_LIST: "Liste des activités et responsables",
    PaperKind.USE_STATEMENT: "Attestation d’usage",
    PaperKind.APPROVAL: "Agrément ou reconnaissance",
}
COVERS: dict[Cover, str] = {
    Cover.LIABILITY: "Responsabilité civile",
    Cover.OCCUPIER: "Risques locatifs",
    Cover.PROPERTY: "Dommages aux biens",
    Cover.WAIVER: "Renonciation à recours",
}
ASSOCIATION_KINDS: dict[AssociationKind, str] = {
    AssociationKind.LAW_1901: "Association loi 1901",
    AssociationKind.PUBLIC_UTILITY: "Reconnue d’utilité publique",
    AssociationKind.SPORT: "Association sportive agréée",
    AssociationKind.YOUTH: "Agréée jeunesse et éducation populaire",
    AssociationKind.WORSHIP: "Association cultuelle (loi 1905)",
    AssociationKind.UNION: "Syndicat professionnel",
    AssociationKind.LOCAL_LAW: "Association de droit local (Alsace-Moselle)",
    AssociationKind.INFORMAL: "Collectif sans statut",
}
PAPER_STATES: dict[PaperState, str] = {
    PaperState.MISSING: "Manquante",
    PaperState.RECEIVED: "Reçue",
    PaperState.VALID: "Valide",
    PaperState.EXPIRING: "Expire bientôt",
    PaperState.EXPIRED: "Expirée",
    PaperState.REJECTED: "Rejetée",
    PaperState.NOT_APPLICABLE: "Sans objet",
}
PARITIES: dict[WeekParity, str] = {
    WeekParity.ANY: "Toutes les semaines",
    WeekParity.ODD: "Semaines impaires",
    WeekParity.EVEN: "Semaines paires",
}
HOLIDAYS: dict[HolidayRule, str] = {
    HolidayRule.WITHOUT: "Hors vacances scolaires",
    HolidayRule.WITH: "Vacances scolaires comprises",
    HolidayRule.ONLY: "Vacances scolaires seulement",
}
TERMINATIONS: dict[TerminationGround, str] = {
    TerminationGround.BREACH: "Manquement aux obligations",
    TerminationGround.GENERAL_INTEREST: "Motif d’intérêt général",
    TerminationGround.BY_ASSOCIATION: "À l’initiative de l’association",
    TerminationGround.MUTUAL: "D’un commun accord",
    TerminationGround.DISSOLUTION: "Dissolution de l’association",
}
FEE_PERIODS: dict[FeePeriod, str] = {
    FeePeriod.YEAR: "par an",
    FeePeriod.QUARTER: "par trimestre",
    FeePeriod.MONTH: "par mois",
    FeePeriod.ONCE: "en une fois",
}
ANNEXES: dict[AnnexKind, str] = {
    AnnexKind.PLAN: "Plan des locaux",
    AnnexKind.HUB_RULES: "Règlement intérieur",
    AnnexKind.CER: "Contrat d’engagement républicain",
    AnnexKind.INVENTORY: "Inventaire et état des lieux",
    AnnexKind.SAFETY: "Fiche de sécurité",
    AnnexKind.OTHER: "Autre annexe",
}
TEMPLATE_STATES: dict[TemplateState, str] = {
    TemplateState.DRAFT: "Brouillon",
    TemplateState.VALIDATED: "Validé",
    TemplateState.RETIRED: "Remplacé",
}
ENTITIES: dict[str, str] = {
    "settings": "réglages",
    "signatory": "signataire",
    "rent": "loyer de référence",
    "hub": "pôle",
    "room": "local",
    "association": "association",
    "association_event": "événement",
    "officer": "dirigeant",
    "paper": "pièce",
    "convention": "convention",
    "issued": "original",
    "signed_copy": "copie signée",
    "template": "modèle de clauses",
    "annex": "annexe",
    "note": "note",
    "saved_search": "recherche enregistrée",
    "school_holiday": "vacances",
    "closure": "fermeture",
    "closure_operation": "suite d’une fermeture",
    "slot_exception": "séance",
    "allotment": "affectation",
    "premises_request": "demande de locaux",
    "evaluation": "évaluation",
    "evaluation_grid": "grille d’évaluation",
    "visit": "visite",
    "finding": "constat",
    "round": "tournée",
    "question_set": "questionnaire de visite",
    "follow_up": "suite",
    "letter": "courrier",
    "access_device": "clé ou badge",
    "handover": "remise de clé",
    "condition_report": "état des lieux",
    "volunteer": "personne",
    "duty_pattern": "semaine type",
    "duty_shift": "permanence",
    "assignment": "inscription",
    "hourly_rate": "valeur horaire",
    "citizen_day": "journée citoyenne",
    "day_task": "action de préparation",
    "worksite_proposal": "proposition de chantier",
    "worksite": "chantier",
    "sign_up": "inscription à la journée",
    "survey_answer": "questionnaire de satisfaction",
    "incident": "incident",
}
"""What each kind of record is called in a sentence."""
SUMMER_BASES: dict[str, str] = {
    "06-15": "15 juin",
    "06-30": "30 juin",
    "07-15": "15 juillet",
}
"""Days from which the campaign may count back for agreements that end in July or August."""
