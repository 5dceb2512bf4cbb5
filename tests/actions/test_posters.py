"""What the poster on a door says of slots that meet."""

from dataclasses import replace
from datetime import date, time

from actions.conftest import Office
from actions.test_planning import signed, slot
from polesdesk.actions import hubs, posters
from polesdesk.domain.conventions import WeekParity

DAY = date(2026, 11, 21)


def rhythms(office: Office) -> list[str]:
    """The words under the hours, slot by slot."""
    office.day = DAY
    poster = office.runner.read(posters._of_room, office.room.id, DAY)
    return sorted(one.rhythm for one in poster.slots)


def test_two_holders_of_the_same_hours_are_to_be_settled(office: Office) -> None:
    signed(office)
    signed(office, slot(office, start=time(19), end=time(21)))
    signed(office, slot(office, weekday=4))
    assert rhythms(office) == ["", "horaire à confirmer", "horaire à confirmer"]


def test_a_room_that_may_be_shared_says_so(office: Office) -> None:
    office.runner.do(hubs.save_room, replace(office.room, shareable=True))
    signed(office)
    signed(office, slot(office, week_parity=WeekParity.ODD))
    assert rhythms(office) == ["salle partagée", "semaines impaires, salle partagée"]


def test_weeks_in_turn_meet_nobody(office: Office) -> None:
    signed(office, slot(office, week_parity=WeekParity.ODD))
    signed(office, slot(office, week_parity=WeekParity.EVEN))
    assert rhythms(office) == ["semaines impaires", "semaines paires"]
