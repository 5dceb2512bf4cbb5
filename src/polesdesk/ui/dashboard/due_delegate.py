"""How a line of what is due is painted: icon, what, where, and the button at its right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from polesdesk.domain.rows import AlertRow
from polesdesk.ui.dashboard.due_model import ALERT_ROLE, manner, tone, verb
from polesdesk.ui.icons import pixmap
from polesdesk.ui.measures import target_height
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tokens, tokens

PAD = 14
ICON = 16
GAP = 10
ABOVE = 8
BUTTON_PAD = 13
MARK = 3

Index = QModelIndex | QPersistentModelIndex


class DueDelegate(QStyledItemDelegate):
    """Paints the lines; ``button_rect`` tells the list where a click is on the button."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines of words."""
        return QSize(200, 2 * option.fontMetrics.lineSpacing() + 2 * ABOVE + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        alert = index.data(ALERT_ROLE)
        if alert is None:
            return
        colours = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, colours)
        _paint_icon(painter, option, alert, colours)
        _paint_words(painter, option, self._words_rect(option, alert), alert, colours)
        self._paint_button(painter, option, alert, colours)
        painter.restore()

    def button_rect(self, rect: QRect, metrics: QFontMetrics, alert: AlertRow) -> QRect:
        """Return where the button of a line is."""
        width = metrics.horizontalAdvance(verb(alert)) + 2 * BUTTON_PAD
        height = target_height(max(32, metrics.height() + 12))
        left = rect.right() - PAD - width + 1
        return QRect(left, rect.center().y() - height // 2 + 1, width, height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show what an ellipsis hides."""
        alert = index.data(ALERT_ROLE) if index.isValid() else None
        if event.type() is not QEvent.Type.ToolTip or alert is None:
            return super().helpEvent(event, view, option, index)
        room = self._words_rect(option, alert).width()
        bold = QFontMetrics(_bold(option.font))
        cut = bold.horizontalAdvance(alert.label) > room
        cut = cut or option.fontMetrics.horizontalAdvance(alert.detail) > room
        text = tooltip(f"{alert.label}\n{alert.detail}".replace("\n", " — ")) if cut else ""
        QToolTip.showText(event.globalPos(), text, view, option.rect)
        return True

    def _words_rect(self, option: QStyleOptionViewItem, alert: AlertRow) -> QRect:
        rect: QRect = option.rect
        button = self.button_rect(rect, option.fontMetrics, alert)
        left = rect.left() + PAD + ICON + GAP
        return QRect(
            left, rect.top() + ABOVE, button.left() - GAP - left, rect.height() - 2 * ABOVE
        )

    def _paint_button(
        self, painter: QPainter, option: QStyleOptionViewItem, alert: AlertRow, colours: Tokens
    ) -> None:
        box = self.button_rect(option.rect, option.fontMetrics, alert)
        hovered = box.contains(_mouse(option))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.hover if hovered else colours.card))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), verb(alert))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, colours: Tokens) -> None:
    rect: QRect = option.rect
    current = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.fillRect(rect, QColor(colours.selection if current else colours.card))
    line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
    painter.fillRect(line, QColor(colours.line))
    if current:
        mark = QRect(rect)
        mark.setWidth(MARK)
        painter.fillRect(mark, QColor(colours.focus))


def _paint_icon(
    painter: QPainter, option: QStyleOptionViewItem, alert: AlertRow, colours: Tokens
) -> None:
    ratio = painter.device().devicePixelRatioF()
    picture = pixmap(manner(alert).icon, ICON, colours.ink(tone(alert)), ratio)
    first_line = option.rect.top() + ABOVE + option.fontMetrics.lineSpacing() // 2
    painter.drawPixmap(QPoint(option.rect.left() + PAD, first_line - ICON // 2), picture)


def _paint_words(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    alert: AlertRow,
    colours: Tokens,
) -> None:
    half = option.fontMetrics.lineSpacing()
    current = bool(option.state & QStyle.StateFlag.State_HasFocus)
    quiet = colours.text if current else colours.muted
    lines = ((_bold(option.font), colours.text, alert.label), (option.font, quiet, alert.detail))
    for number, (font, ink, text) in enumerate(lines):
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        box = QRect(room.left(), room.top() + number * half, room.width(), half)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _mouse(option: QStyleOptionViewItem) -> QPoint:
    view = option.widget
    if not isinstance(view, QAbstractItemView) or not view.underMouse():
        return QPoint(-1, -1)
    return view.viewport().mapFromGlobal(view.cursor().pos())
