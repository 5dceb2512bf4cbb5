"""The process that opens scans: what a hostile PDF or picture does stays in it.

It reads one request from its standard input and answers on its standard output with one line
of JSON a page, so that the parent knows how far it is. It is started as ``python -m
polesdesk.exchange.scan_child``, or, in the frozen program, with ``SCAN_ARGUMENT``.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polesdesk.exchange.limits import ScanLimits
from polesdesk.exchange.processes import limit_process
from polesdesk.exchange.scan_files import gather, open_scan
from polesdesk.exchange.unreadable import Unreadable

SCAN_ARGUMENT = "--read-scan"
"""The hidden argument that makes the frozen program this child."""


def main() -> int:
    """Answer the one request of the parent; return 0 whatever the file was."""
    # The streams of a windowed program may be None; its two pipes are there all the same.
    with os.fdopen(os.dup(0), "rb") as source:
        request = json.load(source)
    with os.fdopen(os.dup(1), "wb") as target:
        try:
            for answer in _answers(request):
                target.write(json.dumps(answer).encode("ascii") + b"\n")
                target.flush()
        except Unreadable as refusal:
            error = {"code": refusal.code, "message": refusal.message}
            target.write(json.dumps({"error": error}).encode("ascii") + b"\n")
    return 0


def _answers(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    limits = ScanLimits(**request["limits"])
    limit_process(limits.memory_bytes)
    if "leaves" in request:
        pdf = gather([(Path(path), *rest) for path, *rest in request["leaves"]], limits)
        yield {"pdf": base64.b64encode(pdf).decode("ascii")}
        return
    with open_scan(Path(request["path"]), limits) as scan:
        yield {"pages": scan.count, "digest": scan.digest}
        for number in range(request["first"], scan.count + 1):
            yield {"begun": number}
            yield {"page": scan.look_at(number)}


if __name__ == "__main__":
    sys.exit(main())
