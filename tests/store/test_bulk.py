"""Many rows at once: they hold the same as rows inserted by the usual way."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from polesdesk.domain.associations import Paper, PaperKind
from polesdesk.domain.identity import new_id
from polesdesk.store import bulk, records
from polesdesk.store.database import Database
from polesdesk.store.kinds import PAPER
from polesdesk.store.tables import paper


def papers(count: int) -> list[Paper]:
    return [
        Paper(
            id=new_id(),
            association_id="a",
            kind=PaperKind.INSURANCE_CERTIFICATE,
            insurer=f"Mutuelle de l’Œuvre {number}",
            valid_to=date(2026, 12, 31) if number % 2 else None,
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("many", [1, 10_000])
def test_many_rows_come_back_as_they_were(
    office_file: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(bulk, "_MANY", many)
    monkeypatch.setattr(bulk, "_TOGETHER", 7)
    wanted = papers(20)
    database = Database(office_file)
    with database.write() as connection:
        records.write_new(connection, PAPER, wanted)
    with database.read() as connection:
        found = records.get_many(connection, PAPER, [one.id for one in wanted])
        kept = connection.execute(select(paper.c.life).distinct()).scalars().all()
    database.close()
    assert found == wanted
    assert kept == ["alive"]
