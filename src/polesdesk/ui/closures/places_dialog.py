"""The dialog that chooses where the sessions of a closed slot go meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import closure_planning
from polesdesk.domain.closure_operations import ClosureOperation, Place, TouchedLine
from polesdesk.domain.free_time import FreeRoom
from polesdesk.domain.french import plural
from polesdesk.ui.closures.columns import PLACES, PlaceLine
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label

WIDTH, HEIGHT = 820, 460


class PlacesDialog(QDialog):
    """Lists the free rooms for a slot; ``choose`` gets the place."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        operation: ClosureOperation,
        line: TouchedLine,
        parent: QWidget,
        *,
        choose: Callable[[Place], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("closing_places_dialog")
        self.setWindowTitle(self.tr("Où vont les séances\u202f?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("closures", settings, self)
        self._desk, self._operation, self._line, self._choose = desk, operation, line, choose
        self.view = TableView(self)
        self.view.setObjectName("closing_places_list")
        self.view.setAccessibleName(self.windowTitle())
        self.list = ListedTable(self.view, desk, settings, PLACES)
        self.count = plain_label(role="muted", wraps=True)
        self.count.setObjectName("closing_places_count")
        self.any_day = QCheckBox(self.tr("Chercher aussi les a&utres jours de la semaine"), self)
        self.any_day.setObjectName("closing_places_any_day")
        self.choose_button = self._button("closing_places_choose", self.tr("&Choisir"))
        self.choose_button.setProperty("role", "primary")
        self.close_button = self._button("closing_places_close", self.tr("&Annuler"))
        self._lay_out()
        self._connect()
        resize_within_screen(self, WIDTH, HEIGHT)
        self.refresh()

    def refresh(self) -> None:
        """Look for free rooms again."""
        self._desk.read(
            closure_planning.places,
            self._operation,
            self._line,
            any_day=self.any_day.isChecked(),
            then=self._show,
            owner=self,
        )

    def choose(self) -> None:
        """Take the current row."""
        line = self.list.row_of(self.view.current_id())
        if line is not None:
            self._choose(closure_planning.place_of(line.free))
            self.accept()

    def _show(self, found: tuple[FreeRoom, ...]) -> None:
        rows = [PlaceLine(id=f"{one.room_id}:{one.weekday}:{one.start}", free=one) for one in found]
        self.list.show_rows(rows)
        words = self.tr("Aucun local n’est libre à ces jours.")
        if rows:
            words = plural(
                len(rows), self.tr("local libre"), self.tr("locaux libres, le plus proche d’abord")
            )
        self.count.setText(words)
        self.choose_button.setEnabled(bool(rows))
        if rows:
            self.view.select_record(rows[0].id)
            self.view.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        line = self._line
        title = " · ".join(text for text in (line.who, line.what, line.room) if text)
        column.addWidget(plain_label(title, role="title", wraps=True))
        column.addWidget(self.count)
        column.addWidget(self.view, 1)
        column.addWidget(self.any_day)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.choose_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.any_day.toggled.connect(lambda _on: self.refresh())
        self.choose_button.clicked.connect(lambda _on: self.choose())
        self.close_button.clicked.connect(lambda _on: self.reject())
        self.view.opened.connect(lambda _key: self.choose())

    def _button(self, name: str, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made
