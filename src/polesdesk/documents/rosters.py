"""The sheets of permanences: what is signed, what the desk needs, whom to call for the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable, Spacer, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import CELL_STYLE, table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.french import (
    day_with_weekday,
    format_date,
    format_minutes,
    format_phone,
    plural,
    time_range,
)
from polesdesk.domain.rostering_checks import LABELS, FindingKind
from polesdesk.domain.rostering_papers import Call, RosterPaper, period_in_words
from polesdesk.domain.rostering_rows import Candidate, RosterShift
from polesdesk.domain.rosters import COMING
from polesdesk.domain.volunteers import Volunteer, full_name

BLANKS = 2
"""Lines for those who come without being expected."""
PEN = 9 * mm
MOST_CALLS = 8
LACKING = frozenset({FindingKind.KEY_MISSING, FindingKind.SKILL_MISSING})
_SIGNED = (
    "Nom, heure d’arrivée et de départ et signature. Sans heure notée, la durée prévue compte."
)
_PHONES = "Document de travail\u202f: il porte des numéros de téléphone et ne s’affiche pas."


def draw_signing(asked: RosterPaper) -> bytes:
    """Return the sign-in sheets: each permanence with its people, a column for signatures."""
    story: list[Flowable] = []
    for day, rows in _by_day(asked.rows):
        story += [KeepTogether(_signing(row, day)) for row in rows]
    return _paper(asked, "Feuille d’émargement des permanences", _SIGNED, story)


def draw_days(asked: RosterPaper) -> bytes:
    """Return the sheet of a day, or of some: who is where, with telephones."""
    look = styles()
    story: list[Flowable] = []
    for day, rows in _by_day(asked.rows):
        story += [
            CondPageBreak(60 * mm),
            paragraph(_capital(day_with_weekday(day)), look.heading),
            table(
                ("Heures", "Lieu", "Mission", "Personnes", "Téléphone"),
                (2.2, 2.6, 2.2, 3, 2.2),
                [_day_row(row, asked.hub) for row in rows],
            ),
        ]
    return _paper(asked, "Permanences du jour", _PHONES, story)


def draw_calls(asked: RosterPaper) -> bytes:
    """Return the call list: each permanence that lacks somebody, and whom to call."""
    story: list[Flowable] = []
    for call in asked.calls:
        story += _call(call)
    return _paper(asked, "Permanences à pourvoir\u202f: liste d’appel", _PHONES, story)


def _paper(asked: RosterPaper, title: str, told: str, story: list[Flowable]) -> bytes:
    look = styles()
    furniture = Furniture(
        foot=title, reference=f"Imprimé le {format_date(asked.today)}", authority=asked.authority
    )
    paper = Paper(
        furniture,
        title=clean(title),
        author=clean(asked.authority),
        subject=clean(asked.hub or "Tous les pôles"),
        day=asked.today,
    )
    head: list[Flowable] = [
        paragraph(title, look.title),
        paragraph(" – ".join(part for part in (asked.hub, _period(asked)) if part), look.subtitle),
        paragraph(told, look.note),
    ]
    empty = [paragraph("Aucune permanence dans cette période.", look.body)]
    return paper.made([*head, *(story or empty)])[0]


def _period(asked: RosterPaper) -> str:
    if asked.first == asked.last:
        return day_with_weekday(asked.first)
    return f"du {period_in_words(asked.first, asked.last)}"


def _by_day(rows: Sequence[RosterShift]) -> Iterator[tuple[date, list[RosterShift]]]:
    found: dict[date, list[RosterShift]] = {}
    for row in rows:
        if row.shift.day is not None:
            found.setdefault(row.shift.day, []).append(row)
    yield from sorted(found.items())


def _hours(row: RosterShift) -> str:
    assert row.shift.start is not None
    assert row.shift.end is not None
    return time_range(row.shift.start, row.shift.end)


def _place(row: RosterShift) -> str:
    return " · ".join(part for part in (row.hub, row.room) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _coming(row: RosterShift) -> list[Volunteer]:
    return [one.person for one in row.people if one.assignment.status in COMING]


# The sheet that is signed


def _signing(row: RosterShift, day: date) -> list[Flowable]:
    look = styles()
    title = f"{_capital(day_with_weekday(day))}, {_hours(row)}"
    place = " · ".join(part for part in (_place(row), row.shift.task) if part)
    names = [full_name(one) for one in _coming(row)]
    empty = max(BLANKS, row.shift.minimum - len(names))
    cells: list[list[Any]] = [
        [paragraph(text, look.cell_head) for text in ("Nom", "Arrivée", "Départ", "Signature")],
        *([paragraph(name, look.body), "", "", ""] for name in names),
        *(["", "", "", ""] for _ in range(empty)),
    ]
    heights = [None, *([PEN] * (len(cells) - 1))]
    style = TableStyle([("VALIGN", (0, 1), (-1, -1), "MIDDLE")], parent=CELL_STYLE)
    widths = [58 * mm, 22 * mm, 22 * mm, 63 * mm]
    return [
        paragraph(title, look.heading),
        paragraph(place, look.body),
        LongTable(cells, colWidths=widths, rowHeights=heights, style=style, hAlign="LEFT"),
        Spacer(0, 4 * mm),
    ]


# The sheet of the day


def _day_row(row: RosterShift, hub: str) -> tuple[str, ...]:
    people = _coming(row)
    missing = max(0, row.shift.minimum - len(people))
    names = [full_name(one) for one in people] + ["à pourvoir"] * missing
    phones = [format_phone(one.phone) if one.phone else "–" for one in people]
    where = row.room if hub and row.room else _place(row)
    return (_hours(row), where, row.shift.task, "\n".join(names), "\n".join(phones))


# The call list


def _given(one: Candidate) -> str:
    if one.is_substitute:
        return "remplaçant habituel"
    return format_minutes(one.given) if one.given else "aucune heure"


def _call(call: Call) -> list[Flowable]:
    look = styles()
    row = call.row
    assert row.shift.day is not None
    title = f"{_capital(day_with_weekday(row.shift.day))}, {_hours(row)}"
    there = ", ".join(full_name(one) for one in _coming(row))
    parts = (
        _place(row),
        row.shift.task,
        f"{plural(row.missing, 'personne')} à trouver" if row.missing else "",
        " ".join(one.message for one in row.findings if one.kind in LACKING),
        f"déjà là\u202f: {there}" if there else "",
    )
    head = [
        paragraph(title, look.heading),
        paragraph(" · ".join(part for part in parts if part), look.body),
    ]
    if not call.people:
        return [KeepTogether([*head, paragraph("Personne ne peut venir.", look.note)])]
    listed = call.people[:MOST_CALLS]
    rows = [
        (
            full_name(one.person),
            format_phone(one.person.phone) if one.person.phone else "–",
            _given(one),
            " · ".join(dict.fromkeys(LABELS[doubt.kind] for doubt in one.doubts)),
            "",
        )
        for one in listed
    ]
    drawn = table(
        ("Personne", "Téléphone", "Donné en 3 mois", "Attention", "Réponse"),
        (3, 2.2, 2, 3, 2.4),
        rows,
    )
    more = len(call.people) - len(listed)
    tail = [paragraph(f"Et {plural(more, 'autre')}.", look.note)] if more > 0 else []
    return [CondPageBreak(45 * mm), *head, drawn, *tail]
