"""The page of school holidays: the official ones, those of the office, and the way back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from hands import settle
from polesdesk.actions import school_calendar
from polesdesk.actions import settings as actions


@pytest.fixture
def calendar(office):
    office.dialog.show_page("calendar")
    return office


def lines(hand) -> list[str]:
    return [one.text() for one in hand.dialog.current_page().findChildren(QLabel)]


def kept(hand):
    return hand.runner.read(school_calendar.school_holidays, "B")


def test_the_official_calendar_says_how_far_it_is_published(calendar):
    said = " ".join(lines(calendar))
    assert "Zone B · Calendrier officiel" in said
    assert "Publié jusqu’au 31/08/2028" in said
    assert "du 19/12/2026 au 03/01/2027" in said


def test_the_current_school_year_comes_first_and_former_ones_last(calendar):
    titles = [one for one in lines(calendar) if one.startswith("Année scolaire")]
    years = [int(one.removeprefix("Année scolaire ")[:4]) for one in titles]
    coming = [one for one in years if one >= 2026]
    assert years[0] == 2026
    assert years == sorted(coming) + sorted(set(years) - set(coming), reverse=True)


def test_holidays_are_corrected_and_the_official_ones_come_back(calendar):
    calendar.command("holiday_actions", "holiday_edit", near="Toussaint 2026")
    form = calendar.child("holiday_dialog").form
    calendar.fill(form, last="4/11/26")
    calendar.click("holiday_save")
    changed = [one for one in kept(calendar) if one.first == date(2026, 10, 17)]
    assert [one.last for one in changed] == [date(2026, 11, 4)]
    assert "Zone B · Calendrier du bureau" in " ".join(lines(calendar))
    calendar.click("holidays_official")
    assert kept(calendar)[0].id.startswith("official-B")


def test_holidays_are_added_and_a_wrong_day_is_told_under_its_field(calendar):
    calendar.click("settings_calendar_add")
    form = calendar.child("holiday_dialog").form
    calendar.fill(form, name="Pont", first="14/5/2026", last="10/5/2026")
    calendar.click("holiday_save")
    assert list(calendar.errors(form)) == ["last"]
    calendar.fill(form, last="16/5/2026")
    calendar.click("holiday_save")
    assert date(2026, 5, 14) in [one.first for one in kept(calendar)]


def test_a_holiday_is_deleted(calendar):
    before = len(kept(calendar))
    calendar.command("holiday_actions", "holiday_delete", near="Noël 2026")
    assert len(kept(calendar)) == before - 1


def test_what_rates_and_rounds_count_is_set(office):
    office.dialog.show_page("visits")
    form = office.dialog.current_page().form
    office.fill(form, min_observations="8", edge_minutes="20", absence_threshold="4")
    office.click("settings_visits_save")
    found = office.runner.read(actions.get)
    assert (found.min_observations, found.edge_minutes, found.absence_threshold) == (8, 20, 4)


def test_the_public_holidays_of_a_region_are_chosen(office):
    office.dialog.show_page("delays")
    office.fill(office.dialog.current_page().form, public_holiday_region="Moselle")
    office.click("settings_delays_save")
    assert office.runner.read(actions.get).public_holiday_region == "57"


def test_a_missing_field_is_reached_in_the_settings(office):
    office.dialog.show_page("calendar")
    office.dialog.show_field("court_public")
    settle()
    page = office.dialog.current_page()
    assert page.heading.name == "authority"
    assert page.form.fields["court_public"].widget.hasFocus()
