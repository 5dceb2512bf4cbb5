"""Address labels: each address inside its own label, as large as it can be read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from polesdesk.documents import fonts
from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.conventions import Drawn
from polesdesk.documents.styles import INK
from polesdesk.documents.text import clean, line, lines, uncovered
from polesdesk.domain.address_labels import Sheet, places
from polesdesk.domain.letters import Addressee

PAD = 4.5 * mm
"""Free on each side of a label: printers shift the paper by a millimetre or two."""
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_LEADING = 1.22
_MOST = 6
"""Lines of a postal address (NF Z 10-011)."""


def draw(
    sheet: Sheet, addressees: Sequence[Addressee], *, first: int = 1, day: date, title: str
) -> Drawn:
    """Return the labels of addressees as a PDF that begins at the first free label."""
    fonts.register()
    out = io.BytesIO()
    canvas = PageCanvas(
        lambda *_page: None, out, pagesize=A4, day=day, invariant=1, pageCompression=1,
        lang="fr-FR",
    )  # fmt: skip
    canvas.setTitle(clean(title))
    page = 1
    for (wanted, label), one in zip(places(sheet, len(addressees), first), addressees, strict=True):
        if wanted != page:
            canvas.showPage()
            page = wanted
        _draw(canvas, sheet, label, one)
    canvas.save()
    texts = (text for one in addressees for text in address_lines(one))
    return Drawn(pdf=out.getvalue(), pages=page, uncovered=uncovered(texts))


def address_lines(one: Addressee) -> tuple[str, ...]:
    """Return an address as it is written on an envelope, nothing that is empty."""
    return tuple(text for text in (one.name, one.attention, *one.lines) if text.strip())


def _draw(canvas: PageCanvas, sheet: Sheet, label: int, one: Addressee) -> None:
    across, down = sheet.place(label)
    width, height = sheet.width * mm - 2 * PAD, sheet.height * mm - 2 * PAD
    size, shown = _fitted(address_lines(one), width, height)
    step = size * _LEADING
    left = across * mm + PAD
    # The block stands in the middle of its label.
    y = A4[1] - down * mm - sheet.height * mm / 2 + step * len(shown) / 2 - size
    canvas.setFillColor(INK)
    for text, font in shown:
        canvas.setFont(font, size)
        canvas.drawString(left, y, line(text, font, size, width))
        y -= step


def _fitted(
    texts: Sequence[str], width: float, height: float
) -> tuple[float, list[tuple[str, str]]]:
    """Return the largest type in which an address fits, and its lines with their fonts."""
    for size in _SIZES:
        shown = list(_broken(texts, width, size))
        is_whole = not any(text.endswith("…") for text, _font in shown)
        if is_whole and len(shown) <= _MOST and len(shown) * size * _LEADING <= height:
            return size, shown
    last = [*texts[: _MOST - 1], texts[-1]] if len(texts) > _MOST else list(texts)
    return _SIZES[-1], list(_fonts(last))  # the town comes last, and the post needs it


def _broken(texts: Sequence[str], width: float, size: float) -> Iterator[tuple[str, str]]:
    for text, font in _fonts(texts):
        for part in lines(text, font, size, width, 2):
            yield part, font


def _fonts(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with its font: the name stands out."""
    for place, text in enumerate(texts):
        yield text, fonts.REGULAR if place else fonts.BOLD
