"""A page of the manual as Qt draws it: its pictures fit the width, on the screen and on paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from polesdesk.ui import manual
from polesdesk.ui.tokens import LIGHT

PAPER_WIDTH = 640
"""Pixels that a picture takes on paper: what is between the margins of an A4 page."""
_DOTS = 300
_PICTURE = "\ufffc"
"""What stands in a text of Qt where there is a picture."""


class ManualPage(QTextBrowser):
    """Shows one page; a link is told, never followed outside the manual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setObjectName("manual_page")
        self.setAccessibleName(self.tr("Manuel"))
        self.setOpenLinks(False)
        # A bar that came and went with the text would resize the page while it is being set.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._draw_again)

    def show_page(self, name: str) -> None:
        """Show a page from its beginning."""
        self._shown = name
        self.document().clear()  # its pictures were drawn for another width
        self.setMarkdown(manual.read_page(name))
        _give_room(self.document())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, heading: str) -> None:
        """Show the part of the page under a heading at the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                place = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(place))
                return
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the manual, no wider than the page."""
        width = self.viewport().width() - 2 * round(self.document().documentMargin())
        return picture(QUrl(name).path(), width, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pictures again for the new width."""
        super().resizeEvent(event)
        if self._shown and event.size().width() != event.oldSize().width():
            self._resized.start()

    def _draw_again(self) -> None:
        place = self.verticalScrollBar().value()
        self.show_page(self._shown)
        self.verticalScrollBar().setValue(place)


def picture(name: str, width: int = 0, ratio: float = 1.0) -> QImage:
    """Return a framed picture of the manual, at most as wide as told, sharp on the screen."""
    image = QImage.fromData(manual.read_picture(name))
    if image.isNull():
        return image
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    wanted = round(width * ratio)
    if image.width() > wanted > 0:
        image = image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(image)
    painter.setPen(QColor(LIGHT.border))
    painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


class _Paper(QTextDocument):
    """All pages one after the other, each on a sheet of its own."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the manual for a sheet of paper."""
        image = picture(QUrl(name).path())
        image.setDevicePixelRatio(max(1.0, image.width() / PAPER_WIDTH))
        return image


def whole_manual() -> QTextDocument:
    """Return the whole manual as one document, to be printed."""
    document = _Paper()
    document.setDefaultFont(QGuiApplication.font())
    document.setMarkdown("\n\n".join(manual.read_page(name) for name in manual.PAGES))
    _give_room(document)
    _begin_sheets(document)
    return document


def manual_as_pdf(title: str) -> bytes:
    """Return the whole manual as a PDF, A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("PolesDesk")
    writer.setResolution(_DOTS)
    margins = QMarginsF(0, 0, 0, 0)  # the document leaves its own
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins)
    )
    whole_manual().print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _give_room(document: QTextDocument) -> None:
    """Set paragraphs and headings apart: Markdown as Qt reads it stands too close."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        form = QTextBlockFormat(block.blockFormat())
        level = form.headingLevel()
        form.setTopMargin(18 if level == 2 else form.topMargin())
        form.setBottomMargin(8 if level else 6)
        if _PICTURE not in block.text():
            form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(form)
        block = block.next()


def _begin_sheets(document: QTextDocument) -> None:
    """Begin a new sheet with each page of the manual but the first."""
    cursor = QTextCursor(document)
    block = document.begin().next()
    while block.isValid():
        if block.blockFormat().headingLevel() == 1:
            cursor.setPosition(block.position())
            form = QTextBlockFormat(block.blockFormat())
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.setBlockFormat(form)
        block = block.next()
