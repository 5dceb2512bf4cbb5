"""The spreadsheets that were imported last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

KEPT = 4
_PLACE = "imports/recent"


def recent_imports(settings: QSettings) -> list[Path]:
    """Return the spreadsheets that were imported last, the latest first."""
    kept = settings.value(_PLACE) or []
    names = [kept] if isinstance(kept, str) else list(kept)
    return [Path(str(name)) for name in names]


def remember_import(settings: QSettings, path: Path) -> None:
    """Put a spreadsheet first among those imported last."""
    others = [known for known in recent_imports(settings) if known != path]
    settings.setValue(_PLACE, [str(one) for one in [path, *others]][:KEPT])
