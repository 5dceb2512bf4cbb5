"""``journee report`` writes the evaluation and gives its figures; nothing of the file changes."""

from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.actions import journee
from polesdesk.actions.runner import Runner
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store.kinds import SIGN_UP, VOLUNTEER


@pytest.fixture
def held(office_file: Path) -> Path:
    runner = Runner(office_file, today=lambda: date(2026, 11, 21), actor="Accueil")
    day = runner.do(journee.save, CitizenDay(id=new_id(), day=date(2026, 6, 27))).value
    person = Volunteer(id=new_id(), first_name="Ana", last_name="Exemple")
    came = SignUp(
        id=new_id(),
        edition_id=day.id,
        volunteer_id=person.id,
        status=AssignmentStatus.WALK_IN,
        credited_minutes=90,
    )
    runner.do(lambda work: (work.save(VOLUNTEER, person), work.save(SIGN_UP, came)))
    runner.close()
    return office_file


def test_the_report_is_written_with_its_figures(held: Path, call: Call, tmp_path: Path) -> None:
    before = held.read_bytes()
    target = tmp_path / "bilan.pdf"
    answer = call(
        "journee", "report", "--edition", 2026, "--output", target, "--json", "--database", held
    )
    assert answer.code == 0
    assert target.read_bytes().startswith(b"%PDF")
    found = answer.json
    assert (found["present"], found["walk_ins"], found["volunteer_minutes"]) == (1, 1, 90)
    assert found["overall"] == {"n": 0, "mean": None, "insufficient": True}
    assert held.read_bytes() == before


def test_another_paper_is_named_by_its_word(held: Path, call: Call, tmp_path: Path) -> None:
    target = tmp_path / "badges.pdf"
    answer = call(
        "journee", "print", "--edition", 2026, "--paper", "badges", "--output", target,
        "--database", held,
    )  # fmt: skip
    assert answer.code == 0
    assert "Badges" in answer.out
    assert target.exists()


def test_a_year_without_edition_is_refused_in_words(held: Path, call: Call, tmp_path: Path) -> None:
    answer = call(
        "journee", "report", "--edition", 2019, "--output", tmp_path / "x.pdf", "--json",
        "--database", held,
    )  # fmt: skip
    assert answer.code == 1
    assert answer.json["error"]["code"] == "edition_not_found"
    assert not (tmp_path / "x.pdf").exists()
