"""Where the cards of the campaign stand on its board: columns side by side, cards below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics

from polesdesk.domain.campaign import CampaignRow
from polesdesk.domain.campaign_lanes import Lane
from polesdesk.ui.chips import chip_height
from polesdesk.ui.painted_text import broken, strong

GAP = 8
"""Pixels between cards, and around them."""
PAD = 9
"""Pixels of a card around its words."""
BETWEEN = 4
"""Pixels between the parts of a card."""
LEAST_LETTERS = 23
"""Usual letters that the narrowest column holds across."""
NAME_LINES, BLOCKER_LINES = 2, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card in its place; ``row`` is its place in the list, ``lane`` its column."""

    line: CampaignRow
    row: int
    lane: int
    rect: QRect
    name: tuple[str, ...]
    blockers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPlan:
    """The drawing of a board at one size; its heads stay in sight."""

    size: QSize
    head: int
    lanes: tuple[Lane, ...]
    heads: tuple[QRect, ...]
    cards: tuple[Card, ...]
    by_lane: tuple[tuple[Card, ...], ...]


def told_blockers(line: CampaignRow) -> str:
    """Return what blocks an agreement as one sentence, empty when nothing does."""
    text = "\u202f; ".join(line.blockers)
    return text[:1].upper() + text[1:]


def make_plan(
    lines: Sequence[CampaignRow], lanes: tuple[Lane, ...], room: QSize, font: QFont
) -> CampaignPlan:
    """Place the cards of a board in a room of so many pixels; it may need more."""
    plain, bold = QFontMetrics(font), QFontMetrics(strong(font))
    head = plain.height() + 2 * PAD
    least = plain.averageCharWidth() * LEAST_LETTERS + 2 * PAD
    across = max(least, (room.width() - GAP * (len(lanes) + 1)) // len(lanes))
    heads, by_lane = [], []
    lowest = 0
    for number, lane in enumerate(lanes):
        left, top = GAP + number * (across + GAP), head + GAP
        heads.append(QRect(left, 0, across, head))
        cards = []
        for place in lane.places:
            room_of_card = QRect(left, top, across, 0)
            card = _card(lines[place], place, number, room_of_card, (plain, bold))
            cards.append(card)
            top = card.rect.bottom() + 1 + GAP
        by_lane.append(tuple(cards))
        lowest = max(lowest, top)
    return CampaignPlan(
        size=QSize(GAP + len(lanes) * (across + GAP), lowest),
        head=head,
        lanes=lanes,
        heads=tuple(heads),
        cards=tuple(card for cards in by_lane for card in cards),
        by_lane=tuple(by_lane),
    )


def _card(
    line: CampaignRow, row: int, lane: int, room: QRect, metrics: tuple[QFontMetrics, QFontMetrics]
) -> Card:
    """Return a card at the top of a room without height."""
    plain, bold = metrics
    width, told = room.width() - 2 * PAD, told_blockers(line)
    name = broken(line.association, bold, width, NAME_LINES)
    blockers = broken(told, plain, width, BLOCKER_LINES) if told else []
    height = _height(len(name), len(blockers), plain)
    return Card(
        line=line,
        row=row,
        lane=lane,
        rect=room.adjusted(0, 0, 0, height),
        name=tuple(name),
        blockers=tuple(blockers),
    )


def _height(name: int, blockers: int, metrics: QFontMetrics) -> int:
    """Return the pixels of a card with so many lines of name and of what blocks."""
    words = (name + 2 + blockers) * metrics.height()
    parts = BETWEEN + chip_height(metrics) + (BETWEEN if blockers else 0)
    return 2 * PAD + words + parts
