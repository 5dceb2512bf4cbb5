"""The list of the help in kind of a year on paper, for the annex of the budget."""

from __future__ import annotations

from datetime import date

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import CondPageBreak, Flowable

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.french import date_in_words, format_euros, format_rna, format_siret, plural
from polesdesk.domain.in_kind_list import (
    FORECAST,
    LEGAL_BASIS,
    METHOD,
    AssociationYear,
    HubYear,
    InKindList,
    aid_in_words,
)
from polesdesk.domain.valuation import hours_in_words

_SIZE = landscape(A4)
_ROOM = 110
"""Points that a heading needs under it, or it goes to the next page."""
_LIST = ("Association", "SIRET ou RNA", "Pôles", "Locaux", "Conventions", "Heures",
         "Valeur des locaux", "Redevance", "Aide en nature")  # fmt: skip
_LIST_WIDTHS = (2.9, 2.1, 1.6, 2.1, 2.0, 1.3, 1.5, 1.35, 1.6)
_HUBS = ("Pôle", "Associations", "Conventions", "Heures", "Valeur des locaux", "Redevance",
         "Aide en nature")  # fmt: skip


def draw(found: InKindList, *, day: date) -> bytes:
    """Return the list as a PDF: associations, hubs, what is lacking, the working of each value."""
    furniture = Furniture(foot=found.title, reference=date_in_words(day), size=_SIZE)
    paper = Paper(
        furniture,
        title=clean(found.title),
        author=clean(found.authority),
        subject=clean(LEGAL_BASIS),
        day=day,
    )
    return paper.made(_story(found, paper.text_width, day))[0]


def _story(found: InKindList, width: float, day: date) -> list[Flowable]:
    look = styles()
    made = f"établi le {date_in_words(day)}"
    under = " – ".join(part for part in (found.authority, made) if part)
    story = [
        paragraph(found.title, look.title),
        paragraph(under, look.subtitle),
        paragraph(LEGAL_BASIS, look.note),
        *([paragraph(FORECAST, look.note)] if found.is_forecast and found.rows else []),
    ]
    if not found.rows:
        nothing = f"Aucune convention n’a d’effet en {found.year}."
        return [*story, paragraph(nothing, look.body)]
    return [
        *story,
        _associations(found, width),
        *_left_out(found, width),
        *_by_hub(found, width),
        *_working(found, width),
        paragraph("Méthode", look.heading),
        paragraph(METHOD, look.small),
    ]


def _associations(found: InKindList, width: float) -> Flowable:
    total = (
        f"Total\u202f: {plural(len(found.rows), 'association')}", "", "", "",
        str(len(found.agreements)), hours_in_words(found.minutes),
        format_euros(found.value_cents), format_euros(found.fee_cents),
        format_euros(found.aid_cents),
    )  # fmt: skip
    rows = [_row(row) for row in found.rows]
    return table(_LIST, _LIST_WIDTHS, rows, width=width, right=frozenset({5, 6, 7, 8}), total=total)


def _row(row: AssociationYear) -> tuple[str, ...]:
    known = bool(row.known)
    return (
        row.name,
        format_siret(row.siret) if row.siret else format_rna(row.rna),
        row.hubs,
        row.premises,
        "\n".join(one.number for one in row.agreements if one.number),
        row.hours,
        format_euros(row.value_cents or 0) if known else "–",
        format_euros(row.fee_cents) if known else "–",
        aid_in_words(row),
    )


def _left_out(found: InKindList, width: float) -> list[Flowable]:
    if not found.lacking:
        return []
    look = styles()
    names = {row.id: row.name for row in found.rows}
    rows = [
        (names[one.association_id], one.number, " ".join(room.working for room in one.lacks))
        for one in found.lacking
    ]
    head = paragraph("Ce qui n’est pas calculable", look.heading)
    columns = ("Association", "Convention", "Ce qui manque")
    note = paragraph(found.incomplete, look.note)
    return [CondPageBreak(_ROOM), head, note, table(columns, (3, 1.5, 5), rows, width=width)]


def _by_hub(found: InKindList, width: float) -> list[Flowable]:
    total = (
        "Total", str(len(found.rows)), str(len(found.agreements)), hours_in_words(found.minutes),
        format_euros(found.value_cents), format_euros(found.fee_cents),
        format_euros(found.aid_cents),
    )  # fmt: skip
    rows = [_hub(one) for one in found.hubs]
    figures = frozenset(range(1, len(_HUBS)))
    widths = (3, 1.3, 1.3, 1.2, 1.7, 1.5, 1.7)
    look = styles()
    return [
        CondPageBreak(_ROOM),
        paragraph("Par pôle", look.heading),
        table(_HUBS, widths, rows, width=width, right=figures, total=total),
        *_counted_twice(found),
    ]


def _counted_twice(found: InKindList) -> list[Flowable]:
    counted = sum(one.associations for one in found.hubs)
    if counted == len(found.rows):
        return []
    words = "Une association présente dans plusieurs pôles compte dans chacun d’eux."
    return [paragraph(words, styles().note)]


def _hub(one: HubYear) -> tuple[str, ...]:
    return (
        one.hub or "–",
        str(one.associations),
        str(one.agreements),
        hours_in_words(one.minutes),
        format_euros(one.value_cents),
        format_euros(one.fee_cents),
        format_euros(one.aid_cents),
    )


def _working(found: InKindList, width: float) -> list[Flowable]:
    names = {row.id: row.name for row in found.rows}
    rows = [
        (names[one.association_id], one.number, str(one.days), "\n".join(one.working))
        for one in found.agreements
    ]
    columns = ("Association", "Convention", "Jours", "Calcul")
    head = paragraph("Calcul, convention par convention", styles().heading)
    widths = (2.4, 1.5, 0.7, 7)
    days = table(columns, widths, rows, width=width, right=frozenset({2}))
    return [CondPageBreak(_ROOM), head, days]
