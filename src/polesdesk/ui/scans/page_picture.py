"""One scanned page, as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from polesdesk.ui.tokens import tokens


class PagePicture(QWidget):
    """Shows a picture whole; where there is none, the words that say why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture = QPixmap()
        self._words = ""

    def show_page(self, picture: bytes, words: str) -> None:
        """Show a page; ``words`` name it for a screen reader, and stand where no picture is."""
        self._picture = QPixmap()
        if picture:
            self._picture.loadFromData(picture)
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def has_picture(self) -> bool:
        """Tell whether a page is seen."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """Ask for little: the picture takes what the other widgets leave."""
        return QSize(280, 180)

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to know a page by."""
        return QSize(160, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page in the middle."""
        painter = QPainter(self)
        if not self.has_picture():
            painter.setPen(QColor(tokens().muted))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, self._words)
            return
        size = self._picture.size().scaled(
            self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio
        )
        room = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(room, self._picture)
        painter.setPen(QColor(tokens().border))
        painter.drawRect(room)
