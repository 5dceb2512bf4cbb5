"""Links show the keyboard as all else does: a ring in the colour of the focus, and no dots."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hands import settle, show
from polesdesk.ui.texts import LinkLabel, LinksLabel
from polesdesk.ui.theme import Scheme, Theme
from polesdesk.ui.tokens import tokens

SCHEMES = (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST)
LONG = "Association pour la sauvegarde, l’étude et la transmission des savoir-faire textiles"


@pytest.fixture
def page(theme: Theme, qtbot) -> QWidget:
    """An input, a link, a link on two lines, two links in a sentence."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    for text in ("Radio Brouette", LONG):
        column.addWidget(LinkLabel(text, text))
    several = LinksLabel()
    several.setText('Il manque <a href="seat">le siège</a> et <a href="rna">le numéro RNA</a>.')
    column.addWidget(several)
    qtbot.addWidget(made)
    made.resize(360, 220)
    show(qtbot, made)
    return made


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_link_with_the_keyboard_has_the_ring_of_the_theme(page, theme, scheme):
    theme.choose(scheme)
    settle()
    for label in page.findChildren(LinksLabel):
        page.findChild(QLineEdit).setFocus()
        settle()
        before = ringed(label)
        label.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        # two lines of two pixels, above and below each line of the link
        assert ringed(label) - before >= 3 * across(label)
        assert dots(label) == 0
        page.findChild(QLineEdit).setFocus()
        settle()
        assert ringed(label) == before


def test_the_ring_follows_the_keyboard_from_link_to_link(page):
    several = page.findChildren(LinksLabel)[-1]
    several.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    first = several.grab().toImage()
    several.focusNextPrevChild(True)
    settle()
    assert several.selectedText() == "le numéro RNA"
    assert several.grab().toImage() != first


def test_a_link_keeps_the_keyboard_and_its_ring_in_other_colours(page, theme):
    link = page.findChildren(LinkLabel)[0]
    link.setFocus(Qt.FocusReason.TabFocusReason)
    theme.choose(Scheme.DARK)
    settle()
    assert link.hasFocus()
    assert link.selectedText() == "Radio Brouette"


def ringed(label: LinksLabel) -> int:
    """How many pixels of a label have the colour of the focus."""
    return count(label.grab().toImage(), QColor(tokens().focus).rgb())


def dots(label: LinksLabel) -> int:
    """How many dots in the colour of the text Qt has left around a link without other words."""
    if not isinstance(label, LinkLabel):
        return 0
    return count(label.grab().toImage(), QColor(tokens().text).rgb())


def across(label: LinksLabel) -> int:
    """The width of the link that is chosen, in pixels."""
    return label.fontMetrics().horizontalAdvance(label.selectedText())


def count(image: QImage, colour: int) -> int:
    """How many pixels of a picture have a colour."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == colour for x, y in places)
