"""Scans read in their child process: codes of bad pages, hostile and broken files."""

import io
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from polesdesk.documents.qr import modules
from polesdesk.domain.progress import Cancelled
from polesdesk.domain.scans import page_payload
from polesdesk.exchange.limits import ScanLimits
from polesdesk.exchange.scans import gather_pages, read_scan
from polesdesk.exchange.unreadable import Unreadable
from scan_sheets import (
    as_pdf,
    blurred,
    drawn,
    foreign,
    greyed,
    png,
    skewed,
    speckled,
    struck_code,
    tilted,
    without_code,
    written,
)

ID = "0192f0c1-2b3c-7d4e-8f50-61728394a5b6"
SIDE = 12 * mm
"""The code of a following page, the smallest that is printed."""


def words(number: int) -> str:
    return page_payload("VOL-2026-003", ID, 1, number)


def sheet(*numbers: int) -> bytes:
    """Pages with lines of text and their code at the upper right."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    for number in numbers:
        rows = modules(words(number))
        module = SIDE / len(rows)
        left, top = A4[0] - 10 * mm - SIDE, A4[1] - 8 * mm
        for line in range(40):
            canvas.drawString(25 * mm, A4[1] - (40 + line * 5) * mm, f"Article {line} : texte")
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark == "1":
                    x, y = left + across * module, top - (down + 1) * module
                    canvas.rect(x, y, module, module, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


PAGE = sheet(1)
CASES = {
    "straight": lambda page: page,
    "tilted": lambda page: tilted(page, 3.5),
    "on its head": lambda page: tilted(page, 180),
    "on its head and tilted": lambda page: tilted(page, 176.5),
    "lying": lambda page: tilted(page, 90),
    "grey": greyed,
    "skewed": lambda page: skewed(page, 0.05),
    "speckled": speckled,
    "all together": lambda page: speckled(greyed(skewed(tilted(page, 1.7), 0.02))),
}


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_pages_are_read_as_scanners_make_them(dpi: int, tmp_path: Path) -> None:
    clear = drawn(PAGE, 1, dpi)
    worked = {name: work(clear) for name, work in CASES.items()}
    worked["blurred"] = blurred(clear, dpi / 150)
    source = written(tmp_path / "scan.pdf", as_pdf(list(worked.values()), dpi))
    read = dict(zip(worked, read_scan(source), strict=True))
    assert {name: page.words for name, page in read.items()} == {
        name: (words(1),) for name in worked
    }
    turns = {name: page.turn for name, page in read.items() if page.turn}
    assert turns == {"on its head": 180, "on its head and tilted": 180, "lying": 90}


def test_a_sharp_page_without_a_code_differs_from_one_whose_code_is_spoilt(
    tmp_path: Path,
) -> None:
    clear = drawn(PAGE, 1)
    blank = Image.new("RGB", clear.size, "white")
    pages = [foreign(), without_code(clear), struck_code(clear), blurred(clear, 6), blank]
    read = read_scan(written(tmp_path / "scan.pdf", as_pdf(pages)))
    assert [page.words for page in read] == [()] * 5
    assert [page.is_clear for page in read] == [True, True, False, False, False]


def test_pictures_and_pages_of_a_tiff_are_pages(tmp_path: Path) -> None:
    pages = [drawn(sheet(number), 1).convert("1") for number in (1, 2)]
    path = tmp_path / "scan.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="group4")
    assert [page.words for page in read_scan(path)] == [(words(1),), (words(2),)]
    turned = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    drawn(PAGE, 1).rotate(90, expand=True).save(turned, exif=exif)
    (photo,) = read_scan(turned)
    assert (photo.words, photo.turn) == ((words(1),), 0)


def test_every_page_has_a_small_picture_and_a_mark_of_its_own(tmp_path: Path) -> None:
    source = written(tmp_path / "scan.pdf", as_pdf([drawn(PAGE, 1), foreign()]))
    first, second = read_scan(source)
    assert first.mark != second.mark
    assert [page.mark for page in read_scan(source)] == [first.mark, second.mark]
    with Image.open(io.BytesIO(first.picture)) as picture:
        assert max(picture.size) == 560


def test_pages_are_gathered_upright_in_the_order_given(tmp_path: Path) -> None:
    scan = written(tmp_path / "scan.pdf", as_pdf([tilted(drawn(sheet(2), 1), 180), foreign()]))
    photo = written(tmp_path / "photo.png", png(drawn(PAGE, 1)))
    pages = {path: read_scan(path)[0] for path in (scan, photo)}
    made = gather_pages([(path, pages[path].digest, 1, pages[path].turn) for path in (photo, scan)])
    again = read_scan(written(tmp_path / "made.pdf", made))
    assert [(page.words, page.turn) for page in again] == [((words(1),), 0), ((words(2),), 0)]
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(made)).pages]
    assert [round(float(box.height) / mm) for box in boxes] == [297, 297]


def test_a_file_that_has_changed_is_not_gathered(tmp_path: Path) -> None:
    scan = written(tmp_path / "scan.pdf", PAGE)
    (page,) = read_scan(scan)
    written(scan, sheet(2))
    with pytest.raises(Unreadable) as caught:
        gather_pages([(scan, page.digest, 1, 0)])
    assert caught.value.code == "changed"


def protected() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PAGE)))
    writer.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (PAGE[: len(PAGE) // 3], "damaged"),
        (b"\xff\xd8\xff\xe0 rien", "damaged"),
        (b"PK\x03\x04 rien", "not_a_scan"),
        (b"Bonjour", "not_a_scan"),
    ],
)
def test_a_file_that_is_no_scan_is_told_plainly(content: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read_scan(written(tmp_path / "fichier.pdf", content))
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_a_pdf_under_a_password_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read_scan(written(tmp_path / "secret.pdf", protected()))
    assert caught.value.code == "encrypted"


def test_a_folder_and_a_file_that_is_gone_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "rien.pdf"):
        with pytest.raises(Unreadable):
            read_scan(path)


def test_too_many_pages_and_too_large_pictures_are_refused(tmp_path: Path) -> None:
    source = written(tmp_path / "scan.pdf", sheet(1, 2, 3))
    with pytest.raises(Unreadable) as caught:
        read_scan(source, limits=ScanLimits(pages=2))
    assert caught.value.code == "too_many_pages"
    photo = written(tmp_path / "photo.png", png(drawn(PAGE, 1)))
    (page,) = read_scan(photo, limits=ScanLimits(pixels=1000))
    assert "trop grande" in page.trouble


def test_a_page_as_large_as_a_house_is_drawn_coarsely(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_000, 14_000).close()
    path = tmp_path / "plan.pdf"
    document.save(path)
    (page,) = read_scan(path)
    assert page.words == ()
    assert page.trouble == ""


CRASHING = """
import os, sys
from polesdesk.exchange import scan_child, scan_files

def look_at(self, number, before=scan_files.Scan.look_at):
    if number == 2:
        {act}
    return before(self, number)

scan_files.Scan.look_at = look_at
sys.exit(scan_child.main())
"""


@pytest.mark.parametrize("act", ["os._exit(139)", "import time; time.sleep(60)"])
def test_a_page_that_brings_the_child_down_is_told_and_the_others_are_read(
    act: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = written(tmp_path / "child.py", CRASHING.format(act=act).encode())
    monkeypatch.setattr(
        "polesdesk.exchange.processes.child_command", lambda *_: [sys.executable, str(script)]
    )
    source = written(tmp_path / "scan.pdf", sheet(1, 2, 3))
    pages = read_scan(source, limits=ScanLimits(page_seconds=3))
    assert [page.number for page in pages] == [1, 2, 3]
    assert [page.words for page in pages] == [(words(1),), (), (words(3),)]
    assert "pas pu être lue" in pages[1].trouble


def test_stopping_ends_the_child(tmp_path: Path) -> None:
    source = written(tmp_path / "scan.pdf", sheet(*range(1, 20)))
    seen: list[int] = []

    def told(done: int, total: int) -> None:
        seen.append(done)
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_scan(source, told=told)
    assert seen[-1] < 19


def test_the_hidden_argument_reads_a_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "polesdesk.exchange.processes.child_command",
        lambda argument, _module: [sys.executable, "-m", "polesdesk", argument],
    )
    monkeypatch.chdir(tmp_path)
    (page,) = read_scan(written(tmp_path / "scan.pdf", PAGE))
    assert page.words == (words(1),)
