"""The slip that is signed when a letter is handed over: two on a sheet, to be cut apart."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from polesdesk.documents import fonts
from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.conventions import Drawn
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import RULE, styles
from polesdesk.documents.text import clean, paragraph, uncovered
from polesdesk.domain.clauses import Span
from polesdesk.domain.french import date_in_words, typeset

_PER_PAGE = 2
_HALF = A4[1] / _PER_PAGE
_MARGIN = 20 * mm
_WIDTH = A4[0] - 2 * _MARGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What one slip says: of which letter to whom, on behalf of which authority."""

    authority: str
    number: str
    title: str
    issued_on: date | None
    addressee: str


def draw(slips: Sequence[Slip], *, day: date, title: str) -> Drawn:
    """Return the slips as a PDF, the second one of a sheet under the first."""
    fonts.register()
    out = io.BytesIO()
    canvas = PageCanvas(
        lambda *_page: None, out, pagesize=A4, day=day, invariant=1, pageCompression=1,
        lang="fr-FR",
    )  # fmt: skip
    canvas.setTitle(clean(title))
    for place, slip in enumerate(slips):
        if place and place % _PER_PAGE == 0:
            canvas.showPage()
        _draw(canvas, slip, A4[1] - (place % _PER_PAGE) * _HALF)
        if place % _PER_PAGE == 0 and place + 1 < len(slips):
            _cut(canvas)
    canvas.save()
    told = (text for one in slips for text in (one.authority, one.addressee))
    pages = (len(slips) + _PER_PAGE - 1) // _PER_PAGE
    return Drawn(pdf=out.getvalue(), pages=pages, uncovered=uncovered(told))


def _draw(canvas: PageCanvas, slip: Slip, top: float) -> None:
    y = top - _MARGIN
    for flow, after in _flows(slip):
        _width, height = flow.wrapOn(canvas, _WIDTH, _HALF)
        y -= height
        flow.drawOn(canvas, _MARGIN, y)
        y -= after


def _flows(slip: Slip) -> list[tuple[Flowable, float]]:
    look = styles()
    issued = f" du {date_in_words(slip.issued_on)}" if slip.issued_on else ""
    letter = (
        Span(text="reconnais avoir reçu en main propre le courrier n°\u00a0"),
        Span(text=slip.number, bold=True),
        Span(text=typeset(f"{issued} (« {slip.title} »), adressé à ")),
        Span(text=slip.addressee or "l’association", bold=True),
        Span(text="."),
    )
    rule = typeset(
        "La date portée ci-dessus est celle de la notification : les délais, dont ceux de "
        "recours, courent à compter d’elle."
    )
    return [
        (paragraph([Span(text=slip.authority)], look.small), 4 * mm),
        (paragraph("Récépissé de remise en main propre", look.title), 5 * mm),
        (PenLine(["Je soussigné(e), nom et prénom\u202f:", 0.0]), 1 * mm),
        (PenLine(["agissant en qualité de", 0.0]), 3 * mm),
        (paragraph(letter, look.body), 3 * mm),
        (PenLine(["Remis le", 46 * mm, "à", 20 * mm, "heures, par (agent)", 0.0]), 1 * mm),
        (paragraph("Signature\u202f:", look.body), 22 * mm),
        (paragraph(rule, look.small), 0),
    ]


def _cut(canvas: PageCanvas) -> None:
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setDash(3, 3)
    canvas.line(0, _HALF, A4[0], _HALF)
    canvas.restoreState()
