"""Clashes that are planned already, on the dashboard: who, where, the first day."""

from dataclasses import replace
from datetime import date, time

from actions.conftest import Office
from actions.test_planning import signed, slot
from polesdesk.actions import dashboard, hubs, slot_clashes, slot_exceptions
from polesdesk.domain.conventions import State
from polesdesk.domain.rows import AlertRow


def lines(office: Office) -> list[AlertRow]:
    found = office.runner.read(dashboard.alert_rows)
    return [one for one in found if one.kind == "slots_clash"]


def test_two_holders_of_the_same_hours_are_one_line_that_leads_to_their_day(office: Office) -> None:
    office.day = date(2026, 11, 21)
    first = signed(office)
    signed(office, slot(office, start=time(19), end=time(21)))
    (line,) = lines(office)
    name = office.association.name
    assert line.label == f"{office.room.name}\u202f: {name} et {name} aux mêmes heures"
    assert line.detail == (
        "Voltaire · mardi 24/11/2026, 18\u00a0h – 20\u00a0h et 19\u00a0h – 21\u00a0h"
    )
    assert (line.due, line.late) == (date(2026, 11, 24), False)
    place = office.runner.read(slot_clashes.place_of, line.subject_id)
    assert place == (date(2026, 11, 24), office.hub.id)
    assert line.subject_id == first.slots[0].id


def test_slots_that_do_not_meet_in_the_coming_weeks_are_no_line(office: Office) -> None:
    office.day = date(2026, 11, 21)
    signed(office)
    signed(office, slot(office, start=time(20), end=time(21)))
    signed(office, slot(office, weekday=3))
    signed(office, start_date=date(2027, 2, 1))
    signed(office, state=State.DRAFT)
    assert lines(office) == []


def test_a_room_that_is_shared_is_no_line(office: Office) -> None:
    office.day = date(2026, 11, 21)
    signed(office)
    signed(office)
    office.runner.do(hubs.save_room, replace(office.room, shareable=True))
    assert lines(office) == []


def test_what_is_cancelled_meets_no_longer(office: Office) -> None:
    office.day = date(2026, 12, 10)
    made = signed(office)
    signed(office)
    assert lines(office)[0].due == date(2026, 12, 15)
    for one in office.runner.read(slot_clashes._first_meetings):
        office.runner.do(slot_exceptions.cancel, [one[0]], "Sortie")
    assert date(2026, 12, 15) not in [one.due for one in lines(office)]
    assert office.runner.read(slot_clashes.place_of, "nobody") is None
    assert made.slots
