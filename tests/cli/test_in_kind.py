"""``inkind`` gives the list for the annex of the budget, as a file and for programs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.hubs import ChargesMode
from polesdesk.store.kinds import CONVENTION
from ready_office import make_ready


@pytest.fixture
def filled(office_file: Path) -> Path:
    """A file with one agreement in force in 2027, on a hall of 62.5 m² at 120 €."""
    runner = Runner(office_file, today=lambda: date(2026, 11, 21), actor="Accueil")
    made = make_ready(runner).agreement(
        use_kind=UseKind.EXCLUSIVE, slots=(), room_ids=("hall",),
        charges_mode=ChargesMode.ASSOCIATION, start_date=date(2027, 1, 1),
    )  # fmt: skip
    runner.do(lambda work: work.save(CONVENTION, replace(made, state=State.NOTIFIED)))
    runner.close()
    return office_file


@pytest.mark.parametrize("ending", ["xlsx", "pdf", "csv"])
def test_the_list_is_written_by_the_ending_of_its_name(
    filled: Path, call: Call, tmp_path: Path, ending: str
) -> None:
    before = filled.read_bytes()
    target = tmp_path / f"annexe.{ending}"
    answer = call("inkind", "--year", 2027, "--output", target, "--database", filled)
    assert answer.code == 0
    assert target.stat().st_size > 100
    assert "1\u00a0association, 7\u202f500,00\u00a0€" in answer.out
    assert filled.read_bytes() == before


def test_programs_get_totals_rows_and_the_working(filled: Path, call: Call) -> None:
    answer = call("inkind", "--year", 2027, "--json", "--database", filled)
    assert answer.code == 0
    found = answer.json
    assert list(found) == [
        "year", "output", "association_count", "convention_count", "minutes", "value_cents",
        "occupancy_fee_cents", "in_kind_value_cents", "associations", "hubs", "not_computable",
    ]  # fmt: skip
    assert found["in_kind_value_cents"] == 750_000
    (row,) = found["associations"]
    assert (row["association"], row["in_kind_value_cents"]) == (
        "Les Lanternes d’exemple",
        750_000,
    )
    assert "62,50\u00a0m²" in row["conventions"][0]["working"][0]
    assert found["not_computable"] == []
    assert call("inkind", "--year", 2026, "--json", "--database", filled).json["associations"] == []


def test_what_cannot_be_reckoned_is_named(filled: Path, call: Call) -> None:
    before = call("inkind", "--year", 1999, "--json", "--database", filled).json
    assert before["convention_count"] == 0
    runner = Runner(filled, today=lambda: date(2026, 11, 21), actor="Accueil")
    runner.do(_without_surface)
    runner.close()
    answer = call("inkind", "--year", 2027, "--database", filled)
    assert answer.code == 0
    assert "la surface n’est pas renseignée" in answer.err
    (lack,) = call("inkind", "--year", 2027, "--json", "--database", filled).json["not_computable"]
    assert lack["convention"] == "VOL-2027-001"


def _without_surface(work):
    from polesdesk.actions import hubs

    return hubs.save_room(work, replace(hubs.get_room(work, "hall"), surface_m2=None))


def test_wrong_words_are_refused(filled: Path, call: Call, tmp_path: Path) -> None:
    assert call("inkind", "--database", filled).code == 2
    assert call("inkind", "--year", "26", "--database", filled).code == 2
    other = call(
        "inkind", "--year", 2027, "--output", tmp_path / "annexe.doc", "--json", "--database",
        filled,
    )  # fmt: skip
    assert other.code == 1
    assert other.json["error"]["code"] == "unknown_format"
