"""The one way to write a file: beside its target, synced, checked, then put in place.

Files kept for the office lie beside the database under their SHA-256.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from polesdesk.domain.speech import said
from polesdesk.store.errors import StoreTrouble

PART = ".part"
REPLACED = "remplacé"
"""How a file is called, in brackets, whose place a backup took."""


def write_whole(
    target: Path, content: bytes, *, check: Callable[[Path], None] | None = None
) -> Path:
    """Write a file whole or not at all; return where it stands.

    A target that another program holds open (Windows) keeps its content, and the new file
    takes a numbered name beside it.
    """
    with place(target) as part:
        part.write_bytes(content)
        if check is not None:
            check(part)
        return settle(part, target)


def stream_whole(target: Path, write: Callable[[BinaryIO], object]) -> Path:
    """Write a long file piece by piece, whole or not at all; return where it stands."""
    with place(target) as part:
        with part.open("wb") as file:
            write(file)
        return settle(part, target)


@contextlib.contextmanager
def place(target: Path) -> Iterator[Path]:
    """Give a temporary path beside the target, removed unless it was settled."""
    if not target.parent.is_dir():
        raise StoreTrouble(
            "folder_missing",
            said("Le dossier « {name} » n’existe pas.").format(
                name=target.parent.name or target.parent
            ),
            said("Choisissez un dossier existant."),
        )
    try:
        handle, name = tempfile.mkstemp(
            prefix=target.name[:60] + ".", suffix=PART, dir=target.parent
        )
    except OSError as error:
        raise _cannot_write(target, error) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def settle(part: Path, target: Path) -> Path:
    """Sync a finished part and put it in place of the target, atomically."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        part.replace(target)
    except PermissionError:
        target = free_name(target)
        part.replace(target)
    _sync_folder(target.parent)
    return target


def take_place(part: Path, target: Path) -> None:
    """Sync a finished part and put it in place of the target itself, under no other name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        part.replace(target)
    except PermissionError:
        raise StoreTrouble(
            "held_open",
            said(
                "« {name} » est tenu ouvert par un autre programme : rien n’a été remplacé."
            ).format(name=target.name),
            said("Fermez ce programme puis recommencez."),
        ) from None
    _sync_folder(target.parent)


def free_name(target: Path) -> Path:
    """Return the target itself, or its first numbered name that no file has."""
    if not target.exists():
        return target
    for number in range(2, 1000):
        candidate = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not candidate.exists():
            return candidate
    raise StoreTrouble(
        "no_free_name", said("Aucun nom libre pour « {name} ».").format(name=target.name)
    )


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(target: Path, error: OSError) -> StoreTrouble:
    import errno

    if error.errno == errno.ENOSPC:
        return StoreTrouble(
            "disk_full",
            said("Le disque est plein : « {name} » n’a pas été écrit.").format(name=target.name),
            said("Libérez de la place sur le disque puis recommencez."),
        )
    return StoreTrouble(
        "cannot_write",
        said("« {name} » n’a pas pu être écrit.").format(name=target.name),
        said("Vérifiez le dossier, vos droits et la place libre, puis recommencez."),
    )


def sweep_parts(folder: Path, name: str = "") -> None:
    """Remove unfinished files that a crash has left in a folder, or those of one file there.

    Those of the copy that is kept when a backup takes the file's place belong to it too.
    """
    if folder.is_dir():
        starts = [glob.escape(f"{name[:60]}."), glob.escape(f"{Path(name).stem} ({REPLACED} ")]
        for start in starts if name else [""]:
            for part in folder.glob(f"{start}*{PART}*"):
                if part.name.endswith((PART, f"{PART}-journal")):
                    with contextlib.suppress(OSError):
                        part.unlink()


class KeptFiles:
    """Files under their SHA-256 in the folder ``<database>.files``; names are only labels."""

    def __init__(self, database: Path, fallback: Callable[[str], bytes | None]) -> None:
        self.folder = database.with_name(database.name + ".files")
        self._fallback = fallback

    def put(self, content: bytes) -> str:
        """Keep a file; return its SHA-256."""
        digest = hashlib.sha256(content).hexdigest()
        target = self._path(digest)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
        return digest

    def bring_back(self, digest: str, content: bytes) -> None:
        """Put a file back under its hash, also over one that was altered or cut."""
        if hashlib.sha256(content).hexdigest() != digest:
            raise _damaged_file()
        with contextlib.suppress(StoreTrouble):
            self.get(digest)
            return
        target = self._path(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)

    def get(self, digest: str) -> bytes:
        """Return a file, verified by its hash; raise in words when it is lost or altered."""
        path = self._path(digest)
        try:
            content = path.read_bytes()
        except OSError:
            kept = self._fallback(digest)
            if kept is None:
                raise StoreTrouble(
                    "file_missing",
                    said("Un document conservé manque dans le dossier des pièces jointes."),
                    said("Restaurez la dernière sauvegarde."),
                ) from None
            content = kept
        if hashlib.sha256(content).hexdigest() != digest:
            raise _damaged_file()
        return content

    def drop(self, digest: str) -> None:
        """Remove a file that nothing names any more."""
        self._path(digest).unlink(missing_ok=True)

    def all(self) -> list[str]:
        """Return the hashes of every file kept."""
        if not self.folder.is_dir():
            return []
        return sorted(p.name for p in self.folder.glob("*/*") if len(p.name) == 64)

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _damaged_file() -> StoreTrouble:
    return StoreTrouble(
        "file_damaged",
        said("Un document conservé a été modifié ou abîmé."),
        said("Restaurez la dernière sauvegarde."),
    )
