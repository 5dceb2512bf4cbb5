"""Dissolution, merger, split: the agreement does not pass, one undo takes all back."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from actions.conftest import TODAY, Office
from polesdesk.actions import association_endings, associations, conventions, history, papers
from polesdesk.actions.runner import Work
from polesdesk.domain.association_endings import EndPlan, Fate, Share
from polesdesk.domain.association_events import AssociationEvent, EventKind
from polesdesk.domain.associations import Association, Paper
from polesdesk.domain.conventions import (
    Convention,
    Slot,
    State,
    TerminationGround,
    UseKind,
    in_effect,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store import association_events as stored
from polesdesk.store import records
from polesdesk.store.kinds import KINDS

DEED = "procès-verbal de l’assemblée générale extraordinaire"


def slot(office: Office, weekday: int) -> Slot:
    return Slot(id=new_id(), room_id=office.room.id, weekday=weekday, start=time(18), end=time(20))


def plan(office: Office, kind: EventKind = EventKind.DISSOLUTION, **fields: object) -> EndPlan:
    usual: dict[str, object] = {
        "association_id": office.association.id, "kind": kind, "on": TODAY, "deed": DEED,
        "deed_on": TODAY - timedelta(days=30),
    }  # fmt: skip
    return EndPlan(**{**usual, **fields})  # type: ignore[arg-type]


def carry_out(office: Office, made: EndPlan) -> AssociationEvent:
    return office.runner.do(association_endings.carry_out, made).value


def everything(office: Office) -> dict[tuple[str, str], object]:
    """Return every live record as it stands, but for its count of changes."""

    def read(work: Work) -> dict[tuple[str, str], object]:
        return {
            (kind.name, one.id): replace(one, version=0)
            for kind in KINDS.values()
            for one in records.alive_where(
                work.connection, kind, kind.table.c.id.is_not(None), kind.table.c.id
            )
        }

    return office.runner.read(read)


def held_by(office: Office, association_id: str) -> list[Convention]:
    def read(work: Work) -> list[Convention]:
        card = associations.card(work, association_id)
        return [conventions.get(work, row.id) for row in card.conventions]

    return office.runner.read(read)


def test_a_dissolution_ends_its_agreements_on_its_day_with_their_ground(office):
    held = office.agreement(state=State.NOTIFIED, use_kind=UseKind.SLOT, slots=(slot(office, 2),))
    draft = office.agreement(start_date=date(2027, 9, 1), end_date=date(2028, 8, 31))
    carry_out(office, plan(office))
    ended = office.read(held)
    assert (ended.state, ended.terminated_on) == (State.TERMINATED, TODAY)
    assert ended.termination_ground is TerminationGround.DISSOLUTION
    assert DEED in ended.reason
    assert in_effect(ended, TODAY - timedelta(days=1))
    assert not in_effect(ended, TODAY)
    assert office.read(draft).state is State.WITHDRAWN
    party = office.runner.read(associations.get, office.association.id)
    assert party.dissolved_on == TODAY  # kept, not deleted


def test_undoing_a_dissolution_gives_exactly_the_former_state(office):
    office.agreement(state=State.NOTIFIED, use_kind=UseKind.SLOT, slots=(slot(office, 2),))
    office.agreement(state=State.TO_SIGN, issued_version=None)
    office.agreement(start_date=date(2027, 9, 1), end_date=date(2028, 8, 31), key_count=2)
    before = everything(office)
    carry_out(office, plan(office))
    assert everything(office) != before
    office.runner.do(history.undo)
    assert everything(office) == before


def test_a_dissolution_to_come_gives_notice_until_its_day(office):
    held = office.agreement(state=State.NOTIFIED)
    later = TODAY + timedelta(days=60)
    carry_out(office, plan(office, on=later))
    ended = office.read(held)
    assert (ended.state, ended.terminated_on) == (State.TERMINATION_PENDING, later)
    assert ended.reason.count("Dissolution de l’association") == 1
    assert in_effect(ended, later - timedelta(days=1))
    assert not in_effect(ended, later)


def test_what_never_began_leaves_no_occupation_without_title(office):
    held = office.agreement(
        state=State.NOTIFIED, start_date=TODAY + timedelta(days=30), end_date=date(2028, 8, 31)
    )
    carry_out(office, plan(office))
    assert office.read(held).state is State.CLOSED


def test_keys_and_premises_are_asked_back(office):
    office.agreement(state=State.NOTIFIED, key_count=3)
    carry_out(office, plan(office))
    titles = [one.title for (kind, _), one in everything(office).items() if kind == "follow_up"]
    assert any("3\u00a0clés ou badges" in one for one in titles)
    assert any("état des lieux de sortie" in one for one in titles)


def test_the_look_says_what_the_deed_does(office):
    held = office.agreement(state=State.NOTIFIED, use_kind=UseKind.SLOT, slots=(slot(office, 2),))
    gone = office.agreement(
        state=State.NOTIFIED, start_date=date(2024, 9, 1), end_date=date(2025, 8, 31)
    )
    found = office.runner.read(association_endings.look, plan(office))
    fates = {one.convention_id: (one.fate, one.slots) for one in found.agreements}
    assert fates == {held.id: (Fate.ENDED, 1), gone.id: (Fate.STAYING, 0)}
    assert office.read(held).state is State.NOTIFIED  # nothing was written


def test_an_agreement_not_yet_notified_is_settled_first(office):
    held = office.agreement(state=State.TRANSMITTED)
    with pytest.raises(RuleBroken) as refused:
        carry_out(office, plan(office))
    assert held.number in str(refused.value)


def test_a_merger_gives_the_successor_a_draft_with_its_origin_and_nothing_else(office):
    one = slot(office, 2)
    held = office.agreement(
        state=State.NOTIFIED, use_kind=UseKind.SLOT, slots=(one,), key_count=2,
        safety_referent="Mme Exemple",
    )  # fmt: skip
    paper = Paper(id=new_id(), association_id=office.association.id, valid_to=date(2027, 8, 31))
    office.runner.do(associations.save_paper, paper)
    event = carry_out(office, plan(office, EventKind.MERGER, new_names=("Grand Théâtre",)))
    (heir_id,) = event.successor_ids
    (fresh,) = held_by(office, heir_id)
    assert (fresh.state, fresh.origin_id, fresh.previous_id) == (State.DRAFT, held.id, None)
    assert (fresh.start_date, fresh.end_date) == (TODAY, held.end_date)
    assert [(s.weekday, s.room_id) for s in fresh.slots] == [(2, office.room.id)]
    assert fresh.slots[0].id != one.id
    assert (fresh.key_count, fresh.safety_referent) == (None, "")
    card = office.runner.read(associations.card, heir_id)
    assert all(line.paper is None for line in card.papers)  # asked anew
    assert office.read(held).termination_ground is TerminationGround.DISSOLUTION
    (known,) = office.runner.read(lambda work: stored.into(work.connection, heir_id))
    assert known.association_id == office.association.id


def test_an_existing_association_is_found_by_its_name(office):
    made = office.runner.do(associations.save, Association(id=new_id(), name="Grand Théâtre"))
    event = carry_out(office, plan(office, EventKind.MERGER, new_names=("grand theatre",)))
    assert event.successor_ids == (made.value.id,)


def test_a_split_reduces_what_stays_and_hands_on_the_rest(office):
    stays, goes = slot(office, 2), slot(office, 4)
    held = office.agreement(state=State.NOTIFIED, use_kind=UseKind.SLOT, slots=(stays, goes))
    share = Share(convention_id=held.id, successor="Jeune Scène", slot_ids=(goes.id,))
    made = plan(office, EventKind.SPLIT, new_names=("Jeune Scène",), shares=(share,), survives=True)
    units = office.runner.read(association_endings.units, made)
    assert {one.slot_id for one in units} == {stays.id, goes.id}
    event = carry_out(office, made)
    before = office.read(held)
    assert before.state is State.NOTIFIED  # it runs until the amendment is signed
    mine = held_by(office, office.association.id)
    (amendment,) = [one for one in mine if one.amends_id == held.id]
    assert [one.weekday for one in amendment.slots] == [2]
    (fresh,) = held_by(office, event.successor_ids[0])
    assert [one.weekday for one in fresh.slots] == [4]
    party = office.runner.read(associations.get, office.association.id)
    assert party.dissolved_on is None


def test_a_split_without_rest_ends_all(office):
    goes = slot(office, 4)
    held = office.agreement(state=State.NOTIFIED, use_kind=UseKind.SLOT, slots=(goes,))
    shares = tuple(
        Share(convention_id=held.id, successor=name, slot_ids=(goes.id,))
        for name in ("Jeune Scène",)
    )
    names = ("Jeune Scène", "Vieille Scène")
    event = carry_out(office, plan(office, EventKind.SPLIT, new_names=names, shares=shares))
    assert office.read(held).state is State.TERMINATED
    assert len(event.successor_ids) == 2
    party = office.runner.read(associations.get, office.association.id)
    assert party.dissolved_on == TODAY


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"deed": " "}, "deed_required"),
        ({"deed_on": TODAY + timedelta(days=1)}, "deed_in_future"),
        ({"kind": EventKind.MERGER}, "successor_required"),
    ],
)
def test_what_an_ending_needs(office, fields, code):
    with pytest.raises(RuleBroken) as refused:
        carry_out(office, plan(office, **fields))
    assert refused.value.code == code


def test_an_association_ends_once(office):
    carry_out(office, plan(office))
    with pytest.raises(RuleBroken, match="déjà notée"):
        carry_out(office, plan(office))


def test_files_of_a_paper_stay_when_another_takes_their_place(office, tmp_path):
    first, second, more = (tmp_path / name for name in ("un.pdf", "deux.pdf", "photo.png"))
    for number, path in enumerate((first, second, more)):
        path.write_bytes(b"%PDF-1.4 " + bytes([65 + number]))
    paper = Paper(id=new_id(), association_id=office.association.id)
    progress = _Quiet()
    kept = papers.save_with_file(office.runner, progress, paper, first)
    kept = papers.save_with_file(office.runner, progress, kept, second)
    kept = papers.add_files(office.runner, progress, kept.id, (more, first))
    assert kept.file_name == "deux.pdf"
    told = [(one.name, one.replaced_on) for one in kept.other_files]
    assert told == [("un.pdf", TODAY), ("photo.png", None)]
    shown = office.runner.read(papers.copy_to, kept.id, tmp_path, kept.other_files[0].sha256)
    assert shown.read_bytes() == first.read_bytes()


class _Quiet:
    def step(self, *_told: object) -> None:
        """Show nothing."""


def test_the_chain_leads_from_one_association_to_the_other(office):
    held = office.agreement(state=State.NOTIFIED)
    event = carry_out(office, plan(office, EventKind.MERGER, new_names=("Grand Théâtre",)))
    (fresh,) = held_by(office, event.successor_ids[0])
    after = office.runner.read(conventions.card, fresh.id).chain
    assert [(one.number, one.holder) for one in after] == [
        (held.number, office.association.name), (fresh.number, ""),
    ]  # fmt: skip
    before = office.runner.read(conventions.card, held.id)
    assert [one.holder for one in before.chain] == ["", "Grand Théâtre"]
    assert office.runner.read(conventions.card, fresh.id).previous_number == ""


def test_who_is_no_more_gets_no_new_agreement_and_is_listed_apart(office):
    carry_out(office, plan(office))
    with pytest.raises(RuleBroken, match="n’existe plus"):
        office.agreement(start_date=TODAY, end_date=date(2028, 8, 31))
    ended = office.runner.read(associations.page, ListQuery(filters={"life": "ended"}))
    assert [row.id for row in ended] == [office.association.id]
    assert office.runner.read(associations.page, ListQuery(filters={"life": "living"})) == ()
