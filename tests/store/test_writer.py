"""Saves, the operation log, undo in a chain, and two computers that meet."""

import json
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from polesdesk.actions import conventions as agreements
from polesdesk.actions import history, hubs
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store import journal
from polesdesk.store.kinds import HUB

TODAY = date(2026, 11, 21)


@pytest.fixture
def runner(office_file: Path) -> Iterator[Runner]:
    made = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield made
    made.close()


def voltaire(runner: Runner) -> Hub:
    return runner.do(hubs.save, Hub(id=new_id(), code="VOL", name="Voltaire")).value


def name_of(runner: Runner, hub: Hub) -> str:
    return runner.read(hubs.get, hub.id).name


def test_a_save_gives_a_version_and_is_read_back(runner: Runner) -> None:
    hub = voltaire(runner)
    assert hub.version == 1
    assert runner.read(hubs.get, hub.id) == hub


def test_saving_the_same_twice_changes_nothing(runner: Runner) -> None:
    hub = voltaire(runner)
    again = runner.do(hubs.save, hub)
    assert again.value.version == 1
    assert not again.changes.records


def test_a_form_open_twice_does_not_overwrite(runner: Runner) -> None:
    hub = voltaire(runner)
    runner.do(hubs.save, replace(hub, name="Voltaire Nord"))
    with pytest.raises(Trouble) as caught:
        runner.do(hubs.save, replace(hub, name="Voltaire Sud"))
    assert caught.value.code == "changed_meanwhile"
    assert name_of(runner, hub) == "Voltaire Nord"


def test_undo_and_redo_walk_the_whole_chain(runner: Runner) -> None:
    hub = voltaire(runner)
    for name in ("Un", "Deux", "Trois"):
        current = runner.read(hubs.get, hub.id)
        runner.do(hubs.save, replace(current, name=name))
    seen = []
    for _ in range(3):
        runner.do(history.undo)
        seen.append(name_of(runner, hub))
    assert seen == ["Deux", "Un", "Voltaire"]
    for _ in range(3):
        runner.do(history.redo)
    assert name_of(runner, hub) == "Trois"
    assert runner.read(history.next_redo) is None


def test_undoing_a_creation_takes_the_record_away_and_redo_brings_it_back(runner: Runner) -> None:
    hub = voltaire(runner)
    runner.do(history.undo)
    assert runner.read(hubs.count, ListQuery()) == 0
    runner.do(history.redo)
    assert runner.read(hubs.get, hub.id).name == "Voltaire"


def test_new_work_empties_the_redo_stack(runner: Runner) -> None:
    hub = voltaire(runner)
    runner.do(hubs.save, replace(hub, name="Autre"))
    runner.do(history.undo)
    runner.do(hubs.save, replace(runner.read(hubs.get, hub.id), city="Amiens"))
    assert runner.read(history.next_redo) is None


def test_undo_survives_closing_the_program(office_file: Path) -> None:
    first = Runner(office_file, today=lambda: TODAY)
    hub = voltaire(first)
    first.do(hubs.save, replace(hub, name="Autre"))
    first.close()
    second = Runner(office_file, today=lambda: TODAY)
    second.do(history.undo)
    assert name_of(second, hub) == "Voltaire"
    second.close()


def test_undo_is_named_in_french(runner: Runner) -> None:
    voltaire(runner)
    assert runner.read(history.next_undo) == "création du pôle Voltaire"


def test_nothing_to_undo_is_said(runner: Runner) -> None:
    with pytest.raises(RuleBroken, match="rien à annuler"):
        runner.do(history.undo)


def test_a_failed_action_leaves_neither_row_nor_operation(runner: Runner) -> None:
    def fails(work: object) -> None:
        work.save(HUB, Hub(id=new_id(), code="X", name="X"))  # type: ignore[attr-defined]
        raise RuleBroken("no", "Non.")

    with pytest.raises(RuleBroken):
        runner.do(fails)
    assert runner.read(hubs.count, ListQuery()) == 0
    assert runner.read(history.changes) == ()


def test_history_tells_who_when_and_from_what_to_what(runner: Runner) -> None:
    hub = voltaire(runner)
    runner.do(hubs.save, replace(hub, name="Voltaire Nord"))
    row = runner.read(history.changes, hub.id)[0]
    assert (row.actor, row.field, row.before, row.after) == (
        "Accueil",
        "name",
        "Voltaire",
        "Voltaire Nord",
    )
    assert row.label == "modification du pôle Voltaire Nord"


def test_the_log_is_append_only(runner: Runner) -> None:
    voltaire(runner)

    def tamper(work: object) -> None:
        work.connection.exec_driver_sql("DELETE FROM op")  # type: ignore[attr-defined]

    with pytest.raises(Exception, match="append-only"):
        runner.do(tamper)


def test_each_operation_names_what_it_replaces(runner: Runner) -> None:
    hub = voltaire(runner)
    runner.do(hubs.save, replace(hub, name="Autre"))

    def heads(work: object) -> list[tuple[str, int]]:
        rows = work.connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT grp, count(*) FROM op_head GROUP BY grp"
        )
        return [tuple(row) for row in rows.all()]

    assert set(heads_of := runner.read(heads)) == {
        ("identity", 1), ("life", 1),
    }  # fmt: skip
    assert len(heads_of) == 2


def test_time_never_goes_back_in_the_log(office_file: Path) -> None:
    clock = [datetime(2026, 11, 21, 10)]
    runner = Runner(office_file, today=lambda: TODAY, now=lambda: clock[0])
    hub = voltaire(runner)
    clock[0] = datetime(2010, 1, 1)
    runner.do(hubs.save, replace(hub, name="Après le recul de l’horloge"))
    newest = runner.read(lambda work: journal.next_undo(work.connection))
    assert newest is not None
    assert newest.label.startswith("modification")
    runner.close()


def test_a_second_program_is_refused_while_the_first_writes(office_file: Path) -> None:
    first = Runner(office_file, hold=True)
    holder = office_file.with_name(office_file.name + ".lock")
    text = holder.read_text(encoding="utf-8").replace(str(os.getpid()), "1")
    holder.write_text(text, encoding="utf-8")
    second = Runner(office_file)
    with pytest.raises(Trouble) as caught:
        second.do(hubs.save, Hub(id=new_id(), code="VOL", name="Voltaire"))
    assert caught.value.code == "busy"
    assert second.read(hubs.count, ListQuery()) == 0
    second.close()
    first.close()


def test_a_lock_left_by_a_dead_process_is_taken_over(office_file: Path) -> None:
    lock = office_file.with_name(office_file.name + ".lock")
    dead = {"host": socket.gethostname(), "pid": 2**22 + 12345, "user": "x", "since": "2026-01-01"}
    lock.write_text(json.dumps(dead), encoding="utf-8")
    runner = Runner(office_file, hold=True)
    runner.close()
    assert not lock.exists()


def test_a_lock_of_another_computer_is_never_stolen(office_file: Path) -> None:
    lock = office_file.with_name(office_file.name + ".lock")
    far = {"host": "autre-poste", "pid": 1, "user": "Léa", "since": "2026-11-21T09:00:00"}
    lock.write_text(json.dumps(far), encoding="utf-8")
    with pytest.raises(Trouble, match="autre-poste"):
        Runner(office_file, hold=True)
    assert lock.exists()


def test_a_binned_record_leaves_the_lists_and_comes_back(runner: Runner) -> None:
    hub = voltaire(runner)
    runner.do(hubs.bin, (hub.id,))
    assert runner.read(hubs.count, ListQuery()) == 0
    runner.do(history.undo)
    assert runner.read(hubs.count, ListQuery()) == 1


def test_numbers_are_never_given_twice(runner: Runner) -> None:
    from polesdesk.actions import associations
    from polesdesk.domain.associations import Association

    hub = voltaire(runner)
    owner = runner.do(associations.save, Association(id=new_id(), name="Les Amis")).value
    numbers = []
    for _ in range(3):
        blank = runner.read(agreements.draft, hub.id, owner.id)
        made = runner.do(agreements.save, replace(blank, start_date=TODAY)).value
        numbers.append(made.number)
        runner.do(history.undo)
    assert numbers == ["VOL-2026-001", "VOL-2026-002", "VOL-2026-003"]
