"""What is seen while a backup takes the place of a file: its window is closed meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QProgressBar, QVBoxLayout, QWidget

from polesdesk.ui import window_state
from polesdesk.ui.texts import plain_label


class RestoringFrame(QMainWindow):
    """An empty window at the place of the other; it cannot be closed before the work ends."""

    def __init__(self, settings: QSettings, name: str) -> None:
        super().__init__()
        self.setObjectName("restoring_frame")
        self.setWindowTitle("PolesDesk")
        words = self.tr("Restauration de «\u202f{name}\u202f»…").format(name=name)
        label = plain_label(words, role="muted")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(280)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(label)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setCentralWidget(middle)
        self._may_close = False
        window_state.recall(self, settings)

    def leave(self) -> None:
        """Give the place to the window of the file."""
        self._may_close = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work has ended: it cannot be stopped half way."""
        event.setAccepted(self._may_close)
