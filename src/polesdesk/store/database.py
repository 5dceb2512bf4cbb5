"""The one engine factory: probe the header, open, and hold the storage profile.

Storage profile (measured): TRUNCATE journal, synchronous EXTRA, secure_delete, foreign keys,
``BEGIN IMMEDIATE`` for writes. Nothing else in the process opens the live file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from polesdesk.domain.speech import said
from polesdesk.store.errors import StoreTrouble

APPLICATION_ID = 0x504F4C44
"""« POLD »: tells our files from any other SQLite file."""

SCHEMA = 2
"""Number of the newest schema; stands in ``user_version`` of the file."""

BUSY_SECONDS = 5
_MAGIC = b"SQLite format 3\x00"
_PROFILE: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the first hundred bytes of a file say."""

    application_id: int
    schema: int
    pages: int
    page_size: int
    size: int


def probe(path: Path) -> Header | None:
    """Read the header of a file without the database library.

    Returns None for a file that looks encrypted; raises ``StoreTrouble`` in words for a
    missing, empty, alien, truncated or newer file. Call it only before an engine exists.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except IsADirectoryError:
        raise _alien() from None
    except FileNotFoundError:
        raise StoreTrouble(
            "not_found",
            said("Le fichier « {name} » est introuvable.").format(name=path.name),
            said("Vérifiez son nom."),
        ) from None
    except OSError:
        raise StoreTrouble(
            "cannot_open",
            said("Le fichier « {name} » ne peut pas être lu.").format(name=path.name),
            said("Vérifiez vos droits sur ce fichier et sur son dossier."),
        ) from None
    if size < 512 or len(head) < 100:
        raise _alien()
    if not head.startswith(_MAGIC):
        if _looks_encrypted(head):
            return None
        raise _alien()
    header = _parse(head, size)
    _check(header, path)
    return header


def _parse(head: bytes, size: int) -> Header:
    page_size = int.from_bytes(head[16:18], "big")
    return Header(
        application_id=int.from_bytes(head[68:72], "big"),
        schema=int.from_bytes(head[60:64], "big"),
        pages=int.from_bytes(head[28:32], "big"),
        page_size=65536 if page_size == 1 else page_size,
        size=size,
    )


def _check(header: Header, path: Path) -> None:
    if header.application_id != APPLICATION_ID:
        raise _alien()
    if header.schema > SCHEMA:
        raise StoreTrouble(
            "newer_file",
            said(
                "« {name} » a été fait par une version plus récente de PolesDesk (schéma "
                "{schema}, celle-ci connaît {known})."
            ).format(name=path.name, schema=header.schema, known=SCHEMA),
            said("Installez la dernière version ; le fichier n’a pas été touché."),
        )
    if header.size < header.pages * header.page_size and not _journal(path).exists():
        raise StoreTrouble(
            "damaged",
            said("« {name} » est incomplet : il en manque la fin.").format(name=path.name),
            said("N’y touchez plus et restaurez la dernière sauvegarde."),
        )


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _looks_encrypted(head: bytes) -> bool:
    """An encrypted file is noise: many different bytes, and hardly any zero."""
    return len(set(head)) > 50 and head.count(0) < 8


def _alien() -> StoreTrouble:
    return StoreTrouble(
        "not_polesdesk",
        said("Ce n’est pas un fichier PolesDesk : il n’a pas été touché."),
        said("Choisissez un fichier « .polesdesk »."),
    )


def schema_number(connection: Connection) -> int:
    """Return the number of the schema of an open file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


class Database:
    """An open file: one engine for reading and one for writing, both from one factory."""

    def __init__(self, path: Path, *, key: str | None = None, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        mode = "ro" if read_only else "rw"
        self._engine = _make_engine(path, key, mode)
        self._writer = self._engine.execution_options(write=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection inside one read transaction; results are fetched whole."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection inside one write transaction, committed on leaving."""
        if self.read_only:
            raise StoreTrouble(
                "read_only",
                said("Ce qui est ouvert ne se modifie pas\u202f: il est là pour être lu."),
                said("Revenez au fichier du service pour y écrire."),
            )
        with self._writer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def dry(self) -> Iterator[Connection]:
        """Give a connection whose transaction is always taken back."""
        with self._engine.connect() as connection:
            transaction = connection.begin()
            try:
                yield connection
            finally:
                transaction.rollback()

    def raw(self) -> Any:
        """Return a raw driver connection, for VACUUM INTO and backup only."""
        return self._engine.raw_connection()

    def close(self) -> None:
        """Close every connection; the file may be copied or replaced afterwards."""
        self._engine.dispose()


def _make_engine(path: Path, key: str | None, mode: str) -> Engine:
    def connect() -> Any:
        return open_connection(path, key, mode)

    engine = create_engine(
        "sqlite:///" + str(path),
        module=sqlcipher3.dbapi2,
        creator=connect,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=2,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def open_connection(path: Path, key: str | None, mode: str) -> Any:
    """Open one driver connection with the storage profile, read back; close it on error."""
    url = "file:" + quote(os.fspath(path)) + "?mode=" + mode
    connection = sqlcipher3.dbapi2.connect(
        url, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
    )
    try:
        if key is not None:
            connection.execute("PRAGMA key = '" + key.replace("'", "''") + "'")
        connection.execute("PRAGMA cipher_log_level = NONE")
        _set_profile(connection, read_only=mode == "ro")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_profile(connection: Any, *, read_only: bool) -> None:
    for name, wanted, expected in _PROFILE:
        if read_only and name == "journal_mode":
            continue
        connection.execute(f"PRAGMA {name} = {wanted}")
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            raise StoreTrouble(
                "profile",
                said("Le réglage « {name} » du fichier n’a pas pu être posé ({found}).").format(
                    name=name, found=found
                ),
            )


def make_empty(path: Path, key: str | None = None) -> None:
    """Create an empty file with our application id; refuse one that exists."""
    if path.exists():
        raise StoreTrouble(
            "already_exists",
            said("Le fichier « {name} » existe déjà : il n’a pas été touché.").format(
                name=path.name
            ),
            said("Choisissez un autre nom."),
        )
    if not path.parent.is_dir():
        raise StoreTrouble(
            "cannot_open",
            said("Le dossier « {name} » n’existe pas.").format(name=path.parent.name),
            said("Créez-le ou choisissez-en un autre."),
        )
    connection = open_connection(path, key, "rwc")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        connection.close()
