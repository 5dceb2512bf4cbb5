"""Searches that have a name: saved from the menu, chosen, changed, renamed, deleted, undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QPushButton

from hands import press, settle, type_text
from office_window import OfficeWindow
from polesdesk.actions import history, searches
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match

UNTIL = ColumnFilter(column="end_date", match=Match.BETWEEN, last=date(2027, 12, 31))
SEARCH = ListQuery(text="louise", columns=(UNTIL,), sort="end_date", descending=True)


def page_of(office: OfficeWindow):
    return office.conventions.page


def menu_of(office: OfficeWindow) -> QMenu:
    """The menu of the button left of the filter box, as it stands when it opens."""
    menu = office.window.findChild(QPushButton, "conventions_searches").menu()
    menu.aboutToShow.emit()
    return menu


def offered(office: OfficeWindow) -> dict[str, QAction]:
    actions = menu_of(office).actions()
    return {a.text(): a for a in actions if a.isVisible() and not a.isSeparator()}


def save(office: OfficeWindow, name: str, query: ListQuery = SEARCH) -> None:
    page_of(office).show_search(query)
    offered(office)["&Enregistrer cette recherche…"].trigger()
    settle()
    office.fill("saved_search_dialog", name=name)
    office.click("saved_search_save")


def names(ready) -> list[str]:
    return [one.name for one in ready.runner.read(searches.of, "conventions")]


def test_a_search_is_saved_under_a_name_and_shown_again(lists, ready):
    save(lists, "Fins de 2027 & après")
    assert lists.no_dialog()
    assert names(ready) == ["Fins de 2027 & après"]
    page = page_of(lists)
    page.clear_filters()
    page.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    settle()
    assert page.query() == ListQuery()
    offered(lists)["Fins de 2027 && après"].trigger()
    settle()
    assert page.query() == SEARCH
    assert page._ui.filter.text() == "louise"
    header = page.table.horizontalHeader()
    assert page.model.columns[header.sortIndicatorSection()].key == "end_date"
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert page.table.hasFocus()


def test_the_menu_marks_the_search_shown_and_offers_to_bring_it_up_to_date(lists, ready):
    save(lists, "Fins")
    assert offered(lists)["Fins"].isChecked()
    assert "Mettre" not in " ".join(offered(lists))
    page_of(lists)._ui.filter.setText("louise bureau")
    settle()
    assert not offered(lists)["Fins"].isChecked()
    offered(lists)["&Mettre à jour «\u202fFins\u202f»"].trigger()
    settle()
    assert ready.runner.read(searches.of, "conventions")[0].text == "louise bureau"
    assert offered(lists)["Fins"].isChecked()


def test_there_is_nothing_to_save_of_the_whole_list(lists):
    menu = offered(lists)
    assert not menu["Aucune recherche enregistrée"].isEnabled()
    assert not menu["&Enregistrer cette recherche…"].isEnabled()
    assert not menu["&Organiser les recherches…"].isEnabled()
    assert not menu["E&ffacer tous les filtres"].isEnabled()
    page_of(lists).set_filter("hub", "other")
    settle()
    menu = offered(lists)
    assert menu["&Enregistrer cette recherche…"].isEnabled()
    menu["E&ffacer tous les filtres"].trigger()
    settle()
    assert page_of(lists).query().filters == {}


def test_a_name_that_is_taken_is_told_under_the_field(lists, ready):
    save(lists, "Fins")
    save(lists, "fins")
    assert "s’appelle déjà" in lists.errors("saved_search_dialog")["name"]
    lists.fill("saved_search_dialog", name="Autres fins")
    lists.click("saved_search_save")
    assert names(ready) == ["Autres fins", "Fins"]


@pytest.fixture
def organised(lists) -> OfficeWindow:
    """Two saved searches, and the dialog that lists them."""
    save(lists, "Un")
    save(lists, "Deux")
    offered(lists)["&Organiser les recherches…"].trigger()
    settle()
    return lists


def listed(office: OfficeWindow) -> QListView:
    return office.dialog("searches_dialog").findChild(QListView, "searches_list")


def shown(office: OfficeWindow) -> list[str]:
    model = listed(office).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def rename(office: OfficeWindow, name: str) -> None:
    office.click("searches_rename")
    line = listed(office).findChild(QLineEdit, "searches_name")
    line.selectAll()
    type_text(line, name)
    press(line, Qt.Key.Key_Return, "\r")
    settle()


def test_a_search_is_renamed_in_its_line(organised, ready):
    assert shown(organised) == ["Deux", "Un"]
    rename(organised, "Trois")
    assert shown(organised) == ["Trois", "Un"]
    assert names(ready) == ["Trois", "Un"]
    organised.click("searches_close")
    assert "Trois" in offered(organised)


def test_a_new_name_that_is_taken_is_refused_and_the_old_one_stays(organised, ready):
    rename(organised, "UN")
    assert "s’appelle déjà" in organised.dialog("searches_dialog")._message.text()
    assert shown(organised) == ["Deux", "Un"]
    assert names(ready) == ["Deux", "Un"]


def test_a_search_is_deleted_and_brought_back(organised, ready):
    organised.click("searches_bin")
    assert shown(organised) == ["Un"]
    organised.click("searches_close")
    assert "Deux" not in offered(organised)
    organised.choose("edit_undo")
    assert names(ready) == ["Deux", "Un"]
    assert "Deux" in offered(organised)
    assert ready.runner.read(history.next_redo) is not None


def test_a_value_that_is_gone_is_shown_as_such(lists):
    save(lists, "Pôle disparu", ListQuery(filters={"hub": "gone", "ends": "45"}))
    page = page_of(lists)
    assert page._filters["hub"].in_words() == "Pôle\u202f: valeur disparue"
    assert page._filters["ends"].in_words() == "Fin\u202f: 45 jours"
    assert page.model.rowCount() == 0


def test_each_list_has_its_own_searches(lists):
    save(lists, "Fins")
    menu = lists.window.findChild(QPushButton, "associations_searches").menu()
    assert "Fins" not in [action.text() for action in menu.actions()]


def test_the_menu_filters_a_column(lists):
    inner = next(a.menu() for a in menu_of(lists).actions() if a.menu())
    titles = [action.text() for action in inner.actions()]
    assert titles[:2] == ["N°", "Association"]
    inner.actions()[1].trigger()
    settle()
    assert "Association" in lists.dialog("column_filter_dialog").windowTitle()
