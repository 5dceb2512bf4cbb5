"""Data shown as it is: no text that a manager typed is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from polesdesk.ui.tokens import tokens

RING = 2
"""Pixels of the frame around what has the keyboard, as in the style sheet."""


def tooltip(text: str) -> str:
    """Return a text for a tooltip, kept as typed and wrapped when long."""
    return f"<span>{escape(text)}</span>" if text else ""


def plain_label(
    text: str = "", parent: QWidget | None = None, *, role: str = "", wraps: bool = False
) -> QLabel:
    """Return a label that shows a text as it is; ``role`` is its manner in the style sheet."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setIndent(0)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def mute_mnemonic(text: str) -> str:
    """Return a name for a menu or a button, whose « & » is not a mnemonic."""
    return text.replace("&", "&&")


class ElidedLabel(QLabel):
    """One line that never asks for room: what does not fit is cut and told in a tooltip."""

    def __init__(self, *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shorter: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def ask_for_room(self) -> None:
        """Ask for the room of the whole text, but take less where there is none."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    def set_texts(self, text: str, *shorter: str) -> None:
        """Show a text, or the first of the shorter ones that there is room for."""
        self._shorter = shorter
        self.setText(text)

    def shown(self) -> str:
        """Return what there is room for."""
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        texts = (self.text(), *self._shorter)
        fitting = (one for one in texts if metrics.horizontalAdvance(one) <= width)
        last = metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, width)
        return next(fitting, last)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        room = self.contentsRect()
        shown = self.shown()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text when it is cut."""
        super().resizeEvent(event)
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(tooltip(self.text()) if is_cut else "")


class LinksLabel(QLabel):
    """Words with links, followed by a click or by Tab and Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.setAccessibleDescription(self.tr("Lien\u202f: Entrée pour le suivre"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the link itself: Qt would stop at the words around it first, unseen."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.focusNextPrevChild(True)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.focusNextPrevChild(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the link that has the keyboard as all else is, over the dots that Qt draws."""
        super().paintEvent(event)
        document = self.findChild(QTextDocument)
        if not self.hasSelectedText() or document is None:
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens().focus), RING))
        for line in self._lines_of_link(document):
            outer = line.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(self.rect())
            painter.drawRect(QRectF(outer).adjusted(1, 1, -1, -1))
        painter.end()

    def _lines_of_link(self, document: QTextDocument) -> Iterator[QRectF]:
        """Give the place of the chosen link, line after line; Qt centres the text in height."""
        room = QRectF(self.contentsRect())
        above = max((room.height() - document.size().height()) / 2, 0)
        begin = self.selectionStart()
        end = begin + len(self.selectedText())
        block = document.findBlock(begin)
        start = document.documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(begin - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                left, right = (_across(line, letter) for letter in (first, last))
                right = min(right, line.naturalTextRect().right())  # no space at its end
                place = QRectF(left, line.y(), right - left, line.height())
                yield place.translated(start + room.topLeft() + QPointF(0, above))


def _across(line: QTextLine, letter: int) -> float:
    place: Any = line.cursorToX(letter)  # PySide answers a pair: the place and the letter
    return float(place[0])


class LinkLabel(LinksLabel):
    """A text that leads somewhere, followed by a click or by Enter."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.setProperty("role", "link")
        self.setAccessibleName(name)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write the link in the colour of the theme; the keyboard stays on it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            before = self.text()
            self._write()
            if self.hasFocus() and self.text() != before:
                self.heightForWidth(self.width())  # Qt reads the new text when it measures it
                self.focusNextPrevChild(True)

    def _write(self) -> None:
        style = f"color: {tokens().accent}"
        self.setText(f'<a href="go" style="{style}">{escape(self._words)}</a>')
