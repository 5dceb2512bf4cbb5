"""The columns of the directory of people, and the words of its filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polesdesk.domain.column_kinds import (
    NOTHING,
    Kind,
    ListColumn,
    Narrow,
    Seen,
    day_column,
    text_column,
)
from polesdesk.domain.french import format_minutes, format_phone
from polesdesk.domain.french.spaces import NBSP
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_rules import Standing

STANDINGS: Mapping[Standing, str] = {
    Standing.VOLUNTEER: "Bénévole",
    Standing.MINOR: "Bénévole mineur",
    Standing.AGENT: "Agent de la Ville",
    Standing.LEFT: "Parti",
}
"""What each quality is called."""


def _standing(row: Any, _seen: Seen) -> str:
    return said(STANDINGS[row.standing])


def _diallable(row: Any, _seen: Seen) -> str:
    """A phone with plain spaces, as other programs know it."""
    return format_phone(row.phone).replace(NBSP, " ")


def minutes_column(key: str, title: str) -> ListColumn:
    """Return a column of durations, which a spreadsheet gets as hours with decimals."""

    def text(row: Any, _seen: Seen) -> str:
        minutes = getattr(row, key)
        return format_minutes(minutes) if minutes else NOTHING

    def hours(row: Any, _seen: Seen) -> Any:
        minutes = getattr(row, key)
        return None if minutes is None else round(minutes / 60, 2)

    return ListColumn(key=key, title=title, value=hours, text=text, kind=Kind.NUMBER, width=0.9)


VOLUNTEERS = (
    text_column("last_name", "Nom", width=1.6, narrow=Narrow.VALUES),
    text_column("first_name", "Prénom", width=1.3, narrow=Narrow.VALUES),
    ListColumn(
        key="standing",
        title="Qualité",
        value=_standing,
        text=_standing,
        width=1.2,
        narrow=Narrow.STATUS,
        word=lambda stored: said(STANDINGS[Standing(stored)]),
    ),
    ListColumn(
        key="phone",
        title="Téléphone",
        value=_diallable,
        text=lambda row, _seen: format_phone(row.phone) or NOTHING,
        kind=Kind.IDENTIFIER,
        width=1.2,
        narrow=Narrow.PRESENCE,
    ),
    text_column("quarter", "Quartier", width=1.2, narrow=Narrow.VALUES),
    text_column("skills", "Compétences", width=2, narrow=Narrow.PRESENCE),
    text_column("availability", "Disponibilités", width=2.2, narrow=Narrow.PRESENCE),
    minutes_column("minutes", "Heures de l’année"),
    text_column("hubs", "Pôles", width=1.6, narrow=Narrow.PRESENCE),
    text_column("wishes", "Souhaits", width=1.6, narrow=Narrow.PRESENCE),
    text_column("keys", "Clés", width=1.2, narrow=Narrow.PRESENCE),
    text_column("association", "Association", width=2, narrow=Narrow.VALUES),
    text_column("email", "Courriel", width=1.8, narrow=Narrow.PRESENCE),
    minutes_column("agreed_minutes", "Convenu par mois"),
    ListColumn(
        key="lacks_authorisation",
        title="Autorisation parentale",
        value=lambda row, _seen: said("manquante") if row.lacks_authorisation else "",
        text=lambda row, _seen: said("manquante") if row.lacks_authorisation else NOTHING,
        width=1.1,
    ),
    day_column("joined_on", "Bénévole depuis le"),
    day_column("left_on", "Parti le"),
)
