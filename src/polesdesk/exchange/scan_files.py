"""Open a PDF or a picture from a scanner, look at its pages, gather pages into one PDF.

Only the child process calls this: the files come from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from polesdesk.domain.speech import said
from polesdesk.exchange.limits import ScanLimits
from polesdesk.exchange.qr_reading import A4_HEIGHT_INCHES, look
from polesdesk.exchange.unreadable import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

Leaf = tuple[Path, str, int, int]
"""A page to gather: its file, the SHA-256 of that, its number from 1, the degrees to turn."""

_DPI = 200
_POINTS = 72
_MOST_PAGE_PIXELS = 16_000_000
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")
_PICTURE_HEADS = (b"\xff\xd8\xff", b"\x89PN", b"II*", b"MM\x00")
_PICTURE_HEIGHT = 560
_PASSWORD = 4
_KEPT_SIDE = round(300 * A4_HEIGHT_INCHES)


_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
"""How the pictures of a telephone name themselves that no library of ours reads."""


class _Leaves(Protocol):
    """The pages of an opened file, counted from 0."""

    count: int

    def grey(self, place: int) -> Image: ...


class Scan:
    """An opened file; its pages are looked at one by one."""

    def __init__(self, leaves: _Leaves, digest: str) -> None:
        self._leaves = leaves
        self.count = leaves.count
        self.digest = digest

    def look_at(self, number: int) -> dict[str, Any]:
        """Return the codes of a page, how it lies, a small picture of it and its hash."""
        try:
            page = self._leaves.grey(number - 1)
        except Exception as fault:  # a broken page fails in any way
            return {"number": number, "trouble": _page_trouble(fault)}
        seen = look(page)
        return {
            "number": number,
            "words": seen.words,
            "turn": seen.turn,
            "is_clear": seen.is_clear,
            "is_blank": seen.is_blank,
            "mark": hashlib.sha256(repr(page.size).encode() + page.tobytes()).hexdigest(),
            "picture": base64.b64encode(_small(page, seen.turn)).decode("ascii"),
        }


@contextmanager
def open_scan(path: Path, limits: ScanLimits) -> Iterator[Scan]:
    """Open a file by what it holds; its name is not trusted. Raises ``Unreadable``."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if not data.strip():
        raise Unreadable("empty", said("Ce fichier est vide."))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise _heic()
    if b"%PDF" in data[:1024]:
        import pypdfium2

        with _pdf(data) as document:
            yield Scan(_checked(_PdfLeaves(document, pypdfium2), limits), digest)
    else:
        yield Scan(_checked(_PictureLeaves(data, limits), limits), digest)


def gather(leaves: Sequence[Leaf], limits: ScanLimits) -> bytes:
    """Return one PDF with pages of several files, upright, in the order given."""
    import pypdfium2

    target = pypdfium2.PdfDocument.new()
    contents: dict[Path, bytes] = {}
    for path, digest, number, turn in leaves:
        if path not in contents:
            contents[path] = _unchanged(path, digest)
        data = contents[path]
        pdf = data if b"%PDF" in data[:1024] else _picture_page(data, number, limits)
        with _pdf(pdf) as source:
            target.import_pages(source, [number - 1 if pdf is data else 0])
        page = target[len(target) - 1]
        page.set_rotation((page.get_rotation() + turn) % 360)
    made = io.BytesIO()
    target.save(made)
    return made.getvalue()


@contextmanager
def _pdf(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD or "password" in str(fault).lower():
            raise Unreadable(
                "encrypted",
                said(
                    "Ce PDF est protégé par un mot de passe. Enregistrez-en une copie sans "
                    "protection, puis recommencez."
                ),
            ) from fault
        raise _damaged() from fault
    try:
        yield document
    finally:
        document.close()


class _PdfLeaves:
    """The pages of a PDF, drawn in shades of grey."""

    def __init__(self, document: Any, library: Any) -> None:
        self._document = document
        self._library = library
        self.count = len(document)

    def grey(self, place: int) -> Image:
        """Draw a page as a scanner of 200 dots an inch would; a huge one more coarsely."""
        page = self._document[place]
        try:
            wide, high = page.get_size()
            scale = min(_DPI / _POINTS, (_MOST_PAGE_PIXELS / max(wide * high, 1)) ** 0.5)
            drawn: Image = page.render(scale=scale, grayscale=True).to_pil()
            return drawn.convert("L")
        finally:
            page.close()


class _PictureLeaves:
    """The pictures of a file; a TIFF may hold several."""

    def __init__(self, data: bytes, limits: ScanLimits) -> None:
        self._data = data
        self._limits = limits
        with _opened(data) as picture:
            self.count = getattr(picture, "n_frames", 1)

    def grey(self, place: int) -> Image:
        """Return a picture upright as its camera says, no finer than 300 dots an inch."""
        return _upright(self._data, place, "L", self._limits)


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit is looked at before a pixel is read
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Exception as fault:  # a broken picture fails in any way
        known = data[:3] in _PICTURE_HEADS
        raise (_damaged() if known else _no_scan()) from fault
    with picture:
        yield picture


def _upright(data: bytes, place: int, mode: str, limits: ScanLimits) -> Image:
    from PIL import ImageOps

    with _opened(data) as picture:
        if place:
            picture.seek(place)
        if picture.width * picture.height > limits.pixels:
            raise _too_large()
        ImageOps.exif_transpose(picture, in_place=True)
        shown = _on_white(picture).convert(mode)
    shown.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    return shown


def _on_white(picture: Image) -> Image:
    """Lay a picture that lets light through on white paper."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def _picture_page(data: bytes, number: int, limits: ScanLimits) -> bytes:
    """Return a picture as the page of a PDF, its long side that of A4."""
    picture = _upright(data, number - 1, "RGB", limits)
    made = io.BytesIO()
    dots = max(picture.size) / A4_HEIGHT_INCHES
    picture.save(made, "PDF", resolution=dots, quality=85)
    return made.getvalue()


def _checked(leaves: Any, limits: ScanLimits) -> _Leaves:
    if not 0 < leaves.count <= limits.pages:
        raise Unreadable(
            "too_many_pages",
            said("Ce fichier a {n} pages\u202f; {most} au plus sont lues à la fois.").format(
                n=leaves.count, most=limits.pages
            ),
        )
    found: _Leaves = leaves
    return found


def _small(page: Image, turn: int) -> bytes:
    shown = page.copy()
    shown.thumbnail((_PICTURE_HEIGHT, _PICTURE_HEIGHT))
    made = io.BytesIO()
    shown.rotate(-turn, expand=True).save(made, "JPEG", quality=60)
    return made.getvalue()


def _unchanged(path: Path, digest: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise _changed(path) from fault
    if hashlib.sha256(data).hexdigest() != digest:
        raise _changed(path)
    return data


def _page_trouble(fault: Exception) -> str:
    if isinstance(fault, Unreadable):
        return fault.message
    return said("Cette page est abîmée\u202f: elle ne peut pas être montrée.")


def _changed(path: Path) -> Unreadable:
    return Unreadable(
        "changed",
        said(
            "« {name} » a changé ou disparu depuis sa lecture\u202f: relisez-le puis recommencez."
        ).format(name=path.name),
    )


def _damaged() -> Unreadable:
    return Unreadable(
        "damaged",
        said("Ce fichier est abîmé ou incomplet. Numérisez de nouveau les pages."),
    )


def _no_scan() -> Unreadable:
    return Unreadable(
        "not_a_scan",
        said(
            "Ce fichier n’est pas un document numérisé. PolesDesk lit les PDF et les images JPEG, "
            "PNG et TIFF."
        ),
    )


def _heic() -> Unreadable:
    return Unreadable(
        "heic",
        said(
            "Cette photo est au format HEIC, que PolesDesk ne lit pas. Enregistrez-la en JPEG, ou "
            "réglez le téléphone\u202f: Réglages, Appareil photo, Formats, «\u202fLe plus "
            "compatible\u202f»."
        ),
    )


def _too_large() -> Unreadable:
    return Unreadable(
        "too_large", said("Cette image est trop grande pour être ouverte en sécurité.")
    )
