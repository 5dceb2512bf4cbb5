"""The band above the tabs of a backup that is only looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from polesdesk.ui.icons import IconLabel
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.texts import plain_label


class LookBanner(QFrame):
    """Says that nothing can be changed here; offers to restore, and the way back to the file."""

    def __init__(
        self,
        moment: str,
        *,
        restore: Callable[[], object],
        back: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("look_banner")
        self.setProperty("role", "banner")
        words = self.tr(
            "Sauvegarde du {moment}, ouverte pour regarder\u202f: rien ne s’y enregistre."
        ).format(moment=moment)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 5, PAGE_MARGIN, 5)
        row.setSpacing(GAP)
        row.addWidget(IconLabel("eye", 16, "amber"))
        row.addWidget(plain_label(words, role="amber_text"))
        row.addStretch(1)
        row.addWidget(self._button("look_restore", self.tr("Restaurer cette sauvegarde"), restore))
        row.addWidget(self._button("look_back", self.tr("Revenir au fichier"), back))

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.clicked.connect(lambda _on: act())
        return button
