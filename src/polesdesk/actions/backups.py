"""Backups of the file that is open: at closing, on demand, and in a second place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from polesdesk.actions.files import backup
from polesdesk.actions.runner import Runner
from polesdesk.domain.progress import Progress
from polesdesk.domain.speech import said
from polesdesk.store.backups import Backup, backups_of

CLOSING = "fermeture"
ASKED = "demande"


def last_backup(path: Path) -> datetime | None:
    """Return when the newest backup beside a file was made; None when there is none."""
    found = backups_of(path)
    return datetime.fromtimestamp(found[-1].stat().st_mtime) if found else None  # noqa: DTZ006


def back_up_now(runner: Runner, progress: Progress) -> Backup:
    """Make the next numbered backup beside the file, verified."""
    progress.step(0, 1, said("Sauvegarde"))
    return runner.back_up_now(ASKED)


def copy_to(runner: Runner, progress: Progress, target: Path) -> Backup:
    """Write a verified copy in a second place: a stick, a share, another disk."""
    progress.step(0, 1, target.name)
    return backup(runner, target)


def second_copy(path: Path, folder: Path) -> Path:
    """Return where the copy of a file stands in its second place."""
    return folder / f"{path.stem} (copie){path.suffix}"


def at_closing(runner: Runner, second_place: Path | None) -> bool:
    """Back up a file that was changed, then copy it to its second place if it is there.

    Returns whether the second place was reached; a stick that is not plugged in is no error.
    """
    if not runner.changed_since_backup:
        return True
    runner.back_up_now(CLOSING)
    if second_place is None or not second_place.is_dir():
        return False
    backup(runner, second_copy(runner.path, second_place))
    return True
