"""What was acknowledged survives a killed program; what was not leaves nothing behind."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from polesdesk.actions import conventions, files, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.store import restoring
from polesdesk.store.backups import back_up, backups_of
from polesdesk.store.opening import open_file

VICTIMS = Path(__file__).with_name("victims.py")
SEED = 20261121


def start(*arguments: object) -> subprocess.Popen[str]:
    victim = subprocess.Popen(
        [sys.executable, str(VICTIMS), *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    assert victim.stdout.readline() == "ready\n"
    return victim


def kill_after(victim: subprocess.Popen[str], seconds: float) -> list[str]:
    """Kill without a warning; return the words that it still told."""
    time.sleep(seconds)
    victim.kill()
    told, _ = victim.communicate()
    whole = told[: told.rfind("\n") + 1]
    return whole.split()


@pytest.mark.parametrize("turn", range(6))
def test_a_kill_while_saving_loses_nothing_acknowledged(office_file: Path, turn: int) -> None:
    chance = random.Random(SEED + turn)
    told = kill_after(start("save", office_file), chance.uniform(0.05, 0.4))
    runner = Runner(office_file, hold=True)
    (row,) = runner.read(hubs.page, ListQuery())
    acknowledged = int(told[-1]) if told else 0
    assert int(row.name) in {acknowledged, acknowledged + 1}
    assert runner.read(files.check, full=True).problems == ()
    runner.close()


@pytest.mark.parametrize("turn", range(4))
def test_a_kill_while_backing_up_leaves_whole_backups(office_file: Path, turn: int) -> None:
    chance = random.Random(SEED + turn)
    kill_after(start("back_up", office_file), chance.uniform(0.02, 0.3))
    for backup in backups_of(office_file):
        open_file(backup, read_only=True).close()
    runner = Runner(office_file, hold=True)
    runner.back_up_now("fermeture")
    runner.close()
    assert not list((office_file.parent / "Sauvegardes").glob("*.part"))


@pytest.mark.parametrize("turn", range(4))
def test_a_kill_while_restoring_leaves_the_former_file_or_the_restored_one(
    office_file: Path, tmp_path: Path, turn: int
) -> None:
    copies = [tmp_path / "un.polesdesk", tmp_path / "deux.polesdesk"]
    runner = Runner(office_file)
    for number, copy in enumerate(copies, start=1):
        runner.do(hubs.save, Hub(id=new_id(), code=f"P{number}", name=f"Pôle {number}"))
        back_up(office_file, None, copy)
    runner.close()
    chance = random.Random(SEED + turn)
    kill_after(start("restore", office_file, *copies), chance.uniform(0.1, 0.9))
    runner = Runner(office_file, hold=True)
    assert len(runner.read(hubs.page, ListQuery())) in {1, 2}
    assert runner.read(files.check, full=True).problems == ()
    runner.close()
    restoring.restore(copies[0], office_file, None, datetime(2026, 11, 21, 10, 42))
    assert not list(tmp_path.glob("*.part*"))


def write_sheet(path: Path, rows: int) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        names = ("Pôle", "Salle", "Association", "N° de convention", "Date de début", "Date de fin")
        sheet.write_row(0, 0, names)
        for number in range(1, rows + 1):
            cells = ("Voltaire", "Salle 1", f"Cercle {number}", f"X-{number}", "01/09/2025")
            sheet.write_row(number, 0, (*cells, "31/08/2027"))
    return path


@pytest.mark.timeout(300)
def test_a_killed_import_leaves_nothing_of_itself_and_runs_again(
    office_file: Path, tmp_path: Path
) -> None:
    source = write_sheet(tmp_path / "conventions.xlsx", 5000)
    for seconds in (1.0, 3.0, 5.0):
        victim = start("import", office_file, source)
        told = kill_after(victim, seconds)
        runner = Runner(office_file, hold=True)
        found = runner.read(conventions.count, ListQuery())
        runner.close()
        assert found == (5000 if told == ["done"] else 0)
        if found:
            return
    victim = start("import", office_file, source)
    told_at_last, _ = victim.communicate(timeout=90)
    assert told_at_last == "done\n"
    runner = Runner(office_file, hold=True)
    assert runner.read(conventions.count, ListQuery()) == 5000
    assert runner.read(files.check, full=True).problems == ()
    runner.close()
