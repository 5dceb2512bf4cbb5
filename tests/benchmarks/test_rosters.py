"""Proposals of large rosters against the greedy one, and a week of a hub against raw SQL (P10)."""

from __future__ import annotations

import random
import time as clock
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks import big_file, big_roster
from benchmarks.measuring import against, header, milliseconds, row
from polesdesk.actions import rosters
from polesdesk.actions.runner import Runner
from polesdesk.domain.rostering import Roster, RosterRules
from polesdesk.domain.rostering_model import Task
from polesdesk.domain.rostering_proposal import greedy, solve
from polesdesk.domain.rostering_reasons import explained
from polesdesk.domain.rosters import DutyShift
from polesdesk.domain.volunteers import Availability, Volunteer
from polesdesk.store.opening import create

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
MONDAY = date(2026, 11, 2)


def large(people: int, shifts: int, days: int, hubs: int) -> Task:
    """Return a roster of many people, of whom some 40 may hold each permanence."""
    chance = random.Random(1)
    crowd: dict[str, Volunteer] = {}
    for number in range(people):
        key = f"p{number:05}"
        hours = tuple(
            Availability(weekday=day, start=time(8), end=time(20))
            for day in chance.sample(range(1, 8), 3)
        )
        crowd[key] = Volunteer(
            id=key,
            availability=hours,
            hub_ids=(f"h{chance.randrange(hubs)}",),
            agreed_minutes=chance.choice([None, None, 1200]),
            wishes=chance.choice([(), ("accueil",)]),
        )
    wanted = []
    for number in range(shifts):
        hour = chance.choice([9, 14, 16])
        wanted.append(
            DutyShift(
                id=f"s{number}",
                hub_id=f"h{chance.randrange(hubs)}",
                day=MONDAY + timedelta(days=chance.randrange(days)),
                start=time(hour),
                end=time(hour + 2),
                task=chance.choice(["accueil", ""]),
            )
        )
    roster = Roster(shifts=wanted, assignments=[], people=crowd, rules=RosterRules(), around=[])
    given = {key: chance.randrange(0, 1200, 60) for key in crowd}
    return Task(roster=roster, since=date(2026, 9, 1), given=given)


def test_the_exact_optimum_costs_little_more_time_than_the_greedy_proposal() -> None:
    """500 people, 800 permanences: the best proposal, never worse, in some times the greedy one."""
    one = large(500, 800, 30, 6)
    header("rosters of 500 x 800")
    ratio = against(
        "exact optimum, with its explanations", lambda: explained(one, solve(one)),
        lambda: greedy(one), rounds=5, floor_name="greedy",
    )  # fmt: skip
    best, first = solve(one), greedy(one)
    row("cost of the proposal", best.cost, first.cost, "greedy", unit="  ")
    assert best.is_best
    assert best.cost <= first.cost
    assert ratio <= 12


def test_a_city_is_proposed_greedily() -> None:
    """5,000 people, 10,000 permanences: the greedy proposal grows with the pairs, no faster."""
    small, whole = large(500, 800, 30, 6), large(5000, 10_000, 60, 40)
    pairs = [sum(map(len, greedy(one).possible.values())) for one in (small, whole)]
    header("rosters of 5,000 x 10,000")
    times = [min(milliseconds(lambda one=one: solve(one) if one is whole else greedy(one))
                 for _ in range(3)) for one in (small, whole)]  # fmt: skip
    row("proposal", times[1], times[0] * pairs[1] / pairs[0], "greedy of 500 x 800, by pair")
    assert times[1] <= 2.5 * times[0] * pairs[1] / pairs[0]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    path: Path = tmp_path_factory.mktemp("roster") / "roster.polesdesk"
    create(path)
    made = Runner(path, today=lambda: big_file.TODAY)
    begun = clock.perf_counter()
    big_roster.fill(made, big_roster.PEOPLE // 5, big_roster.ASSIGNMENTS // 5)
    print(f"\nmade in {clock.perf_counter() - begun:.0f} s")
    yield made
    made.close()


def _raw(work: Any, first: date, last: date, hub_id: str) -> object:
    """Read the same permanences and who is on them as bare rows."""
    connection = work.connection
    found = connection.exec_driver_sql(
        "SELECT * FROM duty_shift WHERE hub_id = ? AND day BETWEEN ? AND ?",
        (hub_id, first.isoformat(), last.isoformat()),
    ).all()
    marks = ",".join("?" * len(found))
    held = connection.exec_driver_sql(
        f"SELECT * FROM assignment WHERE shift_id IN ({marks})", tuple(one[0] for one in found)
    ).all()
    ids = tuple(one.volunteer_id for one in held)
    marks = ",".join("?" * len(ids))
    people = connection.exec_driver_sql(f"SELECT * FROM volunteer WHERE id IN ({marks})", ids)
    return found, held, people.all()


def test_a_week_of_a_hub_does_not_grow_with_the_file(runner: Runner) -> None:
    """The board of one hub reads its own permanences and what its people do around them."""
    last = big_file.TODAY + timedelta(days=6)
    hub_id = runner.read(rosters.board, big_file.TODAY, last).shifts[0].shift.hub_id
    header("a week of one hub of many")
    ratio = against(
        "board", lambda: runner.read(rosters.board, big_file.TODAY, last, hub_id),
        lambda: runner.read(_raw, big_file.TODAY, last, hub_id), floor_name="raw rows",
    )  # fmt: skip
    assert ratio <= 80
