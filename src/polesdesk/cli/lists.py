"""``list``: hubs, rooms, associations, agreements, slots, requests and what is due."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from polesdesk.actions import associations, conventions, dashboard, hubs, premises_requests
from polesdesk.cli.arguments import Parser, one_of
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.listing import Listing, day_text, euros_text
from polesdesk.cli.output import Column, write_json, write_table
from polesdesk.cli.premises_lists import KEYS, REPORTS
from polesdesk.cli.session import Session
from polesdesk.domain.conventions import HolidayRule, Situation
from polesdesk.domain.french import (
    format_phone,
    format_rna,
    format_siret,
    format_surface,
    time_range,
    weekday_name,
)
from polesdesk.domain.labels import HOLIDAYS, PARITIES, REGIMES, STATES, USE_KINDS
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.occupancy_labels import REQUEST_KINDS, REQUEST_STATES
from polesdesk.domain.rows import (
    AlertRow,
    AssociationRow,
    ConventionRow,
    HubRow,
    PremisesRequestRow,
    RoomRow,
    SlotRow,
)

SITUATIONS: dict[Situation, str] = {
    Situation.NOT_STARTED: "Pas commencée",
    Situation.IN_FORCE: "En cours",
    Situation.EXPIRED: "Échue",
}


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _holidays(row: SlotRow) -> dict[str, Any]:
    """Tell by true or false whether a slot is held in school holidays, then by which rule."""
    held = row.school_holidays is not HolidayRule.WITHOUT
    return {"school_holidays": held, "holiday_rule": str(row.school_holidays)}


def _rhythm(row: SlotRow) -> str:
    if row.interval_weeks > 1:
        return f"Toutes les {row.interval_weeks} semaines"
    return PARITIES[row.week_parity]


def _situation(row: ConventionRow) -> str:
    return "Sans titre" if row.untitled else SITUATIONS[row.situation]


HUBS = Listing(
    read=lambda work: hubs.page(work, ListQuery()),
    row=HubRow,
    keys=("id", "code", "name", "address", "room_count", "convention_count"),
    columns=(
        Column(title="Code", text=lambda row: row.code),
        Column(title="Pôle", text=lambda row: row.name),
        Column(title="Adresse", text=lambda row: row.address),
        Column(title="Locaux", text=lambda row: str(row.room_count), right=True),
        Column(title="Conventions", text=lambda row: str(row.convention_count), right=True),
    ),
    nothing="Aucun pôle.",
)
ROOMS = Listing(
    read=hubs.rooms,
    row=RoomRow,
    keys=(
        "id", "hub_id", "hub", "name", "surface_m2", "capacity", "erp_type", "erp_category",
        "property_regime",
    ),
    columns=(
        Column(title="Pôle", text=lambda row: row.hub),
        Column(title="Local", text=lambda row: row.name),
        Column(
            title="Surface",
            text=lambda row: "" if row.surface_m2 is None else format_surface(row.surface_m2),
            right=True,
        ),
        Column(title="Jauge", text=lambda row: _number(row.capacity), right=True),
        Column(
            title="ERP",
            text=lambda row: " ".join(filter(None, (row.erp_type, _number(row.erp_category)))),
        ),
        Column(
            title="Domaine",
            text=lambda row: "" if row.property_regime is None else REGIMES[row.property_regime],
        ),
    ),
    nothing="Aucun local.",
)  # fmt: skip
ASSOCIATIONS = Listing(
    read=lambda work: associations.page(work, ListQuery()),
    row=AssociationRow,
    keys=(
        "id", "name", "acronym", "rna", "siret", "president", "email", "phone",
        "insurance_valid_to",
    ),
    columns=(
        Column(title="Association", text=lambda row: row.name),
        Column(title="Sigle", text=lambda row: row.acronym),
        Column(title="RNA", text=lambda row: format_rna(row.rna)),
        Column(title="SIRET", text=lambda row: format_siret(row.siret)),
        Column(title="Représentée par", text=lambda row: row.president),
        Column(title="Courriel", text=lambda row: row.email),
        Column(title="Téléphone", text=lambda row: format_phone(row.phone)),
        Column(title="Assurée jusqu’au", text=lambda row: day_text(row.insurance_valid_to)),
    ),
    nothing="Aucune association.",
)  # fmt: skip
CONVENTIONS = Listing(
    read=lambda work: conventions.page(work, ListQuery()),
    row=ConventionRow,
    keys=(
        "id", "number", "association_id", "association", "hubs", "rooms", "use_kind", "state",
        "situation", "renewal", "start_date", "end_date", "occupancy_fee_cents",
        "in_kind_value_cents", "issued_version",
    ),
    columns=(
        Column(title="Numéro", text=lambda row: row.number),
        Column(title="Association", text=lambda row: row.association),
        Column(title="Pôles", text=lambda row: row.hubs),
        Column(title="Locaux", text=lambda row: row.rooms),
        Column(
            title="Occupation",
            text=lambda row: "" if row.use_kind is None else USE_KINDS[row.use_kind],
        ),
        Column(title="État", text=lambda row: STATES[row.state]),
        Column(title="Situation", text=_situation),
        Column(title="Début", text=lambda row: day_text(row.start_date)),
        Column(title="Fin", text=lambda row: day_text(row.end_date)),
        Column(title="Valeur", text=lambda row: euros_text(row.in_kind_value_cents), right=True),
    ),
    nothing="Aucune convention.",
)  # fmt: skip
SLOTS = Listing(
    read=conventions.slots,
    row=SlotRow,
    keys=(
        "id", "convention_id", "convention", "room_id", "room", "hub", "weekday", "start", "end",
        "interval_weeks", "week_parity", "school_holidays",
    ),
    other=_holidays,
    columns=(
        Column(title="Pôle", text=lambda row: row.hub),
        Column(title="Local", text=lambda row: row.room),
        Column(title="Jour", text=lambda row: weekday_name(row.weekday)),
        Column(title="Horaires", text=lambda row: time_range(row.start, row.end)),
        Column(title="Périodicité", text=_rhythm),
        Column(title="Vacances", text=lambda row: HOLIDAYS[row.school_holidays]),
        Column(title="Convention", text=lambda row: row.convention),
    ),
    nothing="Aucun créneau.",
)  # fmt: skip
REQUESTS = Listing(
    read=lambda work: premises_requests.page(work, ListQuery()),
    row=PremisesRequestRow,
    keys=(
        "id", "number", "kind", "state", "association_id", "applicant", "received_on",
        "acknowledged_on", "wish", "hubs", "headcount", "score", "option_until", "decided_on",
    ),
    columns=(
        Column(title="Numéro", text=lambda row: row.number),
        Column(title="Demandeur", text=lambda row: row.applicant),
        Column(title="Objet", text=lambda row: REQUEST_KINDS[row.kind]),
        Column(title="Reçue le", text=lambda row: day_text(row.received_on)),
        Column(title="Étape", text=lambda row: REQUEST_STATES[row.state]),
        Column(title="Souhait", text=lambda row: row.wish),
        Column(title="Pôles", text=lambda row: row.hubs),
        Column(title="Personnes", text=lambda row: _number(row.headcount), right=True),
        Column(title="Option jusqu’au", text=lambda row: day_text(row.option_until)),
    ),
    nothing="Aucune demande.",
)  # fmt: skip
ALERTS = Listing(
    read=dashboard.alert_rows,
    row=AlertRow,
    keys=("kind", "due", "subject_kind", "subject_id", "label"),
    columns=(
        Column(title="Échéance", text=lambda row: day_text(row.due)),
        Column(title="Retard", text=lambda row: "oui" if row.late else ""),
        Column(title="À traiter", text=lambda row: row.label),
        Column(title="Précision", text=lambda row: row.detail),
    ),
    nothing="Rien à traiter.",
)
LISTINGS = {
    "hubs": HUBS,
    "rooms": ROOMS,
    "associations": ASSOCIATIONS,
    "conventions": CONVENTIONS,
    "slots": SLOTS,
    "requests": REQUESTS,
    "keys": KEYS,
    "condition_reports": REPORTS,
    "alerts": ALERTS,
}


def show(session: Session, listing: Listing, rows: Sequence[Any]) -> None:
    """Give rows of a list in the form that was asked for."""
    if session.json:
        write_json(session.out, [listing.as_json(row) for row in rows])
    elif rows:
        write_table(session.out, listing.columns, rows)
    else:
        session.out.write(listing.nothing + "\n")


def _arguments(parser: Parser) -> None:
    parser.words.add_argument("what", metavar="LISTE", type=one_of(*LISTINGS), help="la liste")


def _list(session: Session, options: Namespace) -> int:
    listing = LISTINGS[options.what]
    with session.open(read_only=True) as runner:
        rows = runner.read(listing.read)
    show(session, listing, rows)
    return DONE


LIST = Command(
    usage=f"{{{','.join(LISTINGS)}}} --database FICHIER",
    summary="montrer une liste",
    arguments=_arguments,
    carry_out=_list,
)
