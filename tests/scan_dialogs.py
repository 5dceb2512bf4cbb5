"""The dialog of scans with pages of every kind, and the band of the watched folder."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from hands import settle
from polesdesk.actions import originals
from polesdesk.actions.runner import Runner
from polesdesk.domain.progress import Silent
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.scans.scanning import Scanning
from scan_sheets import as_pdf, drawn, foreign, written


def scan_dialogs(main: MainWindow, settings: QSettings, runner: Runner) -> Iterator[list[QWidget]]:
    """Read a page of an original that was just issued, and a foreign one."""
    (row_id,) = runner.read(originals.ids_of_numbers, ["VOL-2026-004"])
    pdf = originals.original(runner, Silent(), row_id, reason="Essai").pdf
    scanning = Scanning(main._desk, settings, main)
    scanning.bar.offer(2)
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "retour.pdf", as_pdf([drawn(pdf, 1), foreign()]))
        dialog = scanning.open((path,))
        settle()
        yield [main, dialog]
        dialog.attribution.page.set_value("2")
        dialog.attribution.button.click()
        dialog.signed_on.set_typed("99")
        dialog._file()
        dialog._reason_row.show()
        settle()
        yield [main, dialog]
    dialog.close()
    scanning.bar.hide()
    main.removeEventFilter(scanning)
    settle()
