"""Words that are painted: in semibold, on several lines, cut by an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter


def strong(font: QFont) -> QFont:
    """Return a font in semibold."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def broken(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Return a text on as many lines as it needs, the last one too long where there are no more."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) >= most or metrics.horizontalAdvance(longer) <= width):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write(
    painter: QPainter,
    room: QRect,
    text: str,
    colour: str,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line, cut by an ellipsis if it must be."""
    painter.save()
    if bold:
        painter.setFont(strong(painter.font()))
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)
    painter.restore()
