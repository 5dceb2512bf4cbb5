"""The campaign as a board: the same lines, selection, keys and commands as its list."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from hands import press, settle, type_text
from polesdesk.domain.conventions import State
from polesdesk.store.kinds import CONVENTION
from polesdesk.ui.renewals import RenewalsTab
from polesdesk.ui.renewals.board_painting import lane_title

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def board(campaign, ready):
    """The board with a third agreement, evaluated: it stands in the second column."""
    made = ready.agreement(
        id="third", association_id="neighbour", start_date=date(2026, 4, 1),
        end_date=date(2027, 4, 30), slots=(), representative_ids=(),
    )  # fmt: skip
    whole = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 3, 20))
    ready.runner.do(lambda work: work.save(CONVENTION, whole))
    campaign.renewals.refresh()
    campaign.click("renewals_as_board")
    found = campaign.renewals.faces.board
    found.setFocus()
    settle()
    return found


def selected(campaign) -> set[str]:
    """The agreements that commands would act on."""
    taken: list[tuple[str, ...]] = []
    campaign.renewals.page.selected_ids(taken.append)
    settle()
    return set(taken[0])


def current(board) -> str:
    """The agreement of the current card."""
    card = board.current()
    return card.line.convention_id if card else ""


def test_the_board_shows_the_lines_of_the_list_in_four_columns(campaign, board):
    plan = board.plan()
    assert [lane_title(lane) for lane in plan.lanes] == [
        "Préparer", "Décider", "Signer", "Notifier",
    ]  # fmt: skip
    assert [len(cards) for cards in plan.by_lane] == [3, 0, 0, 0]
    assert not campaign.renewals.page.table.isVisible()
    campaign.click("renewals_group_prepare")
    assert lane_title(board.plan().lanes[0]) == "Prévenir de la fin"
    assert len(board.plan().cards) == 3


def test_arrows_walk_and_the_card_beside_follows(campaign, board):
    press(board, Qt.Key.Key_Home)
    first = current(board)
    press(board, Qt.Key.Key_Down)
    settle()
    assert current(board) != first
    assert campaign.renewals.acts.card.row.id == current(board)
    press(board, Qt.Key.Key_End)
    assert current(board) == board.plan().by_lane[0][-1].line.convention_id
    press(board, Qt.Key.Key_Right)  # no other column holds a card
    assert current(board) == board.plan().by_lane[0][-1].line.convention_id


def test_selections_are_those_of_the_list(campaign, board):
    rows = [card.line.convention_id for card in board.plan().cards]
    press(board, Qt.Key.Key_Home)
    press(board, Qt.Key.Key_Down, modifiers=CTRL)
    assert selected(campaign) == {rows[0]}
    press(board, Qt.Key.Key_Space)
    assert selected(campaign) == set(rows[:2])
    press(board, Qt.Key.Key_Space, modifiers=CTRL)
    assert selected(campaign) == {rows[0]}
    press(board, Qt.Key.Key_Home)
    press(board, Qt.Key.Key_End, modifiers=SHIFT)
    assert selected(campaign) == set(rows)
    campaign.click("renewals_as_list")
    assert campaign.renewals.page.table.selected_count() == 3
    campaign.click("renewals_as_board")
    press(board, Qt.Key.Key_A, "\x01", CTRL)
    assert selected(campaign) == set(rows)


def test_the_mouse_selects_adds_and_extends(campaign, board):
    cards = board.plan().cards
    places = [board.place_of(card).center() for card in cards]
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(board.viewport(), left, Qt.KeyboardModifier.NoModifier, places[0])
    assert selected(campaign) == {cards[0].line.convention_id}
    QTest.mouseClick(board.viewport(), left, CTRL, places[2])
    assert len(selected(campaign)) == 2
    QTest.mouseClick(board.viewport(), left, Qt.KeyboardModifier.NoModifier, places[0])
    QTest.mouseClick(board.viewport(), left, SHIFT, places[2])
    assert len(selected(campaign)) == 3
    QTest.mouseClick(board.viewport(), left, Qt.KeyboardModifier.NoModifier, places[1])
    assert selected(campaign) == {cards[1].line.convention_id}
    assert board.card_at(QPoint(3, 3)) is None


def test_enter_opens_letters_filter_and_the_menu_is_that_of_the_list(campaign, board):
    press(board, Qt.Key.Key_F10, modifiers=SHIFT)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert "renewals_step_command" in names
    menu.close()
    board.setFocus()
    press(board, Qt.Key.Key_Return)
    settle()
    assert campaign.form() is not None
    campaign.renewals.card.end_editing()
    board.setFocus()
    type_text(board, "é")
    assert campaign.renewals.page._ui.filter.text() == "é"


def test_a_card_is_told_whole(campaign, board):
    told = board.accessibleDescription()
    assert board.accessibleName() == "Campagne en tableau"
    for words in ("Prévenir de la fin", "fin 31/03/2027", "pièces manquantes", "Préparer"):
        assert words in told


def test_the_face_chosen_is_remembered(campaign, board, desk, settings):
    again = RenewalsTab(desk, settings)
    assert again.groups.as_board.isChecked()
    assert not again.faces.board.isHidden()
    campaign.choose("renewals_faces_command")
    assert campaign.renewals.page.table.isVisible()
    assert RenewalsTab(desk, settings).groups.as_list.isChecked()


def test_mass_actions_take_the_cards_selected(campaign, board):
    press(board, Qt.Key.Key_A, "\x01", CTRL)
    campaign.choose("renewals_letters_command")
    assert "3\u00a0conventions" in campaign.dialog("campaign_letters_dialog").windowTitle()
