"""The band above the tabs when scans have arrived in the watched folder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from polesdesk.domain.french import plural
from polesdesk.ui.announcing import announce
from polesdesk.ui.icons import IconLabel
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr


class ArrivalsBar(QFrame):
    """Offers to read what has arrived, or to leave it; it stops no work."""

    def __init__(
        self,
        *,
        read: Callable[[], object],
        later: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scans_arrived")
        self.setProperty("role", "banner")
        self.words = plain_label(role="amber_text")
        self.words.setObjectName("scans_arrived_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 5, PAGE_MARGIN, 5)
        row.setSpacing(GAP)
        row.addWidget(IconLabel("file-check", 16, "amber"))
        row.addWidget(self.words, 1)
        row.addWidget(self._button("scans_arrived_read", self.tr("Reconnaître…"), read))
        row.addWidget(self._button("scans_arrived_later", self.tr("Laisser"), later))
        self.hide()

    def offer(self, count: int) -> None:
        """Say how many documents have arrived."""
        what = plural(count, tr("document est arrivé"), tr("documents sont arrivés"))
        self.words.setText(tr("{what} dans le dossier surveillé.").format(what=what))
        self.show()
        announce(self, self.words.text())

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.clicked.connect(lambda _on: act())
        return button
