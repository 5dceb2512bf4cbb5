"""The icons of the window, drawn in the colours of the theme and sharp at every scale."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from polesdesk.ui.tokens import Tokens, tokens

TEXT = "text"
ON_ACCENT = "on_accent"
BUTTON = 16
"""Pixels of an icon beside the usual text of a button."""
USUAL_TEXT = 17
"""Height in pixels of a line of the usual text, beside which icons were drawn."""


def icon(name: str, colour: str = TEXT) -> QIcon:
    """Return an icon by its file name; ``colour`` is a token and follows the theme by itself."""
    return QIcon(_Engine(name, colour))


def set_icon(button: QAbstractButton, name: str, colour: str = TEXT) -> None:
    """Put an icon before the words of a button, with the room between them that Qt leaves out."""
    button.setIcon(icon(name, colour))
    if button.findChild(_Beside) is None:
        button.installEventFilter(_Beside(button))


def set_icon_after(button: QAbstractButton, name: str) -> None:
    """Put an icon after the words of a button, with the room between them that Qt leaves out."""
    set_icon(button, name)
    button.setIcon(QIcon(_Engine(name, TEXT, at_end=True)))
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


class _Beside(QObject):
    """Keeps the icon of a button as large as its words, with room between the two."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._fit(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the text."""
        is_other = event.type() in (QEvent.Type.FontChange, QEvent.Type.Polish)
        if is_other and isinstance(watched, QAbstractButton):
            self._fit(watched)
        return False

    def _fit(self, button: QAbstractButton) -> None:
        side = round(BUTTON * button.fontMetrics().height() / USUAL_TEXT)
        button.setIconSize(QSize(side + side // 4, side))


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of ``size`` pixels at a scale, in one colour."""
    key = f"polesdesk/{name}/{size}/{colour.name(QColor.NameFormat.HexArgb)}/{ratio:.3f}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, size, colour, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    canvas = QPixmap(QSize(size, size) * ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    source = _source(name).replace(b"currentColor", colour.name().encode())
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


@cache
def _source(name: str) -> bytes:
    return files("polesdesk._assets").joinpath("icons", f"{name}.svg").read_bytes()


class IconLabel(QWidget):
    """An icon in a layout, in the colours and at the size of the text of the moment."""

    def __init__(self, name: str, size: int, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        side = round(self._size * self.fontMetrics().height() / USUAL_TEXT)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        icon(self._name, self._colour).paint(QPainter(self), self.rect())


class _Engine(QIconEngine):
    """Draws an icon when it is asked for, in the colours of that moment."""

    def __init__(self, name: str, colour: str, *, at_end: bool = False) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._at_end = at_end

    def clone(self) -> QIconEngine:
        """Return another engine of the same icon."""
        return _Engine(self._name, self._colour, at_end=self._at_end)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of a rectangle."""
        size = min(rect.width(), rect.height())
        picture = self._picture(size, mode, painter.device().devicePixelRatioF())
        corner = rect.center() - QRect(0, 0, size, size).center()
        painter.drawPixmap(corner, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon at the scale of 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon at a scale; ``size`` does not count the scale."""
        side = min(size.width(), size.height())
        drawn = self._picture(side, mode, scale)
        if size.width() <= side:
            return drawn
        canvas = QPixmap(size * scale)
        canvas.fill(Qt.GlobalColor.transparent)
        canvas.setDevicePixelRatio(scale)
        painter = QPainter(canvas)
        left = size.width() - side if self._at_end else 0
        painter.drawPixmap(left, (size.height() - side) // 2, drawn)
        painter.end()
        return canvas

    def _picture(self, size: int, mode: QIcon.Mode, scale: float) -> QPixmap:
        return pixmap(self._name, size, _ink(tokens(), self._colour, mode), scale)


def _ink(colours: Tokens, token: str, mode: QIcon.Mode) -> QColor:
    ink = QColor(str(getattr(colours, token)))
    if mode is QIcon.Mode.Disabled:
        ink = QColor(colours.muted)
    return ink
