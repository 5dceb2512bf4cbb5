"""Pages sent to a printer: the same pictures as on the screen, at the printer's resolution."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from polesdesk.ui.desk import Desk
from polesdesk.ui.preview.pages import Pages

FINEST = 300
"""Dots an inch: finer makes a page slow and no letter sharper."""


def ask_and_print(
    desk: Desk, pages: Pages, name: str, parent: QWidget, go: Callable[[PrintJob], object]
) -> None:
    """Open the printer's own dialog; ``go`` gets the work that it asks for, ready to start."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, len(pages.sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)

    dialog.accepted.connect(lambda: go(PrintJob(desk, pages, printer, parent)))
    QDialog.open(dialog)


class PrintJob(QObject):
    """Paints the chosen pages one after the other without holding up the window."""

    told = Signal(str)
    finished = Signal()

    def __init__(self, desk: Desk, pages: Pages, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        self._left: list[int] = []
        self._count = 0

    def start(self) -> None:
        """Print the pages that the printer's dialog chose."""
        self._left = _chosen(self._printer, len(self._pages.sizes))
        self._count = len(self._left)
        if not self._painter.begin(self._printer):
            self.told.emit(self.tr("L’imprimante ne répond pas\u202f: vérifiez-la et recommencez."))
            self._end()
            return
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._painter.end()
            self.told.emit(self.tr("Envoyé à l’imprimante."))
            self._end()
            return
        done = self._count - len(self._left)
        told = self.tr("Impression de la page {page} sur {count}")
        self.told.emit(told.format(page=done + 1, count=self._count))
        number = self._left.pop(0)
        scale = min(self._printer.resolution(), FINEST) / 72
        then = partial(self._paint, number, is_first=done == 0)
        self._desk.draw(self._pages.picture, number, scale, then=then, owner=self)

    def _paint(self, number: int, picture: QImage, *, is_first: bool) -> None:
        if not is_first:
            self._printer.newPage()
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(_fitted(self._pages.sizes[number], QRectF(sheet)), picture)
        QTimer.singleShot(0, self, self._next)

    def _end(self) -> None:
        self.finished.emit()
        self.deleteLater()


def _chosen(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(first, 1) - 1, min(last, count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    times = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    return pages * times


def _fitted(size: QSizeF, sheet: QRectF) -> QRectF:
    """Return where a page stands on a sheet: whole, in the middle, never larger than life."""
    shown = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(sheet.topLeft(), shown)
    box.moveCenter(sheet.center())
    return box
