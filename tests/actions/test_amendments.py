"""Amendments: prepared, printed with what they change, signed, in effect, undone."""

from dataclasses import replace
from datetime import date, time

import pytest

from polesdesk.actions import (
    amended_terms,
    amendments,
    conventions,
    history,
    originals,
    planning,
)
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.amendments import (
    amendment_in_words,
    article_heading,
    number_of,
    rank_of,
)
from polesdesk.domain.conventions import (
    Convention,
    Renewal,
    Slot,
    State,
    TerminationGround,
)
from polesdesk.domain.hubs import FreeUseGround
from polesdesk.domain.occurrences import OccurrenceStatus as Status
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store import amendments as stored
from polesdesk.store.kinds import CONVENTION
from ready_office import END, ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
EFFECT = date(2027, 3, 1)
LATER = date(2028, 12, 31)
NEW_SLOT = Slot(id="new", room_id="hall", weekday=5, start=time(9), end=time(11))


@pytest.fixture
def ready(office_file):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def in_force(office: ReadyOffice, **fields: object) -> Convention:
    """An agreement with its original, signed and notified, in force all next year."""
    office.agreement(**fields)
    originals.original(office.runner, Silent(), "agreement")
    return sign(office, "agreement")


def sign(office: ReadyOffice, row_id: str) -> Convention:
    """Sign and notify an agreement or an amendment whose original is issued."""
    for target in (State.SIGNED_BY_ASSOCIATION, State.SIGNED_BY_CITY, State.NOTIFIED):
        office.runner.do(conventions.move, row_id, target, on=TODAY)
    return office.read(row_id)


def prepared(office: ReadyOffice, **fields: object) -> Convention:
    """An amendment with its own act, changed as told, not yet issued."""
    made = office.runner.do(
        amendments.prepare, "agreement", EFFECT, object_="l’ajout d’un créneau."
    ).value
    act = {"decision_number": "2026-099", "decision_date": date(2026, 10, 1),
           "decision_transmitted_on": date(2026, 10, 2),
           "decision_published_on": date(2026, 10, 3)}  # fmt: skip
    base = office.read()
    told = {**act, "decision_kind": base.decision_kind,
            "representative_ids": base.representative_ids}  # fmt: skip
    return office.runner.do(conventions.save, replace(made, **(told | fields))).value  # type: ignore[arg-type]


def signed(office: ReadyOffice, **fields: object) -> Convention:
    """An amendment that both have signed."""
    made = prepared(office, **fields)
    originals.original(office.runner, Silent(), made.id)
    return sign(office, made.id)


def days(office: ReadyOffice, first: date, last: date) -> set[tuple[str, date]]:
    """The days on which somebody holds a room, with the agreement that says so."""
    found = office.runner.read(planning.occurrences, first, last)
    return {(one.convention_id, one.day) for one in found if one.status is Status.PLANNED}


def test_a_number_tells_the_agreement_and_the_rank() -> None:
    assert number_of("VOL-2026-003", 2) == "VOL-2026-003-A2"
    assert rank_of("VOL-2026-003-A2") == 2
    assert rank_of("2019/47 bis") == 0
    assert amendment_in_words("VOL-2026-003-A2") == "avenant n°\u00a02"


def test_only_what_is_in_force_is_amended(ready: ReadyOffice) -> None:
    ready.agreement()
    with pytest.raises(RuleBroken) as draft:
        ready.runner.do(amendments.prepare, "agreement", EFFECT)
    assert draft.value.code == "not_in_effect"


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2028, 1, 1)])
def test_an_amendment_takes_effect_within_the_term(ready: ReadyOffice, day: date) -> None:
    in_force(ready, start_date=TODAY)
    with pytest.raises(RuleBroken) as refused:
        ready.runner.do(amendments.prepare, "agreement", day)
    assert (refused.value.code, refused.value.field) == ("outside_term", "start_date")


def test_an_amendment_begins_with_the_terms_of_the_day(ready: ReadyOffice) -> None:
    base = in_force(ready)
    made = ready.runner.do(amendments.prepare, "agreement", EFFECT, object_=" Objet. ").value
    assert made.number == f"{base.number}-A1"
    assert (made.amends_id, made.amendment_object) == (base.id, "Objet.")
    assert (made.start_date, made.end_date, made.room_ids) == (EFFECT, END, base.room_ids)
    assert not made.decision_number
    assert ready.runner.read(amended_terms.changes, made.id) == ()
    with pytest.raises(RuleBroken) as nothing:
        originals.original(ready.runner, Silent(), made.id)
    assert "convention.room_ids" in {one.field for one in nothing.value.missing}


def test_one_amendment_is_prepared_after_the_other(ready: ReadyOffice) -> None:
    in_force(ready)
    first = prepared(ready)
    with pytest.raises(RuleBroken) as waiting:
        ready.runner.do(amendments.prepare, "agreement", EFFECT)
    assert waiting.value.code == "amendment_waiting"
    ready.runner.do(conventions.move, first.id, State.WITHDRAWN, reason="Renoncé.")
    second = ready.runner.do(amendments.prepare, "agreement", EFFECT).value
    assert second.number.endswith("-A2")


def test_each_article_that_changes_is_told_in_both_wordings(ready: ReadyOffice) -> None:
    base = in_force(ready)
    made = prepared(
        ready,
        end_date=LATER,
        slots=(replace(base.slots[0], id="kept"), NEW_SLOT),
        safety_referent="Mme Ada Exemple",
    )
    articles = ready.runner.read(amended_terms.changes, made.id)
    headings = [article_heading(one) for one in articles]
    assert any("Durée" in heading for heading in headings)
    term = next(one for one in articles if "Durée" in one.title)
    assert any("31\u00a0décembre\u00a02027" in text for text in term.former)
    assert any("31\u00a0décembre\u00a02028" in text for text in term.new)
    told = " ".join(text for one in articles for text in one.new)
    assert "Vendredi" in told
    assert "Mme Ada Exemple" in told
    numbers = [one.number for one in articles if one.number]
    assert numbers == sorted(numbers)


def test_the_amendment_takes_the_place_of_the_slots_from_its_day_once_signed(
    ready: ReadyOffice,
) -> None:
    in_force(ready)
    friday = date(2027, 3, 12)
    made = prepared(ready, slots=(NEW_SLOT,))
    before = days(ready, date(2027, 2, 1), date(2027, 3, 31))
    assert (made.id, friday) not in {(key, day) for key, day in before if key == "agreement"}
    originals.original(ready.runner, Silent(), made.id)
    sign(ready, made.id)
    after = days(ready, date(2027, 2, 1), date(2027, 3, 31))
    assert {day for key, day in after if key == "agreement" and day >= EFFECT} == set()
    assert {day for key, day in after if key == "agreement"} != set()
    assert (made.id, friday) in after
    base = ready.read()
    assert base.slots == ready.read().slots
    assert ready.runner.read(originals.refusal, base.id) is None


def test_a_second_amendment_takes_the_place_of_the_first(ready: ReadyOffice) -> None:
    in_force(ready)
    first = signed(ready, slots=(NEW_SLOT,))
    made = ready.runner.do(amendments.prepare, "agreement", date(2027, 6, 1)).value
    assert [one.weekday for one in made.slots] == [5]
    second = replace(
        made,
        slots=(replace(NEW_SLOT, id="other", weekday=6),),
        decision_number="2026-100", decision_date=date(2026, 10, 1),
        decision_kind=ready.read().decision_kind, amendment_object="un autre jour.",
        representative_ids=ready.read().representative_ids,
        decision_transmitted_on=date(2026, 10, 2), decision_published_on=date(2026, 10, 3),
    )  # fmt: skip
    ready.runner.do(conventions.save, second)
    originals.original(ready.runner, Silent(), second.id)
    sign(ready, second.id)
    held = days(ready, date(2027, 2, 1), date(2027, 7, 31))
    assert {key for key, day in held if day >= date(2027, 6, 1)} == {second.id}
    assert {key for key, day in held if EFFECT <= day < date(2027, 6, 1)} == {first.id}

    def ends(work: Work) -> dict[str, date]:
        return stored.replaced_from(work.connection, [first.id])

    assert ready.runner.read(ends) == {first.id: date(2027, 6, 1)}
    with pytest.raises(RuleBroken) as earlier:
        ready.runner.do(amendments.prepare, "agreement", date(2027, 4, 1))
    assert earlier.value.code == "before_last_amendment"


def test_a_longer_term_moves_that_of_the_agreement_and_comes_back_with_an_undo(
    ready: ReadyOffice,
) -> None:
    base = in_force(ready)
    made = prepared(ready, end_date=LATER)
    originals.original(ready.runner, Silent(), made.id)
    ready.runner.do(conventions.move, made.id, State.SIGNED_BY_ASSOCIATION, on=TODAY)
    assert ready.read().end_date == END
    ready.runner.do(conventions.move, made.id, State.SIGNED_BY_CITY, on=TODAY)
    moved = ready.read()
    assert (moved.end_date, moved.first_end_date) == (LATER, END)
    assert moved.issued_version == base.issued_version
    assert not ready.runner.read(conventions.card, "agreement").to_reprint
    articles = ready.runner.read(amended_terms.changes, made.id)
    assert any("31\u00a0décembre\u00a02027" in text for one in articles for text in one.former)
    ready.runner.do(history.undo)
    assert (ready.read().end_date, ready.read().first_end_date) == (END, None)
    assert ready.read(made.id).state is State.SIGNED_BY_ASSOCIATION


def test_the_terms_of_a_day_follow_the_amendments(ready: ReadyOffice) -> None:
    in_force(ready)
    made = signed(ready, slots=(NEW_SLOT,), end_date=LATER)
    eve = ready.runner.read(amended_terms.terms, "agreement", date(2027, 2, 28))
    assert eve.since is None
    assert eve.data.convention.end_date == END
    day = ready.runner.read(amended_terms.terms, "agreement", EFFECT)
    assert day.since is not None
    assert day.since.id == made.id
    assert [one.weekday for one in day.data.convention.slots] == [5]
    assert day.data.convention.end_date == LATER
    assert day.data.convention.number == ready.read().number


def test_what_befalls_the_agreement_befalls_its_amendments(ready: ReadyOffice) -> None:
    in_force(ready)
    made = signed(ready, slots=(NEW_SLOT,))
    ready.runner.do(
        conventions.move, "agreement", State.TERMINATION_PENDING, on=TODAY, reason="Fusion.",
        ground=TerminationGround.MUTUAL, until=date(2027, 4, 1),
    )  # fmt: skip
    ended = ready.read(made.id)
    assert (ended.state, ended.terminated_on) == (State.TERMINATION_PENDING, date(2027, 4, 1))
    held = days(ready, EFFECT, date(2027, 5, 1))
    assert max(day for _, day in held) < date(2027, 4, 1)
    ready.runner.do(history.undo)
    assert ready.read(made.id).state is State.NOTIFIED
    ready.runner.do(conventions.move, "agreement", State.SUSPENDED, on=EFFECT, reason="Travaux.")
    assert days(ready, EFFECT, date(2027, 5, 1)) == set()
    with pytest.raises(RuleBroken) as alone:
        ready.runner.do(conventions.move, made.id, State.NOTIFIED, on=EFFECT)
    assert alone.value.code == "amendment_follows"


def test_an_amendment_shares_the_suspension_that_it_finds(ready: ReadyOffice) -> None:
    in_force(ready)
    made = prepared(ready, slots=(NEW_SLOT,))
    originals.original(ready.runner, Silent(), made.id)
    ready.runner.do(
        conventions.move, "agreement", State.SUSPENDED, on=EFFECT, reason="Travaux.",
        until=date(2027, 3, 31),
    )  # fmt: skip
    assert sign(ready, made.id).suspended_to == date(2027, 3, 31)
    assert {day.month for _, day in days(ready, EFFECT, date(2027, 4, 30))} == {4}


def test_the_next_agreement_carries_the_amended_terms(ready: ReadyOffice) -> None:
    in_force(ready)
    made = signed(
        ready, slots=(NEW_SLOT,), free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=12_000
    )
    fresh = ready.runner.do(conventions.renew, made.id).value
    assert fresh.previous_id == "agreement"
    assert [one.weekday for one in fresh.slots] == [5]
    assert fresh.occupancy_fee_cents == 12_000
    asked = ready.runner.do(conventions.move_renewal, made.id, Renewal.REQUESTED).value
    assert asked.id == "agreement"


def test_an_amendment_is_neither_untitled_nor_ending_beside_its_agreement(
    ready: ReadyOffice,
) -> None:
    in_force(ready)
    made = signed(ready, slots=(NEW_SLOT,))

    def over(work: Work) -> None:
        for row_id in ("agreement", made.id):
            one = work.get(CONVENTION, row_id)
            work.save(CONVENTION, replace(one, issued_version=None))

    ready.runner.do(over)
    card = ready.runner.read(conventions.card, "agreement")
    assert [line.amendment.id for line in card.amendments] == [made.id]
    assert card.terms is not None
    assert not ready.runner.read(conventions.card, made.id).untitled
