"""The runner: one action, one transaction, one command of the log."""

from __future__ import annotations

import getpass
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Connection, select

from polesdesk.actions.collector import no_full_collection
from polesdesk.actions.errors import trouble_of
from polesdesk.actions.guards import refuse_locked
from polesdesk.domain.identity import new_id
from polesdesk.store import derived, journal, records
from polesdesk.store.backups import Backup, back_up, back_up_before
from polesdesk.store.clock import HybridClock
from polesdesk.store.database import Database, schema_number
from polesdesk.store.derived import UNSEEN
from polesdesk.store.files import KeptFiles
from polesdesk.store.kinds import Kind
from polesdesk.store.lock import FileLock
from polesdesk.store.observations import WATCHED
from polesdesk.store.opening import open_file
from polesdesk.store.tables import kept_file
from polesdesk.store.writer import Stamp, Writer

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a command has changed: pairs of kind and id."""

    records: frozenset[tuple[str, str]] = frozenset()

    def touches(self, *kinds: str) -> bool:
        """Tell whether a record of one of the kinds was changed."""
        return any(kind in kinds for kind, _ in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[T]):
    """The answer of an action that wrote, its French name, and what it changed."""

    value: T
    label: str
    changes: Changes
    can_undo: bool = True


@dataclass(slots=True, kw_only=True)
class Work:
    """What an action works with: one transaction, the day, who acts, the kept files.

    A reading action has no writer. ``name`` says in French what the command did; the log,
    the Edit menu and the history show it.
    """

    connection: Connection
    today: date
    now: datetime
    actor: str
    files: KeptFiles
    writer: Writer | None = None
    kind: str = ""
    label: str = ""
    undoes: str | None = None
    after: list[Callable[[], None]] = field(default_factory=list)

    @property
    def moment(self) -> datetime:
        """Return the hour on the clock of the wall, on the day that the office works on."""
        local = self.now.replace(tzinfo=UTC).astimezone()
        return datetime.combine(self.today, local.time())

    def name(self, kind: str, label: str) -> None:
        """Name the command; the first name given stays."""
        if not self.label:
            self.kind, self.label = kind, label

    def get(self, kind: Kind, row_id: str) -> Any | None:
        """Return the live value of a record, or None."""
        if self.writer is not None:
            return self.writer.get(kind, row_id)
        return records.get(self.connection, kind, row_id, alive=True)

    def save(self, kind: Kind, value: Any) -> Any:
        """Save a value through the log; return it with its new version."""
        assert self.writer is not None
        return self.writer.save(kind, value)


class Runner:
    """Carries out actions on one open file; safe to call from several threads.

    Writing needs the file's lock, taken at the first write (or at once with ``hold``) and
    kept until ``close``.
    """

    def __init__(
        self,
        path: Path,
        *,
        key: str | None = None,
        read_only: bool = False,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = lambda: datetime.now(UTC).replace(tzinfo=None),
        actor: str = "",
        hold: bool = False,
    ) -> None:
        self.path = path.absolute()
        self.today = today
        self._now = now
        self._key = key
        self.actor = actor or _account()
        self.read_only = read_only
        self._lock = FileLock(self.path, now)
        self._held = False
        if hold and not read_only:
            self._hold()
        try:
            self._database: Database = open_file(self.path, key=key, read_only=read_only)
        except BaseException:
            self._lock.release()
            raise
        self.files = KeptFiles(self.path, self._embedded)
        self._replica = new_id()
        self._seq = 0
        self._clock: HybridClock | None = None
        self._writing = threading.Lock()
        self.changed_since_backup = False

    def _hold(self) -> None:
        if not self._held:
            self._lock.take()
            self._held = True

    def read(self, action: Callable[Concatenate[Work, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """Carry out an action that only reads."""
        try:
            with self._database.read() as connection:
                return action(self._work(connection), *args, **kw)
        except Exception as error:
            raise self._shown(error) from error

    def do(
        self, action: Callable[Concatenate[Work, P], T], *args: P.args, **kw: P.kwargs
    ) -> Done[T]:
        """Carry out an action that writes: its tables and its operations, or nothing at all."""
        with self._writing, no_full_collection():
            try:
                if not self.read_only:
                    self._hold()
                return self._write(action, *args, **kw)
            except Exception as error:
                raise self._shown(error) from error

    def try_out(
        self, action: Callable[Concatenate[Work, P], T], *args: P.args, **kw: P.kwargs
    ) -> T:
        """Carry out an action that writes, then take everything back: a dry run."""
        try:
            with self._database.dry() as connection:
                work = self._work(connection)
                work.writer = Writer(connection, self._stamp(connection), refuse_locked)
                return action(work, *args, **kw)
        except Exception as error:
            raise self._shown(error) from error

    def _write(self, action: Callable[..., T], *args: Any, **kw: Any) -> Done[T]:
        with self._database.write() as connection:
            work = self._work(connection)
            writer = work.writer = Writer(connection, self._stamp(connection), refuse_locked)
            value = action(work, *args, **kw)
            writer.flush(work.kind or "change", work.label or "modification", undoes=work.undoes)
            derived.refresh(connection, writer.touched, work.today)
            _observe(work, writer.touched)
        if writer.wrote:
            self.changed_since_backup = True
        for callback in work.after:
            callback()
        changes = Changes(records=frozenset(writer.touched))
        can_undo = work.kind != journal.DESTRUCTION
        return Done(value=value, label=work.label, changes=changes, can_undo=can_undo)

    def _work(self, connection: Connection) -> Work:
        return Work(
            connection=connection,
            today=self.today(),
            now=self._now(),
            actor=self.actor,
            files=self.files,
        )

    def _stamp(self, connection: Connection) -> Stamp:
        now = self._now()
        if self._clock is None:
            self._clock = HybridClock(journal.last_stamp(connection))
        self._seq += 1
        millis = int(now.replace(tzinfo=UTC).timestamp() * 1000)
        return Stamp(
            actor=self.actor,
            replica=self._replica,
            seq=self._seq,
            at=now,
            hlc=self._clock.stamp(millis),
        )

    def _embedded(self, digest: str) -> bytes | None:
        """A backup opened as it is holds its files inside."""
        with self._database.read() as connection:
            statement = select(kept_file.c.content).where(kept_file.c.sha256 == digest)
            return connection.execute(statement).scalar_one_or_none()

    def _shown(self, error: Exception) -> Exception:
        return trouble_of(error) or error

    def schema(self) -> int:
        """Return the number of the schema that the open file has."""
        with self._database.read() as connection:
            return schema_number(connection)

    def back_up_to(self, target: Path) -> Backup:
        """Write a verified copy of the file and of everything it keeps."""
        with self._writing:
            return back_up(self.path, self._key, target)

    def back_up_now(self, reason: str) -> Backup:
        """Make the next numbered backup beside the file."""
        with self._writing:
            made = back_up_before(self.path, self._key, reason)
            self.changed_since_backup = False
            return made

    def close(self) -> None:
        """Close the file and give its lock back."""
        self._database.close()
        self._lock.release()
        self._held = False


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USERNAME", "inconnu")


def _observe(work: Work, touched: Mapping[tuple[str, str], set[str]]) -> None:
    """Observe again what findings say, where a command touched what they rest on."""
    watched = (groups for (kind, _), groups in touched.items() if kind in WATCHED)
    if any(not groups <= UNSEEN for groups in watched):
        from polesdesk.actions import observing

        observing.refresh(work, touched)
