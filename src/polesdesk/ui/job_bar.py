"""A long work in the status line: what it does, how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from polesdesk.ui.jobs import JobHandle
from polesdesk.ui.texts import plain_label

SHOWN_AFTER = 300
"""Milliseconds before a job shows: a short one does not flicker."""


class JobBar(QWidget):
    """Follows one job and disappears with it."""

    def __init__(self, job: JobHandle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._words = plain_label(job.title)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(job.title)
        self.cancel_button = QPushButton(self.tr("Arrêter"))
        self.cancel_button.setObjectName("job_cancel")
        self.cancel_button.setProperty("role", "link")
        self.cancel_button.setAccessibleName(
            self.tr("Arrêter\u202f: {title}").format(title=job.title)
        )
        self.cancel_button.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._words, self._bar, self.cancel_button):
            row.addWidget(widget)
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._end)
        self.hide()
        QTimer.singleShot(SHOWN_AFTER, self, self.show)

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        told = self.tr("{title}\u202f: {text}") if text else "{title}"
        self._words.setText(told.format(title=self._job.title, text=text))

    def _cancel(self) -> None:
        self._job.cancel()
        self.cancel_button.setEnabled(False)
        self._words.setText(self.tr("{title}\u202f: arrêt…").format(title=self._job.title))

    def _end(self) -> None:
        self.hide()
        self.deleteLater()
