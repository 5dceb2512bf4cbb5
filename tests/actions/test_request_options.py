"""Options of requests: seen on the board, told before saving, and hindering nobody."""

from dataclasses import replace
from datetime import date, time

import pytest

from actions.conftest import Office
from polesdesk.actions import (
    associations,
    boards,
    clashing,
    planning,
    premises_requests,
    slot_drawing,
)
from polesdesk.actions.slot_drawing import CITY, NewSlot
from polesdesk.domain.associations import Association
from polesdesk.domain.boards import BoardView, BoardWish
from polesdesk.domain.conventions import Slot, UseKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.store.kinds import PREMISES_REQUEST

TUESDAY = date(2026, 12, 1)
UNTIL = date(2026, 12, 20)


@pytest.fixture
def other(office: Office) -> Association:
    made = Association(id=new_id(), name="Les Voisins du Lampion", siret="")
    return office.runner.do(associations.save, made).value


def option(office: Office, association: Association, **fields: object) -> PremisesRequest:
    draft = office.runner.read(premises_requests.draft)
    usual = {
        "association_id": association.id, "room_id": office.room.id, "weekday": 2,
        "start": time(18), "end": time(20), "start_date": date(2026, 11, 24),
        "end_date": date(2026, 12, 31),
    }  # fmt: skip
    saved = office.runner.do(premises_requests.save, replace(draft, **{**usual, **fields})).value
    held = replace(saved, state=RequestState.OPTION, option_until=UNTIL)
    return office.runner.do(lambda work: work.save(PREMISES_REQUEST, held)).value


def board(office: Office, day: date = TUESDAY, **narrowed: str):
    wish = BoardWish(view=BoardView.WEEK, day=day, hub_id=office.hub.id, **narrowed)
    return office.runner.read(boards.board, wish).rows


def draft_of(office: Office, **fields: object):
    slot = Slot(id=new_id(), room_id=office.room.id, weekday=2, start=time(19), end=time(21))
    usual = {
        "use_kind": UseKind.SLOT, "slots": (slot,), "start_date": date(2026, 12, 1),
        "end_date": date(2026, 12, 31),
    }  # fmt: skip
    return office.agreement(**{**usual, **fields})


def test_an_option_stands_on_the_board_with_its_last_day(office, other):
    request = option(office, other)
    (row,) = board(office)
    assert (row.day, row.start, row.end) == (TUESDAY, time(18), time(20))
    assert (row.status, row.association) == (OccurrenceStatus.OPTION, other.name)
    assert (row.request_id, row.option_until) == (request.id, UNTIL)
    assert board(office, room_id="elsewhere") == ()
    assert board(office, association_id=office.association.id) == ()


def test_an_option_that_has_lapsed_stands_nowhere(office, other):
    option(office, other)
    office.day = date(2026, 12, 21)
    assert board(office) == ()
    assert office.runner.read(clashing.with_options, draft_of(office)) == ()


def test_an_option_is_no_occurrence(office, other):
    option(office, other)
    assert office.runner.read(planning.occurrences, TUESDAY, UNTIL) == ()


def test_an_option_is_told_before_saving_and_hinders_nobody(office, other):
    option(office, other)
    wish = draft_of(office)
    assert office.runner.read(clashing.clashes, wish) == ()
    found = office.runner.read(clashing.with_options, wish)
    assert [one.day.day for one in found] == [1, 8, 15]
    assert {(one.other, one.option_until, one.is_soft) for one in found} == {
        (other.name, UNTIL, True)
    }
    wanted = NewSlot(
        holder=CITY, slot=replace(wish.slots[0], id=new_id()), hub_id=office.hub.id,
        label="Conseil de quartier", first=date(2026, 12, 1), last=date(2026, 12, 31),
    )  # fmt: skip
    assert len(office.runner.read(slot_drawing.look_at_new, wanted)) == 3
    office.runner.do(slot_drawing.draw, wanted)


def test_the_option_of_who_asks_is_its_own(office):
    option(office, office.association)
    assert office.runner.read(clashing.with_options, draft_of(office)) == ()


def test_an_office_under_option_is_met_at_all_hours_and_by_who_would_hold_it_alone(office, other):
    option(office, other, kind=RequestKind.NEW_HOSTING, weekday=None, start=None, end=None)
    found = office.runner.read(clashing.with_options, draft_of(office))
    assert [one.day.day for one in found] == [1, 8, 15]
    assert {one.other_start for one in found} == {None}
    alone = draft_of(office, use_kind=UseKind.EXCLUSIVE, slots=())
    (whole,) = office.runner.read(clashing.with_options, alone)
    assert (whole.day, whole.until) == (date(2026, 12, 1), date(2026, 12, 31))
    assert (whole.other, whole.other_convention_id) == (other.name, None)


def test_the_option_of_a_hire_is_its_day_alone_holiday_or_not(office, other):
    option(office, other, kind=RequestKind.HIRE, weekday=None, day=date(2026, 12, 25))
    (row,) = board(office, date(2026, 12, 25))
    assert row.day == date(2026, 12, 25)


def test_accepting_a_request_tells_the_options_of_others_and_not_its_own(office, other):
    mine = option(office, office.association, kind=RequestKind.EXTRA_SLOT)
    assert office.runner.read(premises_requests.clashes, mine.id) == ()
    option(office, other)
    found = office.runner.read(premises_requests.clashes, mine.id)
    assert {one.other for one in found} == {other.name}
    assert all(one.is_soft for one in found)
