"""The line at the foot of the window: the file, what was just done, the work under way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStatusBar, QWidget

from polesdesk.domain.french import format_time
from polesdesk.ui.announcing import announce
from polesdesk.ui.icons import IconLabel
from polesdesk.ui.job_bar import JobBar
from polesdesk.ui.jobs import JobHandle
from polesdesk.ui.texts import ElidedLabel, plain_label

SHOWN_FOR = 8000
"""Milliseconds that a success stays."""
BUSY_AFTER = 500
"""Milliseconds after which a slow save is shown."""


class StatusLine(QStatusBar):
    """Tells the file, the last save and the last backup; successes come and go here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = {"file": "", "saved": "", "backup": ""}
        self._facts = ElidedLabel()
        self._facts.setObjectName("status_facts")
        self._success = SuccessNote()
        self._reminder = Reminder()
        self._busy = plain_label(self.tr("Enregistrement…"))
        self._busy.hide()
        self._busy_timer = QTimer(self, singleShot=True, interval=BUSY_AFTER)
        self._busy_timer.timeout.connect(self._busy.show)
        self.setContentsMargins(10, 0, 6, 0)
        self.addWidget(self._facts, 1)
        self.addWidget(self._success)
        self.addPermanentWidget(self._busy)
        self.addPermanentWidget(self._reminder)

    def show_file(self, name: str) -> None:
        """Show the name of the file that is open."""
        self._tell("file", name)

    def show_saved(self, moment: time) -> None:
        """Show when something was last saved."""
        self._tell("saved", self.tr("Enregistré à {time}").format(time=format_time(moment)))

    def show_backup(self, sentence: str) -> None:
        """Show when and where the last backup was made."""
        self._tell("backup", sentence)

    def remind(self, text: str, verb: str, act: Callable[[], object]) -> None:
        """Show at the right what is not done yet, with what does it; an empty text ends it."""
        self._reminder.show_text(text, verb, act)

    def tell(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a success for some seconds, with one thing that can be done about it."""
        self._success.show_text(text, verb, act)

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001  a signal of the desk
        """Show that a save takes long."""
        if busy:
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            self._busy.hide()

    def show_job(self, job: JobHandle) -> None:
        """Show a job until it ends."""
        self.addPermanentWidget(JobBar(job, self))

    def _tell(self, part: str, text: str) -> None:
        self._parts[part] = text
        file, saved, backup = self._parts.values()
        # The window's title names the file, too: what was saved where goes last.
        shorter = (_joined(file, backup), _joined(saved, backup), backup)
        self._facts.set_texts(_joined(file, saved, backup), *(one for one in shorter if one))


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)


class SuccessNote(QWidget):
    """What was just done, for some seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        picture = IconLabel("check", 16, "green")
        self._words = ElidedLabel(role="green_text")
        self._words.ask_for_room()
        self.button = QPushButton(self)
        self.button.setObjectName("success_undo")
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(6)
        for widget in (picture, self._words, self.button):
            row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self._fade)
        self.hide()

    def text(self) -> str:
        """Return what is shown."""
        return self._words.text() if not self.isHidden() else ""

    def show_text(self, text: str, verb: str, act: Callable[[], object] | None) -> None:
        """Show a success, and the verb of what can be done about it."""
        self._act = act
        self._words.setText(text)
        self.button.setText(verb)
        self.button.setVisible(act is not None)
        self.show()
        self._timer.start()
        announce(self, text)

    def _fade(self) -> None:
        """Go away, but not under the hand or the cursor of the manager."""
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()


class Reminder(QWidget):
    """What is still to be done about the file, until it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._words = ElidedLabel(role="amber_text")
        self._words.ask_for_room()
        self.button = QPushButton(self)
        self.button.setObjectName("status_reminder")
        self.button.setAccessibleName(self.tr("Rappel"))
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        for widget in (IconLabel("usb", 16, "amber"), self._words, self.button):
            row.addWidget(widget)
        self.hide()

    def text(self) -> str:
        """Return what is shown."""
        return self._words.text() if not self.isHidden() else ""

    def show_text(self, text: str, verb: str, act: Callable[[], object]) -> None:
        """Show a text with a button, or nothing."""
        self._act = act
        self._words.setText(text)
        self.button.setText(verb)
        self.button.setAccessibleName(f"{text}, {verb}")
        self.setVisible(bool(text))

    def _do(self) -> None:
        if self._act is not None:
            self._act()
