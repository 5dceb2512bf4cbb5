"""Search of everything with the keyboard and the mouse, as a manager does it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QToolButton

from hands import press, settle, type_text
from polesdesk.ui.search import everywhere
from polesdesk.ui.search.results import ENTRY_ROLE
from polesdesk.ui.workers import InlineWorker

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(main):
    return main._search.box


def popup(main):
    return main._search._popup()


def lines(main) -> list[str]:
    """The lines of the list, headings in capitals."""
    model = popup(main).view.model()
    entries = [model.index(row, 0).data(ENTRY_ROLE) for row in range(model.rowCount())]
    return [one.title if one.act else one.title.upper() for one in entries]


def look_for(main, qtbot, text: str) -> None:
    qtbot.keyClick(main, Qt.Key.Key_K, CONTROL)
    settle()
    main._search.box.clear()
    type_text(main._search.box, text)
    settle()


def current(main) -> str:
    entry = popup(main).current()
    return entry.title if entry else ""


def test_the_box_stands_at_the_right_of_the_menus(main, box):
    corner = box.mapTo(main, QPoint(0, 0))
    assert corner.x() + box.width() > main.width() - 40
    assert corner.y() + box.height() <= main.menuBar().height()
    assert box.placeholderText() == "Rechercher partout   Ctrl+K"


def test_the_box_stays_in_sight_in_a_narrow_window_and_with_large_letters(main, box, theme):
    for width, steps in ((1000, 0), (1366, 0), (1366, 3), (1100, 0)):
        main.resize(width, 700)
        theme.zoom_by(steps)
        settle()
        left = box.mapTo(main, QPoint(0, 0)).x()
        assert left + box.width() <= main.width()
        assert left > end_of_menus(main.menuBar())


def end_of_menus(bar: QMenuBar) -> int:
    """The right edge of the menus, or of the button for those that have no room."""
    rest = bar.findChild(QToolButton, "qt_menubar_ext_button")
    if rest.isVisible():
        return rest.geometry().right()
    return bar.actionGeometry(bar.actions()[-1]).right()


def test_the_key_leads_to_the_box_from_anywhere(main, box, qtbot):
    for tab in main.build_all_tabs():
        main.show_tab(tab)
        qtbot.keyClick(main, Qt.Key.Key_K, CONTROL)
        assert box.hasFocus()
        press(box, Qt.Key.Key_Escape)
        assert not box.hasFocus()


def test_what_is_typed_is_found_by_kind(main, box, qtbot):
    look_for(main, qtbot, "THEATRE oeuf")
    assert lines(main) == [
        "CONVENTIONS", "VOL-2026-001", "ASSOCIATIONS", "Théâtre de l’Œuf",
    ]  # fmt: skip
    look_for(main, qtbot, "exemple")
    assert lines(main) == ["ASSOCIATIONS", "Théâtre de l’Œuf", "PERSONNES", "Exemple"]
    look_for(main, qtbot, "atelier")
    assert "LOCAUX" in lines(main)
    look_for(main, qtbot, "voltaire")
    assert lines(main)[:2] == ["PÔLES", "Voltaire"]


def test_arrows_pass_headings_and_turn_around_the_end(main, box, qtbot):
    look_for(main, qtbot, "theatre oeuf")
    assert current(main) == "VOL-2026-001"
    press(box, Qt.Key.Key_Down)
    assert current(main) == "Théâtre de l’Œuf"
    press(box, Qt.Key.Key_Down)
    assert current(main) == "VOL-2026-001"
    press(box, Qt.Key.Key_Up)
    assert current(main) == "Théâtre de l’Œuf"
    press(box, Qt.Key.Key_PageUp)
    assert current(main) == "VOL-2026-001"


def test_enter_goes_there(main, box, qtbot, office):
    look_for(main, qtbot, "chorale")
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)
    settle()
    assert main.current_tab().subject == "associations"
    assert main.current_tab().page.current_id() == office.ids["Chorale du Marais"]
    assert popup(main).isHidden()
    assert box.text() == ""


def test_a_person_opens_the_card_that_shows_it(main, box, qtbot, office):
    look_for(main, qtbot, "exemple")
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)
    settle()
    assert main.current_tab().page.current_id() == office.ids["Théâtre de l’Œuf"]


def test_a_click_goes_there(main, box, qtbot, office):
    look_for(main, qtbot, "voltaire")
    view = popup(main).view
    first = view.visualRect(view.model().index(1, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    settle()
    assert main.current_tab().subject == "hubs"
    assert main.current_tab().page.current_id() == office.ids["Voltaire"]


def test_a_click_on_a_heading_does_nothing(main, box, qtbot):
    look_for(main, qtbot, "voltaire")
    view = popup(main).view
    heading = view.visualRect(view.model().index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert popup(main).isVisible()
    assert current(main) == "Voltaire"


def test_escape_closes_and_gives_the_keyboard_back(main, box, qtbot):
    main._open_subject("associations")
    settle()
    before = QApplication.focusWidget()
    look_for(main, qtbot, "theatre")
    press(box, Qt.Key.Key_Escape)
    assert popup(main).isHidden()
    assert QApplication.focusWidget() is before
    assert box.text() == ""


def test_the_list_goes_when_the_keyboard_is_elsewhere(main, box, qtbot):
    look_for(main, qtbot, "theatre")
    main._open_subject("dashboard").setFocus()
    main.setFocus()
    assert popup(main).isHidden()


def test_commands_are_found_by_their_words_with_their_keys(main, box, qtbot):
    look_for(main, qtbot, "nouvelle conv")
    assert lines(main) == ["COMMANDES", "Nouvelle convention"]
    entry = popup(main).current()
    assert (entry.detail, entry.keys) == ("Conventions", "Ctrl+N")
    press(box, Qt.Key.Key_Return)
    settle()
    assert main.current_tab().subject == "conventions"
    assert main.current_tab().card.form() is not None


def test_commands_of_a_menu_inside_another_are_found_without_accents(main, box, qtbot, theme):
    look_for(main, qtbot, "contraste ELEVE")
    assert popup(main).current().detail == "Affichage › Couleurs"


def test_a_command_that_cannot_be_used_is_not_offered(main, box, qtbot):
    look_for(main, qtbot, "retablir")
    assert "Rétablir" not in lines(main)


def test_names_with_a_slip_stand_under_their_own_heading(main, box, qtbot):
    look_for(main, qtbot, "chorlae du marais")
    assert lines(main)[0] == "NOMS PROCHES"
    assert "Chorale du Marais" in lines(main)


def test_nothing_found_is_said(main, box, qtbot):
    look_for(main, qtbot, "zzzzz")
    assert lines(main) == ["AUCUN RÉSULTAT POUR «\u202fZZZZZ\u202f»."]
    press(box, Qt.Key.Key_Return)
    assert popup(main).isVisible()


def test_the_records_seen_last_are_offered_before_a_word_is_typed(main, box, qtbot, office):
    clock = iter(range(0, 10_000, 5))
    main._visits._trail._clock = lambda: next(clock)
    for kind, name in (("association", "Chorale du Marais"), ("hub", "Saint-Leu")):
        main.go(kind, office.ids[name])
        settle()
    main._open_subject("dashboard")
    qtbot.keyClick(main, Qt.Key.Key_K, CONTROL)
    settle()
    assert lines(main)[:3] == ["VUS RÉCEMMENT", "Saint-Leu", "Chorale du Marais"]
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)
    settle()
    assert main.current_tab().page.current_id() == office.ids["Chorale du Marais"]


def test_before_anything_was_seen_the_box_says_what_to_type(main, box, qtbot):
    qtbot.keyClick(main, Qt.Key.Key_K, CONTROL)
    settle()
    assert lines(main) == ["TAPEZ UN NOM, UN NUMÉRO, UN TÉLÉPHONE OU UNE COMMANDE."]


class Slow(InlineWorker):
    """Answers when a test lets it."""

    def __init__(self) -> None:
        self.waiting = []

    def submit(self, lane, work, arrived) -> None:
        self.waiting.append((lane, work, arrived))

    def answer(self) -> None:
        lane, work, arrived = self.waiting.pop(0)
        super().submit(lane, work, arrived)


def test_only_the_newest_word_is_looked_for(main, box, desk, monkeypatch, qtbot):
    look_for(main, qtbot, "v")
    slow = Slow()
    monkeypatch.setattr(desk, "_worker", slow)
    type_text(box, "oltaire")
    assert len(slow.waiting) == 1
    slow.answer()
    assert len(slow.waiting) == 1
    before = lines(main)
    assert "Voltaire" in before
    slow.answer()
    assert slow.waiting == []
    assert "Voltaire" in lines(main)


def test_enter_before_the_answer_waits_for_it(main, box, desk, monkeypatch, qtbot):
    look_for(main, qtbot, "v")
    slow = Slow()
    monkeypatch.setattr(desk, "_worker", slow)
    box.clear()
    type_text(box, "couture")
    press(box, Qt.Key.Key_Return)
    assert main.current_tab().subject == "dashboard"
    while slow.waiting and main.current_tab().subject == "dashboard":
        slow.answer()
    assert main.current_tab().subject == "associations"
    monkeypatch.undo()
    main._reload()


def test_count_and_current_line_are_told_to_a_screen_reader(main, box, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(everywhere, "announce", lambda _widget, text: told.append(text))
    look_for(main, qtbot, "theatre oeuf")
    assert told[-1] == "2\u00a0résultats"
    press(box, Qt.Key.Key_Down)
    assert told[-1] == "Association, Théâtre de l’Œuf"
    look_for(main, qtbot, "zzzzz")
    assert told[-1] == "Aucun résultat"


def test_box_and_list_have_a_voice(main, box, qtbot):
    look_for(main, qtbot, "theatre")
    for widget in (box, popup(main).view):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)
    row = popup(main).view.model().index(1, 0)
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Convention, VOL-2026-001, Théâtre de l’Œuf")


def test_the_list_stays_inside_a_small_window(main, box, qtbot):
    main.resize(1000, 500)
    settle()
    look_for(main, qtbot, "a")
    room = main.rect()
    assert room.contains(popup(main).geometry())
    main.resize(900, 420)
    settle()
    assert main.rect().contains(popup(main).geometry())


def test_the_keyboard_may_also_reach_the_box_by_a_click(main, box, qtbot):
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    settle()
    assert popup(main).isVisible()
