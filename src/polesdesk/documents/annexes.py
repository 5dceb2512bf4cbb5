"""Annexes from outside: whether a PDF can be read, appended and printed."""

from __future__ import annotations

import io
import logging

from polesdesk.domain.french import format_number
from polesdesk.domain.rules import RuleBroken

LARGEST = 50 * 1024 * 1024
"""Bytes of one annex."""
LONGEST = 500
"""Pages of one annex."""


def count_pages(content: bytes) -> int:
    """Return the pages of a PDF; refuse in words what cannot be appended to an agreement."""
    if len(content) > LARGEST:
        raise RuleBroken(
            "annex_too_big",
            "Le fichier dépasse 50 Mo\u202f: réduisez-le, ou annexez-le en plusieurs parties.",
            field="file",
        )
    if b"%PDF-" not in content[:1024]:
        raise RuleBroken("annex_not_pdf", "Choisissez un fichier PDF.", field="file")
    pages = _read_pages(content)
    if not 1 <= pages <= LONGEST:
        raise RuleBroken(
            "annex_too_long",
            f"Une annexe a de 1 à {LONGEST} pages\u202f: celle-ci en a {format_number(pages)}.",
            field="file",
        )
    return pages


def _read_pages(content: bytes) -> int:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        locked = reader.is_encrypted
        pages = 0 if locked else _sound_pages(reader)
    except Exception as error:  # pypdf lets any exception out on a damaged file
        raise RuleBroken(
            "annex_damaged",
            "Ce PDF est abîmé ou incomplet\u202f: ouvrez-le et enregistrez-le à nouveau.",
            field="file",
        ) from error
    if locked:
        raise RuleBroken(
            "annex_locked",
            "Ce PDF est protégé par un mot de passe ou contre la copie\u202f: "
            "enregistrez-en une version sans protection.",
            field="file",
        )
    return pages


def _sound_pages(reader: object) -> int:
    """Count the pages, each of which must have a size and contents that can be unpacked."""
    from pypdf import PdfReader

    assert isinstance(reader, PdfReader)
    for page in reader.pages[:LONGEST]:
        if min(page.mediabox.width, page.mediabox.height) <= 0:
            raise ValueError("a page without size")
        contents = page.get_contents()
        if contents is not None:
            contents.get_data()
    return len(reader.pages)
