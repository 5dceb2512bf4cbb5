"""The list of planning in a file and on paper: the rows, columns and order that are seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from hands import settle
from polesdesk.actions import exports
from polesdesk.domain.progress import Silent
from polesdesk.exchange.spreadsheets import read_spreadsheet


def rows_of(target: Path) -> list[tuple[str, ...]]:
    """The rows of a file, headings first."""
    if target.suffix == ".csv":
        lines = target.read_text("utf-8-sig").splitlines()
        return [tuple(line.split(";")) for line in lines]
    (sheet,) = read_spreadsheet(target, waiting=lambda: None).sheets
    return list(sheet.rows)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_file_holds_the_rows_that_are_seen_in_their_order(board, tmp_path, desk, kind):
    board.click("planning_view_month")
    board.tab.list_view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    settle()
    target = tmp_path / f"Planning.{kind}"
    told = []
    board.tab.told.connect(lambda words, *_: told.append(words))
    board.tab.files._write(target)
    settle()
    assert told == [f"Liste exportée\u202f: Planning.{kind}"]
    head, *rows = rows_of(target)
    assert head[:4] == ("Jour", "Heures", "Association ou usage", "Salle")
    shown = board.tab.list.shown_rows()
    assert [row[2] for row in rows] == [one.row.association for one in shown]
    assert len({row[2] for row in rows}) == 2
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)


def test_the_paper_names_the_period_and_what_narrows_it(board, runner):
    seen = board.tab._seen()
    assert seen.narrowed == (
        "Semaine 47, du 16 au 22 novembre 2026", "Pôle\u202f: Voltaire",
    )  # fmt: skip
    paper = exports.draw(runner, Silent(), seen)
    assert paper.file_name == "Planning 2026-11-21.pdf"
    assert paper.pdf.startswith(b"%PDF")


def test_ctrl_p_prints_the_list_where_it_has_the_keyboard_else_the_poster(board):
    def shortcut(name: str) -> str:
        return board.tab.findChild(QAction, name).shortcut().toString()

    board.tab.board.setFocus()
    settle()
    assert shortcut("planning_print_command") == "Ctrl+P"
    board.tab.show_list(on=True)
    board.tab.list_view.setFocus()
    settle()
    assert (shortcut("planning_print_list"), shortcut("planning_print_command")) == ("Ctrl+P", "")
