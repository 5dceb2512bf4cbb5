"""The demonstration file, made around the day, and the main job shown where there is no screen."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from polesdesk.actions import conventions, demo, files, originals, settings
from polesdesk.actions.originals import Batch
from polesdesk.actions.runner import Runner, Work
from polesdesk.cli.lists import CONVENTIONS
from polesdesk.cli.output import write_table
from polesdesk.domain.french import date_in_words, plural
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.rows import ConventionRow

FILE_NAME = "Démonstration.polesdesk"
PDF_FOLDER = "PDF"
PRINTED = 3
_PART = ".part"


def demonstration_file(folder: Path, today: date) -> Path:
    """Return the demonstration file in a folder, made anew when it is older than a day.

    Its dates lie around the day it was made. Older ones that nobody uses are removed.
    """
    fresh = (today.isoformat(), (today - timedelta(days=1)).isoformat())
    for name in fresh:
        if (folder / name / FILE_NAME).exists():
            _remove_others(folder, name)
            return folder / name / FILE_NAME
    building = folder / f"{fresh[0]}{_PART}"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    demo.create(building / FILE_NAME, today)
    building.rename(folder / fresh[0])
    _remove_others(folder, fresh[0])
    return folder / fresh[0] / FILE_NAME


def _remove_others(folder: Path, kept: str) -> None:
    for other in _days(folder):
        in_use = any(other.glob("*.lock"))
        if other.name != kept and not in_use:
            shutil.rmtree(other, ignore_errors=True)


def _days(folder: Path) -> Iterator[Path]:
    """Give the folders of former days; nothing else is ever removed."""
    for path in folder.iterdir():
        with contextlib.suppress(ValueError):
            date.fromisoformat(path.name)
            yield path


def show_without_screen(file: Path, today: date, out: TextIO) -> None:
    """List the agreements that end soon and print those that end first."""
    runner = files.open_runner(file, today=today)
    try:
        days = runner.read(settings.get).ends_soon_days
        rows = runner.read(_ending, days)
        out.write(
            f"{plural(len(rows), 'convention finit', 'conventions finissent')} dans les "
            f"{days}\u00a0jours qui suivent le {date_in_words(today)}.\n\n"
        )
        write_table(out, CONVENTIONS.columns, rows)
        folder = file.parent / PDF_FOLDER
        folder.mkdir(exist_ok=True)
        paths = _print(runner, [row.id for row in rows[:PRINTED]], folder)
    finally:
        runner.close()
    out.write(f"\nImprimé dans le dossier «\u202f{folder}\u202f»\u202f:\n")
    out.writelines(f"  {path.name}\n" for path in paths)


def _ending(work: Work, days: int) -> Sequence[ConventionRow]:
    query = ListQuery(sort="end_date", filters={"situation": "in_force", "ends": str(days)})
    return conventions.page(work, query)


def _print(runner: Runner, ids: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Print originals; those that may not be issued are printed as drafts."""
    batch: Batch = originals.print_many(runner, Silent(), ids, folder)
    left = [refusal.convention_id for refusal in batch.refused]
    drafts: Batch = originals.print_many(runner, Silent(), left, folder, as_draft=True)
    return (*batch.files, *drafts.files)
