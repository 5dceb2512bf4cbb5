"""How a block is painted: name, then hours; clashes hatched, options dotted, the rest pale."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from polesdesk.domain.french import format_time
from polesdesk.ui.painted_text import broken, strong, write
from polesdesk.ui.planning.blocks import Block
from polesdesk.ui.planning.plan import Placed
from polesdesk.ui.planning.words import holder_of, is_city, remark_of, uninsured_of
from polesdesk.ui.tokens import Tokens, Tone, tokens
from polesdesk.ui.words import tr

BAR = 3
DASH = 4
CORNER = 4
INSIDE = 5
FOLD = 10
"""Pixels of the corner that marks a block without insurance."""
NARROW = 76
"""Pixels under which a block is written smaller."""
SMALLER = 0.86


def paint_block(painter: QPainter, placed: Placed, *, current: bool, focused: bool) -> None:
    """Paint one block in its place; the current one has a frame, thicker with the keyboard."""
    colours, block = tokens(), placed.piece.block
    rect = placed.rect
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, block, colours)
    if current:
        painter.setPen(QPen(QColor(colours.focus), 2.5 if focused else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CORNER, CORNER)
    painter.setClipRect(rect.adjusted(1, 1, -1, -1))
    _write_words(painter, placed, colours)
    painter.restore()


def paint_ghost(painter: QPainter, rect: QRect, words: str) -> None:
    """Paint what a hand is drawing or moving, with its hours."""
    colours = tokens()
    ground = QColor(colours.accent)
    ground.setAlphaF(0.22)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, CORNER, CORNER)
    painter.restore()
    high = painter.fontMetrics().height() + 4
    box = QRect(rect.left(), rect.top(), max(rect.width(), 120), max(high, 18))
    write(painter, box.adjusted(INSIDE, 0, 0, 0), words, colours.text, bold=True)


def tone_of(block: Block) -> Tone:
    """Return the tone of a block: clash, option, not held, the city's own use, held."""
    if block.clashes:
        return Tone.RED
    if block.is_option:
        return Tone.AMBER
    if not block.is_held:
        return Tone.GREY
    return Tone.BLUE if block.row.convention_id else Tone.GREEN


def _paint_ground(painter: QPainter, rect: QRect, block: Block, colours: Tokens) -> None:
    tone = tone_of(block)
    ink = colours.ink(tone)
    if block.is_option:
        _paint_option(painter, rect, ink, QColor(colours.card))
        return
    if not block.is_held:
        painter.setPen(QPen(QColor(colours.border), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(rect, CORNER, CORNER)
        return
    painter.setPen(QPen(ink, 1) if colours.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(colours.tint(tone))
    painter.drawRoundedRect(rect, CORNER, CORNER)
    if block.clashes:
        hatch = QColor(ink)
        hatch.setAlphaF(0.3)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(rect, CORNER, CORNER)
    _paint_bar(painter, rect, ink, whole=block.row.convention_id is not None)
    if uninsured_of(block):
        _paint_corner(painter, rect, colours.ink(Tone.AMBER))


def _paint_option(painter: QPainter, rect: QRect, ink: QColor, ground: QColor) -> None:
    """Paint an option: dots inside a frame of dashes, which reads without colour too."""
    dots = QColor(ink)
    dots.setAlphaF(0.3)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
    for brush in (QBrush(ground), QBrush(dots, Qt.BrushStyle.Dense7Pattern)):
        painter.setBrush(brush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CORNER, CORNER)


def _paint_bar(painter: QPainter, rect: QRect, ink: QColor, *, whole: bool) -> None:
    """Paint the bar on the left: whole for an agreement, in dashes for a use of the city."""
    top, bottom = rect.top() + 2, rect.bottom() - 2
    for y in (top,) if whole else range(top, bottom, 2 * DASH):
        high = bottom - y + 1 if whole else min(DASH, bottom - y + 1)
        painter.fillRect(QRect(rect.left(), y, BAR, high), ink)


def _paint_corner(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Paint the corner that marks what no insurance covers: a shape, not only a colour."""
    side = min(FOLD, rect.height(), rect.width())
    right, top = rect.right() + 1, rect.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])


def _write_words(painter: QPainter, placed: Placed, colours: Tokens) -> None:
    block, rect = placed.piece.block, placed.rect
    if rect.width() < NARROW and not placed.is_line:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * SMALLER)
        painter.setFont(font)
    high = QFontMetrics(painter.font()).height()
    ink = colours.text if block.is_held or block.is_option else colours.muted
    inside = INSIDE if rect.width() >= NARROW else 2
    room = rect.adjusted(BAR + inside, 1, -2, -1)
    names, others = holder_of(block), _others(painter, placed, room.width())
    fitting = max(1, room.height() // high)
    if placed.is_line or fitting == 1:
        _write_one_line(painter, placed, room, ink)
        return
    box = QRect(room.left(), room.top() + 1, room.width(), high)
    most = max(1, fitting - len(others) + is_city(block))
    for line in broken(names, QFontMetrics(strong(painter.font())), room.width(), most):
        write(painter, box, line, ink, bold=block.is_held)
        box.translate(0, high)
    tone = ink
    if block.clashes or uninsured_of(block):
        tone = colours.ink(Tone.RED if block.clashes else Tone.AMBER).name()
    for place, text in enumerate(others):
        if box.bottom() > room.bottom() + 2:
            break
        told = remark_of(block) == text and tone != ink
        write(painter, box, text, tone if told else ink, bold=bool(told) and place > 0)
        box.translate(0, high)


def _others(painter: QPainter, placed: Placed, width: int) -> list[str]:
    """Return what stands under the name: what is wrong, hours, room."""
    block = placed.piece.block
    hours = f"… {block.hours}" if placed.piece.came_over else block.hours
    is_narrow = painter.fontMetrics().horizontalAdvance(hours) > width
    lines = hours.replace(" – ", " –|").split("|") if is_narrow else [hours]
    remark = remark_of(block)
    if remark:
        lines.insert(len(lines) if block.is_held else 0, remark)
    if placed.tells_room:
        lines.append(block.row.room)
    if is_city(block):
        lines.append(tr("usage de la Ville"))
    return lines


def _write_one_line(painter: QPainter, placed: Placed, room: QRect, ink: str) -> None:
    block = placed.piece.block
    remark = remark_of(block)
    name = holder_of(block)
    if placed.is_line:
        name = f"{format_time(block.row.start)} {name}"
    words = f"{name} · {remark}" if remark else f"{name} · {block.hours}"
    write(painter, room, words, ink, bold=block.is_held and not placed.is_line)
