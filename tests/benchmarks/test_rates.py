"""Rates, evidence and heat map at 1,000,000 observations (P8), by time of the processor."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from benchmarks import big_file
from benchmarks.measuring import header, row
from polesdesk.actions import measures, rates
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.observing import Outcome
from polesdesk.domain.rate_rows import RateQuery
from polesdesk.domain.rates import Dimension
from polesdesk.domain.visits import Motive
from polesdesk.store.tables import convention, observation, slot

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(3600)]
OBSERVATIONS = 1_000_000
HUB_GOAL, CITY_GOAL = 16.7, 250.0
YEAR = RateQuery(by=Dimension.HUB, first=date(2025, 11, 22), last=big_file.TODAY)
_OUTCOMES = (
    [Outcome.OCCUPIED] * 14 + [Outcome.EMPTY] * 3 + [Outcome.OTHER_OCCUPANT, Outcome.EXCUSED]
    + [Outcome.CLOSURE]
)  # fmt: skip


def _observe(work: Work, count: int) -> None:
    """Insert observations of two years, spread over all slots."""
    chance = random.Random(5)
    statement = select(
        slot.c.id, slot.c.room_id, slot.c.weekday, convention.c.id, convention.c.association_id,
        convention.c.hub_id,
    ).join(convention, convention.c.id == slot.c.convention_id)  # fmt: skip
    slots = work.connection.execute(statement).all()
    monday = big_file.TODAY - timedelta(days=big_file.TODAY.weekday())
    for start in range(0, count, 20_000):
        rows = []
        for at in range(start, min(start + 20_000, count)):
            slot_id, room_id, weekday, agreement, association, hub = slots[at % len(slots)]
            day = monday + timedelta(days=weekday - 1 - 7 * (1 + at // len(slots) * 5))
            rows.append(
                {
                    "slot_id": slot_id, "slot_day": day, "part": "", "finding_id": f"f{at}",
                    "visit_id": "v", "hub_id": hub, "room_id": room_id,
                    "convention_id": agreement, "association_id": association, "day": day,
                    "weekday": weekday, "hour": 18, "last_hour": 19,
                    "outcome": str(chance.choice(_OUTCOMES)),
                    "motive": str(Motive.FAIR), "headcount": chance.randrange(5, 30),
                    "capacity": 30,
                }
            )  # fmt: skip
        work.connection.execute(insert(observation), rows)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """A city of 1,000 hubs and 50,000 agreements, seen 1,000,000 times."""
    path = tmp_path_factory.mktemp("city") / "city.polesdesk"
    big_file.make(path)
    with_observations(path)
    made = Runner(path, today=lambda: big_file.TODAY, read_only=True)
    yield made
    made.close()


def with_observations(path: Path) -> None:
    """Add the observations to a big file."""
    runner = Runner(path, today=lambda: big_file.TODAY)
    runner.do(_observe, OBSERVATIONS)
    runner.close()


def _processor(operation: Callable[[], object], rounds: int) -> float:
    """Return the median time of the processor that a call takes, in milliseconds."""
    operation()
    taken = []
    for _ in range(rounds):
        start = time.thread_time()
        operation()
        taken.append((time.thread_time() - start) * 1000)
    return statistics.median(taken)


def _a_hub(runner: Runner) -> str:
    statement = select(convention.c.hub_id).limit(1)
    found: str = runner.read(lambda work: work.connection.execute(statement).scalar_one())
    return found


def test_rates_and_heat_map(runner: Runner) -> None:
    header(f"Rates over {OBSERVATIONS:,} observations")
    whole, hub = YEAR, replace(YEAR, hub_id=_a_hub(runner))
    slow = _over(runner, "one hub", hub, tuple(Dimension), HUB_GOAL)
    few = (Dimension.HUB, Dimension.WEEKDAY_HOUR, Dimension.MONTH)
    slow += _over(runner, "whole city", whole, few, CITY_GOAL)
    slow += _measured(runner, "one hub", hub, HUB_GOAL)
    # Counted while the rates of the city are looked at already.
    _measured(runner, "whole city", whole, CITY_GOAL)
    assert not slow, slow


def _over(
    runner: Runner, name: str, query: RateQuery, dimensions: tuple[Dimension, ...], goal: float
) -> list[str]:
    """Time tables, of which that of hours is the map of what was seen; return the slow ones."""
    jobs = {
        f"{name}: by {by}": partial(runner.read, rates.table, replace(query, by=by))
        for by in dimensions
    }
    table = runner.read(rates.table, query)
    jobs[f"{name}: slots seen"] = partial(runner.read, rates.summary, table)
    return _slow(jobs, goal)


def _measured(runner: Runner, name: str, query: RateQuery, goal: float) -> list[str]:
    """Time what is planned: coverage and allotment, and the map of what is planned."""
    jobs = {
        f"{name}: planned by {by}": partial(runner.read, measures.planned, replace(query, by=by))
        for by in (Dimension.HUB, Dimension.WEEKDAY_HOUR, Dimension.MONTH)
    }
    return _slow(jobs, goal)


def _slow(jobs: Mapping[str, Callable[[], object]], goal: float) -> list[str]:
    slow = []
    for label, job in jobs.items():
        taken = _processor(job, 7)
        row(label, taken, goal, "the goal")
        if taken > goal:
            slow.append(f"{label}: {taken:.1f} ms")
    return slow


def test_every_row_of_the_city(runner: Runner) -> None:
    header("Tables with a row for each of many; no goal but no surprise")
    for by in (Dimension.ROOM, Dimension.ASSOCIATION, Dimension.CONVENTION):
        job = partial(runner.read, rates.table, replace(YEAR, by=by))
        row(f"whole city: by {by}", _processor(job, 3), 1000)
    freed = _processor(lambda: runner.read(rates.to_free, YEAR), 3)
    row("whole city: hours that could be freed", freed, 1000)
    shown = _processor(lambda: runner.read(rates.evidence, YEAR, None), 3)
    row("whole city: evidence of the total", shown, 1000)
