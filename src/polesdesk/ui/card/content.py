"""What a card shows of a record, as plain values: a tab describes it, the card draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from polesdesk.domain.cards import TimelineStep
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone

Act = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A command of a card: its English object name, its French words, what it does.

    ``why_not`` tells why it cannot be used now; the button is then disabled. A button with
    a ``menu`` opens it instead of acting.
    """

    name: str
    text: str
    act: Act | None = None
    icon: str = ""
    tooltip: str = ""
    why_not: str = ""
    menu: Sequence[Button] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to another record."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label with its value; with a link, the value opens another record."""

    label: str
    text: str
    link: Link | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What is wrong or doubtful, and the button that mends it."""

    text: str
    tone: Tone = Tone.AMBER
    button: Button | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list inside a card: title, explanation, status, commands."""

    title: str
    detail: str = ""
    chip: Chip | None = None
    link: Link | None = None
    buttons: Sequence[Button] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a card under its heading: facts, lines, a widget of the tab, commands.

    ``empty`` is the sentence that stands where there is nothing yet.
    """

    title: str = ""
    facts: Sequence[Fact] = ()
    lines: Sequence[Line] = ()
    widget: QWidget | None = None
    buttons: Sequence[Button] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A record as its card shows it; one primary button, the rare ones under « Plus »."""

    title: str
    reference: str = ""
    chip: Chip | None = None
    timeline: Sequence[TimelineStep] = ()
    strips: Sequence[Strip] = ()
    blocks: Sequence[Block] = ()
    primary: Button | None = None
    buttons: Sequence[Button] = ()
    more: Sequence[Button] = ()
