"""The ready office with agreements in force this year, and the dialog of its help in kind."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_window import OfficeWindow
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.hubs import ChargesMode, FreeUseGround
from polesdesk.store.kinds import CONVENTION
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.in_kind.dialog import InKindDialog
from ready_office import ReadyOffice


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office for one test."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))


def sign(ready: ReadyOffice, row_id: str, **fields: object) -> None:
    """Save an agreement on a room alone, in force in 2026."""
    usual: dict[str, object] = {
        "use_kind": UseKind.EXCLUSIVE, "slots": (), "room_ids": ("hall",),
        "charges_mode": ChargesMode.ASSOCIATION, "start_date": date(2026, 1, 1),
        "end_date": date(2026, 12, 31), "free_use_ground": FreeUseGround.L2125_1_GENERAL_INTEREST,
    }  # fmt: skip
    made = ready.agreement(id=row_id, **(usual | fields))
    ready.runner.do(lambda work: work.save(CONVENTION, replace(made, state=State.NOTIFIED)))


@pytest.fixture
def helped(ready: ReadyOffice) -> ReadyOffice:
    """Two associations: one free in the hall, one that pays for the cellar of the other hub."""
    sign(ready, "free")
    sign(ready, "paid", association_id="neighbour", hub_id="other", room_ids=("cave",),
         free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=100_000)  # fmt: skip
    return ready


@pytest.fixture
def opened(helped: ReadyOffice, office: OfficeWindow) -> Callable[[], InKindDialog]:
    """Open the dialog from the menu."""

    def open_it() -> InKindDialog:
        office.choose("in_kind_command")
        found = office.dialog("in_kind_dialog")
        assert isinstance(found, InKindDialog)
        return found

    return open_it


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Stand in for the dialog of the computer: note what is proposed, save beside the file."""
    proposed: list[str] = []

    def ask_save(_self, _parent, *, title, proposed: str, kinds, then) -> None:
        names.append(proposed)
        then(tmp_path / proposed)

    names = proposed
    monkeypatch.setattr(FileChooser, "ask_save", ask_save)
    return proposed
