"""From findings to observations, against a plain re-telling of the rules."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.observing import (
    UNPLANNED_PART,
    VALID,
    Expected,
    Observation,
    Outcome,
    Tick,
    observe,
)
from polesdesk.domain.occurrences import Exclusion, Occurrence, OccurrenceStatus
from polesdesk.domain.visits import Answer, Finding, FindingKind, Motive

DAY = date(2026, 10, 6)
EVENING = Occurrence(
    day=DAY,
    start=time(18),
    end=time(20),
    hub_id="hub",
    room_id="room",
    slot_id="slot",
    convention_id="agreement",
    association_id="association",
)


def tick(kind: FindingKind, at: time | None = time(19), **fields: object) -> Tick:
    usual: dict[str, object] = {
        "id": "f1", "visit_id": "v1", "hub_id": "hub", "room_id": "room", "day": DAY, "time": at,
        "kind": kind, "convention_id": "agreement", "slot_id": "slot", "slot_day": DAY,
    }  # fmt: skip
    finding = Finding(**{**usual, **fields})  # type: ignore[arg-type]
    return Tick(finding=finding, motive=Motive.FAIR)


def seen(
    *ticks: Tick, occurrences: tuple[Occurrence, ...] = (EVENING,), office: Outcome | None = None
) -> list[Observation]:
    by_slot: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        by_slot.setdefault(one.slot_id, []).append(one)
    expected = Expected(
        occurrences=by_slot,
        office=lambda finding: office,
        association_of={"agreement": "association"},
    )
    return observe(ticks, expected, 15)


def outcome(*ticks: Tick, **given_: object) -> Outcome:
    (one,) = seen(*ticks, **given_)  # type: ignore[arg-type]
    return one.outcome


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FindingKind.AS_PLANNED, Outcome.OCCUPIED),
        (FindingKind.EMPTY, Outcome.EMPTY),
        (FindingKind.OTHER_OCCUPANT, Outcome.OTHER_OCCUPANT),
        (FindingKind.CLOSED, Outcome.CLOSED),
        (FindingKind.NO_ACCESS, Outcome.NO_ACCESS),
        (FindingKind.NOT_CHECKED, Outcome.NOT_CHECKED),
        (FindingKind.UNPLANNED, Outcome.OUTSIDE_SLOT),
    ],
)
def test_each_finding_says_one_thing(kind: FindingKind, expected: Outcome) -> None:
    assert outcome(tick(kind)) is expected


@pytest.mark.parametrize("reason", list(Exclusion))
def test_an_occurrence_left_out_never_counts(reason: Exclusion) -> None:
    left_out = replace(EVENING, status=OccurrenceStatus.EXCLUDED, reason=reason)
    assert outcome(tick(FindingKind.EMPTY), occurrences=(left_out,)).value == reason.value
    assert outcome(tick(FindingKind.AS_PLANNED), occurrences=(left_out,)).value == reason.value


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(17, 59), Outcome.OUTSIDE_SLOT),
        (time(18, 0), Outcome.EDGE),
        (time(18, 14), Outcome.EDGE),
        (time(18, 15), Outcome.EMPTY),
        (time(19, 44), Outcome.EMPTY),
        (time(19, 45), Outcome.EDGE),
        (time(19, 59), Outcome.EDGE),
        (time(20, 0), Outcome.OUTSIDE_SLOT),
        (None, Outcome.EMPTY),
    ],
)
def test_the_edges_of_a_slot_are_no_absence(at: time | None, expected: Outcome) -> None:
    assert outcome(tick(FindingKind.EMPTY, at)) is expected


def test_a_presence_at_the_edge_counts() -> None:
    assert outcome(tick(FindingKind.AS_PLANNED, time(18, 2))) is Outcome.OCCUPIED


def test_several_ticks_are_one_observation_occupied_if_any_is() -> None:
    early = tick(FindingKind.EMPTY, time(18, 30), id="f1", visit_id="v1")
    late = tick(FindingKind.AS_PLANNED, time(19, 30), id="f2", visit_id="v2", headcount=12)
    (one,) = seen(early, late)
    assert one.outcome is Outcome.OCCUPIED
    assert (one.finding_id, one.visit_id, one.headcount) == ("f2", "v2", 12)


def test_a_real_look_speaks_before_one_that_says_nothing() -> None:
    closed = tick(FindingKind.CLOSED, time(18, 20), id="f1")
    empty = tick(FindingKind.EMPTY, time(19), id="f2")
    assert outcome(closed, empty) is Outcome.EMPTY


def test_after_midnight_the_occurrence_of_the_eve_goes_on() -> None:
    night = replace(EVENING, start=time(22), end=time(1))
    after = tick(FindingKind.EMPTY, time(0, 20), day=DAY + timedelta(days=1))
    (one,) = seen(after, occurrences=(night,))
    assert one.outcome is Outcome.EMPTY
    assert (one.slot_day, one.day, one.hour, one.last_hour) == (DAY, DAY, 22, 24)


def test_a_moved_occurrence_is_seen_where_it_is_held() -> None:
    there = DAY + timedelta(days=1)
    left = replace(EVENING, status=OccurrenceStatus.EXCLUDED, reason=Exclusion.EXCEPTION)
    moved = replace(EVENING, day=there, rule_day=DAY)
    both = (left, moved)
    (held,) = seen(tick(FindingKind.AS_PLANNED, day=there, slot_day=DAY), occurrences=both)
    assert (held.outcome, held.slot_day, held.day) == (Outcome.OCCUPIED, DAY, there)
    (same,) = seen(tick(FindingKind.AS_PLANNED, day=there, slot_day=there), occurrences=both)
    assert (same.slot_day, same.day) == (DAY, there)
    assert outcome(tick(FindingKind.EMPTY), occurrences=both) is Outcome.EXCEPTION


def test_a_slot_without_occurrence_that_day_counts_for_nothing() -> None:
    assert outcome(tick(FindingKind.EMPTY), occurrences=()) is Outcome.OUTSIDE_SLOT


def test_an_office_is_seen_by_the_hour() -> None:
    ticks = [
        tick(FindingKind.EMPTY, time(10, 5), id="a", slot_id=None, slot_day=None),
        tick(FindingKind.AS_PLANNED, time(10, 50), id="b", slot_id=None, slot_day=None),
        tick(FindingKind.EMPTY, time(15), id="c", slot_id=None, slot_day=None),
    ]
    found = {(one.slot_id, one.part): one.outcome for one in seen(*ticks)}
    assert found == {
        ("agreement", "10"): Outcome.OCCUPIED,
        ("agreement", "15"): Outcome.EMPTY,
    }
    left_out = seen(ticks[2], office=Outcome.PUBLIC_HOLIDAY)
    assert left_out[0].outcome is Outcome.PUBLIC_HOLIDAY
    assert left_out[0].association_id == "association"


def test_signs_of_use_are_worth_a_presence_in_an_office() -> None:
    signs = (Answer(question="evidence", value="oui"),)
    empty = tick(FindingKind.EMPTY, slot_id=None, slot_day=None, answers=signs)
    assert outcome(empty) is Outcome.OCCUPIED
    assert outcome(tick(FindingKind.EMPTY, answers=signs)) is Outcome.EMPTY


def test_somebody_nobody_expected_is_kept_apart() -> None:
    found = tick(
        FindingKind.UNPLANNED, slot_id=None, convention_id=None, other_association_id="guests"
    )
    (one,) = seen(found)
    assert (one.slot_id, one.part, one.association_id) == ("f1", UNPLANNED_PART, "guests")
    assert one.outcome is Outcome.OUTSIDE_SLOT
    for kind in (FindingKind.NOT_CHECKED, FindingKind.EMPTY, FindingKind.NO_ACCESS):
        assert seen(tick(kind, slot_id=None, convention_id=None)) == []


kinds = st.sampled_from(list(FindingKind))
minutes = st.integers(17 * 60, 21 * 60)


@given(st.lists(st.tuples(kinds, minutes, st.integers(0, 3)), max_size=8))
def test_counts_agree_with_a_plain_retelling(ticks: list[tuple[FindingKind, int, int]]) -> None:
    days = [DAY + timedelta(days=7 * week) for week in range(4)]
    occurrences = tuple(replace(EVENING, day=day) for day in days)
    made = [
        tick(kind, time(at // 60, at % 60), id=f"f{n}", day=days[week], slot_day=days[week])
        for n, (kind, at, week) in enumerate(ticks)
    ]
    found = {o.slot_day: o.outcome for o in seen(*made, occurrences=occurrences) if not o.part}
    for week, day in enumerate(days):
        inside = [(kind, at) for kind, at, of in ticks if of == week and 1080 <= at < 1200]
        middle = [kind for kind, at in inside if 1095 <= at < 1185]
        if any(kind is FindingKind.AS_PLANNED for kind, _ in inside):
            assert found[day] is Outcome.OCCUPIED
        elif FindingKind.OTHER_OCCUPANT in middle:
            assert found[day] is Outcome.OTHER_OCCUPANT
        elif FindingKind.EMPTY in middle:
            assert found[day] is Outcome.EMPTY
        else:
            assert found.get(day) not in VALID
