"""Back and forth through the records seen, by keys, menu and mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hands import settle, type_text
from polesdesk.actions import associations
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.ui.search.visits import KEPT, Visits

ALT = Qt.KeyboardModifier.AltModifier
BACK, FORWARD = Qt.Key.Key_Left, Qt.Key.Key_Right


class Clock:
    """A clock that tests turn."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def main(main):
    main._visits._trail._clock = Clock()
    return main


def look(main) -> None:
    """Stay for a while at what is shown."""
    settle()
    main._visits._trail._clock.now += 5


@pytest.fixture
def go(main, office):
    """Go to records by their names, and look at each."""

    def to(*names: str) -> None:
        look(main)
        for name in names:
            is_agreement = name.startswith("VOL-")
            kind = "convention" if is_agreement else "association"
            kind = "hub" if name in ("Voltaire", "Saint-Leu") else kind
            main.go(kind, office.ids[name])
            look(main)

    return to


def step(main, qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(main, key, ALT)
    look(main)


def shown(main, office) -> str:
    tab = main.current_tab()
    page = tab.list_page()
    names = {row_id: name for name, row_id in office.ids.items()}
    return tab.subject if page is None else names.get(page.current_id(), "")


def test_keys_go_back_to_each_record_and_forth_again(main, office, go, qtbot):
    go("Chorale du Marais", "VOL-2026-001", "Saint-Leu")
    seen = []
    for key in (BACK, BACK, FORWARD, FORWARD):
        step(main, qtbot, key)
        seen.append(shown(main, office))
    assert seen == ["VOL-2026-001", "Chorale du Marais", "VOL-2026-001", "Saint-Leu"]


def test_back_leads_to_the_dashboard_from_which_one_came(main, office, go, qtbot):
    assert shown(main, office) == "dashboard"
    go("Chorale du Marais")
    while main._visits.back_action.isEnabled():
        step(main, qtbot, BACK)
    assert shown(main, office) == "dashboard"


def test_commands_are_offered_only_where_they_lead(main, go):
    visits = main._visits
    assert not visits.forward_action.isEnabled()
    go("Chorale du Marais", "Saint-Leu")
    assert visits.back_action.isEnabled()
    visits.back_action.trigger()
    look(main)
    assert visits.forward_action.isEnabled()
    names = [action.objectName() for action in main._ui.view_menu.actions()]
    assert names[:2] == ["view_back", "view_forward"]


def test_filters_are_those_that_the_list_had(main, office, go, qtbot):
    go("Chorale du Marais")
    page = main.current_tab().page
    page.focus_filter()
    type_text(page._ui.filter, "marais")
    settle()
    assert page.model.rowCount() == 1
    go("Couture & Partage")
    assert page._ui.filter.text() == ""
    step(main, qtbot, BACK)
    assert page._ui.filter.text() == "marais"
    assert page.model.rowCount() == 1
    assert shown(main, office) == "Chorale du Marais"
    step(main, qtbot, FORWARD)
    assert page._ui.filter.text() == ""
    assert shown(main, office) == "Couture & Partage"


def test_a_filter_by_value_comes_back_too(main, office, go, qtbot):
    go("VOL-2026-001")
    page = main.current_tab().page
    page.set_filter("hub", office.ids["Voltaire"])
    settle()
    go("Saint-Leu")
    main.show_list("conventions", "", "")
    settle()
    assert page.query().filters == {}
    look(main)
    step(main, qtbot, BACK)
    step(main, qtbot, BACK)
    assert shown(main, office) == "VOL-2026-001"
    assert page.query().filters == {"hub": office.ids["Voltaire"]}


def test_filters_on_columns_come_back_too(main, office, go, qtbot):
    go("VOL-2026-001")
    page = main.current_tab().page
    narrowed = ListQuery(
        columns=(ColumnFilter(column="end_date", match=Match.BETWEEN, last=date(2027, 12, 31)),)
    )
    page.show_search(narrowed)
    look(main)
    go("Saint-Leu")
    main.show_list("conventions", "", "")
    look(main)
    assert page.query().columns == ()
    step(main, qtbot, BACK)
    step(main, qtbot, BACK)
    assert page.query().columns == narrowed.columns


def test_a_deleted_record_is_passed_over(main, office, go, qtbot, desk):
    go("Couture & Partage", "Saint-Leu", "Voltaire")
    desk.do(associations.bin, (office.ids["Couture & Partage"],), owner=main)
    settle()
    step(main, qtbot, BACK)
    assert shown(main, office) == "Saint-Leu"
    step(main, qtbot, BACK)
    assert shown(main, office) not in ("Couture & Partage", "Saint-Leu")


def test_the_buttons_of_the_mouse_go_back_and_forth(main, office, go):
    go("Chorale du Marais", "Saint-Leu")
    seen = []
    for button in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
        table = main.current_tab().page.table.viewport()
        place = table.mapTo(main, QPoint(40, 40))
        QTest.mouseClick(main.windowHandle(), button, pos=place)
        look(main)
        seen.append(shown(main, office))
    assert seen == ["Chorale du Marais", "Saint-Leu"]


def test_an_open_form_is_asked_about_before_it_is_left(main, office, go, qtbot):
    from PySide6.QtWidgets import QMessageBox, QPushButton

    go("Chorale du Marais", "Couture & Partage")
    tab = main.current_tab()
    tab.edit()
    tab.card.form().fields["city"].input.setText("Ailleurs")
    step(main, qtbot, BACK)
    box = main.findChild(QMessageBox, "unsaved_dialog")
    box.findChild(QPushButton, "unsaved_stay").click()
    settle()
    assert shown(main, office) == "Couture & Partage"
    assert tab.card.form() is not None


def test_what_was_seen_is_remembered_the_next_day_by_ids_only(main, office, go, settings):
    go("Chorale du Marais", "Saint-Leu")
    main._visits.keep()
    kept = settings.value("seen/file")
    assert kept[:2] == [f"hub:{office.ids['Saint-Leu']}",
                        f"association:{office.ids['Chorale du Marais']}"]  # fmt: skip
    assert len(kept) <= KEPT


def test_the_window_of_the_next_day_offers_them(main, office, go, desk, settings):
    def recent(key: str):
        tabs = {"tab": lambda: None, "open_tab": lambda _subject: None}
        return Visits(main, desk, settings, key=key, **tabs).recent()

    go("Chorale du Marais")
    main._visits.keep()
    assert ("association", office.ids["Chorale du Marais"]) in recent("file")
    assert recent("other") == ()
