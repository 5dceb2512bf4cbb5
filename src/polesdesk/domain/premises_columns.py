"""The columns of keys and of états des lieux: the same on screen, in files and on paper."""

from __future__ import annotations

from polesdesk.domain.column_kinds import (
    NOTHING,
    ListColumn,
    Seen,
    day_column,
    money_column,
    number_column,
    text_column,
)
from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.premises_labels import DEVICE_KINDS, REPORT_KINDS, REPORT_STATES, STANDINGS
from polesdesk.domain.report_rows import ReportRow
from polesdesk.domain.speech import said


def _kind(row: DeviceRow, _seen: Seen) -> str:
    return said(DEVICE_KINDS[row.kind])


def _standing(row: DeviceRow, _seen: Seen) -> str:
    return said(STANDINGS[row.standing])


def _held(field: str, title: str, width: float) -> ListColumn:
    def text(row: DeviceRow, _seen: Seen) -> str:
        return getattr(row, field) or NOTHING

    def value(row: DeviceRow, _seen: Seen) -> str:
        return str(getattr(row, field))

    return ListColumn(key=field, title=title, value=value, text=text, width=width)


KEYS = (
    text_column("label", "Repère", width=1.2),
    ListColumn(key="kind", title="Nature", value=_kind, text=_kind, width=1),
    ListColumn(key="standing", title="Où", value=_standing, text=_standing, width=1),
    text_column("hub", "Pôle", width=1.5),
    _held("opens", "Ouvre", 2),
    _held("association", "Association", 2.2),
    _held("holder", "Détenteur", 1.8),
    day_column("due_on", "À rendre le"),
    day_column("handed_on", "Remis le"),
    _held("convention", "Convention", 1.3),
    money_column("deposit_cents", "Caution"),
    _held("level", "Organigramme", 1.2),
    _held("box", "Rangement", 1.2),
)


def _report_kind(row: ReportRow, _seen: Seen) -> str:
    return said(REPORT_KINDS[row.kind])


def _state(row: ReportRow, _seen: Seen) -> str:
    return said(REPORT_STATES[row.state])


def _signed(row: ReportRow, _seen: Seen) -> str:
    return said("oui") if row.is_signed else NOTHING


REPORTS = (
    text_column("number", "N°", width=1.5),
    ListColumn(key="kind", title="Nature", value=_report_kind, text=_report_kind, width=1.2),
    day_column("day", "Jour"),
    ListColumn(key="state", title="État", value=_state, text=_state, width=1),
    text_column("association", "Association", width=2.2),
    text_column("hub", "Pôle", width=1.5),
    text_column("rooms", "Locaux", width=1.8),
    text_column("convention", "Convention", width=1.3),
    number_column("worse", "À reprendre"),
    money_column("charge_cents", "À facturer"),
    ListColumn(key="is_signed", title="Signé", value=_signed, text=_signed, width=0.7),
)
