"""A file of the first schema is brought to the newest one with everything that it holds."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from polesdesk.store import database
from polesdesk.store.migrations.versions import v0001_first
from polesdesk.store.opening import open_file
from polesdesk.store.tables import metadata

FIRST = 1


def first_schema(blank: Path, path: Path) -> None:
    """Make a file as the first version of the program did, with one row in every table."""
    database.make_empty(path)
    connection = database.open_connection(path, None, "rw")
    for statement in v0001_first.STATEMENTS:
        connection.execute(statement)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    for table in metadata.sorted_tables:
        known = [row[1:6] for row in connection.execute(f"PRAGMA table_info({table.name})")]
        if not known:
            continue
        cells = {name: cell(name, kind) for name, kind, *_ in known}
        holes = ", ".join("?" for _ in cells)
        connection.execute(f"INSERT INTO {table.name} VALUES ({holes})", tuple(cells.values()))
    connection.execute(f"PRAGMA user_version = {FIRST}")
    connection.close()


def cell(name: str, kind: str) -> object:
    if name == "life":
        return "alive"
    if kind in {"INTEGER", "BOOLEAN"}:
        return 1
    return {"DATE": "2026-01-02", "TIME": "18:00:00.000000", "DATETIME": "2026-01-02 10:00:00"}.get(
        kind, "x"
    )


def rows_of(path: Path) -> dict[str, list[tuple]]:
    connection = database.open_connection(path, None, "ro")
    found = {}
    for table in metadata.sorted_tables:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
        if names:
            cells = connection.execute(f"SELECT * FROM {table.name}").fetchall()
            found[table.name] = [dict(zip(names, row, strict=True)) for row in cells]
    connection.close()
    return found


def test_every_row_of_the_first_schema_is_kept_whole(blank_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "ancien.polesdesk"
    first_schema(blank_file, path)
    before = rows_of(path)
    open_file(path).close()
    after = rows_of(path)
    for name, rows in before.items():
        kept = [{key: one[key] for key in old} for one, old in zip(after[name], rows, strict=True)]
        assert kept == rows, name


def test_the_upgraded_file_is_what_a_new_one_is(blank_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "ancien.polesdesk"
    first_schema(blank_file, path)
    new = tmp_path / "neuf.polesdesk"
    shutil.copy(blank_file, new)

    def tables(one: Path) -> dict[str, list[tuple[str, str, bool]]]:
        opened = open_file(one)
        with opened.read() as connection:
            found = inspect(connection)
            made = {
                name: sorted(
                    (c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)
                )
                for name in found.get_table_names()
            }
            made["indexes"] = sorted(
                (name, one["name"], True)
                for name in found.get_table_names()
                for one in found.get_indexes(name)
            )
            assert connection.execute(text("PRAGMA user_version")).scalar_one() == database.SCHEMA
        opened.close()
        return made

    assert tables(path) == tables(new)


def test_a_backup_is_made_before_an_upgrade(blank_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "ancien.polesdesk"
    first_schema(blank_file, path)
    open_file(path).close()
    assert [p for p in tmp_path.rglob("*") if "mise-a-jour" in p.name]


def test_a_failed_upgrade_leaves_the_file_as_it_was(blank_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "ancien.polesdesk"
    first_schema(blank_file, path)
    connection = database.open_connection(path, None, "rw")
    connection.execute("CREATE TABLE visit (stranger TEXT)")  # stops the upgrade half-way
    connection.close()
    before = rows_of(path)
    with pytest.raises(OperationalError, match="visit"):
        open_file(path)
    assert rows_of(path) == before
    assert "allotment" not in before
