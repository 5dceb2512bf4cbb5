"""Two hundred scanned pages against bare pypdfium2 and zxing-cpp, and the window meanwhile."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from benchmarks.measuring import against, header, row
from polesdesk.actions import demo, originals, scans
from polesdesk.actions.runner import Runner
from polesdesk.domain.progress import Silent
from polesdesk.domain.scan_pages import ScanStatus
from scan_sheets import drawn, greyed, tilted

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
DAY = date(2026, 11, 21)
PAGES = 200
DPI = 200
QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    path = tmp_path_factory.mktemp("scans") / "demo.polesdesk"
    demo.create(path, DAY)
    return Runner(path, today=lambda: DAY)


@pytest.fixture(scope="module")
def scan(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the originals as a scanner of 200 dots sends them, every other tilted."""
    pictures: list[Image.Image] = []
    known = [one for one in runner.read(scans.matched, ()).known if not one.is_cancelled]
    while len(pictures) < PAGES:
        for one in known:
            pdf = runner.read(originals.of_issue, one.issued_id).pdf
            for number in range(1, one.pages + 1):
                page = greyed(drawn(pdf, number, DPI))
                pictures.append(tilted(page, 1.5 * (len(pictures) % 2)))
    path = tmp_path_factory.mktemp("scan") / "lot.pdf"
    first, *others = pictures[:PAGES]
    first.save(path, save_all=True, append_images=others, resolution=DPI, quality=75)
    return path


def bare(path: Path) -> int:
    """Draw each page at 200 dots an inch and read its code: nothing else."""
    document = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
    found = 0
    for page in document:
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
        found += bool(zxingcpp.read_barcodes(picture, formats=QR))
    return found


class Timed:
    """Notes how long the longest silence between two reports of progress was, in milliseconds."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0

    def step(self, done: int, total: int, text: str) -> None:
        """Take a report."""
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def test_two_hundred_pages(runner: Runner, scan: Path) -> None:
    header("Scanned pages")
    against(
        f"{PAGES} pages read in the child",
        lambda: scans.read_files(runner, Silent(), [scan]),
        lambda: bare(scan),
        rounds=1,
        floor_name="bare pypdfium2 and zxing-cpp",
    )
    progress = Timed()
    pages = scans.read_files(runner, progress, [scan])
    row("longest silence of the progress", progress.longest, 100, "the least it waits")
    found = runner.read(scans.matched, pages).found
    read = [one for one in found if one.status is not ScanStatus.MISSING]
    known = {ScanStatus.RECOGNISED, ScanStatus.DUPLICATE}
    assert [one.status for one in read if one.status not in known] == []
    matching = runner.read(scans.matched, pages)
    against(
        f"{PAGES} pages matched",
        lambda: runner.read(scans.matched, pages),
        lambda: runner.read(scans.matched, ()),
        floor_name="reading the originals only",
    )
    assert len(matching.pages) == PAGES
