"""The ready office, and a hand that answers the dialogs of files."""

import shutil
from pathlib import Path

import pytest

from polesdesk.ui.file_choosing import FileChooser


class SavedAs:
    """Answers « Enregistrer sous… » with the path given last, and notes the names proposed."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.proposed: list[str] = []

    def __call__(self, path: Path) -> None:
        self.path = path


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> SavedAs:
    """Stand in for the dialog of the computer."""
    answer = SavedAs()

    def ask_save(_self, _parent, *, title, proposed, kinds, then):
        answer.proposed.append(proposed)
        if answer.path is not None:
            then(answer.path)

    monkeypatch.setattr(FileChooser, "ask_save", ask_save)
    return answer


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office for one test."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))
