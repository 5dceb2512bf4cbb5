"""The one way by which text reaches paper: cleaned, capped, and never read as markup.

Whoever draws a paragraph calls ``paragraph``; whoever draws a single line calls ``line``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from polesdesk.documents import fonts
from polesdesk.documents.arabic import joined
from polesdesk.domain.clauses import Span
from polesdesk.domain.french import MONTHS

LONGEST_TEXT = 10_000
"""Characters of one field that are printed."""

LONGEST_WORD = 200
"""Letters of one word before a line may end inside it."""

GAP_COLOUR = "#FFE98A"
_ELLIPSIS = "…"

# Controls, lone surrogates, direction marks, joiners and variation selectors: nothing to print.
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff]"
)
# « 1er mai », « Mme Exemple », « 12 rue »: typed with spaces where a line should not end.
_MONTH = f"(?=(?:{'|'.join(MONTHS)})\\b)"
_STREET = r"(?=(?:bis|ter|rue|avenue|boulevard|place|allée|chemin|impasse|quai|cours|route)\b)"
_YEAR = "(?:" + "|".join(f"(?<={month})" for month in MONTHS) + r") (?=\d{4}\b)"
_TIES = re.compile(
    rf"(?<=\d) {_MONTH}|(?<=\der) {_MONTH}|{_YEAR}|(?<=\d) {_STREET}"
    r"|(?:(?<=\bM\.)|(?<=\bMme)|(?<=\b\d{5})) (?=[A-ZÀ-Ý])"
)
_RTL_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(rf"[{_RTL_LETTER}](?:[{_RTL_LETTER}\d .,'’\"()-]*[{_RTL_LETTER}])?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MIRRORED = str.maketrans("()", ")(")
_LONG_WORD = re.compile(rf"[^\s]{{{LONGEST_WORD}}}(?=[^\s])")


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """Return ``text`` composed (NFC), without unprintable signs, capped; line ends stay."""
    kept = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    if len(kept) > LONGEST_TEXT:
        kept = kept[:LONGEST_TEXT].rstrip() + _ELLIPSIS
    return unicodedata.normalize("NFC", kept)


def in_visual_order(text: str) -> str:
    """Return ``text`` with its right-to-left words in the order in which a pen meets them.

    A run of such words is turned round as a whole, its numbers and brackets kept readable; it
    is meant for names, not for whole lines of text.
    """
    return _RIGHT_TO_LEFT.sub(_turned, text)


def _turned(run: re.Match[str]) -> str:
    turned = joined(run[0])[::-1].translate(_MIRRORED)
    return _NUMBER.sub(lambda number: number[0][::-1], turned)


def paragraph(content: str | Sequence[Span], style: ParagraphStyle, *, lead: str = "") -> Paragraph:
    """Return a paragraph of plain text or spans; ``lead`` hangs before it, as a bullet does."""
    fonts.register()
    spans = (Span(text=content),) if isinstance(content, str) else content
    pieces = [piece for span in _merged(spans) for piece in _pieces(span, style)]
    bullet = fonts.carried(clean(lead)) or None
    return Paragraph("", style, bulletText=bullet, frags=pieces) if pieces else Paragraph("", style)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield neighbours of one look as one span, which ReportLab sets much faster."""
    for (bold, gap), alike in groupby(spans, key=lambda span: (span.bold, span.gap)):
        yield Span(text="".join(clean(span.text) for span in alike), bold=bold, gap=gap)


def _pieces(span: Span, style: ParagraphStyle) -> Iterator[Any]:
    """Yield a span as ReportLab keeps text once its markup is read, so that none is read."""
    text = _LONG_WORD.sub(r"\g<0> ", in_visual_order(span.text))
    tied = fonts.carried(_TIES.sub(fonts.TIED_SPACE, text))
    words, line_end = _patterns(style, span.bold, span.gap)
    for place, part in enumerate(tied.split("\n")):
        if place:
            yield line_end.clone()
        if part:
            yield words.clone(text=part)


@lru_cache(maxsize=256)
def _patterns(style: ParagraphStyle, bold: bool, gap: bool) -> tuple[Any, Any]:  # noqa: FBT001
    """Return what words and a line end of a look are made after: the only markup ever read."""
    markup = "x<br/>"
    if gap:
        markup = f'<font backColor="{GAP_COLOUR}">{markup}</font>'
    words, line_end = Paragraph(f"<b>{markup}</b>" if bold else markup, style).frags[:2]
    return words, line_end


def line(text: str, font: str, size: float, width: float) -> str:
    """Return ``text`` as one line that fits ``width`` points, cut with an ellipsis if need be."""
    words = fonts.carried(in_visual_order(" ".join(_words(text))))
    if fonts.width(words, font, size) <= width:
        return words
    fitting, low = 0, 0
    high = len(words)
    while low <= high:
        middle = (low + high) // 2
        if fonts.width(words[:middle] + _ELLIPSIS, font, size) <= width:
            fitting, low = middle, middle + 1
        else:
            high = middle - 1
    return words[:fitting].rstrip() + _ELLIPSIS


def lines(text: str, font: str, size: float, width: float, most: int) -> list[str]:
    """Return ``text`` as up to ``most`` lines that fit ``width`` points."""
    words = _words(text)
    found: list[str] = []
    while words and len(found) < most - 1:
        taken = 1
        while taken < len(words) and _fits(words[: taken + 1], font, size, width):
            taken += 1
        found.append(line(" ".join(words[:taken]), font, size, width))
        words = words[taken:]
    if words:
        found.append(line(" ".join(words), font, size, width))
    return found


def _words(text: str) -> list[str]:
    """Return the words between plain spaces and line ends; other spaces tie what they join."""
    return [word for word in clean(text).replace("\n", " ").split(" ") if word]


def _fits(words: Sequence[str], font: str, size: float, width: float) -> bool:
    return fonts.width(" ".join(words), font, size) <= width


def uncovered(texts: Iterable[str]) -> str:
    """Return the letters of ``texts`` for which the papers' font has no shape, each once."""
    letters = sorted(set("".join(texts)))
    return "".join(letter for letter in letters if not _covers(letter))


@lru_cache(maxsize=4096)
def _covers(letter: str) -> bool:
    return bool(letter == "\n" or _UNPRINTABLE.match(letter)) or fonts.register()[
        fonts.REGULAR
    ].covers(letter)
