"""The last step of an agreement on its card: end, termination, or first day without a title."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.timeline import timeline
from sample_agreements import CONVENTION

END = date(2027, 8, 31)


def last_step(one: Convention, day: date) -> tuple[str, date | None]:
    step = timeline(one, None, day)[-1]
    return step.label, step.on


@pytest.mark.parametrize(
    ("told", "day", "expected"),
    [
        ({}, date(2027, 1, 1), ("Fin", END)),
        ({}, END, ("Fin", END)),
        ({}, date(2027, 9, 1), ("Sans titre", date(2027, 9, 1))),
        ({"state": State.CLOSED}, date(2027, 9, 1), ("Fin", END)),
        (
            {"state": State.TERMINATION_PENDING, "terminated_on": date(2027, 3, 1)},
            date(2027, 1, 1),
            ("Résiliation", date(2027, 3, 1)),
        ),
        (
            {"state": State.TERMINATED, "terminated_on": date(2027, 3, 1)},
            date(2027, 4, 1),
            ("Sans titre", date(2027, 3, 1)),
        ),
    ],
)
def test_the_last_step_says_what_ends_the_title(told, day, expected):
    signed = {
        "state": State.NOTIFIED,
        "signed_by_association_on": date(2026, 8, 1),
        "signed_by_city_on": date(2026, 8, 2),
        "notified_on": date(2026, 8, 3),
    }
    assert last_step(replace(CONVENTION, **{**signed, **told}), day) == expected
