"""The page of a start without a file: begin, open, or try the demonstration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.icons import IconLabel, set_icon
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.texts import plain_label


class StartPage(QDialog):
    """Offers the three ways to begin and the files that were open last."""

    def __init__(
        self,
        recent: Sequence[Path],
        *,
        new: Callable[[], object],
        choose: Callable[[], object],
        demonstration: Callable[[], object],
        open_path: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self.setWindowTitle("PolesDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        first = self._button("start_new", self.tr("&Créer le fichier du bureau…"), new)
        first.setProperty("role", "primary")
        column.addWidget(first)
        column.addWidget(
            self._button("start_open", self.tr("&Ouvrir un fichier existant…"), choose)
        )
        column.addWidget(
            self._button(
                "start_demonstration",
                self.tr("&Essayer avec des données d’exemple"),
                demonstration,
            )
        )
        self._add_recent(column, recent, open_path)
        self.setMinimumWidth(460)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(IconLabel("polesdesk", 40, "accent"))
        words = QVBoxLayout()
        words.addWidget(plain_label(self.tr("Bienvenue dans PolesDesk"), role="title"))
        words.addWidget(
            plain_label(self.tr("Pôles associatifs, conventions et locaux."), role="muted")
        )
        row.addLayout(words, 1)
        return row

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(lambda _on: act())
        return button

    def _add_recent(
        self, column: QVBoxLayout, recent: Sequence[Path], open_path: Callable[[Path], object]
    ) -> None:
        known = [path for path in recent if path.exists()]
        if not known:
            return
        column.addWidget(plain_label(self.tr("Fichiers récents"), role="section"))
        for number, path in enumerate(known[:5], start=1):
            button = QPushButton(path.name.replace("&", "&&"))
            set_icon(button, "folder-open")
            button.setObjectName(f"start_recent_{number}")
            button.setToolTip(str(path))
            button.setProperty("role", "link")
            button.clicked.connect(lambda _on, path=path: open_path(path))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
