"""Requests at 1,000 hubs and 50,000 agreements: the waiting list, and rooms that would fit."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from benchmarks import big_file
from benchmarks.measuring import against, header, row
from polesdesk.actions import hubs, planning, premises_requests, request_fits
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.store.kinds import PREMISES_REQUEST
from polesdesk.store.planning import Scope

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

REQUESTS = 2_000
SEASON = (date(2026, 11, 21), date(2027, 8, 31))


def wish(number: int, hub_ids: tuple[str, ...] = ()) -> PremisesRequest:
    """A request that waits: an evening of the week, in a hub or anywhere."""
    return PremisesRequest(
        id=new_id(), number=f"DEM-2026-{number:05d}", kind=RequestKind.EXTRA_SLOT,
        state=RequestState.WAITING, applicant=f"Association {number}",
        received_on=date(2026, 1, 1) + timedelta(days=number % 300), weekdays=(1 + number % 5,),
        from_time=time(18), to_time=time(22), minutes=120, headcount=20, hub_ids=hub_ids,
    )  # fmt: skip


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    path: Path = big_file.make(tmp_path_factory.mktemp("requests") / "big.polesdesk")
    made = Runner(path, today=lambda: big_file.TODAY)
    places = [one.id for one in made.read(hubs.page, ListQuery(), 0, 100)]

    def fill(work: Work) -> None:
        assert work.writer is not None
        work.name("benchmark", "demandes")
        rows = [wish(at, (places[at % len(places)],)) for at in range(REQUESTS)]
        work.writer.insert_many(PREMISES_REQUEST, rows)

    made.do(fill)
    yield made
    made.close()


def test_waiting_list(runner: Runner) -> None:
    header(f"Requests at 50,000 agreements, {REQUESTS:,} of them waiting")
    first = runner.read(premises_requests.page, ListQuery(), 0, 1)[0]
    asked = runner.read(premises_requests.get, first.id)

    def occurrences() -> object:
        return runner.read(planning.plain_occurrences, Scope(hub_ids=asked.hub_ids), *SEASON)

    def fits() -> object:
        return runner.read(request_fits.fits, asked.id)

    against("rooms that fit a request, in a hub", fits, occurrences, floor_name="its occurrences")
    ratio = against(
        "waiting list, the oldest with their rooms",
        lambda: runner.read(request_fits.waiting_list),
        fits,
        rounds=5,
        floor_name="the rooms of one request",
    )
    assert ratio < 3 * request_fits.WAITING_SHOWN


def test_the_whole_city(runner: Runner) -> None:
    header("A request that names no hub, at 5,000 rooms")
    anywhere = wish(REQUESTS)
    runner.do(premises_requests.save, anywhere)

    def whole() -> object:
        return runner.read(planning.plain_occurrences, Scope(), *SEASON)

    start = clock.process_time()
    whole()
    floor = (clock.process_time() - start) * 1000
    start = clock.process_time()
    found = runner.read(request_fits.fits, anywhere.id)
    took = (clock.process_time() - start) * 1000
    row(f"rooms that fit ({len(found):,})", took, floor, "the occurrences of the city")
    assert len(found) > 1000
