"""Several papers in one file, in their order, each with its bookmarks."""

from __future__ import annotations

import io
from collections.abc import Iterable


def bundle(pdfs: Iterable[bytes]) -> bytes:
    """Return one PDF with all pages of ``pdfs``; fonts that they share are kept once."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(PdfReader(io.BytesIO(pdf)))
    writer.compress_identical_objects()
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
