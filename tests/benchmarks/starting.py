"""Starts a window and tells after how many milliseconds of work it was painted.

Work is the time of the processor, which others on the machine do not change.
`starting.py empty` is the floor; `starting.py FILE` is the program on that file, painted first
as a frame and then with its dashboard filled. The last word is the memory in megabytes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget


def since() -> float:
    """Return the milliseconds of work of this process so far."""
    return time.process_time() * 1000


def memory() -> float:
    """Return the peak of resident memory in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (line,) = [one for one in status.splitlines() if one.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def empty() -> None:
    """Show an empty window of the same toolkit."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    painted(window)
    print(f"{since():.1f} {since():.1f} {memory():.1f}")
    app.quit()


def painted(window: QMainWindow) -> None:
    """Show a window and wait until it was painted."""
    from PySide6.QtWidgets import QApplication

    window.show()
    QApplication.processEvents()
    window.grab()


def program(path: Path) -> None:
    """Start the program as its user does: a frame first, the rest behind it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from polesdesk.ui import launch

    times: list[float] = []
    timers: list[QTimer] = []

    def prepare() -> launch.Services:
        from polesdesk.actions import files

        return launch.Services(
            file=path,
            open_runner=partial(files.open_runner, today=date(2026, 11, 21), hold=True),
            create=files.create,
            demonstration=lambda: path,
        )

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if not times and window.objectName() == "opening_frame" and window.isVisible():
                window.grab()
                times.append(since())
            if filled(window):
                window.grab()
                print(f"{times[0]:.1f} {since():.1f} {memory():.1f}")
                timers[0].stop()
                window.close()
                return

    folder = Path(tempfile.mkdtemp())
    original = launch.Loader.start

    def start(loader: launch.Loader) -> None:
        look()
        timers.append(QTimer(loader, interval=1))
        timers[0].timeout.connect(look)
        timers[0].start()
        original(loader)

    launch.Loader.start = start  # type: ignore[method-assign]
    launch.run(
        prepare, title=path.name, settings_folder=folder, data_folder=folder, log_folder=folder
    )


def filled(window: QWidget) -> bool:
    """Tell whether the dashboard shows its sentence."""
    from PySide6.QtWidgets import QLabel

    label = window.findChild(QLabel, "dashboard_sentence")
    return label is not None and bool(label.text())


if __name__ == "__main__":
    what = sys.argv[1]
    empty() if what == "empty" else program(Path(what))
