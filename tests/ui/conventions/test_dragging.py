"""Files dropped on the card of an agreement, and agreements dragged out of the list."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hands import drop, settle
from office_window import OfficeWindow
from polesdesk.actions import originals
from polesdesk.domain.progress import Silent
from polesdesk.ui import row_dragging


@pytest.fixture
def agreement(office: OfficeWindow, ready) -> OfficeWindow:
    """The window at an agreement."""
    ready.agreement()
    office.window.show_tab(office.conventions)
    office.open("convention", "agreement")
    return office


def test_a_pdf_dropped_on_the_card_is_annexed(agreement: OfficeWindow, tmp_path: Path) -> None:
    plan = tmp_path / "plan des locaux.pdf"
    plan.write_bytes(b"%PDF")
    assert drop(agreement.conventions.card, plan)
    fields = agreement.form("annex_dialog").fields
    assert fields["file"].input.value() == plan
    assert fields["title"].input.value() == "plan des locaux"
    assert fields["kind"].input.value() == "PLAN"


def test_a_picture_dropped_on_the_card_is_a_paper_of_the_association(
    agreement: OfficeWindow, tmp_path: Path
) -> None:
    photo = tmp_path / "attestation.png"
    photo.write_bytes(b"\x89PNG")
    assert drop(agreement.conventions.card, photo)
    assert agreement.form("paper_dialog").fields["file"].input.value() == photo


def test_a_spreadsheet_is_left_to_the_import(agreement: OfficeWindow, tmp_path: Path) -> None:
    assert not drop(agreement.conventions.card, tmp_path / "conventions.ods")
    assert agreement.no_dialog()


def test_a_form_that_is_open_takes_no_file(agreement: OfficeWindow, tmp_path: Path) -> None:
    agreement.choose("convention_edit_command")
    assert not drop(agreement.conventions.card, tmp_path / "plan.pdf")


class Drags:
    """Stands in for the drag of the computer and keeps what is dragged out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.data = None
        monkeypatch.setattr(row_dragging, "QDrag", lambda _source: self)

    def setMimeData(self, data) -> None:
        self.data = data

    def exec(self, _action: Qt.DropAction) -> None:
        """Nothing is dropped."""


def drag_first_row(office: OfficeWindow) -> None:
    """Press on the first row and pull it away, as a hand does."""
    table = office.conventions.page.table
    place = table.visualRect(table.model().index(0, 0)).center()
    pane = table.viewport()
    QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=place)
    for step in (15, 40, 80):
        QTest.mouseMove(pane, place + QPoint(step, step))
    settle()
    QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> Drags:
    """The drag of the computer, in the hands of the test; the button is held down."""
    left = staticmethod(lambda: Qt.MouseButton.LeftButton)
    monkeypatch.setattr("polesdesk.ui.row_dragging.QGuiApplication.mouseButtons", left)
    return Drags(monkeypatch)


def test_a_draft_dragged_out_is_its_name_and_a_table(agreement: OfficeWindow, drags: Drags) -> None:
    number = agreement.conventions.page.model.row_at(0).number
    drag_first_row(agreement)
    assert drags.data.text().startswith(f"{number} – ")
    assert "<table>" in drags.data.html()
    assert drags.data.urls() == []


def test_an_issued_agreement_dragged_out_is_its_original(
    agreement: OfficeWindow, ready, drags: Drags
) -> None:
    printed = originals.original(ready.runner, Silent(), "agreement")
    agreement.conventions.refresh()
    settle()
    drag_first_row(agreement)
    (url,) = drags.data.urls()
    file = Path(url.toLocalFile())
    assert file.name == printed.file_name
    assert file.read_bytes() == printed.pdf


def test_a_button_let_go_drags_nothing(
    agreement: OfficeWindow, drags: Drags, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = staticmethod(lambda: Qt.MouseButton.NoButton)
    monkeypatch.setattr("polesdesk.ui.row_dragging.QGuiApplication.mouseButtons", none)
    drag_first_row(agreement)
    assert drags.data is None
