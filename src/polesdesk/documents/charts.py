"""Charts of the papers, legible without colour: heat maps of the week, trend by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor, white

from polesdesk.documents import fonts
from polesdesk.documents.styles import INK, MUTED, RULE
from polesdesk.documents.text import line
from polesdesk.domain.french import WEEKDAYS

SIDE, HEAD, ROW = 30.0, 16.0, 15.0
"""Points of the column of hours, of the row of days, and of a row."""
_DARKEST = HexColor("#1F5FA8")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatValue:
    """One hour of the week: its share, None where there is nothing to say, and its words."""

    share: float | None
    words: str


def heat_map(cells: Mapping[tuple[int, int], HeatValue], hours: range, width: float) -> Drawing:
    """Return the hours of the week: days across, hours down, the figure in each cell."""
    fonts.register()
    height = HEAD + ROW * len(hours)
    drawing = Drawing(width, height)
    column = (width - SIDE) / 7
    for place, name in enumerate(WEEKDAYS):
        x = SIDE + column * (place + 0.5)
        drawing.add(_text(x, height - HEAD + 5, f"{name[:3]}.", size=7.5))
    for row, hour in enumerate(hours):
        bottom = height - HEAD - ROW * (row + 1)
        words = f"{hour}\u00a0h"
        drawing.add(_text(SIDE - 5, bottom + 4.5, words, size=7.5, anchor="end"))
        for weekday in range(1, 8):
            cell = cells.get((weekday, hour), HeatValue(share=None, words=""))
            left = SIDE + column * (weekday - 1)
            _add_cell(drawing, cell, left, bottom, column)
    return drawing


def _add_cell(drawing: Drawing, cell: HeatValue, left: float, bottom: float, width: float) -> None:
    ground = white if cell.share is None else _shade(cell.share)
    box = Rect(left, bottom, width, ROW)
    box.fillColor, box.strokeColor, box.strokeWidth = ground, RULE, 0.5
    drawing.add(box)
    if cell.words:
        ink = white if cell.share is not None and cell.share > 0.55 else INK
        drawing.add(_text(left + width / 2, bottom + 4.5, cell.words, size=6.5, color=ink))


def _shade(share: float) -> Color:
    """Return a step of five: a copier keeps them apart."""
    part = round(max(0.0, min(share, 1.0)) * 5) / 5 * 0.9
    red, green, blue = _DARKEST.rgb()
    return Color(1 - (1 - red) * part, 1 - (1 - green) * part, 1 - (1 - blue) * part)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """A month: its rate and interval, no rate where there are too few observations."""

    label: str
    n: int
    value: float | None = None
    low: float = 0.0
    high: float = 0.0


def trend(points: Sequence[TrendPoint], width: float, height: float = 150.0) -> Drawing:
    """Return rates by month as points, their intervals as bars, n under each month."""
    fonts.register()
    drawing = Drawing(width, height)
    foot, top, left = 26.0, 8.0, 34.0
    room = height - foot - top
    for step in range(5):
        y = foot + room * step / 4
        drawing.add(Line(left, y, width, y, strokeColor=RULE, strokeWidth=0.5))
        drawing.add(_text(left - 5, y - 2.5, f"{step * 25}\u00a0%", size=7, anchor="end"))
    column = (width - left) / max(len(points), 1)
    before: tuple[float, float] | None = None
    for number, point in enumerate(points):
        x = left + column * (number + 0.5)
        drawing.add(_text(x, foot - 10, point.label, size=7))
        drawing.add(_text(x, foot - 19, f"n\u00a0=\u00a0{point.n}", size=6.5, color=MUTED))
        if point.value is None:
            before = None
            continue
        here = x, foot + room * point.value
        low, high = foot + room * point.low, foot + room * point.high
        drawing.add(Line(x, low, x, high, strokeColor=_DARKEST, strokeWidth=1.2))
        if before is not None:
            drawing.add(Line(*before, *here, strokeColor=_DARKEST, strokeWidth=1.2))
        drawing.add(Circle(*here, 2.6, fillColor=_DARKEST, strokeColor=_DARKEST, strokeWidth=1))
        before = here
    return drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class BarValue:
    """One bar of a chart: what it counts and how many."""

    label: str
    value: int


def bars(values: Sequence[BarValue], width: float) -> Drawing:
    """Return lying bars one under the other, the label before and the figure behind each."""
    fonts.register()
    row, label, figure = 16.0, 130.0, 34.0
    drawing = Drawing(width, row * len(values))
    most = max((one.value for one in values), default=0) or 1
    for place, one in enumerate(values):
        bottom = row * (len(values) - place - 1)
        words = line(one.label, fonts.REGULAR, 8.5, label - 6)
        drawing.add(_text(label - 6, bottom + 5, words, size=8.5, anchor="end"))
        length = (width - label - figure) * one.value / most
        bar = Rect(label, bottom + 2.5, max(length, 0.5), row - 5)
        bar.fillColor, bar.strokeColor = _DARKEST, None
        drawing.add(bar)
        drawing.add(_text(label + length + 14, bottom + 5, str(one.value), size=8.5))
    return drawing


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    color: Color = INK,
    anchor: Literal["middle", "end"] = "middle",
) -> String:
    return String(
        x, y, words, fontName=fonts.REGULAR, fontSize=size, fillColor=color, textAnchor=anchor
    )
