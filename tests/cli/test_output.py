"""Tables that stay aligned and harmless whatever the names hold, and plain JSON values."""

import io
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from polesdesk.cli.output import Column, one_line, plain, width_of, write_table
from polesdesk.domain.conventions import State


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (12050, 12050),
        (State.TO_SIGN, "TO_SIGN"),
        (date(2026, 9, 1), "2026-09-01"),
        (time(8, 5), "08:05"),
        (time(0), "00:00"),
        (datetime(2026, 9, 1, 8, 5, 3), "2026-09-01T08:05:03Z"),
        (Decimal("32.50"), 32.5),
        (Decimal("45.00"), 45),
        (("STATUTES", "CER"), ["STATUTES", "CER"]),
        ({"day": date(2026, 9, 1)}, {"day": "2026-09-01"}),
    ],
)
def test_plain_values(value: object, expected: object) -> None:
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_a_name_cannot_command_the_terminal() -> None:
    assert one_line("a\x1b[2Jb\nc\td\u2028e\x9b") == "a [2Jb c d e "


def test_columns_are_aligned_by_what_a_terminal_shows() -> None:
    names = ["Œuvre", "e\u0301te\u0301", "日本", "نادي"]
    assert [width_of(name) for name in names] == [5, 3, 4, 4]
    out = io.StringIO()
    columns = (
        Column(title="Nom", text=lambda row: row[0]),
        Column(title="Nombre", text=lambda row: str(row[1]), right=True),
    )
    write_table(out, columns, [(name, 7) for name in names])
    assert {width_of(line) for line in out.getvalue().splitlines()} == {13}
