"""The board of a day in the whole city."""

from datetime import date, time, timedelta

from actions.conftest import Office
from polesdesk.actions import associations, boards
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Paper
from polesdesk.domain.boards import BoardView, BoardWish
from polesdesk.domain.conventions import Slot, State, UseKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.school_calendar import ExceptionKind, SlotException
from polesdesk.store.kinds import SLOT_EXCEPTION

TUESDAY = date(2026, 12, 1)


def _slot(office: Office, weekday: int, start: int, end: int) -> Slot:
    return Slot(
        id=new_id(), room_id=office.room.id, weekday=weekday, start=time(start), end=time(end)
    )


def _save(work: Work, value: SlotException) -> object:
    return work.save(SLOT_EXCEPTION, value)


def test_a_day_of_the_city_shows_what_lasts_past_midnight_but_no_other_evening(
    office: Office,
) -> None:
    evening, night = _slot(office, 1, 18, 20), _slot(office, 1, 22, 1)
    today, moved = _slot(office, 2, 18, 20), _slot(office, 4, 9, 10)
    office.agreement(
        use_kind=UseKind.SLOT, state=State.NOTIFIED, slots=(evening, night, today, moved)
    )
    monday = TUESDAY - timedelta(days=1)
    departure = SlotException(
        id=new_id(), slot_id=moved.id, hub_id=office.hub.id, kind=ExceptionKind.MOVED,
        day=date(2026, 12, 3), new_day=monday, new_start=time(23), new_end=time(2),
    )  # fmt: skip
    office.runner.do(_save, departure)
    board = office.runner.read(boards.board, BoardWish(view=BoardView.DAY, day=TUESDAY))
    assert [(one.slot_id, one.day, one.room) for one in board.rows] == [
        (night.id, monday, office.room.name),
        (moved.id, monday, office.room.name),
        (today.id, TUESDAY, office.room.name),
    ]
    narrowed = BoardWish(view=BoardView.DAY, day=TUESDAY, hub_id=office.hub.id)
    assert office.runner.read(boards.board, narrowed).rows == board.rows


def test_a_slot_that_no_insurance_covers_is_marked_and_stays_planned(office: Office) -> None:
    slot = _slot(office, 2, 18, 20)
    office.agreement(use_kind=UseKind.SLOT, state=State.NOTIFIED, slots=(slot,))
    wish = BoardWish(view=BoardView.DAY, day=TUESDAY)
    for end, is_marked in ((TUESDAY - timedelta(days=1), True), (TUESDAY, False)):
        paper = Paper(id=new_id(), association_id=office.association.id, valid_to=end)
        office.runner.do(associations.save_paper, paper)
        (row,) = office.runner.read(boards.board, wish).rows
        assert (row.is_uninsured, row.status) == (is_marked, OccurrenceStatus.PLANNED)
