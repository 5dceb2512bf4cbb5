"""One writing program per file: a lock beside the database that says who, where, since when.

The lock is courtesy; SQLite's own locks and the version column are the safety.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from polesdesk.domain.speech import said
from polesdesk.store.errors import StoreTrouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who writes in the file: computer, process, person and since when."""

    host: str
    pid: int
    user: str
    since: str
    beat: int = 0


def lock_path(database: Path) -> Path:
    """Return the lock beside a database."""
    return database.with_name(database.name + ".lock")


class FileLock:
    """Holds the lock of a database from ``take`` to ``release``."""

    def __init__(self, database: Path, now: Callable[[], datetime]) -> None:
        self.path = lock_path(database)
        self._now = now
        self._mine: Holder | None = None

    def take(self) -> None:
        """Take the lock; raise in words when another living program holds it."""
        me = Holder(
            host=socket.gethostname(),
            pid=os.getpid(),
            user=_user(),
            since=self._now().isoformat(timespec="seconds"),
        )
        for _ in range(2):
            if self._create(me):
                self._mine = me
                return
            holder = read_holder(self.path)
            if holder is not None and not _is_dead(holder):
                raise busy(holder)
            if holder is None:
                raise StoreTrouble(
                    "lock_unreadable",
                    said("Le verrou du fichier est illisible, sans doute après une coupure."),
                    said("Si personne n’utilise ce fichier, supprimez « {name} ».").format(
                        name=self.path.name
                    ),
                )
            with contextlib.suppress(OSError):
                self.path.unlink()
        raise StoreTrouble("busy", said("Le fichier vient d’être ouvert par un autre programme."))

    def _create(self, me: Holder) -> bool:
        try:
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        except OSError:
            raise StoreTrouble(
                "read_only",
                said("Le dossier du fichier est en lecture seule."),
                said("Copiez le fichier dans un dossier où vous pouvez écrire."),
            ) from None
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(me), file)
        return True

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if self._mine is None:
            return
        holder = read_holder(self.path)
        if holder is not None and (holder.host, holder.pid) == (self._mine.host, self._mine.pid):
            with contextlib.suppress(OSError):
                self.path.unlink()
        self._mine = None


def read_holder(path: Path) -> Holder | None:
    """Return who holds a lock, or None when it is absent or unreadable."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def busy(holder: Holder) -> StoreTrouble:
    """Return the trouble that names who writes in the file, and since when."""
    since = holder.since.replace("T", " à ")
    return StoreTrouble(
        "busy",
        said("Le fichier est ouvert par {user} sur le poste {host} depuis le {since}.").format(
            user=holder.user, host=holder.host, since=since
        ),
        said("Fermez-le là-bas, ou attendez ; la consultation reste possible."),
    )


def _is_dead(holder: Holder) -> bool:
    """Only a process of this computer can be known to be gone."""
    if holder.host != socket.gethostname():
        return False
    if holder.pid == os.getpid():
        return False
    return not _process_lives(holder.pid)


def _process_lives(pid: int) -> bool:
    if os.name == "nt":
        import ctypes

        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
        handle = kernel.OpenProcess(0x1000, False, pid)
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "inconnu"
