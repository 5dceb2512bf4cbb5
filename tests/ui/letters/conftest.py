"""The ready office with letters that were issued and wait to be sent."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from office_window import OfficeWindow
from polesdesk.actions import letters, premises_requests
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.ui.letters.dialog import LettersDialog
from ready_office import ReadyOffice


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office for one test."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))


@pytest.fixture
def refusals(ready: ReadyOffice) -> tuple[Letter, ...]:
    """Three refusals, to two associations."""
    found = []
    for party in ("association", "neighbour", "association"):
        draft = ready.runner.read(premises_requests.draft)
        asked = replace(
            draft, association_id=party, weekdays=(2,), room_id="hall",
            decision_reason="Aucun local libre.",
        )  # fmt: skip
        row = ready.runner.do(premises_requests.save, asked).value
        ask = (LetterKind.REQUEST_REFUSED, "premises_request", row.id)
        found.append(ready.runner.do(letters.issue, *ask).value)
    return tuple(found)


@pytest.fixture
def opened(refusals, office: OfficeWindow) -> Callable[[], LettersDialog]:
    """Open the letters from the menu."""

    def open_it() -> LettersDialog:
        office.choose("letters_command")
        found = office.dialog("letters_dialog")
        assert isinstance(found, LettersDialog)
        return found

    return open_it
