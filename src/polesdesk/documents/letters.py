"""Administrative letters on A4, folded in three for a French window envelope (110 × 220 mm)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from polesdesk.documents import fonts
from polesdesk.documents.conventions import Drawn
from polesdesk.documents.furniture import HEAD_HEIGHT, Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import INK, LEFT, MUTED, TEXT_WIDTH, TOP, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, line, paragraph, uncovered
from polesdesk.domain.clauses import Span
from polesdesk.domain.facts.values import Table as Cells
from polesdesk.domain.french import date_in_words, format_phone
from polesdesk.domain.letters import Bullets, LetterData, LetterText, Part
from polesdesk.domain.settings import signatory_name

# The window of the envelope shows, from the top left of the sheet, 100 to 200 mm across and 44 to
# 79 mm down, less the play of the sheet in it.
_WINDOW_LEFT = 108 * mm - LEFT
_WINDOW_TOP = 50 * mm - TOP - HEAD_HEIGHT
_HEAD_ROOM = 46 * mm
_ADDRESS_STEP = 4.6 * mm
_ADDRESS_LINES = 6
_SIZE, _SMALL = 10, 8.5
_HALF = TEXT_WIDTH / 2
_SIGN_ROOM = 20 * mm


class LetterHead(Flowable):
    """References on the left, the addressee in the window, place and date below it."""

    def __init__(self, data: LetterData, mention: str) -> None:
        super().__init__()
        self._data = data
        self._mention = mention

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the height down to the first fold."""
        self.width = width
        return width, _HEAD_ROOM

    def draw(self) -> None:
        """Draw every line at its place, cut with an ellipsis where it is too long."""
        self._references()
        room = TEXT_WIDTH - _WINDOW_LEFT
        y = _HEAD_ROOM - _WINDOW_TOP - _SIZE
        addressee = self._data.addressee
        lines = [text for text in (addressee.name, addressee.attention, *addressee.lines) if text]
        if len(lines) > _ADDRESS_LINES:  # the town comes last, and the post needs it
            lines = [*lines[: _ADDRESS_LINES - 1], lines[-1]]
        for place, text in enumerate(lines):
            font = fonts.REGULAR if place else fonts.BOLD
            self._line(text, font, _SIZE, (_WINDOW_LEFT, y), room)
            y -= _ADDRESS_STEP
        self._line(_place_and_date(self._data), fonts.REGULAR, _SIZE, (_WINDOW_LEFT, 0), room)

    def _references(self) -> None:
        y = _HEAD_ROOM - _WINDOW_TOP - _SIZE
        for label, text in self._data.references:
            words = f"{label}\u202f: {text}"
            self._line(words, fonts.REGULAR, _SMALL, (0, y), _WINDOW_LEFT - 6 * mm)
            y -= _SMALL + 4
        if self._mention:
            self._line(self._mention, fonts.BOLD, _SMALL, (0, y - 3), _WINDOW_LEFT - 6 * mm)

    def _line(
        self, text: str, font: str, size: float, place: tuple[float, float], room: float
    ) -> None:
        canvas = self.canv
        canvas.setFillColor(INK if size == _SIZE else MUTED)
        canvas.setFont(font, size)
        canvas.drawString(*place, line(text, font, size, room))


def draw(data: LetterData, text: LetterText, *, logo: bytes | None = None) -> Drawn:
    """Return a letter as a PDF; one without a number is a draft, marked « Projet »."""
    furniture = _furniture(data, text, logo)
    paper = Paper(
        furniture,
        title=clean(" ".join(part for part in (text.subject, data.number) if part)),
        author=clean(data.settings.authority_name),
        subject=clean(data.addressee.name),
        day=data.day,
    )
    pdf, pages = paper.made([*_opening(data, text), *_body(text.parts), *_end(data, text)])
    return Drawn(pdf=pdf, pages=pages, uncovered=uncovered(_texts(data, text)))


def _furniture(data: LetterData, text: LetterText, logo: bytes | None) -> Furniture:
    office = data.settings
    town = f"{office.authority_postal_code} {office.authority_city}"
    phone = format_phone(office.authority_phone) if office.authority_phone else ""
    contacts = " – ".join(part for part in (phone, office.authority_email) if part)
    return Furniture(
        foot=text.subject,
        reference=data.number or f"projet du {date_in_words(data.day)}",
        authority=office.authority_name,
        address=[part for part in (office.authority_address, town, contacts) if part.strip()],
        logo=logo,
        watermark="" if data.number else "PROJET",
    )


def _place_and_date(data: LetterData) -> str:
    place = data.settings.signing_place.strip() or data.settings.authority_city.strip()
    on = f"le {date_in_words(data.day)}"
    return f"{place}, {on}" if place else on[:1].upper() + on[1:]


def _opening(data: LetterData, text: LetterText) -> list[Flowable]:
    look = styles()
    if text.title:
        reference = data.number and f"n°\u00a0{data.number}, "
        under = f"{reference}{_place_and_date(data)}"
        return [Spacer(0, 6), paragraph(text.title, look.title), paragraph(under, look.subtitle)]
    subject = [Span(text="Objet\u202f: ", bold=True), Span(text=text.subject, bold=True)]
    return [
        LetterHead(data, text.mention),
        Spacer(0, 8 * mm),
        paragraph(subject, look.body),
        Spacer(0, 3 * mm),
        paragraph(f"{text.salutation},", look.body),
    ]


def _body(parts: Sequence[Part]) -> Iterator[Flowable]:
    look = styles()
    for part in parts:
        if isinstance(part, Cells):
            yield table(part.columns, part.widths, part.rows)
        elif isinstance(part, Bullets):
            for place, item in enumerate(part.items, 1):
                style = look.last_bullet if place == len(part.items) else look.bullet
                yield paragraph(item, style, lead="–")
        else:
            yield paragraph(part, look.body)


def _end(data: LetterData, text: LetterText) -> list[Flowable]:
    """Keep politeness and signature in one piece; the remedies follow in smaller type."""
    look = styles()
    closing = [paragraph(text.closing, look.body)] if text.closing else []
    city = _signed(data, place=bool(text.title))
    other = _accepted(text.accepted_by) if text.accepted_by else []
    sides = [other, city] if other else [[], city]
    grid = Table([sides], colWidths=[_HALF, _HALF], style=_SIDES)
    flows: list[Flowable] = [KeepTogether([*closing, Spacer(0, 6), grid])]
    if text.remedies:
        flows.append(KeepTogether([Spacer(0, 6), paragraph(text.remedies, _remedies_style())]))
    return flows


def _signed(data: LetterData, *, place: bool) -> list[Flowable]:
    look = styles()
    who = data.signatory
    quality = who.quality.strip() if who else ""
    name = signatory_name(who) if who else ""
    gap = Span(text="[signataire]", gap=True)
    first = Span(text=f"{quality[:1].upper()}{quality[1:]},") if quality else gap
    head = (
        [paragraph([Span(text="Pour la collectivité,", bold=True)], look.signer)] if place else []
    )
    return [
        *head,
        paragraph([first], look.signer),
        Spacer(0, _SIGN_ROOM),
        paragraph([Span(text=name) if name else gap], look.signer),
    ]


def _accepted(name: str) -> list[Flowable]:
    look = styles()
    return [
        paragraph([Span(text="Lu et accepté,", bold=True)], look.signer),
        paragraph([Span(text=name)], look.signer),
        PenLine(["Nom et qualité\u202f:", 0.0]),
        PenLine(["Le", 22 * mm, "Signature\u202f:", 0.0]),
    ]


def _remedies_style() -> ParagraphStyle:
    return ParagraphStyle("remedies", styles().small, fontSize=8, leading=10.5)


def _texts(data: LetterData, text: LetterText) -> Iterator[str]:
    """Yield every word of a letter that is not of the program."""
    addressee, office = data.addressee, data.settings
    yield from (text.subject, text.accepted_by, addressee.name, addressee.attention)
    yield from addressee.lines
    yield from (office.authority_name, office.authority_address, office.authority_city)
    if data.signatory:
        yield from (signatory_name(data.signatory), data.signatory.quality)
    for part in (*text.parts, text.remedies):
        if isinstance(part, Cells):
            yield from (cell for row in part.rows for cell in row)
        elif isinstance(part, Bullets):
            yield from (span.text for item in part.items for span in item)
        else:
            yield from (span.text for span in part)


_SIDES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (0, -1), 12),
        ("LEFTPADDING", (1, 0), (1, -1), 12),
        ("RIGHTPADDING", (1, 0), (1, -1), 0),
    ]
)
