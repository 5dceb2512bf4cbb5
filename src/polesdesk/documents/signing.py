"""What is filled by hand at the end of an agreement: signatures and enforceability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from polesdesk.documents import fonts
from polesdesk.documents.styles import INK, RULE, TEXT_WIDTH, styles
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import officer_name
from polesdesk.domain.clauses import Span
from polesdesk.domain.settings import signatory_name

_SIGN_HEIGHT = 24 * mm
_LINE_HEIGHT = 9 * mm
_SIZE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: name and quality, a gap « [label] » where they are unknown."""

    name: Span
    quality: Span


class Tick:
    """A box to tick."""


TICK = Tick()
_TICK_SIDE = 9.0


class PenLine(Flowable):
    """Words, boxes and ruled lines for the pen on one line.

    A number is the width of a ruled line in points, ``TICK`` a box to tick.
    """

    def __init__(self, parts: Sequence[str | float | Tick], *, size: float = _SIZE) -> None:
        super().__init__()
        self._size = size
        self._parts = [fonts.carried(clean(p)) if isinstance(p, str) else p for p in parts]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and nine millimetres."""
        self.width = width
        return width, _LINE_HEIGHT

    def draw(self) -> None:
        """Draw the words and the lines from left to right; the last line fills the rest."""
        canvas, x = self.canv, 0.0
        canvas.setFillColor(INK)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        canvas.setFont(fonts.REGULAR, self._size)
        for place, part in enumerate(self._parts):
            if isinstance(part, str):
                canvas.drawString(x, 5, part)
                x += fonts.width(part, fonts.REGULAR, self._size) + 3
            elif isinstance(part, Tick):
                canvas.rect(x, 3.5, _TICK_SIDE, _TICK_SIDE)
                x += _TICK_SIDE + 4
            else:
                end = self.width if place == len(self._parts) - 1 else x + part
                canvas.line(x, 3, min(end, self.width), 3)
                x = end + 4


def signatures(data: AgreementData) -> list[Flowable]:
    """Return the place where both parties sign: city on the left, association on the right."""
    look = styles()
    place = clean(data.settings.signing_place).strip()
    city_place: list[str | float] = [f"À {place}, le", 0.0] if place else ["À", 24 * mm, "le", 0.0]
    left = [
        paragraph([Span(text="Pour la Collectivité,", bold=True)], look.signer),
        PenLine(city_place),
        *_place_to_sign(_city_signer(data)),
    ]
    right = [
        paragraph([Span(text="Pour l’Association,", bold=True)], look.signer),
        PenLine(["À", 24 * mm, "le", 0.0]),
    ]
    for signer in _association_signers(data):
        right += _place_to_sign(signer)
    half = TEXT_WIDTH / 2
    grid = Table([[left, right]], colWidths=[half, half], style=_SIDE_BY_SIDE)
    return [
        Spacer(0, 8),
        paragraph("Fait en deux exemplaires originaux, dont un pour chaque partie.", look.body),
        grid,
    ]


def enforceability() -> list[Flowable]:
    """Return the block « Acte rendu exécutoire » with ruled lines (CGCT L2131-1)."""
    look = styles()
    lines: list[Flowable] = [
        paragraph([Span(text="Acte rendu exécutoire", bold=True)], look.signer),
        PenLine(["Transmis au représentant de l’État le", 32 * mm, "sous le numéro", 0.0]),
        PenLine(["Notifié à l’Association le", 32 * mm, "Nom, qualité et signature :", 0.0]),
    ]
    box = Table([[lines]], colWidths=[TEXT_WIDTH], style=_BOX)
    return [Spacer(0, 10), box]


def _place_to_sign(signer: Signer) -> list[Flowable]:
    look = styles()
    named = [signer.name, signer.quality] if signer.quality.text else [signer.name]
    return [*(paragraph([span], look.signer) for span in named), Spacer(0, _SIGN_HEIGHT)]


def _city_signer(data: AgreementData) -> Signer:
    who = data.signatory
    name = signatory_name(who) if who else ""
    return Signer(
        name=_known(name, "signataire"),
        quality=_known(who.quality if who else "", "qualité du signataire"),
    )


def _association_signers(data: AgreementData) -> list[Signer]:
    if not data.representatives:
        return [Signer(name=_known("", "président(e)"), quality=Span(text=""))]
    return [
        Signer(
            name=_known(officer_name(officer), "représentant(e)"),
            quality=_known(officer.quality, "qualité du représentant"),
        )
        for officer in data.representatives
    ]


def _known(text: str, label: str) -> Span:
    return Span(text=text.strip()) if text.strip() else Span(text=f"[{label}]", gap=True)


_SIDE_BY_SIDE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (0, -1), 12),
        ("LEFTPADDING", (1, 0), (1, -1), 12),
        ("RIGHTPADDING", (1, 0), (1, -1), 0),
    ]
)
_BOX = TableStyle(
    [
        ("BOX", (0, 0), (-1, -1), 0.7, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
)
