"""Posters: the week of a room for its door, that of a hub, legible in black and white."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4, landscape, portrait
from reportlab.lib.units import mm

from polesdesk.documents import fonts
from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.styles import INK, MUTED, RULE, TINT
from polesdesk.documents.text import clean, line, lines
from polesdesk.domain.french import WEEKDAYS, date_in_words, format_time, time_range
from polesdesk.domain.posters import Poster, PosterRoom, PosterSlot

SIZES = {
    "A4-portrait": portrait(A4),
    "A4-landscape": landscape(A4),
    "A3-portrait": portrait(A3),
    "A3-landscape": landscape(A3),
}
"""The papers of posters, by the names of their choice."""
MARGIN = 14 * mm
DAY = 24 * 60
LEAST_TYPE = 7.5
"""Points of the smallest words of a short slot."""
LEAST_SCALE = 0.4
"""Below it nobody reads a poster: a hub with more rooms takes A3."""
_BAND = HexColor("#DDE2E9")


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle of the page in points: left, bottom, width, height."""

    x: float
    y: float
    width: float
    height: float


def draw_room_week(poster: Poster, paper: str) -> bytes:
    """Return the week of one room: days across, hours down, a block a slot."""
    sheet = _Sheet(poster, paper)
    _draw_hours(sheet, poster)
    return sheet.pdf()


def draw_hub_week(poster: Poster, paper: str) -> bytes:
    """Return the week of a hub: rooms down, days across, in each the slots in order."""
    sheet = _Sheet(poster, paper)
    _draw_rooms(sheet, poster)
    return sheet.pdf()


class _Sheet:
    """One page with its title above and its validity below; ``body`` is what is left."""

    def __init__(self, poster: Poster, paper: str) -> None:
        fonts.register()
        self._bytes = io.BytesIO()
        self.width, self.height = SIZES[paper]
        self.scale = min(self.width, self.height) / A4[0]
        self._poster = poster
        self.canvas = PageCanvas(
            _no_foot,
            self._bytes,
            pagesize=(self.width, self.height),
            day=poster.first,
            invariant=1,
            pageCompression=1,
            lang="fr-FR",
        )
        self.canvas.setTitle(clean(poster.title))
        self.canvas.setAuthor(clean(poster.authority))
        self.canvas.setSubject(clean(poster.subtitle))
        self.canvas.setCreator("PolesDesk")
        self.canvas.setProducer("PolesDesk")
        self.body = self._furnish()

    def pdf(self) -> bytes:
        """Return the finished page."""
        self.canvas.save()
        return self._bytes.getvalue()

    def write(
        self,
        text: str,
        x: float,
        y: float,
        room: float,
        *,
        size: float,
        font: str = fonts.REGULAR,
        colour: Color = INK,
        centred: bool = False,
    ) -> None:
        """Write one line that fits its room, cut by an ellipsis if it must be."""
        shown = line(text, font, size, room)
        self.canvas.setFillColor(colour)
        self.canvas.setFont(font, size)
        if centred:
            self.canvas.drawCentredString(x + room / 2, y, shown)
        else:
            self.canvas.drawString(x, y, shown)

    def _furnish(self) -> _Box:
        poster, scale = self._poster, self.scale
        room = self.width - 2 * MARGIN
        top = self.height - MARGIN
        self.write(poster.title, MARGIN, top - 22 * scale, room, size=24 * scale, font=fonts.BOLD)
        self.write(poster.subtitle, MARGIN, top - 40 * scale, room, size=12 * scale, colour=MUTED)
        valid = f"Du {date_in_words(poster.first)} au {date_in_words(poster.last)}"
        foot = f"{poster.authority} · {valid}" if poster.authority else valid
        self.write(foot, MARGIN, MARGIN, room, size=8.5 * scale, colour=MUTED)
        note = "Sauf jours fériés et fermetures du pôle."
        self.canvas.setFont(fonts.REGULAR, 8.5 * scale)
        self.canvas.drawRightString(self.width - MARGIN, MARGIN, note)
        bottom = MARGIN + 16 * scale
        return _Box(MARGIN, bottom, room, top - 50 * scale - bottom)


def _no_foot(_canvas: PageCanvas, _number: int, _total: int) -> None:
    """A poster has its foot on its one page already."""


# The week of a room


def _draw_hours(sheet: _Sheet, poster: Poster) -> None:
    body, scale, canvas = sheet.body, sheet.scale, sheet.canvas
    side, head = 32 * scale, 22 * scale
    first, last = poster.opening
    day_width = (body.width - side) / 7
    hour = (body.height - head) * 60 / (last - first)
    top = body.y + body.height - head

    def place(minute: int) -> float:
        return top - (minute - first) * hour / 60

    canvas.setLineWidth(0.5)
    for minute in range(first, last + 1, 60):
        canvas.setStrokeColor(RULE)
        canvas.line(body.x + side, place(minute), body.x + body.width, place(minute))
        if minute < last:
            label = "24\u00a0h" if minute == DAY else format_time(time(minute // 60))
            sheet.write(
                label, body.x, place(minute) - 9 * scale, side, size=9 * scale, colour=MUTED
            )
    for number, name in enumerate(WEEKDAYS):
        x = body.x + side + number * day_width
        canvas.setStrokeColor(RULE)
        canvas.line(x, body.y, x, top + head)
        title = name[:1].upper() + name[1:]
        size = 12 * scale
        sheet.write(title, x, top + 7 * scale, day_width, size=size, font=fonts.BOLD, centred=True)
        of_day = [one for one in poster.slots if one.weekday == number + 1]
        for slot, lane, lanes in _lanes(of_day):
            width = (day_width - 3) / lanes
            start, end = _minutes(slot)
            low, high = place(min(end, last)), place(max(start, first))
            box = _Box(x + 1.5 + lane * width, low + 1, width - 1, high - low - 2)
            _draw_slot(sheet, slot, box)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.line(body.x, top, body.x + body.width, top)


def _draw_slot(sheet: _Sheet, slot: PosterSlot, box: _Box) -> None:
    canvas, scale = sheet.canvas, sheet.scale
    canvas.setStrokeColor(INK)
    canvas.setFillColor(TINT)
    canvas.setLineWidth(0.8)
    canvas.roundRect(box.x, box.y, box.width, box.height, 3 * scale, stroke=1, fill=1)
    canvas.setFillColor(INK)
    canvas.rect(box.x, box.y, 3 * scale, box.height, stroke=0, fill=1)
    two_lines = (box.height - 4 * scale) / 2 / 1.2
    size = max(LEAST_TYPE * scale, min(10.5 * scale, two_lines))
    room = box.width - 8 * scale
    lead = size * 1.2
    most = max(1, int((box.height - 4 * scale) / lead + 0.01))
    others = [text for text in (time_range(slot.start, slot.end), slot.rhythm) if text]
    if most == len(others):  # the hours can be read from the place of the block
        others = others[1:] or others
    names = lines(slot.name, fonts.BOLD, size, room, max(1, most - len(others)))
    y = box.y + box.height - lead
    x = box.x + 6 * scale
    if most == 1:
        words = f"{slot.name} {others[0]}"
        sheet.write(words, x, y + 1, room, size=size * 0.9, font=fonts.BOLD)
        return
    for text in names:
        sheet.write(text, x, y, room, size=size, font=fonts.BOLD)
        y -= lead
    for text in others:
        for part in lines(text, fonts.REGULAR, size * 0.92, room, 3):
            if y < box.y + 2:
                return
            sheet.write(part, x, y, room, size=size * 0.92)
            y -= lead


# The week of a hub


def _draw_rooms(sheet: _Sheet, poster: Poster) -> None:
    body, canvas = sheet.body, sheet.canvas
    side, head = 92 * sheet.scale, 22 * sheet.scale
    day_width = (body.width - side) / 7
    top = body.y + body.height - head
    canvas.setFillColor(_BAND)
    canvas.rect(body.x, top, body.width, head, stroke=0, fill=1)
    for number, name in enumerate(WEEKDAYS):
        x = body.x + side + number * day_width
        title, size = name[:1].upper() + name[1:], 12 * sheet.scale
        y = top + 7 * sheet.scale
        sheet.write(title, x, y, day_width, size=size, font=fonts.BOLD, centred=True)
    scale = _fitting(poster, day_width - 6, body.height - head, sheet.scale)
    y = top
    for room in poster.rooms:
        high = _height_of(room, poster, (day_width - 6) / scale) * scale
        _draw_room(sheet, poster, room, _Box(body.x, y - high, body.width, high), (side, scale))
        y -= high
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    for number in range(8):
        x = body.x + side + number * day_width
        canvas.line(x, y, x, top)


def _fitting(poster: Poster, width: float, height: float, scale: float) -> float:
    """Return the largest scale at which all rooms stand on the one page."""
    while scale > LEAST_SCALE:
        wanted = sum(_height_of(room, poster, width / scale) for room in poster.rooms)
        if wanted * scale <= height:
            break
        scale *= 0.95
    return scale


_LEAST_ROW, _NAME, _HOURS, _LEAD, _SPACE = 40.0, 10.5, 9.5, 12.5, 6.0
"""Points of an empty row, of names, of hours, of a line, and between two entries."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A slot in a cell: its name on as many lines as it needs, then its hours."""

    names: tuple[str, ...]
    told: str

    @property
    def height(self) -> float:
        """Points of the entry before any shrinking."""
        return (len(self.names) + 1) * _LEAD + _SPACE


def _entries(poster: Poster, room: PosterRoom, weekday: int, width: float) -> list[_Entry]:
    """Return the slots of a cell in order, broken into lines of a width at full size."""
    found = [one for one in poster.slots if (one.room_id, one.weekday) == (room.id, weekday)]
    found.sort(key=lambda one: (one.start, one.end, one.name))
    entries = []
    for one in found:
        hours = time_range(one.start, one.end)
        told = f"{hours}, {one.rhythm}" if one.rhythm else hours
        entries.append(_Entry(tuple(lines(one.name, fonts.BOLD, _NAME, width, 3)), told))
    return entries


def _height_of(room: PosterRoom, poster: Poster, width: float) -> float:
    cells = (_entries(poster, room, day, width) for day in range(1, 8))
    return max(_LEAST_ROW, *(sum(one.height for one in cell) + _SPACE for cell in cells))


def _draw_room(
    sheet: _Sheet, poster: Poster, room: PosterRoom, box: _Box, look: tuple[float, float]
) -> None:
    side, scale = look
    canvas = sheet.canvas
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    canvas.line(box.x, box.y, box.x + box.width, box.y)
    top = box.y + box.height
    _name_room(sheet, room, box.x + 3, top, look)
    if room.alone:
        words = f"À {room.alone}, toute la semaine"
        x, width = box.x + side + 6, box.width - side - 12
        sheet.write(words, x, top - 18 * scale, width, size=_NAME * scale, font=fonts.BOLD)
        return
    day_width = (box.width - side) / 7
    width = day_width - 6
    for weekday in range(1, 8):
        x = box.x + side + (weekday - 1) * day_width + 3
        y = top - (_LEAD + 2) * scale
        for entry in _entries(poster, room, weekday, width / scale):
            for name in entry.names:
                sheet.write(name, x, y, width, size=_NAME * scale, font=fonts.BOLD)
                y -= _LEAD * scale
            sheet.write(entry.told, x, y, width, size=_HOURS * scale)
            y -= (_LEAD + _SPACE) * scale


def _name_room(
    sheet: _Sheet, room: PosterRoom, x: float, top: float, look: tuple[float, float]
) -> None:
    side, scale = look
    y = top - 14 * scale
    for text in lines(room.name, fonts.BOLD, 11 * scale, side - 8, 2):
        sheet.write(text, x, y, side - 8, size=11 * scale, font=fonts.BOLD)
        y -= 12 * scale
    if room.place:
        sheet.write(room.place, x, y + 1, side - 8, size=8 * scale, colour=MUTED)


# Hours


def _minutes(slot: PosterSlot) -> tuple[int, int]:
    start = slot.start.hour * 60 + slot.start.minute
    end = slot.end.hour * 60 + slot.end.minute
    return start, end if end > start else DAY


def _lanes(slots: Sequence[PosterSlot]) -> list[tuple[PosterSlot, int, int]]:
    """Return slots of a day side by side where they overlap, as those of two weeks in turn."""
    found: list[tuple[PosterSlot, int, int]] = []
    group: list[tuple[PosterSlot, int]] = []
    ends: list[int] = []
    for slot in sorted(slots, key=lambda one: (one.start, one.end, one.name)):
        start, end = _minutes(slot)
        if ends and start >= max(ends):
            found += [(one, lane, len(ends)) for one, lane in group]
            group, ends = [], []
        lane = next((at for at, until in enumerate(ends) if until <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        group.append((slot, lane))
    return found + [(one, lane, len(ends)) for one, lane in group]
