"""The slip of a letter handed over: what it names, where date and signature go, two on a sheet."""

import io
from datetime import date

from pypdf import PdfReader

from polesdesk.documents.slips import Slip, draw

DAY = date(2026, 11, 21)


def slip(number: int) -> Slip:
    return Slip(
        authority="Ville d’Exemple",
        number=f"COU-2026-{number:03d}",
        title="Refus de renouvellement",
        issued_on=DAY,
        addressee="Les <b>Amis</b> & compagnie",
    )


def test_a_slip_names_the_letter_and_is_dated_and_signed_by_hand() -> None:
    drawn = draw([slip(1)], day=DAY, title="Récépissés")
    (page,) = PdfReader(io.BytesIO(drawn.pdf)).pages
    words = " ".join(page.extract_text().split()).replace("\u202f", " ")
    for told in (
        "Récépissé de remise en main propre", "COU-2026-001", "21 novembre 2026",
        "Les <b>Amis</b> & compagnie", "Remis le", "Signature :", "notification",
    ):  # fmt: skip
        assert told in words
    assert drawn.uncovered == ""


def test_two_slips_share_a_sheet() -> None:
    drawn = draw([slip(one) for one in range(1, 6)], day=DAY, title="Récépissés")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(drawn.pdf)).pages]
    assert len(pages) == drawn.pages == 3
    assert [text.count("COU-2026") for text in pages] == [2, 2, 1]
    assert draw([slip(1)], day=DAY, title="x").pdf == draw([slip(1)], day=DAY, title="x").pdf
