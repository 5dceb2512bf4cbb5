"""Which slots share hours of the week in a room."""

from datetime import date, time
from itertools import count

import pytest

from polesdesk.domain.conventions import Slot
from polesdesk.domain.planning import HeldSlot
from polesdesk.domain.slot_meetings import meetings

_ids = count()
BEGIN, END = date(2026, 9, 1), date(2027, 8, 31)


def held(weekday: int, start: int, end: int, **told: object) -> HeldSlot:
    """A slot of the hall that an agreement of its own holds for a season."""
    key = f"slot-{next(_ids)}"
    usual = {"hub_id": "hub", "first": BEGIN, "last": END, "effect": ((BEGIN, END),)}
    slot = Slot(
        id=key,
        room_id=str(told.pop("room", "hall")),
        weekday=weekday,
        start=time(start),
        end=time(end),
        dates_in=told.pop("dates_in", ()),  # type: ignore[arg-type]
    )
    return HeldSlot(slot=slot, **{**usual, "convention_id": key, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "meet"),
    [
        (held(2, 19, 21), True),
        (held(2, 20, 22), False),
        (held(3, 19, 21), False),
        (held(2, 19, 21, room="office"), False),
        (held(2, 19, 21, first=date(2027, 9, 1), last=None), False),
        (held(2, 19, 21, first=END, last=None), True),
        (held(5, 19, 21, dates_in=(date(2026, 12, 1),)), True),
    ],
)
def test_two_slots_share_hours(other: HeldSlot, meet: bool) -> None:
    assert bool(list(meetings([held(2, 18, 20), other]))) is meet


def test_the_night_of_sunday_meets_the_small_hours_of_monday() -> None:
    (pair,) = meetings([held(7, 22, 2), held(1, 1, 3)])
    assert {one.slot.weekday for one in pair} == {7, 1}


def test_two_slots_of_one_agreement_are_its_own_matter() -> None:
    mine = held(2, 18, 20, convention_id="one")
    assert list(meetings([mine, held(2, 19, 21, convention_id="one")])) == []
