"""The parts that a card is drawn from: buttons, facts, strips, lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.card.content import Button, Fact, Line, Link, Strip
from polesdesk.ui.chips import ChipLabel
from polesdesk.ui.icons import icon
from polesdesk.ui.measures import GAP, label_width
from polesdesk.ui.texts import plain_label, tooltip
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
        button.setIcon(icon(spec.icon, "on_accent" if role == "primary" else "text"))
    button.setEnabled(not spec.why_not)
    button.setToolTip(tooltip(spec.why_not or spec.tooltip))
    button.setAccessibleDescription(spec.why_not or spec.tooltip)
    button.clicked.connect(lambda _on: spec.act())
    return button


def facts_grid(facts: Sequence[Fact], follow: Follow, parent: QWidget) -> QWidget:
    """Return facts in two columns, labels as wide as those of a form."""
    box = QWidget(parent)
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(7)
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
    value = plain_label(fact.text or "—", parent, role="fact", wraps=True)
    if fact.tone is not None:
        value.setProperty("role", f"{fact.tone.value}_text")
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    if fact.link is not None and fact.text:
        link = fact.link
        value.setTextFormat(Qt.TextFormat.RichText)
        value.setText(f'<a href="go">{escape(fact.text)}</a>')
        value.linkActivated.connect(lambda _target: follow(link))
        value.setAccessibleName(f"{fact.label}, {fact.text}")
        flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse
        flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    value.setTextInteractionFlags(flags)
    return value


def strip_frame(strip: Strip) -> QFrame:
    """Return a strip that says what is wrong, with the button that mends it."""
    frame = QFrame()
    frame.setProperty("role", "strip")
    frame.setProperty("tone", strip.tone.value)
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 7, 10, 7)
    row.setSpacing(8)
    picture = QLabel(frame)
    picture.setPixmap(icon(_STRIP_ICONS[strip.tone], strip.tone.value).pixmap(16, 16))
    row.addWidget(picture)
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
