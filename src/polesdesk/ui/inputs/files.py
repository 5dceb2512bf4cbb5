"""A file dropped on the form or chosen on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import icon
from polesdesk.ui.texts import plain_label


class FileInput(QFrame):
    """Holds the path of one file; ``kinds`` is as « Documents (*.pdf *.png) »."""

    changed = Signal()

    def __init__(
        self,
        chooser: FileChooser,
        kinds: str,
        suffixes: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chooser = chooser
        self._kinds = kinds
        self._suffixes = tuple(suffixes)
        self._path: Path | None = None
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self._words = plain_label(role="muted", wraps=True)
        self._choose = QPushButton(self.tr("Choisir…"), self)
        self._choose.clicked.connect(self._ask)
        self._forget = QPushButton(self)
        self._forget.setIcon(icon("x"))
        self._forget.setProperty("role", "icon")
        self._forget.setToolTip(self.tr("Ne pas joindre ce fichier"))
        self._forget.setAccessibleName(self.tr("Ne pas joindre ce fichier"))
        self._forget.clicked.connect(lambda _on: self.set_value(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._forget)
        row.addWidget(self._choose)
        self.setFocusProxy(self._choose)
        self._show()

    def setObjectName(self, name: str) -> None:
        """Name the input, and its buttons after it."""
        super().setObjectName(name)
        self._choose.setObjectName(f"{name}_choose")
        self._forget.setObjectName(f"{name}_forget")

    def setAccessibleName(self, name: str) -> None:
        """Tell screen readers what the buttons are about."""
        super().setAccessibleName(name)
        self._choose.setAccessibleName(self.tr("{name}, choisir un fichier").format(name=name))

    def value(self) -> Path | None:
        """Return the path of the file."""
        return self._path

    def set_value(self, value: Path | None) -> None:
        """Hold a file, or none."""
        self._path = value
        self._show()
        self.changed.emit()

    def is_empty(self) -> bool:
        """Tell whether no file is held."""
        return self._path is None

    def problem(self) -> str:
        """Return what to choose instead of a file of the wrong kind."""
        if self._path is None or self._path.suffix.lower() in self._suffixes:
            return ""
        known = ", ".join(suffix.removeprefix(".").upper() for suffix in self._suffixes)
        return self.tr("Choisissez un fichier {known}.").format(known=known)

    def doubt(self) -> str:
        """A file is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the file without letting it change."""
        self.setEnabled(not locked)

    def typed(self) -> str:
        """Return the path of the file."""
        return str(self._path) if self._path is not None else ""

    def set_typed(self, kept: str) -> None:
        """Hold the file again, if it is still there."""
        self.set_value(Path(kept) if kept and Path(kept).is_file() else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._mark(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._mark(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hold the file dropped."""
        path = _dropped(event.mimeData())
        self._mark(on=False)
        if path is not None:
            event.acceptProposedAction()
            self.set_value(path)

    def _ask(self) -> None:
        title = self.tr("Choisir un fichier")
        self._chooser.ask_open(self, title=title, kinds=self._kinds, then=self.set_value)

    def _show(self) -> None:
        held = self._path is not None
        empty = self.tr("Déposez un fichier ici")
        self._words.setText(self._path.name if self._path is not None else empty)
        self._words.setProperty("role", "fact" if held else "muted")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._forget.setVisible(held)

    def _mark(self, *, on: bool) -> None:
        self.setProperty("dropping", on)
        self.style().unpolish(self)
        self.style().polish(self)


def _dropped(data: QMimeData) -> Path | None:
    urls = [url for url in data.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
