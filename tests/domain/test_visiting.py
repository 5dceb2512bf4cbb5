"""What may be found where, when a visit may be final, and at what hour a room was seen."""

from datetime import date, time

import pytest

from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.visiting import (
    KEYS,
    check_final,
    check_kind,
    kinds_for,
    next_version_number,
    timed,
)
from polesdesk.domain.visits import (
    Answer,
    Finding,
    FindingKind,
    Question,
    Visit,
    VisitState,
)

DAY = date(2026, 11, 19)
VISIT = Visit(id="v", day=DAY, time_in=time(14), time_out=time(16), agent="Camille Exemple")


def finding(number: int = 0, **fields: object) -> Finding:
    usual = {"id": f"f{number}", "day": DAY, "kind": FindingKind.EMPTY, "slot_id": "s"}
    return Finding(**{**usual, **fields})  # type: ignore[arg-type]


def test_each_finding_has_one_key_of_its_own():
    assert sorted(KEYS.values()) == sorted(FindingKind)


def test_five_answers_where_somebody_is_expected_and_none_is_as_planned_elsewhere():
    assert len(kinds_for(expected=True)) == 5
    assert FindingKind.UNPLANNED not in kinds_for(expected=True)
    assert FindingKind.AS_PLANNED not in kinds_for(expected=False)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": FindingKind.UNPLANNED}, "kind"),
        ({"kind": FindingKind.AS_PLANNED, "slot_id": None}, "kind"),
        ({"kind": FindingKind.AS_PLANNED, "headcount": -1}, "headcount"),
        ({"kind": FindingKind.AS_PLANNED, "headcount": 3, "minors": 4}, "minors"),
    ],
)
def test_what_makes_no_sense_in_a_room_is_refused(fields, field):
    with pytest.raises(RuleBroken) as refusal:
        check_kind(finding(**fields))
    assert refusal.value.field == field


def test_a_visit_is_final_with_its_day_hour_agent_and_one_room_seen():
    check_final(VISIT, [finding()], (), DAY)
    with pytest.raises(RuleBroken) as refusal:
        check_final(Visit(id="v"), [finding()], (), DAY)
    assert [one.field for one in refusal.value.missing] == ["day", "time_in", "agent"]
    unseen = finding(kind=FindingKind.NOT_CHECKED)
    for visit, found, day in (
        (VISIT, [unseen], DAY),
        (VISIT, [finding()], date(2026, 11, 18)),
    ):
        with pytest.raises(RuleBroken):
            check_final(visit, found, (), day)


def test_a_final_visit_is_not_made_final_again():
    made = Visit(id="v", day=DAY, time_in=time(14), agent="x", state=VisitState.FINAL)
    with pytest.raises(RuleBroken) as refusal:
        check_final(made, [finding()], (), DAY)
    assert refusal.value.code == "visit_final"


def test_required_questions_are_asked_of_rooms_that_were_entered():
    asked = (Question(key="clean", label="Propreté", required=True),)
    shut = finding(1, kind=FindingKind.CLOSED)
    answered = finding(2, answers=(Answer(question="clean", value="oui"),))
    check_final(VISIT, [shut, answered], asked, DAY)
    with pytest.raises(RuleBroken) as refusal:
        check_final(VISIT, [finding(3)], asked, DAY)
    assert refusal.value.code == "visit_questions"


def test_hours_that_were_not_noted_are_shared_in_walking_order():
    rooms = [finding(0), finding(1, time=time(15, 5)), finding(2)]
    assert [one.time for one in timed(VISIT, rooms)] == [time(14, 20), time(15, 5), time(15, 40)]


def test_a_room_not_checked_has_no_hour():
    assert timed(VISIT, [finding(kind=FindingKind.NOT_CHECKED)])[0].time is None


def test_an_hour_shared_out_is_brought_into_the_slot_that_the_visit_has_met():
    rooms = [finding(0), finding(1), finding(2)]
    hours = {"f0": (time(15), time(18)), "f2": (time(17), time(18))}
    found = [one.time for one in timed(VISIT, rooms, hours)]
    assert found == [time(15), time(15), time(15, 40)]


def test_without_an_hour_of_departure_that_of_arrival_stands():
    arrived = Visit(id="v", day=DAY, time_in=time(14), agent="x")
    assert timed(arrived, [finding()])[0].time == time(14)


def test_versions_of_a_visit_count_on():
    assert next_version_number("V-VOL-2026-001") == "V-VOL-2026-001-v2"
    assert next_version_number("V-VOL-2026-001-v9") == "V-VOL-2026-001-v10"
