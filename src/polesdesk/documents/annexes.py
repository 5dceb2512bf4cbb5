"""PDF annexes behind an agreement: each page fitted above a foot of the agreement's own.

A page is taken over as one picture with what is drawn on it; forms, links and scripts stay out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm

from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.furniture import Furniture, draw_annex_foot
from polesdesk.documents.styles import PAGE_HEIGHT, PAGE_WIDTH
from polesdesk.domain.french import typeset
from polesdesk.domain.rules import RuleBroken

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import DictionaryObject, StreamObject

MOST_PAGES = 300
_MARGIN = 6 * mm
_FOOT_ROOM = 22 * mm
_HIDDEN = 0b100010  # flags of annotations: hidden, not shown on screen

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """An annex that was opened: its label in the foot, and its pages."""

    label: str
    pages: Sequence[PageObject]


def count_pages(pdf: bytes, title: str) -> int:
    """Return the number of pages of a PDF; raise ``RuleBroken`` "annex_unreadable" if unfit."""
    return len(open_annex(pdf, title, label=title).pages)


def open_annex(pdf: bytes, title: str, *, label: str) -> Appended:
    """Return an annex whose pages can be copied; raise ``RuleBroken`` "annex_unreadable"."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks help nobody here
    try:
        reader = PdfReader(io.BytesIO(pdf))
        pages: Sequence[PageObject] = () if reader.is_encrypted else list(reader.pages)
        for page in pages:
            _content(page)
    except Exception as fault:  # a broken file fails in any way
        raise _unreadable(title, "ce n’est pas un PDF lisible") from fault
    if reader.is_encrypted:
        raise _unreadable(title, "il est protégé : enregistrez-en une copie sans protection")
    if not 0 < len(pages) <= MOST_PAGES:
        raise _unreadable(title, f"il doit avoir de 1 à {MOST_PAGES} pages")
    return Appended(label=label, pages=pages)


def _unreadable(title: str, why: str) -> RuleBroken:
    message = typeset(f"L’annexe « {title} » ne peut pas être jointe : {why}.")
    return RuleBroken("annex_unreadable", message, field="annex")


def append(pdf: bytes, own_pages: int, annexes: Sequence[Appended], furniture: Furniture) -> bytes:
    """Return the agreement followed by its annexes, numbered on, each with a bookmark."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    feet = PdfReader(io.BytesIO(_feet(own_pages, annexes, furniture))).pages
    number = own_pages
    for annex in annexes:
        for place, page in enumerate(annex.pages):
            _add_page(writer, page, feet[number - own_pages])
            if place == 0:
                writer.add_outline_item(title=annex.label, page_number=number)
            number += 1
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _feet(own_pages: int, annexes: Sequence[Appended], furniture: Furniture) -> bytes:
    """Return a PDF that holds nothing but the foot of each page of the annexes."""
    labels = [(annex.label, page) for annex in annexes for page in annex.pages]
    made = io.BytesIO()

    def foot(canvas: PageCanvas, number: int, total: int) -> None:
        label, page = labels[number - 1]
        width = _page_size(page)[0]
        place = (own_pages + number, own_pages + total)
        draw_annex_foot(canvas, furniture, label, place, width)

    canvas = PageCanvas(foot, made, invariant=1, pageCompression=1)
    for _label, page in labels:
        canvas.setPageSize(_page_size(page))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _page_size(page: PageObject) -> tuple[float, float]:
    """Return A4, lying when the page of the annex lies."""
    _matrix, wide, high = _upright(page)
    return (PAGE_HEIGHT, PAGE_WIDTH) if wide > high else (PAGE_WIDTH, PAGE_HEIGHT)


def _add_page(writer: PdfWriter, page: PageObject, foot: PageObject) -> None:
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    width, height = _page_size(page)
    new = writer.add_blank_page(width, height)
    names = DictionaryObject()
    drawing = [f"q {_numbers(_fitted(page, width, height))} cm"]
    for place, (form, matrix) in enumerate(_pictures(page, writer)):
        name = f"/P{place}"
        names[NameObject(name)] = form
        drawing.append(f"q {_numbers(matrix)} cm {name} Do Q")
    names[NameObject("/Foot")] = _form(foot, writer)
    drawing.append("Q /Foot Do")
    contents = StreamObject()
    contents.set_data("\n".join(drawing).encode("ascii"))
    new[NameObject("/Contents")] = writer._add_object(contents)  # noqa: SLF001
    new[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): names})


def _pictures(page: PageObject, writer: PdfWriter) -> Iterator[tuple[Any, Matrix]]:
    """Yield the page and the appearance of each of its annotations, with their matrices."""
    yield _form(page, writer), (1, 0, 0, 1, 0, 0)
    annotations = page.get("/Annots")
    for entry in annotations.get_object() if annotations is not None else ():
        annotation = entry.get_object()
        appearance = _appearance(annotation)
        if appearance is not None:
            form: Any = appearance.clone(writer)
            yield form.indirect_reference, _annotation_matrix(annotation, appearance)


def _form(page: PageObject, writer: PdfWriter) -> Any:
    """Return the reference of a page as a form that can be drawn anywhere."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    form = StreamObject()
    form.set_data(_content(page))
    form = form.flate_encode()
    resources: Any = page.get("/Resources", DictionaryObject()).get_object()
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): page.cropbox,
            NameObject("/Resources"): resources.clone(writer),
        }
    )
    group: Any = page.get("/Group")  # how the page mixes its transparent parts
    if group is not None:
        form[NameObject("/Group")] = group.get_object().clone(writer)
    return writer._add_object(form)  # noqa: SLF001


def _content(page: PageObject) -> bytes:
    contents = page.get_contents()
    return contents.get_data() if contents is not None else b""


def _appearance(annotation: DictionaryObject) -> StreamObject | None:
    """Return how an annotation looks when it is shown, None for a hidden or shapeless one."""
    from pypdf.generic import StreamObject

    if annotation.get("/Subtype") in ("/Popup", "/Link"):
        return None
    if int(annotation.get("/F", 0)) & _HIDDEN:
        return None
    appearances = annotation.get("/AP")
    normal = appearances.get_object().get("/N") if appearances is not None else None
    shape = normal.get_object() if normal is not None else None
    if shape is not None and not isinstance(shape, StreamObject):
        state = shape.get(annotation.get("/AS"))
        shape = state.get_object() if state is not None else None
    return shape if isinstance(shape, StreamObject) else None


def _annotation_matrix(annotation: DictionaryObject, form: StreamObject) -> Matrix:
    """Return the matrix that puts an appearance into its place (PDF 1.7, algorithm 8.1)."""
    left, bottom, right, top = _box(annotation["/Rect"])
    x0, y0, x1, y1 = _box(form.get("/BBox", annotation["/Rect"]))
    a, b, c, d, e, f = [float(number) for number in form.get("/Matrix", (1, 0, 0, 1, 0, 0))]
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    low_x, high_x = min(x for x, _y in corners), max(x for x, _y in corners)
    low_y, high_y = min(y for _x, y in corners), max(y for _x, y in corners)
    scale_x = (right - left) / (high_x - low_x) if high_x > low_x else 1
    scale_y = (top - bottom) / (high_y - low_y) if high_y > low_y else 1
    return (scale_x, 0, 0, scale_y, left - low_x * scale_x, bottom - low_y * scale_y)


def _box(numbers: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in numbers.get_object())
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _upright(page: PageObject) -> tuple[Matrix, float, float]:
    """Return the matrix that turns a page upright at the origin, and its size then."""
    box = page.cropbox
    x, y = float(box.left), float(box.bottom)
    wide, high = float(box.width), float(box.height)
    match page.rotation % 360:
        case 90:
            return (0, -1, 1, 0, -y, x + wide), high, wide
        case 180:
            return (-1, 0, 0, -1, x + wide, y + high), wide, high
        case 270:
            return (0, 1, -1, 0, y + high, -x), high, wide
        case _:
            return (1, 0, 0, 1, -x, -y), wide, high


def _fitted(page: PageObject, width: float, height: float) -> Matrix:
    """Return the matrix that centres a page above the foot, made smaller but never larger."""
    (a, b, c, d, e, f), wide, high = _upright(page)
    room_wide, room_high = width - 2 * _MARGIN, height - _FOOT_ROOM - _MARGIN
    scale = min(room_wide / max(wide, 1), room_high / max(high, 1), 1)
    left = (width - wide * scale) / 2
    bottom = _FOOT_ROOM + (room_high - high * scale) / 2
    return (a * scale, b * scale, c * scale, d * scale, e * scale + left, f * scale + bottom)


def _numbers(matrix: Matrix) -> str:
    return " ".join(f"{number:.5f}" for number in matrix)
