"""French for what Qt itself says: standard buttons, menus of text fields, key names."""

from __future__ import annotations

from importlib.resources import as_file, files

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_french(app: QApplication) -> None:
    """Load Qt's French and ours, and count, date and sort in French."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt = QTranslator(app)
    if qt.load("qtbase_fr", folder):
        app.installTranslator(qt)
    for entry in sorted(_own_files()):
        own = QTranslator(app)
        if own.load(entry):
            app.installTranslator(own)


def _own_files() -> list[str]:
    folder = files("polesdesk._assets").joinpath("i18n")
    if not folder.is_dir():
        return []
    found = []
    for entry in folder.iterdir():
        if entry.name.endswith(".qm"):
            with as_file(entry) as path:
                found.append(str(path))
    return found
