"""The first moment: a frame is painted at once, the rest of the program is read behind it."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from polesdesk import __version__
from polesdesk.ui import window_state
from polesdesk.ui.application import dress, make_application, open_settings
from polesdesk.ui.errors import ErrorCatcher
from polesdesk.ui.texts import plain_label

if TYPE_CHECKING:
    from polesdesk.actions.runner import Runner

SWITCH_SECONDS = 0.001
"""How long a thread at work may keep the window's thread waiting, a fifth of Python's usual."""
SETTLED_MS = 2000
"""When the first lists are filled, after the window was built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the program asks of the file system.

    ``open_runner`` opens a file for writing, unless it is told ``read_only``; ``create`` makes a
    new one, ``demonstration`` makes the file of examples; ``file`` is what to open first, if it
    was said, and ``key`` the passphrase of files, if one was given.
    """

    file: Path | None
    open_runner: Callable[..., Runner]
    create: Callable[[Path], object]
    demonstration: Callable[[], Path]
    key: str | None = field(default=None, repr=False)


def run(
    prepare: Callable[[], Services],
    *,
    title: str,
    settings_folder: Path,
    data_folder: Path,
    log_folder: Path,
) -> int:
    """Show the window until it is closed; return the exit code.

    ``prepare`` runs on a thread behind the frame; ``title`` names what is being opened.
    """
    app = make_application(sys.argv[:1])
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.disable()
    app.setQuitOnLastWindowClosed(False)
    settings_folder.mkdir(parents=True, exist_ok=True)
    settings = open_settings(settings_folder)
    theme = dress(app, settings)
    ErrorCatcher(__version__, app).install()
    frame = OpeningFrame(settings, title)
    frame.show()
    loader = Loader(prepare, app, tab=str(settings.value("window/tab")))

    def go_on(services: Services) -> None:
        from polesdesk.ui.app import Program
        from polesdesk.ui.single_window import raise_first_window

        if services.file is not None and raise_first_window(services.file):
            app.quit()
            return
        folders = {"data": data_folder, "log": log_folder, "settings": settings_folder}
        program = Program(app, theme, settings, services=services, folders=folders)
        program.begin(services.file)
        frame.leave()
        QTimer.singleShot(SETTLED_MS, settle)

    loader.ready.connect(go_on)
    loader.start()
    try:
        return app.exec()
    finally:
        gc.enable()


def settle() -> None:
    """Collect garbage again from now on, never among what the start has brought.

    Modules and widgets of the start stay; looking through them all would halt the window.
    """
    gc.freeze()
    gc.enable()


class Loader(QObject):
    """Reads the modules of the program on a thread, so that the frame stays alive.

    Of the tabs it reads only the one that opens first; the window reads the others later.
    """

    ready = Signal(object)

    def __init__(self, prepare: Callable[[], Services], parent: QObject, *, tab: str = "") -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._tab = tab

    def start(self) -> None:
        """Begin; ``ready`` brings the services to the thread of the window."""
        threading.Thread(target=self._load, name="start", daemon=True).start()

    def _load(self) -> None:
        services = self._prepare()
        import polesdesk.ui.app  # noqa: F401 - read here, used when the window is built
        from polesdesk.ui.tabs import load_tab

        load_tab(self._tab)
        self.ready.emit(services)


class OpeningFrame(QMainWindow):
    """An empty window at the place of the one to come, which says what is being opened."""

    def __init__(self, settings: QSettings, title: str) -> None:
        super().__init__()
        self.setObjectName("opening_frame")
        self.setWindowTitle("PolesDesk")
        text = self.tr("Ouverture de PolesDesk…")
        if title:
            text = self.tr("Ouverture de «\u202f{name}\u202f»…").format(name=title)
        label = plain_label(text, role="muted")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(label)
        self._is_left = False
        window_state.recall(self, settings)

    def leave(self) -> None:
        """Give the place to the window itself."""
        self._is_left = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A manager who closes the frame does not want the program."""
        event.accept()
        if not self._is_left:
            QApplication.quit()
