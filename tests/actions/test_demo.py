"""The demonstration: every stage of life and every alert, on any day, and nothing real in it."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from demo_file import TODAY, every, filled_file, gathered
from polesdesk.actions import (
    associations,
    conventions,
    dashboard,
    demo,
    files,
    history,
    hubs,
    originals,
)
from polesdesk.actions.errors import Trouble
from polesdesk.actions.gathering import gather
from polesdesk.actions.runner import Runner
from polesdesk.domain import alerts
from polesdesk.domain.completeness import missing, signing_problems
from polesdesk.domain.conventions import (
    SIGNED,
    Convention,
    HolidayRule,
    Renewal,
    Slot,
    State,
    UseKind,
    WeekParity,
    in_effect,
)
from polesdesk.domain.hubs import (
    ChargesMode,
    FreeUseGround,
    Hub,
    PropertyRegime,
    Room,
    RoomKind,
    regime_of,
)
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory
from polesdesk.store import originals as papers
from polesdesk.store.kinds import (
    ASSOCIATION,
    CONVENTION,
    HUB,
    NOTE,
    ROOM,
    SETTINGS,
    SIGNATORY,
)

DAYS = (TODAY, date(2026, 8, 31), date(2026, 9, 1), date(2028, 2, 29))
HUBS = {
    "VOL": "Voltaire", "MAR": "Marivaux", "PLE": "la Pléiade", "LEU": "Saint-Leu",
    "PIG": "Pigeonnier B", "MON": "Château de Montières", "UNI": "l’Union", "CON": "Condorcet",
    "AUT": "Victorine Autier", "VAS": "Vascosan",
}  # fmt: skip


@pytest.fixture(scope="module", params=DAYS, ids=date.isoformat)
def filled(
    request: pytest.FixtureRequest, blank_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Runner]:
    """A file just filled, on several days of the year."""
    runner = filled_file(blank_file, tmp_path_factory.mktemp("filled"), request.param)
    yield runner
    runner.close()


@pytest.fixture(scope="module", params=[TODAY, date(2026, 9, 1)], ids=date.isoformat)
def whole(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Runner]:
    """A whole demonstration file with its originals, opened on its day."""
    path = tmp_path_factory.mktemp("whole") / "demo.polesdesk"
    demo.create(path, request.param)
    runner = Runner(path, today=lambda: request.param, read_only=True)
    yield runner
    runner.close()


# --- One command in an empty file ---------------------------------------------------------------


def test_the_sample_is_one_command_that_no_undo_takes_away(office_file: Path) -> None:
    runner = Runner(office_file, today=lambda: TODAY)
    done = runner.do(demo.fill)
    assert done.label == "données d’exemple"
    assert runner.read(history.next_undo) is None
    assert {row.label for row in runner.read(history.changes)} == {"données d’exemple"}
    runner.close()


def test_a_file_that_was_just_made_is_filled(tmp_path: Path) -> None:
    runner = Runner(files.create(tmp_path / "new.polesdesk"), today=lambda: TODAY)
    runner.do(demo.fill)
    (settings,) = runner.read(every(SETTINGS))
    runner.close()
    assert settings.authority_name == "Ville d’Amiens (EXEMPLE)"


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.polesdesk"
    path.write_text("mine")
    with pytest.raises(Trouble):
        demo.create(path, TODAY)
    assert path.read_text() == "mine"


def test_a_demonstration_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "issue_originals", lambda *told: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        demo.create(tmp_path / "demo.polesdesk", TODAY)
    assert not (tmp_path / "demo.polesdesk").exists()


def test_a_file_that_holds_something_is_not_filled(filled: Runner) -> None:
    with pytest.raises(RuleBroken) as refused:
        filled.do(demo.fill)
    assert refused.value.code == "not_empty"


def test_two_files_of_the_same_day_hold_the_same(blank_file: Path, tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        runner = filled_file(blank_file, folder, TODAY)
        rows = runner.read(conventions.page, ListQuery(sort="number"))
        plain = [
            (row.number, row.association, row.rooms, row.state, row.start_date, row.end_date,
             row.in_kind_value_cents)
            for row in rows
        ]  # fmt: skip
        people = [
            [officer.last_name for officer in runner.read(gather, row.id).representatives]
            for row in rows
        ]
        found.append((plain, people))
        runner.close()
    assert found[0] == found[1]


# --- What a manager finds in it -----------------------------------------------------------------


def test_the_ten_hubs_have_rooms_of_a_real_house(filled: Runner) -> None:
    found: list[Hub] = filled.read(every(HUB))
    rooms: list[Room] = filled.read(every(ROOM))
    assert {hub.code: hub.name for hub in found} == HUBS
    for hub in found:
        own = [room for room in rooms if room.hub_id == hub.id and room.kind is RoomKind.ROOM]
        assert 3 <= len(own) <= 6
        assert hub.opening
        assert hub.decision_date is not None
        assert hub.decision_date < filled.today()
        assert all(room.surface_m2 and room.capacity for room in own)
    assert {room.kind for room in rooms} == set(RoomKind)
    assert {
        regime_of(room, hub) for hub in found for room in rooms if room.hub_id == hub.id
    } == set(PropertyRegime)


def test_agreements_are_about_fifty_and_of_every_kind(filled: Runner) -> None:
    found: list[Convention] = filled.read(every(CONVENTION))
    slots: list[Slot] = [slot for one in found for slot in one.slots]
    assert 45 <= len(found) <= 65
    assert len(filled.read(every(ASSOCIATION))) >= 45
    assert len(filled.read(every(NOTE))) >= 5
    assert {one.use_kind for one in found} == set(UseKind)
    assert {one.renewal for one in found} == set(Renewal)
    assert {one.free_use_ground for one in found} == set(FreeUseGround)
    assert {one.charges_mode for one in found} == set(ChargesMode)
    assert {slot.week_parity for slot in slots} == set(WeekParity)
    assert {slot.school_holidays for slot in slots} == set(HolidayRule)
    assert {slot.half_day for slot in slots} == {"", "morning", "afternoon"}
    assert {slot.interval_weeks for slot in slots} == {1, 2, 3, 4}
    assert any(slot.dates_in for slot in slots)
    assert any(slot.dates_out for slot in slots)
    assert any(len(data.hubs) > 1 for data in gathered(filled))
    assert max(Counter(one.association_id for one in found).values()) >= 2


def test_what_is_in_force_and_not_issued_needs_nothing_more(filled: Runner) -> None:
    complete = [
        data
        for data in gathered(filled)
        if not missing(data)
        and not signing_problems(data)
        and (data.convention.state is State.DRAFT or in_effect(data.convention, filled.today()))
    ]
    lacking = [data for data in gathered(filled) if missing(data)]
    assert len(complete) >= 20
    assert len(lacking) >= 3
    assert any(len(data.representatives) > 1 for data in complete)


@pytest.mark.parametrize("today", DAYS, ids=date.isoformat)
def test_what_is_issued_later_could_be_issued_on_its_day(
    today: date, blank_file: Path, tmp_path: Path
) -> None:
    path = shutil.copy(blank_file, tmp_path / "demo.polesdesk")
    day = [today]
    runner = Runner(path, today=lambda: day[0])
    story = runner.do(demo.fill).value
    issues = [event for event in story.events if event.step == "issued"]
    for event in issues:
        day[0] = event.on
        assert runner.read(originals.refusal, event.convention_id) is None
    runner.close()
    assert 10 <= len(issues) <= 16
    assert [event.on for event in story.events] == sorted(event.on for event in story.events)


def test_numbers_follow_the_hub_the_year_and_one_another(filled: Runner) -> None:
    codes = {hub.id: hub.code for hub in filled.read(every(HUB))}
    found: list[Convention] = filled.read(every(CONVENTION))
    given: dict[str, list[int]] = {}
    for one in found:
        assert one.start_date is not None
        prefix, _, sequence = one.number.rpartition("-")
        assert prefix == f"{codes[one.hub_id]}-{one.start_date.year}"
        given.setdefault(prefix, []).append(int(sequence))
    assert all(sorted(used) == list(range(1, len(used) + 1)) for used in given.values())


def test_acts_and_signatures_come_in_their_order(filled: Runner) -> None:
    signatories: dict[str, Signatory] = {one.id: one for one in filled.read(every(SIGNATORY))}
    signed = [one for one in filled.read(every(CONVENTION)) if one.state in SIGNED]
    assert len(signed) > 30
    for one in signed:
        days = (
            one.delegation_date, one.decision_date, one.decision_transmitted_on,
            one.signed_by_association_on, one.signed_by_city_on, one.sent_to_prefecture_on,
            one.notified_on, filled.today(),
        )  # fmt: skip
        known = [day for day in days if day is not None]
        assert len(known) >= 7
        assert all(a <= b for a, b in pairwise(known)), (one.number, known)
        assert all(day.weekday() < 5 for day in known[:-1] if day != one.delegation_date)
        signatory = signatories[one.signatory_id]
        assert signatory.from_date is not None
        assert signatory.from_date <= one.signed_by_association_on
        assert signatory.to_date is None or one.signed_by_association_on <= signatory.to_date


def test_a_renewed_agreement_is_followed_by_its_successor(filled: Runner) -> None:
    by_id: dict[str, Convention] = {one.id: one for one in filled.read(every(CONVENTION))}
    followed = {one.previous_id: one for one in by_id.values() if one.previous_id}
    assert {one.id for one in by_id.values() if one.renewal is Renewal.RENEWED} == set(followed)
    for row_id, successor in followed.items():
        former = by_id[row_id]
        assert former.end_date is not None
        assert successor.start_date == former.end_date + timedelta(days=1)
        assert successor.association_id == former.association_id


def test_nobody_meets_another_in_a_room(filled: Runner) -> None:
    live = [
        one
        for one in filled.read(every(CONVENTION))
        if one.state not in {State.WITHDRAWN, State.REFUSED, State.TERMINATED}
    ]
    meetings = [
        (one.number, other.number)
        for one, other in combinations(live, 2)
        if one.start_date <= other.end_date and other.start_date <= one.end_date
        if any(_meet(a, b) for a in one.slots for b in other.slots)
    ]
    alone = Counter(
        room_id
        for one in live
        if one.use_kind in {UseKind.EXCLUSIVE, UseKind.UNIT}
        for room_id in one.room_ids
        if in_effect(one, filled.today())
    )
    assert meetings == []
    assert set(alone.values()) <= {1}


def _meet(one: Slot, other: Slot) -> bool:
    apart = {one.week_parity, other.week_parity} == {WeekParity.ODD, WeekParity.EVEN}
    same = (one.room_id, one.weekday) == (other.room_id, other.weekday)
    return same and not apart and one.start < other.end and other.start < one.end


def test_slots_fall_in_the_hours_of_their_hub_and_fit_the_room(filled: Runner) -> None:
    for data in gathered(filled):
        hub_of = {room.id: hub for room in data.rooms for hub in data.hubs if hub.id == room.hub_id}
        for slot in data.convention.slots:
            open_then = [
                span
                for span in hub_of[slot.room_id].opening
                if span.weekday == slot.weekday and span.start <= slot.start < slot.end <= span.end
            ]
            assert open_then, (data.convention.number, slot.weekday, slot.start)
        seats = max((room.capacity or 0 for room in data.rooms), default=0)
        assert (data.convention.expected_headcount or 0) <= (seats or 1), data.convention.number


def test_the_value_in_kind_is_known_wherever_there_is_a_room(filled: Runner) -> None:
    for data in gathered(filled):
        if any(room.kind is RoomKind.ROOM for room in data.rooms):
            assert data.convention.in_kind_value_cents is not None, data.convention.in_kind_working
            assert "€" in data.convention.in_kind_working


# --- The dashboard has something to say ---------------------------------------------------------


def test_alerts_that_need_no_original_are_there_from_the_start(filled: Runner) -> None:
    found = Counter(alert.kind for alert in filled.read(dashboard.alert_rows))
    later = {
        alerts.NOT_RETURNED, alerts.TO_REPRINT, alerts.NON_USE, alerts.FOLLOW_UP_DUE,
        alerts.VISIT_DRAFT, alerts.ROOMS_UNSEEN, alerts.SLOTS_CLASH, alerts.KEYS_LATE,
        alerts.INSURANCE_PARTIAL, alerts.RECEIPT_MISSING, alerts.SHIFT_UNCOVERED,
        alerts.LETTER_UNSENT, alerts.ANSWER_LATE, alerts.WORKSITE_UNLED, alerts.INSURER_UNTOLD,
        alerts.DAY_TASK_DUE, alerts.HOURS_EXCEEDED, alerts.REOPENING,
    }  # fmt: skip
    assert set(alerts.KINDS) - set(found) == later
    assert found[alerts.UNTITLED] == 3
    assert found[alerts.INSURANCE_MISSING] == 1


def test_a_whole_file_has_every_alert_and_every_state(whole: Runner) -> None:
    found = Counter(alert.kind for alert in whole.read(dashboard.alert_rows))
    states = {one.state for one in whole.read(every(CONVENTION))}
    # The draft of a visit is two days old: its delay runs.
    # Every refusal of it has been written, and nobody is where another is.
    # The journée citoyenne is months ahead, the return after the works is weeks ahead.
    none = {
        alerts.VISIT_DRAFT, alerts.REFUSAL_UNWRITTEN, alerts.SLOTS_CLASH,
        alerts.WORKSITE_UNLED, alerts.INSURER_UNTOLD, alerts.REOPENING,
    }  # fmt: skip
    if whole.today().day < 20:  # nobody has given more than agreed in so short a month
        none.add(alerts.HOURS_EXCEEDED)
    assert set(found) == set(alerts.KINDS) - none
    assert states == set(State)
    assert whole.read(dashboard.show).is_example


def test_originals_went_out_on_their_days_and_are_kept(whole: Runner) -> None:
    issued = [one for one in whole.read(every(CONVENTION)) if one.issued_version]
    ages = []
    for one in issued:
        kept = whole.read(lambda work, key=one.id: papers.in_force(work.connection, key))
        printed = originals.original(whole, Silent(), one.id)
        assert printed.issue == 1
        assert printed.pdf.startswith(b"%PDF")
        if one.state is State.TO_SIGN:
            ages.append((whole.today() - kept.issued_at.date()).days)
        if one.signed_by_association_on is not None:
            assert kept.issued_at.date() < one.signed_by_association_on
        assert kept.issued_at.weekday() < 5
        first = PdfReader(BytesIO(printed.pdf)).pages[0].extract_text()
        assert "(EXEMPLE)" in first
        assert one.number in first
    assert len(issued) >= 10
    assert min(ages) < 21 < max(ages), "one original is on its way, another is late"


def test_the_history_tells_the_issue_before_the_signatures(whole: Runner) -> None:
    one = next(c for c in whole.read(every(CONVENTION)) if c.state is State.TRANSMITTED)
    labels = [row.label for row in whole.read(history.changes, one.id)]
    told = list(dict.fromkeys(labels))
    assert f"émission de l’original de {one.number}" in told
    assert any("signature de la Ville" in label for label in told)


def test_the_clock_of_the_past_never_goes_back() -> None:
    clock = demo.Clock(day=TODAY, moment=datetime(2026, 11, 20, 9))
    seen = []
    for day in (TODAY, TODAY, date(2026, 11, 20)):
        clock.go_to(day)
        seen.append(clock.moment)
    assert seen == sorted(set(seen))


def test_hubs_and_associations_read_as_lists(filled: Runner) -> None:
    assert len(filled.read(hubs.page, ListQuery())) == len(HUBS)
    (found,) = filled.read(associations.page, ListQuery(text="oeuf"))
    assert (found.name, found.president) == ("Théâtre de l’Œuf", "Mme Ombeline Roitelet")
