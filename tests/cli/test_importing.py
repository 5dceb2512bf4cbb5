"""Import by command: the report to the letter, exit codes, dry runs, preferences."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.actions import conventions, files

HEADER = "Pôle;Salle;Association;SIRET;N° de convention;Jour(s);Horaires;Début;Fin;Activités;État"
GOOD = (
    "Voltaire;Salle 1;Les Amis de l’exemple;73282932000074;A-1;lundi et jeudi;18h-20h30;"
    "01/09/2025;31/08/2027;lecture;"
)
DRAFT = "Voltaire;Salle 2;Club d’essai;;A-2;mardi;14h-16h;01/10/2026;30/09/2027;échecs;Projet"
BAD = "Voltaire;Salle 2;Club sans jour;;A-3;mardi;16h-18h;01/10/2026;sept. 2027;dames;Projet"
NONE = {"hubs": 0, "rooms": 0, "associations": 0, "conventions": 0, "slots": 0}


def sheet(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["Liste 2026", HEADER, *lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def file(call: Call, tmp_path: Path) -> Path:
    """A new file."""
    path = tmp_path / "bureau.polesdesk"
    call("new", path)
    return path


def test_the_report_has_the_keys_of_the_contract(call: Call, file: Path, tmp_path: Path) -> None:
    answer = call("import", sheet(tmp_path / "l.csv", GOOD, DRAFT), "--database", file)
    assert answer.code == 0
    report = answer.json
    assert list(report) == ["rows", "created", "updated", "unchanged", "rejected", "warnings"]
    assert report["rows"] == 2
    assert report["created"] == {
        "hubs": 1, "rooms": 2, "associations": 2, "conventions": 2, "slots": 3,
    }  # fmt: skip
    assert (report["updated"], report["unchanged"], report["rejected"]) == (NONE, NONE, [])
    assert all(list(warning) == ["row", "message"] for warning in report["warnings"])
    assert "Import terminé. 2\u00a0lignes lues." in answer.err
    states = {
        row["number"]: row["state"]
        for row in call("list", "conventions", "--json", "--database", file).json
    }
    assert states == {"A-1": "NOTIFIED", "A-2": "DRAFT"}


def test_a_rejected_row_is_three_and_the_rest_goes_in(
    call: Call, file: Path, tmp_path: Path
) -> None:
    source = sheet(tmp_path / "l.csv", GOOD, BAD)
    answer = call("import", source, "--json", "--database", file)
    assert (answer.code, answer.err) == (3, "")
    (rejected,) = answer.json["rejected"]
    assert list(rejected) == ["row", "column", "value", "message"]
    assert (rejected["row"], rejected["value"]) == (4, "sept. 2027")
    assert "jour" in rejected["message"]
    numbers = [
        row["number"] for row in call("list", "conventions", "--json", "--database", file).json
    ]
    assert numbers == ["A-1"]


def test_the_same_file_twice_changes_nothing(call: Call, file: Path, tmp_path: Path) -> None:
    source = sheet(tmp_path / "l.csv", GOOD, DRAFT)
    first = call("import", source, "--json", "--database", file).json["created"]
    listed = call("list", "conventions", "--json", "--database", file).out
    again = call("import", source, "--json", "--database", file)
    assert again.code == 0
    assert (again.json["created"], again.json["updated"]) == (NONE, NONE)
    assert again.json["unchanged"] == first
    assert call("list", "conventions", "--json", "--database", file).out == listed


def test_a_dry_run_says_the_same_and_changes_no_byte(
    call: Call, file: Path, tmp_path: Path, digest_of: Callable[[Path], dict[str, str]]
) -> None:
    source = sheet(tmp_path / "l.csv", GOOD, BAD)
    before = digest_of(tmp_path)
    dry = call("import", source, "--dry-run", "--json", "--database", file)
    assert digest_of(tmp_path) == before
    done = call("import", source, "--json", "--database", file)
    assert (dry.code, dry.json) == (done.code, done.json) == (3, done.json)


def test_one_undo_takes_an_import_back(call: Call, file: Path, tmp_path: Path) -> None:
    call("import", sheet(tmp_path / "liste.csv", GOOD, DRAFT), "--database", file)
    assert call("undo", "--json", "--database", file).json == {"label": "import de liste.csv"}
    for what in ("hubs", "rooms", "associations", "conventions", "slots"):
        assert call("list", what, "--json", "--database", file).json == []


def change_activities(file: Path, number: str, text: str) -> None:
    runner = files.open_runner(file)
    try:
        found = runner.read(conventions.by_number, number)
        runner.do(conventions.save, replace(found, authorised_activities=text))
    finally:
        runner.close()


@pytest.mark.parametrize(
    ("options", "kept"),
    [((), "chant"), (("--prefer", "base"), "chant"), (("--prefer", "file"), "danse")],
)
def test_prefer_decides_about_a_value_changed_since(
    options: tuple[str, ...], kept: str, call: Call, file: Path, tmp_path: Path
) -> None:
    call("import", sheet(tmp_path / "l.csv", GOOD), "--database", file)
    change_activities(file, "A-1", "chant")
    source = sheet(tmp_path / "l.csv", GOOD.replace("lecture", "danse"))
    answer = call("import", source, *options, "--json", "--database", file)
    assert answer.code == 0
    assert answer.json["updated"]["conventions"] == (1 if kept == "danse" else 0)
    (warned,) = (one["message"] for one in answer.json["warnings"] if "danse" in one["message"])
    assert "«\u202fchant\u202f»" in warned
    runner = files.open_runner(file, read_only=True)
    try:
        assert runner.read(conventions.by_number, "A-1").authorised_activities == kept
    finally:
        runner.close()


def test_the_report_goes_to_a_file(call: Call, file: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    source = sheet(tmp_path / "l.csv", GOOD, BAD)
    answer = call("import", source, "--report", report, "--database", file)
    assert answer.code == 3
    assert answer.err == ""
    assert answer.out.startswith("Import terminé.")
    assert "Ligne 4, Fin\u202f: refusée. " in answer.out
    written = json.loads(report.read_text(encoding="utf-8"))
    assert written["created"]["conventions"] == 1
    assert len(written["rejected"]) == 1


@pytest.mark.parametrize("name", ["absent.csv", "image.xlsx"])
def test_a_file_that_cannot_be_read_is_refused(
    name: str, call: Call, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "image.xlsx").write_bytes(b"PK\x03\x04 broken")
    answer = call("import", tmp_path / name, "--json", "--database", file)
    assert answer.code == 1
    assert answer.json["error"]["message"]


def test_a_list_without_known_columns_is_refused(call: Call, file: Path, tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    source.write_text("Un;Deux\n1;2\n", encoding="utf-8")
    assert call("import", source, "--database", file).code == 1


def test_an_unknown_preference_is_wrong_usage(call: Call, file: Path, tmp_path: Path) -> None:
    source = sheet(tmp_path / "l.csv", GOOD)
    answer = call("import", source, "--prefer", "les deux", "--database", file)
    assert answer.code == 2


def test_an_import_waits_for_no_window(call: Call, file: Path, tmp_path: Path) -> None:
    source = sheet(tmp_path / "l.csv", GOOD)
    window = files.open_runner(file, hold=True)
    try:
        busy = call("import", source, "--json", "--database", file)
        dry = call("import", source, "--dry-run", "--json", "--database", file)
    finally:
        window.close()
    assert (busy.code, busy.json["error"]["code"]) == (1, "busy")
    assert dry.code == 0
    assert not (tmp_path / "Sauvegardes").exists()
