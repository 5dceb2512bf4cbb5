"""Which files may be scans."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".heic", ".heif")
"""Also those that cannot be read: reading them says what to do instead."""
SUFFIXES = (".pdf", *PICTURES)
"""Endings of the names of files that a scanner or a telephone sends."""


def is_scan(path: Path) -> bool:
    """Tell whether a file may be a scan, by its name."""
    return path.suffix.lower() in SUFFIXES


def dropped_scans(data: QMimeData) -> tuple[Path, ...]:
    """Return the files that are dragged if all of them may be scans, else none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    is_whole = len(paths) == len(data.urls()) and all(map(is_scan, paths))
    return tuple(paths) if is_whole else ()
