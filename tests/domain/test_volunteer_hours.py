"""Hours credited and valued at dated rates; what has no rate is never worth zero."""

from collections.abc import Iterable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.rosters import AssignmentStatus, HourlyRate
from polesdesk.domain.volunteer_hours import (
    HoursBy,
    HoursQuery,
    HoursTable,
    Worked,
    credited,
    rate_on,
    table,
    value_of,
)

DAY = date(2026, 5, 4)
PLANNED = (time(9), time(12))
NOBODY: tuple[None, None] = (None, None)


def rate(cents: int, task: str = "", since: date = date(2026, 1, 1)) -> HourlyRate:
    return HourlyRate(id=f"{task}{since}", task=task, from_date=since, cents=cents)


def worked(minutes: int = 120, **fields: object) -> Worked:
    usual: dict[str, object] = {
        "volunteer_id": "v", "name": "Exemple Ana", "is_agent": False, "day": DAY,
        "task": "Accueil", "hub_id": "h", "hub": "Voltaire", "minutes": minutes,
    }  # fmt: skip
    return Worked(**{**usual, **fields})  # type: ignore[arg-type]


def by(what: HoursBy, shifts: Iterable[Worked], *rates: HourlyRate) -> HoursTable:
    query = HoursQuery(by=what, first=date(2026, 1, 1), last=date(2026, 12, 31))
    return table(shifts, rates, query)


@pytest.mark.parametrize(
    ("status", "noted", "typed", "minutes"),
    [
        (AssignmentStatus.PRESENT, NOBODY, None, 180),
        (AssignmentStatus.WALK_IN, NOBODY, None, 180),
        (AssignmentStatus.PRESENT, (time(9, 30), None), None, 150),
        (AssignmentStatus.PRESENT, (time(9, 30), time(13)), None, 210),
        (AssignmentStatus.PRESENT, (time(9, 30), time(13)), 60, 60),
        (AssignmentStatus.PRESENT, NOBODY, 0, 0),
        (AssignmentStatus.CONFIRMED, NOBODY, 60, 0),
        (AssignmentStatus.ABSENT, NOBODY, 60, 0),
    ],
)
def test_minutes_typed_come_before_those_noted_and_planned(status, noted, typed, minutes):
    assert credited(status, PLANNED, noted, typed) == minutes


def test_a_shift_over_midnight_counts_its_hours():
    assert credited(AssignmentStatus.PRESENT, (time(22), time(1)), NOBODY, None) == 180


def test_the_rate_is_that_of_the_task_on_the_day():
    rates = [
        rate(1200), rate(1300, since=date(2026, 6, 1)), rate(2000, "Traduction"),
    ]  # fmt: skip
    assert rate_on(rates, "Accueil", DAY).cents == 1200
    assert rate_on(rates, "accueil", date(2026, 6, 1)).cents == 1300
    assert rate_on(rates, "TRADUCTION", DAY).cents == 2000
    assert rate_on(rates, "Accueil", date(2025, 12, 31)) is None


def test_a_value_rounds_half_up_shift_by_shift():
    assert value_of(30, rate(1201)) == 601
    assert value_of(0, rate(1201)) == 0
    assert value_of(30, None) is None


def test_hours_without_a_rate_are_not_worth_zero():
    shifts = [worked(), worked(60, day=date(2025, 1, 1))]
    found = by(HoursBy.PERSON, shifts, rate(1200))
    assert found.total.cents is None
    assert found.total.unvalued_minutes == 60
    assert found.total.minutes == 180


def test_the_time_of_agents_is_counted_apart_and_never_valued():
    shifts = [worked(), worked(60, volunteer_id="a", name="Agent", is_agent=True)]
    found = by(HoursBy.HUB, shifts, rate(1200))
    (line,) = found.lines
    assert (line.minutes, line.agent_minutes, line.cents, line.persons) == (120, 60, 2400, 2)
    only = by(HoursBy.HUB, [worked(60, is_agent=True)])
    assert (only.total.minutes, only.total.cents, only.total.unvalued_minutes) == (0, 0, 0)


def test_lines_stand_by_name_and_months_in_their_order():
    shifts = [
        worked(name="Zoé", volunteer_id="z", day=date(2026, 3, 1)),
        worked(name="Élise", volunteer_id="e", day=date(2026, 12, 1)),
        worked(name="Ana", volunteer_id="a", task=""),
    ]
    assert [one.label for one in by(HoursBy.PERSON, shifts).lines] == ["Ana", "Élise", "Zoé"]
    assert [one.id for one in by(HoursBy.MONTH, shifts).lines] == ["2026-03", "2026-05", "2026-12"]
    assert all(one.id for one in by(HoursBy.TASK, shifts).lines)


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from("abc"), st.booleans())))
def test_the_lines_add_up_to_the_total_whatever_they_are_by(shifts):
    made = [
        worked(minutes, volunteer_id=who, name=who, is_agent=agent, task=who)
        for minutes, who, agent in shifts
    ]
    for what in HoursBy:
        found = by(what, made, rate(1234))
        assert sum(one.minutes for one in found.lines) == found.total.minutes
        assert sum(one.cents or 0 for one in found.lines) == found.total.cents
        assert sum(one.agent_minutes for one in found.lines) == found.total.agent_minutes
