"""The yearly value of premises: the formula, what it says, and what it cannot say."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import (
    Convention,
    FeePeriod,
    HolidayRule,
    Slot,
    UseKind,
    WeekParity,
)
from polesdesk.domain.hubs import ChargesMode, Hub, Room
from polesdesk.domain.settings import ReferenceRent
from polesdesk.domain.valuation import InKind, in_kind_value, reference_rent
from sample_agreements import HALL, HUB, LOCKER, OFFICE, OTHER_HUB, RENTS, SETTINGS, SLOTS

EXCLUSIVE = Convention(id="c", use_kind=UseKind.EXCLUSIVE, charges_mode=ChargesMode.ASSOCIATION)
WEEKLY = Slot(id="s", room_id="hall", weekday=1, start=time(18), end=time(20))
OPEN_MINUTES = 6 * 14 * 60  # a week at the hub


def value(
    convention: Convention,
    *rooms: Room,
    hubs: tuple[Hub, ...] = (HUB, OTHER_HUB),
    rents: tuple[ReferenceRent, ...] = RENTS,
    year: int = 2026,
) -> InKind:
    return in_kind_value(convention, hubs, rooms, rents, SETTINGS, year)


def slotted(*slots: Slot) -> Convention:
    return replace(EXCLUSIVE, use_kind=UseKind.SLOT, slots=slots)


def test_exclusive_use_takes_the_whole_rent() -> None:
    found = value(EXCLUSIVE, HALL)
    assert found.cents == 750_000  # 62.5 m² at 120 €
    assert found.working == (
        "Salle Louise (Voltaire)\u202f: 62,50\u00a0m² × 120,00\u00a0€ par m² et par an "
        "= 7\u202f500,00\u00a0€."
    )


def test_charges_count_when_the_city_bears_them() -> None:
    borne = replace(EXCLUSIVE, charges_mode=ChargesMode.CITY)
    assert value(borne, HALL).cents == 937_500  # 62.5 m² at 120 € + 30 €
    assert "de charges" in value(borne, HALL).working
    for mode in (ChargesMode.FLAT_RATE, ChargesMode.METERED, ChargesMode.ASSOCIATION, None):
        assert value(replace(EXCLUSIVE, charges_mode=mode), HALL).cents == 750_000


def test_a_fee_is_not_deducted() -> None:
    paid = replace(EXCLUSIVE, occupancy_fee_cents=100_000, fee_period=FeePeriod.MONTH)
    assert value(paid, HALL).cents == 750_000


def test_slots_take_their_share_of_the_hours_of_opening() -> None:
    found = value(slotted(WEEKLY), HALL)
    share = Decimal(120 * SETTINGS.term_weeks) / Decimal(OPEN_MINUTES * SETTINGS.open_weeks)
    assert found.cents == int(Decimal(750_000) * share + Decimal("0.5"))
    assert "72\u00a0h attribuées sur 3\u202f948\u00a0h d’ouverture" in found.working
    assert "1,82\u00a0%" in found.working


@pytest.mark.parametrize(
    ("change", "minutes"),
    [
        ({"school_holidays": HolidayRule.WITH}, 120 * SETTINGS.open_weeks),
        (
            {"school_holidays": HolidayRule.ONLY},
            120 * (SETTINGS.open_weeks - SETTINGS.term_weeks),
        ),
        ({"interval_weeks": 2}, 60 * SETTINGS.term_weeks),
        ({"interval_weeks": 4}, 30 * SETTINGS.term_weeks),
        ({"week_parity": WeekParity.ODD}, 60 * SETTINGS.term_weeks),
        ({"start": time(22), "end": time(0)}, 120 * SETTINGS.term_weeks),
    ],
)
def test_the_rule_of_a_slot_sets_its_hours(change: dict[str, object], minutes: int) -> None:
    found = value(slotted(replace(WEEKLY, **change)), HALL)
    full = Decimal(750_000) * minutes / (OPEN_MINUTES * SETTINGS.open_weeks)
    assert found.cents == int(full + Decimal("0.5"))


def test_the_first_weekday_of_each_month_comes_twelve_times_a_year() -> None:
    monthly = replace(WEEKLY, month_weeks=(1,), school_holidays=HolidayRule.WITH)
    found = value(slotted(monthly), HALL)
    minutes = Decimal(120 * SETTINGS.open_weeks * 12) / 52
    full = Decimal(750_000) * minutes / (OPEN_MINUTES * SETTINGS.open_weeks)
    assert found.cents == int(full + Decimal("0.5"))


def test_a_share_never_passes_the_whole() -> None:
    whole_week = [
        replace(WEEKLY, id=str(d), weekday=d, start=time(0), end=time(0)) for d in range(1, 8)
    ]
    found = value(slotted(*whole_week), HALL)
    assert found.cents == 750_000
    assert "ramené à 100\u00a0%" in found.working


def test_each_room_counts_its_own_slots() -> None:
    found = value(replace(slotted(*SLOTS), use_kind=UseKind.SHARED), HALL, OFFICE)
    assert [part.room_id for part in found.by_room] == ["hall", "office"]
    assert found.cents == sum(part.cents or 0 for part in found.by_room)
    assert found.working.splitlines()[-1].startswith("Total\u202f: ")


def test_a_hire_counts_its_days() -> None:
    day = date(2026, 9, 12)
    slot = Slot(id="s", room_id="hall", weekday=6, start=time(14), end=time(18))
    hire = replace(slotted(slot), use_kind=UseKind.HIRE, start_date=day, end_date=day)
    one = Decimal(750_000) * 240 / (OPEN_MINUTES * SETTINGS.open_weeks)
    assert value(hire, HALL).cents == int(one + Decimal("0.5"))
    three = replace(hire, end_date=date(2026, 9, 26))
    assert value(three, HALL).cents == int(3 * one + Decimal("0.5"))
    listed = replace(slot, dates_in=(day, date(2026, 9, 13)))
    assert value(replace(hire, slots=(listed,)), HALL).cents == int(2 * one + Decimal("0.5"))


@pytest.mark.parametrize(
    ("convention", "room", "hubs", "rents", "reason"),
    [
        (EXCLUSIVE, replace(HALL, surface_m2=None), (HUB,), RENTS, "surface"),
        (EXCLUSIVE, LOCKER, (HUB,), RENTS, "surface"),
        (EXCLUSIVE, HALL, (HUB,), (), "loyer de référence n’est connu pour 2026"),
        (EXCLUSIVE, HALL, (), RENTS, "pôle"),
        (replace(EXCLUSIVE, use_kind=None), HALL, (HUB,), RENTS, "type d’occupation"),
        (slotted(), HALL, (HUB,), RENTS, "aucun créneau"),
        (slotted(WEEKLY), HALL, (replace(HUB, opening=()),), RENTS, "heures d’ouverture"),
        (replace(slotted(WEEKLY), use_kind=UseKind.HIRE), HALL, (HUB,), RENTS, "dates"),
    ],
)
def test_what_is_not_known_is_said_and_not_guessed(
    convention: Convention,
    room: Room,
    hubs: tuple[Hub, ...],
    rents: tuple[ReferenceRent, ...],
    reason: str,
) -> None:
    found = value(convention, room, hubs=hubs, rents=rents)
    assert found.cents is None
    assert reason in found.working
    assert found.by_room[0].reason == found.working


def test_one_unknown_room_leaves_the_total_unknown_but_not_the_others() -> None:
    found = value(EXCLUSIVE, HALL, replace(OFFICE, surface_m2=None))
    assert found.cents is None
    assert [part.cents for part in found.by_room] == [750_000, None]
    assert value(EXCLUSIVE).cents is None


def test_the_rent_is_that_of_the_hub_then_of_all_then_of_a_year_before() -> None:
    def rent(hub: str | None, year: int) -> ReferenceRent:
        return ReferenceRent(id=f"{hub}-{year}", hub_id=hub, year=year, cents_m2_year=year)

    known = [rent(None, 2024), rent("hub", 2024), rent(None, 2025), rent("hub", 2027)]
    assert reference_rent(known, "hub", 2024) == known[1]
    assert reference_rent(known, "other", 2024) == known[0]
    assert reference_rent(known, "hub", 2025) == known[2]
    assert reference_rent(known, "hub", 2026) == known[2]
    assert reference_rent(known, "hub", 2023) is None
    found = value(EXCLUSIVE, HALL, rents=(known[2],))
    assert "loyer de référence 2025, faute de loyer 2026" in found.working


_SLOTS = st.builds(
    Slot,
    id=st.uuids().map(str),
    room_id=st.just("hall"),
    weekday=st.integers(1, 7),
    start=st.times(),
    end=st.times(),
    interval_weeks=st.integers(1, 4),
    week_parity=st.sampled_from(WeekParity),
    school_holidays=st.sampled_from(HolidayRule),
)
_SURFACES = st.decimals(min_value="0.5", max_value=2000, places=2)


@given(st.lists(_SLOTS, min_size=1, max_size=8), _SURFACES, st.integers(0, 100_000))
def test_a_value_lies_between_nothing_and_the_whole_rent(
    slots: list[Slot], surface: Decimal, cents: int
) -> None:
    rents = (ReferenceRent(id="r", year=2026, cents_m2_year=cents),)
    room = replace(HALL, surface_m2=surface)
    whole = value(EXCLUSIVE, room, rents=rents).cents
    shared = value(slotted(*slots), room, rents=rents).cents
    assert whole is not None
    assert whole == int(surface * cents + Decimal("0.5"))
    assert shared is None or 0 <= shared <= whole


@given(st.lists(_SLOTS, min_size=1, max_size=6))
def test_more_slots_are_never_worth_less(slots: list[Slot]) -> None:
    before = value(slotted(*slots), HALL).cents
    after = value(slotted(*slots, replace(WEEKLY, id="more")), HALL).cents
    assert before is None or (after is not None and after >= before)
