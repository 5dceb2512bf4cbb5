"""The ready office with four agreements, and a hand that answers the dialogs of files."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hands import settle
from office_window import OfficeWindow
from polesdesk.domain.conventions import UseKind
from polesdesk.ui.file_choosing import FileChooser


class SavedAs:
    """Answers « Enregistrer sous… » with the path given last, and notes what was proposed."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.proposed: list[str] = []
        self.kinds = ""

    def __call__(self, path: Path) -> None:
        self.path = path


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> SavedAs:
    """Stand in for the dialog of the computer."""
    answer = SavedAs()

    def ask_save(_self, _parent, *, title, proposed, kinds, then):
        answer.proposed.append(proposed)
        answer.kinds = kinds
        if answer.path is not None:
            then(answer.path)

    monkeypatch.setattr(FileChooser, "ask_save", ask_save)
    return answer


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office for one test."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))


@pytest.fixture
def lists(office: OfficeWindow, ready) -> OfficeWindow:
    """The tab of agreements with four of them, their list read and the keyboard on it."""
    ready.agreement(id="one", slots=())
    ready.agreement(id="two", slots=(), use_kind=UseKind.EXCLUSIVE, end_date=date(2028, 6, 30))
    ready.agreement(id="three", slots=(), association_id="neighbour",
                    representative_ids=("president-of-neighbour",))  # fmt: skip
    ready.agreement(id="four", slots=(), start_date=None, end_date=None, hub_id="other",
                    room_ids=("cave",))  # fmt: skip
    office.window.show_tab(office.conventions)
    office.conventions.refresh()
    settle()
    office.conventions.take_focus()
    settle()
    return office
