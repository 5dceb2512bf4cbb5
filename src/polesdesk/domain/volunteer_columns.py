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
    number_column,
    text_column,
)
from polesdesk.domain.french import format_euros, format_minutes, format_phone, month_name
from polesdesk.domain.french.spaces import NBSP
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_hours import CREDIT, DEBIT, HoursBy, HoursLine
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


# Hours


def hours_label(by: HoursBy, line: HoursLine) -> str:
    """Return what a line of hours is called: a month by its name, no task as such."""
    if by is HoursBy.MONTH and line.id:
        year, month = line.label.split("-")
        return f"{month_name(int(month)).capitalize()} {year}"
    return line.label or said(NAMELESS[by])


NAMELESS: Mapping[HoursBy, str] = {
    HoursBy.PERSON: "Sans nom",
    HoursBy.TASK: "Sans mission",
    HoursBy.HUB: "Sans pôle",
    HoursBy.MONTH: "Sans mois",
}
"""What stands for a name that is empty."""

HOURS_BY: Mapping[HoursBy, str] = {
    HoursBy.PERSON: "personne",
    HoursBy.TASK: "mission",
    HoursBy.HUB: "pôle",
    HoursBy.MONTH: "mois",
}
"""What hours may be added up by."""

UNKNOWN = "non calculable"
"""What stands for a value that a rate lacks for: never zero (ANC 2018-06)."""


def value_words(line: HoursLine) -> str:
    """Return what hours are worth, or that it cannot be told."""
    if not line.minutes:
        return NOTHING
    return said(UNKNOWN) if line.cents is None else format_euros(line.cents)


def _value(line: Any, _seen: Seen) -> Any:
    """An empty cell where the value cannot be told: the remark says so."""
    return line.cents if line.minutes else None


def _remark(line: Any, _seen: Seen) -> str:
    if not line.unvalued_minutes:
        return ""
    hours = format_minutes(line.unvalued_minutes)
    return said("{hours} sans taux horaire").format(hours=hours)


def _hours(by: HoursBy) -> tuple[ListColumn, ...]:
    def label(line: Any, _seen: Seen) -> str:
        return hours_label(by, line)

    return (
        ListColumn(key="label", title=HOURS_BY[by].capitalize(), value=label, text=label, width=3),
        number_column("persons", "Personnes"),
        number_column("shifts", "Permanences"),
        minutes_column("minutes", "Heures de bénévolat"),
        ListColumn(
            key="cents",
            title=f"Valeur (comptes {DEBIT} et {CREDIT})",
            value=_value,
            text=lambda line, _seen: value_words(line),
            kind=Kind.MONEY,
            width=1.4,
        ),
        ListColumn(key="remark", title="Remarque", value=_remark, text=_remark, width=1.8),
        minutes_column("agent_minutes", "Heures d’agents"),
    )


def hours_subject(by: HoursBy) -> str:
    """Return the name of the list of hours by something."""
    return f"hours_by_{by}"


HOURS: Mapping[str, tuple[ListColumn, ...]] = {hours_subject(by): _hours(by) for by in HoursBy}
HOURS_TITLES: Mapping[str, str] = {
    hours_subject(by): f"Heures par {word}" for by, word in HOURS_BY.items()
}
