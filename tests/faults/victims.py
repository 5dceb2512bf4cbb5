"""Programs that the tests kill: each tells on its output what the file has acknowledged."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from polesdesk.actions import hubs, imports
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Silent
from polesdesk.store import restoring


def tell(word: object) -> None:
    """Write a word where the test reads it, at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def save_for_ever(path: Path) -> None:
    """Save a hub again and again; tell the number of each save once it is acknowledged."""
    runner = Runner(path, hold=True)
    hub = runner.do(hubs.save, Hub(id=new_id(), code="VOL", name="0")).value
    tell("ready")
    for number in range(1, 100_000):
        hub = runner.do(hubs.save, replace(hub, name=str(number))).value
        tell(number)


def back_up_for_ever(path: Path) -> None:
    """Make one backup after another."""
    runner = Runner(path, hold=True)
    tell("ready")
    for number in range(1, 100_000):
        runner.back_up_now("fermeture")
        tell(number)


def import_once(path: Path, source: Path) -> None:
    """Import a spreadsheet once."""
    runner = Runner(path, hold=True)
    tell("ready")
    imports.bring_in(runner, Silent(), source)
    tell("done")
    runner.close()


def restore_for_ever(path: Path, one: Path, other: Path) -> None:
    """Put one backup and another in place of a file, in turn."""
    tell("ready")
    for _ in range(10_000):
        for backup in (one, other):
            restoring.restore(backup, path, None, datetime(2026, 11, 21, 10, 42))
            tell(backup.stem)


if __name__ == "__main__":
    what, *paths = sys.argv[1:]
    chosen = {
        "save": save_for_ever,
        "back_up": back_up_for_ever,
        "import": import_once,
        "restore": restore_for_ever,
    }[what]
    chosen(*map(Path, paths))
