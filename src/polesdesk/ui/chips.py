"""Status chips: icon, word and tint, so that colour is never alone to speak."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from polesdesk.ui.icons import pixmap
from polesdesk.ui.tokens import Tone, tokens

ICONS = {
    Tone.GREEN: "check",
    Tone.AMBER: "clock",
    Tone.RED: "circle-alert",
    Tone.BLUE: "pen-line",
    Tone.GREY: "circle",
}
_PAD = 9
_GAP = 5


def _icon_size(metrics: QFontMetrics) -> int:
    """Return the size of the icon beside words of a size: 13 pixels at the usual one."""
    return round(metrics.height() * 0.74)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A status: its word in French, its tone, and an icon if not the usual one of the tone."""

    word: str
    tone: Tone
    icon: str = ""


def chip_width(chip: Chip, metrics: QFontMetrics) -> int:
    """Return the pixels that a chip takes across."""
    words = metrics.horizontalAdvance(chip.word)
    return _PAD + _icon_size(metrics) + _GAP + words + _PAD


def chip_height(metrics: QFontMetrics) -> int:
    """Return the pixels that a chip takes down."""
    return metrics.height() + 4


def paint_chip(painter: QPainter, room: QRect, chip: Chip, metrics: QFontMetrics) -> None:
    """Paint a chip at the left of the room, its word cut by an ellipsis if it must be."""
    colours = tokens()
    ink, tint = colours.ink(chip.tone), colours.tint(chip.tone)
    height = min(chip_height(metrics), room.height())
    width = min(chip_width(chip, metrics), room.width())
    box = QRect(room.left(), room.center().y() - height // 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink) if tint == colours.card else Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(box, height / 2, height / 2)
    name = chip.icon or ICONS[chip.tone]
    ratio = painter.device().devicePixelRatioF()
    size = _icon_size(metrics)
    corner = QPoint(box.left() + _PAD, box.center().y() - size // 2)
    painter.drawPixmap(corner, pixmap(name, size, ink, ratio))
    words = box.adjusted(_PAD + size + _GAP, 0, -_PAD + 2, 0)
    painter.setPen(ink)
    shown = metrics.elidedText(chip.word, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class ChipLabel(QWidget):
    """A chip on a card or a dashboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_chip(self, chip: Chip | None) -> None:
        """Show a status, or nothing."""
        self._chip = chip
        self.setAccessibleName("" if chip is None else chip.word)
        self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the chip needs."""
        if self._chip is None:
            return QSize(0, 0)
        metrics = self.fontMetrics()
        return QSize(chip_width(self._chip, metrics), chip_height(metrics))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        if self._chip is not None:
            paint_chip(QPainter(self), self.rect(), self._chip, self.fontMetrics())
