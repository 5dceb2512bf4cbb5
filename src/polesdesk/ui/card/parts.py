"""The parts that a card is drawn from: buttons, facts, strips, lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.card.content import Button, Fact, Line, Link, Strip
from polesdesk.ui.chips import ChipLabel
from polesdesk.ui.icons import IconLabel, icon, set_icon, set_icon_after
from polesdesk.ui.measures import GAP, label_width
from polesdesk.ui.texts import LinkLabel, plain_label, tooltip
from polesdesk.ui.tokens import Tone

Follow = Callable[[Link], object]
_STRIP_ICONS = {
    Tone.RED: "circle-alert",
    Tone.AMBER: "triangle-alert",
    Tone.BLUE: "info",
    Tone.GREEN: "circle-check",
    Tone.GREY: "info",
}


def push_button(spec: Button, *, role: str = "") -> QPushButton:
    """Return the button of a command."""
    button = QPushButton(spec.text)
    button.setObjectName(spec.name)
    if role:
        button.setProperty("role", role)
    if spec.icon:
        set_icon(button, spec.icon, "on_accent" if role == "primary" else "text")
    button.setEnabled(not spec.why_not)
    button.setToolTip(tooltip(spec.why_not or spec.tooltip))
    button.setAccessibleDescription(spec.why_not or spec.tooltip)
    act = spec.act
    if spec.menu:
        open_menu(button, spec.menu)
    elif act is not None:
        button.clicked.connect(lambda _on: act())
    return button


def open_menu(button: QPushButton, specs: Sequence[Button]) -> None:
    """Let a button open a menu of commands, and show so by a chevron at its right."""
    set_icon_after(button, "chevron-down")
    button.setMenu(menu_of(specs, button))


def menu_of(specs: Sequence[Button], parent: QWidget) -> QMenu:
    """Return commands as a menu, each with its English object name; one without act is a line."""
    menu = QMenu(parent)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # whatever the button's own is
    for spec in specs:
        if spec.act is None:
            menu.addSeparator()
            continue
        action = menu.addAction(spec.text, spec.act)
        action.setObjectName(spec.name)
        action.setEnabled(not spec.why_not)
        action.setToolTip(tooltip(spec.why_not or spec.tooltip))
        if spec.icon:
            action.setIcon(icon(spec.icon))
    menu.setToolTipsVisible(any(spec.why_not or spec.tooltip for spec in specs))
    return menu


def facts_grid(facts: Sequence[Fact], follow: Follow, parent: QWidget) -> QWidget:
    """Return facts in two columns, labels as wide as those of a form."""
    box = QWidget(parent)
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, label_width(parent))
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        label = plain_label(fact.label, box, role="fact_label", wraps=True)
        label.setFixedWidth(label_width(parent))
        value = _fact_value(fact, follow, box)
        label.setBuddy(value)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
    return box


def _fact_value(fact: Fact, follow: Follow, parent: QWidget) -> QLabel:
    if fact.link is not None and fact.text:
        target = fact.link
        link = LinkLabel(fact.text, f"{fact.label}, {fact.text}".strip(", "), parent)
        link.linkActivated.connect(lambda _href: follow(target))
        return link
    role = "fact" if fact.tone is None else f"{fact.tone.value}_text"
    value = plain_label(fact.text or "—", parent, role=role, wraps=True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value


def strip_frame(strip: Strip) -> QFrame:
    """Return a strip that says what is wrong, with the button that mends it."""
    frame = QFrame()
    frame.setProperty("role", "strip")
    frame.setProperty("tone", strip.tone.value)
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 7, 10, 7)
    row.setSpacing(8)
    row.addWidget(IconLabel(_STRIP_ICONS[strip.tone], 16, strip.tone.value, frame))
    words = plain_label(strip.text, frame, role=f"{strip.tone.value}_text", wraps=True)
    row.addWidget(words, 1)
    if strip.button is not None:
        row.addWidget(push_button(strip.button))
    return frame


def line_frame(line: Line, follow: Follow) -> QFrame:
    """Return a line of a list inside a card."""
    frame = QFrame()
    frame.setProperty("role", "line")
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(GAP)
    row.addLayout(_line_words(line, follow, frame), 1)
    if line.chip is not None:
        chip = ChipLabel(frame)
        chip.show_chip(line.chip)
        row.addWidget(chip)
    for spec in line.buttons:
        button = push_button(spec)
        button.setAccessibleName(f"{spec.text}, {line.title}")
        row.addWidget(button)
    return frame


def _line_words(line: Line, follow: Follow, frame: QFrame) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(1)
    title = Fact(label=line.detail, text=line.title, link=line.link)
    label = _fact_value(title, follow, frame)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    words.addWidget(label)
    if line.detail:
        words.addWidget(plain_label(line.detail, frame, role="hint", wraps=True))
    return words
