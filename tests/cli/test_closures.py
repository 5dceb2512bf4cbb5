"""``closures``: operations and closures of their own, with what became of each line."""

from datetime import date
from pathlib import Path

from cli.conftest import Call
from polesdesk.actions import closure_operations, school_calendar
from polesdesk.actions.runner import Runner
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.identity import new_id
from polesdesk.domain.school_calendar import Closure
from polesdesk.store.kinds import HUB


def close(database: Path) -> None:
    runner = Runner(database, today=lambda: date(2026, 9, 1), actor="Accueil")
    try:
        hub = runner.read(lambda work: work.connection.execute(HUB.table.select()).first())
        operation = ClosureOperation(id=new_id(), hub_id=hub.id, reason="chauffage",
                                     first=date(2027, 1, 4), last=date(2027, 1, 29),
                                     act_number="2026-114")  # fmt: skip
        runner.do(closure_operations.apply, operation)
        alone = Closure(id=new_id(), hub_id=hub.id, first=date(2027, 2, 5), reason="pont")
        runner.do(school_calendar.save_closure, alone)
    finally:
        runner.close()


def test_closures_are_told_with_their_lines(call: Call, database: Path) -> None:
    close(database)
    period = ("--from", "2027-01-01", "--to", "2027-03-01")
    found = call("closures", *period, "--json", "--database", database).json
    assert [one["reason"] for one in found] == ["chauffage", "pont"]
    works = found[0]
    assert (works["first"], works["last"]) == ("2027-01-04", "2027-01-29")
    assert (works["kind"], works["ground"], works["act_number"]) == ("WORKS", "WORKS", "2026-114")
    for line in works["lines"]:
        assert set(line["cancelled"]) | set(line["moved"]) <= set(line["days"])
    assert found[1]["lines"] == []
    told = call("closures", *period, "--database", database)
    assert "chauffage" in told.out
    assert "pont" in told.out


def test_nothing_closed_is_said_and_a_period_is_checked(call: Call, database: Path) -> None:
    told = call("closures", "--from", "2035-01-01", "--to", "2035-02-01", "--database", database)
    assert told.out == "Rien n’est fermé.\n"
    wrong = call("closures", "--from", "2035-01-01", "--to", "2034-02-01", "--database", database)
    assert wrong.code == 2
