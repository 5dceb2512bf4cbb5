"""An agreement whose original is out to be signed, and scans of it."""

import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from polesdesk.actions import conventions, originals
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import Convention
from polesdesk.domain.progress import Silent
from ready_office import ReadyOffice
from scan_sheets import as_pdf, drawn, written


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A file of its own for each test."""
    return Path(shutil.copy(ready_file, tmp_path / "office.polesdesk"))


@dataclass
class Sheets:
    """The original of the agreement, and what a scanner makes of its pages."""

    runner: Runner
    folder: Path
    pdf: bytes
    total: int

    def page(self, number: int) -> Image.Image:
        """A page, counted from 1."""
        return drawn(self.pdf, number)

    def scan(self, *pages: Image.Image, name: str = "retour.pdf") -> Path:
        """A file with these pages, else with all."""
        every = pages or tuple(self.page(number) for number in range(1, self.total + 1))
        return written(self.folder / name, as_pdf(every))

    def agreement(self) -> Convention:
        """The agreement as it is now."""
        return self.runner.read(conventions.get, "agreement")


@pytest.fixture
def sheets(ready: ReadyOffice, tmp_path: Path) -> Sheets:
    """The original of « agreement », just issued."""
    ready.agreement()
    made = originals.original(ready.runner, Silent(), "agreement")
    return Sheets(ready.runner, tmp_path, made.pdf, len(PdfReader(BytesIO(made.pdf)).pages))
