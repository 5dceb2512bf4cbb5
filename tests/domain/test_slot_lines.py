"""The grid of slots: what is typed in its cells, and what is shown."""

from datetime import date, time

import pytest

from polesdesk.domain.conventions import HolidayRule, Slot, WeekParity
from polesdesk.domain.hubs import Hub
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.slot_lines import (
    Cell,
    Premises,
    SlotLine,
    line_of,
    problems_of,
    slot_in_words,
    slot_of,
    split_days,
    tidied,
)

VOLTAIRE = Hub(id="h1", name="Voltaire", morning_start=time(9), morning_end=time(12, 30))
PREMISES = Premises(
    names={"r1": "Atelier", "r2": "Grande salle"},
    hubs={"r1": VOLTAIRE, "r2": VOLTAIRE},
    today=date(2026, 9, 1),
)


def test_a_line_typed_in_haste_is_a_slot() -> None:
    line = SlotLine(
        id="s1", day="me", hours="14h-17h30", room="grande", rhythm="1 semaine sur 2",
        holidays="oui", dates_out="24/12/26 et 31/12/26", dates_in="+7",
    )  # fmt: skip
    assert slot_of(line, PREMISES) == Slot(
        id="s1",
        room_id="r2",
        weekday=3,
        start=time(14),
        end=time(17, 30),
        interval_weeks=2,
        school_holidays=HolidayRule.WITH,
        dates_out=(date(2026, 12, 24), date(2026, 12, 31)),
        dates_in=(date(2026, 9, 8),),
    )


SLOTS = [
    Slot(id="s", room_id="r1", weekday=1, start=time(18), end=time(20, 30)),
    Slot(id="s", room_id="r2", weekday=6, start=time(9), end=time(12, 30), half_day="morning"),
    Slot(id="s", room_id="r1", weekday=7, start=time(20), end=time(0), interval_weeks=3,
         anchor=date(2026, 9, 6), school_holidays=HolidayRule.ONLY),
    Slot(id="s", room_id="r1", weekday=2, start=time(8), end=time(9),
         week_parity=WeekParity.ODD, dates_in=(date(2026, 10, 1), date(2026, 11, 1))),
]  # fmt: skip


@pytest.mark.parametrize("slot", SLOTS)
def test_a_slot_shown_and_read_back_is_the_same(slot: Slot) -> None:
    line = line_of(slot, PREMISES)
    assert slot_of(line, PREMISES) == slot
    assert tidied(line, PREMISES) == line


def test_the_half_day_takes_the_hours_of_the_hub() -> None:
    slot = slot_of(SlotLine(id="s", day="sam", hours="matin", room="atelier"), PREMISES)
    assert (slot.start, slot.end, slot.half_day) == (time(9), time(12, 30), "morning")


def test_each_cell_that_cannot_be_read_says_what_to_type() -> None:
    line = SlotLine(id="s", day="lunedi", hours="18h", room="cave", rhythm="parfois")
    found = problems_of(line, PREMISES)
    assert list(found) == [Cell.DAY, Cell.HOURS, Cell.ROOM, Cell.RHYTHM]
    assert found[Cell.ROOM] == "Choisissez le local parmi ceux-ci\u202f: Atelier et Grande salle."


def test_a_cell_that_cannot_be_read_is_left_as_typed() -> None:
    line = SlotLine(id="s", day="jeu", hours="18h", room="atel", rhythm="paires")
    assert tidied(line, PREMISES) == SlotLine(
        id="s", day="jeudi", hours="18h", room="Atelier", rhythm="paires"
    )


def test_the_only_room_need_not_be_typed() -> None:
    alone = Premises(names={"r1": "Atelier"}, hubs={"r1": VOLTAIRE}, today=PREMISES.today)
    assert slot_of(SlotLine(id="s", day="lundi", hours="8h-9h"), alone).room_id == "r1"
    with pytest.raises(ParseProblem):
        slot_of(SlotLine(id="s", day="lundi", hours="8h-9h"), PREMISES)


def test_several_days_make_several_lines() -> None:
    lines = split_days(SlotLine(id="s", day="lun., jeu.", hours="8h-9h"))
    assert [(line.id, line.day, line.hours) for line in lines] == [
        ("s", "lundi", "8h-9h"),
        ("", "jeudi", "8h-9h"),
    ]
    assert split_days(SlotLine(id="s", day="zut")) == (SlotLine(id="s", day="zut"),)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [("", "without"), ("hors", "without"), ("seulement", "only"), ("oui", "with")],
)
def test_holidays_typed_in_one_word(typed: str, rule: str) -> None:
    line = SlotLine(id="s", day="lundi", hours="8h-9h", room="Atelier", holidays=typed)
    assert slot_of(line, PREMISES).school_holidays == rule


def test_words_of_a_card() -> None:
    assert slot_in_words(SLOTS[0]) == (
        "lundi 18\u00a0h – 20\u00a0h\u00a030, toutes les semaines, hors vacances"
    )
    assert slot_in_words(SLOTS[1], "Grande salle") == (
        "samedi matin (9\u00a0h – 12\u00a0h\u00a030), Grande salle, toutes les semaines, "
        "hors vacances"
    )
    assert slot_in_words(SLOTS[3]).endswith(
        "semaines impaires, hors vacances, et aussi le 01/10/2026, 01/11/2026"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"from_date": date(2026, 11, 24), "to_date": date(2026, 11, 24)},
        {"to_date": date(2027, 1, 5)},
        {"month_weeks": (1, 3)},
        {"start": time(22), "end": time(1, 30)},
    ],
)
def test_a_slot_drawn_on_the_board_survives_its_line(fields) -> None:
    usual = {"id": "s", "room_id": "r1", "weekday": 2, "start": time(18), "end": time(20)}
    slot = Slot(**{**usual, **fields})
    assert slot_of(line_of(slot, PREMISES), PREMISES) == slot


def test_an_end_before_the_start_by_day_is_a_slip() -> None:
    line = SlotLine(id="s", day="lundi", hours="18h-8h", room="Atelier")
    assert Cell.HOURS in problems_of(line, PREMISES)
    night = SlotLine(id="s", day="lundi", hours="22h-1h", room="Atelier")
    assert slot_of(night, PREMISES).end == time(1)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("1er et 3e du mois", {"month_weeks": (1, 3)}),
        ("dernier mardi du mois, jusqu’au 30/06/2027",
         {"month_weeks": (-1,), "to_date": date(2027, 6, 30)}),
        ("hebdo, à partir du 05/01/2027", {"from_date": date(2027, 1, 5)}),
        ("2 sem., à partir du 05/01/2027", {"interval_weeks": 2, "anchor": date(2027, 1, 5)}),
        ("2 sem., dès le 05/01/2027", {"interval_weeks": 2, "from_date": date(2027, 1, 5)}),
        ("paires, jusqu'au 30/06/2027",
         {"week_parity": WeekParity.EVEN, "to_date": date(2027, 6, 30)}),
    ],
)  # fmt: skip
def test_a_rhythm_says_nth_weekdays_and_bounds(typed, fields) -> None:
    line = SlotLine(id="s", day="mardi", hours="18h-20h", room="Atelier", rhythm=typed)
    slot = slot_of(line, PREMISES)
    assert {name: getattr(slot, name) for name in fields} == fields
    assert slot_of(line_of(slot, PREMISES), PREMISES) == slot


def test_a_rhythm_is_said_in_words() -> None:
    slot = Slot(id="s", room_id="r1", weekday=2, start=time(18), end=time(20), month_weeks=(1, -1),
                to_date=date(2027, 6, 30))  # fmt: skip
    assert "le 1er et dernier du mois, jusqu’au 30/06/2027" in slot_in_words(slot)
