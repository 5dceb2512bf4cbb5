"""Options of requests on the board and in the list, and what is told before they are overridden."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtGui import QAction

from polesdesk.actions import premises_requests
from polesdesk.domain.premises_requests import RequestState
from polesdesk.store.kinds import PREMISES_REQUEST
from polesdesk.ui.planning.painting import tone_of
from polesdesk.ui.planning.words import aloud, chip_of, holder_of
from polesdesk.ui.tokens import Tone
from ui.planning.conftest import TUESDAY, PlanningWindow

THURSDAY = date(2026, 11, 26)


@pytest.fixture
def option(board: PlanningWindow) -> str:
    """An option on the hall, on Thursdays from 10 to 12."""
    draft = replace(
        board.runner.read(premises_requests.draft), applicant="Le Phare Fictif", room_id="hall",
        weekday=4, start=time(10), end=time(12), start_date=TUESDAY, end_date=date(2026, 12, 31),
    )  # fmt: skip
    saved = board.runner.do(premises_requests.save, draft).value
    held = replace(saved, state=RequestState.OPTION, option_until=date(2026, 12, 15))
    board.runner.do(lambda work: work.save(PREMISES_REQUEST, held))
    board.tab.show_day(THURSDAY)
    return saved.id


def test_an_option_is_told_in_words_on_the_board_and_in_the_list(board, option):
    block = board.block(option, THURSDAY).piece.block
    assert holder_of(block) == "Le Phare Fictif"
    assert "option jusqu’au 15/12/2026" in aloud(block)
    assert (chip_of(block).word, tone_of(block)) == ("Option", Tone.AMBER)
    assert not block.is_held
    (line,) = [one for one in board.tab.list.rows() if one.is_option]
    assert line.id == block.id


def test_an_option_opens_its_request_and_is_no_occurrence_to_change(board, option):
    block = board.block(option, THURSDAY).piece.block
    board.tab.board.current_changed.emit(block.id)
    enabled = {
        name: board.tab.findChild(QAction, f"planning_{name}_command").isEnabled()
        for name in ("open", "move", "add", "excuse", "cancel")
    }
    assert enabled == {
        "open": True, "move": False, "add": False, "excuse": False, "cancel": False,
    }  # fmt: skip
    gone = []
    board.tab.went.connect(lambda kind, row_id: gone.append((kind, row_id)))
    board.tab.open_current()
    assert gone == [("premises_request", option)]


def test_a_slot_over_an_option_is_told_and_may_be_saved_all_the_same(board, option):
    board.drag(board.place(THURSDAY, 15 * 60), board.place(THURSDAY, 16 * 60))
    board.fill(
        "slot_dialog", holder="city", label="Forum", room_id="hall", start=time(11),
        end=time(13), rhythm="once", day=THURSDAY, school_holidays="with",
    )  # fmt: skip
    board.save("slot_dialog")
    dialog = board.dialog("clash_dialog")
    assert dialog.windowTitle() == "Salle sous option"
    (line,) = dialog.list.rows()
    assert line.who == "Le Phare Fictif (option jusqu’au 15/12/2026)"
    board.click("clash_anyway")
    assert board.no_dialog()
    held = [row for row in board.held() if (row[0], row[1]) == (THURSDAY, time(11))]
    assert len(held) == 1
