"""Files that are refused untouched, and the head of the migrations."""

import hashlib
import sqlite3
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import inspect

from polesdesk.store import database
from polesdesk.store.backups import back_up, back_up_before, backups_of, keeps
from polesdesk.store.errors import StoreTrouble
from polesdesk.store.files import KeptFiles, write_whole
from polesdesk.store.kinds import KINDS
from polesdesk.store.opening import create, open_file


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a" * 2000)


def make_other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t(a)")
    connection.execute("PRAGMA application_id = 7")
    connection.commit()
    connection.close()


ALIEN = {
    "empty": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"x"),
    "text": lambda path: path.write_text("Nom;Prénom\n" * 200, encoding="utf-8"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "zip": make_zip,
    "another program": make_other_database,
}


@pytest.mark.parametrize("name", ALIEN)
def test_an_alien_file_is_refused_in_words_and_untouched(name: str, tmp_path: Path) -> None:
    path = tmp_path / "fichier.polesdesk"
    ALIEN[name](path)
    before = digest(path)
    with pytest.raises(StoreTrouble) as caught:
        open_file(path)
    assert caught.value.code in {"not_polesdesk", "passphrase_required"}
    assert digest(path) == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_newer_file_is_refused_and_untouched(office_file: Path) -> None:
    connection = database.open_connection(office_file, None, "rw")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = digest(office_file)
    with pytest.raises(StoreTrouble) as caught:
        open_file(office_file)
    assert caught.value.code == "newer_file"
    assert digest(office_file) == before


def test_a_truncated_file_is_detected(office_file: Path) -> None:
    whole = office_file.read_bytes()
    for length in (600, 4096, len(whole) // 2, len(whole) - 1):
        office_file.write_bytes(whole[:length])
        with pytest.raises(StoreTrouble):
            open_file(office_file)


def test_opening_what_does_not_exist_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        open_file(tmp_path / "absent.polesdesk")
    assert caught.value.code == "not_found"
    assert not list(tmp_path.iterdir())


def test_creating_refuses_an_existing_file(office_file: Path) -> None:
    before = digest(office_file)
    with pytest.raises(StoreTrouble):
        create(office_file)
    assert digest(office_file) == before


def test_the_migrations_make_what_the_tables_say(office_file: Path) -> None:
    opened = open_file(office_file)
    with opened.read() as connection:
        found = inspect(connection)
        for table in KINDS["hub"].table.metadata.sorted_tables:
            columns = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
            assert columns == {c.name: bool(c.nullable) for c in table.columns}, table.name
            indexes = {i["name"]: i["column_names"] for i in found.get_indexes(table.name)}
            wanted = {i.name: [c.name for c in i.columns] for i in table.indexes}
            assert indexes == wanted, table.name
        extra = set(found.get_table_names()) - set(KINDS["hub"].table.metadata.tables)
        assert {name for name in extra if not name.startswith("search")} == {"alembic_version"}
    opened.close()


def test_the_storage_profile_is_held(office_file: Path) -> None:
    opened = open_file(office_file)
    with opened.read() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    assert values == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "secure_delete": 1,
        "foreign_keys": 1,
    }
    opened.close()


def test_a_backup_holds_every_kept_file_and_opens(office_file: Path, tmp_path: Path) -> None:
    kept = KeptFiles(office_file, lambda _: None)
    digests = [kept.put(content) for content in (b"scan 1", b"scan 2")]
    target = tmp_path / "copie.polesdesk"
    made = back_up(office_file, None, target)
    assert made.files == 2
    opened = open_file(target, read_only=True)
    with opened.read() as connection:
        rows = connection.exec_driver_sql("SELECT sha256 FROM kept_file").scalars().all()
    assert sorted(rows) == sorted(digests)
    opened.close()


def test_backups_rotate_by_number(office_file: Path) -> None:
    for _ in range(14):
        back_up_before(office_file, None, "fermeture")
    numbers = [int(path.stem.split()[-2]) for path in backups_of(office_file)]
    assert numbers == [number for number in range(1, 15) if keeps(number, 14)]
    assert numbers[-10:] == list(range(5, 15))


def test_a_folder_of_backups_that_cannot_be_made_is_said(office_file: Path) -> None:
    (office_file.parent / "Sauvegardes").write_text("un fichier", encoding="utf-8")
    with pytest.raises(StoreTrouble):
        back_up_before(office_file, None, "fermeture")


def test_writing_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "lettre.pdf"
    write_whole(target, b"ancienne")

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StoreTrouble) as caught:
        write_whole(target, b"nouvelle")
    monkeypatch.undo()
    assert caught.value.code == "disk_full"
    assert target.read_bytes() == b"ancienne"
    assert [path.name for path in tmp_path.iterdir()] == ["lettre.pdf"]


def test_a_kept_file_altered_on_disk_is_noticed(office_file: Path) -> None:
    kept = KeptFiles(office_file, lambda _: None)
    name = kept.put(b"original")
    (kept.folder / name[:2] / name).write_bytes(b"autre chose")
    with pytest.raises(StoreTrouble) as caught:
        kept.get(name)
    assert caught.value.code == "file_damaged"
