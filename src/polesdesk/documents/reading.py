"""Read a PDF back: its texts."""

from __future__ import annotations

from io import BytesIO


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
