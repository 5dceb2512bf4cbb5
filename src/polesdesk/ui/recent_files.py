"""The files that were open last, and where each has its second place for backups."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

SHOWN = 8
REMIND_AFTER_DAYS = 7
"""Days without a copy in the second place after which the window says so, unless told."""


def recent_files(settings: QSettings) -> list[Path]:
    """Return the files that were open last, the latest first."""
    kept = settings.value("files/recent") or []
    names = [kept] if isinstance(kept, str) else list(kept)
    return [Path(str(name)) for name in names]


def remember_file(settings: QSettings, path: Path) -> None:
    """Put a file first among those that were open last."""
    others = [known for known in recent_files(settings) if known != path]
    settings.setValue("files/recent", [str(one) for one in [path, *others]][:SHOWN])


def forget_file(settings: QSettings, path: Path) -> None:
    """Take a file from the list."""
    kept = [str(known) for known in recent_files(settings) if known != path]
    settings.setValue("files/recent", kept)


def second_place(settings: QSettings, path: Path) -> Path | None:
    """Return the folder in which a file has its second backups, if one was chosen."""
    kept = settings.value(f"backups/{file_key(path)}/place")
    return Path(str(kept)) if kept else None


def choose_second_place(settings: QSettings, path: Path, folder: Path) -> None:
    """Remember the folder in which a file has its second backups."""
    settings.setValue(f"backups/{file_key(path)}/place", str(folder))


def second_copy_on(settings: QSettings, path: Path) -> datetime | None:
    """Return when the second place last got a copy."""
    kept = settings.value(f"backups/{file_key(path)}/at")
    return datetime.fromisoformat(str(kept)) if kept else None


def note_second_copy(settings: QSettings, path: Path, at: datetime) -> None:
    """Remember when the second place got a copy."""
    settings.setValue(f"backups/{file_key(path)}/at", at.isoformat(timespec="seconds"))


def remind_after(settings: QSettings) -> int:
    """Return after how many days a second copy is recalled on this computer."""
    kept = str(settings.value("backups/remind_after", ""))
    return int(kept) if kept.isdecimal() else REMIND_AFTER_DAYS


def choose_remind_after(settings: QSettings, days: int) -> None:
    """Change after how many days a second copy is recalled."""
    settings.setValue("backups/remind_after", days)


def is_place_told(settings: QSettings, path: Path) -> bool:
    """Tell whether the manager was warned of where a file lies."""
    return bool(settings.value(f"places/{file_key(path)}"))


def note_place_told(settings: QSettings, path: Path) -> None:
    """Remember that the manager was warned of where a file lies."""
    settings.setValue(f"places/{file_key(path)}", "told")


def file_key(path: Path) -> str:
    """Return what names a file in the settings: its path holds signs that they read otherwise."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:16]
