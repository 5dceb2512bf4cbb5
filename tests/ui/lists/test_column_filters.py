"""Filters on columns: asked for at a heading, shown as chips, kept, taken away."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QMenu, QPushButton

from hands import press, settle, type_text
from office_window import OfficeWindow
from polesdesk.domain.lists import ColumnFilter, Match

DIALOG = "column_filter_dialog"


def page_of(office: OfficeWindow):
    return office.conventions.page


def ids(office: OfficeWindow) -> set[str]:
    model = page_of(office).model
    return {model.row_at(number).id for number in range(model.rowCount())}


def chips(office: OfficeWindow) -> list[str]:
    frames = page_of(office)._ui.chips.findChildren(QFrame)
    shown = [f for f in frames if f.isVisible() and f.property("role") == "filter_chip"]
    return [f.findChildren(QPushButton)[0].text() for f in shown]


def right_click(office: OfficeWindow, key: str) -> list[str]:
    """Right click on a heading and choose the first thing offered; return what was offered."""
    table = page_of(office).table
    header = table.horizontalHeader()
    number = [column.key for column in page_of(office).model.columns].index(key)
    place = QPoint(header.sectionViewportPosition(number) + 10, 10)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, header.viewport().mapToGlobal(place))
    QApplication.sendEvent(header.viewport(), event)
    settle()
    menu = next(m for m in table.findChildren(QMenu) if m.isVisible())
    offered = [action.text() for action in menu.actions()]
    if offered[0].startswith("Filtrer"):
        menu.actions()[0].trigger()
    menu.close()
    settle()
    return offered


def tick(office: OfficeWindow, *labels: str) -> None:
    view = office.dialog(DIALOG).findChild(QListView, "column_filter_values_list")
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    for row in range(model.rowCount()):
        if model.item(row).text().startswith(labels):
            view.setCurrentIndex(model.index(row, 0))
            press(view, Qt.Key.Key_Space, " ")
    settle()


def test_a_heading_asks_for_two_dates_and_a_chip_says_them(lists):
    assert right_click(lists, "end_date")[0] == "Filtrer cette colonne…"
    lists.fill(DIALOG, first="1/1/27", last="311227")
    lists.click("column_filter_save")
    assert lists.no_dialog()
    assert ids(lists) == {"one", "three"}
    assert chips(lists) == ["Fin\u202f: du 01/01/2027 au 31/12/2027"]
    assert lists.text_of("conventions_foot").startswith("2\u00a0conventions")


def test_two_columns_narrow_together_and_a_cross_takes_one_away(lists):
    right_click(lists, "end_date")
    lists.fill(DIALOG, last="31/12/2027")
    lists.click("column_filter_save")
    right_click(lists, "association")
    tick(lists, "Les Voisins")
    lists.click("column_filter_save")
    assert ids(lists) == {"three"}
    assert len(chips(lists)) == 2
    lists.click("conventions_chip_end_date_remove")
    assert chips(lists) == ["Association\u202f: Les Voisins du Lampion"]
    chip = lists.window.findChild(QFrame, "conventions_chip_association")
    press(chip.findChild(QPushButton), Qt.Key.Key_Delete)
    settle()
    assert chips(lists) == []
    assert not page_of(lists)._ui.chips.isVisible()
    assert len(ids(lists)) == 4, "Suppr on a chip deletes no record"


def test_a_chip_opens_its_filter_again_as_it_is(lists):
    right_click(lists, "in_kind_value_cents")
    lists.fill(DIALOG, least="10", most="1000000")
    lists.click("column_filter_save")
    assert chips(lists) == ["Aide en nature\u202f: de 10,00\u00a0€ à 1\u202f000\u202f000,00\u00a0€"]
    lists.click("conventions_chip_in_kind_value_cents_edit")
    shown = lists.form(DIALOG).fields
    assert shown["least"].input.value() == 1000
    lists.fill(DIALOG, most="")
    lists.click("column_filter_save")
    assert chips(lists) == ["Aide en nature\u202f: à partir de 10,00\u00a0€"]


def test_cells_that_are_empty_or_not(lists):
    right_click(lists, "end_date")
    dialog = lists.dialog(DIALOG)
    dialog.findChild(type(lists.form(DIALOG).fields["match"].widget)).set_value("empty")
    settle()
    assert not lists.form(DIALOG).fields["first"].isVisible()
    lists.click("column_filter_save")
    assert ids(lists) == {"four"}
    assert chips(lists) == ["Fin\u202f: vide"]


def test_values_are_found_by_a_part_of_their_words_and_ticked_together(lists):
    page_of(lists).filter_column("rooms")
    settle()
    dialog = lists.dialog(DIALOG)
    view = dialog.findChild(QListView, "column_filter_values_list")
    find = dialog.findChild(QLineEdit, "column_filter_values_find")
    labels = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert labels == ["Cave voûtée  (1)", "Salle Louise, Bureau 3  (3)"]
    type_text(find, "voutee")
    settle()
    assert [view.isRowHidden(row) for row in range(2)] == [False, True]
    lists.click("column_filter_values_all")
    lists.click("column_filter_save")
    assert chips(lists) == ["Locaux\u202f: Cave voûtée"]
    assert ids(lists) == {"four"}


def test_what_asks_for_nothing_is_told_under_its_field(lists):
    right_click(lists, "end_date")
    lists.click("column_filter_save")
    assert lists.errors(DIALOG) == {"first": "Donnez au moins une des deux limites."}
    lists.fill(DIALOG, first="31/12/2027", last="1/1/2027")
    lists.click("column_filter_save")
    assert "inversez" in lists.errors(DIALOG)["last"]
    press(lists.dialog(DIALOG), Qt.Key.Key_Escape)
    settle()
    assert lists.no_dialog()
    right_click(lists, "situation")
    lists.click("column_filter_save")
    assert lists.errors(DIALOG) == {"values": "Cochez au moins une valeur."}


def test_values_are_those_of_the_list_as_it_is_narrowed(lists):
    page_of(lists).set_filter("hub", "other")
    page_of(lists).filter_column("rooms")
    settle()
    view = lists.dialog(DIALOG).findChild(QListView, "column_filter_values_list")
    assert view.model().rowCount() == 1


@pytest.mark.parametrize("tab", ["associations", "conventions"])
def test_the_menu_offers_the_columns_without_a_mouse(lists, tab):
    lists.window.show_tab(getattr(lists, tab))
    settle()
    lists.choose(f"{tab}_filter_column")
    page = getattr(lists, tab).page
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    offered = [action.text() for action in menu.actions()]
    assert len(offered) >= 10
    menu.actions()[0].trigger()
    menu.close()
    settle()
    assert lists.dialog(DIALOG).windowTitle().startswith("Filtrer la colonne")


def test_all_filters_go_at_once(lists):
    page = page_of(lists)
    page.set_filter("hub", "other")
    page.filter_column("rooms")
    settle()
    tick(lists, "Cave")
    lists.click("column_filter_save")
    page._ui.filter.setText("cave")
    lists.click("conventions_clear_filters")
    assert chips(lists) == []
    query = page.query()
    assert (query.text, dict(query.filters), query.columns) == ("", {}, ())


def test_nothing_left_says_so_and_clears_the_filters(lists):
    right_click(lists, "end_date")
    lists.fill(DIALOG, first="1/1/2040")
    lists.click("column_filter_save")
    page = page_of(lists)
    assert page._ui.stack.currentWidget() is page._ui.nothing_page
    assert page._ui.nothing_text.text() == "Aucun résultat avec ces filtres."
    lists.click("conventions_clear_filter")
    assert len(ids(lists)) == 4


def test_filters_stay_while_another_tab_is_looked_at_and_after_a_save(lists, ready):
    right_click(lists, "end_date")
    lists.fill(DIALOG, last="31/12/2027")
    lists.click("column_filter_save")
    lists.window.show_tab(lists.associations)
    ready.agreement(id="five", slots=())
    lists.window.show_tab(lists.conventions)
    lists.conventions.refresh()
    settle()
    assert ids(lists) == {"one", "three", "five"}
    assert len(chips(lists)) == 1


def test_a_search_left_for_a_record_comes_back_with_one_click(lists):
    right_click(lists, "end_date")
    lists.fill(DIALOG, last="31/12/2027")
    lists.click("column_filter_save")
    page_of(lists)._ui.filter.setText("lanternes")
    settle()
    lists.open("convention", "four")
    assert page_of(lists).current_id() == "four"
    assert chips(lists) == []
    lists.click("conventions_return")
    assert ids(lists) == {"one"}
    assert page_of(lists)._ui.filter.text() == "lanternes"
    assert chips(lists) == ["Fin\u202f: jusqu’au 31/12/2027"]
    button = lists.window.findChild(QPushButton, "conventions_return")
    assert not button.isVisible()


def test_the_order_stays_when_filters_change(lists):
    page = page_of(lists)
    page.model.sort(3)
    page._narrowing.set_filters((ColumnFilter(column="rooms", match=Match.FILLED),))
    settle()
    assert page.query().sort == "end_date"


def test_coming_back_to_a_list_brings_its_column_filters(lists):
    page = page_of(lists)
    until = ColumnFilter(column="end_date", match=Match.BETWEEN, last=date(2027, 12, 31))
    page._narrowing.set_filters((until,))
    settle()
    former = page.query()
    page.clear_filters()
    settle()
    lists.conventions.come_back("convention", former, "three")
    settle()
    assert page.query().columns == (until,)
    assert page.current_id() == "three"
    assert chips(lists) == ["Fin\u202f: jusqu’au 31/12/2027"]
