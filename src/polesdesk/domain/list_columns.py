"""The columns of the lists, declared once: for the screen, the clipboard, files and filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from polesdesk.domain.agreement_status import SOON_DAYS, agreement_status, status_in_words
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.french import (
    format_date,
    format_euros,
    format_number,
    format_phone,
    format_rna,
    format_siret,
    format_time,
    time_range,
)
from polesdesk.domain.french.spaces import NBSP
from polesdesk.domain.labels import USE_KINDS
from polesdesk.domain.occupancy_labels import (
    FINDINGS,
    MOTIVES,
    REQUEST_KINDS,
    REQUEST_STATES,
    VISIT_ORIGINS,
    VISIT_STATES,
)
from polesdesk.domain.premises_requests import RequestKind, RequestState
from polesdesk.domain.rows import AssociationRow, ConventionRow, PremisesRequestRow
from polesdesk.domain.speech import said
from polesdesk.domain.visit_rows import ROUND_STATES

NOTHING = "—"
"""What a cell shows that holds no value."""


class Kind(Enum):
    """What the cells of a column are, wherever they are written."""

    TEXT = "text"
    IDENTIFIER = "identifier"  # SIRET, RNA, phone: digits that are no number
    NUMBER = "number"
    MONEY = "money"  # cents
    DATE = "date"


class Narrow(Enum):
    """How a column may be filtered; all but ``STATUS`` also by what is empty."""

    VALUES = "values"
    STATUS = "status"  # values that no cell lacks
    PRESENCE = "presence"  # empty or not, nothing else
    DATES = "dates"
    NUMBERS = "numbers"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the words of a row depend on beside the row: the day, and the office's delay."""

    today: date
    soon_days: int = SOON_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column: ``value`` is the bare cell (cents for money), ``text`` what is read of it.

    ``width`` is its share of a printed page; ``word`` says a stored value that a filter lists.
    """

    key: str
    title: str
    value: Callable[[Any, Seen], Any]
    text: Callable[[Any, Seen], str]
    kind: Kind = Kind.TEXT
    width: float = 1.0
    narrow: Narrow | None = None
    word: Callable[[str], str] = str


def _of(key: str) -> Callable[[Any, Seen], Any]:
    return lambda row, _seen: getattr(row, key)


def _text(key: str, title: str, *, width: float = 1.0, narrow: Narrow | None = None) -> ListColumn:
    return ListColumn(
        key=key, title=title, value=_of(key), text=_of(key), width=width, narrow=narrow
    )


def _identifier(key: str, title: str, form: Callable[[str], str]) -> ListColumn:
    return ListColumn(
        key=key,
        title=title,
        value=_of(key),
        text=lambda row, _seen: form(getattr(row, key)),
        kind=Kind.IDENTIFIER,
        width=1.3,
        narrow=Narrow.PRESENCE,
    )


def _counted(number: int | None) -> str:
    return NOTHING if number is None else format_number(number)


def _number(key: str, title: str, *, narrow: Narrow | None = None) -> ListColumn:
    return ListColumn(
        key=key,
        title=title,
        value=_of(key),
        text=lambda row, _seen: _counted(getattr(row, key)),
        kind=Kind.NUMBER,
        width=0.7,
        narrow=narrow,
    )


def _day(key: str, title: str) -> ListColumn:
    def text(row: Any, _seen: Seen) -> str:
        day = getattr(row, key)
        return NOTHING if day is None else format_date(day)

    return ListColumn(
        key=key,
        title=title,
        value=_of(key),
        text=text,
        kind=Kind.DATE,
        narrow=Narrow.DATES,
    )


def _money(key: str, title: str) -> ListColumn:
    def text(row: Any, _seen: Seen) -> str:
        cents = getattr(row, key)
        return NOTHING if cents is None else format_euros(cents)

    return ListColumn(
        key=key,
        title=title,
        value=_of(key),
        text=text,
        kind=Kind.MONEY,
        narrow=Narrow.MONEY,
    )


def _address(row: Any, _seen: Seen) -> str:
    return row.address or NOTHING


def _insurance(row: AssociationRow, _seen: Seen) -> str:
    """Tell until when an association is insured; one with agreements must be."""
    if row.insurance_valid_to is not None:
        return format_date(row.insurance_valid_to)
    return said("Inconnue") if row.convention_count else NOTHING


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
    _text("code", "Code", narrow=Narrow.VALUES),
    _text("name", "Pôle", width=2, narrow=Narrow.VALUES),
    ListColumn(
        key="address",
        title="Adresse",
        value=_of("address"),
        text=_address,
        width=3,
        narrow=Narrow.PRESENCE,
    ),
    _number("room_count", "Locaux", narrow=Narrow.NUMBERS),
    _number("convention_count", "Conventions", narrow=Narrow.NUMBERS),
)
ASSOCIATIONS = (
    _text("name", "Nom", width=3, narrow=Narrow.VALUES),
    _text("acronym", "Sigle", narrow=Narrow.VALUES),
    _text("president", "Représentant", width=1.6, narrow=Narrow.PRESENCE),
    ListColumn(
        key="phone",
        title="Téléphone",
        value=_diallable,
        text=lambda row, _seen: format_phone(row.phone),
        kind=Kind.IDENTIFIER,
        width=1.2,
        narrow=Narrow.PRESENCE,
    ),
    _text("city", "Ville", narrow=Narrow.VALUES),
    ListColumn(
        key="insurance_valid_to",
        title="Assurance",
        value=_of("insurance_valid_to"),
        text=_insurance,
        kind=Kind.DATE,
        narrow=Narrow.DATES,
    ),
    _number("convention_count", "Conventions", narrow=Narrow.NUMBERS),
    _identifier("rna", "N° RNA", format_rna),
    _identifier("siret", "SIRET", format_siret),
    _text("email", "Courriel", width=1.8, narrow=Narrow.PRESENCE),
)
CONVENTIONS = (
    _text("number", "N°", width=1.2, narrow=Narrow.VALUES),
    _text("association", "Association", width=3, narrow=Narrow.VALUES),
    _text("hubs", "Pôle", width=1.6, narrow=Narrow.VALUES),
    _day("end_date", "Fin"),
    ListColumn(
        key="situation",
        title="Situation",
        value=_status,
        text=_status,
        width=1.3,
        narrow=Narrow.STATUS,
        word=lambda stored: SITUATIONS.get(stored, stored),
    ),
    _money("in_kind_value_cents", "Aide en nature"),
    _text("rooms", "Locaux", width=1.8, narrow=Narrow.VALUES),
    _day("start_date", "Début"),
    ListColumn(
        key="use_kind",
        title="Occupation",
        value=_use,
        text=lambda row, seen: _use(row, seen) or NOTHING,
        width=1.3,
        narrow=Narrow.VALUES,
        word=lambda stored: USE_KINDS[UseKind(stored)],
    ),
    _money("occupancy_fee_cents", "Redevance"),
    ListColumn(
        key="issued_version",
        title="Original",
        value=lambda row, seen: _original(row, seen) if row.issued_version else "",
        text=_original,
        narrow=Narrow.PRESENCE,
    ),
)
PREMISES_REQUESTS = (
    _text("number", "N°", width=1.2),
    _text("applicant", "Demandeur", width=2.4, narrow=Narrow.VALUES),
    ListColumn(
        key="kind",
        title="Nature",
        value=_request_kind,
        text=_request_kind,
        width=1.5,
        narrow=Narrow.STATUS,
        word=lambda stored: REQUEST_KINDS[RequestKind(stored)],
    ),
    _day("received_on", "Reçue le"),
    ListColumn(
        key="state",
        title="Étape",
        value=_request_state,
        text=_request_state,
        width=1.4,
        narrow=Narrow.STATUS,
        word=lambda stored: REQUEST_STATES[RequestState(stored)],
    ),
    _text("wish", "Souhait", width=2.6),
    _text("hubs", "Pôles souhaités", width=1.4),
    _number("headcount", "Personnes", narrow=Narrow.NUMBERS),
    ListColumn(
        key="score",
        title="Critères",
        value=_of("score"),
        text=_score,
        kind=Kind.NUMBER,
        width=0.7,
    ),
    _day("acknowledged_on", "Accusée le"),
    _day("option_until", "Option jusqu’au"),
    _day("decided_on", "Décidée le"),
)


def _hours(first: str, last: str) -> ListColumn:
    def text(row: Any, _seen: Seen) -> str:
        start, end = getattr(row, first), getattr(row, last)
        if start is None:
            return NOTHING
        return format_time(start) if end is None else time_range(start, end)

    return ListColumn(key="hours", title="Heures", value=text, text=text, width=1.3)


def _worded(key: str, title: str, words: Mapping[Any, str], *, width: float = 1.3) -> ListColumn:
    def text(row: Any, _seen: Seen) -> str:
        return said(words[getattr(row, key)])

    return ListColumn(key=key, title=title, value=text, text=text, width=width)


ROUNDS = (
    _text("number", "N°", width=1.4),
    _text("hub", "Pôle", width=1.6),
    _day("day", "Jour"),
    _hours("from_time", "to_time"),
    _worded("state", "État", ROUND_STATES),
    _text("agent", "Agent", width=1.6),
    _number("line_count", "Lignes"),
    _worded("motive", "Motif", MOTIVES),
    _day("printed_on", "Imprimée le"),
)
VISITS = (
    _text("number", "N°", width=1.4),
    _text("hub", "Pôle", width=1.6),
    _day("day", "Jour"),
    _hours("time_in", "time_out"),
    _worded("state", "État", VISIT_STATES),
    _number("checked", "Vérifiés"),
    _number("empty", "Vides"),
    _text("agent", "Agent", width=1.6),
    _worded("motive", "Motif", MOTIVES),
    _worded("origin", "Saisie", VISIT_ORIGINS),
)
FINDINGS_SEEN = (
    _day("day", "Jour"),
    _hours("time", "until"),
    _text("hub", "Pôle", width=1.4),
    _text("room", "Local", width=1.6),
    _worded("kind", "Constat", FINDINGS),
    _text("association", "Attendu", width=2),
    _number("headcount", "Personnes"),
    _text("visit", "Visite", width=1.4),
    _text("convention", "Convention", width=1.3),
    _text("note", "Note", width=2),
    _number("photo_count", "Photos"),
)
COLUMNS: Mapping[str, tuple[ListColumn, ...]] = {
    "hubs": HUBS,
    "associations": ASSOCIATIONS,
    "conventions": CONVENTIONS,
    "premises_requests": PREMISES_REQUESTS,
    "rounds": ROUNDS,
    "visits": VISITS,
    "findings": FINDINGS_SEEN,
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
}
"""What each list is called on paper and in the names of files."""


def column(subject: str, key: str) -> ListColumn | None:
    """Return a column of a list, or None when the list has no such column."""
    return next((one for one in COLUMNS.get(subject, ()) if one.key == key), None)
