"""Read a spreadsheet from outside, in a child process with limits on memory, time and size."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from polesdesk.domain.import_sheets import Workbook
from polesdesk.domain.speech import marked, said
from polesdesk.exchange.cell_json import from_json
from polesdesk.exchange.child import CHILD_ARGUMENT
from polesdesk.exchange.limits import Limits
from polesdesk.exchange.processes import start_child
from polesdesk.exchange.unreadable import Unreadable, refuse_too_large

_POLL_SECONDS = 0.1
_FAILED = marked(
    "La lecture de ce fichier a échoué : il est abîmé, ou trop grand pour être lu en sécurité. "
    "Ouvrez-le dans votre tableur et copiez les lignes utiles dans un nouveau classeur."
)


def read_spreadsheet(
    path: Path,
    *,
    encoding: str = "",
    delimiter: str = "",
    limits: Limits | None = None,
    waiting: Callable[[], object] = lambda: None,
) -> Workbook:
    """Return the sheets of an .xlsx, .xls, .xlsb, .ods or .csv file.

    ``encoding`` and ``delimiter`` overrule what is found out of a CSV file. ``waiting`` is
    called while the child works; what it raises ends the child. Raises ``Unreadable``.
    """
    limits = limits or Limits()
    _check_openable(path, limits)
    request = {
        "path": str(path.absolute()),
        "encoding": encoding,
        "delimiter": delimiter,
        "limits": asdict(limits),
    }
    workbook = from_json(_ask_child(request, limits, waiting))
    if not any(sheet.rows for sheet in workbook.sheets):
        raise Unreadable("empty", said("Ce fichier ne contient aucune cellule remplie."))
    return workbook


def _check_openable(path: Path, limits: Limits) -> None:
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except FileNotFoundError as error:
        raise Unreadable(
            "not_found", said("Le fichier « {path} » est introuvable.").format(path=path)
        ) from error
    except IsADirectoryError as error:
        raise Unreadable(
            "not_found", said("« {path} » est un dossier, pas un fichier.").format(path=path)
        ) from error
    except OSError as error:
        raise Unreadable(
            "not_openable",
            said(
                "Le fichier « {name} » ne peut pas être ouvert. S’il est ouvert dans un tableur, "
                "fermez-le, puis recommencez."
            ).format(name=path.name),
        ) from error
    refuse_too_large(size, limits.file_bytes)


def _ask_child(
    request: dict[str, Any], limits: Limits, waiting: Callable[[], object]
) -> dict[str, Any]:
    with start_child(CHILD_ARGUMENT, "polesdesk.exchange.child") as child:
        try:
            output = _wait(child, json.dumps(request).encode("ascii"), limits, waiting)
        finally:
            if child.poll() is None:
                child.kill()
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError as error:  # killed by a limit, half an answer or none
        raise Unreadable("failed", said(_FAILED)) from error
    if "error" in answer:
        raise Unreadable(answer["error"]["code"], said(answer["error"]["message"] or _FAILED))
    workbook: dict[str, Any] = answer["workbook"]
    return workbook


def _wait(
    child: subprocess.Popen[bytes],
    request: bytes,
    limits: Limits,
    waiting: Callable[[], object],
) -> bytes:
    deadline = time.monotonic() + limits.seconds
    unsent: bytes | None = request
    while True:
        try:
            output, _errors = child.communicate(unsent, timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            unsent = None  # the pipe keeps what it was given the first time
            waiting()
        else:
            return output
        if time.monotonic() > deadline:
            raise Unreadable(
                "too_slow",
                said(
                    "La lecture de ce fichier a été arrêtée après {seconds:.0f} secondes. Copiez "
                    "les lignes utiles dans un nouveau classeur, puis importez celui-ci."
                ).format(seconds=limits.seconds),
            )
