"""Options wherever they stand, exit codes, messages in French."""

from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk import cli
from polesdesk.cli.refusals import as_refusal


@pytest.mark.parametrize(
    "words",
    [
        ("--database", "{db}", "--json", "list", "hubs"),
        ("list", "hubs", "--database", "{db}", "--json"),
        ("--json", "list", "--database={db}", "hubs"),
        ("list", "--json", "hubs", "--database", "{db}", "--lang", "fr"),
    ],
    ids=" ".join,
)
def test_global_options_stand_anywhere(words: tuple[str, ...], call: Call, database: Path) -> None:
    answer = call(*(word.format(db=database) for word in words))
    assert answer.code == 0
    assert [hub["code"] for hub in answer.json] == ["VOL"]


WRONG = {
    "no list": ("list",),
    "unknown list": ("list", "salles"),
    "two lists": ("list", "hubs", "rooms"),
    "unknown option": ("list", "hubs", "--rapide"),
    "abbreviated option": ("list", "hubs", "--js"),
    "option without value": ("list", "hubs", "--today"),
    "flag with value": ("list", "hubs", "--json=oui"),
    "day in French": ("list", "hubs", "--today", "01/09/2026"),
    "impossible day": ("list", "hubs", "--today", "2026-02-30"),
    "week as a day": ("list", "hubs", "--today", "2026-W09-1"),
    "unknown language": ("list", "hubs", "--lang", "en"),
    "print without folder": ("print", "VOL-2026-001"),
    "print without number": ("print", "--output", "x"),
    "backup without target": ("backup",),
    "restore without target": ("restore", "copie.polesdesk"),
    "setting without value": ("settings", "authority_name"),
    "setting twice": ("settings", "term_weeks=3", "term_weeks=4"),
    "new without file": ("new",),
    "secret examples": ("new", "x.polesdesk", "--demo", "--passphrase-file", "x"),
}
ENGLISH = ("argument", "required", "expected", "unrecognized", "invalid", "usage:", "the ")


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage_is_two_and_said_in_french(name: str, call: Call, database: Path) -> None:
    command, *rest = WRONG[name]
    answer = call(command, "--database", database, *rest)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"utilisation\u202f: polesdesk {command}")
    message = answer.err.splitlines()[-1]
    assert message.startswith("polesdesk\u202f: ")
    assert not any(word in message.replace("argument inconnu", "") for word in ENGLISH)


def test_a_command_without_a_file_is_wrong_usage(call: Call) -> None:
    answer = call("list", "hubs")
    assert answer.code == 2
    assert "--database" in answer.err


def test_a_refusal_is_one_with_its_reason_in_french(call: Call, tmp_path: Path) -> None:
    answer = call("list", "hubs", "--database", tmp_path / "absent.polesdesk")
    assert (answer.code, answer.out) == (1, "")
    assert (
        answer.err
        == "Le fichier «\u202fabsent.polesdesk\u202f» est introuvable. Vérifiez son nom.\n"
    )


def test_a_refusal_is_json_for_programs(call: Call, tmp_path: Path) -> None:
    answer = call("list", "hubs", "--json", "--database", tmp_path / "absent.polesdesk")
    assert (answer.code, answer.err) == (1, "")
    assert set(answer.json) == {"error"}
    assert list(answer.json["error"]) == ["code", "message", "missing"]
    assert answer.json["error"]["code"] == "not_found"
    assert answer.json["error"]["missing"] == []


def test_an_alien_file_is_refused_untouched(call: Call, tmp_path: Path) -> None:
    alien = tmp_path / "notes.polesdesk"
    alien.write_text("Nom;Prénom\n" * 200, encoding="utf-8")
    before = alien.read_bytes()
    for words in (("list", "hubs"), ("settings", "term_weeks=30"), ("undo",), ("check",)):
        assert call(*words, "--database", alien).code == 1
    assert alien.read_bytes() == before


def test_help_is_french_and_names_every_command(call: Call) -> None:
    answer = call("--help")
    assert answer.code == 0
    assert answer.out.startswith("utilisation\u202f: polesdesk")
    for name in ("new", "settings", "import", "list", "print", "history", "undo", "redo",
                 "check", "backup", "restore", "selftest"):  # fmt: skip
        assert f"\n  {name} " in answer.out
    assert "show this help" not in answer.out


@pytest.mark.parametrize("name", ["new", "settings", "list", "print", "history", "backup"])
def test_each_command_has_its_help(name: str, call: Call) -> None:
    answer = call(name, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"utilisation\u202f: polesdesk {name}")
    assert "--database FICHIER" in answer.out


@pytest.mark.parametrize(
    ("words", "is_command"),
    [
        ((), False),
        (("bureau.polesdesk",), False),
        (("--today", "2026-09-01"), False),
        (("--database", "list"), False),
        (("list",), True),
        (("--database", "list", "check"), True),
        (("./list",), False),
        (("--", "list"), False),
        (("bureau.polesdesk", "list"), False),
        (("--help",), True),
        (("--version",), True),
    ],
)
def test_the_first_word_decides(words: tuple[str, ...], *, is_command: bool) -> None:
    assert cli.names_command(words) is is_command


def test_a_reader_that_stops_reading_is_no_refusal() -> None:
    assert as_refusal(BrokenPipeError()) is None
    assert as_refusal(PermissionError()) is not None
