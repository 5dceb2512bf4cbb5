"""Changes of board, name and seat: who signs, what follows, what the office waits for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actions.conftest import TODAY, Office
from polesdesk.actions import association_changes, association_life, associations, due, history
from polesdesk.actions.association_changes import BoardChange, Renaming, Told
from polesdesk.domain.alerts import INSURANCE_PARTIAL, RECEIPT_MISSING
from polesdesk.domain.association_events import EventKind
from polesdesk.domain.association_life import detail_of, title_of
from polesdesk.domain.associations import Cover, Paper, in_office
from polesdesk.domain.board_typing import read_officers, written
from polesdesk.domain.conventions import State
from polesdesk.domain.identity import new_id
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.rules import RuleBroken

DEED = "procès-verbal de l’assemblée générale"


def told(office: Office, **fields: object) -> Told:
    usual: dict[str, object] = {
        "association_id": office.association.id, "on": TODAY, "deed": DEED, "deed_on": TODAY,
    }  # fmt: skip
    return Told(**{**usual, **fields})  # type: ignore[arg-type]


def new_board(office: Office, **fields: object) -> BoardChange:
    return BoardChange(
        told=told(office, **fields),
        leaving=(office.officer.id,),
        coming=read_officers("Mme Anna EXEMPLE, présidente\nM. Paul Modèle, trésorier"),
    )


def kinds(office: Office) -> set[str]:
    found = office.runner.read(due.of_association, office.association.id)
    return {one.kind for one in found}


def test_officers_are_typed_one_a_line() -> None:
    typed = "mme Anna EXEMPLE LONG, présidente\nPaul Modèle, trésorier, signe"
    chair, treasurer = read_officers(typed)
    assert (chair.civility, chair.first_name, chair.last_name) == ("Mme", "Anna", "EXEMPLE LONG")
    assert (chair.quality, chair.signs) == ("présidente", True)
    assert (treasurer.first_name, treasurer.last_name) == ("Paul", "Modèle")
    assert (treasurer.quality, treasurer.signs) == ("trésorier", True)
    assert read_officers(written((chair, treasurer))) == (chair, treasurer)


@pytest.mark.parametrize("text", ["Anna Exemple", ", présidente", "Anna, signe"])
def test_an_officer_without_name_or_quality_is_refused(text: str) -> None:
    with pytest.raises(ParseProblem):
        read_officers(text)


def test_a_new_board_takes_over_on_its_day(office):
    draft = office.agreement(representative_ids=(office.officer.id,))
    signed = office.agreement(state=State.NOTIFIED, representative_ids=(office.officer.id,))
    event = office.runner.do(association_changes.change_board, new_board(office)).value
    board = office.runner.read(associations.officers, office.association.id)
    by_name = {one.last_name: one for one in board}
    chair = by_name["EXEMPLE"]
    assert in_office(chair, TODAY)
    former = next(one for one in board if one.id == office.officer.id)
    assert former.to_date == TODAY - timedelta(days=1)
    assert event.came_ids == (chair.id, by_name["Modèle"].id)
    assert office.read(draft).representative_ids == (chair.id,)
    assert office.read(signed).representative_ids == (office.officer.id,)
    office.runner.do(history.undo)
    assert office.read(draft).representative_ids == (office.officer.id,)
    board = office.runner.read(associations.officers, office.association.id)
    assert [one.id for one in board] == [office.officer.id]


def test_what_a_new_board_touches_is_said_before(office):
    draft = office.agreement()
    office.agreement(state=State.NOTIFIED)
    found = office.runner.read(association_changes.look, new_board(office))
    assert found.drafts == (draft.number,)
    assert (found.frozen, found.nobody_signs) == (1, False)
    nobody = replace(new_board(office), coming=())
    assert office.runner.read(association_changes.look, nobody).nobody_signs


def test_the_receipt_is_awaited_after_three_months(office):
    on = TODAY - timedelta(days=100)
    office.runner.do(association_changes.change_board, new_board(office, on=on, deed_on=on))
    assert RECEIPT_MISSING in kinds(office)
    (line,) = office.runner.read(association_life.of_association, office.association.id)
    office.runner.do(association_changes.note_receipt, line.event.id, TODAY)
    assert RECEIPT_MISSING not in kinds(office)


def test_within_three_months_nothing_is_late(office):
    office.runner.do(association_changes.change_board, new_board(office))
    assert RECEIPT_MISSING not in kinds(office)


def test_a_new_name_and_seat_keep_the_former_ones(office):
    change = Renaming(
        told=told(office), name="Théâtre neuf", seat_address="2 rue d’exemple", city="Amiens"
    )
    office.runner.do(association_changes.rename, change)
    party = office.runner.read(associations.get, office.association.id)
    assert (party.name, party.former_names) == ("Théâtre neuf", office.association.name)
    lines = office.runner.read(association_life.of_association, party.id)
    assert {line.event.kind for line in lines} == {EventKind.NAME, EventKind.SEAT}
    named = next(line for line in lines if line.event.kind is EventKind.NAME)
    assert title_of(named) == "Nouveau nom\u202f: Théâtre neuf"
    assert f"auparavant {office.association.name}" in detail_of(named)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"deed": ""}, "deed_required"), ({"on": TODAY + timedelta(days=1)}, "change_in_future")],
)
def test_what_a_change_needs(office, fields, code):
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(association_changes.change_board, new_board(office, **fields))
    assert refused.value.code == code


def test_a_certificate_that_covers_too_little_is_due(office):
    office.agreement(state=State.NOTIFIED)
    paper = Paper(
        id=new_id(), association_id=office.association.id, valid_to=date(2027, 12, 31),
        covers=(Cover.LIABILITY,),
    )  # fmt: skip
    saved = office.runner.do(associations.save_paper, paper).value
    assert INSURANCE_PARTIAL in kinds(office)
    whole = replace(saved, covers=(Cover.LIABILITY, Cover.OCCUPIER))
    office.runner.do(associations.save_paper, whole)
    assert INSURANCE_PARTIAL not in kinds(office)
