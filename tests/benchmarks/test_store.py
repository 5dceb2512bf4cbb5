"""Lists, searches and saves at 50,000 agreements, against raw SQL on the same file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from benchmarks import big_file
from benchmarks.measuring import against, header, milliseconds, row
from polesdesk.actions import associations, conventions, dashboard
from polesdesk.actions.runner import Runner
from polesdesk.domain.lists import ListQuery
from polesdesk.store import database
from polesdesk.store.opening import create

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "big.polesdesk"
    return big_file.make(path)


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


PAGE = (
    "SELECT c.*, a.name FROM convention c JOIN association a ON a.id = c.association_id "
    "WHERE c.id IN (SELECT id FROM convention WHERE life = 'alive' ORDER BY number_key, id "
    "LIMIT 50 OFFSET ?)"
)


def test_lists(runner: Runner, raw: Any) -> None:
    header("List of 50,000 agreements")

    def page(**asked: Any) -> object:
        offset = asked.pop("offset", 0)
        return runner.read(conventions.page, ListQuery(**asked), offset, 50)

    def floor() -> object:
        return raw.execute(PAGE, (0,)).fetchall()

    def floor_middle() -> object:
        return raw.execute(PAGE, (25_000,)).fetchall()

    raw_page = "raw SQL page of 50"
    against("open: first page", page, floor, floor_name=raw_page)
    against(
        "open: count",
        lambda: runner.read(conventions.count, ListQuery()),
        lambda: raw.execute("SELECT count(*) FROM convention WHERE life = 'alive'").fetchall(),
        floor_name="raw count",
    )
    against("scroll to the middle", lambda: page(offset=25_000), floor_middle, floor_name=raw_page)
    for key in ("association", "hubs", "end_date", "in_kind_value_cents"):
        against(
            f"sort by {key}, middle",
            lambda key=key: page(sort=key, offset=25_000),
            floor_middle,
            floor_name=raw_page,
        )
    for typed in ("t", "th", "theatre", "theatre oeuf", "club 4999"):
        against(f"filter « {typed} »", lambda typed=typed: page(text=typed), floor,
                floor_name=raw_page)  # fmt: skip
    row("dashboard", milliseconds(lambda: runner.read(dashboard.show)), milliseconds(floor))


def test_saves(runner: Runner, raw: Any) -> None:
    header("Saves")
    raw.execute("CREATE TABLE IF NOT EXISTS floor(id INTEGER PRIMARY KEY, a TEXT, b TEXT)")
    first = runner.read(associations.page, ListQuery(), 100, 1)[0]
    agreement = runner.read(conventions.page, ListQuery(), 100, 1)[0]

    def floor() -> None:
        raw.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            raw.execute("INSERT INTO floor(a, b) VALUES ('x', 'y')")
        raw.execute("COMMIT")

    turns = count()

    def save_association() -> None:
        one = runner.read(associations.get, first.id)
        runner.do(associations.save, replace(one, notes=f"Passage n° {next(turns)}"))

    def save_agreement() -> None:
        one = runner.read(conventions.get, agreement.id)
        runner.do(conventions.save, replace(one, notes=f"Passage n° {next(turns)}"))

    name = "raw two-row transaction, same pragmas"
    against("save an association (with its read)", save_association, floor, floor_name=name)
    against("save an agreement (with its read)", save_agreement, floor, floor_name=name)


def test_bulk(tmp_path: Path) -> None:
    header("Bulk insert of 5,000 agreements with parties, log and search")

    def ours() -> None:
        path = tmp_path / "ours.polesdesk"
        path.unlink(missing_ok=True)
        create(path)
        made = Runner(path, today=lambda: big_file.TODAY)
        made.do(big_file.fill, 20, 5000)
        made.close()

    def floor() -> None:
        path = tmp_path / "floor.polesdesk"
        path.unlink(missing_ok=True)
        create(path)
        raw = database.open_connection(path, None, "rw")
        raw.execute("CREATE TABLE floor(a, b, c, d, e, f)")
        raw.execute("BEGIN IMMEDIATE")
        cells = [(f"a{at}", "b" * 40, "c" * 40, at, at, at) for at in range(25_000)]
        raw.executemany("INSERT INTO floor VALUES (?, ?, ?, ?, ?, ?)", cells)
        raw.execute("COMMIT")
        raw.close()

    against("5,000 agreements", ours, floor, rounds=3, floor_name="executemany of 25,000 bare rows")
