"""Verified backups: one openable file that also holds every file kept by its hash."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polesdesk.domain.speech import said
from polesdesk.store import database as db
from polesdesk.store.errors import StoreTrouble
from polesdesk.store.files import KeptFiles, place, settle, sweep_parts

FOLDER = "Sauvegardes"
SUFFIX = ".polesdesk"
_NAME = re.compile(r"^(?P<stem>.+) (?P<number>\d{5}) (?P<reason>[a-z-]+)$")
_COUNTED = ("hub", "room", "association", "convention", "issued", "op")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was opened and counted after it was written."""

    path: Path
    number: int
    reason: str
    counts: dict[str, int]
    files: int


def back_up(path: Path, key: str | None, target: Path) -> Backup:
    """Copy a file and its kept files into ``target``, verified before it takes the name."""
    kept = KeptFiles(path, lambda digest: None)
    with place(target) as part:
        part.unlink()
        source = db.open_connection(path, key, "ro")
        try:
            source.execute("VACUUM INTO ?", (str(part),))
            expected = _counts(source)
        finally:
            source.close()
        files = _embed(part, key, kept)
        counts = _verify(part, key, files)
        if counts != expected:
            raise StoreTrouble(
                "backup_wrong", said("La sauvegarde n’est pas complète : recommencez.")
            )
        settled = settle(part, target)
    return Backup(path=settled, number=0, reason="", counts=counts, files=files)


def _embed(part: Path, key: str | None, kept: KeptFiles) -> int:
    """Put the kept files into the copy, so that one file holds everything."""
    connection = db.open_connection(part, key, "rw")
    try:
        connection.execute("BEGIN IMMEDIATE")
        for digest in kept.all():
            connection.execute(
                "INSERT OR IGNORE INTO kept_file(sha256, content) VALUES (?, ?)",
                (digest, kept.get(digest)),
            )
        connection.execute("COMMIT")
        return int(connection.execute("SELECT count(*) FROM kept_file").fetchone()[0])
    finally:
        connection.close()


def _verify(part: Path, key: str | None, files: int) -> dict[str, int]:
    """Open a copy as a stranger would, check every page, count its rows."""
    connection = db.open_connection(part, key, "ro")
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        held = connection.execute("SELECT count(*) FROM kept_file").fetchone()[0]
        if found != "ok" or broken is not None or held != files:
            raise StoreTrouble("backup_wrong", said("La sauvegarde est illisible : recommencez."))
        return _counts(connection)
    finally:
        connection.close()


def _counts(connection: Any) -> dict[str, int]:
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for name in _COUNTED
    }


def backups_of(path: Path) -> list[Path]:
    """Return the backups of a file, oldest first: by number, never by the clock."""
    folder = path.parent / FOLDER
    if not folder.is_dir():
        return []
    named = [(number_of(p), p) for p in folder.glob(f"{path.stem} *{SUFFIX}")]
    return [p for number, p in sorted(named) if number]


def number_of(path: Path) -> int:
    """Return the sequence number in a backup's name, 0 when there is none."""
    match = _NAME.match(path.stem)
    return int(match["number"]) if match else 0


def reason_of(path: Path) -> str:
    """Return why a backup was made, from its name; empty when that does not say."""
    match = _NAME.match(path.stem)
    return match["reason"] if match else ""


def back_up_before(path: Path, key: str | None, reason: str) -> Backup:
    """Make the next numbered backup beside a file, and thin out the old ones."""
    folder = path.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        raise StoreTrouble(
            "backup_folder",
            said("Le dossier des sauvegardes ne peut pas être créé."),
            said("Vérifiez vos droits sur le dossier du fichier."),
        ) from None
    sweep_parts(folder)
    former = backups_of(path)
    number = number_of(former[-1]) + 1 if former else 1
    target = folder / f"{path.stem} {number:05d} {reason}{SUFFIX}"
    made = back_up(path, key, target)
    _thin_out(path)
    return Backup(
        path=made.path, number=number, reason=reason, counts=made.counts, files=made.files
    )


KEEP_ALL = 10
KEEP_FIFTH = 50
KEEP_TWENTY_FIFTH = 250


def keeps(number: int, newest: int) -> bool:
    """Tell whether a backup stays: the last ten, then every fifth, then every twenty-fifth."""
    age = newest - number
    if age < KEEP_ALL:
        return True
    if age < KEEP_FIFTH:
        return number % 5 == 0
    return age < KEEP_TWENTY_FIFTH and number % 25 == 0


def _thin_out(path: Path) -> None:
    former = backups_of(path)
    newest = number_of(former[-1]) if former else 0
    for old in former:
        if not keeps(number_of(old), newest):
            with contextlib.suppress(OSError):
                old.unlink()
