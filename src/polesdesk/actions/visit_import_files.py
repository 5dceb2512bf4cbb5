"""Read the file in which visits come: JSON, or a spreadsheet by its headings."""

from __future__ import annotations

import json
from pathlib import Path

from polesdesk.actions import imports
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner
from polesdesk.domain.progress import Progress
from polesdesk.domain.speech import said
from polesdesk.domain.visit_import import Line, lines_of_json, lines_of_sheet

_LARGEST = 200_000_000
"""Bytes of a JSON file that is still read."""


def read_lines(runner: Runner, progress: Progress, source: Path) -> list[Line]:
    """Return the findings of a file, not yet understood.

    Raises ``Trouble`` for a file that cannot be read or holds no visits.
    """
    found = (
        _json_lines(source)
        if source.suffix.lower() == ".json"
        else _sheet_lines(runner, progress, source)
    )
    if found is None:
        raise Trouble(
            "not_visits",
            said("« {name} » ne contient pas de visites.").format(name=source.name),
            said(
                "Un fichier JSON est une liste de visites\u202f; un tableau a les colonnes "
                "visit_id, hub, date, room et finding."
            ),
        )
    return found


def _json_lines(source: Path) -> list[Line] | None:
    try:
        if source.stat().st_size > _LARGEST:
            return None
        return lines_of_json(json.loads(source.read_text("utf-8-sig")))
    except OSError as error:
        told = said("Le fichier « {name} » est introuvable.").format(name=source.name)
        raise Trouble("not_found", told) from error
    except (ValueError, RecursionError):
        return None


def _sheet_lines(runner: Runner, progress: Progress, source: Path) -> list[Line] | None:
    workbook = imports.read_file(runner, progress, source)
    for sheet in workbook.sheets:
        lines = lines_of_sheet(sheet)
        if lines is not None:
            return lines
    return None
