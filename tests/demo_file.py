"""Files of the demonstration for tests, and how tests read them."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from polesdesk.actions import demo
from polesdesk.actions.gathering import gather
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.agreements import AgreementData
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION, Kind

TODAY = date(2026, 11, 21)


def filled_file(blank_file: Path, folder: Path, today: date) -> Runner:
    """Return a runner on a file that was just filled, without originals; close it."""
    path = shutil.copy(blank_file, folder / "demo.polesdesk")
    runner = Runner(path, today=lambda: today)
    runner.do(demo.fill)
    return runner


def every(kind: Kind) -> Callable[[Work], list]:
    """Return an action that reads all live records of a kind."""
    return lambda work: records.alive_where(work.connection, kind, kind.table.c.id.is_not(None))


def gathered(runner: Runner) -> list[AgreementData]:
    """Return every agreement with all that it prints."""
    return [runner.read(gather, one.id) for one in runner.read(every(CONVENTION))]
