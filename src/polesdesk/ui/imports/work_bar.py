"""What the wizard is doing, how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from polesdesk.ui.announcing import announce
from polesdesk.ui.imports.session import ImportSession
from polesdesk.ui.jobs import JobHandle
from polesdesk.ui.texts import plain_label

SHOWN_AFTER = 200
"""Milliseconds before work shows: what is done at once does not flicker."""


class WorkBar(QWidget):
    """Follows the work of the session; says for some time what was saved."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: JobHandle | None = None
        self._words = plain_label(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self.stop_button = QPushButton(self.tr("Arrêter"), self)
        self.stop_button.setObjectName("import_stop")
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(lambda _on: session.stop())
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self._appear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self._bar, self.stop_button, self._words):
            row.addWidget(widget)
        row.addStretch(1)
        session.job_changed.connect(self._follow)
        self._show(at_work=False)

    def tell_saved(self, name: str) -> None:
        """Say that a file was written."""
        text = self.tr("Enregistré\u202f: {name}").format(name=name)
        self._words.setText(text)
        announce(self, text)

    def text(self) -> str:
        """Return what is told."""
        return self._words.text()

    def _follow(self, job: JobHandle | None) -> None:
        self._job = job
        if job is None:
            self._timer.stop()
            self._show(at_work=False)
            return
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title)
        self._words.setText("")
        job.progressed.connect(self._show_progress)
        self._timer.start()

    def _appear(self) -> None:
        if self._job is not None:
            self._words.setText(f"{self._job.title}…")
            self._show(at_work=True)

    def _show_progress(self, done: int, total: int, text: str) -> None:
        job = self.sender()
        if job is not self._job:
            return
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        if text and not self._bar.isHidden():
            self._words.setText(text)

    def _show(self, *, at_work: bool) -> None:
        if not at_work and not self._bar.isHidden():
            self._words.setText("")
        self._bar.setVisible(at_work)
        self.stop_button.setVisible(at_work)
