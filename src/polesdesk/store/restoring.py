"""A backup takes the place of a file: looked into first, copied whole, the former file kept."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from polesdesk.domain.speech import said
from polesdesk.store.backups import back_up
from polesdesk.store.database import open_connection
from polesdesk.store.errors import StoreTrouble, trouble_of
from polesdesk.store.files import (
    REPLACED,
    KeptFiles,
    free_name,
    place,
    settle,
    sweep_parts,
    take_place,
)
from polesdesk.store.lock import FileLock
from polesdesk.store.opening import schema_of
from polesdesk.store.tables import ALIVE

_COUNTED = {"hubs": "hub", "associations": "association", "conventions": "convention"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What a file holds: its records in use, its documents, its schema, its last command.

    ``commands`` counts the commands of its log and ``last`` is the id of the newest one.
    """

    schema: int
    counts: dict[str, int]
    files: int
    commands: int
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A file that a backup took the place of; ``former`` is where the replaced one is kept.

    ``made_at`` is when the backup was written, at the hour of this computer.
    """

    path: Path
    former: Path | None
    inside: Inside
    made_at: datetime


def look_into(path: Path, key: str | None, *, whole: bool = False) -> Inside:
    """Open a file as a stranger would and count it; refuse a damaged one in words.

    ``whole`` reads every page and every link again.
    """
    with _in_words():
        schema = schema_of(path, key)
        connection = open_connection(path, key, "ro")
        try:
            _check(connection, whole=whole)
            return _inside(connection, schema)
        finally:
            connection.close()


def lacks(backup: Inside, path: Path, key: str | None) -> int | None:
    """Return how many commands a file has that a backup of it lacks; None when none can tell."""
    try:
        connection = open_connection(path, key, "ro")
    except (driver.Error, StoreTrouble):
        return None
    try:
        known = connection.execute("SELECT 1 FROM command WHERE id = ?", (backup.last,))
        if known.fetchone() is None:
            return None
        found = int(connection.execute("SELECT count(*) FROM command").fetchone()[0])
        return max(0, found - backup.commands)
    except driver.Error:
        return None
    finally:
        connection.close()


def restore(backup: Path, target: Path, key: str | None, now: datetime) -> Restored:
    """Put a verified copy of a backup in place of a file, its documents beside it.

    The file that is replaced is kept under a name that says so. Whatever happens on the way,
    the target holds the former file or the restored one. Refused while a program holds it.
    """
    if target.exists() and target.samefile(backup):
        raise StoreTrouble(
            "restore_onto_itself",
            said("Cette sauvegarde est le fichier lui-même."),
            said("Choisissez une autre sauvegarde."),
        )
    lock = FileLock(target, lambda: now)
    lock.take()
    try:
        sweep_parts(target.parent, target.name)
        with _in_words(), place(target) as part:
            inside = _copy(backup, part, key, target)
            former = _keep_former(target, key, now) if target.exists() else None
            take_place(part, target)
            _journal(target).unlink(missing_ok=True)
        made_at = datetime.fromtimestamp(backup.stat().st_mtime)  # noqa: DTZ006
        return Restored(path=target, former=former, inside=inside, made_at=made_at)
    finally:
        lock.release()


def _copy(backup: Path, part: Path, key: str | None, target: Path) -> Inside:
    """Copy a backup into a part, its documents beside the target, and verify the copy."""
    expected = look_into(backup, key, whole=True)
    part.unlink()
    source = open_connection(backup, key, "ro")
    try:
        source.execute("VACUUM INTO ?", (str(part),))
    finally:
        source.close()
    kept = KeptFiles(target, lambda digest: None)
    _bring_files(backup, kept)
    _take_files_out(part, key, kept)
    found = look_into(part, key, whole=True)
    if (found.counts, found.commands) != (expected.counts, expected.commands):
        raise StoreTrouble(
            "restore_wrong",
            said("La copie de la sauvegarde n’est pas complète\u202f: rien n’a été remplacé."),
            said("Recommencez, ou choisissez une autre sauvegarde."),
        )
    return found


def _bring_files(backup: Path, kept: KeptFiles) -> None:
    """Bring the documents that lie beside a file which is no backup of ours."""
    beside = KeptFiles(backup, lambda digest: None)
    for digest in beside.all():
        kept.bring_back(digest, beside.get(digest))


def _take_files_out(part: Path, key: str | None, kept: KeptFiles) -> None:
    """Put the documents of a backup where a file has them: beside it, under their hash."""
    connection = open_connection(part, key, "rw")
    try:
        digests = connection.execute("SELECT sha256 FROM kept_file").fetchall()
        for (digest,) in digests:
            row = connection.execute(
                "SELECT content FROM kept_file WHERE sha256 = ?", (digest,)
            ).fetchone()
            kept.bring_back(digest, bytes(row[0]))
        if digests:
            connection.execute("DELETE FROM kept_file")
            connection.execute("VACUUM")
    finally:
        connection.close()


def _keep_former(target: Path, key: str | None, now: datetime) -> Path:
    """Keep the file that is about to be replaced: with its documents, or byte by byte."""
    words = f"{REPLACED} le {now:%Y-%m-%d} à {now:%H}h{now:%M}"
    name = free_name(target.with_name(f"{target.stem} ({words}){target.suffix}"))
    try:
        look_into(target, key, whole=True)
        return back_up(target, key, name).path
    except (driver.Error, StoreTrouble):
        return _keep_bytes(target, name)


def _keep_bytes(target: Path, name: Path) -> Path:
    """Copy a file that cannot be read as it is, with what its last write left beside it."""
    journal = _journal(target)
    if journal.exists():
        _copy_bytes(journal, _journal(name))
    made = _copy_bytes(target, name)
    journal.unlink(missing_ok=True)  # it would be rolled back into the restored file
    return made


def _copy_bytes(source: Path, target: Path) -> Path:
    with place(target) as part:
        shutil.copyfile(source, part)
        return settle(part, target)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _check(connection: Any, *, whole: bool) -> None:
    pragma = "integrity_check(1)" if whole else "quick_check(1)"
    found = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found != "ok" or broken is not None:
        raise StoreTrouble(
            "damaged", said("Le fichier est abîmé."), said("Choisissez une autre sauvegarde.")
        )


def _inside(connection: Any, schema: int) -> Inside:
    def one(statement: str, *values: str) -> Any:
        row = connection.execute(statement, values).fetchone()
        return None if row is None else row[0]

    return Inside(
        schema=schema,
        counts={
            name: int(one(f'SELECT count(*) FROM "{table}" WHERE life = ?', ALIVE))  # noqa: S608
            for name, table in _COUNTED.items()
        },
        files=int(one("SELECT count(*) FROM kept_file")),
        commands=int(one("SELECT count(*) FROM command")),
        last=str(one("SELECT id FROM command ORDER BY hlc DESC LIMIT 1") or ""),
    )


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """Turn the driver's errors into troubles in French."""
    try:
        yield
    except driver.Error as error:
        raise trouble_of(error) or error from error
