"""The poster of a week of permanences: who is where and when, first names and initials only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph, Spacer, TableStyle

from polesdesk.documents import fonts
from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import INK, MUTED, RULE, TINT, styles
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import date_in_words, time_range, weekday_name
from polesdesk.domain.rostering_papers import RosterPaper, period_in_words
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.domain.rosters import COMING
from polesdesk.domain.volunteers import poster_name

SIZES = {"A4-landscape": landscape(A4), "A3-landscape": landscape(A3)}
SIDE = 1.35
"""Share of the column of places, days being 1."""
LARGER = (1.6, 1.45, 1.3, 1.15)
"""How much larger the words may be when the week leaves room."""
NAMES = 1.2
"""Names beside the words of tables."""
_AROUND, _HEADING = 115.0, 62.0
"""Points of the margins, and of the heading of an A4."""
OPEN = "à pourvoir"
Key = tuple[str, ...]


def draw_week(asked: RosterPaper, paper: str = "A4-landscape") -> bytes:
    """Return the poster: a page, or more, for each week of the period."""
    size = SIZES[paper]
    scale = size[1] / A4[0]
    title = "Permanences" + (f" – {asked.hub}" if asked.hub else "")
    note = f"Imprimé le {date_in_words(asked.today)}"
    furniture = Furniture(foot=clean(asked.authority), reference=note, size=size)
    made = Paper(
        furniture,
        title=clean(title),
        author=clean(asked.authority),
        subject="Permanences de la semaine",
        day=asked.today,
    )
    story: list[Flowable] = []
    for monday in _mondays(asked):
        if story:
            story.append(PageBreak())
        story += _week(asked, monday, title, (made.text_width, scale))
    return made.made(story)[0]


def _mondays(asked: RosterPaper) -> Iterator[date]:
    monday = asked.first - timedelta(days=asked.first.weekday())
    while monday <= asked.last:
        yield monday
        monday += timedelta(days=7)


def _style(base: ParagraphStyle, scale: float, **fields: Any) -> ParagraphStyle:
    size = base.fontSize * scale
    return ParagraphStyle("poster", base, fontSize=size, leading=size * 1.25, **fields)


def _week(
    asked: RosterPaper, monday: date, title: str, look: tuple[float, float]
) -> list[Flowable]:
    _, scale = look
    plain = styles()
    rows = [
        one
        for one in asked.rows
        if one.shift.day is not None and monday <= one.shift.day < monday + timedelta(days=7)
    ]
    head = _style(plain.title, scale, alignment=0, spaceAfter=2)
    under = _style(plain.subtitle, scale, alignment=0, textColor=MUTED, spaceAfter=6)
    last = monday + timedelta(days=6)
    found: list[Flowable] = [
        paragraph(title, head),
        paragraph(f"Du {period_in_words(monday, last)}", under),
        Spacer(0, 2 * mm),
    ]
    if not rows:
        return [*found, paragraph("Aucune permanence cette semaine.", _style(plain.body, scale))]
    return [*found, _fitting(rows, monday, look, show_hub=not asked.hub)]


def _fitting(
    rows: Sequence[RosterShift], monday: date, look: tuple[float, float], *, show_hub: bool
) -> Flowable:
    """Return the table in the largest words with which it stands on its page, names unbroken."""
    width, scale = look
    room = A4[0] * scale - _AROUND - _HEADING * scale
    for larger in (*LARGER, 1.0):
        made = _table(rows, monday, (width, scale * larger), show_hub=show_hub)
        if larger <= 1 or (
            _names_fit(rows, (width, scale * larger)) and made.wrap(width, room)[1] <= room
        ):
            break
    return made


def _names_fit(rows: Sequence[RosterShift], look: tuple[float, float]) -> bool:
    width, scale = look
    size = styles().cell_head.fontSize * scale * NAMES
    room = width / (SIDE + 7) - 8 * scale
    names = (poster_name(on.person) for row in rows for on in row.people)
    return all(fonts.width(name, fonts.BOLD, size) <= room for name in names)


def _table(
    rows: Sequence[RosterShift], monday: date, look: tuple[float, float], *, show_hub: bool
) -> Flowable:
    width, scale = look
    days = [monday + timedelta(days=number) for number in range(7)]
    if not any(one.shift.day == days[6] for one in rows):
        days.pop()  # most hubs are closed on Sundays: the others get their room
    plain = styles()
    strong = _style(plain.cell_head, scale * 1.1)
    cell = _style(plain.cell, scale * 1.15)
    names = _style(plain.cell_head, scale * NAMES)
    head: list[Any] = [""] + [
        paragraph(f"{weekday_name(day.isoweekday()).capitalize()} {day.day}", strong)
        for day in days
    ]
    body = [
        [_place(lines[0], strong, cell, show_hub=show_hub)]
        + [_cell(lines, day, names, cell) for day in days]
        for lines in _lines(rows)
    ]
    shares = SIDE + len(days)
    widths = [width * SIDE / shares] + [width / shares] * len(days)
    pad = 4 * scale
    return LongTable(
        [head, *body],
        colWidths=widths,
        repeatRows=1,
        style=TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.6, RULE),
                ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
                ("BACKGROUND", (0, 0), (-1, 0), TINT),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), pad),
                ("BOTTOMPADDING", (0, 0), (-1, -1), pad * 1.3),
                ("LEFTPADDING", (0, 0), (-1, -1), pad),
                ("RIGHTPADDING", (0, 0), (-1, -1), pad),
            ]
        ),
    )


def _lines(rows: Sequence[RosterShift]) -> list[list[RosterShift]]:
    """Return the permanences that stand in one row: the same place, hours and task."""
    found: dict[Key, list[RosterShift]] = {}
    for one in rows:
        shift = one.shift
        start = shift.start.isoformat() if shift.start else ""
        end = shift.end.isoformat() if shift.end else ""
        key = (sort_key(one.hub), sort_key(one.room), start, end, sort_key(shift.task))
        found.setdefault(key, []).append(one)
    return [found[key] for key in sorted(found)]


def _place(
    one: RosterShift, strong: ParagraphStyle, cell: ParagraphStyle, *, show_hub: bool
) -> list[Paragraph]:
    shift = one.shift
    assert shift.start is not None
    assert shift.end is not None
    where = (one.hub if show_hub else "", one.room)
    parts = [paragraph(time_range(shift.start, shift.end), strong)]
    parts += [paragraph(text, cell) for text in (*where, shift.task) if text]
    return parts


def _cell(
    rows: Sequence[RosterShift], day: date, names: ParagraphStyle, cell: ParagraphStyle
) -> list[Paragraph]:
    found: list[Paragraph] = []
    for one in rows:
        if one.shift.day != day:
            continue
        coming = [on for on in one.people if on.assignment.status in COMING]
        found += [paragraph(poster_name(on.person), names) for on in coming]
        missing = max(0, one.shift.minimum - len(coming))
        found += [paragraph(OPEN, _open(cell)) for _ in range(missing)]
    return found


def _open(cell: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle("open", cell, fontName=fonts.ITALIC, textColor=MUTED)
