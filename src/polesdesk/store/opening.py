"""Create, upgrade and open a file; a newer, alien or damaged one is refused untouched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from polesdesk.domain.speech import said
from polesdesk.store import database as db
from polesdesk.store.backups import back_up_before
from polesdesk.store.database import APPLICATION_ID, SCHEMA, Database, make_empty, probe
from polesdesk.store.errors import StoreTrouble


def create(path: Path, key: str | None = None) -> None:
    """Create a new file with the newest schema; refuse an existing one.

    The file is made under a temporary name first: a failure leaves nothing behind.
    """
    if path.exists():
        make_empty(path, key)
    building = path.with_name(path.name + ".new.part")
    _remove(building)
    make_empty(building, key)
    try:
        upgrade(building, key)
        if path.exists():
            make_empty(path, key)
        building.rename(path)
    finally:
        _remove(building)


def _remove(building: Path) -> None:
    """Remove an unfinished file and its journal, which would spoil the next one of its name."""
    for path in (building, building.with_name(building.name + "-journal")):
        path.unlink(missing_ok=True)


def open_file(path: Path, *, key: str | None = None, read_only: bool = False) -> Database:
    """Open a file after reading its header; an older one is upgraded behind a backup.

    Reading commands open older files only once they were upgraded by a writing one.
    """
    if schema_of(path, key) < SCHEMA:
        if read_only:
            raise StoreTrouble(
                "older_file",
                said("Ce fichier vient d’une version plus ancienne de PolesDesk."),
                said("Ouvrez-le une fois dans la fenêtre pour le mettre à jour."),
            )
        back_up_before(path, key, "mise-a-jour")
        upgrade(path, key)
    database = Database(path, key=key, read_only=read_only)
    _quick_check(database)
    return database


def schema_of(path: Path, key: str | None) -> int:
    """Return the schema of a file of ours; refuse any other, and a newer one, in words."""
    header = probe(path)
    return header.schema if header is not None else _encrypted_schema(path, key)


def _encrypted_schema(path: Path, key: str | None) -> int:
    if key is None:
        raise StoreTrouble(
            "passphrase_required",
            said(
                "Ce fichier est protégé par une phrase secrète, ou n’est pas un fichier PolesDesk."
            ),
            said("Donnez la phrase secrète."),
        )
    try:
        connection = db.open_connection(path, key, "ro")
    except driver.DatabaseError:
        raise StoreTrouble(
            "wrong_passphrase",
            said("La phrase secrète est fausse."),
            said("Vérifiez-la et recommencez."),
        ) from None
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except driver.DatabaseError:
        raise StoreTrouble(
            "wrong_passphrase",
            said("La phrase secrète est fausse."),
            said("Vérifiez-la et recommencez."),
        ) from None
    finally:
        connection.close()
    if application != APPLICATION_ID or schema > SCHEMA:
        raise StoreTrouble(
            "newer_file",
            said("Ce fichier vient d’une version plus récente de PolesDesk."),
            said("Installez la dernière version ; le fichier n’a pas été touché."),
        )
    return schema


def _quick_check(database: Database) -> None:
    with database.read() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if found != "ok" or broken is not None:
        database.close()
        raise StoreTrouble(
            "damaged",
            said("Le fichier est abîmé."),
            said("N’y touchez plus et restaurez la dernière sauvegarde."),
        )


def upgrade(path: Path, key: str | None = None) -> None:
    """Bring a file to the newest schema in one transaction: wholly or not at all."""
    from alembic import command
    from alembic.config import Config

    def connect() -> Any:
        connection = db.open_connection(path, key, "rw")
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = create_engine(
        "sqlite:///" + str(path), module=driver, creator=connect, poolclass=StaticPool
    )
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StoreTrouble("damaged", said("La mise à jour a échoué : liens rompus."))
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    finally:
        engine.dispose()
