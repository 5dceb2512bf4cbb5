"""The page of a tab: filter, counts, empty pages, and the card that is not lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from hands import press, settle, type_text
from polesdesk.ui.commands import command
from window_demo import DemoTab, Rows


@pytest.fixture
def page(tab):
    settle()
    return tab.page


def filter_box(page):
    return page._ui.filter


def foot(page) -> str:
    return page._ui.foot.text()


def answer(tab, name: str) -> None:
    """Click a button of the question that is open."""
    box = tab.findChild(QMessageBox, "unsaved_dialog")
    box.findChild(QPushButton, name).click()
    settle()


def test_counts_what_is_shown_and_selected(page):
    assert foot(page) == "16\u00a0conventions · 1\u00a0sélectionnée"
    page.set_extra("aide en nature 990,00 €")
    assert foot(page).endswith(" · aide en nature 990,00 €")


def test_filters_with_each_letter_without_accents(page):
    type_text(filter_box(page), "echecs")
    settle()
    assert page.model.rowCount() == 2
    assert foot(page).startswith("2\u00a0conventions")


def test_letters_typed_on_the_list_filter_it(page):
    page.table.setFocus()
    type_text(page.table, "é")
    settle()
    assert filter_box(page).text() == "é"
    assert filter_box(page).hasFocus()


def test_esc_clears_the_filter(page):
    filter_box(page).setText("couture")
    filter_box(page).setFocus()
    press(filter_box(page), Qt.Key.Key_Escape)
    settle()
    assert filter_box(page).text() == ""
    assert page.model.rowCount() == 16


def test_filtered_to_nothing_says_so_and_offers_the_way_back(page):
    filter_box(page).setText("introuvable")
    settle()
    assert page._ui.stack.currentWidget() is page._ui.nothing_page
    assert "introuvable" in page._ui.nothing_text.text()
    page._ui.nothing_button.click()
    settle()
    assert page._ui.stack.currentWidget() is page._ui.table_frame
    assert page.model.rowCount() == 16


def test_an_empty_list_explains_itself_with_one_button(theme, desk, settings, qtbot):
    tab = DemoTab(desk, settings, Rows(0))
    qtbot.addWidget(tab)
    tab.show()
    settle()
    ui = tab.page._ui
    assert ui.stack.currentWidget() is ui.empty_page
    assert ui.empty_button.isVisible()
    assert not ui.new_button.isVisible()
    assert not tab.card.isVisible()
    ui.empty_button.click()
    assert tab.card.isVisible()


def test_a_filter_box_names_itself_and_narrows_the_list(page, tab):
    box = tab.hub_filter
    assert box._shown() == "Pôle\u202f: tous"
    page.set_filter("hub", "Voltaire")
    settle()
    assert page.model.rowCount() == 2
    assert page.query().filters == {"hub": "Voltaire"}
    page.clear_filters()
    settle()
    assert page.model.rowCount() == 16


def test_a_filter_box_tells_its_value_to_screen_readers(page, tab):
    assert tab.hub_filter.accessibleName() == "Filtre Pôle\u202f: tous"
    page.set_filter("hub", "Voltaire")
    assert tab.hub_filter.accessibleName() == "Filtre Pôle\u202f: Voltaire"


def test_the_delete_key_belongs_to_the_filter_that_has_the_keyboard(page, tab, qtbot):
    deleted = []
    bin_command = command(tab, "bin", "Supprimer", lambda: deleted.append(1), keys=("Del",))
    page.window().addAction(bin_command)
    page.set_filter("hub", "Voltaire")
    for widget in (tab.hub_filter, filter_box(page)):
        widget.setFocus()
        settle()
        qtbot.keyClick(widget, Qt.Key.Key_Delete)
    settle()
    assert deleted == []
    assert page.query().filters == {}
    page.table.setFocus()
    settle()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert deleted == [1]


def test_the_order_stays_while_one_filters(page):
    page.model.sort(1)
    filter_box(page).setText("e")
    assert page.query().sort == "name"


def test_selecting_a_record_hidden_by_a_filter_clears_the_filter(page):
    filter_box(page).setText("couture")
    settle()
    page.select("3")
    settle()
    assert page.current_id() == "3"
    assert filter_box(page).text() == ""


def test_a_record_that_was_just_made_is_selected(page, tab):
    tab.rows.length = 1000
    page.select("999")
    settle()
    assert page.current_id() == "999"
    page.select("5000")
    settle()
    assert page.current_id() == "999"


def test_the_card_follows_the_current_record(page, tab):
    page.select("5")
    settle()
    assert tab.card._title.text() == "Couture & Partage"


def test_another_record_waits_until_the_form_was_left(page, tab):
    page.select("5")
    tab.edit()
    tab.card.form().fields["name"].input.setText("Autre nom")
    page.select("3")
    settle()
    assert page.current_id() == "5"
    answer(tab, "unsaved_stay")
    assert page.current_id() == "5"
    assert page.table.current_id() == "5"
    assert tab.card.form().fields["name"].input.text() == "Autre nom"


def test_not_saving_goes_on_to_the_other_record(page, tab):
    page.select("5")
    tab.edit()
    tab.card.form().fields["name"].input.setText("Autre nom")
    page.select("3")
    answer(tab, "unsaved_discard")
    assert page.current_id() == "3"
    assert tab.card.form() is None
    assert tab.saved == []


def test_saving_goes_on_to_the_other_record(page, tab):
    page.select("5")
    tab.edit()
    tab.card.form().fields["name"].input.setText("Autre nom")
    page.select("3")
    answer(tab, "unsaved_save")
    assert [values["name"] for values in tab.saved] == ["Autre nom"]
    assert page.current_id() == "3"


def test_saving_what_is_wrong_stays_at_the_record(page, tab):
    page.select("5")
    tab.edit()
    form = tab.card.form()
    form.fields["name"].input.setText("")
    page.select("3")
    answer(tab, "unsaved_save")
    assert tab.saved == []
    assert page.current_id() == "5"
    assert page.table.current_id() == "5"
    assert form.fields["name"].error()


def test_the_place_of_the_splitter_is_kept(page, tab, settings, qtbot):
    splitter = page._ui.splitter
    splitter.setSizes([500, 866])
    splitter.splitterMoved.emit(500, 1)
    before = splitter.sizes()
    other = DemoTab(tab.desk, settings, tab.rows)
    qtbot.addWidget(other)
    other.resize(tab.size())
    other.show()
    settle()
    assert other.page._ui.splitter.sizes() == before


def test_the_keys_of_the_list_reach_the_filter(page, qtbot):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: filter_box(page).hasFocus())
    press(filter_box(page), Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_a_box_above_the_list_marks_the_heading_that_it_narrows(page, tab):
    header = page.table.horizontalHeader()
    place = next(n for n, one in enumerate(page.model.columns) if one.key == "hub")
    title = page.model.columns[place].title

    def told() -> str:
        role = Qt.ItemDataRole.AccessibleTextRole
        return page.model.headerData(place, Qt.Orientation.Horizontal, role) or ""

    before = header.grab().toImage()
    page.set_filter("hub", "Voltaire")
    settle()
    assert told() == f"{title}, colonne filtrée"
    assert header.grab().toImage() != before
    page.clear_filters()
    settle()
    assert told() == ""
    assert header.grab().toImage() == before
