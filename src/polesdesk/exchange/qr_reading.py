"""Read the QR codes of a scanned page, whatever the scanner made of it.

The whole page is looked at first; only what does not give itself is enlarged and sharpened,
corner by corner, because the papers carry their codes there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

A4_HEIGHT_INCHES = 297 / 25.4
_CORNER_WIDTH, _CORNER_HEIGHT = 0.42, 0.28
_BLANK = 40
"""Fewer shades than this between paper and ink: there is nothing on the page."""
_SHARP = 0.45
"""Step within a quarter of a millimetre, as a share of the contrast, of a page in focus."""
_FEWEST_DPI = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The words of the codes of a page, the degrees that turn it upright, and its clearness.

    ``is_clear`` tells that the page is sharp and shows no code at all, not even a broken one.
    """

    words: tuple[str, ...]
    turn: int = 0
    is_clear: bool = False
    is_blank: bool = False


def look(page: Image) -> Seen:
    """Return the codes of a page given in shades of grey; nothing found is no error."""
    contrast = _contrast(page)
    if contrast < _BLANK:
        return Seen(words=(), is_blank=True)
    broken = False
    for picture in _views(page):
        codes = _codes(picture)
        whole = [code for code in codes if code.valid]
        if whole:
            return Seen(words=tuple(code.text for code in whole), turn=_turn(whole[0]))
        broken = broken or bool(codes)
    return Seen(words=(), is_clear=not broken and _is_sharp(page, contrast))


def _codes(picture: Image) -> list[Any]:
    import zxingcpp

    return list(
        zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
            try_invert=False,
            return_errors=True,
        )
    )


def _turn(code: Any) -> int:
    """Return the quarter turns, in degrees, that put a page with this code upright."""
    turn: int = -round(code.orientation / 90) * 90 % 360
    return turn


def _views(page: Image) -> Iterator[Image]:
    """Give the page, then its corners, then its corners worked on more and more."""
    yield page
    corners = list(_corners(page))
    yield from corners
    for work in _WORKS:
        for corner in corners:
            yield work.done_on(corner, _dpi(page))


def _corners(page: Image) -> Iterator[Image]:
    """Give upper right and lower left first: there lie the codes of a page on its head too."""
    wide, high = page.size
    right, low = wide - int(wide * _CORNER_WIDTH), high - int(high * _CORNER_HEIGHT)
    left, top = wide - right, high - low
    for box in (
        (right, 0, wide, top),
        (0, low, left, high),
        (right, low, wide, high),
        (0, 0, left, top),
    ):
        yield page.crop(box)


def _dpi(page: Image) -> float:
    """Return the dots an inch, as if the page were A4."""
    return max(page.size) / A4_HEIGHT_INCHES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """How a corner is worked on: enlarged to ``dpi``, smoothed, then its edges brought back."""

    dpi: int
    smooth: float
    radius: int
    percent: int

    def done_on(self, picture: Image, dpi: float) -> Image:
        from PIL import ImageFilter
        from PIL.Image import Resampling

        factor = max(1.0, self.dpi / dpi)
        size = (round(picture.width * factor), round(picture.height * factor))
        large = picture.resize(size, Resampling.LANCZOS)
        smooth = large.filter(ImageFilter.GaussianBlur(self.smooth)) if self.smooth else large
        return smooth.filter(ImageFilter.UnsharpMask(self.radius, self.percent, 0))


_WORKS = (
    _Work(dpi=500, smooth=1.2, radius=5, percent=400),
    _Work(dpi=300, smooth=1.2, radius=4, percent=250),
    _Work(dpi=300, smooth=0, radius=2, percent=300),
    _Work(dpi=400, smooth=0, radius=6, percent=500),
)
"""What read most of the blurred, grey and speckled pages that were tried, the best first."""


def _contrast(page: Image) -> int:
    """Return how many shades lie between the paper of a page and its ink."""
    shades = page.histogram()
    return _shade(shades, 0.9999) - _shade(shades, 0.0001)


def _is_sharp(page: Image, contrast: int) -> bool:
    """Tell whether a page shows ink with clear edges, so that a code would have been read."""
    from PIL import ImageChops

    if _dpi(page) < _FEWEST_DPI:
        return False
    steps = ImageChops.difference(page, ImageChops.offset(page, round(_dpi(page) / 100), 0))
    return _shade(steps.histogram(), 0.998) >= _SHARP * contrast


def _shade(histogram: list[int], share: float) -> int:
    """Return the shade below which this share of the pixels lies."""
    wanted, seen = sum(histogram) * share, 0
    for shade, count in enumerate(histogram):
        seen += count
        if seen >= wanted:
            return shade
    return 255
