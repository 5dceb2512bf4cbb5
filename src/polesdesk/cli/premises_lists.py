"""``list keys`` and ``list condition_reports``: who has which key, what was seen of premises."""

from __future__ import annotations

from polesdesk.actions import access_devices, report_lists
from polesdesk.cli.listing import Listing, day_text, euros_text
from polesdesk.cli.output import Column
from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.premises_labels import DEVICE_KINDS, REPORT_KINDS, REPORT_STATES, STANDINGS
from polesdesk.domain.report_rows import ReportRow

KEYS = Listing(
    read=lambda work: access_devices.rows(work, ListQuery(filters={"standing": "all"})),
    row=DeviceRow,
    keys=(
        "id", "kind", "label", "hub_id", "hub", "opens", "standing", "association_id",
        "association", "convention_id", "convention", "holder", "handed_on", "due_on",
        "deposit_cents",
    ),
    columns=(
        Column(title="Repère", text=lambda row: row.label),
        Column(title="Nature", text=lambda row: DEVICE_KINDS[row.kind]),
        Column(title="Pôle", text=lambda row: row.hub),
        Column(title="Ouvre", text=lambda row: row.opens),
        Column(title="Où", text=lambda row: STANDINGS[row.standing]),
        Column(title="Association", text=lambda row: row.association),
        Column(title="Détenteur", text=lambda row: row.holder),
        Column(title="À rendre le", text=lambda row: day_text(row.due_on)),
    ),
    nothing="Aucune clé au registre.",
)  # fmt: skip
REPORTS = Listing(
    read=lambda work: report_lists.rows(work, ListQuery()),
    row=ReportRow,
    keys=(
        "id", "number", "kind", "state", "day", "hub_id", "hub", "association_id", "association",
        "convention_id", "convention", "rooms", "worse", "charge_cents", "is_signed",
    ),
    columns=(
        Column(title="Numéro", text=lambda row: row.number),
        Column(title="Nature", text=lambda row: REPORT_KINDS[row.kind]),
        Column(title="Jour", text=lambda row: day_text(row.day)),
        Column(title="État", text=lambda row: REPORT_STATES[row.state]),
        Column(title="Association", text=lambda row: row.association),
        Column(title="Locaux", text=lambda row: row.rooms),
        Column(title="À facturer", text=lambda row: euros_text(row.charge_cents), right=True),
    ),
    nothing="Aucun état des lieux.",
)  # fmt: skip
