"""The log read in pages: as many commands as there are, what stood before each change."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from polesdesk.actions import hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.store import history, journal
from polesdesk.store.history import Asked

TODAY = date(2026, 11, 21)


@pytest.fixture
def runner(office_file: Path) -> Iterator[Runner]:
    made = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield made
    made.close()


def rename(runner: Runner, times: int) -> Hub:
    """A hub that was renamed again and again."""
    hub = runner.do(hubs.save, Hub(id=new_id(), code="VOL", name="0")).value
    for number in range(1, times + 1):
        hub = runner.do(hubs.save, Hub(id=hub.id, version=number, code="VOL", name=f"{number}"))
        hub = hub.value
    return hub


def names(runner: Runner, limit: int, subject: str | None = None) -> list[tuple[str, str]]:
    def read(work) -> list[tuple[str, str]]:
        found = journal.changes(work.connection, subject, limit)
        return [(one.before, one.after) for one in found if one.field == "name"]

    return runner.read(read)


def test_changes_are_read_command_by_command_to_the_first(runner: Runner, monkeypatch) -> None:
    monkeypatch.setattr(journal, "_COMMANDS", 3)
    monkeypatch.setattr(journal, "_CHUNK", 2)
    rename(runner, 7)
    told = [(str(number - 1), str(number)) for number in range(7, 0, -1)]
    assert names(runner, 1000) == [*told, (None, "0")]
    assert names(runner, 4) == told[:4]


def test_changes_of_one_record_leave_out_the_others(runner: Runner) -> None:
    hub = rename(runner, 2)
    runner.do(hubs.save, Hub(id=new_id(), code="AUT", name="Autre"))
    assert names(runner, 1000, hub.id) == [("1", "2"), ("0", "1"), (None, "0")]
    assert names(runner, 1, hub.id) == [("1", "2")]


def test_a_page_of_commands_begins_where_it_is_told(runner: Runner) -> None:
    rename(runner, 5)

    def read(work, **order: bool) -> list[str]:
        return [row.label[-1] for row in history.page(work.connection, Asked(), 1, 3, **order)]

    assert runner.read(read) == ["4", "3", "2"]
    assert runner.read(read, oldest_first=True) == ["1", "2", "3"]


def test_of_a_huge_command_only_the_first_operations_are_looked_at(
    runner: Runner, monkeypatch
) -> None:
    from polesdesk.store.kinds import HUB

    monkeypatch.setattr(history, "OPS_LOOKED_AT", 4)
    many = [Hub(id=new_id(), code=f"H{at}", name=f"Pôle {at}") for at in range(5)]
    runner.do(lambda work: work.writer.insert_many(HUB, many))
    (newest,) = runner.read(lambda work: history.page(work.connection, Asked(), 0, 1))

    def read(work):
        found = history.subjects_of(work.connection, newest.id)
        last = history.touched(work.connection, newest.id, [("hub", many[-1].id), ("hub", "x")])
        return found, last

    (found, more), last = runner.read(read)
    assert found == [("hub", many[0].id), ("hub", many[1].id)]
    assert more
    assert last == [("hub", many[-1].id)]
