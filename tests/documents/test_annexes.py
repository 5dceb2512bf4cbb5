"""Annexes: fitted, numbered on, or refused in words."""

import io
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from polesdesk.documents.annexes import MOST_PAGES, count_pages
from polesdesk.documents.conventions import Drawn, Mode, draw
from polesdesk.domain.clauses import parse, render
from polesdesk.domain.facts import facts
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.scans import page_payload
from sample_agreements import PLAN, agreement

RULES = Annex(id="rules", kind=AnnexKind.HUB_RULES, title="Règlement <intérieur> & consignes")


def annex(word: str, count: int = 1, size: tuple[float, float] = A4, rotation: int = 0) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1)
    for place in range(count):
        canvas.setPageRotation(rotation)
        canvas.drawString(80, 80, f"{word} {place}")
        canvas.rect(2, 2, size[0] - 4, size[1] - 4)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def with_annexes(*files: bytes, kinds: tuple[Annex, ...] = (PLAN, RULES)) -> Drawn:
    data = replace(agreement(), annexes=kinds[: len(files)])
    document = render(parse(data.template.text), facts(data), draft=False)
    return draw(data, document, mode=Mode.ORIGINAL, annexes=files)


def test_annexes_follow_with_their_own_feet_and_the_same_count() -> None:
    paper = with_annexes(annex("Plan"), annex("Règle", 3))
    reader = PdfReader(io.BytesIO(paper.pdf))
    texts = [page.extract_text().replace("\u00a0", " ") for page in reader.pages]
    assert len(texts) == paper.pages
    for place, text in enumerate(texts, 1):
        assert f"VOL-2026-003 · version 1 · page {place}/{paper.pages}" in text
    assert "Plan 0" in texts[-4]
    assert "Annexe 1 – Plan du rez-de-chaussée" in texts[-4]
    assert [f"Règle {place}" in texts[place - 3] for place in range(3)] == [True] * 3
    assert "Annexe 2 – Règlement <intérieur> & consignes" in texts[-1]
    titles = [str(entry.title) for entry in reader.outline]  # type: ignore[union-attr]
    assert titles[-2:] == [
        "Annexe\u00a01 – Plan du rez-de-chaussée",
        "Annexe\u00a02 – Règlement <intérieur> & consignes",
    ]
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"


def test_pages_of_annexes_carry_their_code() -> None:
    paper = with_annexes(annex("Plan", size=landscape(A3)))
    document = pypdfium2.PdfDocument(paper.pdf)
    image = document[paper.pages - 1].render(scale=150 / 72).to_pil()
    codes = [code.text for code in zxingcpp.read_barcodes(image)]
    assert codes == [page_payload("VOL-2026-003", agreement().convention.id, 1, paper.pages)]


@pytest.mark.parametrize(
    ("size", "rotation", "lying"),
    [
        (A4, 0, False),
        (landscape(A4), 0, True),
        (landscape(A3), 0, True),
        ((200, 300), 0, False),
        ((1500, 3000), 0, False),
    ],
)
def test_a_page_is_fitted_on_a4(size: tuple[float, float], rotation: int, lying: bool) -> None:
    page = PdfReader(io.BytesIO(with_annexes(annex("Plan", 1, size, rotation)).pdf)).pages[-1]
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    assert (round(wide), round(high)) == ((842, 595) if lying else (595, 842))
    assert "Plan 0" in page.extract_text()


def turned(rotation: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(annex("Plan"))))
    writer.pages[0].rotate(rotation)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_taken_as_it_is_seen(rotation: int) -> None:
    source = turned(rotation)
    paper = with_annexes(source)
    before = pypdfium2.PdfDocument(source)[0].render(scale=1, grayscale=True).to_pil()
    after = pypdfium2.PdfDocument(paper.pdf)[paper.pages - 1].render(scale=1).to_pil()
    assert (before.width > before.height) == (after.width > after.height)
    text = pypdfium2.PdfDocument(paper.pdf)[paper.pages - 1].get_textpage()
    original = pypdfium2.PdfDocument(source)[0].get_textpage()
    assert "Plan 0" in text.get_text_range()
    assert "Plan 0" in original.get_text_range()


def test_what_was_written_on_a_page_stays_and_its_actions_go() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.drawString(80, 700, "Formulaire")
    canvas.acroForm.textfield(name="nom", value="Valeur saisie", x=80, y=500, width=200, height=30)
    canvas.linkURL("https://example.org", (80, 300, 200, 320))
    canvas.showPage()
    canvas.save()
    paper = with_annexes(made.getvalue())
    page = PdfReader(io.BytesIO(paper.pdf)).pages[-1]
    assert "/Annots" not in page
    assert b"example.org" not in paper.pdf
    assert "Valeur saisie" in page.extract_text()


def test_the_same_annexes_give_the_same_bytes() -> None:
    files = (annex("Plan"), annex("Règle", 2))
    assert with_annexes(*files).pdf == with_annexes(*files).pdf


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(annex("Plan"))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "lisible"),
        (b"no pdf at all", "lisible"),
        (annex("Plan")[:400], "lisible"),
        (b"%PDF-1.7\n" + b"\x00" * 2000, "lisible"),
        (encrypted(), "protégé"),
    ],
)
def test_an_annex_that_cannot_be_copied_is_refused(content: bytes, word: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        count_pages(content, "Plan du rez-de-chaussée")
    assert refused.value.code == "annex_unreadable"
    assert refused.value.field == "annex"
    assert word in refused.value.message
    assert "«\u202fPlan du rez-de-chaussée\u202f»" in refused.value.message
    with pytest.raises(RuleBroken):
        with_annexes(content)


def test_pages_are_counted_and_capped() -> None:
    assert count_pages(annex("Plan", 4), "Plan") == 4
    with pytest.raises(RuleBroken, match=str(MOST_PAGES)):
        count_pages(annex("Plan", MOST_PAGES + 1), "Plan")


def test_each_annex_needs_its_file() -> None:
    data = replace(agreement(), annexes=(PLAN,))
    document = render(parse(data.template.text), facts(data), draft=False)
    with pytest.raises(ValueError, match="zip"):
        draw(data, document, mode=Mode.ORIGINAL, annexes=[])
