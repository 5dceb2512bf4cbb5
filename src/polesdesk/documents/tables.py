"""Tables of the papers: a tinted head that returns on each page, light lines, whole rows."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, LongTable, TableStyle

from polesdesk.documents.styles import RULE, TEXT_WIDTH, TINT, styles
from polesdesk.documents.text import paragraph

LONG_CELL = 1500
"""Letters; a row that holds more in a cell may be cut between two pages."""
PADDING_ACROSS = 10.0
PADDING_DOWN = 7.0
"""Points between the lines of a cell and its text, both sides together."""
CELL_STYLE = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("BACKGROUND", (0, 0), (-1, 0), TINT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]
)
_FOR_THE_PEN = TableStyle(
    [("TOPPADDING", (0, 1), (-1, -1), 7), ("BOTTOMPADDING", (0, 1), (-1, -1), 8)],
    parent=CELL_STYLE,
)
_WITH_TOTAL = TableStyle(
    [("BACKGROUND", (0, -1), (-1, -1), TINT), ("NOSPLIT", (0, -2), (-1, -1))], parent=CELL_STYLE
)


def table(
    columns: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    width: float = TEXT_WIDTH,
    right: frozenset[int] = frozenset(),
    total: Sequence[str] = (),
    for_pen: bool = False,
) -> Flowable:
    """Return a table; ``widths`` are shares of ``width``, ``right`` the columns of numbers.

    ``total`` is a last row that looks as the head does; rows ``for_pen`` are high enough to
    write and sign in.
    """
    look = styles()
    body = [look.cell_right if place in right else look.cell for place in range(len(columns))]
    head = [
        look.cell_head_right if place in right else look.cell_head for place in range(len(columns))
    ]
    cells = [
        [paragraph(text, style) for text, style in zip(row, looks, strict=True)]
        for row, looks in [(columns, head), *((row, body) for row in rows)]
    ]
    if total:
        cells.append([paragraph(text, style) for text, style in zip(total, head, strict=True)])
    shares = sum(widths)
    return LongTable(
        cells,
        colWidths=[width * share / shares for share in widths],
        style=_WITH_TOTAL if total else _FOR_THE_PEN if for_pen else CELL_STYLE,
        repeatRows=1,
        splitInRow=int(any(len(text) > LONG_CELL for row in rows for text in row)),
        spaceBefore=3,
        spaceAfter=8,
    )
