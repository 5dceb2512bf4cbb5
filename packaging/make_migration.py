"""Write the migration of a schema that is not released yet again, from the tables as they are.

python packaging/make_migration.py

It compares the tables with a file made by the migrations before the last one, and writes the
last one. Once a version of the program was given to an office, never run it for that schema:
start the next number.
"""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite as dialect
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from polesdesk.domain.insurance import DEFAULT_COVERS
from polesdesk.domain.required_papers import DEFAULT_RULES
from polesdesk.store.codec import to_plain
from polesdesk.store.kinds import KINDS
from polesdesk.store.migrations.versions import v0001_first

TARGET = Path(v0001_first.__file__).with_name("v0002_occupancy.py")
HEAD = '''"""Second schema: school calendar, closures, allotments, requests and visits."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

# The statements stand as text: a migration is frozen and must not follow later tables.
# ruff: noqa: E501
STATEMENTS: tuple[str, ...] = (
'''
FOOT = ''')


def upgrade() -> None:
    """Add what visits and planning need; every agreement and slot stays as it is."""
    for statement in STATEMENTS:
        op.execute(statement)
'''


def former_columns() -> dict[str, set[str]]:
    """Return the columns of every table of the schema before, made in memory."""
    with sqlite3.connect(":memory:") as connection:
        for statement in v0001_first.STATEMENTS:
            if statement.strip().startswith("CREATE TABLE"):
                connection.execute(statement)
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in rows]
        return {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for name in names
        }


def statements() -> list[str]:
    """Return what brings the former schema to the tables as they are."""
    former = former_columns()
    made: list[str] = []
    for table in sorted(KINDS["hub"].table.metadata.tables.values(), key=lambda one: one.name):
        if table.name in former:
            made += added_columns(table, former[table.name])
            made += added_indexes(table)
        else:
            made.append(plain(str(CreateTable(table).compile(dialect=dialect.dialect()))))
            for index in sorted(table.indexes, key=lambda one: str(one.name)):
                made.append(plain(str(CreateIndex(index).compile(dialect=dialect.dialect()))))
    return made


def added_columns(table: Table, known: set[str]) -> list[str]:
    """Return a statement per new column; SQLite wants a default for one that is never empty."""
    made = []
    for column in table.columns:
        if column.name in known:
            continue
        text = str(CreateColumn(column).compile(dialect=dialect.dialect())).strip()
        if not column.nullable and " DEFAULT " not in text:
            default = default_of(table.name, column.name, text)
            text = text.replace(" NOT NULL", f" DEFAULT {default} NOT NULL")
        made.append(f"ALTER TABLE {table.name} ADD COLUMN {text}")
    return made


def added_indexes(table: Table) -> list[str]:
    """Return a statement per new index of a table that was there before."""
    known = "\n".join(v0001_first.STATEMENTS)
    return [
        plain(str(CreateIndex(index).compile(dialect=dialect.dialect())))
        for index in sorted(table.indexes, key=lambda one: str(one.name))
        if f" {index.name} " not in known
    ]


def sql_text(values: object) -> str:
    """Return a tuple of plain values or small dataclasses as the file keeps it, quoted."""
    return "'" + json.dumps(to_plain(values), ensure_ascii=False) + "'"


def default_of(table: str, name: str, text: str) -> str:
    """Return the default of a column of a former row, as the dataclass has it."""
    known = DEFAULTS.get(f"{table}.{name}", DEFAULTS.get(name))
    if known is not None:
        return known
    return "''" if " TEXT" in text else "0"


DEFAULTS = {
    "association.kind": "'LAW_1901'",
    "paper_rules": sql_text(DEFAULT_RULES),
    "required_covers": sql_text(DEFAULT_COVERS),
    "month_weeks": "'[]'",
    "equipment": "'[]'",
    "absence_months": "12",
    "visit_delay_days": "90",
    "draft_visit_days": "7",
    "answer_days": "15",
    "warn_months": "5",
    "papers_months": "4",
    "opinion_months": "3",
    "decision_months": "2",
    "signing_months": "1",
    "min_observations": "5",
    "edge_minutes": "15",
    "night_rest_hours": "11",
}


def plain(statement: str) -> str:
    """Indent a statement as the migrations have it."""
    lines = [re.sub(r"\t", "    ", line).rstrip() for line in statement.strip().splitlines()]
    return "\n".join(line for line in lines if line)


def main() -> None:
    """Write the migration."""
    blocks = [
        '    """\n' + "\n".join(f"    {line}" for line in text.splitlines()) + '\n    """,\n'
        for text in statements()
    ]
    TARGET.write_text(HEAD + "".join(blocks) + FOOT, encoding="utf-8")


if __name__ == "__main__":
    main()
