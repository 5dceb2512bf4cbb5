"""What « À propos » shows: version, file, folders, libraries and their licences."""

from __future__ import annotations

import platform
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from polesdesk import __version__
from polesdesk.actions.files import SCHEMA
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Runner


def about_facts(runner: Runner | None, folders: dict[str, Path]) -> AboutFacts:
    """Return the facts that a person on the phone asks for; there may be no open file."""
    lines = {
        tr("Fichier"): str(runner.path) if runner is not None else tr("aucun"),
        tr("Schéma du fichier"): str(runner.schema()) if runner is not None else tr("aucun"),
        tr("Schéma de cette version"): str(SCHEMA),
        tr("Journal"): str(folders["log"]),
        tr("Réglages de la fenêtre"): str(folders["settings"]),
        tr("Système"): platform.platform(),
        tr("Python et Qt"): f"{platform.python_version()}, Qt {qVersion()}",
    }
    notices = resources.files("polesdesk") / "_assets" / "NOTICES.md"
    text = notices.read_text("utf-8") if notices.is_file() else ""
    return AboutFacts(version=__version__, lines=lines, notices=text)
