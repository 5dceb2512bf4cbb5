"""Going back to a backup: which there are, what each holds and lacks, and the way back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from polesdesk.actions.backups import second_copy
from polesdesk.actions.errors import Trouble
from polesdesk.domain.speech import said
from polesdesk.store import restoring
from polesdesk.store.backups import backups_of, reason_of
from polesdesk.store.database import SCHEMA
from polesdesk.store.opening import schema_of, upgrade
from polesdesk.store.restoring import Inside, Restored

__all__ = [
    "Inside",
    "Known",
    "Looked",
    "Restored",
    "known_backup",
    "known_backups",
    "last_good",
    "look",
    "look_at_copy",
    "restore",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A backup by its name alone: when it was written, why, how many bytes it has.

    ``elsewhere`` tells that it lies in another folder than the backups of its file.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    elsewhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in a backup; ``lacks`` counts the commands made since, if that is known."""

    inside: Inside
    lacks: int | None


def known_backups(path: Path, second_place: Path | None) -> tuple[Known, ...]:
    """Return the backups of a file and of its second place, the newest first."""
    found = [known_backup(one) for one in backups_of(path)]
    if second_place is not None:
        copy = second_copy(path, second_place)
        others = [*backups_of(second_place / path.name), copy]
        found += [known_backup(one, elsewhere=True) for one in others if one.is_file()]
    unique = {one.path: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.at, one.path.name), reverse=True))


def known_backup(path: Path, *, elsewhere: bool = False) -> Known:
    """Return what the name and the disk tell of a backup."""
    told = path.stat()
    return Known(
        path=path,
        at=datetime.fromtimestamp(told.st_mtime),  # noqa: DTZ006
        reason=reason_of(path),
        size=told.st_size,
        elsewhere=elsewhere,
    )


def look(path: Path, backup: Path, *, key: str | None = None) -> Looked:
    """Open a backup of a file and count what it holds; raise ``Trouble`` when it is not good."""
    inside = restoring.look_into(backup, key)
    return Looked(inside=inside, lacks=restoring.lacks(inside, path, key))


def last_good(
    path: Path, second_place: Path | None, *, key: str | None = None
) -> tuple[Known, Looked] | None:
    """Return the newest backup of a file that can be read, or None when there is none."""
    for known in known_backups(path, second_place):
        try:
            return known, look(path, known.path, key=key)
        except Trouble:
            continue
    return None


def look_at_copy(backup: Path, folder: Path, *, key: str | None = None) -> Path:
    """Copy a backup into a folder, to be looked at there; an older one is brought up to date.

    The backup itself stays as it is, to the byte.
    """
    copy = folder / backup.name
    try:
        shutil.copy2(backup, copy)
    except OSError:
        raise Trouble(
            "cannot_open",
            said("La sauvegarde «\u202f{name}\u202f» ne peut pas être lue.").format(
                name=backup.name
            ),
            said("Vérifiez que la clé ou le disque est branché."),
        ) from None
    if schema_of(copy, key) < SCHEMA:
        upgrade(copy, key)
    return copy


def restore(
    backup: Path,
    target: Path,
    *,
    key: str | None = None,
    now: Callable[[], datetime],
) -> Restored:
    """Put a backup in place of a file that no program has open; the former one is kept."""
    return restoring.restore(backup, target.absolute(), key, now())
