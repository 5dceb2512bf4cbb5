"""School holidays: the official ones as published, and those of the office in their place."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from vacances_scolaires_france import SchoolHolidayDates

from polesdesk.actions import school_calendar
from polesdesk.domain.calendar_days import (
    REGIONS,
    SchoolDay,
    SchoolDays,
    public_holidays,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import SchoolHoliday


@pytest.mark.parametrize("zone", ["A", "B", "C"])
def test_every_day_is_what_the_official_data_say(zone: str) -> None:
    official = tuple(one for one in school_calendar.official_holidays() if one.zone == zone)
    days = SchoolDays(official)
    known = SchoolHolidayDates()
    day = min(one.first for one in official)
    while day <= date(2028, 8, 31):
        wanted = SchoolDay.HOLIDAY if known.is_holiday_for_zone(day, zone) else SchoolDay.TERM
        assert days(day)[0] is wanted, day
        day += timedelta(days=1)
    assert days(day)[0] is SchoolDay.UNPUBLISHED


def test_before_the_first_day_known_nothing_is_said() -> None:
    days = SchoolDays(school_calendar.official_holidays())
    assert days(date(2001, 5, 5))[0] is SchoolDay.UNPUBLISHED
    assert SchoolDays(())(date(2026, 5, 5))[0] is SchoolDay.UNPUBLISHED


def test_the_manual_zone_is_empty_until_the_office_fills_it(office) -> None:
    assert office.runner.read(school_calendar.school_holidays, "MANUAL") == ()
    own = SchoolHoliday(id=new_id(), name="Été", first=date(2026, 12, 18), last=date(2027, 2, 14))
    office.runner.do(school_calendar.save_school_holidays, "MANUAL", [own])
    (kept,) = office.runner.read(school_calendar.school_holidays, "MANUAL")
    assert (kept.zone, kept.name, kept.last) == ("MANUAL", "Été", date(2027, 2, 14))


def test_a_holiday_of_the_office_is_changed_and_deleted(office) -> None:
    holidays = office.runner.read(school_calendar.school_holidays, "B")
    office.runner.do(school_calendar.save_school_holidays, "B", holidays[:3])
    kept = office.runner.read(school_calendar.school_holidays, "B")
    assert [one.first for one in kept] == [one.first for one in holidays[:3]]
    changed = [replace(kept[0], name="Toussaint avancée"), kept[2]]
    office.runner.do(school_calendar.save_school_holidays, "B", changed)
    again = office.runner.read(school_calendar.school_holidays, "B")
    assert [(one.id, one.name) for one in again] == [
        (kept[0].id, "Toussaint avancée"),
        (kept[2].id, kept[2].name),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"last": date(2026, 12, 1)}, "last"),
        ({"first": date(2027, 2, 21)}, "first"),
    ],
)
def test_holidays_that_make_no_sense_are_refused_at_their_field(office, changes, field) -> None:
    hiver = SchoolHoliday(id="a", name="Hiver", first=date(2027, 2, 20), last=date(2027, 3, 7))
    other = SchoolHoliday(id="b", name="Noël", first=date(2026, 12, 19), last=date(2027, 1, 3))
    if "first" in changes:
        changes = {**changes, "last": date(2027, 3, 8)}
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(
            school_calendar.save_school_holidays, "B", [hiver, replace(other, **changes)]
        )
    assert refused.value.field == field


def test_public_holidays_are_those_of_the_labour_code() -> None:
    days = public_holidays(2026)
    assert sorted(days) == [
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14),
        date(2026, 5, 25), date(2026, 7, 14), date(2026, 8, 15), date(2026, 11, 1),
        date(2026, 11, 11), date(2026, 12, 25),
    ]  # fmt: skip
    assert days[date(2026, 4, 6)] == "Lundi de Pâques"
    assert public_holidays(2027)[date(2027, 3, 29)] == "Lundi de Pâques"


def test_regions_add_their_own_public_holidays() -> None:
    assert date(2026, 12, 26) in public_holidays(2026, "57")
    assert date(2026, 4, 3) in public_holidays(2026, "6AE")
    assert date(2026, 12, 20) in public_holidays(2026, "974")
    for region in REGIONS:
        assert len(public_holidays(2026, region)) >= 10
