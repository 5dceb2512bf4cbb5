"""What « À propos » shows: version, file, folders, libraries and their licences."""

from __future__ import annotations

import platform
from importlib import resources
from pathlib import Path

from PySide6.QtCore import qVersion

from polesdesk import __version__
from polesdesk.actions.files import SCHEMA
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.words import tr


def about_facts(file: Path | None, folders: dict[str, Path]) -> AboutFacts:
    """Return the facts that a person on the phone asks for."""
    lines = {
        tr("Fichier"): str(file) if file is not None else tr("aucun"),
        tr("Schéma du fichier"): str(SCHEMA),
        tr("Journal"): str(folders["log"]),
        tr("Réglages de la fenêtre"): str(folders["settings"]),
        tr("Système"): platform.platform(),
        tr("Python et Qt"): f"{platform.python_version()}, Qt {qVersion()}",
    }
    notices = resources.files("polesdesk") / "_assets" / "NOTICES.md"
    text = notices.read_text("utf-8") if notices.is_file() else ""
    return AboutFacts(version=__version__, lines=lines, notices=text)
