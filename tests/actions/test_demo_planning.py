"""The planning of the demonstration: a full week with all that a board may show, on any day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from polesdesk.actions import boards, demo
from polesdesk.actions.runner import Runner
from polesdesk.domain.boards import BoardView, BoardWish
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.ui.planning.blocks import blocks_of

DAYS = [date(2026, 11, 21) + timedelta(n) for n in (0, 2, 5)] + [date(2027, 3, 17)]


@pytest.fixture(params=DAYS, ids=str)
def filled(office_file: Path, request):
    """The demonstration as it is filled on a day, its originals not issued."""
    runner = Runner(office_file, today=lambda: request.param)
    runner.do(demo.fill)
    yield runner, request.param
    runner.close()


def test_the_weeks_around_the_day_show_all_that_a_board_may(filled):
    runner, today = filled
    rows = []
    for week in (-1, 0, 1, 2):
        wish = BoardWish(view=BoardView.WEEK, day=today + timedelta(weeks=week))
        rows += runner.read(boards.board, wish).rows
    held = [row for row in rows if row.status is OccurrenceStatus.PLANNED]
    reasons = {row.reason for row in rows}
    assert len({(row.association, row.day.isoweekday()) for row in held}) > 10
    assert {row.convention_id is None for row in held} == {True, False}
    assert {Exclusion.CLOSURE, Exclusion.EXCEPTION} <= reasons
    assert any(block.clashes for block in blocks_of(rows))
    assert any(row.rule_day for row in held)


def test_the_busiest_hub_is_told_and_no_label_is_missing(filled):
    runner, today = filled
    board = runner.read(boards.board, BoardWish(view=BoardView.WEEK, day=today))
    assert board.wish.hub_id
    assert all(row.association and row.room for row in board.rows)
