"""Any list of the window on paper: title, what it was filtered by, date, columns, rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4, landscape

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.list_rows import ListRows, RowsToSet
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.french import date_in_words, plural

_MOST_UPRIGHT = 5  # columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a printed list: its title, its share of the width, numbers on the right."""

    title: str
    width: float = 1.0
    right: bool = False


def draw_list(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    day: date,
    count: int | None = None,
    subtitle: str = "",
    authority: str = "",
) -> bytes:
    """Return a list as a PDF, lying when it has more than five columns.

    With their ``count``, the rows are read while the pages are filled: what they raise, as the
    wish to stop, ends the drawing.
    """
    look = styles()
    if count is None:
        rows = [tuple(row) for row in rows]
        count = len(rows)
    size = landscape(A4) if len(columns) > _MOST_UPRIGHT else A4
    furniture = Furniture(foot=title, reference=date_in_words(day), size=size)
    paper = Paper(
        furniture, title=clean(title), author=clean(authority), subject=clean(subtitle), day=day
    )
    lines = plural(count, "ligne")
    shares = sum(column.width for column in columns)
    rows_to_set = RowsToSet(
        [column.title for column in columns],
        [paper.text_width * column.width / shares for column in columns],
        rows,
        right=frozenset(place for place, column in enumerate(columns) if column.right),
    )
    head = [
        paragraph(title, look.title),
        paragraph(f"{subtitle} – {lines}" if subtitle else lines, look.subtitle),
    ]
    pdf, _pages = paper.made([*head, ListRows(rows_to_set)])
    return pdf
