"""The dialog of scans: what pages are, by hand, confirmed, filed, watched."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QPushButton

from hands import drop, settle
from office_window import OfficeWindow
from polesdesk.actions import scans
from polesdesk.domain.conventions import State
from polesdesk.domain.scan_pages import ScanStatus
from polesdesk.ui.scans import Scanning
from polesdesk.ui.scans.dialog import ScansDialog
from polesdesk.ui.scans.watching import WatchedFolder, stop_watching, watch
from scan_sheets import blurred, foreign, png, tilted, without_code, written
from ui.scans.conftest import Sheets

Open = Callable[..., ScansDialog]


@pytest.fixture
def scanning(office: OfficeWindow, desk, settings: QSettings) -> Scanning:
    return Scanning(desk, settings, office.window)


@pytest.fixture
def opened(office: OfficeWindow, sheets: Sheets) -> Open:
    """Open the dialog by its command, and read files."""

    def read(*paths: Path) -> ScansDialog:
        office.choose("conventions_scan_command")
        dialog = office.dialog("scans_dialog")
        assert isinstance(dialog, ScansDialog)
        if paths:
            dialog.read(paths)
            settle()
        return dialog

    return read


def statuses(dialog: ScansDialog) -> list[ScanStatus]:
    return [row.found.status for row in dialog.model.rows()]


def words(dialog: ScansDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def test_the_dialog_begins_empty_and_files_nothing(opened: Open):
    dialog = opened()
    assert dialog._empty.isVisible()
    assert not dialog.foot.file.isEnabled()


def test_a_whole_scan_is_ticked_and_filed_with_the_signature(
    opened: Open, office: OfficeWindow, sheets: Sheets
):
    dialog = opened(sheets.scan())
    assert set(statuses(dialog)) == {ScanStatus.RECOGNISED}
    assert words(dialog, "scans_summary") == (
        f"{sheets.total}\u00a0pages lues\u202f: {sheets.total}\u00a0reconnues."
    )
    assert dialog.filings.count() == 1
    office.click("scans_file")
    assert office.no_dialog()
    one = sheets.agreement()
    assert one.state is State.SIGNED_BY_ASSOCIATION
    (copy,) = sheets.runner.read(scans.copies_of, "agreement")
    assert len(copy.pages) == sheets.total


def test_what_was_filed_is_taken_back_by_the_message(opened: Open, office, sheets: Sheets):
    opened(sheets.scan())
    office.click("scans_file")
    line = office.window._ui.status_line
    (button,) = [b for b in line.findChildren(QPushButton) if b.isVisible()]
    assert button.text() == "Annuler"
    button.click()
    settle()
    assert sheets.agreement().state is State.TO_SIGN
    assert sheets.runner.read(scans.copies_of, "agreement") == ()


def test_a_photo_of_a_telephone_says_what_to_do(opened: Open, sheets: Sheets):
    """No library that is installed with the program reads HEIC."""
    photo = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
    dialog = opened(written(sheets.folder / "IMG_0042.HEIC", photo))
    assert statuses(dialog) == [ScanStatus.UNREADABLE]
    assert "HEIC" in words(dialog, "scans_detail")
    assert "Le plus compatible" in words(dialog, "scans_detail")


def test_the_signature_bears_the_day_that_is_typed(opened: Open, office, sheets: Sheets):
    dialog = opened(sheets.scan())
    dialog.signed_on.set_typed("18/11/2026")
    dialog.filings._rows[0].step.set_value("SIGNED_BY_CITY")
    office.click("scans_file")
    one = sheets.agreement()
    assert one.state is State.SIGNED_BY_CITY
    assert str(one.signed_by_association_on) == str(one.signed_by_city_on) == "2026-11-18"


def test_a_day_to_come_is_refused_and_nothing_is_filed(opened: Open, office, sheets: Sheets):
    dialog = opened(sheets.scan())
    dialog.signed_on.set_typed("22/11/2026")
    office.click("scans_file")
    assert "avenir" in dialog.error.text()
    assert sheets.agreement().state is State.TO_SIGN
    assert sheets.runner.read(scans.copies_of, "agreement") == ()


def test_what_lacks_a_page_is_not_ticked_and_says_which(opened: Open, sheets: Sheets):
    pages = [sheets.page(number) for number in range(2, sheets.total + 1)]
    dialog = opened(sheets.scan(foreign(), *pages))
    assert statuses(dialog)[0] is ScanStatus.FOREIGN
    assert statuses(dialog)[-1] is ScanStatus.MISSING
    assert "Aucun code" in words(dialog, "scans_detail")
    assert dialog.filings.count() == 0
    assert dialog.filings._rows[0].words.text() == "il manque la page 1"
    dialog.filings._rows[0].box.click()
    assert dialog.foot.file.text().replace("&", "") == "Classer 1\u00a0convention"


def test_an_unreadable_page_is_attributed_by_hand_and_back(opened: Open, office, sheets: Sheets):
    pages = [sheets.page(number) for number in range(1, sheets.total)]
    spoilt = blurred(without_code(sheets.page(sheets.total)), 5)
    dialog = opened(sheets.scan(*pages, spoilt))
    assert dialog.current().found.status is ScanStatus.UNREADABLE
    assert not dialog.attribution.button.isEnabled()
    dialog.attribution.page.set_value(str(sheets.total))
    office.click("scan_attribute")
    assert set(statuses(dialog)) == {ScanStatus.RECOGNISED}
    assert dialog.filings.count() == 1
    assert words(dialog, "scans_detail").endswith("Attribuée à la main.")
    office.click("scan_release")
    assert ScanStatus.MISSING in statuses(dialog)
    assert dialog.filings.count() == 0


def test_a_second_file_completes_the_first(opened: Open, sheets: Sheets):
    dialog = opened(sheets.scan(*(sheets.page(n) for n in range(2, sheets.total + 1))))
    photo = written(sheets.folder / "page une.png", png(tilted(sheets.page(1), 90)))
    dialog.read([photo])
    settle()
    assert set(statuses(dialog)) == {ScanStatus.RECOGNISED}
    assert dialog.filings.count() == 1
    dialog.read([photo])
    assert len(dialog.model.rows()) == sheets.total


def test_a_broken_file_is_a_row_that_says_why(opened: Open, sheets: Sheets):
    dialog = opened(written(sheets.folder / "coupé.pdf", b"%PDF-1.7"), sheets.scan())
    assert statuses(dialog)[0] is ScanStatus.UNREADABLE
    assert "abîmé" in words(dialog, "scans_detail")
    assert not dialog.attribution.button.isVisible()


def test_a_file_that_changed_since_is_told_and_nothing_is_filed(
    opened: Open, office, sheets: Sheets
):
    source = sheets.scan()
    dialog = opened(source)
    source.unlink()
    office.click("scans_file")
    assert "disparu" in dialog.error.text()
    assert sheets.agreement().state is State.TO_SIGN


def test_the_copy_is_on_the_card_and_one_undo_takes_it_away(
    opened: Open, office: OfficeWindow, sheets: Sheets
):
    opened(sheets.scan())
    office.click("scans_file")
    office.open("convention", "agreement")
    assert office.conventions.acts.card.copies[0].issue == 1
    assert office.window.findChild(QPushButton, "convention_copy_1").isVisible()
    office.choose("edit_undo")
    assert sheets.agreement().state is State.TO_SIGN
    assert sheets.runner.read(scans.copies_of, "agreement") == ()


def test_stopping_leaves_the_dialog_as_it_was(opened: Open, sheets: Sheets):
    dialog = opened()
    dialog._desk.job_started.connect(lambda job: job.cancel())
    dialog.read([sheets.scan()])
    settle()
    assert dialog._empty.isVisible()
    assert dialog._job is None


# The ways in


def test_scans_dropped_on_the_window_are_read(scanning, office: OfficeWindow, sheets: Sheets):
    assert drop(office.window, sheets.scan())
    dialog = office.dialog("scans_dialog")
    assert isinstance(dialog, ScansDialog)
    assert dialog.filings.count() == 1
    assert not drop(office.window, sheets.folder / "lettre.docx")


def test_a_scan_dropped_on_the_card_of_what_is_out_to_be_signed_is_its_return(
    scanning, office: OfficeWindow, sheets: Sheets
):
    office.open("convention", "agreement")
    assert drop(office.conventions.card, sheets.scan())
    assert office.dialog("scans_dialog").filings.count() == 1


def test_the_watched_folder_proposes_what_is_new_and_complete(
    scanning, office: OfficeWindow, sheets: Sheets, settings: QSettings, tmp_path: Path
):
    folder = tmp_path / "arrivées"
    folder.mkdir()
    written(folder / "vieux.pdf", b"%PDF")
    watch(settings, folder)
    scanning.folder.look()
    new = Path(os.fspath(sheets.scan())).rename(folder / "retour.pdf")
    scanning.folder.look()
    assert scanning.bar.isHidden()
    scanning.folder.look()
    assert scanning.bar.words.text() == ("1\u00a0document est arrivé dans le dossier surveillé.")
    office.click("scans_arrived_read")
    dialog = office.dialog("scans_dialog")
    assert isinstance(dialog, ScansDialog)
    assert {row.page.source for row in dialog.model.rows() if row.page} == {str(new)}
    assert new.exists()
    scanning.folder.look()
    scanning.folder.look()
    assert scanning.bar.isHidden()


def test_a_folder_that_is_no_longer_watched_proposes_nothing(
    french_app, settings: QSettings, tmp_path: Path
):
    watch(settings, tmp_path)
    written(tmp_path / "retour.pdf", b"%PDF")
    stop_watching(settings)
    told: list[object] = []
    folder = WatchedFolder(settings)
    folder.arrived.connect(told.append)
    folder.look()
    folder.look()
    assert told == []
