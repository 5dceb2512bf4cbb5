"""The preview: pages, zoom, search, printing to a file, saving and opening copies."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hands import press, settle, show, type_text
from polesdesk.actions import originals
from polesdesk.domain.progress import Silent
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview import printing
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.preview.page_view import KEPT
from polesdesk.ui.preview.pages import Pages
from polesdesk.ui.preview.printing import PrintJob


@pytest.fixture
def printed(ready):
    """The draft of a complete agreement, five pages or so."""
    ready.agreement()
    return originals.draft(ready.runner, Silent(), "agreement")


@pytest.fixture
def parent(qtbot, theme) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    show(qtbot, widget)
    return widget


@pytest.fixture
def dialog(desk, settings, parent, printed) -> PreviewDialog:
    made = PreviewDialog(desk, settings, LookedAt(parent), printed, parent, issue=lambda: None)
    made.open()
    settle()
    return made


def count(printed) -> int:
    pages = Pages(printed.pdf)
    number = len(pages.sizes)
    pages.close()
    return number


def test_the_title_and_the_pages_say_what_it_is(dialog, printed):
    assert dialog.windowTitle() == "Projet – VOL-2027-001"
    assert dialog._ui.preview_count.text() == f"sur {count(printed)}"
    assert dialog._ui.preview_page.text() == "1"
    assert not dialog._ui.preview_previous.isEnabled()


def test_the_pages_in_sight_are_drawn(dialog, qtbot):
    view = dialog._ui.preview_pages
    view.grab()
    assert 0 in view._pictures
    picture = view._pictures[0][1]
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in (200, 300)}) > 1


def test_going_from_page_to_page(dialog, printed):
    ui = dialog._ui
    ui.preview_next.click()
    assert ui.preview_page.text() == "2"
    ui.preview_page.setText(str(count(printed)))
    press(ui.preview_page, Qt.Key.Key_Return, "\r")
    assert ui.preview_pages.page() == count(printed) - 1
    assert not ui.preview_next.isEnabled()
    ui.preview_page.setText("99")
    press(ui.preview_page, Qt.Key.Key_Return, "\r")
    assert ui.preview_page.text() == str(count(printed))


def test_few_pages_are_kept_in_memory(dialog, printed):
    view = dialog._ui.preview_pages
    view.set_zoom(0.5)
    for page in range(view.count()):
        view.go_to(page)
        view.grab()
    assert len(view._pictures) <= KEPT


def test_zoom_and_fit_to_the_width(dialog):
    view, box = dialog._ui.preview_pages, dialog._ui.preview_zoom
    fitted = view.zoom()
    dialog._ui.preview_zoom_in.click()
    assert view.zoom() > fitted
    assert box.currentText() == f"{view.zoom() * 100:.0f}\u00a0%"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert view.zoom() == fitted


def test_search_goes_from_place_to_place(dialog, qtbot):
    told = dialog._ui.preview_hits
    type_text(dialog._ui.preview_search, "association")
    qtbot.waitUntil(lambda: "sur" in told.text())
    first, _, total = told.text().partition(" sur ")
    assert int(total) > 3
    dialog._ui.preview_search_next.click()
    assert told.text() == f"{int(first) + 1} sur {total}"
    assert dialog._ui.preview_pages._hit is not None


def test_words_that_are_not_there_are_told(dialog, qtbot):
    type_text(dialog._ui.preview_search, "zorglub")
    qtbot.waitUntil(lambda: dialog._ui.preview_hits.text() == "introuvable")


def test_a_hit_lies_where_the_words_are(printed):
    pages = Pages(printed.pdf)
    hits = pages.find("soussignées")
    assert len(hits) >= 1
    box = hits[0].boxes[0]
    assert 0 < box.top() < 420
    assert 8 < box.height() < 20
    pages.close()


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


@pytest.mark.parametrize("chosen", [(0, 0), (2, 3)])
def test_pages_go_to_the_printer(desk, printed, parent, qtbot, tmp_path, chosen):  # noqa: PLR0917
    path = tmp_path / "sheets.pdf"
    printer = printer_to(path)
    printer.setFromTo(*chosen)
    pages = Pages(printed.pdf)
    job = PrintJob(desk, pages, printer, parent)
    told: list[str] = []
    job.told.connect(told.append)
    with qtbot.waitSignal(job.finished):
        job.start()
    sent = Pages(path.read_bytes())
    assert len(sent.sizes) == (2 if chosen[0] else len(pages.sizes))
    assert told[-1] == "Envoyé à l’imprimante."
    pages.close()
    sent.close()


def test_the_dialog_waits_for_the_printer(dialog, monkeypatch, desk, tmp_path, qtbot):
    jobs = []

    def at_once(desk, pages, name, parent, go):
        jobs.append(PrintJob(desk, pages, printer_to(tmp_path / f"{name}.pdf"), parent))
        go(jobs[0])

    monkeypatch.setattr("polesdesk.ui.preview.dialog.ask_and_print", at_once)
    dialog._ui.preview_print.click()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog._ui.preview_status.text() == "Envoyé à l’imprimante.")
    dialog.reject()
    assert not dialog.isVisible()


def test_the_printer_is_asked_by_its_own_dialog(dialog, parent):
    printing.ask_and_print(dialog._desk, dialog._pages, "Projet", dialog, lambda job: None)
    settle()
    asked = dialog.findChild(printing.QPrintDialog, "print_dialog")
    assert asked.isVisible()
    assert (asked.minPage(), asked.maxPage()) == (1, dialog._ui.preview_pages.count())
    asked.reject()


def test_a_copy_opens_in_the_viewer_and_is_swept(dialog, printed, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    dialog._ui.preview_open.click()
    path = Path(opened[0].toLocalFile())
    assert path.name == printed.file_name
    assert path.read_bytes() == printed.pdf
    assert path.parent.stat().st_mode & 0o077 == 0
    dialog._looked_at.sweep()
    assert not path.exists()


def test_no_viewer_is_said(dialog, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    dialog._ui.preview_open.click()
    assert "Aucun programme" in dialog._ui.preview_status.text()


def test_it_is_saved_under_the_name_that_was_chosen(dialog, printed, monkeypatch, tmp_path):
    from polesdesk.ui.file_choosing import FileChooser

    names = []

    def ask_save(_self, _parent, *, title, proposed, kinds, then):
        names.append(proposed)
        then(tmp_path / "a.pdf")

    monkeypatch.setattr(FileChooser, "ask_save", ask_save)
    dialog._ui.preview_save.click()
    assert (tmp_path / "a.pdf").read_bytes() == printed.pdf
    assert names == ["Projet_VOL-2027-001_Les-Lanternes-d-exemple.pdf"]
    assert dialog._ui.preview_status.text() == "Enregistré\u202f: a.pdf"


def test_issue_is_offered_on_a_draft_only(desk, settings, parent, ready, printed):
    original = originals.original(ready.runner, Silent(), "agreement")
    shown = PreviewDialog(desk, settings, LookedAt(parent), original, parent, issue=lambda: None)
    shown.open()
    assert not shown._ui.preview_issue.isVisible()
    shown.reject()


def test_issuing_closes_the_preview(desk, settings, parent, printed):
    asked = []
    made = PreviewDialog(
        desk, settings, LookedAt(parent), printed, parent, issue=lambda: asked.append(1)
    )
    made.open()
    made._ui.preview_issue.click()
    assert asked == [1]
    assert not made.isVisible()


def test_the_preview_is_freed_when_it_closes(dialog, qtbot):
    from shiboken6 import isValid

    dialog.reject()
    settle()
    assert not isValid(dialog)


def test_the_preview_loads_its_library_when_it_is_first_needed():
    import subprocess
    import sys

    probe = "import sys, polesdesk.ui.conventions as c; print('pypdfium2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
