"""How a card says when an agreement of its list ends."""

from datetime import date
from types import SimpleNamespace

import pytest

from polesdesk.ui.agreement_chip import end_in_words

END = date(2027, 8, 31)


@pytest.mark.parametrize(
    ("end", "terminated", "expected"),
    [
        (END, None, "jusqu’au 31/08/2027"),
        (END, date(2027, 3, 1), "résiliation au 01/03/2027"),
        (None, None, ""),
    ],
)
def test_a_termination_comes_before_the_end(end, terminated, expected):
    row = SimpleNamespace(end_date=end, terminated_on=terminated)
    assert end_in_words(row, "jusqu’au {day}") == expected  # type: ignore[arg-type]
