"""Any list of the window on paper: title, what it was filtered by, date, columns, rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.list_rows import ListRows, RowsToSet
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import PADDING_ACROSS
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.french import date_in_words, plural

_MOST_UPRIGHT = 5  # columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a printed list: its title, its share of the width, numbers on the right.

    ``sample`` is what it must hold on one line, as « 00/00/0000 ».
    """

    title: str
    width: float = 1.0
    right: bool = False
    sample: str = ""


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
    rows_to_set = RowsToSet(
        [column.title for column in columns],
        widths(columns, paper.text_width),
        rows,
        right=frozenset(place for place, column in enumerate(columns) if column.right),
    )
    head = [
        paragraph(title, look.title),
        paragraph(f"{subtitle} – {lines}" if subtitle else lines, look.subtitle),
    ]
    pdf, _pages = paper.made([*head, ListRows(rows_to_set)])
    return pdf


def widths(columns: Sequence[Column], room: float) -> list[float]:
    """Return the points of each column: its share, but no word of its title or sample cut.

    What some need beyond their share is taken from those that have words to wrap.
    """
    shares = sum(column.width for column in columns)
    wanted = [room * column.width / shares for column in columns]
    least = [_least(column) for column in columns]
    if sum(least) >= room:
        return wanted
    held = {place for place, one in enumerate(wanted) if one < least[place]}
    while True:
        left = room - sum(least[place] for place in held)
        free = sum(columns[place].width for place in range(len(columns)) if place not in held)
        found = [
            least[place] if place in held else left * column.width / free
            for place, column in enumerate(columns)
        ]
        short = {place for place, one in enumerate(found) if one < least[place]} - held
        if not short:
            return found
        held |= short


def _least(column: Column) -> float:
    look = styles()
    words = [stringWidth(word, look.cell_head.fontName, look.cell_head.fontSize)
             for word in clean(column.title).split()]  # fmt: skip
    sample = stringWidth(column.sample, look.cell.fontName, look.cell.fontSize)
    return max([sample, *words]) + PADDING_ACROSS + 1
