"""The columns of the lists of the journée citoyenne: the same on screen, in files, on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from polesdesk.domain.column_kinds import (
    NOTHING,
    ListColumn,
    Seen,
    day_column,
    identifier_column,
    money_column,
    number_column,
    text_column,
)
from polesdesk.domain.french import format_phone, format_time, join_and
from polesdesk.domain.journee_labels import (
    EDITION_STATES,
    PROPOSAL_STATES,
    PROPOSERS,
    SERVICE_ANSWERS,
    TASK_KINDS,
    WORKSITE_STATES,
)
from polesdesk.domain.journee_rows import DayTaskRow, SignUpRow, WorksiteRow
from polesdesk.domain.roster_labels import ROLES, STATUSES
from polesdesk.domain.rosters import AssignmentRole
from polesdesk.domain.speech import said


def _said(key: str, title: str, words: Callable[[Any], str], *, width: float = 1.0) -> ListColumn:
    """Return a column whose words are made from the row."""

    def text(row: Any, _seen: Seen) -> str:
        return words(row)

    return ListColumn(key=key, title=title, value=text, text=text, width=width)


def _hour(hour: time | None) -> str:
    return format_time(hour) if hour is not None else NOTHING


def places_in_words(row: WorksiteRow) -> str:
    """Return « 7 sur 12 », « 7 » where there is no limit."""
    if row.maximum is None:
        return str(row.taken)
    return said("{taken} sur {most}").format(taken=row.taken, most=row.maximum)


def lacks_in_words(row: WorksiteRow) -> str:
    """Return what keeps a worksite from being ready: people, who leads, answers of services."""
    lacks = []
    if row.lacking:
        lacks.append(said("{count} pers.").format(count=row.lacking))
    if not row.leads:
        lacks.append(said("chef de chantier"))
    if not row.referents:
        lacks.append(said("référent"))
    if row.open_requests:
        lacks.append(said("réponse d’un service"))
    return join_and(lacks) if lacks else NOTHING


def notes_in_words(row: SignUpRow) -> str:
    """Return what the welcome desk must know: role, minor, first time, who comes along."""
    notes = [] if row.role is AssignmentRole.PARTICIPANT else [said(ROLES[row.role])]
    if row.lacks_authorisation:
        notes.append(said("mineur, autorisation manquante"))
    elif row.is_minor:
        notes.append(said("mineur"))
    if row.party:
        notes.append(said("avec {party}").format(party=row.party))
    return ", ".join(notes) or NOTHING


def _answer(row: DayTaskRow) -> str:
    return said(SERVICE_ANSWERS[row.answer]) if row.answer else NOTHING


EDITIONS = (
    day_column("day", "Jour"),
    text_column("theme", "Thème", width=2.6),
    _said("state", "État", lambda row: said(EDITION_STATES[row.state]), width=1.5),
    number_column("worksites", "Chantiers"),
    number_column("signed_up", "Inscrits"),
    number_column("present", "Présents"),
)
PROPOSALS = (
    text_column("title", "Proposition", width=2.6),
    text_column("proposer", "Proposée par", width=1.8),
    _said("proposer_kind", "Qualité", lambda row: said(PROPOSERS[row.proposer_kind]), width=1.3),
    text_column("place", "Lieu", width=1.6),
    text_column("quarter", "Quartier", width=1.2),
    day_column("received_on", "Reçue le"),
    _said("state", "État", lambda row: said(PROPOSAL_STATES[row.state]), width=1.3),
    text_column("reason", "Motif", width=2.2),
    day_column("answered_on", "Répondu le"),
)
WORKSITES = (
    number_column("number", "N°"),
    text_column("title", "Chantier", width=2.4),
    _said("state", "État", lambda row: said(WORKSITE_STATES[row.state]), width=1.2),
    _said("places", "Places", places_in_words, width=1.1),
    _said("lacks", "Il manque", lacks_in_words, width=2.4),
    text_column("place", "Lieu", width=1.6),
    text_column("quarter", "Quartier", width=1.2),
    text_column("category", "Catégorie", width=1.2),
    text_column("leads", "Chefs de chantier", width=1.8),
    text_column("referents", "Référents", width=1.8),
    number_column("waiting", "En attente"),
    money_column("cents", "Matériaux"),
)
SIGN_UPS = (
    text_column("name", "Personne", width=2.2),
    _said("status", "État", lambda row: said(STATUSES[row.status]), width=1.4),
    text_column("worksite", "Chantier", width=2.2),
    _said("notes", "À savoir", notes_in_words, width=2),
    _said("time_in", "Arrivée", lambda row: _hour(row.time_in), width=0.8),
    _said("time_out", "Départ", lambda row: _hour(row.time_out), width=0.8),
    _said("has_meal", "Repas", lambda row: said("oui") if row.has_meal else NOTHING, width=0.7),
    text_column("choices", "Choix", width=2.4),
    identifier_column("phone", "Téléphone", lambda phone: format_phone(phone) if phone else ""),
    _said("is_first", "Première fois", lambda row: said("oui") if row.is_first else NOTHING),
)
DAY_TASKS = (
    text_column("title", "À faire", width=2.6),
    _said("kind", "Nature", lambda row: said(TASK_KINDS[row.kind]), width=1.4),
    text_column("owner", "Responsable ou service", width=1.8),
    text_column("worksite", "Chantier", width=1.8),
    day_column("due_on", "Pour le"),
    _said("answer", "Réponse", _answer, width=1.3),
    day_column("done_on", "Fait le"),
)
