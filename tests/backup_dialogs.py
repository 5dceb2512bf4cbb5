"""The list of backups and what is said around them, as every window is checked."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from hands import settle
from polesdesk.actions import restoring
from polesdesk.actions.runner import Runner
from polesdesk.ui.backups.dialog import BackupsDialog
from polesdesk.ui.backups.look_banner import LookBanner
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.workers import InlineWorker


def backup_dialogs(
    main: MainWindow, settings: QSettings, runner: Runner
) -> Iterator[list[QWidget]]:
    """The list with a good backup and one that cannot be read; the band of one looked at."""
    for reason in ("fermeture", "demande"):
        spoiled = runner.back_up_now(reason).path
    spoiled.write_bytes(spoiled.read_bytes()[:-9000])
    dialog = BackupsDialog(
        runner.path,
        restoring.known_backups(runner.path, None),
        partial(restoring.look, runner.path),
        settings=settings,
        worker=InlineWorker(),
        parent=main,
    )
    dialog.open()
    for row in range(2):
        dialog.table.selectRow(row)
        settle()
        yield [dialog]
    dialog.close()
    banner = LookBanner("21/11/2026", restore=lambda: None, back=lambda: None)
    main.add_banner(banner)
    main.remind("Aucune copie du fichier hors de ce poste")
    settle()
    yield [main]
    main.remind("")
    banner.hide()
    banner.deleteLater()
    settle()
