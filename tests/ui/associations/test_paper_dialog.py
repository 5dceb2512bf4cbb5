"""The grid of papers: typed by keyboard alone, mended where it must be, saved at once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from hands import press, settle
from office_window import OfficeWindow
from polesdesk.actions import associations, drafts, history
from polesdesk.domain.associations import Association, Cover, Paper, PaperKind, PaperState
from polesdesk.domain.conventions import State
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.associations.paper_dialog import PaperDialog

ENTER = Qt.Key.Key_Return
INSURANCE = PaperKind.INSURANCE_CERTIFICATE
MOST_KEYS = 12
"""Keys for a certificate, so that fifty take ten minutes."""


class Hand:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self, dialog: PaperDialog) -> None:
        self.dialog = dialog
        self.count = 0

    def target(self):
        line = self.dialog.table.editor()
        if line is not None:
            return line
        search = self.dialog.search
        return search if QApplication.focusWidget() is search else self.dialog.table

    def key(self, key: Qt.Key, text: str = "") -> None:
        self.count += 1
        press(self.target(), key, text)
        settle()

    def type(self, text: str) -> None:
        for letter in text:
            self.key(Qt.Key.Key_unknown, letter)

    def enter(self) -> None:
        self.key(ENTER, "\r")


@pytest.fixture
def grid(office: OfficeWindow) -> PaperDialog:
    """The grid, opened from the menu."""
    office.window.show_tab(office.associations)
    settle()
    office.choose("association_papers_command")
    dialog = office.dialog("paper_typing_dialog")
    dialog.activateWindow()
    settle()
    assert isinstance(dialog, PaperDialog)
    return dialog


@pytest.fixture
def hand(grid: PaperDialog) -> Hand:
    return Hand(grid)


def ends(ready) -> dict[str, date | None]:
    rows = ready.runner.read(associations.page, ListQuery())
    return {row.name: row.insurance_valid_to for row in rows}


def state_of(ready, name: str, kind: PaperKind) -> PaperState:
    rows = ready.runner.read(associations.page, ListQuery())
    row_id = next(row.id for row in rows if row.name == name)
    card = ready.runner.read(associations.card, row_id)
    return next(line.state for line in card.papers if line.kind == kind)


def place(dialog: PaperDialog) -> tuple[int, int]:
    here = dialog.table.currentIndex()
    return here.row(), here.column()


def test_it_opens_on_the_first_certificate_with_the_papers_asked(grid: PaperDialog):
    row, column = place(grid)
    assert row == 0
    assert grid.model.grid.kinds[column - 1] is INSURANCE
    assert grid.focusWidget() is grid.table


def test_dates_are_typed_one_below_the_other_and_saved_at_once(grid, hand, ready, office):
    for text in ("311228", "31/8/28"):
        hand.type(text)
        hand.enter()
    assert ends(ready)["Les Voisins du Lampion"] != date(2028, 8, 31)  # nothing saved yet
    assert "2\u00a0pièces" in grid.save_button.text()
    grid.save()
    settle()
    assert ends(ready) == {
        "Les Lanternes d’exemple": date(2028, 12, 31),
        "Les Voisins du Lampion": date(2028, 8, 31),
    }
    assert grid._told.text() == "2\u00a0pièces enregistrées"
    assert not grid.model.is_written()
    before = ready.runner.do(history.undo).value
    assert before == "saisie de 2\u00a0pièces"
    assert ends(ready)["Les Voisins du Lampion"] != date(2028, 8, 31)


def test_fifty_certificates_in_no_order_take_at_most_twelve_keys_each(office, ready):
    names = [f"{chr(97 + n % 26)}{chr(97 + n // 26)}ra du parc" for n in range(50)]
    for name in names:
        ready.runner.do(associations.save, Association(id=new_id(), name=name))
    office.window.show_tab(office.associations)
    settle()
    office.choose("association_papers_command")
    dialog = office.dialog("paper_typing_dialog")
    dialog.activateWindow()
    settle()
    dialog._look_for()  # Ctrl+F, once
    hand = Hand(dialog)
    for name in sorted(names, key=lambda one: one[::-1]):
        hand.type(name[:3])
        hand.enter()
        hand.type("311228")
        hand.enter()
        assert dialog.search.selectedText() == name[:3]
    assert hand.count <= MOST_KEYS * len(names)
    assert len(dialog.model.typed()) == 50
    dialog.save()
    settle()
    found = ends(ready)
    assert {found[name] for name in names} == {date(2028, 12, 31)}


def test_a_pile_in_order_takes_a_date_and_enter(grid, hand):
    hand.type("311228")
    hand.enter()
    assert hand.count == 7
    assert place(grid)[0] == 1


def test_what_cannot_be_read_stays_marked_and_is_mended_before_saving(grid, hand, ready):
    column = place(grid)[1]
    hand.type("32/12/28")
    hand.enter()
    assert place(grid)[0] == 1
    assert "Le jour 32 n’existe pas" in grid._error.text()
    assert grid._error.text().startswith("Les Lanternes d’exemple, Attestation d’assurance")
    hand.type("311228")
    hand.enter()
    grid.save()
    settle()
    assert place(grid) == (0, column)
    assert grid.model.index(0, column).data() == "32/12/28"
    assert ends(ready)["Les Voisins du Lampion"] != date(2028, 12, 31)
    hand.type("311228")
    hand.enter()
    assert grid._error.text() == ""
    grid.save()
    settle()
    assert set(ends(ready).values()) == {date(2028, 12, 31)}


def test_saving_goes_to_a_bad_cell_that_the_search_hides(grid, hand):
    hand.type("bientôt")
    hand.enter()
    grid.search.setText("lampion")
    settle()
    assert grid.model.rowCount() == 1
    grid.save()
    settle()
    assert grid.search.text() == ""
    assert grid.model.row_at(place(grid)[0]).name == "Les Lanternes d’exemple"


def test_r_asks_the_reason_and_x_needs_none(grid, hand, ready):
    hand.type("r")
    assert grid.table.editor().text() == "r "
    hand.type("illisible")
    hand.enter()
    hand.type("x")
    grid.save()
    settle()
    assert state_of(ready, "Les Lanternes d’exemple", INSURANCE) is PaperState.REJECTED
    assert state_of(ready, "Les Voisins du Lampion", INSURANCE) is PaperState.NOT_APPLICABLE


def test_a_rejection_without_a_reason_is_refused(grid, hand):
    hand.type("r")
    hand.enter()
    assert "Dites pourquoi" in grid._error.text()


def test_suppr_forgets_what_was_typed_and_nothing_else(grid, hand, ready):
    was = grid.model.data(grid.table.currentIndex())
    hand.type("311228")
    hand.enter()
    hand.key(Qt.Key.Key_Up)
    assert grid.model.data(grid.table.currentIndex()) != was
    hand.key(Qt.Key.Key_Delete)
    assert grid.model.data(grid.table.currentIndex()) == was
    assert not grid.model.is_written()


def test_arrows_and_tab_move_between_papers(grid, hand):
    row, column = place(grid)
    hand.key(Qt.Key.Key_Left)
    assert place(grid) == (row, column - 1)
    hand.key(Qt.Key.Key_Down)
    assert place(grid) == (row + 1, column - 1)
    hand.key(Qt.Key.Key_Up)
    hand.type("011126")
    hand.key(Qt.Key.Key_Tab)
    assert place(grid) == (row, column)
    assert len(grid.model.typed()) == 1


def test_escape_in_a_cell_leaves_it_as_it_was(grid, hand):
    hand.type("3112")
    hand.key(Qt.Key.Key_Escape)
    assert grid.isVisible()
    assert not grid.model.is_written()


def test_a_column_of_dates_is_pasted(grid, hand):
    QGuiApplication.clipboard().setText("31/12/2028\r\n31/08/2028\r\n")
    press(grid.table, Qt.Key.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [one.day for one in grid.model.typed()] == [date(2028, 12, 31), date(2028, 8, 31)]


def test_closing_asks_and_loses_nothing(grid, hand, ready, office):
    hand.type("311228")
    grid.reject()
    settle()
    question = office.dialog("unsaved_dialog")
    question.findChild(QPushButton, "unsaved_stay").click()
    settle()
    assert grid.isVisible()
    assert len(grid.model.typed()) == 1
    grid.close()
    settle()
    office.dialog("unsaved_dialog").findChild(QPushButton, "unsaved_save").click()
    settle()
    assert office.no_dialog()
    assert ends(ready)["Les Lanternes d’exemple"] == date(2028, 12, 31)


def test_without_anything_typed_it_closes_at_once(grid, office):
    grid.reject()
    settle()
    assert office.no_dialog()


def test_the_filters_hold_a_hub_and_what_is_missing(ready, request):
    made = ready.agreement(state=State.NOTIFIED, start_date=date(2026, 1, 1))
    grid = request.getfixturevalue("grid")
    everyone = grid.model.rowCount()
    grid.hub.set_value(made.hub_id)
    grid._narrow()
    assert 0 < grid.model.rowCount() < everyone
    grid.hub.set_value("")
    grid.state.set_value("lacking")
    grid._narrow()
    shown = [grid.model.row_at(row).name for row in range(grid.model.rowCount())]
    assert shown == ["Les Lanternes d’exemple"]  # the other one holds no premises


def test_the_model_obeys_the_rules_of_models(grid, qtmodeltester):
    qtmodeltester.check(grid.model)


def test_a_former_certificate_stays_on_file(grid, hand, ready):
    rows = ready.runner.read(associations.page, ListQuery())
    one = rows[0]
    former = Paper(id=new_id(), association_id=one.id, kind=INSURANCE, valid_to=date(2027, 6, 30))
    ready.runner.do(associations.save_paper, former)
    hand.type("311228")
    hand.enter()
    grid.save()
    settle()
    assert ready.runner.read(associations.get_paper, former.id).valid_to == former.valid_to
    assert ends(ready)[one.name] == date(2028, 12, 31)


def test_a_letter_never_overwrites_what_was_typed(grid, hand):
    hand.type("31/12/2027")
    hand.enter()
    hand.key(Qt.Key.Key_Up)
    hand.type("p")
    assert grid.table.editor().text() == "31/12/2027 p"
    hand.key(Qt.Key.Key_Escape)
    hand.type("1")  # a digit begins another date
    assert grid.table.editor().text() == "1"


def test_covers_and_a_hub_are_typed_after_the_end(grid, hand, ready):
    hand.type("31/12/2027 rc rl vol")
    hand.enter()
    grid.save()
    settle()
    rows = ready.runner.read(associations.page, ListQuery())
    card = ready.runner.read(associations.card, rows[0].id)
    paper = next(line.paper for line in card.papers if line.kind == INSURANCE)
    assert paper is not None
    assert paper.covers == (Cover.LIABILITY, Cover.OCCUPIER)
    assert paper.hub_ids == ("hub",)


def test_what_was_typed_is_kept_aside_and_offered_again(grid, hand, office, ready):
    hand.type("31/12/2027")
    hand.enter()
    grid._keeper.look()
    settle()
    (kept,) = ready.runner.read(drafts.listed)
    assert kept.title == "Saisie des pièces"
    grid._may_close = True
    grid.done(0)
    settle()
    office.associations.resume(kept)
    settle()
    again = office.dialog("paper_typing_dialog")
    (typed,) = again.model.typed()
    assert typed.day == date(2027, 12, 31)
    again.save()
    settle()
    assert ready.runner.read(drafts.listed) == ()
