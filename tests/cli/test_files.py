"""New files, checks, copies, locks and passphrases."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.actions import files
from polesdesk.store import database as db
from polesdesk.store.files import KeptFiles

Digest = Callable[[Path], dict[str, str]]


def test_new_makes_an_empty_file(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "Pôles d’été.polesdesk"
    answer = call("new", file)
    assert answer.code == 0
    assert answer.out == f"Fichier créé\u202f: {file}\n"
    counts = call("check", "--json", "--database", file).json["counts"]
    assert (counts["hubs"], counts["conventions"]) == (0, 0)
    names = {path.name for path in tmp_path.iterdir()}
    assert names <= {file.name, file.name + "-journal"}


def test_new_refuses_an_existing_file(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "budget.ods"
    file.write_bytes(b"precious")
    answer = call("new", file, "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "already_exists"
    assert file.read_bytes() == b"precious"


def test_new_refuses_a_missing_folder(call: Call, tmp_path: Path) -> None:
    assert call("new", tmp_path / "absent" / "bureau.polesdesk").code == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_can_be_undone_in_a_new_file(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "neuf.polesdesk"
    call("new", file)
    answer = call("undo", "--database", file, "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "nothing_to_undo"


READING = [
    ("list", "hubs"), ("list", "rooms"), ("list", "associations"), ("list", "conventions"),
    ("list", "slots"), ("list", "alerts"), ("history",), ("settings",), ("check",),
    ("check", "--full"),
]  # fmt: skip


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reading_leaves_every_byte(
    words: tuple[str, ...], call: Call, database: Path, digest_of: Digest
) -> None:
    before, stat = digest_of(database.parent), database.stat()
    assert call(*words, "--database", database).code == 0
    assert digest_of(database.parent) == before
    assert database.stat().st_mtime_ns == stat.st_mtime_ns


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reading_goes_on_while_a_window_holds_the_file(
    words: tuple[str, ...], call: Call, database: Path
) -> None:
    window = files.open_runner(database, hold=True)
    try:
        assert call(*words, "--database", database).code == 0
    finally:
        window.close()


@pytest.mark.parametrize("words", [("undo",), ("settings", "term_weeks=30")], ids=" ".join)
def test_writing_is_refused_while_a_window_holds_the_file(
    words: tuple[str, ...], call: Call, database: Path
) -> None:
    window = files.open_runner(database, hold=True)
    try:
        answer = call(*words, "--database", database, "--json")
    finally:
        window.close()
    assert answer.code == 1
    assert answer.json["error"]["code"] == "busy"
    assert socket.gethostname() in answer.json["error"]["message"]
    assert call(*words, "--database", database).code == 0
    assert not database.with_name(database.name + ".lock").exists()


def test_a_file_that_was_cut_while_written_is_not_touched_by_reading(
    call: Call, database: Path, digest_of: Digest
) -> None:
    writer = db.open_connection(database, None, "rw")
    writer.execute("PRAGMA cache_size = 5")
    writer.execute("BEGIN IMMEDIATE")
    for number in range(2000):
        writer.execute("INSERT INTO meta VALUES (?, ?)", (f"k{number}", "x" * 500))
    journal = database.with_name(database.name + "-journal")
    pages, undo = database.read_bytes(), journal.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    database.write_bytes(pages)
    journal.write_bytes(undo)
    before = digest_of(database.parent)

    answer = call("list", "hubs", "--database", database, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "interrupted")
    assert digest_of(database.parent) == before
    assert call("settings", "term_weeks=30", "--database", database).code == 0
    assert call("list", "hubs", "--database", database).code == 0


def test_backup_is_a_file_that_holds_the_same(call: Call, database: Path, tmp_path: Path) -> None:
    content = b"%PDF-1.7 kept"
    digest = KeptFiles(database, lambda wanted: None).put(content)
    copy = tmp_path / "ailleurs" / "copie.polesdesk"
    copy.parent.mkdir()
    answer = call("backup", "--output", copy, "--database", database, "--json")
    assert answer.code == 0
    assert answer.json["file"] == str(copy)
    assert answer.json["files"] == 1
    ours = call("check", "--full", "--json", "--database", database).json
    theirs = call("check", "--full", "--json", "--database", copy).json
    assert theirs == ours
    assert theirs["files"] == 1
    lists = [call("list", "conventions", "--json", "--database", f).out for f in (database, copy)]
    assert lists[0] == lists[1]
    kept = files.open_runner(copy, read_only=True)
    try:
        assert kept.read(lambda work: work.files.get(digest)) == content
    finally:
        kept.close()


def test_backup_changes_nothing_in_the_file(
    call: Call, database: Path, tmp_path_factory: pytest.TempPathFactory, digest_of: Digest
) -> None:
    before = digest_of(database.parent)
    copy = tmp_path_factory.mktemp("copies") / "copie.polesdesk"
    assert call("backup", "--output", copy, "--database", database).code == 0
    assert digest_of(database.parent) == before


def test_backup_replaces_a_former_copy_only(call: Call, database: Path, tmp_path: Path) -> None:
    copy, letter = tmp_path / "copie.polesdesk", tmp_path / "lettre.odt"
    letter.write_bytes(b"precious" * 200)
    for expected in (0, 0):
        assert call("backup", "--output", copy, "--database", database).code == expected
    assert call("backup", "--output", letter, "--database", database).code == 1
    assert letter.read_bytes() == b"precious" * 200


def test_backup_never_replaces_the_file_itself(
    call: Call, database: Path, digest_of: Digest
) -> None:
    before = digest_of(database.parent)
    answer = call("backup", "--output", database, "--database", database, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "backup_onto_itself")
    assert digest_of(database.parent) == before


def test_backup_spares_a_file_that_somebody_writes_in(
    call: Call, database: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.polesdesk"
    call("new", other)
    window = files.open_runner(other, hold=True)
    try:
        answer = call("backup", "--output", other, "--database", database, "--json")
    finally:
        window.close()
    assert (answer.code, answer.json["error"]["code"]) == (1, "busy")


def test_check_gives_figures(call: Call, database: Path) -> None:
    answer = call("check", "--json", "--database", database)
    assert answer.code == 0
    assert answer.json["ok"] is True
    counts = answer.json["counts"]
    assert {name: counts[name] for name in ("hubs", "rooms", "associations", "conventions")} == {
        "hubs": 1, "rooms": 1, "associations": 1, "conventions": 2,
    }  # fmt: skip
    assert counts["slots"] == 2
    assert "Aucune anomalie." in call("check", "--database", database).out


def test_full_check_finds_a_row_that_the_log_does_not_know(call: Call, database: Path) -> None:
    connection = db.open_connection(database, None, "rw")
    connection.execute("UPDATE hub SET name = 'Autre'")
    connection.close()
    assert call("check", "--database", database).code == 0
    answer = call("check", "--full", "--database", database, "--json")
    assert answer.code == 1
    assert answer.json["ok"] is False
    assert answer.json["error"]["code"] == "check_failed"
    (problem,) = answer.json["problems"]
    assert "pôle" in problem
    assert problem in call("check", "--full", "--database", database).err


def test_full_check_finds_a_row_that_vanished(call: Call, database: Path) -> None:
    connection = db.open_connection(database, None, "rw")
    connection.execute("DELETE FROM paper")
    connection.close()
    answer = call("check", "--full", "--database", database, "--json")
    assert answer.code == 1
    assert ["pièce" in problem for problem in answer.json["problems"]] == [True]


def test_check_finds_lost_and_altered_documents(call: Call, database: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"\x89PNG and the rest")
    call("settings", f"logo={logo}", "--database", database)
    kept = KeptFiles(database, lambda wanted: None)
    (digest,) = kept.all()
    target = kept.folder / digest[:2] / digest
    target.write_bytes(b"something else")
    assert call("check", "--database", database).code == 0
    answer = call("check", "--full", "--database", database)
    assert answer.code == 1
    assert "modifié ou abîmé" in answer.err
    target.unlink()
    answer = call("check", "--database", database)
    assert answer.code == 1
    assert "document conservé manque" in answer.err


def test_a_passphrase_comes_from_a_file(call: Call, tmp_path: Path) -> None:
    file, phrase = tmp_path / "secret.polesdesk", tmp_path / "phrase.txt"
    phrase.write_text("une phrase d’« exemple »\nsuite ignorée\n", encoding="utf-8")
    assert call("new", file, "--passphrase-file", phrase).code == 0
    assert b"SQLite" not in file.read_bytes()[:100]
    words = ("list", "hubs", "--json", "--database", file)
    assert call(*words, "--passphrase-file", phrase).json == []
    assert call(*words).json["error"]["code"] == "passphrase_required"
    phrase.write_text("une autre\n", encoding="utf-8")
    assert call(*words, "--passphrase-file", phrase).json["error"]["code"] == "wrong_passphrase"


def test_a_passphrase_is_asked_for_where_somebody_can_answer(call: Call, tmp_path: Path) -> None:
    file, phrase = tmp_path / "secret.polesdesk", tmp_path / "phrase.txt"
    phrase.write_text("abc d\n", encoding="utf-8")
    call("new", file, "--passphrase-file", phrase)
    asked: list[str] = []

    def answer(name: str) -> str:
        asked.append(name)
        return "abc d"

    assert call("list", "hubs", "--database", file, ask=answer).code == 0
    assert asked == [file.name]


def test_a_passphrase_file_that_cannot_be_read_is_refused(
    call: Call, database: Path, tmp_path: Path
) -> None:
    for content in (None, b"", b"\xff\xfe\x00"):
        phrase = tmp_path / "phrase.txt"
        phrase.unlink(missing_ok=True)
        if content is not None:
            phrase.write_bytes(content)
        answer = call("list", "hubs", "--json", "--database", database, "--passphrase-file", phrase)
        assert (answer.code, answer.json["error"]["code"]) == (1, "passphrase_file")
