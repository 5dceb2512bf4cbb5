"""``occurrences`` and ``free``: the keys of the contract, the reasons, and words typed wrongly."""

from pathlib import Path

import pytest

from cli.conftest import Call

KEYS = ["date", "start", "end", "hub", "room_id", "room", "convention_id", "convention",
        "association", "status", "reason"]  # fmt: skip


def occurrences(call: Call, database: Path, first: str, last: str, *more: str):
    answer = call("occurrences", "--from", first, "--to", last, *more, "--json",
                  "--database", database, "--today", "2026-09-01")  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    return answer.json


def test_rows_bear_the_keys_of_the_contract_in_order(call: Call, database: Path) -> None:
    rows = occurrences(call, database, "2026-09-01", "2026-09-30")
    assert rows
    for row in rows:
        assert list(row)[: len(KEYS)] == KEYS


def test_each_occurrence_says_whether_it_is_planned_and_why_not(call: Call, database: Path) -> None:
    rows = occurrences(call, database, "2026-10-12", "2026-11-09", "--hub", "vol")
    found = [(row["date"], row["start"], row["end"], row["status"], row["reason"]) for row in rows]
    assert found == [
        ("2026-10-12", "18:00", "20:30", "planned", None),
        ("2026-10-19", "18:00", "20:30", "excluded", "school_holiday"),
        ("2026-10-22", "09:00", "11:00", "planned", None),
        ("2026-10-26", "18:00", "20:30", "excluded", "school_holiday"),
    ]


def test_the_unpublished_calendar_counts_nothing(call: Call, database: Path) -> None:
    assert occurrences(call, database, "2030-01-01", "2030-02-01") == []


def test_people_read_a_table(call: Call, database: Path) -> None:
    answer = call("occurrences", "--from", "2026-10-12", "--to", "2026-10-19",
                  "--database", database)  # fmt: skip
    assert "vacances scolaires" in answer.out
    nothing = call("occurrences", "--from", "2035-10-12", "--to", "2035-10-19",
                   "--database", database)  # fmt: skip
    assert nothing.out == "Rien n’est prévu.\n"


def test_what_is_free_counts_days(call: Call, database: Path) -> None:
    answer = call("free", "--weekday", "1", "--from", "19:00", "--to", "20:00", "--between",
                  "2026-09-01", "2026-10-31", "--json", "--database", database)  # fmt: skip
    (row,) = answer.json
    assert list(row)[:8] == ["hub", "room_id", "room", "days", "free_days", "allotted_days",
                             "seen_n", "seen_empty"]  # fmt: skip
    assert [row[key] for key in ("days", "free_days", "allotted_days")] == [8, 2, 6]
    assert (row["seen_n"], row["seen_empty"]) == (0, 0)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["occurrences", "--from", "2026-10-12", "--to", "2026-10-01"], "finit avant"),
        (["occurrences", "--from", "12/10/2026", "--to", "2026-10-01"], "n’est pas un jour"),
        (["free", "--weekday", "8", "--from", "18:00", "--to", "20:00", "--between", "2026-10-12",
          "2026-10-31"], "de 1 (lundi) à 7"),
        (["free", "--weekday", "1", "--from", "soir", "--to", "20:00", "--between", "2026-10-12",
          "2026-10-31"], "n’est pas une heure"),
        (["free", "--weekday", "1", "--from", "18:00", "--to", "18:00", "--between", "2026-10-12",
          "2026-10-31"], "les mêmes"),
    ],
)  # fmt: skip
def test_words_typed_wrongly_are_said_in_french(words, problem, call: Call, database: Path) -> None:
    answer = call(*words, "--database", database)
    assert answer.code == 2
    assert problem in answer.err


def test_an_unknown_hub_is_refused(call: Call, database: Path) -> None:
    answer = call("occurrences", "--from", "2026-10-12", "--to", "2026-10-13", "--hub", "XYZ",
                  "--database", database)  # fmt: skip
    assert answer.code == 1
    assert "XYZ" in answer.err
