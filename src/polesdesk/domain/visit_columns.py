"""The columns of rounds, visits, findings and follow-ups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polesdesk.domain.column_kinds import (
    NOTHING,
    ListColumn,
    Narrow,
    Seen,
    day_column,
    number_column,
    text_column,
)
from polesdesk.domain.escalation import FOLLOW_UP_STATES
from polesdesk.domain.french import format_time, time_range
from polesdesk.domain.occupancy_labels import (
    FINDINGS,
    FOLLOW_UPS,
    MOTIVES,
    VISIT_ORIGINS,
    VISIT_STATES,
)
from polesdesk.domain.speech import said
from polesdesk.domain.visit_rows import ROUND_STATES


def _hours(first: str, last: str) -> ListColumn:
    def text(row: Any, _seen: Seen) -> str:
        start, end = getattr(row, first), getattr(row, last)
        if start is None:
            return NOTHING
        return format_time(start) if end is None else time_range(start, end)

    return ListColumn(key="hours", title="Heures", value=text, text=text, width=1.3)


def _moment(key: str, title: str) -> ListColumn:
    def text(row: Any, _seen: Seen) -> str:
        moment = getattr(row, key)
        return NOTHING if moment is None else format_time(moment)

    return ListColumn(key=key, title=title, value=text, text=text, width=0.8)


def _worded(
    key: str,
    title: str,
    words: Mapping[Any, str],
    *,
    width: float = 1.3,
    narrow: Narrow | None = Narrow.STATUS,
) -> ListColumn:
    by_value = {str(stored): word for stored, word in words.items()}

    def text(row: Any, _seen: Seen) -> str:
        return said(words[getattr(row, key)])

    return ListColumn(
        key=key,
        title=title,
        value=text,
        text=text,
        width=width,
        narrow=narrow,
        word=lambda stored: said(by_value.get(stored, stored)),
    )


def _for_whom(row: Any, _seen: Seen) -> str:
    return str(row.association or row.hub)


ROUNDS = (
    text_column("number", "N°", width=1.4),
    text_column("hub", "Pôle", width=1.6, narrow=Narrow.VALUES),
    day_column("day", "Jour"),
    _hours("from_time", "to_time"),
    _worded("state", "État", ROUND_STATES),
    text_column("agent", "Agent", width=1.6, narrow=Narrow.VALUES),
    number_column("line_count", "Lignes"),
    _worded("motive", "Motif", MOTIVES),
    day_column("printed_on", "Imprimée le"),
)
VISITS = (
    text_column("number", "N°", width=1.4),
    text_column("hub", "Pôle", width=1.6, narrow=Narrow.VALUES),
    day_column("day", "Jour"),
    _hours("time_in", "time_out"),
    _worded("state", "État", VISIT_STATES),
    number_column("checked", "Vérifiés", narrow=Narrow.NUMBERS),
    number_column("empty", "Vides", narrow=Narrow.NUMBERS),
    text_column("agent", "Agent", width=1.6, narrow=Narrow.VALUES),
    _worded("motive", "Motif", MOTIVES),
    _worded("origin", "Saisie", VISIT_ORIGINS),
)
FINDINGS_SEEN = (
    day_column("day", "Jour"),
    _moment("time", "Heure"),
    text_column("hub", "Pôle", width=1.4, narrow=Narrow.VALUES),
    text_column("room", "Local", width=1.6, narrow=Narrow.VALUES),
    _worded("kind", "Constat", FINDINGS),
    text_column("association", "Attendu", width=2, narrow=Narrow.VALUES),
    number_column("headcount", "Personnes", narrow=Narrow.NUMBERS),
    text_column("visit", "Visite", width=1.4, narrow=Narrow.VALUES),
    text_column("convention", "Convention", width=1.3, narrow=Narrow.VALUES),
    text_column("note", "Note", width=2, narrow=Narrow.PRESENCE),
    number_column("photo_count", "Photos", narrow=Narrow.PRESENCE),
)
FOLLOW_UPS_SEEN = (
    day_column("due_on", "Échéance"),
    _worded("state", "État", FOLLOW_UP_STATES, narrow=None),
    _worded("kind", "Nature", FOLLOW_UPS, width=1.8),
    text_column("title", "Objet", width=3),
    ListColumn(
        key="association",
        title="Pour",
        value=_for_whom,
        text=_for_whom,
        width=2,
        narrow=Narrow.VALUES,
    ),
    text_column("owner", "Responsable", width=1.4, narrow=Narrow.VALUES),
    day_column("opened_on", "Ouverte le"),
    text_column("hub", "Pôle", width=1.4, narrow=Narrow.VALUES),
    text_column("convention", "Convention", width=1.3, narrow=Narrow.VALUES),
    text_column("letter", "Courrier", narrow=Narrow.PRESENCE),
    day_column("done_on", "Terminée le"),
)
