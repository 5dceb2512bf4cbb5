"""A bar that offers what was typed and not saved before a crash: take it up, or give it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from polesdesk.domain.drafts import Draft, kept_at
from polesdesk.domain.french import format_date, format_time
from polesdesk.ui.announcing import announce
from polesdesk.ui.icons import IconLabel
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr


class DraftsBar(QFrame):
    """Shows one draft after the other, the newest first; it stops no work."""

    resumed = Signal(object)
    """The ``Draft`` that is wanted back in its form."""
    dropped = Signal(object)
    """The ``Draft`` that is given up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._drafts: list[Draft] = []
        self._sentences: list[str] = []
        self._words = plain_label(role="amber_text", wraps=True)
        self._words.setObjectName("drafts_text")
        resume = self._button(self.tr("Reprendre"), "drafts_resume")
        drop = self._button(self.tr("Abandonner"), "drafts_drop")
        resume.clicked.connect(lambda _on: self.resumed.emit(self._take()))
        drop.clicked.connect(lambda _on: self.dropped.emit(self._take()))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(10)
        row.addWidget(IconLabel("pencil", 16, "amber"))
        row.addWidget(self._words, 1)
        row.addWidget(resume)
        row.addWidget(drop)
        self.hide()

    def offer(self, drafts: Sequence[Draft], now: datetime) -> None:
        """Offer drafts; ``now`` is the clock on the wall."""
        told = self.tr("Une saisie n’a pas été enregistrée\u202f: {title}, {when}.")
        self._drafts = list(drafts)
        self._sentences = [
            told.format(title=one.title, when=when(kept_at(one), now)) for one in drafts
        ]
        self._show()

    def text(self) -> str:
        """Return the sentence shown, empty when nothing is offered."""
        return "" if self.isHidden() else self._words.text()

    def _show(self) -> None:
        self.setVisible(bool(self._drafts))
        if not self._drafts:
            return
        sentence = self._sentences[0]
        others = len(self._drafts) - 1
        if others == 1:
            sentence += self.tr(" Une autre attend.")
        elif others:
            sentence += self.tr(" {count} autres attendent.").format(count=others)
        self._words.setText(sentence)
        announce(self, sentence)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _take(self) -> Draft:
        """Return the draft shown, and show the next one."""
        one = self._drafts.pop(0)
        del self._sentences[0]
        self._show()
        return one


def when(moment: datetime | None, now: datetime) -> str:
    """Return « aujourd’hui à 9 h 15 », « hier à 18 h 04 », then the date and the hour."""
    if moment is None:
        return ""
    days = (now.date() - moment.date()).days
    day = {0: tr("aujourd’hui"), 1: tr("hier")}.get(
        days, tr("le {day}").format(day=format_date(moment.date()))
    )
    return tr("{day} à {time}").format(day=day, time=format_time(moment.time()))
