"""The two faces of the campaign, list and board: which one is seen, and its memory."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QObject, QSettings, Qt

from polesdesk.ui.list_page import ListPage
from polesdesk.ui.renewals.board import CampaignBoard
from polesdesk.ui.renewals.group_bar import GroupBar

KEY = "renewals/board"
"""Where the settings keep whether the campaign is shown as a board."""


class Faces(QObject):
    """Puts the board in the place of the list, and the keyboard with it."""

    def __init__(self, page: ListPage, bar: GroupBar, settings: QSettings) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._settings = settings
        frame = page.table.parentWidget()
        self.board = CampaignBoard(page.table, page.model, frame)
        layout = frame.layout() if frame is not None else None
        assert layout is not None
        self._frame = layout
        self._margins = layout.contentsMargins()
        layout.addWidget(self.board)
        self.board.hide()
        bar.board_toggled.connect(self._turn)
        if str(settings.value(KEY, "false")).lower() == "true":
            bar.show_board(on=True)

    def turn(self) -> None:
        """Show the other face."""
        self._bar.show_board(on=self.board.isHidden())

    def _turn(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        table = self._page.table
        had_keyboard = table.hasFocus() or self.board.hasFocus()
        table.setFocusProxy(self.board if on else None)  # type: ignore[arg-type]
        table.setVisible(not on)
        self.board.setVisible(on)
        self._frame.setContentsMargins(QMargins(1, 1, 1, 1) if on else self._margins)
        self._settings.setValue(KEY, on)
        if had_keyboard:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
