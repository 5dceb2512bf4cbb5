"""French labels of the choices of rosters."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.rosters import AssignmentOrigin, AssignmentRole, AssignmentStatus

ROLES: Mapping[AssignmentRole, str] = {
    AssignmentRole.PARTICIPANT: "Participant",
    AssignmentRole.SUBSTITUTE: "Remplaçant",
    AssignmentRole.REFERENT: "Référent",
    AssignmentRole.SITE_LEAD: "Chef de chantier",
    AssignmentRole.WELCOME: "Accueil",
    AssignmentRole.COOK: "Cuisine",
    AssignmentRole.CHILDCARE: "Garde d’enfants",
}
STATUSES: Mapping[AssignmentStatus, str] = {
    AssignmentStatus.REGISTERED: "Inscrit",
    AssignmentStatus.CONFIRMED: "Confirmé",
    AssignmentStatus.WAITLIST: "En attente",
    AssignmentStatus.CANCELLED: "Désisté",
    AssignmentStatus.PRESENT: "Présent",
    AssignmentStatus.ABSENT: "Absent",
    AssignmentStatus.WALK_IN: "Venu sans inscription",
}
ORIGINS: Mapping[AssignmentOrigin, str] = {
    AssignmentOrigin.HOLDER: "Titulaire",
    AssignmentOrigin.PROPOSAL: "Proposition",
    AssignmentOrigin.HAND: "Saisie",
    AssignmentOrigin.SWAP: "Échange",
}
