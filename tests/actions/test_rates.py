"""Rates agree with counting by hand, and every figure leads to its observations."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from sqlalchemy import event, insert

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import hubs, rates
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.hubs import OpeningSpan
from polesdesk.domain.observing import VALID, Outcome
from polesdesk.domain.rate_rows import RateQuery, RateTable, heat_map
from polesdesk.domain.rates import Dimension
from polesdesk.domain.visits import FindingKind, Motive
from polesdesk.store.tables import observation

WEEK = timedelta(days=7)
YEAR = RateQuery(by=Dimension.HUB, first=date(2026, 1, 1), last=date(2026, 12, 31))


def read(office: Office, query: RateQuery) -> RateTable:
    found: RateTable = office.runner.read(rates.table, query)
    return found


def test_a_visit_gives_a_rate_in_every_table(office: Office) -> None:
    agreement, slot = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED)
    see(office, agreement, TUESDAY - WEEK, FindingKind.EMPTY)
    see(office, agreement, date(2026, 10, 20), FindingKind.EMPTY)
    for by, key, label in (
        (Dimension.HUB, office.hub.id, "Voltaire"),
        (Dimension.ROOM, office.room.id, "Salle 1"),
        (Dimension.CONVENTION, agreement.id, "VOL-2026-001"),
        (Dimension.ASSOCIATION, office.association.id, "Théâtre de l’Œuf"),
        (Dimension.SLOT, slot.id, "mardi 18\u00a0h – 20\u00a0h, Salle 1"),
        (Dimension.SEASON, "2026-2027", "saison 2026-2027"),
    ):
        table = read(office, replace(YEAR, by=by))
        (row,) = table.rows
        assert (row.key, row.label) == (key, label)
        assert (row.tally.n, row.tally.occupied) == (2, 1)
        assert row.tally.excluded == {"school_holiday": 1}
        assert row.tally.effective.is_insufficient(table.least)
        assert table.total == row.tally
    assert row.freshness == 46


def test_hours_and_months_are_those_of_the_occurrence(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED)
    hours = read(office, replace(YEAR, by=Dimension.WEEKDAY_HOUR))
    assert [(row.key, row.label) for row in hours.rows] == [
        ("2-18", "mardi 18\u00a0h"),
        ("2-19", "mardi 19\u00a0h"),
    ]
    assert hours.total.n == 1
    months = read(office, replace(YEAR, by=Dimension.MONTH))
    assert [(row.key, row.label) for row in months.rows] == [("2026-10", "octobre 2026")]


def test_figures_lead_to_their_visits(office: Office) -> None:
    agreement, _ = signed_slot(office)
    seen = see(office, agreement, TUESDAY, FindingKind.EMPTY)
    see(office, agreement, TUESDAY - WEEK, FindingKind.AS_PLANNED, motive=Motive.COMPLAINT)
    for by, key in (
        (Dimension.CONVENTION, agreement.id),
        (Dimension.MONTH, "2026-10"),
        (Dimension.WEEKDAY_HOUR, "2-19"),
    ):
        found = office.runner.read(rates.evidence, replace(YEAR, by=by), key)
        assert found.rows[0].visit_id == seen.visit.id
        assert found.rows[0].outcome is Outcome.EMPTY
        assert found.count == (1 if by is Dimension.MONTH else 2)
    nothing = office.runner.read(rates.evidence, replace(YEAR, by=Dimension.WEEKDAY_HOUR), "2-20")
    assert nothing.count == 0


def test_a_rate_can_be_split_by_why_the_visit_was_made(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY, motive=Motive.COMPLAINT)
    see(office, agreement, TUESDAY - WEEK, FindingKind.AS_PLANNED)
    fair = read(office, replace(YEAR, motive=Motive.FAIR)).total
    assert (fair.n, fair.occupied) == (1, 1)
    complaint = read(office, replace(YEAR, motive=Motive.COMPLAINT)).total
    assert (complaint.n, complaint.empty) == (1, 1)


def test_allotment_coverage_and_heat_map(office: Office) -> None:
    opening = tuple(OpeningSpan(weekday=day, start=time(9), end=time(21)) for day in range(1, 6))
    office.runner.do(hubs.save, replace(office.hub, opening=opening))
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED)
    query = replace(YEAR, hub_id=office.hub.id)
    table = office.runner.read(rates.measured, replace(query, by=Dimension.WEEKDAY_HOUR))
    summary = office.runner.read(rates.summary, table)
    assert summary.measure is not None
    assert (summary.slots_seen, summary.measure.slots, summary.measure.seen) == (1, 1, 1)
    assert not heat_map(replace(table, measures=None)).is_counted
    heat = heat_map(table)
    cell = heat.cell(2, 18)
    assert cell.measure is not None
    # Every Tuesday of 2026 out of holidays and public holidays, one room.
    assert (cell.measure.slots, cell.measure.allotted, cell.measure.opened) == (1, 36 * 60, 51 * 60)
    assert cell.tally.n == 1
    assert heat.cell(3, 18).planned == 0
    assert heat.cell(7, 18).planned is None
    assert (heat.first_hour, heat.last_hour) == (9, 20)


def test_hours_seldom_used_could_be_freed(office: Office) -> None:
    agreement, slot = signed_slot(office)
    for week in range(5):
        see(office, agreement, TUESDAY - week * WEEK, FindingKind.EMPTY)
    (row,) = office.runner.read(rates.to_free, YEAR)
    assert (row.slot.id, row.tally.empty) == (slot.id, 5)
    see(office, agreement, TUESDAY + 5 * WEEK, FindingKind.AS_PLANNED)
    assert office.runner.read(rates.to_free, YEAR) == ()


def test_offices_are_no_slots(office: Office) -> None:
    agreement, _ = signed_slot(office, use_kind=UseKind.EXCLUSIVE, slots=())
    for hour in range(9, 15):
        see(office, agreement, TUESDAY, FindingKind.EMPTY, at=time(hour))
    assert office.runner.read(rates.to_free, YEAR) == ()
    assert read(office, replace(YEAR, by=Dimension.SLOT)).rows == ()
    assert read(office, replace(YEAR, by=Dimension.CONVENTION)).total.n == 6


def test_counts_agree_with_counting_by_hand(office: Office) -> None:
    agreement, _ = signed_slot(office)
    rng = Random(7)
    rows = [
        {
            "slot_id": f"slot{number % 40}",
            "slot_day": date(2026, 1, 1) + timedelta(days=number),
            "part": "",
            "finding_id": f"f{number}",
            "visit_id": f"v{number}",
            "hub_id": rng.choice((office.hub.id, "elsewhere")),
            "room_id": rng.choice((office.room.id, "room2")),
            "convention_id": agreement.id,
            "association_id": office.association.id,
            "day": date(2026, 1, 1) + timedelta(days=number),
            "weekday": (date(2026, 1, 1) + timedelta(days=number)).isoweekday(),
            "hour": 22,
            "last_hour": rng.choice((22, 23, 24)),
            "outcome": str(rng.choice(list(Outcome))),
            "motive": str(rng.choice(list(Motive))),
            "headcount": rng.choice((None, 5, 10)),
            "capacity": rng.choice((None, 20)),
        }
        for number in range(360)
    ]
    office.runner.do(lambda work: work.connection.execute(insert(observation), rows) and None)

    def kept(query: RateQuery) -> list[dict[str, object]]:
        return [
            row
            for row in rows
            if query.first <= row["day"] <= query.last  # type: ignore[operator]
            and query.hub_id in (None, row["hub_id"])
            and query.motive in (None, row["motive"])
        ]

    span = {"first": date(2026, 2, 10), "last": date(2026, 9, 9)}
    for hub_id in (None, office.hub.id):
        for motive in (None, Motive.FAIR):
            query = RateQuery(by=Dimension.ROOM, hub_id=hub_id, motive=motive, **span)  # type: ignore[arg-type]
            hand = kept(query)
            table = read(office, query)
            assert table.total.n == sum(row["outcome"] in VALID for row in hand)
            assert table.total.left_out == sum(row["outcome"] not in VALID for row in hand)
            for found in table.rows:
                own = [row for row in hand if row["room_id"] == found.key]
                occupied = [row for row in own if row["outcome"] == "occupied"]
                counted = [r for r in occupied if r["headcount"] and r["capacity"]]
                assert found.tally.occupied == len(occupied)
                assert found.tally.counted == len(counted)
                assert found.tally.filled == sum(r["headcount"] / r["capacity"] for r in counted)  # type: ignore[operator]
            hours = read(office, replace(query, by=Dimension.WEEKDAY_HOUR))
            for found in hours.rows:
                day, hour = map(int, found.key.split("-"))
                covered = [
                    row
                    for row in hand
                    if (row["weekday"] == day and 22 <= hour <= min(int(str(row["last_hour"])), 23))
                    or (
                        row["weekday"] == (day - 2) % 7 + 1 and hour == 0 and row["last_hour"] == 24
                    )
                ]
                assert found.tally.n + found.tally.left_out == len(covered)
            slots = {r["slot_id"] for r in hand if r["outcome"] in VALID}
            assert office.runner.read(rates.summary, hours).slots_seen == len(slots)


def _plans(work: Work, query: RateQuery) -> list[str]:
    """Return how SQLite carries out the statements of a table."""
    asked: list[tuple[str, object]] = []

    def note(conn: object, cursor: object, text: str, values: object, *rest: object) -> None:
        asked.append((text, values))

    event.listen(work.connection, "before_cursor_execute", note)
    rates.table(work, query)
    event.remove(work.connection, "before_cursor_execute", note)
    return [
        " | ".join(
            row[-1]
            for row in work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all()  # type: ignore[arg-type]
        )
        for text, values in asked
        if "FROM observation" in text
    ]


def test_whole_city_counts_open_no_table_and_sort_nothing(office: Office) -> None:
    for by in Dimension:
        plans = office.runner.read(_plans, replace(YEAR, by=by))
        assert plans
        for plan in plans:
            assert "COVERING INDEX" in plan
            assert "TEMP B-TREE" not in plan or "ix_observation_day" in plan


def test_one_hub_is_sought_by_its_index(office: Office) -> None:
    for by in (Dimension.ROOM, Dimension.WEEKDAY_HOUR, Dimension.MONTH, Dimension.SLOT):
        for plan in office.runner.read(_plans, replace(YEAR, by=by, hub_id=office.hub.id)):
            assert "ix_observation_hub (hub_id=?)" in plan
