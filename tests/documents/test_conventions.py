"""Agreements on paper: complete, numbered, readable by eye and scanner, well broken."""

import io
import re
from dataclasses import replace
from datetime import date, time

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from polesdesk.documents.binding import bundle
from polesdesk.documents.conventions import Drawn, Mode, draw
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import Association
from polesdesk.domain.clauses import parse, render
from polesdesk.domain.conventions import Convention, UseKind
from polesdesk.domain.facts import facts
from polesdesk.domain.hubs import FreeUseGround, PropertyRegime
from polesdesk.domain.scans import page_payload
from polesdesk.domain.settings import Settings
from sample_agreements import (
    ASSOCIATION,
    CO_PRESIDENT,
    CONVENTION,
    PRESIDENT,
    SLOTS,
    agreement,
    every_variant,
    template,
)


def drawn(data: AgreementData, mode: Mode = Mode.ORIGINAL, **more: object) -> Drawn:
    document = render(parse(data.template.text), facts(data), draft=mode is Mode.DRAFT)
    return draw(data, document, mode=mode, **more)  # type: ignore[arg-type]


def pages(pdf: bytes) -> list[str]:
    """The text of each page with plain spaces."""
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return [re.sub(r"[ \u00a0\u202f]+", " ", text) for text in texts]


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(pages(pdf)).split())


def codes(pdf: bytes) -> list[str]:
    """The QR code of each page, as a scanner reads it at 150 dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for place in range(len(document)):
        image = document[place].render(scale=150 / 72).to_pil()
        found += [code.text for code in zxingcpp.read_barcodes(image)]
    return found


def least_edge(pdf: bytes) -> float:
    """The least way in millimetres from a QR code to the edge of its page."""
    document, found = pypdfium2.PdfDocument(pdf), []
    for place in range(len(document)):
        image = document[place].render(scale=150 / 72).to_pil()
        for code in zxingcpp.read_barcodes(image):
            spot = code.position
            corners = (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)
            found += [min(c.x, image.width - c.x, c.y, image.height - c.y) for c in corners]
    return min(found) / 150 * 25.4


def empty() -> AgreementData:
    return AgreementData(
        convention=Convention(id="0192f0c1-2b3c-7d4e-8f50-61728394a5b6"),
        association=Association(id="a"),
        hubs=(),
        rooms=(),
        representatives=(),
        signatory=None,
        insurance=None,
        cer=None,
        settings=Settings(),
        annexes=(),
        template=template(None),
        issue=None,
        day=date(2026, 6, 15),
    )


@pytest.mark.parametrize(("kind", "ground", "regime"), every_variant())
def test_every_variant_prints_an_original(
    kind: UseKind, ground: FreeUseGround, regime: PropertyRegime
) -> None:
    paper = drawn(agreement(kind, ground, regime))
    found = pages(paper.pdf)
    assert len(found) == paper.pages
    assert paper.uncovered == ""
    for place, text in enumerate(found, 1):
        assert f"VOL-2026-003 · version 1 · page {place}/{paper.pages}" in text
        assert "[" not in text
    assert paper.pages <= (2 if kind in (UseKind.UNIT, UseKind.HIRE) else 7)
    _check_breaks(found)


def _check_breaks(found: list[str]) -> None:
    """No heading at the foot, the signatures whole and in company."""
    heading = re.compile(r"(Article \S+ – .*|Annexes|Préambule|Conditions particulières)")
    for text in found:
        lines = [line for line in text.splitlines() if line.strip()]
        body = [line for line in lines if "· page " not in line and " – Les Lant" not in line]
        assert not heading.fullmatch(body[-1].strip()), body[-1]
    closing = next(text for text in found if "Fait en deux exemplaires" in text)
    assert "Pour la Collectivité," in closing
    assert "Pour l’Association," in closing
    assert "Acte rendu exécutoire" in closing
    before = closing[: closing.index("Fait en deux")]
    assert len(before.strip().splitlines()) >= 2, before


@pytest.mark.parametrize("lines", range(0, 48, 3))
def test_pages_break_well_wherever_the_text_ends(lines: int) -> None:
    terms = "\n".join(f"Ligne {place}." for place in range(lines))
    for kind in (UseKind.SLOT, UseKind.UNIT):
        _check_breaks(pages(drawn(agreement(kind, special_terms=terms)).pdf))


def test_the_scanner_reads_every_page() -> None:
    paper = drawn(agreement())
    expected = [
        page_payload("VOL-2026-003", CONVENTION.id, 1, page) for page in range(1, paper.pages + 1)
    ]
    assert codes(paper.pdf) == expected
    assert least_edge(paper.pdf) > 7.5  # printers leave some 5 mm white


def test_the_same_data_gives_the_same_bytes() -> None:
    assert drawn(agreement()).pdf == drawn(agreement()).pdf
    assert drawn(empty(), Mode.DRAFT).pdf == drawn(empty(), Mode.DRAFT).pdf


def test_a_draft_shows_its_gaps_and_says_what_it_is() -> None:
    paper = drawn(empty(), Mode.DRAFT)
    found = pages(paper.pdf)
    assert all("PROJET" in text for text in found)
    assert all("projet du 15 juin 2026" in text for text in found)
    text = flat(paper.pdf)
    for gap in ("[nom de la collectivité]", "[représentants de l’association]", "[président(e)]"):
        assert gap in text
    assert codes(paper.pdf)[0] == page_payload("", empty().convention.id, 0, 1)
    complete = drawn(replace(agreement(), issue=None), Mode.DRAFT)
    assert "[" not in flat(complete.pdf)
    assert ".v0.p1." in codes(complete.pdf)[0]


def test_an_original_has_a_version_a_number_and_no_gap() -> None:
    document = render(parse(template(None).text), facts(empty()), draft=True)
    with pytest.raises(ValueError, match="no gap"):
        draw(replace(empty(), issue=1), document, mode=Mode.ORIGINAL)
    for data in (replace(agreement(), issue=None), agreement(number="")):
        with pytest.raises(ValueError, match="a version"):
            drawn(data)


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(io.BytesIO(drawn(agreement()).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Convention d’occupation temporaire du domaine public VOL-2026-003"
    )
    assert reader.metadata.author == "Ville d’Exempleville"
    assert reader.metadata.subject == "Les Lanternes d’exemple"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2026, 6, 15)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    titles = [str(entry.title) for entry in reader.outline]  # type: ignore[union-attr]
    assert sum(title.startswith("Article") for title in titles) == 24
    assert "Article\u00a01er – Objet" in titles


def test_all_fonts_are_embedded() -> None:
    for page in PdfReader(io.BytesIO(drawn(agreement()).pdf)).pages:
        for entry in page["/Resources"]["/Font"].values():
            font = entry.get_object()
            embedded = "/FontDescriptor" in font and "/FontFile2" in font["/FontDescriptor"]
            assert embedded or font["/BaseFont"] == "/Helvetica", font["/BaseFont"]


def test_no_font_of_the_reader_is_needed() -> None:
    for page in PdfReader(io.BytesIO(drawn(agreement()).pdf)).pages:
        content = page.get_contents()
        assert content is not None
        used = set(re.findall(rb"/(F\d+(?:\+\d+)?) [\d.]+ Tf [\d.]+ TL", content.get_data()))
        fonts = page["/Resources"]["/Font"]
        shown = set(re.findall(rb"/(F[\d+]+) [\d.]+ Tf", content.get_data())) - {b"F1"}
        assert used
        assert all("/FontDescriptor" in fonts[f"/{name.decode()}"] for name in shown)


@pytest.mark.parametrize(
    "name",
    [
        'Les <Amis> & "Cie" d\'ici',
        "A <B",
        "Chœur d’Étouvie – n°\u00a05",
        "Balle au bond 🎈",
        "שלום",
        "Les amis 会",
        "x" * 400,
        "<img src='/etc/passwd'/><b>gras",
    ],
)
def test_names_are_printed_as_they_are(name: str) -> None:
    data = agreement()
    paper = drawn(replace(data, association=replace(ASSOCIATION, name=name)))
    kept = re.sub(r"\s", "", name)
    assert kept in re.sub(r"\s", "", flat(paper.pdf))
    assert paper.uncovered == ("会" if "会" in name else "")


def test_amounts_are_in_figures_and_words_dates_and_hours_in_french() -> None:
    text = flat(drawn(agreement(ground=FreeUseGround.PAID)).pdf)
    assert "600,00 € (six cents euros) par an" in text
    assert "1 234,50 € (mille deux cent trente-quatre euros et cinquante centimes)" in text
    assert "prend effet le 1er septembre 2026 et s’achève le 31 août 2027" in text
    assert "18 h – 20 h 30" in text


def test_what_the_pen_fills_is_ruled() -> None:
    closing = pages(drawn(agreement()).pdf)[-1]
    assert "À Exempleville, le" in closing
    assert "Transmis au représentant de l’État le" in closing
    assert "Notifié à l’Association le" in closing
    assert closing.count("présidente") == 1


def test_co_presidents_sign_together() -> None:
    three = (PRESIDENT, CO_PRESIDENT, replace(PRESIDENT, id="t", last_name="Tiers"))
    paper = drawn(replace(agreement(), representatives=three))
    closing = next(text for text in pages(paper.pdf) if "Fait en deux" in text)
    for name in ("Dominique Modèle", "Claude Type", "Dominique Tiers"):
        assert name in closing
    assert "agissant conjointement" in flat(paper.pdf)


def test_long_tables_keep_their_rows_whole_and_repeat_their_head() -> None:
    slots = tuple(
        replace(SLOTS[0], id=str(place), weekday=1 + place % 7, start=time(8 + place % 10))
        for place in range(90)
    )
    found = pages(drawn(agreement(slots=slots)).pdf)
    with_rows = [text for text in found if text.count("chaque semaine") > 3]
    assert len(with_rows) >= 2
    assert all("Périodicité" in text for text in with_rows)
    assert sum(text.count("chaque semaine") for text in found) == 90


def test_texts_too_long_for_a_page_are_printed() -> None:
    many = tuple(date.fromordinal(date(2026, 9, 1).toordinal() + place) for place in range(600))
    data = agreement(
        authorised_activities="activité " * 1000,
        special_terms="clause " * 1400,
        slots=(replace(SLOTS[0], dates_out=many),),
    )
    paper = drawn(data)
    text = flat(paper.pdf)
    assert text.count("activité ") >= 1000
    assert text.count("2027") > 200


def test_a_logo_stands_at_the_head_and_a_broken_one_does_not_stop_the_press() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (300, 200), (30, 90, 160, 128)).save(made, "PNG")
    with_logo = PdfReader(io.BytesIO(drawn(agreement(), logo=made.getvalue()).pdf))
    assert len(with_logo.pages[0].images) == 1
    assert len(with_logo.pages[1].images) == 0
    for broken in (b"", b"no picture", made.getvalue()[:60]):
        paper = drawn(agreement(), logo=broken)
        assert len(PdfReader(io.BytesIO(paper.pdf)).pages[0].images) == 0
    assert "Ville d’Exempleville" in pages(drawn(agreement(), logo=b"x").pdf)[0]


def test_papers_are_bound_in_their_order_with_their_bookmarks() -> None:
    papers = [drawn(agreement(kind)) for kind in (UseKind.UNIT, UseKind.SLOT)]
    bound = bundle(paper.pdf for paper in papers)
    reader = PdfReader(io.BytesIO(bound))
    assert [page.extract_text() for page in reader.pages] == [
        page.extract_text() for paper in papers for page in PdfReader(io.BytesIO(paper.pdf)).pages
    ]
    titles = [str(entry.title) for entry in reader.outline]  # type: ignore[union-attr]
    assert titles.count("Article\u00a01er – Objet") == 2
    starts = [entry for entry in reader.outline if entry.title == "Article\u00a01er – Objet"]  # type: ignore[union-attr]
    numbers = [reader.get_destination_page_number(entry) for entry in starts]  # type: ignore[arg-type]
    assert numbers == [0, papers[0].pages]
    assert len(bound) < sum(len(paper.pdf) for paper in papers)
    assert bundle(paper.pdf for paper in papers) == bound
