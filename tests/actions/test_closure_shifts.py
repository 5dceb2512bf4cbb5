"""A closure lists the permanences that were to be held in what it closes."""

from datetime import date, time

from actions.conftest import Office
from actions.test_closure_operations import another_room, plan, works
from polesdesk.actions import records as common
from polesdesk.actions import roster_moves
from polesdesk.domain.closure_operations import TouchedKind
from polesdesk.domain.closure_words import figures, outcome_in_words
from polesdesk.domain.identity import new_id
from polesdesk.domain.rosters import DutyShift
from polesdesk.store.kinds import DUTY_SHIFT


def shift(office: Office, **fields: object) -> DutyShift:
    usual: dict[str, object] = {
        "id": new_id(), "hub_id": office.hub.id, "room_id": office.room.id,
        "day": date(2027, 1, 12), "start": time(14), "end": time(17), "task": "Accueil",
    }  # fmt: skip
    value = DutyShift(**{**usual, **fields})  # type: ignore[arg-type]
    return office.runner.do(common.save, DUTY_SHIFT, value).value


def touched(office: Office, **closed: object) -> list[str]:
    found = [one.line for one in plan(office, works(office, **closed))]
    return [one.subject_id for one in found if one.kind is TouchedKind.SHIFT]


def test_permanences_of_closed_rooms_are_listed(office: Office) -> None:
    here = shift(office)
    elsewhere = shift(office, room_id=another_room(office).id)
    anywhere = shift(office, room_id=None)
    shift(office, day=date(2027, 3, 1))
    gone = shift(office)
    office.runner.do(roster_moves.cancel, gone.id, "plus utile")
    assert touched(office) == [here.id]
    assert set(touched(office, room_ids=())) == {here.id, elsewhere.id, anywhere.id}


def test_a_permanence_is_to_be_seen_to_by_hand(office: Office) -> None:
    shift(office)
    found = [one.line for one in plan(office, works(office))]
    (line,) = (one for one in found if one.kind is TouchedKind.SHIFT)
    assert line.what == "le 12/01/2027, 14\u00a0h – 17\u00a0h"
    assert outcome_in_words(line) == "à revoir"
    assert "1\u00a0permanence à revoir" in figures((line,))
