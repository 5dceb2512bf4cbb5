"""The history of a file in which 100,000 things were done, against raw SQL on its log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks import big_file
from benchmarks.measuring import against, header
from polesdesk.actions import history, history_list
from polesdesk.actions.runner import Runner
from polesdesk.domain.lists import ListQuery
from polesdesk.store import database
from polesdesk.store.opening import create

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
COMMANDS = 100_000
HUBS = 1000
BEGUN = datetime(2016, 1, 1)
_COMMAND = (
    "INSERT INTO command(id, kind, label, actor, replica, seq, at, hlc, undone, is_local) "
    "VALUES (?, 'hub.save', ?, 'Accueil', 'r', ?, ?, ?, 0, 1)"
)
_OP = (
    "INSERT INTO op(id, command, position, entity, row, grp, value, parents, hlc) "
    "VALUES (?, ?, 0, 'hub', ?, 'notes', ?, ?, ?)"
)


def write_log(connection: Any, hubs: list[str]) -> None:
    """Write ten years of notes on hubs into the log, each upon the one before."""
    commands, ops = [], []
    for at in range(COMMANDS):
        hub = hubs[at % len(hubs)]
        when = (BEGUN + timedelta(minutes=50 * at)).isoformat(sep=" ", timespec="microseconds")
        hlc = f"0{at:020d}"
        commands.append((f"c{at}", f"modification du pôle Pôle {at % HUBS}", at, when, hlc))
        parents = f'["o{at - len(hubs)}"]' if at >= len(hubs) else "[]"
        ops.append((f"o{at}", f"c{at}", hub, f'{{"notes": "note {at}"}}', parents, hlc))
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_COMMAND, commands)
    connection.executemany(_OP, ops)
    connection.execute("COMMIT")


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log.polesdesk"
    create(path)
    runner = Runner(path, today=lambda: big_file.TODAY)
    runner.do(big_file.fill, HUBS, 20_000)
    runner.close()
    connection = database.open_connection(path, None, "rw")
    hubs = [row[0] for row in connection.execute("SELECT id FROM hub").fetchall()]
    write_log(connection, hubs)
    connection.close()
    return path


@pytest.fixture
def runner(long_log: Path) -> Iterator[Runner]:
    made = Runner(long_log, today=lambda: big_file.TODAY)
    yield made
    made.close()


def test_history(runner: Runner, long_log: Path) -> None:
    header(f"History of {COMMANDS:,} commands")
    raw = database.open_connection(long_log, None, "rw")
    hub = raw.execute("SELECT row FROM op WHERE id = 'o5'").fetchone()[0]
    page = "SELECT * FROM command ORDER BY hlc DESC LIMIT 100"
    import_id = raw.execute("SELECT id FROM command WHERE kind = 'benchmark'").fetchone()[0]

    def listed(offset: int = 0, **asked: Any) -> object:
        return runner.read(history_list.page, ListQuery(**asked), offset, 100)

    cases: dict[str, Any] = {
        "first page": listed,
        "page in the middle": lambda: listed(COMMANDS // 2),
        "count": lambda: runner.read(history_list.count, ListQuery()),
        "filter by words, first page": lambda: listed(text="pole 77"),
        "filter by words, count": lambda: runner.read(
            history_list.count, ListQuery(text="pole 77")
        ),
        "one year, first page": lambda: listed(filters={"days": "2020-01-01..2020-12-31"}),
        "history of one hub": lambda: listed(filters={"record": f"hub:{hub}"}),
        "one command in words": lambda: runner.read(history_list.detail, "c99000"),
        "an import of 20,000 agreements in words": lambda: runner.read(
            history_list.detail, import_id
        ),
        "last changes on a card": lambda: runner.read(history.changes, hub, limit=200),
        "newest 200 changed fields of all": lambda: runner.read(history.changes, limit=200),
    }
    for name, ours in cases.items():
        against(name, ours, lambda: raw.execute(page).fetchall(), floor_name="raw page of 100")
    raw.close()
