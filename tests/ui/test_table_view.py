"""The list under the hands: keys, mouse, clipboard, columns."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from hands import press, settle, show, type_text
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.ui.table_model import TableModel
from polesdesk.ui.table_view import TableView
from window_demo import COLUMNS, Rows, row


@pytest.fixture
def rows():
    return Rows(1000)


@pytest.fixture
def build(desk, settings, theme, qtbot, rows):
    def build() -> TableView:
        view = TableView()
        qtbot.addWidget(view)
        view.resize(800, 400)
        view.show_list(TableModel(desk, rows.source(), COLUMNS, view), settings, "tried")
        show(qtbot, view)
        view.reload()
        settle()
        return view

    return build


@pytest.fixture
def view(build):
    return build()


def shown(view: TableView) -> list[str]:
    header = view.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [COLUMNS[n].key for n in order if not header.isSectionHidden(n)]


def click(view: TableView, qtbot, column: int) -> None:
    header = view.horizontalHeader()
    x = header.sectionViewportPosition(column) + 20
    place = header.rect().center()
    place.setX(x)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def test_the_first_record_is_current_when_the_list_opens(view):
    assert view.current_id() == "0"
    assert view.selected_count() == 1


def test_keys_go_to_the_ends_and_a_page_on(view):
    press(view, Qt.Key.Key_End, modifiers=Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.current_id() == "999"
    press(view, Qt.Key.Key_Home, modifiers=Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_PageDown)
    settle()
    assert 5 < int(view.current_id()) < 20


def test_a_record_that_was_not_read_yet_becomes_current_once_it_is(view):
    told = []
    view.current_changed.connect(told.append)
    view.setCurrentIndex(view.model().index(700, 0))
    settle()
    assert view.current_id() == "700"
    assert told[-1] == "700"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens(view, key):
    opened = []
    view.opened.connect(opened.append)
    press(view, key, "\r")
    assert opened == ["0"]


def test_a_double_click_opens(view, qtbot):
    opened = []
    view.opened.connect(opened.append)
    place = view.visualRect(view.model().index(3, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["3"]


def test_letters_go_to_the_filter(view):
    typed = []
    view.typed.connect(typed.append)
    type_text(view, "é")
    press(view, Qt.Key.Key_N, "n", Qt.KeyboardModifier.ControlModifier)
    assert typed == ["é"]


def test_a_heading_sorts_up_down_then_as_usual(view, qtbot):
    orders = []
    for _ in range(3):
        click(view, qtbot, 1)
        query = view.model().query
        orders.append((query.sort, query.descending))
    assert orders == [("name", False), ("name", True), ("", False)]


def test_a_heading_without_an_order_does_not_sort(view, qtbot):
    click(view, qtbot, 4)
    assert view.model().query.sort == ""
    assert view.horizontalHeader().sortIndicatorSection() == -1


def test_the_current_record_stays_current_whatever_the_order(view, qtbot):
    view.select_record("13")
    click(view, qtbot, 1)
    assert view.current_id() == "13"
    assert view.currentIndex().row() != 13
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_reading_again_keeps_selection_and_place(view):
    for number in (500, 502, 503):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        if number == 500:
            view.select_record("500")
            settle()
        view.selectionModel().select(view.model().index(number, 0), flags)
    top = view.verticalScrollBar().value()
    told = []
    view.current_changed.connect(told.append)
    view.reload()
    settle()
    found = []
    view.selected_ids(found.append)
    assert found == [("500", "502", "503")]
    assert view.verticalScrollBar().value() == top
    assert told == []


def test_when_the_current_record_leaves_the_next_one_takes_its_place(view, rows):
    view.select_record("7")
    rows.removed.add("7")
    view.reload()
    settle()
    assert view.current_id() == "8"


def test_all_is_selected_and_its_ids_found(view):
    view.selectAll()
    found = []
    view.selected_ids(found.append)
    assert view.selected_count() == 1000
    assert found[0] == tuple(str(n) for n in range(1000))


def test_copies_for_any_program_and_for_a_spreadsheet(view):
    view.select_record("3")
    press(view, Qt.Key.Key_C, "\x03", Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in data.text().split("\n")]
    assert lines[0] == [column.title for column in COLUMNS]
    assert lines[1] == ["UNI-2026-004", "Radio Campus Démo", "l’Union", "24/11/2026",
                        "En vigueur", "677,50"]  # fmt: skip
    html = data.html()
    assert r"""mso-number-format:'\@'" sdnum="1033;1036;@">UNI-2026-004<""" in html
    assert """'dd/mm/yyyy'" sdval="46350" sdnum="1033;1036;JJ/MM/AAAA">24/11/2026<""" in html


def copied_lines() -> list[list[str]]:
    text = QGuiApplication.clipboard().mimeData().text()
    return [line.split("\t") for line in text.split("\n")[1:]]


def test_rows_that_were_not_read_yet_are_copied_too(view):
    view.selectAll()
    view.copy_rows()
    settle()
    lines = copied_lines()
    assert len(lines) == 1000
    assert lines[777][0] == row(777).number


def test_a_copy_ends_somewhere_and_says_so(view, monkeypatch):
    from polesdesk.ui import table_view

    monkeypatch.setattr(table_view, "COPIED_AT_MOST", 300)
    told = []
    view.copied.connect(lambda rows, selected: told.append((rows, selected)))
    view.selectAll()
    view.copy_rows()
    settle()
    assert len(copied_lines()) == 300
    assert told == [(300, 1000)]


def test_columns_hide_move_and_come_back(view, build, settings):
    layout = view._layout
    layout.show_column(2, shown=False)
    view.horizontalHeader().moveSection(0, 1)
    assert shown(view) == ["name", "number", "end", "situation", "value"]
    assert shown(build()) == ["name", "number", "end", "situation", "value"]
    layout.restore()
    assert shown(view) == [column.key for column in COLUMNS]
    assert shown(build()) == [column.key for column in COLUMNS]


def test_the_last_column_shown_cannot_be_hidden(view):
    for number in range(len(COLUMNS)):
        view._layout.show_column(number, shown=False)
    assert len(shown(view)) == 1


@pytest.mark.parametrize(
    ("width", "left_out"),
    [(1400, []), (800, []), (680, []), (600, ["value"]), (480, ["end", "value"])],
)
def test_the_columns_fill_the_list_and_none_is_cut(view, width, left_out):
    view.resize(width, 400)
    settle()
    header = view.horizontalHeader()
    assert [c.key for c in COLUMNS if c.key not in shown(view)] == left_out
    assert sum(header.sectionSize(n) for n in range(len(COLUMNS))) == view.viewport().width()
    metrics = view.fontMetrics()
    for number, column in enumerate(COLUMNS):
        if not column.stretch and column.key not in left_out:
            assert header.sectionSize(number) >= metrics.horizontalAdvance(column.sample)
    assert not view.horizontalScrollBar().isVisible()


def test_columns_left_out_come_back_and_stay_chosen(view, build):
    view.resize(480, 400)
    settle()
    checked = [a.isChecked() for a in view.columns_menu(view).actions()[: len(COLUMNS)]]
    assert checked == [True] * len(COLUMNS)
    view.resize(800, 400)
    settle()
    assert shown(view) == [column.key for column in COLUMNS]
    assert shown(build()) == [column.key for column in COLUMNS]


def test_widths_chosen_by_hand_are_kept(view, build):
    view.horizontalHeader().resizeSection(1, 333)
    assert build().horizontalHeader().sectionSize(1) == 333


def test_broken_settings_are_passed_over(build, settings):
    settings.setValue("columns/tried", '{"order": 7}')
    assert shown(build()) == [column.key for column in COLUMNS]


def test_the_menu_key_shows_the_commands_of_the_menu(view, qtbot):
    from PySide6.QtGui import QAction

    view.addAction(QAction("Modifier", view))
    press(view, Qt.Key.Key_F10, modifiers=Qt.KeyboardModifier.ShiftModifier)
    menus = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for menu in menus for action in menu.actions()] == ["Modifier"]
    menus[0].close()


def test_the_columns_menu_sorts_without_a_mouse(view):
    menu = view.columns_menu(view)
    orders = next(a.menu() for a in menu.actions() if a.menu())
    orders.actions()[1].trigger()
    assert view.model().query.sort == "name"
    orders.actions()[-1].trigger()
    assert view.model().query.sort == ""


def test_a_text_that_is_cut_is_told_in_a_tooltip(view, monkeypatch):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from polesdesk.ui import cell_delegate

    shown_texts = []

    class Tip:
        @staticmethod
        def showText(place, text, *_):
            shown_texts.append(text)

    monkeypatch.setattr(cell_delegate, "QToolTip", Tip)

    def told(number: int, column: int) -> str:
        index = view.model().index(number, column)
        option = QStyleOptionViewItem()
        option.rect = view.visualRect(index)
        option.fontMetrics = view.fontMetrics()
        place = option.rect.center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        view.itemDelegate().helpEvent(event, view, option, index)
        return shown_texts[-1]

    assert row(0).name in told(0, 1)
    assert told(1, 0) == ""


def test_the_heading_of_a_filtered_column_is_marked(view):
    header = view.horizontalHeader()
    before = header.grab().toImage()
    wanted = ColumnFilter(column=COLUMNS[1].key, match=Match.FILLED)
    view.show_query(ListQuery(columns=(wanted,)))
    settle()
    told = header.model().headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert told == f"{COLUMNS[1].title}, colonne filtrée"
    assert header.grab().toImage() != before
    view.show_query(ListQuery())
    settle()
    assert header.grab().toImage() == before
