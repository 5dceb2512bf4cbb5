"""The page « Qu’est-ce qui est vide ? »: not always allotted, allotted but seen empty, used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from reportlab.platypus import Flowable

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.french import (
    date_in_words,
    format_date,
    plural,
    time_range_in_words,
    weekday_name,
)
from polesdesk.domain.planning_rows import EmptinessRow
from polesdesk.domain.posters import EmptyHours, parted

_NOTE = (
    "Libre\u202f: aucun créneau n’est attribué ce jour-là à ces heures\u202f; les jours fériés et "
    "les jours de fermeture ne comptent pas. Vue vide\u202f: nombre de visites de ces créneaux où "
    "personne n’était là. Une visite ne dit rien des autres jours."
)


def draw_emptiness(asked: EmptyHours, *, day: date) -> bytes:
    """Return the page as a PDF; ``day`` is that of the printing."""
    title = title_of(asked)
    furniture = Furniture(foot=title, reference=date_in_words(day), authority=asked.authority)
    paper = Paper(
        furniture,
        title=clean(title),
        author=clean(asked.authority),
        subject=period_of(asked),
        day=day,
    )
    return paper.made(_story(asked, title))[0]


def title_of(asked: EmptyHours) -> str:
    """Return « Qu’est-ce qui est vide le mardi de 18 h à 22 h ? »."""
    hours = time_range_in_words(asked.start, asked.end)
    return f"Qu’est-ce qui est vide le {weekday_name(asked.weekday)} {hours}\u202f?"


def period_of(asked: EmptyHours) -> str:
    """Return « du 01/09/2026 au 31/08/2027 »."""
    return f"du {format_date(asked.first)} au {format_date(asked.last)}"


def _story(asked: EmptyHours, title: str) -> list[Flowable]:
    look = styles()
    free, empty, used = parted(asked.rows)
    return [
        paragraph(title, look.title),
        paragraph(period_of(asked).capitalize(), look.subtitle),
        *_part(
            "Libre",
            "Aucune salle n’est libre, même un seul jour.",
            free,
            ("Salle", "Libre", "Attribuée à, les autres jours"),
            lambda row: (
                f"{row.free_days} sur {plural(row.days, weekday_name(asked.weekday))}",
                ", ".join(row.holders),
            ),
        ),
        *_part(
            "Attribué, mais vu vide",
            "Aucune visite n’a trouvé vide une salle attribuée.",
            empty,
            ("Salle", "Vue vide", "Attribuée à"),
            lambda row: (f"{row.seen_empty} fois sur {row.seen_n}", ", ".join(row.holders)),
        ),
        *_part(
            "Utilisé",
            "Aucune salle n’est attribuée tous ces jours.",
            used,
            ("Salle", "Visites", "Attribuée à"),
            lambda row: (plural(row.seen_n, "visite"), ", ".join(row.holders)),
        ),
        paragraph(_NOTE, look.note),
    ]


def _part(
    title: str,
    nothing: str,
    rows: Sequence[EmptinessRow],
    columns: tuple[str, str, str],
    cells: Callable[[EmptinessRow], tuple[str, str]],
) -> list[Flowable]:
    look = styles()
    head = paragraph(title, look.heading)
    if not rows:
        return [head, paragraph(nothing, look.body)]
    lines = [(_room(row), *cells(row)) for row in rows]
    return [head, table(columns, (5, 2.4, 4), lines)]


def _room(row: EmptinessRow) -> str:
    capacity = f" ({plural(row.capacity, 'place')})" if row.capacity else ""
    return f"{row.hub} · {row.room}{capacity}"
