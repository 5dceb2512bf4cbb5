"""The file in which visits come: JSON, or a spreadsheet by its headings; one to fill in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from polesdesk.actions import imports
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.headed_sheets import Line
from polesdesk.domain.occupancy_labels import FINDINGS, MOTIVES
from polesdesk.domain.progress import Progress
from polesdesk.domain.speech import said
from polesdesk.domain.visit_import import HEADINGS, lines_of_json, lines_of_sheet
from polesdesk.store import hubs
from polesdesk.store.files import stream_whole

if TYPE_CHECKING:
    from polesdesk.exchange.tables import Sheet

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
            said("« {name} » ne contient pas de visites.").format(name=source.name),
            said(
                "Un tableau a les colonnes N°\u00a0visite, Pôle, Date, Local et Constat\u202f; un "
                "fichier JSON est une liste de visites."
            ),
        )
    return found


def _json_lines(source: Path) -> list[Line] | None:
    try:
        if source.stat().st_size > _LARGEST:
            return None
        return lines_of_json(json.loads(source.read_text("utf-8-sig")))
    except OSError as error:
        told = said("Le fichier « {name} » est introuvable.").format(name=source.name)
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


# To fill in


def write_blank(runner: Runner, progress: Progress, target: Path) -> Path:
    """Write a spreadsheet to fill in: the headings, the rooms of each hub, the words known."""
    from polesdesk.exchange import tables

    progress.step(0, 1, said("Tableau à remplir"))
    rooms = runner.read(_rooms)

    def write(file: BinaryIO) -> None:
        tables.stream_book(file, said("Constats"), [_form(), _rooms_sheet(rooms), _words_sheet()])

    return stream_whole(target, write)


def _rooms(work: Work) -> tuple[tuple[str, str, str], ...]:
    """Return code and name of the hub of each room, and its own name."""
    every = {one.id: one for one in hubs.all_hubs(work.connection)}
    found = [
        (every[room.hub_id].code, every[room.hub_id].name, room.name)
        for room in hubs.all_rooms(work.connection)
        if room.hub_id in every
    ]
    return tuple(sorted(found))


def _form() -> Sheet:
    from polesdesk.exchange.tables import Column, ColumnKind, Sheet

    kinds = {
        "date": ColumnKind.DATE,
        "time_in": ColumnKind.TIME,
        "time_out": ColumnKind.TIME,
        "time": ColumnKind.TIME,
        "headcount": ColumnKind.NUMBER,
    }
    columns = [
        Column(title=word, kind=kinds.get(name, ColumnKind.TEXT)) for name, word in HEADINGS.items()
    ]
    return Sheet(title=said("Constats"), columns=columns, rows=())


def _rooms_sheet(rooms: tuple[tuple[str, str, str], ...]) -> Sheet:
    from polesdesk.exchange.tables import Column, Sheet

    titles = (said("Code du pôle"), said("Nom du pôle"), said("Local"))
    return Sheet(title=said("Locaux"), columns=[Column(title=one) for one in titles], rows=rooms)


def _words_sheet() -> Sheet:
    from polesdesk.exchange.tables import Column, Sheet

    findings, motives = list(FINDINGS.values()), list(MOTIVES.values())
    motives += [""] * (len(findings) - len(motives))
    return Sheet(
        title=said("Mots à employer"),
        columns=[Column(title=said("Constat")), Column(title=said("Motif"))],
        rows=list(zip(findings, motives, strict=True)),
    )
