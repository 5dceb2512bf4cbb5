"""A folder where the scanner puts its files: what arrives there is proposed, never moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from polesdesk.ui.scans.files import is_scan

EVERY = 15_000
"""Milliseconds between two looks into the folder."""
_FOLDER, _SEEN = "scans/folder", "scans/seen"
_MOST = 2_000
"""Files that are remembered as seen."""


def watched_folder(settings: QSettings) -> Path | None:
    """Return the folder that is watched, None when there is none."""
    kept = str(settings.value(_FOLDER, ""))
    return Path(kept) if kept else None


def watch(settings: QSettings, folder: Path) -> None:
    """Watch a folder from now on; what lies there already is not proposed."""
    settings.setValue(_FOLDER, str(folder))
    _remember(settings, [mark for mark, _path in _scans(folder)])


def stop_watching(settings: QSettings) -> None:
    """Watch no folder."""
    settings.remove(_FOLDER)


class WatchedFolder(QObject):
    """Looks into the folder now and then; tells of files that are new and no longer growing."""

    arrived = Signal(object)
    """The paths of scans that were not proposed yet."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._before: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look into the folder; a file is told at the second look that finds it the same."""
        folder = watched_folder(self._settings)
        if folder is None:
            return
        seen = set(_seen(self._settings))
        new = {mark: path for mark, path in _scans(folder) if mark not in seen}
        settled = [path for mark, path in new.items() if mark in self._before]
        self._before = set(new)
        if settled:
            self.arrived.emit(tuple(settled))

    def note_seen(self, paths: tuple[Path, ...]) -> None:
        """Propose these files no more."""
        marks = [mark for path in paths if (mark := _mark(path))]
        _remember(self._settings, [*_seen(self._settings), *marks])


def _scans(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        paths = sorted(path for path in folder.iterdir() if is_scan(path))
    except OSError:  # a share that is away just now
        return
    for path in paths:
        mark = _mark(path)
        if mark:
            yield mark, path


def _mark(path: Path) -> str:
    """Return what a file is known by: name, size and time; empty while it holds nothing."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path.name}|{found.st_size}|{found.st_mtime_ns}" if found.st_size else ""


def _seen(settings: QSettings) -> list[str]:
    kept = settings.value(_SEEN, [])
    return [kept] if isinstance(kept, str) else [str(one) for one in kept or ()]  # type: ignore[attr-defined]


def _remember(settings: QSettings, marks: list[str]) -> None:
    settings.setValue(_SEEN, list(dict.fromkeys(marks))[-_MOST:])
