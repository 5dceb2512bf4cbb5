"""The text of a template with its colours, the numbers of its lines and the fault of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from polesdesk.ui.settings.line_numbers import LineNumbers
from polesdesk.ui.settings.template_colours import TemplateColours
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import tokens

PAD = 8
FRAME = 20
"""Pixels across that the frame of the sentence under a faulty line takes."""
Place = tuple[int, int]
"""Beginning and end of some words, as positions of the document."""


class TemplateText(QPlainTextEdit):
    """Shows or edits the text; ``mark_line`` shows where it is faulty, and why."""

    fault_seen = Signal(bool)
    """Whether the faulty line, with its sentence under it, is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faulty = 0
        self._seen = False
        self._found: Sequence[Place] = ()
        self._current: Place | None = None
        self._numbers = LineNumbers(self)
        self._colours = TemplateColours(self.document())
        self._why = plain_label(parent=self.viewport(), role="fault", wraps=True)
        self._why.setObjectName("template_fault")
        self._why.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._why.hide()
        self.setTabChangesFocus(True)
        self.blockCountChanged.connect(lambda _count: self._leave_room())
        self.updateRequest.connect(self._scroll_numbers)
        self._leave_room()

    def line(self) -> int:
        """Return the line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the beginning of a line, in the midst of what is seen."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def select(self, place: Place) -> None:
        """Select some words and bring them into sight."""
        cursor = self.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def mark_line(self, line: int, why: str = "") -> None:
        """Show a line as faulty with a sentence under it; 0 shows none."""
        self._faulty = line
        self._why.setText(why)
        self._mark()
        self._numbers.update()
        self._place_why()

    def faulty_line(self) -> int:
        """Return the line shown as faulty, 0 for none."""
        return self._faulty

    def tells_fault(self) -> bool:
        """Tell whether the sentence stands under its line, in sight."""
        return self._seen and bool(self._why.text())

    def mark_found(self, places: Sequence[Place], current: Place | None = None) -> None:
        """Show what a search has found, and which of it is the current one."""
        self._found, self._current = places, current
        self._mark()

    def numbers_width(self) -> int:
        """Return the pixels that the numbers take."""
        digits = max(3, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * PAD

    def paint_numbers(self, painter: QPainter, room: QRect) -> None:
        """Paint the numbers of the lines in sight."""
        colours = tokens()
        painter.fillRect(room, QColor(colours.page))
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        top = self.blockBoundingGeometry(block).translated(offset).top()
        width = self._numbers.width() - PAD
        while block.isValid() and top <= room.bottom():
            number = block.blockNumber() + 1
            height = self.blockBoundingRect(block).height()
            painter.setPen(QColor(colours.red if number == self._faulty else colours.muted))
            box = QRect(0, round(top), width, self.fontMetrics().height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), str(number))
            block = block.next()
            top += height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers as high as the text, the sentence as wide."""
        super().resizeEvent(event)
        self._place_numbers()
        self._place_why()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the theme and the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colours.rehighlight()
            self._mark()
        if event.type() is QEvent.Type.FontChange:
            self._leave_room()

    # Inside

    def _mark(self) -> None:
        """Colour the grounds: the faulty line, then what was found upon it."""
        colours, marks = tokens(), []
        block = self.document().findBlockByNumber(self._faulty - 1)
        if self._faulty and block.isValid():
            mark = _ground(QTextCursor(block), colours.red_tint)
            mark.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        for place in self._found:
            cursor = QTextCursor(self.document())
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            is_current = place == self._current
            marks.append(_ground(cursor, colours.selection if is_current else colours.amber_tint))
        self.setExtraSelections(marks)

    def _place_why(self) -> None:
        """Put the sentence right under the faulty line while that one is in sight."""
        block = self.document().findBlockByNumber(self._faulty - 1)
        top, bottom = self._edges(block) if self._faulty and block.isValid() else (0.0, -1.0)
        room = self.viewport().rect()
        is_seen = self._faulty > 0 and bottom > 0 and top < room.height()
        if is_seen and self._why.text():
            words = self.fontMetrics().horizontalAdvance(self._why.text())
            self._why.setFixedWidth(min(words + FRAME, room.width() - 2 * PAD))
            height = self._why.heightForWidth(self._why.width())
            fits = bottom + height <= room.height() or top < height
            self._why.setGeometry(
                PAD, round(bottom if fits else top - height), self._why.width(), height
            )
        self._why.setVisible(is_seen and bool(self._why.text()))
        if is_seen != self._seen:
            self._seen = is_seen
            self.fault_seen.emit(is_seen)

    def _edges(self, block: QTextBlock) -> tuple[float, float]:
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return box.top(), box.bottom()

    def _place_numbers(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.numbers_width(), inside.height())
        )

    def _leave_room(self) -> None:
        self.setViewportMargins(self.numbers_width() + PAD, 0, 0, 0)
        self._place_numbers()

    def _scroll_numbers(self, rect: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())
        if self._faulty:
            self._place_why()


def _ground(cursor: QTextCursor, colour: str) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor
    mark.format.setBackground(QColor(colour))
    return mark
