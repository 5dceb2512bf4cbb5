"""The manual inside the program: a page for each tab, read without a network."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from polesdesk.ui.measures import CARD_MARGINS


def _folder() -> Traversable:
    return files("polesdesk._assets").joinpath("manual")


def has_page(name: str) -> bool:
    """Tell whether the manual has a page of this name."""
    return _folder().joinpath(f"{name}.md").is_file()


def read_page(name: str) -> str:
    """Return the Markdown of a page."""
    return _folder().joinpath(f"{name}.md").read_text("utf-8")


class ManualDialog(QDialog):
    """Shows a page; links lead to the other pages and nowhere else."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("manual_dialog")
        self.setWindowTitle(self.tr("Manuel de PolesDesk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = QTextBrowser()
        self._page.setObjectName("manual_page")
        self._page.setAccessibleName(self.tr("Manuel"))
        self._page.setOpenLinks(False)
        self._page.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.addWidget(self._page)
        self.resize(760, 640)
        self.show_page(name)

    def show_page(self, name: str) -> None:
        """Show a page from its beginning."""
        self._page.setMarkdown(read_page(name))
        self._page.moveCursor(self._page.textCursor().MoveOperation.Start)

    def _follow(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if link.isRelative() and has_page(name):
            self.show_page(name)
