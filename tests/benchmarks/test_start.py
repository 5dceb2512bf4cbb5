"""Start to first paint, and memory, against an empty window of the same toolkit."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.measuring import header, row
from polesdesk.actions import demo

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
COMPILED = {name: cell for name, cell in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its modules compiled; a start that compiles them tells nothing."""
SCRIPT = Path(__file__).with_name("starting.py")


def started(what: str) -> tuple[float, float, float]:
    told = subprocess.run(
        [sys.executable, str(SCRIPT), what],
        capture_output=True,
        text=True,
        check=True,
        env=COMPILED,
    )
    frame, full, memory = map(float, told.stdout.split())
    return frame, full, memory


def test_start(tmp_path: Path) -> None:
    header("Start")
    path = tmp_path / "demo.polesdesk"
    demo.create(path, date(2026, 11, 21))
    ours: list[tuple[float, float, float]] = []
    floor: list[tuple[float, float, float]] = []
    started(str(path))
    for _ in range(7):
        ours.append(started(str(path)))
        floor.append(started("empty"))
    for at, name, unit in ((0, "frame", "ms"), (1, "dashboard filled", "ms"), (2, "memory", "MB")):
        mine = statistics.median(times[at] for times in ours)
        least = statistics.median(times[at] for times in floor)
        row(name, mine, least, "an empty QMainWindow", unit)
