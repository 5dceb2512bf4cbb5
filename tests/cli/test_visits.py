"""``round`` and ``visit import``: their answers to the letter, exit codes, dry runs, twice."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.actions import files, visit_lists, visits
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.visits import FindingKind

DAY = "2026-09-21"
"""A Monday in term."""
TODAY = "2026-09-25"
NONE = {"visits": 0, "findings": 0}


def visit(number: str = "a1", *findings: dict, **head: object) -> dict:
    usual = {
        "visit_id": number, "hub": "VOL", "date": DAY, "time_in": "18:00", "time_out": "20:00",
        "agent": "Camille Exemple", "motive": "fair",
        "findings": list(findings) or [{"room": "Salle 1", "time": "18:30", "finding": "empty"}],
    }  # fmt: skip
    return {**usual, **head}


@pytest.fixture
def bring(call: Call, database: Path, tmp_path: Path):
    """Import visits into the file."""

    def carry_out(*found: dict, words: tuple[str, ...] = ()):
        source = tmp_path / "visites.json"
        source.write_text(json.dumps(list(found), ensure_ascii=False), encoding="utf-8")
        return call("visit", "import", source, "--database", database, "--today", TODAY, *words)

    return carry_out


def findings(path: Path):
    runner = files.open_runner(path, today=date.fromisoformat(TODAY), read_only=True)
    try:
        return runner.read(visit_lists.page_findings, ListQuery())
    finally:
        runner.close()


def test_a_visit_goes_in_once(bring, database):
    first = bring(visit())
    assert first.code == 0
    assert list(first.json) == ["rows", "created", "updated", "unchanged", "rejected", "warnings"]
    assert first.json["created"] == {"visits": 1, "findings": 1}
    again = bring(visit())
    assert again.code == 0
    assert again.json["created"] == NONE
    assert again.json["unchanged"] == {"visits": 1, "findings": 1}
    assert len(findings(database)) == 1


def test_a_finding_finds_its_slot_and_outside_of_slots_people_are_unplanned(bring, database):
    answer = bring(
        visit(
            "a1",
            {"room": "Salle 1", "time": "18:30", "finding": "as_planned", "headcount": 9},
            {"room": "Salle 1", "time": "09:30", "finding": "as_planned", "headcount": 2},
            {"room": "Salle 1", "time": "10:30", "finding": "empty"},
        )
    )
    assert answer.code == 0
    assert [one["row"] for one in answer.json["warnings"]] == [2]
    by_time = {one.time.hour: one for one in findings(database) if one.time}
    assert by_time[18].slot_id is not None
    assert str(by_time[18].slot_day) == DAY
    assert by_time[18].association
    assert (by_time[9].kind, by_time[9].slot_id) == (FindingKind.UNPLANNED, None)
    assert (by_time[10].kind, by_time[10].slot_id) == (FindingKind.EMPTY, None)


def test_what_cannot_be_read_is_refused_line_by_line_in_french(bring):
    answer = bring(
        visit(
            "a1",
            {"room": "Salle 1", "time": "18:30", "finding": "empty"},
            {"room": "Nulle part", "time": "18:30", "finding": "empty"},
            {"room": "Salle 1", "time": "18:30", "finding": "parti"},
        ),
        visit("a2", hub="XXX"),
    )
    assert answer.code == 3
    assert answer.json["created"] == {"visits": 1, "findings": 1}
    refused = [(one["row"], one["column"], one["value"]) for one in answer.json["rejected"]]
    assert refused == [(2, "room", "Nulle part"), (3, "finding", "parti"), (4, "hub", "XXX")]
    assert "Voltaire" in answer.json["rejected"][0]["message"]
    assert "Ligne 2, room\u202f: refusée." in answer.err


SALLE_1 = {"room": "Salle 1", "time": "18:30", "finding": "empty"}


def test_a_refused_finding_completes_its_visit_when_the_file_comes_corrected(bring, database):
    assert bring(visit("a1", SALLE_1, {**SALLE_1, "room": "Sale 1", "time": "19:15"})).code == 3
    corrected = visit("a1", SALLE_1, {**SALLE_1, "time": "19:15"})
    dry = bring(corrected, words=("--dry-run",))
    answer = bring(corrected)
    assert (answer.code, dry.json) == (0, answer.json)
    assert answer.json["created"] == {"visits": 0, "findings": 1}
    assert answer.json["updated"] == {"visits": 1, "findings": 0}
    assert answer.json["unchanged"] == {"visits": 0, "findings": 1}
    assert answer.json["warnings"] == []
    assert "Visites complétées\u202f: 1." in answer.err
    there = findings(database)
    assert len({one.visit_id for one in there}) == 1
    assert sorted(one.time.strftime("%H:%M") for one in there) == ["18:30", "19:15"]
    assert all(one.slot_id for one in there)
    again = bring(corrected)
    assert (again.json["created"], again.json["updated"]) == (NONE, NONE)
    assert again.json["unchanged"] == {"visits": 1, "findings": 2}


@pytest.mark.parametrize(
    ("other", "column", "kept"),
    [
        ({"finding": "closed"}, "finding", "Vide"),
        ({"finding": "as_planned", "headcount": 4}, "finding", "Vide"),
        ({"note": "lumière allumée"}, "note", "rideau baissé"),
    ],
)
def test_a_finding_that_contradicts_the_one_imported_is_refused(
    bring, database, other, column, kept
):
    first = {**SALLE_1, "note": "rideau baissé"}
    bring(visit("a1", first))
    before = findings(database)
    answer = bring(visit("a1", {**first, **other}))
    assert answer.code == 3
    assert [(one["row"], one["column"]) for one in answer.json["rejected"]] == [(1, column)]
    assert kept in answer.json["rejected"][0]["message"]
    assert answer.json["created"] == NONE
    assert findings(database) == before


def test_a_known_visit_stays_in_its_hub_and_on_its_day_and_keeps_its_head(bring, database):
    bring(visit("a1", SALLE_1))
    late = {**SALLE_1, "time": "19:00"}
    moved = bring(visit("a1", late, date="2026-09-22"))
    assert (moved.code, moved.json["rejected"][0]["column"]) == (3, "date")
    assert moved.json["created"] == NONE
    renamed = bring(visit("a1", late, agent="Dominique Exemple"))
    assert (renamed.code, len(renamed.json["warnings"])) == (0, 1)
    assert renamed.json["created"] == {"visits": 0, "findings": 1}


def test_a_visit_told_twice_in_one_file_is_one_visit_with_the_findings_of_both(bring, database):
    answer = bring(visit("a1", SALLE_1), visit("a1", SALLE_1, {**SALLE_1, "time": "19:00"}))
    assert answer.code == 0
    assert answer.json["created"] == {"visits": 1, "findings": 2}
    assert answer.json["unchanged"] == {"visits": 0, "findings": 1}
    assert len({one.visit_id for one in findings(database)}) == 1


def test_what_the_office_corrected_is_not_completed_by_an_import(bring, database):
    bring(visit("a1", SALLE_1))
    runner = files.open_runner(database, today=date.fromisoformat(TODAY))
    try:
        made = runner.read(visit_lists.page, ListQuery())[0]
        runner.do(visits.correct, made.id, "mauvaise heure")
    finally:
        runner.close()
    assert bring(visit("a1", SALLE_1)).code == 0
    answer = bring(visit("a1", SALLE_1, {**SALLE_1, "time": "19:00"}))
    assert (answer.code, answer.json["created"]) == (3, NONE)
    assert "corrigée depuis" in answer.json["rejected"][0]["message"]


def test_a_dry_run_gives_the_same_report_and_changes_no_byte(bring, database):
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    dry = bring(visit(), visit("a2", hub="XXX"), words=("--dry-run",))
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    real = bring(visit(), visit("a2", hub="XXX"))
    assert (dry.code, dry.json) == (real.code, real.json)


def test_a_spreadsheet_has_the_same_columns(call, database, tmp_path):
    source = tmp_path / "visites.csv"
    source.write_text(
        "visit_id;hub;date;time_in;time_out;agent;motive;room;time;finding;headcount;note\n"
        f"a1;VOL;{DAY};18:00;20:00;Camille;fair;Salle 1;18:30;as_planned;12;\n"
        f"a1;VOL;{DAY};18:00;20:00;Camille;fair;Salle 1;18:50;vide;;éteint\n",
        encoding="utf-8",
    )
    words = ("visit", "import", source, "--database", database, "--today", TODAY, "--json")
    assert call(*words).json["created"] == {"visits": 1, "findings": 2}
    assert call(*words).json["unchanged"] == {"visits": 1, "findings": 2}


def test_a_file_that_holds_no_visits_is_refused(call, database, tmp_path):
    source = tmp_path / "autre.json"
    source.write_text('{"visites": 3}', encoding="utf-8")
    answer = call("visit", "import", source, "--database", database, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "not_visits")
    missing = call("visit", "import", tmp_path / "absent.json", "--database", database, "--json")
    assert (missing.code, missing.json["error"]["code"]) == (1, "not_found")


def test_a_round_is_a_sheet_in_a_folder(call, database, tmp_path):
    words = ("round", "--date", DAY, "--hub", "VOL", "--output", tmp_path / "feuilles")
    answer = call(*words, "--database", database, "--today", "2026-09-18", "--json")
    assert answer.code == 0
    assert answer.json["number"] == "T-VOL-2026-001"
    assert Path(answer.json["file"]).read_bytes().startswith(b"%PDF")
    again = call(*words, "--database", database, "--today", "2026-09-18", "--json")
    assert again.json == answer.json


def test_a_round_of_an_unknown_hub_is_refused(call, database, tmp_path):
    words = ("round", "--date", DAY, "--hub", "ZZ", "--output", tmp_path)
    answer = call(*words, "--database", database, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "hub_unknown")


def test_another_word_than_import_is_wrong_usage(call, database):
    assert call("visit", "export", "x.json", "--database", database).code == 2
