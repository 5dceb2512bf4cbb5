"""The language of the window: French, or that of a translation file that the manager asks for."""

from __future__ import annotations

import os
from importlib.resources import as_file, files

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from polesdesk.domain.speech import speak_through
from polesdesk.ui.words import tr

SOURCE = "fr"
"""The language of the sources, which needs no translation file."""
ASKED_BY = "POLESDESK_LANGUAGE"
"""The variable of the environment that asks for another language by its code, as « en »."""


def speak_french(app: QApplication) -> None:
    """Speak French, the language of the sources, in the window and in the domain."""
    speak(app, SOURCE)


def speak_as_asked(app: QApplication) -> None:
    """Speak the language that the environment asks for, where there is a file for it."""
    speak(app, os.environ.get(ASKED_BY, SOURCE))


def speak(app: QApplication, language: str) -> None:
    """Load what Qt says and what PolesDesk says in a language; count, date and sort in French.

    Dates, amounts and papers stay French whatever the language: they are those of the office.
    """
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language}", folder):
        app.installTranslator(qt)
    # « qt_fr » holds what Qt's own file lacks since its dialogs have changed
    for name in (f"qt_{language}", f"polesdesk_{language}"):
        own = QTranslator(app)
        if _load_own(own, name):
            app.installTranslator(own)
    speak_through(tr)


def _load_own(translator: QTranslator, name: str) -> bool:
    entry = files("polesdesk._assets").joinpath("i18n", f"{name}.qm")
    if not entry.is_file():
        return False
    with as_file(entry) as path:
        return translator.load(str(path))
