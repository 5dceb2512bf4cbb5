"""The sheet of a round, to fill by hand on a clipboard: walking order, boxes, lines for the pen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from polesdesk.documents import fonts
from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import INK, RULE, styles
from polesdesk.documents.text import clean, line, lines, paragraph
from polesdesk.domain.french import date_in_words, time_range, time_range_in_words, weekday_name
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.occupancy_labels import MOTIVES
from polesdesk.domain.round_sheets import RoundSheet, SheetLine
from polesdesk.domain.rounds import NOBODY
from polesdesk.domain.scans import sheet_payload
from polesdesk.domain.visiting import is_expected

BOX = 5 * mm
SIZE = 11
_LEADING = 14.0
_LEFT = 53 * mm
_PEN = 9 * mm
_ROW_PAD = 2.2 * mm
_EXPECTED = ("Prévu", "Vide", "Autre", "Fermé", "Sans accès")
_NOBODY = ("Vide", "Présence", "Fermé", "Sans accès")
_PRIORITY = "• "
_BLANKS = 2
_LEGEND = (
    "Prévu\u202f: l’occupant attendu est là. Autre\u202f: quelqu’un d’autre. Une ligne sans coche "
    "est «\u202fnon vérifié\u202f», et non «\u202fvide\u202f». Un point\u202f: à voir en priorité."
)
_KEYS = (
    "Saisie au retour, une touche par constat\u202f: P prévu, V vide, A autre, F fermé, "
    "X sans accès, I\u00a0présence imprévue, N non vérifié."
)


def sheet(data: RoundSheet, *, day: date) -> bytes:
    """Return the sheet of a round as a PDF; ``day`` is that of the printing."""
    one = data.round
    number = clean(one.number)
    furniture = Furniture(
        foot=f"Feuille de tournée – pôle {clean(bare_name(data.hub.name))}",
        reference=number,
        authority=data.authority,
        address=(f"Pôle {bare_name(data.hub.name)}", data.hub.address),
        marks=(one.number, "Feuille de tournée"),
        code=lambda page: sheet_payload(one.number, one.id, page),
        thumb=True,
    )
    paper = Paper(
        furniture,
        title=f"Feuille de tournée {number}",
        author=clean(data.authority),
        subject=clean(data.hub.name),
        day=day,
    )
    return paper.made(_story(data))[0]


def _story(data: RoundSheet) -> list[Flowable]:
    look = styles()
    rows = [_Row(number, one) for number, one in enumerate(data.lines, 1)]
    return [
        paragraph(f"Tournée du pôle {bare_name(data.hub.name)}", look.title),
        paragraph(_when(data), look.subtitle),
        _Words(_LEGEND),
        PenLine(_head(data.round.agent), size=SIZE),
        Spacer(0, 2 * mm),
        *rows,
        CondPageBreak(75 * mm),
        KeepTogether(_end()),
    ]


def _head(agent: str) -> list[str | float]:
    who: list[str | float] = [f"Agent\u202f: {clean(agent)}   "] if agent else ["Agent", 45 * mm]
    return [*who, "Arrivée", 22 * mm, "Départ", 22 * mm]


def _when(data: RoundSheet) -> str:
    one = data.round
    parts = []
    if one.day is not None:
        parts.append(f"{weekday_name(one.day.isoweekday())} {date_in_words(one.day)}")
    if one.from_time is not None and one.to_time is not None:
        parts.append(time_range_in_words(one.from_time, one.to_time))
    parts.append(MOTIVES[one.motive].lower())
    return ", ".join(parts)


def _end() -> list[Flowable]:
    look = styles()
    blank: list[str | float] = ["Local", 40 * mm, "Heure", 18 * mm, "Nombre", 14 * mm, "Note", 0.0]
    return [
        paragraph("Présences imprévues, dans un autre local ou à une autre heure", look.heading),
        *(PenLine(blank, size=SIZE) for _ in range(_BLANKS)),
        paragraph("Observations de l’association, personne rencontrée", look.heading),
        PenLine([0.0]),
        PenLine([0.0]),
        Spacer(0, 12 * mm),
        PenLine(["Date et signature de l’agent", 45 * mm, "de l’association", 0.0], size=SIZE),
        Spacer(0, 3 * mm),
        _Words(_KEYS),
    ]


class _Words(Flowable):
    """A short text in the size of the sheet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._lines: list[str] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take as many lines as the text needs."""
        self._lines = lines(self._text, fonts.REGULAR, SIZE, width, 6)
        return width, len(self._lines) * _LEADING + 4

    def draw(self) -> None:
        """Write the lines from the top."""
        self.canv.setFillColor(INK)
        self.canv.setFont(fonts.REGULAR, SIZE)
        y = (len(self._lines) - 1) * _LEADING + 6
        for text in self._lines:
            self.canv.drawString(0, y, text)
            y -= _LEADING


class _Row(Flowable):
    """A room of the round: who is expected on the left, boxes and lines for the pen on the right.

    It is never cut between two pages.
    """

    def __init__(self, number: int, one: SheetLine) -> None:
        super().__init__()
        self._one = one
        mark = _PRIORITY if one.line.why else ""
        self._title = f"{mark}{number}. {one.line.room}"
        self._left: list[tuple[str, str]] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width, and the height of the words or of two lines for the pen."""
        self.width = width
        self._left = list(self._words())
        high = max(len(self._left) * _LEADING, 2 * _PEN)
        self.height = high + 2 * _ROW_PAD
        return width, self.height

    def draw(self) -> None:
        """Draw the frame, the words, the boxes and the lines."""
        canvas = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(0, 0, self.width, 0)
        canvas.line(0, self.height, self.width, self.height)
        canvas.setFillColor(INK)
        y = self.height - _ROW_PAD - SIZE
        for font, text in self._left:
            canvas.setFont(font, SIZE)
            canvas.drawString(0, y, text)
            y -= _LEADING
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        top = self.height - _ROW_PAD
        self._draw_boxes(top - _PEN + (_PEN - BOX) / 2)
        self._draw_pen(top - 2 * _PEN)

    def _words(self) -> Sequence[tuple[str, str]]:
        room = _LEFT - 3 * mm
        line_of = self._one.line
        found = [(fonts.BOLD, text) for text in lines(self._title, fonts.BOLD, SIZE, room, 2)]
        if self._one.place:
            found += [
                (fonts.REGULAR, text)
                for text in lines(self._one.place, fonts.REGULAR, SIZE, room, 2)
            ]
        if line_of.start is not None and line_of.end is not None:
            hours = time_range(line_of.start, line_of.end)
            found.append((fonts.BOLD, line(hours, fonts.BOLD, SIZE, room)))
        expected = line_of.association or ("usage de la Ville" if is_expected(line_of) else NOBODY)
        found += [(fonts.REGULAR, text) for text in lines(expected, fonts.REGULAR, SIZE, room, 2)]
        return found

    def _draw_boxes(self, y: float) -> None:
        canvas = self.canv
        words = _EXPECTED if is_expected(self._one.line) else _NOBODY
        taken = sum(BOX + 4 + fonts.width(word, fonts.REGULAR, SIZE) for word in words)
        gap = min((self.width - _LEFT - taken) / (len(words) - 1), 8 * mm)
        x = _LEFT
        canvas.setFont(fonts.REGULAR, SIZE)
        for word in words:
            canvas.rect(x, y, BOX, BOX, fill=0)
            canvas.drawString(x + BOX + 4, y + 3.2, fonts.carried(word))
            x += BOX + 4 + fonts.width(word, fonts.REGULAR, SIZE) + gap

    def _draw_pen(self, y: float) -> None:
        canvas, x = self.canv, _LEFT
        canvas.setFont(fonts.REGULAR, SIZE)
        for word, room in (("Heure", 15 * mm), ("Nombre", 12 * mm), ("Note", 0.0)):
            canvas.drawString(x, y + 5, word)
            x += fonts.width(word, fonts.REGULAR, SIZE) + 3
            end = x + room if room else self.width
            canvas.line(x, y + 3, end, y + 3)
            x = end + 6
