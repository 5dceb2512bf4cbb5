"""The windowed model: only what is seen is read, only the newest question counts."""

import pytest
from PySide6.QtCore import Qt

from hands import settle
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.desk import Desk
from polesdesk.ui.source import PAGE
from polesdesk.ui.table_model import PAGES_KEPT, PLACEHOLDER, TableModel
from polesdesk.ui.workers import InlineWorker, Lane
from window_demo import COLUMNS, Rows, row


class OnDemand(InlineWorker):
    """Answers questions in the order that a test chooses."""

    def __init__(self) -> None:
        self.waiting = []

    def submit(self, lane: Lane, work, arrived) -> None:
        self.waiting.append((work, arrived))

    def answer(self, number: int) -> None:
        InlineWorker.submit(self, Lane.READ, *self.waiting[number])


def model_of(desk: Desk, rows: Rows) -> TableModel:
    model = TableModel(desk, rows.source(), COLUMNS)
    model.show_query(ListQuery())
    return model


def text(model: TableModel, number: int, column: int = 0) -> str:
    return model.index(number, column).data()


@pytest.mark.parametrize("length", [0, 1, 250, 1_000_000])
def test_keeps_the_promises_of_a_model(desk, length, qtmodeltester):
    model = model_of(desk, Rows(length))
    qtmodeltester.data_display_may_return_none = True
    if length < 1000:
        qtmodeltester.check(model)
    assert model.rowCount() == length
    assert length == 0 or model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount() == len(COLUMNS)


def test_a_row_far_away_is_read_when_it_is_seen(desk):
    rows = Rows(1_000_000)
    model = model_of(desk, rows)
    assert text(model, 700_000) == PLACEHOLDER
    assert text(model, 700_000, 1) == ""
    settle()
    assert text(model, 700_000) == row(700_000).number
    assert max(limit for _, limit in rows.reads) <= PAGE


def test_memory_does_not_grow_with_the_list(desk):
    model = model_of(desk, Rows(1_000_000))
    for page in range(3 * PAGES_KEPT):
        text(model, page * PAGE * 7)
        settle()
    assert len(model._pages) == PAGES_KEPT


def test_pages_that_flew_past_are_not_read(desk):
    rows = Rows(1_000_000)
    model = model_of(desk, rows)
    rows.reads.clear()
    for page in range(100, 200):
        text(model, page * PAGE)
    settle()
    assert sorted(offset // PAGE for offset, _ in rows.reads) == [198, 199]


def test_only_the_newest_question_counts(runner, qapp):
    worker = OnDemand()
    model = TableModel(Desk(runner, worker), Rows(16).source(), COLUMNS)
    for typed in ("e", "éc", "éch"):
        model.show_query(ListQuery(text=typed))
    worker.answer(2)
    assert model.rowCount() == 2
    worker.answer(0)
    worker.answer(1)
    assert model.rowCount() == 2
    assert text(model, 0, 1) == "Échecs d’Amiens-Nord"


def test_a_page_of_a_former_view_is_dropped(runner, qapp):
    worker = OnDemand()
    rows = Rows(1000)
    model = TableModel(Desk(runner, worker), rows.source(), COLUMNS)
    model.show_query(ListQuery())
    worker.answer(0)
    text(model, 500)
    settle()
    model.show_query(ListQuery(text="couture"))
    worker.answer(2)
    worker.answer(1)
    assert model.rowCount() == 125
    assert list(model._pages) == [0]


def test_sorting_asks_for_the_order_and_minus_one_for_the_usual_one(desk):
    model = model_of(desk, Rows(16))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.query.sort == "name"
    assert model.query.descending
    assert text(model, 0, 1) == "Théâtre de l’Œuf"
    model.sort(-1)
    assert (model.query.sort, model.query.descending) == ("", False)
    assert text(model, 0) == row(0).number


def test_finds_a_record_anywhere_in_the_list(desk):
    model = model_of(desk, Rows(1_000_000))
    found = []
    model.find("654321", found.append)
    model.find("2000000", found.append)
    assert found == [654321, None]


def test_another_view_comes_with_the_rows_around_the_anchor(desk):
    model = TableModel(desk, Rows(100_000).source(), COLUMNS)
    model.anchor = "50000"
    model.show_query(ListQuery())
    assert text(model, 50_000) == row(50_000).number


def test_ids_of_rows_not_read_yet_are_found_in_their_order(desk):
    model = model_of(desk, Rows(10_000))
    found = []
    model.ids(((3, 4), (5000, 5002)), found.append)
    assert found == [("3", "4", "5000", "5001", "5002")]
    model.ids(((0, 9999),), found.append)
    assert len(found[1]) == 10_000


def test_headings_stand_as_their_cells(desk):
    model = model_of(desk, Rows(16))
    role = Qt.ItemDataRole.TextAlignmentRole
    for column in range(model.columnCount()):
        heading = model.headerData(column, Qt.Orientation.Horizontal, role)
        assert heading == model.index(0, column).data(role)
