"""The logo of the authority: seen as it is, chosen on the disk, taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.texts import plain_label

SHOWN = QSize(150, 90)
"""Pixels of the preview."""


class LogoInput(QWidget):
    """Holds a picture; its value is the hash of the one kept, or the bytes of a new one."""

    changed = Signal()

    def __init__(self, chooser: FileChooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chooser = chooser
        self._value: str | bytes = ""
        self._kept: bytes | None = None
        self._problem = ""
        self._picture = QLabel()
        self._picture.setFixedSize(SHOWN)
        self._picture.setProperty("role", "preview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = plain_label(role="hint", wraps=True)
        self._choose = QPushButton(self.tr("Choisir une image…"))
        self._choose.clicked.connect(self._ask)
        self._remove = QPushButton(self.tr("Retirer"))
        self._remove.clicked.connect(self._take_away)
        self._lay_out()
        self.setFocusProxy(self._choose)
        self._show()

    def setObjectName(self, name: str) -> None:
        """Name the input, and its parts after it."""
        super().setObjectName(name)
        self._picture.setObjectName(f"{name}_preview")
        self._choose.setObjectName(f"{name}_choose")
        self._remove.setObjectName(f"{name}_remove")

    def setAccessibleName(self, name: str) -> None:
        """Tell screen readers what the buttons are about."""
        super().setAccessibleName(name)
        self._picture.setAccessibleName(name)
        self._choose.setAccessibleName(self.tr("{name}, choisir une image").format(name=name))
        self._remove.setAccessibleName(self.tr("{name}, retirer").format(name=name))

    def value(self) -> str | bytes:
        """Return the hash of the logo kept, or the bytes of the one chosen."""
        return self._value

    def set_value(self, value: str | bytes | None) -> None:
        """Hold the logo of a hash, or another picture."""
        self._value = value or ""
        self._problem = ""
        self._show()
        self.changed.emit()

    def show_kept(self, content: bytes | None) -> None:
        """Show the picture that the file keeps."""
        self._kept = content
        self._show()

    def is_empty(self) -> bool:
        """Tell whether there is no logo."""
        return not self._value

    def problem(self) -> str:
        """Return what to choose instead of a file that is no picture."""
        return self._problem

    def doubt(self) -> str:
        """A logo is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the logo without letting it change."""
        self.setEnabled(not locked)

    def take(self, path: Path) -> None:
        """Hold a picture of the disk."""
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        if QImage.fromData(content).isNull():
            self._problem = self.tr(
                "Cette image ne se lit pas\u202f: choisissez un PNG ou un JPEG."
            )
            self.changed.emit()
            return
        self.set_value(content)

    def _ask(self) -> None:
        self._chooser.ask_open(
            self,
            title=self.tr("Choisir le logo"),
            kinds=self.tr("Images (*.png *.jpg *.jpeg)"),
            then=self.take,
        )

    def _take_away(self) -> None:
        self.set_value("")
        self._choose.setFocus()

    def _show(self) -> None:
        content = self._value if isinstance(self._value, bytes) else None
        if content is None and self._value:
            content = self._kept
        picture = QPixmap()
        if content:
            picture = QPixmap.fromImage(QImage.fromData(content))
        if picture.isNull():
            self._picture.setPixmap(QPixmap())
            self._picture.setText(self.tr("Aucun logo"))
        else:
            self._picture.setPixmap(self._fitted(picture))
        self._remove.setVisible(bool(self._value))

    def _fitted(self, picture: QPixmap) -> QPixmap:
        ratio = self.devicePixelRatioF()
        room = (SHOWN - QSize(12, 12)) * ratio
        keep = Qt.AspectRatioMode.KeepAspectRatio
        shown = picture.scaled(room, keep, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def _lay_out(self) -> None:
        self._words.setText(self.tr("PNG ou JPEG, 5 Mo au plus."))
        column = QVBoxLayout()
        column.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._words)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(column, 1)
