"""One figure of the dashboard: a number, what it counts, and a way to the list of them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from polesdesk.domain.alerts import Figure
from polesdesk.domain.french import format_number
from polesdesk.ui.theme import BODY, SIZES
from polesdesk.ui.tokens import Tokens, Tone, tokens

PAD = 14
CORNER = 8
GAP = 6
LINES = 2
"""Lines of words under the number, so that the cards of a row are of one height."""


class FigureButton(QPushButton):
    """A card that is a button: a click shows the records that the figure counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: Figure | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_figure(self, figure: Figure) -> None:
        """Show a figure."""
        self.figure = figure
        self.setObjectName(f"dashboard_figure_{figure.key}")
        told = f"{format_number(figure.number)} {figure.label}"
        self.setAccessibleName(self.tr("{figure}, voir la liste").format(figure=told))
        self.setToolTip(self.tr("Voir la liste"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the number and two lines of words."""
        words = self.fontMetrics().lineSpacing() * LINES
        return QSize(160, 2 * PAD + self._number_height() + GAP + words)

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the words go on two lines."""
        return QSize(120, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """A narrow card is higher: its words are never cut."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the room for the number and all its words."""
        label = self.figure.label if self.figure is not None else ""
        room = QRect(0, 0, max(1, width - 2 * PAD), 1000)
        words = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), label)
        least = self.fontMetrics().lineSpacing() * LINES
        return 2 * PAD + self._number_height() + GAP + max(least, words.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the number and its words."""
        if self.figure is None:
            return
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, colours)
        room = self.rect().adjusted(PAD, PAD, -PAD, -PAD)
        painter.setFont(self._number_font())
        painter.setPen(_ink(self.figure, colours))
        top = QRect(room.left(), room.top(), room.width(), self._number_height())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, format_number(self.figure.number))
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        below = room.adjusted(0, self._number_height() + GAP, 0, 0)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
        if painter.boundingRect(below, flags, self.figure.label).height() > below.height():
            below = self._all_room_under(top)  # the window is too low for the card
        painter.drawText(below, flags, self.figure.label)

    def _all_room_under(self, number: QRect) -> QRect:
        bottom = self.height() - CORNER // 2
        return QRect(number.left(), number.bottom(), number.width(), bottom - number.bottom())

    def _paint_card(self, painter: QPainter, colours: Tokens) -> None:
        focused = self.hasFocus()
        width = 2 if focused else 1
        painter.setPen(QPen(QColor(colours.focus if focused else colours.line), width))
        ground = colours.card
        if self.isDown():
            ground = colours.selection
        elif self.underMouse():
            ground = colours.hover
        painter.setBrush(QColor(ground))
        inset = width / 2
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(inset, inset, -inset, -inset), CORNER, CORNER
        )

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SIZES["figure_size"] / BODY)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _number_height(self) -> int:
        return QFontMetrics(self._number_font()).height()


def _ink(figure: Figure, colours: Tokens) -> QColor:
    """Return the tone of the figure; nothing to do is not alarming."""
    if not figure.number:
        return QColor(colours.muted)
    return colours.ink(Tone(figure.tone))
