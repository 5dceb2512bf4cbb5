"""The heading of a list: aligned with its cells, an arrow on the column that sorts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from polesdesk.ui.icons import pixmap
from polesdesk.ui.measures import target_height
from polesdesk.ui.tokens import tokens

PAD = 10
"""Pixels left and right in a cell and in its heading."""
ARROW = 12
HEIGHT = 36


class TableHeader(QHeaderView):
    """Paints headings in the muted semibold of the window, on the card's own ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.is_filtered: Callable[[int], bool] = lambda _section: False
        """Whether a filter is set on a column, which its heading then marks."""
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(48)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def heading_font(self) -> QFont:
        """Return the font of headings."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def width_of(self, title: str) -> int:
        """Return the pixels that a heading needs, with its arrow."""
        metrics = QFontMetrics(self.heading_font())
        return metrics.horizontalAdvance(title) + 2 * PAD + ARROW + 2

    def sizeHint(self) -> QSize:
        """Return the height of the heading; it grows with the text."""
        return QSize(
            super().sizeHint().width(), target_height(max(HEIGHT, self.fontMetrics().height() + 16))
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        colours = tokens()
        painter.save()
        painter.fillRect(rect, QColor(colours.card))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_words(painter, rect.adjusted(PAD, 0, -PAD, -1), section)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, section: int) -> None:
        colours = tokens()
        model = self.model()
        horizontal = Qt.Orientation.Horizontal
        title = str(model.headerData(section, horizontal) or "")
        align = model.headerData(section, horizontal, Qt.ItemDataRole.TextAlignmentRole)
        sorts = section == self.sortIndicatorSection()
        marks = self._marks(section, sorts=sorts)
        painter.setFont(self.heading_font())
        ink = QColor(colours.text if sorts else colours.muted)
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        space = room.width() - (ARROW + 2) * len(marks)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, space)
        words = metrics.horizontalAdvance(shown)
        right = bool(align & Qt.AlignmentFlag.AlignRight)
        left = room.right() + 1 - words if right else room.left()
        painter.drawText(
            QRect(left, room.top(), words + 2, room.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            shown,
        )
        ratio = painter.device().devicePixelRatioF()
        top = room.center().y() - ARROW // 2 + 1
        for number, (name, colour) in enumerate(marks):
            aside = (ARROW + 2) * number
            x = left - ARROW - 2 - aside if right else left + words + 2 + aside
            painter.drawPixmap(x, top, pixmap(name, ARROW, QColor(colour), ratio))

    def _marks(self, section: int, *, sorts: bool) -> list[tuple[str, str]]:
        """Return the pictures beside the words of a heading, with their colours."""
        colours, marks = tokens(), []
        if sorts:
            ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            marks.append(("chevron-up" if ascending else "chevron-down", colours.text))
        if self.is_filtered(section):
            marks.append(("filter", colours.accent))
        return marks
