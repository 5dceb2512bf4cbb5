"""« Exporter la liste… », « Imprimer la liste… »: what is seen goes to a file or to paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog

from hands import settle
from office_window import OfficeWindow
from polesdesk.actions import exports
from polesdesk.domain.lists import ColumnFilter, Match
from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.ui.file_choosing import FileChooser

LENDERS = ColumnFilter(column="association", match=Match.VALUES, values=("Les Voisins du Lampion",))


def export(office: OfficeWindow, saved_as, path: Path) -> None:
    saved_as(path)
    office.choose("conventions_export")


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return [tuple(row) for row in read_spreadsheet(path).sheets[0].rows]


def test_a_list_goes_to_a_workbook_with_the_columns_seen(lists, saved_as, tmp_path):
    table = lists.conventions.page.table
    layout = table._layout
    keys = [column.key for column in lists.conventions.page.model.columns]
    layout.show_column(keys.index("hubs"), shown=False)
    layout.show_column(keys.index("start_date"), shown=True)
    table.horizontalHeader().moveSection(keys.index("end_date"), 0)
    target = tmp_path / "liste.xlsx"
    export(lists, saved_as, target)
    rows = rows_of(target)
    assert saved_as.proposed == ["Conventions 2026-11-21.xlsx"]
    assert rows[0] == (
        "Fin", "N°", "Association", "Situation", "Aide en nature", "Pièces manquantes", "Début"
    )  # fmt: skip
    ends = [row[0] for row in rows[1:]]
    assert ends.count(date(2027, 12, 31)) == 2
    assert ends.count(date(2028, 6, 30)) == 1
    assert len(ends) == 4


def test_filters_and_order_go_with_it_and_the_end_is_told(lists, saved_as, tmp_path, monkeypatch):
    page = lists.conventions.page
    page.model.sort(0, Qt.SortOrder.DescendingOrder)
    page._ui.filter.setText("lanternes")
    settle()
    told = []
    lists.conventions.told.connect(lambda text, verb, act: told.append((text, verb, act)))
    export(lists, saved_as, tmp_path / "x.csv")
    lines = (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()
    numbers = [line.split(";")[0] for line in lines[1:]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 3
    text, verb, act = told[0]
    assert (text, verb) == ("Liste exportée\u202f: x.csv", "Ouvrir")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    act()
    assert opened[0].toLocalFile() == str(tmp_path / "x.csv")


def test_the_kind_of_file_is_remembered(lists, saved_as, tmp_path):
    export(lists, saved_as, tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    export(lists, saved_as, tmp_path / "y.pdf")
    assert saved_as.proposed[1] == "Conventions 2026-11-21.pdf"
    assert saved_as.kinds.count("(*.") == 3


def test_an_unknown_kind_of_file_is_refused_in_words(lists, saved_as, tmp_path):
    export(lists, saved_as, tmp_path / "x.doc")
    bar = lists.window._ui.error_bar
    assert bar.isVisible()
    assert ".xlsx, .csv ou .pdf" in bar.text()
    assert not (tmp_path / "x.doc").exists()


def test_an_export_can_be_stopped(lists, saved_as, tmp_path, desk, monkeypatch):
    desk.job_started.connect(lambda job: job.cancel())
    export(lists, saved_as, tmp_path / "x.xlsx")
    assert list(tmp_path.glob("x*")) == []


@pytest.mark.parametrize("subject", ["associations", "conventions"])
def test_every_list_can_be_exported_by_its_key(lists, saved_as, tmp_path, subject, qtbot):
    tab = getattr(lists, subject)
    lists.window.show_tab(tab)
    settle()
    saved_as(tmp_path / "x.xlsx")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    tab.take_focus()
    qtbot.keyClick(tab.page.table, Qt.Key.Key_E, keys)
    qtbot.waitUntil((tmp_path / "x.xlsx").exists)


def test_the_commands_are_at_a_right_click_too(lists):
    names = {action.objectName() for action in lists.conventions.page.table.actions()}
    assert {"conventions_export", "conventions_print_list", "conventions_edit_selection"} <= names


def test_a_list_is_shown_before_it_is_printed(lists, monkeypatch):
    seen = []
    draw = exports.draw
    monkeypatch.setattr(exports, "draw", lambda *told: seen.append(told[2]) or draw(*told))
    lists.conventions.page.set_filter("hub", "hub")
    lists.conventions.page._narrowing.set_filters((LENDERS,))
    settle()
    lists.choose("conventions_print_list")
    assert lists.dialog("preview_dialog").windowTitle() == "Conventions"
    assert seen[0].narrowed == ("Pôle\u202f: Voltaire",)
    assert seen[0].query.columns == (LENDERS,)
    lists.click("preview_close")


def printing(office: OfficeWindow, name: str) -> list[str]:
    action = office.window.findChild(QAction, name)
    return [key.toString() for key in action.shortcuts()]


def test_ctrl_p_prints_the_list_while_it_has_the_keyboard_else_the_agreement(lists, qtbot):
    page = lists.conventions.page
    page.focus_filter()
    assert printing(lists, "convention_preview_command") == ["Ctrl+P"]
    assert printing(lists, "conventions_print_list") == []
    page.focus_list()
    assert printing(lists, "convention_preview_command") == []
    assert printing(lists, "conventions_print_list") == ["Ctrl+P"]
    qtbot.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert lists.dialog("preview_dialog").windowTitle() == "Conventions"


def test_a_list_without_another_print_has_the_key_always(lists):
    action = lists.window.findChild(QAction, "associations_print_list")
    assert action.shortcut() == QKeySequence("Ctrl+P")


def test_the_name_follows_the_kind_that_is_chosen(theme, settings, qtbot, tmp_path):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = FileChooser(settings, "exports")
    chooser.remember(tmp_path)
    kinds = "Classeur (*.xlsx);;Texte (*.csv);;PDF (*.pdf)"
    chooser.ask_save(parent, title="t", proposed="Pôles 2026-11-21.csv", kinds=kinds, then=print)
    dialog = parent.findChild(QFileDialog)
    assert dialog.selectedNameFilter() == "Texte (*.csv)"
    dialog.filterSelected.emit("PDF (*.pdf)")
    assert Path(dialog.selectedFiles()[0]).name == "Pôles 2026-11-21.pdf"
    assert dialog.defaultSuffix() == "pdf"
    dialog.close()


def test_a_copy_that_is_cut_says_how_to_have_all(lists, monkeypatch):
    from polesdesk.ui import table_view

    monkeypatch.setattr(table_view, "COPIED_AT_MOST", 2)
    told = []
    lists.conventions.told.connect(lambda text, *_: told.append(text))
    page = lists.conventions.page
    page.table.selectAll()
    page.table.copy_rows()
    settle()
    assert told == ["2\u00a0lignes copiées sur 4\u202f: pour toutes, exportez la liste."]
    told.clear()
    flags = QItemSelectionModel.SelectionFlag
    page.table.selectionModel().select(page.model.index(1, 0), flags.ClearAndSelect | flags.Rows)
    page.table.copy_rows()
    settle()
    assert told == []
