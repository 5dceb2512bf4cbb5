"""The help in kind of a calendar year, with examples reckoned by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.calendar_days import PlanningCalendar, by_hub
from polesdesk.domain.conventions import (
    Convention,
    FeePeriod,
    HolidayRule,
    Slot,
    State,
    UseKind,
)
from polesdesk.domain.hubs import ChargesMode, FreeUseGround, Room
from polesdesk.domain.in_kind import AgreementYear, Held, Lack, YearBasis, agreement_year
from polesdesk.domain.planning import derive, effect_spans, held_slots
from polesdesk.domain.school_calendar import (
    Closure,
    ClosureKind,
    ExceptionKind,
    SchoolHoliday,
    SlotException,
)
from polesdesk.domain.valuation import in_kind_value
from sample_agreements import HALL, HUB, LOCKER, OFFICE, OTHER_HUB, RENTS, SETTINGS

HOLIDAYS = tuple(
    SchoolHoliday(id=name, zone="B", name=name, first=first, last=last)
    for name, first, last in (
        ("Été 2025", date(2025, 7, 5), date(2025, 8, 31)),
        ("Noël 2025", date(2025, 12, 20), date(2026, 1, 4)),
        ("Hiver", date(2026, 2, 14), date(2026, 3, 1)),
        ("Printemps", date(2026, 4, 11), date(2026, 4, 26)),
        ("Été", date(2026, 7, 4), date(2026, 8, 31)),
        ("Toussaint", date(2026, 10, 17), date(2026, 11, 1)),
        ("Noël", date(2026, 12, 19), date(2027, 1, 3)),
    )
)
WHOLE = Convention(
    id="c",
    number="VOL-2026-001",
    association_id="association",
    state=State.NOTIFIED,
    use_kind=UseKind.EXCLUSIVE,
    charges_mode=ChargesMode.ASSOCIATION,
    room_ids=("hall",),
    start_date=date(2026, 1, 1),
    end_date=date(2026, 12, 31),
)
MONDAY = Slot(id="s", room_id="hall", weekday=1, start=time(18), end=time(20))
SEASON = replace(
    WHOLE, use_kind=UseKind.SLOT, slots=(MONDAY,),
    start_date=date(2026, 9, 1), end_date=date(2027, 6, 30),
)  # fmt: skip


def year_of(
    convention: Convention,
    *rooms: Room,
    year: int = 2026,
    closures: Sequence[Closure] = (),
    exceptions: Sequence[SlotException] = (),
    **fields: object,
) -> AgreementYear:
    calendar = PlanningCalendar(periods=HOLIDAYS, closures=by_hub(closures))
    told = {"rents": RENTS, "settings": SETTINGS, "hubs": {"hub": HUB, "other": OTHER_HUB}}
    basis = YearBasis(year=year, calendar=calendar, **(told | fields))  # type: ignore[arg-type]
    known = rooms or (HALL,)
    slots = held_slots(convention, hubs={room.id: room.hub_id for room in known})
    held = Held(
        convention=convention,
        effect=effect_spans(convention),
        rooms=known,
        slots=slots,
        occurrences=tuple(derive(slots, calendar, exceptions, basis.first, basis.last)),
    )
    return agreement_year(held, basis)


# Days of exclusive use


def test_a_whole_year_is_the_figure_of_the_agreement() -> None:
    found = year_of(WHOLE)
    printed = in_kind_value(WHOLE, (HUB,), (HALL,), RENTS, SETTINGS, 2026)
    assert found.value_cents == printed.cents == 750_000  # 62.5 m² at 120 €
    assert "\n".join(found.working) == printed.working
    assert found.days == 365


def test_a_part_of_the_year_counts_its_days() -> None:
    found = year_of(replace(WHOLE, start_date=date(2026, 9, 1), end_date=date(2027, 8, 31)))
    assert found.days == 122  # 30 + 31 + 30 + 31
    assert found.value_cents == 250_685  # 7,500 € x 122 / 365 = 2,506.849 €
    assert "× 122\u00a0jours sur 365 = 2\u202f506,85\u00a0€" in found.working[0]


def test_a_leap_year_has_366_days() -> None:
    found = year_of(
        replace(WHOLE, start_date=date(2028, 12, 31), end_date=date(2029, 12, 30)), year=2028
    )
    assert found.value_cents == 2_049  # 7,500 € / 366 = 20.4918 €
    assert "1\u00a0jour sur 366" in found.working[0]
    assert "loyer de référence 2026, faute de loyer 2028" in found.working[0]


def test_two_years_of_an_agreement_make_its_yearly_value() -> None:
    over = replace(WHOLE, start_date=date(2026, 9, 1), end_date=date(2027, 8, 31))
    first, second = year_of(over), year_of(over, year=2027)
    assert first.days + second.days == 365
    assert (first.value_cents or 0) + (second.value_cents or 0) == 750_000


def test_a_suspension_and_a_termination_are_left_out() -> None:
    suspended = replace(
        WHOLE, suspended_from=date(2026, 3, 1), suspended_to=date(2026, 3, 31),
        terminated_on=date(2026, 7, 1),
    )  # fmt: skip
    found = year_of(suspended)
    assert found.days == 181 - 31  # January to June, without March
    assert found.value_cents == 308_219  # 7,500 € x 150 / 365


def test_works_and_requisitions_of_whole_days_are_left_out() -> None:
    def closure(kind: ClosureKind, **fields: object) -> Closure:
        told = {"id": str(kind), "hub_id": "hub", "kind": kind,
                "first": date(2026, 6, 1), "last": date(2026, 6, 10)}  # fmt: skip
        return Closure(**(told | fields))  # type: ignore[arg-type]

    works = closure(ClosureKind.WORKS)
    found = year_of(WHOLE, closures=[works])
    assert found.value_cents == 729_452  # 7,500 € x 355 / 365
    assert "10\u00a0jours de travaux ou de réquisition en moins" in found.working[0]
    both = closure(ClosureKind.REQUISITION, first=date(2026, 6, 10), last=date(2026, 6, 11))
    assert year_of(WHOLE, closures=[works, both]).value_cents == 727_397  # 354 days
    elsewhere = closure(ClosureKind.WORKS, room_id="office")
    evening = closure(ClosureKind.REQUISITION, start=time(18), end=time(22))
    holidays = closure(ClosureKind.CLOSURE)
    assert year_of(WHOLE, closures=[elsewhere, holidays]).value_cents == 750_000
    spared = closure(ClosureKind.WORKS, spared_ids=(WHOLE.id,))
    assert year_of(WHOLE, closures=[spared]).value_cents == 750_000
    part = year_of(WHOLE, closures=[evening])
    assert part.value_cents == 746_575  # 10 evenings of 4 hours: 7,500 € x (365 - 40/24) / 365
    assert "40\u00a0h de travaux ou de réquisition en moins" in part.working[0]
    twice = year_of(WHOLE, closures=[works, evening])
    assert twice.value_cents == 729_452  # an hour is lost once


def test_charges_borne_by_the_city_are_part_of_the_value() -> None:
    assert year_of(replace(WHOLE, charges_mode=ChargesMode.CITY)).value_cents == 937_500


# Hours of slots


def test_slots_count_the_hours_of_the_year() -> None:
    found = year_of(SEASON)
    # Mondays of term from September on: 4 + 2 + 5 + 2, two hours each, of 14 h x 6 x 47.
    assert found.minutes == 13 * 120
    assert found.value_cents == 4_939  # 7,500 € x 26 h / 3,948 h = 49.392 €
    assert "(26\u00a0h attribuées en 2026 sur 3\u202f948\u00a0h d’ouverture" in found.working[0]


def test_a_year_of_slots_is_the_figure_of_the_agreement() -> None:
    calendar = PlanningCalendar(periods=HOLIDAYS)
    for rule in HolidayRule:
        slot = replace(MONDAY, school_holidays=rule)
        agreed = replace(WHOLE, use_kind=UseKind.SLOT, slots=(slot,))
        printed = in_kind_value(agreed, (HUB,), (HALL,), RENTS, SETTINGS, 2026, calendar)
        assert printed.cents
        assert year_of(agreed).value_cents == printed.cents


def test_weeks_in_which_hubs_are_shut_are_taken_off_in_proportion() -> None:
    slot = replace(MONDAY, school_holidays=HolidayRule.WITH)
    agreed = replace(SEASON, slots=(slot,), end_date=date(2026, 12, 31))
    # 17 Mondays in 122 days, of which 47 x 122 / 365 = 15.71 weeks are open: 31 h 25.
    assert year_of(agreed).minutes == 1885


def test_closures_take_occurrences_off_and_excused_absences_do_not() -> None:
    closed = Closure(
        id="x", hub_id="hub", kind=ClosureKind.CLOSURE, first=date(2026, 9, 7),
        last=date(2026, 9, 20),
    )  # fmt: skip
    excused = SlotException(
        id="e", slot_id="s", kind=ExceptionKind.EXCUSED, day=date(2026, 9, 21), reason="fête"
    )
    cancelled = replace(excused, id="f", kind=ExceptionKind.CANCELLED, day=date(2026, 9, 28))
    found = year_of(SEASON, closures=[closed], exceptions=[excused, cancelled])
    assert found.minutes == 10 * 120
    assert "2\u00a0séances en moins pour fermeture ou réquisition" in found.working[0]


def test_without_a_published_calendar_weeks_of_term_are_counted() -> None:
    beyond = replace(SEASON, start_date=date(2030, 1, 1), end_date=date(2030, 12, 31))
    found = year_of(beyond, year=2030)
    assert found.minutes == 120 * SETTINGS.term_weeks
    assert "calendrier scolaire non publié" in found.working[0]
    half = year_of(replace(beyond, end_date=date(2030, 3, 14)), year=2030)  # 73 days of 365
    assert half.minutes == 120 * SETTINGS.term_weeks // 5


def test_an_occurrence_moved_to_another_room_counts_there() -> None:
    moved = SlotException(
        id="m", slot_id="s", kind=ExceptionKind.MOVED, day=date(2026, 9, 7),
        new_day=date(2026, 9, 8), new_room_id="office", reason="réunion",
    )  # fmt: skip
    found = year_of(SEASON, HALL, OFFICE, exceptions=[moved])
    assert [room.minutes for room in found.rooms] == [12 * 120, 120]


def test_a_hire_counts_its_days_of_the_year() -> None:
    days = (date(2026, 12, 26), date(2027, 1, 2))
    slot = replace(MONDAY, weekday=6, start=time(14), end=time(18), dates_in=days)
    hire = replace(
        SEASON, use_kind=UseKind.HIRE, slots=(slot,), start_date=days[0], end_date=days[1]
    )
    assert year_of(hire).minutes == 240
    assert year_of(hire).value_cents == 760  # 7,500 € x 4 h / 3,948 h = 7.598 €


# The fee


@pytest.mark.parametrize(
    ("period", "asked", "fee"),
    [
        (FeePeriod.YEAR, 100_000, 33_425),  # 1,000 € x 122 / 365
        (FeePeriod.QUARTER, 25_000, 33_425),
        (FeePeriod.MONTH, 10_000, 40_110),  # 1,200 € x 122 / 365
        (FeePeriod.ONCE, 5_000, 5_000),
    ],
)
def test_the_fee_asked_is_deducted(period: FeePeriod, asked: int, fee: int) -> None:
    paid = replace(
        WHOLE, start_date=date(2026, 9, 1), free_use_ground=FreeUseGround.PAID,
        occupancy_fee_cents=asked, fee_period=period,
    )  # fmt: skip
    found = year_of(paid)
    assert found.fee_cents == fee
    assert found.value_cents == 250_685
    assert found.aid_cents == 250_685 - fee
    assert found.working[-1].startswith("Aide en nature\u202f: 2\u202f506,85\u00a0€ −")


def test_a_fee_beyond_the_value_leaves_no_help() -> None:
    dear = replace(WHOLE, free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=900_000)
    found = year_of(dear)
    assert found.aid_cents == 0
    assert "la redevance atteint la valeur des locaux" in found.working[-1]


def test_a_fee_left_in_an_agreement_that_is_free_is_not_deducted() -> None:
    free = replace(
        WHOLE, free_use_ground=FreeUseGround.L2125_1_GENERAL_INTEREST, occupancy_fee_cents=9_000
    )
    assert year_of(free).fee_cents == 0
    assert year_of(free).aid_cents == 750_000


def test_a_single_payment_counts_in_the_year_of_the_start() -> None:
    once = replace(
        WHOLE, free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=5_000,
        fee_period=FeePeriod.ONCE, end_date=date(2027, 12, 31),
    )  # fmt: skip
    assert (year_of(once).fee_cents, year_of(once, year=2027).fee_cents) == (5_000, 0)


@given(st.integers(1, 2_000_000), st.integers(1, 300), st.integers(1, 300))
def test_the_fee_shared_between_rooms_is_the_fee(asked: int, one: int, other: int) -> None:
    paid = replace(WHOLE, free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=asked)
    found = year_of(
        paid, replace(HALL, surface_m2=Decimal(one)), replace(OFFICE, surface_m2=Decimal(other))
    )
    assert sum(room.fee_cents for room in found.rooms) == found.fee_cents == asked
    assert found.aid_cents is not None
    assert 0 <= found.aid_cents <= (found.value_cents or 0)


# What cannot be reckoned


@pytest.mark.parametrize(
    ("convention", "room", "fields", "lack"),
    [
        (WHOLE, replace(HALL, surface_m2=None), {}, Lack.SURFACE),
        (WHOLE, LOCKER, {}, Lack.SURFACE),
        (WHOLE, HALL, {"rents": ()}, Lack.RENT),
        (WHOLE, HALL, {"hubs": {}}, Lack.HUB),
        (replace(WHOLE, use_kind=None), HALL, {}, Lack.USE_KIND),
        (replace(SEASON, slots=()), HALL, {}, Lack.SLOTS),
        (SEASON, HALL, {"hubs": {"hub": replace(HUB, opening=())}}, Lack.OPENING),
    ],
)
def test_what_is_lacking_is_said_and_is_not_zero(
    convention: Convention, room: Room, fields: dict[str, object], lack: Lack
) -> None:
    found = year_of(convention, room, **fields)
    assert found.value_cents is None
    assert found.aid_cents is None
    assert [one.lack for one in found.lacks] == [lack]
    assert "non calculable" in found.working[0]


def test_an_agreement_without_premises_is_not_reckoned() -> None:
    calendar = PlanningCalendar()
    basis = YearBasis(year=2026, rents=RENTS, settings=SETTINGS, calendar=calendar)
    found = agreement_year(Held(convention=WHOLE, effect=effect_spans(WHOLE), rooms=()), basis)
    assert found.lacks[0].lack is Lack.ROOMS
    assert found.working == ("Non calculable\u202f: aucun local n’est choisi.",)


def test_a_locker_beside_a_room_adds_nothing() -> None:
    assert year_of(WHOLE, HALL, LOCKER).value_cents == 750_000


def test_slots_not_held_in_a_year_are_worth_nothing() -> None:
    late = replace(SEASON, start_date=date(2026, 12, 20))
    assert year_of(late).value_cents == 0
    assert year_of(late).is_known
