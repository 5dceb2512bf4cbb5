"""Occurrences of a hub and of the city, and free rooms, at 1,000 hubs and 50,000 agreements."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil import rrule

from benchmarks import big_file
from benchmarks.measuring import against, header, row
from polesdesk.actions import hubs, planning
from polesdesk.actions.runner import Runner
from polesdesk.domain.free_time import FreeWish
from polesdesk.domain.lists import ListQuery
from polesdesk.store.planning import Scope

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

MONDAY = date(2026, 11, 16)
YEAR = (date(2026, 9, 1), date(2027, 8, 31))


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    path: Path = big_file.make(tmp_path_factory.mktemp("planning") / "big.polesdesk")
    made = Runner(path, today=lambda: big_file.TODAY)
    yield made
    made.close()


def test_occurrences(runner: Runner) -> None:
    header("Occurrences at 50,000 agreements (P11)")
    hub = runner.read(hubs.page, ListQuery(), 0, 1)[0].id
    slots = len({one.slot_id for one in runner.read(planning.occurrences, *YEAR, hub_id=hub)})

    def bare() -> list[datetime]:
        first, last = (datetime.combine(day, time()) for day in YEAR)
        return [
            moment
            for at in range(slots)
            for moment in rrule.rrule(rrule.WEEKLY, byweekday=at % 7, dtstart=first, until=last)
        ]

    def year() -> object:
        return runner.read(planning.plain_occurrences, Scope(hub_ids=(hub,)), *YEAR)

    def week() -> object:
        return runner.read(planning.occurrences, MONDAY, MONDAY + timedelta(6), hub_id=hub)

    against(f"one hub, a year ({slots} slots)", year, bare, floor_name="rrule of as many slots")
    against("one hub, a week, with names", week, bare, floor_name="rrule of as many slots")

    start = clock.process_time()
    found = runner.read(planning.plain_occurrences, Scope(), MONDAY, MONDAY + timedelta(6))
    took = (clock.process_time() - start) * 1000
    row(f"whole city, a week ({len(found):,} occurrences)", took, 100, "goal")


def test_free_rooms(runner: Runner) -> None:
    header("Free rooms at 1,000 hubs")
    hub = runner.read(hubs.page, ListQuery(), 0, 1)[0].id
    wish = FreeWish(weekdays=(2,), from_time=time(17), to_time=time(22), minutes=120,
                    first=YEAR[0], last=YEAR[1], hub_ids=(hub,))  # fmt: skip
    evening = (time(18), time(20))

    def free() -> object:
        return runner.read(planning.free_rooms, wish)

    def empty() -> object:
        return runner.read(planning.emptiness, 2, evening, *YEAR, hub_id=hub)

    def year() -> object:
        return runner.read(planning.plain_occurrences, Scope(hub_ids=(hub,)), *YEAR)

    against("free rooms of a hub for a year", free, year, floor_name="its occurrences")
    against("what is empty of a hub, a year", empty, year, floor_name="its occurrences")
