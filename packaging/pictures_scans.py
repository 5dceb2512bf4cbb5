"""What is photographed of scans: pages of every kind, a page attributed by hand, none yet."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageFilter
from pypdfium2 import PdfDocument

from pictures_hand import Scene
from pictures_stage import NotThere, Stage
from polesdesk.actions import originals, scans
from polesdesk.domain.scan_pages import KnownOriginal
from polesdesk.ui.scans.dialog import ScansDialog

DPI = 150


def scan_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    yield "scans", _pages
    yield "scans-none", _none


def _none(stage: Stage) -> None:
    stage.show_tab("conventions")
    stage.trigger("conventions_scan_command")
    with stage.dialog("scans_dialog"):
        stage.photograph("scans-none")


def _pages(stage: Stage) -> None:
    """Two agreements in one file: one whole and tilted, one that lacks a page, and a stranger."""
    whole, lacking = _awaited(stage)[:2]
    pages = [page.rotate(1.2, fillcolor="white") for page in _sheets(stage, whole)]
    others = _sheets(stage, lacking)
    blurred = others[1].filter(ImageFilter.GaussianBlur(7))
    pages += [others[0].rotate(180), *others[2:], blurred, others[0]]
    pages.insert(3, Image.new("RGB", pages[0].size, "#d9d9d9"))
    source = stage.home / "retours du lundi.pdf"
    pages[0].save(source, save_all=True, append_images=pages[1:], resolution=DPI)
    stage.show_tab("conventions")
    stage.trigger("conventions_scan_command")
    with stage.dialog("scans_dialog") as shown:
        assert isinstance(shown, ScansDialog)
        shown.read([source])
        stage.settle()
        stage.photograph("scans")
        shown.table.selectRow(1)
        stage.photograph("scans-recognised")


def _awaited(stage: Stage) -> list[KnownOriginal]:
    known = stage.read(scans.matched, ()).known
    found = [one for one in known if not one.is_cancelled]
    found.sort(key=lambda one: one.state != "TO_SIGN")
    if len(found) < 2:
        raise NotThere("deux originaux émis")
    return found


def _sheets(stage: Stage, original: KnownOriginal) -> list[Image.Image]:
    document = PdfDocument(stage.read(originals.of_issue, original.issued_id).pdf)
    try:
        return [
            page.render(scale=DPI / 72).to_pil().convert("RGB")
            for page in (document[place] for place in range(len(document)))
        ]
    finally:
        document.close()
