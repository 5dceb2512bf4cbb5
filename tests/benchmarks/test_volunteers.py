"""The directory at 100,000 people and 500,000 assignments, against raw SQL in the same run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks import big_file, big_roster
from benchmarks.measuring import against, header, milliseconds, row
from polesdesk.actions import finding, volunteer_due, volunteer_hours, volunteers
from polesdesk.actions.runner import Runner
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.volunteer_hours import HoursBy, HoursQuery
from polesdesk.store import database
from polesdesk.store.opening import create
from polesdesk.ui.source import look
from polesdesk.ui.volunteers.columns import SOURCE

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
FRAME = 16.7
"""Milliseconds of one frame: a list must not take longer (P3)."""
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roster") / "roster.polesdesk"
    create(path)
    runner = Runner(path, today=lambda: big_file.TODAY)
    begun = time.perf_counter()
    big_roster.fill(runner, big_roster.PEOPLE, big_roster.ASSIGNMENTS)
    print(f"\nmade in {time.perf_counter() - begun:.0f} s, {path.stat().st_size >> 20} MB")
    runner.close()
    return path


@pytest.fixture
def runner(big: Path) -> Iterator[Runner]:
    made = Runner(big, today=lambda: big_file.TODAY)
    yield made
    made.close()


@pytest.fixture
def raw(big: Path) -> Iterator[Any]:
    connection = database.open_connection(big, None, "rw")
    yield connection
    connection.close()


def test_the_list(runner: Runner, raw: Any) -> None:
    header(f"Directory of {big_roster.PEOPLE:,} people (goal: {FRAME} ms)")
    page = (
        "SELECT * FROM volunteer WHERE id IN (SELECT id FROM volunteer WHERE life = 'alive' "
        "ORDER BY name_key, id LIMIT 50 OFFSET {at})"
    )
    middle = big_roster.PEOPLE // 2
    hub = runner.read(volunteers.filters)[0][0].value
    for name, query, at in (
        ("open", ListQuery(), 0),
        ("scroll to the middle", ListQuery(), middle),
        ("sort by quarter, middle", ListQuery(sort="quarter"), middle),
        ("keystroke « co »", ListQuery(text="co"), 0),
        ("keystroke « marcoulan »", ListQuery(text="marcoulan"), 0),
        ("a phone", ListQuery(text="0612"), 0),
        ("filter by skill", ListQuery(filters={"skill": "accueil"}), 0),
        ("filter by hub", ListQuery(filters={"hub": hub}), 0),
        ("filter by quality", ListQuery(filters={"standing": "minor"}), 0),
    ):
        against(
            name,
            lambda query=query, at=at: runner.read(volunteers.page, query, at, 50),
            lambda at=at: raw.execute(page.format(at=at)).fetchall(),
            floor_name="raw page of 50 rows",
        )
    against(
        "count and first page of a filter by skill",
        lambda: runner.read(look, SOURCE, ListQuery(filters={"skill": "accueil"}), "", 0),
        lambda: raw.execute(
            "SELECT count(*) FROM volunteer WHERE life = 'alive' AND instr(skills, '\"accueil\"')"
        ).fetchall(),
        floor_name="raw count",
    )


def test_a_card_and_a_search(runner: Runner, raw: Any) -> None:
    header("A person")
    person = runner.read(volunteers.page, ListQuery(), 0, 1)[0]
    shifts = (
        "SELECT * FROM assignment a JOIN duty_shift s ON s.id = a.shift_id "
        f"WHERE a.volunteer_id = '{person.id}'"
    )
    against(
        "card with shifts, hours and likely twins",
        lambda: runner.read(volunteers.card, person.id),
        lambda: raw.execute(shifts).fetchall(),
        floor_name="raw join of its shifts",
    )
    worst = max(
        milliseconds(lambda typed=typed: runner.read(finding.find, typed))
        for typed in ("a", "an", "ana", "ana ma", "ana marco", "0612", "jardin")
    )
    row("worst keystroke of Ctrl+K", worst, FRAME, "one frame")


def test_hours_and_alerts(runner: Runner, raw: Any) -> None:
    header(f"Hours of a year among {big_roster.ASSIGNMENTS:,} assignments")
    joined = (
        "SELECT a.volunteer_id, a.day, s.task, s.start, s.end FROM assignment a "
        "JOIN duty_shift s ON s.id = a.shift_id JOIN volunteer v ON v.id = a.volunteer_id "
        f"WHERE a.day BETWEEN '{YEAR[0]}' AND '{YEAR[1]}' AND a.status = 'PRESENT'"
    )
    for by in HoursBy:
        query = HoursQuery(by=by, first=YEAR[0], last=YEAR[1])
        against(
            f"hours by {by}",
            lambda query=query: runner.read(volunteer_hours.table, query),
            lambda: raw.execute(joined).fetchall(),
            rounds=3,
            floor_name="raw join of the year",
        )
    against(
        "what is due of people",
        lambda: runner.read(volunteer_due.alerts, 20),
        lambda: raw.execute(joined.replace(str(YEAR[0]), "2026-11-01")).fetchall(),
        rounds=5,
        floor_name="raw join of the month",
    )
