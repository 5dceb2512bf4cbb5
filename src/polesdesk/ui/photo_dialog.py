"""One photo seen large, and the pictures among files that are dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")


class PhotoDialog(QDialog):
    """One photo as large as the screen allows."""

    remove_asked = Signal()

    def __init__(self, picture: QPixmap, parent: QWidget, *, may_remove: bool) -> None:
        super().__init__(parent)
        self.setObjectName("photo_dialog")
        self.setWindowTitle(self.tr("Photo"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize() * 0.8
        label = QLabel(self)
        label.setPixmap(
            picture.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        label.setAccessibleName(self.tr("Photo agrandie"))
        column = QVBoxLayout(self)
        column.addWidget(label, 1)
        row = QWidget(self)
        flow = FlowRow(row, 8)
        flow.setContentsMargins(0, 0, 0, 0)
        close = QPushButton(self.tr("&Fermer"), row)
        close.setObjectName("photo_close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        flow.addWidget(close)
        if may_remove:
            remove = QPushButton(icon("trash-2"), self.tr("&Retirer cette photo"), row)
            remove.setObjectName("photo_remove")
            remove.clicked.connect(self._remove)
            flow.addWidget(remove)
        column.addWidget(row)

    def _remove(self) -> None:
        self.remove_asked.emit()
        self.accept()


def pictures_in(event: QDropEvent) -> list[Path]:
    """Return the pictures among the files that are dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]
