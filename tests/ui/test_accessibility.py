"""The whole program for ears, for the keyboard alone and for eyes that need large text."""

from html import unescape

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from hands import settle, type_text
from polesdesk.ui.card.life_strip import LifeStrip
from polesdesk.ui.planning.hands import Board
from polesdesk.ui.preview.page_view import PageView
from polesdesk.ui.rates.heat_map import HeatGrid
from polesdesk.ui.rates.trend import TrendChart
from polesdesk.ui.renewals.board import CampaignBoard
from polesdesk.ui.texts import ElidedLabel, LinksLabel
from whole_program import states_of
from window_checks import focusable, told, widgets_of

pytestmark = pytest.mark.timeout(400)  # it goes through the whole program

ROLE = QAccessible.Role
# The first class that fits says what a screen reader must call a widget.
ROLES = (
    (QTableView, {ROLE.Table}),
    (QTreeView, {ROLE.Tree}),
    (QListView, {ROLE.List}),
    (QComboBox, {ROLE.ComboBox}),
    (QLineEdit, {ROLE.EditableText}),
    (QPlainTextEdit, {ROLE.EditableText}),
    (QTextEdit, {ROLE.EditableText, ROLE.StaticText}),
    (QCheckBox, {ROLE.CheckBox}),
    (QRadioButton, {ROLE.RadioButton}),
    (QPushButton, {ROLE.Button, ROLE.ButtonMenu, ROLE.CheckBox}),
    (QAbstractButton, {ROLE.Button, ROLE.ButtonMenu, ROLE.CheckBox}),
    (QTabBar, {ROLE.PageTabList}),
    (LinksLabel, {ROLE.StaticText}),  # Qt has no role for it: its description says what it is
    (PageView, {ROLE.Client}),
    ((Board, CampaignBoard, LifeStrip), {ROLE.Client}),  # their description says what is current
    ((HeatGrid, TrendChart), {ROLE.Client}),  # they announce the current cell
)


# Names and roles


def without_role(window: QWidget) -> list[str]:
    """What a screen reader would call by a name that it is not."""
    wrong = []
    for widget in focusable(window):
        role = QAccessible.queryAccessibleInterface(widget).role()
        wanted = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
        if wanted is None or role not in wanted:
            wrong.append(f"{told(widget)} is {role.name}")
    return wrong


def test_every_widget_that_takes_the_keyboard_says_its_name_and_what_it_is(program):
    wrong = set()
    for windows in states_of(program):
        for window in windows:
            wrong |= set(without_role(window))
            for widget in focusable(window):
                if isinstance(widget, LinksLabel) and "Lien" not in widget.accessibleDescription():
                    wrong.add(f"{told(widget)} does not say that it is a link")
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                if not name.strip():
                    wrong.add(f"{told(widget)} has no name")
    found = "\n".join(sorted(wrong))
    assert not found, found


def cut(window: QWidget) -> list[str]:
    """The words that do not fit where they stand and that no tooltip tells."""
    found = []
    for widget in widgets_of(window):
        if widget.isVisible() and is_cut(widget):
            text = widget.text()
            if plain(text) not in plain(unescape(widget.toolTip())):
                found.append(f"{told(widget)}: « {text} » {widget.size().toTuple()}")
    return found


def plain(text: str) -> str:
    return text.replace("&", "")


def words_of(label: QLabel) -> str:
    is_rich = label.textFormat() is Qt.TextFormat.RichText
    return QTextDocumentFragment.fromHtml(label.text()).toPlainText() if is_rich else label.text()


def is_cut(widget: QWidget) -> bool:
    if not isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton):
        return False
    if not widget.text() or isinstance(widget, ElidedLabel):
        return False
    hint = widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        room = QRect(0, 0, widget.contentsRect().width(), 10_000)
        words = widget.fontMetrics().boundingRect(
            room, int(Qt.TextFlag.TextWordWrap), words_of(widget)
        )
        too_low = widget.heightForWidth(widget.width()) > widget.height()
        return too_low or words.width() > room.width()
    return hint.width() > widget.width() or hint.height() > widget.height()


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
def test_no_words_are_cut(program, theme, zoom):
    theme._set_zoom(zoom)
    settle()
    wrong = set()
    for windows in states_of(program):
        for window in windows:
            wrong |= set(cut(window))
    found = "\n".join(sorted(wrong))
    assert not found, found


# Errors


def test_an_error_is_told_with_its_field_and_announced(office, monkeypatch):
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "polesdesk.ui.form.form.announce",
        lambda _widget, text, *, urgent=False: said.append((text, urgent)),
    )
    office.window.show_tab(office.associations)
    office.associations.new()
    form = office.form()
    form.submit()
    settle()
    field = form.fields["name"]
    assert field.error()
    interface = QAccessible.queryAccessibleInterface(field.widget)
    assert field.error() in interface.text(QAccessible.Text.Description)
    assert said == [(field.error(), True)]
    type_text(field.widget, "Les Amis")
    assert field.widget.accessibleDescription() == ""
    assert form.widget().focusWidget() is field.widget
