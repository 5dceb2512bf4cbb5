"""``roster check|propose|print``: their answers to the letter; what only reads changes nothing."""

from datetime import date, time
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.actions import hubs, roster_moves
from polesdesk.actions import records as common
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub, PropertyRegime
from polesdesk.domain.rosters import DutyShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store.kinds import VOLUNTEER

PERIOD = ("--from", "2026-11-23", "--to", "2026-11-29")
DAY = ("--today", "2026-11-22")


@pytest.fixture
def roster(office_file: Path) -> Path:
    """Two permanences of a hub and one volunteer, who is on none of them."""
    runner = Runner(office_file, today=lambda: date(2026, 11, 22), actor="Accueil")
    regime = PropertyRegime.PUBLIC
    hub = runner.do(
        hubs.save, Hub(id="hub", code="VOL", name="Voltaire", property_regime=regime)
    ).value
    ana = Volunteer(id="ana", first_name="Ana", last_name="Exemple", phone="+33639980001")
    runner.do(common.save, VOLUNTEER, ana)
    for name, day, hour in (("one", 24, 14), ("two", 24, 15)):
        shift = DutyShift(
            id=name, hub_id=hub.id, day=date(2026, 11, day), start=time(hour), end=time(hour + 2)
        )
        runner.do(roster_moves.save_shift, shift)
    runner.close()
    return office_file


def test_check_lists_what_is_wrong_and_changes_nothing(roster: Path, call: Call) -> None:
    before = roster.read_bytes()
    answer = call("roster", "check", *PERIOD, "--json", "--database", roster, *DAY)
    assert answer.code == 0
    first = answer.json[0]
    assert {key: first[key] for key in ("shift", "place", "start", "end", "kind", "severity",
                                        "persons")} == {
        "shift": "one", "place": "Voltaire", "start": "14:00", "end": "16:00",
        "kind": "below_minimum", "severity": "soft", "persons": [],
    }  # fmt: skip
    assert roster.read_bytes() == before


def test_propose_explains_choices_and_gaps_and_applies_when_told(roster: Path, call: Call) -> None:
    before = roster.read_bytes()
    words = ("roster", "propose", *PERIOD, "--json", "--database", roster, *DAY)
    found = call(*words).json
    (choice,) = found["proposals"]
    assert choice["person"] == "Ana Exemple"
    assert choice["reason"].startswith("Seule personne possible")
    (gap,) = found["gaps"]
    assert (gap["missing"], {gap["shift"], choice["shift"]}) == (1, {"one", "two"})
    assert gap["explanation"].startswith("1\u00a0personne disponible, déjà prise à ")
    assert roster.read_bytes() == before
    assert call(*words, "--apply").json["applied"] == 1
    assert call(*words).json["proposals"] == []
    undone = call("undo", "--database", roster, *DAY)
    assert undone.code == 0
    assert len(call(*words).json["proposals"]) == 1


def test_print_writes_poster_sheets_and_call_list(roster: Path, call: Call, tmp_path: Path) -> None:
    target = tmp_path / "papiers"
    answer = call("roster", "print", *PERIOD, "--output", target, "--database", roster, *DAY)
    assert answer.code == 0
    assert len(list(target.glob("*.pdf"))) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("roster", "check", "--from", "2026-11-29", "--to", "2026-11-23"),
        ("roster", "print", *PERIOD),
        ("roster", "fill", *PERIOD),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], roster: Path, call: Call) -> None:
    assert call(*words, "--database", roster).code == 2
