"""Why a slot should be seen, in words, and rounds that no hub, day or hour has for itself."""

from datetime import date, time, timedelta

from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.round_proposals import (
    PARTS,
    HubStops,
    Knowledge,
    LastSeen,
    Reason,
    in_words,
    part_of,
    proposals_of,
    reasons_for,
    slot_stops,
    spread,
)
from polesdesk.domain.visit_rows import ProposedRound

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)
HOURS = frozenset({(1, 18)})


def known(**fields: object) -> Knowledge:
    usual = {"delay_days": 90, "soon_days": 180, "least": 5, "hours": HOURS}
    return Knowledge(**{**usual, **fields})  # type: ignore[arg-type]


def reasons(knowledge: Knowledge, start: time = time(18)) -> list[Reason]:
    found = reasons_for(knowledge, "s", "k", day=MONDAY, today=TODAY, start=start)
    return [one.reason for one in found]


def seen(days_ago: int, **fields: object) -> dict[str, LastSeen]:
    day = MONDAY - timedelta(days=days_ago)
    return {"s": LastSeen(day=day, count=9, **fields)}  # type: ignore[arg-type]


def test_each_reason_has_its_own_cause():
    assert reasons(known()) == [Reason.NEVER_SEEN]
    assert reasons(known(seen=seen(90))) == []
    assert reasons(known(seen=seen(91))) == [Reason.NOT_SEEN]
    assert reasons(known(seen=seen(9)), time(9)) == [Reason.NEW_HOUR]


def test_an_empty_room_is_a_doubt_for_two_months():
    late = TODAY - timedelta(days=60)
    assert reasons(known(seen=seen(9, empties=1, last_empty=late))) == [Reason.DOUBT]
    older = late - timedelta(days=1)
    assert reasons(known(seen=seen(9, empties=1, last_empty=older))) == []


def test_an_agreement_that_ends_soon_is_seen_until_it_was_seen_enough():
    ends = {"k": TODAY + timedelta(days=180)}
    few = {"s": LastSeen(day=MONDAY - timedelta(days=9), count=4)}
    assert reasons(known(seen=few, ends=ends)) == [Reason.ENDS_SOON]
    enough = {"s": LastSeen(day=MONDAY - timedelta(days=9), count=5)}
    assert reasons(known(seen=enough, ends=ends)) == []
    gone = {"k": TODAY - timedelta(days=1)}
    assert reasons(known(seen=few, ends=gone)) == []


def test_the_why_is_a_sentence():
    twice = seen(9, empties=2, last_empty=date(2026, 11, 14))
    whys = reasons_for(known(seen=twice), "s", None, day=MONDAY, today=TODAY)
    assert in_words(whys) == "Vu vide 2 fois, la dernière le 14/11/2026"


def occurrence(day: date, start: int, room: str = "A") -> OccurrenceRow:
    return OccurrenceRow(
        day=day, start=time(start), end=time(start + 2), hub_id="h", room_id=room,
        slot_id=f"{room}{start}{day}", room=room,
    )  # fmt: skip


def test_the_slots_of_a_part_of_a_day_make_one_round():
    stops = slot_stops(
        known(),
        [occurrence(MONDAY, 9), occurrence(MONDAY, 10, "B"), occurrence(MONDAY, 18)],
        TODAY,
    )
    found = proposals_of(
        HubStops(hub_id="h", hub="Voltaire", slots=stops, offices=(), open_day=MONDAY)
    )
    assert [(one.from_time, len(one.lines)) for one in found] == [(time(8), 2), (time(18), 1)]
    assert found[0].summary.startswith("2\u00a0créneaux à voir\u202f: 2\u00a0jamais vus")


def test_the_parts_of_a_day_leave_no_hour_out():
    assert part_of(time(7)) is PARTS[0]
    assert part_of(time(12)) is PARTS[1]
    assert part_of(time(23)) is PARTS[2]


def proposed(hub: str, day: date, score: float, part: int = 0) -> ProposedRound:
    span = PARTS[part]
    return ProposedRound(
        hub_id=hub, hub=hub, day=day, from_time=span.first, to_time=span.last, lines=(),
        summary="", score=score,
    )  # fmt: skip


def test_no_hub_has_all_the_rounds():
    rich = [proposed("rich", MONDAY + timedelta(days=n), 10) for n in range(4)]
    later = MONDAY + timedelta(days=4)
    poor = [proposed("poor", later, 7), proposed("third", later, 7, part=1)]
    chosen = spread([*rich, *poor], 3)
    assert sorted(one.hub for one in chosen) == ["poor", "rich", "third"]


def test_a_hub_visited_often_gives_way():
    same = [proposed("often", MONDAY, 10), proposed("never", MONDAY, 8)]
    assert [one.hub for one in spread(same, 1, {"often": 6})] == ["never"]


def test_weekdays_and_hours_are_varied():
    days = [proposed(f"h{n}", MONDAY + timedelta(days=7 * n), 10) for n in range(3)]
    other = proposed("h9", MONDAY + timedelta(days=2), 9, part=2)
    assert other in spread([*days, other], 2)
