"""The process that reads a file from outside: what it does wrong stays in it.

It reads one request from its standard input and writes one answer to its standard output,
both as JSON. It is started as ``python -m polesdesk.exchange.child``, or, in the frozen
program, as the program itself with the argument ``CHILD_ARGUMENT``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from polesdesk.domain.import_sheets import Workbook
from polesdesk.exchange.cell_json import to_json
from polesdesk.exchange.containers import Container, check_zip, recognise
from polesdesk.exchange.limits import Limits
from polesdesk.exchange.processes import limit_process
from polesdesk.exchange.unreadable import Unreadable

CHILD_ARGUMENT = "--read-spreadsheet"
"""The hidden argument that makes the frozen program this child."""


def main() -> int:
    """Answer the one request of the parent; return 0 whatever the file was."""
    # The streams of a windowed program may be None; its two pipes are there all the same.
    with os.fdopen(os.dup(0), "rb") as source:
        request = json.load(source)
    try:
        answer = _answer(request)
    except Unreadable as refusal:
        answer = {"error": {"code": refusal.code, "message": refusal.message}}
    except BaseException:  # a panic of the spreadsheet library is no Exception
        answer = {"error": {"code": "failed", "message": ""}}
    with os.fdopen(os.dup(1), "wb") as target:
        target.write(json.dumps(answer).encode("ascii"))
    return 0


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    limits = Limits(**request["limits"])
    limit_process(limits.memory_bytes, int(limits.seconds) + 1)
    workbook = _read(Path(request["path"]), limits, request["encoding"], request["delimiter"])
    return {"workbook": to_json(workbook)}


def _read(path: Path, limits: Limits, encoding: str, delimiter: str) -> Workbook:
    data = path.read_bytes()
    container = recognise(data)
    if container is Container.TEXT:
        from polesdesk.exchange.csv_reader import read_csv

        return read_csv(data, path.stem, limits, encoding, delimiter)
    if container is Container.ZIP:
        check_zip(data, limits)
    from polesdesk.exchange.workbook_reader import read_calamine

    return read_calamine(data, container, limits)


if __name__ == "__main__":
    sys.exit(main())
