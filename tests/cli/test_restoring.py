"""The command that goes back to a backup."""

from pathlib import Path

from cli.conftest import Call
from polesdesk.actions import files
from polesdesk.store.lock import lock_path, read_holder


def test_restore_puts_the_backup_in_place_and_keeps_the_file(
    call: Call, database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copie.polesdesk"
    assert call("backup", "--output", copy, "--database", database).code == 0
    assert call("undo", "--database", database).code == 0
    answer = call("restore", copy, "--output", database, "--json")
    assert answer.code == 0
    assert answer.json["counts"] == {"hubs": 1, "associations": 1, "conventions": 2}
    replaced = Path(answer.json["replaced"])
    assert replaced.parent == database.parent
    assert "remplacé le" in replaced.name
    for file, conventions in ((database, 2), (replaced, 1)):
        found = call("check", "--json", "--database", file).json
        assert found["counts"]["conventions"] == conventions


def test_restore_makes_a_file_that_is_not_there(call: Call, database: Path, tmp_path: Path) -> None:
    copy, fresh = tmp_path / "copie.polesdesk", tmp_path / "neuf.polesdesk"
    call("backup", "--output", copy, "--database", database)
    answer = call("restore", copy, "--output", fresh)
    assert answer.code == 0
    assert answer.out == f"Sauvegarde restaurée\u202f: {fresh}\n"


def test_restore_asks_for_the_passphrase(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "secret.polesdesk"
    files.create(file, "clé d’été")
    fresh = tmp_path / "neuf.polesdesk"
    assert call("restore", file, "--output", fresh).code == 1
    assert not fresh.exists()
    assert call("restore", file, "--output", fresh, ask=lambda _name: "clé d’été").code == 0
    assert fresh.exists()


def test_restore_spares_a_file_that_somebody_writes_in(
    call: Call, database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copie.polesdesk"
    call("backup", "--output", copy, "--database", database)
    lock = lock_path(database)
    lock.write_text(
        '{"host": "accueil", "pid": 7, "user": "Ana", "since": "2026-11-21T09:00:00"}', "utf-8"
    )
    before = database.read_bytes()
    answer = call("restore", copy, "--output", database, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "busy")
    assert database.read_bytes() == before
    assert read_holder(lock) is not None
