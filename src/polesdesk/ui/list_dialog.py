"""A dialog with a title, a list and a row of buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label


class ListDialog(QDialog):
    """A list with what explains it above and buttons under it.

    ``help_page`` is the page of the manual that F1 opens.
    """

    help_page = "rosters"

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        name: str,
        title: str,
        columns: Sequence[Column],
        lines: type[TableView] = TableView,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual(self.help_page, settings, self)
        self.desk, self.settings = desk, settings
        self.title = plain_label(title, role="title", wraps=True)
        self.told = plain_label(role="muted", wraps=True)
        self.told.setObjectName(f"{name}_told")
        self.view = lines(self)
        self.view.setObjectName(f"{name}_list")
        self.view.setAccessibleName(title)
        self.list = ListedTable(self.view, desk, settings, columns)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(CARD_MARGINS)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.title)
        self.column.addWidget(self.told)
        self.column.addWidget(self.view, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(GAP)

    def end(self, *, width: int, height: int) -> None:
        """Put the buttons under the list, and take this room on the screen."""
        self.column.addLayout(self.foot)
        resize_within_screen(self, width, height)

    def make_room(self) -> None:
        """Grow by what the words take that were set since, so that none is squeezed."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        needed = layout.totalMinimumHeightForWidth(self.width())
        if needed > self.height():
            resize_within_screen(self, self.width(), needed)

    def button(
        self, name: str, words: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        """Return a button of the dialog that Enter in the list never presses."""
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        if primary:
            made.setProperty("role", "primary")
        made.clicked.connect(lambda _on: act())
        return made
