"""The columns of the lists, declared once: for the screen, the clipboard, files and filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polesdesk.domain.agreement_status import agreement_status, status_in_words
from polesdesk.domain.column_kinds import (
    AGREEMENT,
    NOTHING,
    Kind,
    ListColumn,
    Narrow,
    Seen,
    cell_of,
    day_column,
    identifier_column,
    money_column,
    number_column,
    text_column,
)
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.decision_register import DECISIONS
from polesdesk.domain.french import (
    format_date,
    format_phone,
    format_rna,
    format_siret,
    weekday_name,
)
from polesdesk.domain.french.spaces import NBSP
from polesdesk.domain.journee_columns import (
    DAY_TASKS,
    EDITIONS,
    PROPOSALS,
    SIGN_UPS,
    WORKSITES,
)
from polesdesk.domain.labels import PAPERS, USE_KINDS
from polesdesk.domain.occupancy_labels import (
    REQUEST_KINDS,
    REQUEST_STATES,
)
from polesdesk.domain.premises_columns import KEYS, REPORTS
from polesdesk.domain.premises_requests import RequestKind, RequestState
from polesdesk.domain.renewal_columns import RENEWALS
from polesdesk.domain.rows import AssociationRow, ConventionRow, PremisesRequestRow
from polesdesk.domain.speech import said
from polesdesk.domain.visit_columns import FINDINGS_SEEN, FOLLOW_UPS_SEEN, ROUNDS, VISITS
from polesdesk.domain.volunteer_columns import HOURS, HOURS_TITLES, VOLUNTEERS

__all__ = [
    "ASSOCIATIONS", "COLUMNS", "CONVENTIONS", "FINDINGS_SEEN", "FOLLOW_UPS_SEEN", "HUBS", "NOTHING",
    "PLANNING", "PREMISES_REQUESTS",
    "RENEWALS", "ROUNDS", "SITUATIONS", "TITLES", "VISITS", "Kind", "ListColumn",
    "Narrow", "Seen", "column",
]  # fmt: skip


def _address(row: Any, _seen: Seen) -> str:
    return row.address or NOTHING


def _insurance(row: AssociationRow, _seen: Seen) -> str:
    """Tell until when an association is insured; one with agreements must be."""
    if row.insurance_valid_to is not None:
        return format_date(row.insurance_valid_to)
    return said("Inconnue") if row.convention_count else NOTHING


def _lacked(row: AssociationRow | ConventionRow, _seen: Seen) -> str:
    return ", ".join(said(PAPERS[kind]) for kind in row.lacked_papers)


def _status(row: ConventionRow, seen: Seen) -> str:
    status = agreement_status(
        row,
        seen.today,
        situation=row.situation,
        untitled=row.untitled,
        soon_days=seen.soon_days,
    )
    return status_in_words(status, row.end_date, seen.today)


def _use(row: ConventionRow, _seen: Seen) -> str:
    return said(USE_KINDS[row.use_kind]) if row.use_kind else ""


def _original(row: ConventionRow, _seen: Seen) -> str:
    issue = row.issued_version
    return said("version {issue}").format(issue=issue) if issue else NOTHING


def _request_kind(row: PremisesRequestRow, _seen: Seen) -> str:
    return said(REQUEST_KINDS[row.kind])


def _request_state(row: PremisesRequestRow, _seen: Seen) -> str:
    return said(REQUEST_STATES[row.state])


def _score(row: PremisesRequestRow, _seen: Seen) -> str:
    return NOTHING if row.score is None else f"{row.score}{NBSP}%"


def _diallable(row: AssociationRow, _seen: Seen) -> str:
    """A phone with plain spaces, as other programs know it."""
    return format_phone(row.phone).replace(NBSP, " ")


SITUATIONS: Mapping[str, str] = {
    "in_force": "en vigueur",
    "untitled": "sans titre",
    "to_sign": "à signer",
    "draft": "en projet",
    "not_started": "à venir",
    "over": "terminées",
}
"""Situations of agreements by which a list may be narrowed, and how they read."""

HUBS = (
    text_column("code", "Code", narrow=Narrow.VALUES),
    text_column("name", "Pôle", width=2, narrow=Narrow.VALUES),
    ListColumn(
        key="address",
        title="Adresse",
        value=cell_of("address"),
        text=_address,
        width=3,
        narrow=Narrow.PRESENCE,
    ),
    number_column("room_count", "Locaux", narrow=Narrow.NUMBERS),
    number_column("convention_count", "Conventions", narrow=Narrow.NUMBERS),
)
ASSOCIATIONS = (
    text_column("name", "Nom", width=3, narrow=Narrow.VALUES),
    text_column("acronym", "Sigle", narrow=Narrow.VALUES),
    text_column("president", "Représentant", width=1.6, narrow=Narrow.PRESENCE),
    ListColumn(
        key="phone",
        title="Téléphone",
        value=_diallable,
        text=lambda row, _seen: format_phone(row.phone),
        kind=Kind.IDENTIFIER,
        width=1.2,
        narrow=Narrow.PRESENCE,
    ),
    text_column("city", "Ville", narrow=Narrow.VALUES),
    ListColumn(
        key="insurance_valid_to",
        title="Assurance",
        value=cell_of("insurance_valid_to"),
        text=_insurance,
        kind=Kind.DATE,
        narrow=Narrow.DATES,
    ),
    ListColumn(
        key="lacked_papers", title="Pièces manquantes", value=_lacked, text=_lacked, width=1.6
    ),
    number_column("convention_count", "Conventions", narrow=Narrow.NUMBERS),
    identifier_column("rna", "N° RNA", format_rna),
    identifier_column("siret", "SIRET", format_siret),
    text_column("email", "Courriel", width=1.8, narrow=Narrow.PRESENCE),
)
CONVENTIONS = (
    text_column("number", "N°", width=1.2, sample=AGREEMENT, narrow=Narrow.VALUES),
    text_column("association", "Association", width=3, narrow=Narrow.VALUES),
    text_column("hubs", "Pôle", width=1.6, narrow=Narrow.VALUES),
    day_column("end_date", "Fin"),
    ListColumn(
        key="situation",
        title="Situation",
        value=_status,
        text=_status,
        width=1.3,
        narrow=Narrow.STATUS,
        word=lambda stored: SITUATIONS.get(stored, stored),
    ),
    money_column("in_kind_value_cents", "Aide en nature"),
    ListColumn(
        key="lacked_papers", title="Pièces manquantes", value=_lacked, text=_lacked, width=1.4
    ),
    text_column("rooms", "Locaux", width=1.8, narrow=Narrow.VALUES),
    day_column("start_date", "Début"),
    ListColumn(
        key="use_kind",
        title="Occupation",
        value=_use,
        text=lambda row, seen: _use(row, seen) or NOTHING,
        width=1.3,
        narrow=Narrow.VALUES,
        word=lambda stored: USE_KINDS[UseKind(stored)],
    ),
    money_column("occupancy_fee_cents", "Redevance"),
    ListColumn(
        key="issued_version",
        title="Original",
        value=lambda row, seen: _original(row, seen) if row.issued_version else "",
        text=_original,
        narrow=Narrow.PRESENCE,
    ),
)
PREMISES_REQUESTS = (
    text_column("number", "N°", width=1.2),
    text_column("applicant", "Demandeur", width=2.4, narrow=Narrow.VALUES),
    ListColumn(
        key="kind",
        title="Nature",
        value=_request_kind,
        text=_request_kind,
        width=1.5,
        narrow=Narrow.STATUS,
        word=lambda stored: REQUEST_KINDS[RequestKind(stored)],
    ),
    day_column("received_on", "Reçue le"),
    ListColumn(
        key="state",
        title="Étape",
        value=_request_state,
        text=_request_state,
        width=1.4,
        narrow=Narrow.STATUS,
        word=lambda stored: REQUEST_STATES[RequestState(stored)],
    ),
    text_column("wish", "Souhait", width=2.6),
    text_column("hubs", "Pôles souhaités", width=1.4),
    number_column("headcount", "Personnes", narrow=Narrow.NUMBERS),
    ListColumn(
        key="score",
        title="Critères",
        value=cell_of("score"),
        text=_score,
        kind=Kind.NUMBER,
        width=0.7,
    ),
    day_column("acknowledged_on", "Accusée le"),
    day_column("option_until", "Option jusqu’au"),
    day_column("decided_on", "Décidée le"),
)


PLANNING = (
    ListColumn(
        key="day",
        title="Jour",
        value=cell_of("day"),
        text=lambda row, _seen: f"{weekday_name(row.day.isoweekday())[:3]}. {format_date(row.day)}",
        kind=Kind.DATE,
        width=1.1,
    ),
    text_column("hours", "Heures", width=1.1),
    text_column("association", "Association ou usage", width=2.0),
    text_column("room", "Salle", width=1.3),
    text_column("hub", "Pôle", width=1.3),
    text_column("convention", "Convention", width=1.1),
    text_column("state", "État", width=1.0),
    text_column("remark", "Remarque", width=1.6),
)
"""Columns of the occurrences of a board, whose rows are those that are shown."""

COLUMNS: Mapping[str, tuple[ListColumn, ...]] = {
    "hubs": HUBS,
    "associations": ASSOCIATIONS,
    "conventions": CONVENTIONS,
    "premises_requests": PREMISES_REQUESTS,
    "rounds": ROUNDS,
    "visits": VISITS,
    "findings": FINDINGS_SEEN,
    "follow_ups": FOLLOW_UPS_SEEN,
    "planning": PLANNING,
    "renewals": RENEWALS,
    "decisions": DECISIONS,
    "access_devices": KEYS,
    "condition_reports": REPORTS,
    "volunteers": VOLUNTEERS,
    **HOURS,
    "citizen_days": EDITIONS,
    "worksite_proposals": PROPOSALS,
    "worksites": WORKSITES,
    "sign_ups": SIGN_UPS,
    "day_tasks": DAY_TASKS,
}
"""The columns of each list by its English plural, in the order in which they are offered."""

TITLES: Mapping[str, str] = {
    "hubs": "Pôles",
    "associations": "Associations",
    "conventions": "Conventions",
    "premises_requests": "Demandes",
    "rounds": "Tournées",
    "visits": "Visites",
    "findings": "Constats",
    "follow_ups": "Suites",
    "planning": "Planning",
    "renewals": "Renouvellements",
    "decisions": "Registre des décisions",
    "access_devices": "Clés et badges",
    "condition_reports": "États des lieux",
    "volunteers": "Bénévoles",
    **HOURS_TITLES,
    "citizen_days": "Journées citoyennes",
    "worksite_proposals": "Propositions de chantiers",
    "worksites": "Chantiers",
    "sign_ups": "Inscriptions",
    "day_tasks": "Préparation de la journée citoyenne",
}
"""What each list is called on paper and in the names of files."""


def column(subject: str, key: str) -> ListColumn | None:
    """Return a column of a list, or None when the list has no such column."""
    return next((one for one in COLUMNS.get(subject, ()) if one.key == key), None)
