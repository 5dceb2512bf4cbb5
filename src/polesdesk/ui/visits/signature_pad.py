"""A signature drawn with a finger, a pen or the mouse, kept as a picture."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

_SIZE = QSize(600, 180)
_PEN = 3.0


class SignaturePad(QWidget):
    """A white sheet to sign on."""

    drawn = Signal()
    """A stroke was finished."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_signature")
        self.setAccessibleName(self.tr("Signature, à dessiner"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_SIZE.height())
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._path = QPainterPath()
        self._drawing = False

    def is_empty(self) -> bool:
        """Tell whether nothing was drawn."""
        return self._path.isEmpty()

    def clear(self) -> None:
        """Take the signature away."""
        self._path = QPainterPath()
        self.update()
        self.drawn.emit()

    def picture(self) -> bytes:
        """Return the signature as a PNG, no bytes when nothing was drawn."""
        if self.is_empty():
            return b""
        image = QImage(self.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        self._paint_strokes(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self._drawing = True
        self._path.moveTo(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a stroke."""
        if self._drawing:
            self._path.lineTo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a stroke; a tap leaves a dot."""
        if not self._drawing:
            return
        self._drawing = False
        self._path.lineTo(event.position() + QPointF(0.5, 0.5))
        self.update()
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("#FFFFFF"))
        painter.setPen(QPen(QColor("#000000"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        self._paint_strokes(painter)

    def _paint_strokes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor("#000000"), _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(self._path)
