"""The fonts of every paper, bundled and embedded: Noto Sans, with Hebrew, Arabic and emoji."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from polesdesk.documents.faces import TIED_SPACE, HouseFont, carried, read_face

__all__ = ["BOLD", "BOLD_ITALIC", "ITALIC", "REGULAR", "TIED_SPACE", "carried", "register", "width"]

REGULAR = "PolesDesk"
BOLD = "PolesDesk-Bold"
ITALIC = "PolesDesk-Italic"
BOLD_ITALIC = "PolesDesk-BoldItalic"

_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-SemiBold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    BOLD_ITALIC: "NotoSans-BoldItalic.ttf",
}
_OTHERS = ("NotoSansHebrew-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoEmoji-Regular.ttf")


@lru_cache(maxsize=1)
def register() -> dict[str, HouseFont]:
    """Make the fonts known to ReportLab, once, and return them by name."""
    rl_config.useA85 = 0  # binary streams: smaller and quicker than their text form
    fonts = {name: HouseFont(name, _file(file), _others) for name, file in _FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )
    return fonts


def width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    return register()[font].stringWidth(carried(text), size)


@lru_cache(maxsize=1)
def _others() -> tuple[Any, ...]:
    return tuple(read_face(_file(name)) for name in _OTHERS)


def _file(name: str) -> bytes:
    return (resources.files("polesdesk") / "_assets" / "fonts" / name).read_bytes()
