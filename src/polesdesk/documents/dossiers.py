"""The dossier of an agreement in one PDF: the list of exhibits, then each with its number."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from polesdesk.documents import fonts
from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.dossiers import Dossier, Exhibit
from polesdesk.domain.french import date_in_words, format_date, plural

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_TOP = 11 * mm
_SIDE = 12 * mm
"""Points between the mark of an exhibit and the edges of its page."""


def draw(dossier: Dossier) -> bytes:
    """Return the dossier; each page of an exhibit bears « Pièce n° 3 » in its upper corner."""
    from pypdf import PdfReader, PdfWriter

    readers = [PdfReader(io.BytesIO(one.pdf)) for one in dossier.exhibits]
    counted = tuple(
        replace(one, pages=len(reader.pages))
        for one, reader in zip(dossier.exhibits, readers, strict=True)
    )
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(_cover(replace(dossier, exhibits=counted)))))
    for one, reader in zip(counted, readers, strict=True):
        _append(writer, one, list(reader.pages))
    writer.add_metadata({"/Title": clean(title_of(dossier)), "/Creator": "PolesDesk"})
    writer.compress_identical_objects()
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def title_of(dossier: Dossier) -> str:
    """Return « Dossier de la convention VOL-2026-003 »."""
    return f"Dossier de la convention {dossier.number}"


def _append(writer: PdfWriter, one: Exhibit, pages: list[PageObject]) -> None:
    first = len(writer.pages)
    for page in pages:
        added = writer.add_page(page)
        added.transfer_rotation_to_content()
        box = added.mediabox
        mark = _mark(one.rank, float(box.width), float(box.height))
        added.merge_translated_page(mark, float(box.left), float(box.bottom))
    title = f"Pièce n° {one.rank} – {clean(one.title)}"
    writer.add_outline_item(title=title, page_number=first)


def _mark(rank: int, width: float, height: float) -> PageObject:
    from pypdf import PdfReader

    fonts.register()
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(width, height), invariant=1)
    words = f"Pièce n°\u00a0{rank}"
    canvas.setFont(fonts.BOLD, 9)
    across = canvas.stringWidth(words, fonts.BOLD, 9) + 10
    left, below = width - _SIDE - across, height - _TOP - 5
    canvas.setFillGray(1)
    canvas.setStrokeGray(0.35)
    canvas.roundRect(left, below, across, 15, 3, stroke=1, fill=1)
    canvas.setFillGray(0.1)
    canvas.drawString(left + 5, below + 4.5, words)
    canvas.showPage()
    canvas.save()
    return PdfReader(drawn).pages[0]


def _cover(dossier: Dossier) -> bytes:
    title = title_of(dossier)
    furniture = Furniture(
        foot=title, reference=date_in_words(dossier.day), authority=dossier.authority
    )
    paper = Paper(
        furniture,
        title=clean(title),
        author=clean(dossier.authority),
        subject=clean(dossier.association),
        day=dossier.day,
    )
    return paper.made(_story(dossier, title))[0]


def _story(dossier: Dossier, title: str) -> list[Flowable]:
    look = styles()
    place = ", ".join(part for part in (dossier.hub, dossier.place) if part)
    start = format_date(dossier.start) if dossier.start else "…"
    end = format_date(dossier.end) if dossier.end else "…"
    rows = [
        (
            str(one.rank),
            format_date(one.day) if one.day else "–",
            one.title,
            one.reference,
            str(one.pages),
        )
        for one in dossier.exhibits
    ]
    return [
        paragraph(title, look.title),
        paragraph(dossier.association, look.subtitle),
        paragraph(f"{place}, du {start} au {end}", look.body),
        paragraph("Bordereau des pièces", look.heading),
        table(
            ("N°", "Date", "Pièce", "Référence", "Pages"),
            (0.7, 1.4, 5, 2, 0.9),
            rows,
            right=frozenset({0, 4}),
        ),
        paragraph(
            f"{plural(len(dossier.exhibits), 'pièce')}, dans l’ordre de leurs dates. Les "
            "courriers, les originaux et les fiches de constat sont ceux qui ont été émis, sans "
            "changement.",
            look.note,
        ),
    ]
