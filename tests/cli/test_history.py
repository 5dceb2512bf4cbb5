"""History, undo and redo by command."""

from pathlib import Path

from cli.conftest import Call

KEYS = ["at", "actor", "command", "label", "entity", "id", "field", "before", "after"]


def test_history_has_the_keys_of_the_contract(call: Call, database: Path) -> None:
    rows = call("history", "--json", "--database", database).json
    assert rows
    assert all(list(row) == KEYS for row in rows)
    assert rows[-1]["label"] == "création du fichier"


def test_history_of_one_record(call: Call, database: Path) -> None:
    (hub,) = call("list", "hubs", "--json", "--database", database).json
    rows = call("history", "--subject", hub["id"], "--json", "--database", database).json
    assert {(row["entity"], row["id"]) for row in rows} == {("hub", hub["id"])}
    assert {row["label"] for row in rows} == {"création du pôle Voltaire"}
    held = {row["field"]: row["after"] for row in rows}
    assert (held["code"], held["name"]) == ("VOL", "Voltaire")


def test_undo_and_redo_are_in_the_history(call: Call, database: Path) -> None:
    def weeks() -> int:
        shown = call("settings", "--json", "--database", database).json
        return int(shown["term_weeks"])

    call("settings", "term_weeks=30", "--database", database)
    assert weeks() == 30
    assert call("undo", "--database", database).out == "Annulé\u202f: modification des réglages\n"
    assert weeks() == 36
    assert call("redo", "--database", database).out == "Rétabli\u202f: modification des réglages\n"
    assert weeks() == 30
    rows = call("history", "--subject", "settings", "--json", "--database", database).json
    changed = [(row["before"], row["after"]) for row in rows if row["field"] == "term_weeks"]
    assert [after for _, after in changed] == [30, 36, 30]


def test_undo_goes_back_command_by_command(call: Call, database: Path) -> None:
    undone = [call("undo", "--json", "--database", database).json["label"] for _ in range(2)]
    assert undone == ["création de la convention VOL-2026-001", "création de la convention 2024/17"]
    assert call("list", "conventions", "--json", "--database", database).json == []
    call("redo", "--database", database)
    call("redo", "--database", database)
    again = call("list", "conventions", "--json", "--database", database).json
    assert [row["number"] for row in again] == ["2024/17", "VOL-2026-001"]
    answer = call("redo", "--json", "--database", database)
    assert (answer.code, answer.json["error"]["code"]) == (1, "nothing_to_redo")


def test_people_read_fields_in_french(call: Call, database: Path) -> None:
    rows = call("list", "conventions", "--json", "--database", database).json
    subject = next(row["id"] for row in rows if row["number"] == "2024/17")
    out = call("history", "--subject", subject, "--database", database).out
    assert "Fin" in out
    assert "31/10/2026" in out
    assert "120,50\u00a0€" in out
    assert "présente" in out
    assert max(len(line) for line in out.splitlines()) < 260


def test_an_unknown_record_has_no_history(call: Call, database: Path) -> None:
    assert call("history", "--subject", "nobody", "--json", "--database", database).json == []
    assert (
        call("history", "--subject", "nobody", "--database", database).out == "Aucun changement.\n"
    )
