"""The text of a template with the numbers of its lines, its fields and commands in colour."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from polesdesk.ui.tokens import tokens

PAD = 8
IN_FIELD = 1
"""State of a line that ends inside a field."""
_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_COMMAND = re.compile(r"(?<!\[)\[(?!\[)[^\[\]]*\]")
_OPTIONAL = re.compile(r"\[\[|\]\]")


class TemplateColours(QSyntaxHighlighter):
    """Gives fields, commands and remarks their colours."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        colours = tokens()
        self.setCurrentBlockState(0)
        if text.startswith("#"):
            self.setFormat(0, len(text), _ink(colours.muted))
            return
        for pattern, colour in (
            (_FIELD, colours.accent),
            (_COMMAND, colours.amber),
            (_OPTIONAL, colours.green),
        ):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), _ink(colour))
        self._colour_cut_field(text, _ink(colours.accent))

    def _colour_cut_field(self, text: str, ink: QTextCharFormat) -> None:
        """Colour a field that began on the line before or ends on the next one."""
        start = 0
        if self.previousBlockState() == IN_FIELD:
            start = text.find("}}") + 2
            self.setFormat(0, start if start >= 2 else len(text), ink)
        opened = text.rfind("{{")
        if opened >= max(0, start) and "}}" not in text[opened:]:
            self.setFormat(opened, len(text) - opened, ink)
            self.setCurrentBlockState(IN_FIELD)


def _ink(colour: str) -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(QColor(colour))
    return ink


class LineNumbers(QWidget):
    """The numbers at the left of the text; that of a faulty line is red."""

    def __init__(self, text: TemplateText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """Return the width of the longest number."""
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in sight."""
        self._text.paint_numbers(QPainter(self), event.rect())


class TemplateText(QPlainTextEdit):
    """Shows or edits the text; ``mark_line`` shows where it is faulty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faulty = 0
        self._numbers = LineNumbers(self)
        self._colours = TemplateColours(self.document())
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

    def mark_line(self, line: int) -> None:
        """Show a line as faulty; 0 shows none."""
        self._faulty = line
        marks = []
        block = self.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.format.setBackground(QColor(tokens().red_tint))
            mark.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        self.setExtraSelections(marks)
        self._numbers.update()

    def faulty_line(self) -> int:
        """Return the line shown as faulty, 0 for none."""
        return self._faulty

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
        """Keep the numbers as high as the text."""
        super().resizeEvent(event)
        self._place_numbers()

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
