"""The import wizard on a new file, and the spreadsheet of an invented office."""

from pathlib import Path

import pytest

from import_hand import Hand, open_wizard
from office_book import GOOD, write_book


@pytest.fixture
def hand(theme, desk, settings, runner, qtbot) -> Hand:
    """The wizard, just opened."""
    return open_wizard(desk, settings, runner, qtbot)


@pytest.fixture
def again(theme, desk, settings, runner, qtbot):
    """Open another wizard on the same file, later."""
    return lambda: open_wizard(desk, settings, runner, qtbot)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The whole spreadsheet: three agreements, two rows that are refused."""
    return write_book(tmp_path / "Suivi des pôles.xlsx")


@pytest.fixture
def good_book(tmp_path: Path) -> Path:
    """A spreadsheet of which every row goes in."""
    return write_book(tmp_path / "Suivi.xlsx", GOOD)
