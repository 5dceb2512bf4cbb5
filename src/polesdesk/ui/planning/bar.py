"""The line above a board: which period, which hub, room and association, and how large."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import associations
from polesdesk.domain.boards import Board, BoardView
from polesdesk.domain.french import day_with_weekday, month_name, ordinal_day
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import DateInput, RecordInput
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.texts import plain_label, tooltip
from polesdesk.ui.words import tr

GAP = 8


class PlanningBar(QWidget):
    """Two rows of controls; each tells by a signal what is wanted."""

    turned = Signal(int)
    today_asked = Signal()
    day_chosen = Signal(object)
    view_chosen = Signal(object)
    list_toggled = Signal(bool)
    narrowed = Signal()
    zoom_asked = Signal(int)

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = date.min
        self.title = plain_label(role="page_title")
        self.title.setObjectName("planning_title")
        self._make_turning(today)
        self._make_views()
        self._make_filters(desk)
        self._make_zoom()
        self._lay_out()

    # What is chosen

    def hub_id(self) -> str:
        """Return the hub chosen, empty for all."""
        return self.hub.value()

    def room_id(self) -> str:
        """Return the room chosen, empty for all."""
        return self.room.value()

    def association_id(self) -> str:
        """Return the association chosen, empty for all."""
        return self.association.value()

    def in_words(self) -> tuple[str, ...]:
        """Return what narrows the board in words: hub, room, association."""
        boxes = [box.in_words() for box in (self.hub, self.room)]
        return tuple(words for words in (*boxes, self.association.text().strip()) if words)

    # What is shown

    def show_board(self, board: Board) -> None:
        """Show what the board holds: period, hubs and rooms to choose from."""
        self._shown = board.wish.day
        self.day.blockSignals(True)
        self.day.set_value(board.wish.day)
        self.day.blockSignals(False)
        self.title.setText(period_title(board))
        self.hub.set_choices([Choice(value=hub.id, label=hub.name) for hub in board.hubs])
        self.hub.set_value(board.wish.hub_id)
        self.room.set_choices([Choice(value=room.id, label=room.name) for room in board.hub_rooms])
        self.room.set_value(board.wish.room_id)
        self.room.setEnabled(bool(board.wish.hub_id))
        self._views[board.wish.view].setChecked(True)

    def show_list(self, *, on: bool) -> None:
        """Show whether the list stands in place of the board."""
        self.as_list.blockSignals(True)
        self.as_list.setChecked(on)
        self.as_list.blockSignals(False)

    # Building

    def _make_turning(self, today: Callable[[], date]) -> None:
        self.previous = self._tool("planning_previous", "chevron-left", self.tr("Période d’avant"))
        self.following = self._tool("planning_next", "chevron-right", self.tr("Période d’après"))
        self.today = QPushButton(self.tr("Aujourd’hui"), self)
        self.today.setObjectName("planning_today")
        self.day = DateInput(today, self)
        self.day.setObjectName("planning_day")
        self.day.setAccessibleName(self.tr("Jour montré"))
        self.day.setFixedWidth(self.fontMetrics().horizontalAdvance("00/00/0000") + 62)
        self.previous.clicked.connect(lambda _on: self.turned.emit(-1))
        self.following.clicked.connect(lambda _on: self.turned.emit(1))
        self.today.clicked.connect(lambda _on: self.today_asked.emit())
        self.day.changed.connect(self._take_picked)
        self.day.editingFinished.connect(self._take_day)

    def _make_views(self) -> None:
        names = {
            BoardView.DAY: self.tr("Jour"),
            BoardView.WEEK: self.tr("Semaine"),
            BoardView.MONTH: self.tr("Mois"),
        }
        self._group = QButtonGroup(self)
        self._views: dict[BoardView, QPushButton] = {}
        for view, name in names.items():
            button = QPushButton(name, self)
            button.setObjectName(f"planning_view_{view.value}")
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.clicked.connect(lambda _on, view=view: self.view_chosen.emit(view))
            self._group.addButton(button)
            self._views[view] = button
        self.as_list = QPushButton(icon("list"), self.tr("Liste"), self)
        self.as_list.setObjectName("planning_as_list")
        self.as_list.setCheckable(True)
        self.as_list.setProperty("role", "choice")
        self.as_list.setAccessibleName(self.tr("Voir en liste"))
        self.as_list.toggled.connect(self.list_toggled)

    def _make_filters(self, desk: Desk) -> None:
        self.hub = FilterBox("hub", self.tr("Pôle"), (), self.tr("tous"), self)
        self.hub.setObjectName("planning_hub")
        self.room = FilterBox("room", self.tr("Salle"), (), self.tr("toutes"), self)
        self.room.setObjectName("planning_room")
        self.association = RecordInput(desk, associations.page, lambda row: str(row.name), self)
        self.association.setObjectName("planning_association")
        self.association.setAccessibleName(self.tr("Filtre, association"))
        self.association.setPlaceholderText(self.tr("Toutes les associations"))
        self.association.setClearButtonEnabled(True)
        self.association.setFixedWidth(self.fontMetrics().averageCharWidth() * 32)
        self.hub.chosen.connect(self._take_hub)
        self.room.chosen.connect(self.narrowed)
        self._asked_for = self._hub_before = ""
        self.association.changed.connect(self._take_association)

    def _make_zoom(self) -> None:
        self.smaller = self._tool("planning_zoom_out", "zoom-out", self.tr("Réduire le tableau"))
        self.larger = self._tool("planning_zoom_in", "zoom-in", self.tr("Agrandir le tableau"))
        self.smaller.clicked.connect(lambda _on: self.zoom_asked.emit(-1))
        self.larger.clicked.connect(lambda _on: self.zoom_asked.emit(1))

    def _tool(self, name: str, picture: str, words: str) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setObjectName(name)
        button.setProperty("role", "tool")
        button.setAccessibleName(words)
        button.setToolTip(tooltip(words))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        turning = (self.previous, self.today, self.following, self.day)
        narrowing = (self.hub, self.room, self.association)
        line = QWidget(self)
        row = FlowRow(line, GAP)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (*turning, *self._views.values(), self.as_list, *narrowing):
            row.addWidget(widget)
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        column.addWidget(line)

    # Inside

    def _take_picked(self) -> None:
        """Take a day of the calendar at once; one that is being typed is taken when it is whole."""
        if not self.day.isModified():
            self._take_day()

    def _take_day(self) -> None:
        day = self.day.value()
        if isinstance(day, date) and not self.day.problem() and day != self._shown:
            self._shown = day
            self.day_chosen.emit(day)

    def _take_hub(self) -> None:
        self.room.set_value("")
        self.narrowed.emit()

    def _take_association(self) -> None:
        """Read again when one is chosen or the line is emptied, not at each letter."""
        chosen = self.association.value()
        if chosen == self._asked_for or not (chosen or self.association.is_empty()):
            return
        if chosen and not self._asked_for:
            self._hub_before = self.hub.value()
        self._asked_for = chosen
        self.hub.set_value("" if chosen else self._hub_before)  # wherever it has slots
        self.room.set_value("")
        self.narrowed.emit()


def period_title(board: Board) -> str:
    """Return « Semaine 48, du 23 au 29 novembre 2026 », and so for a day and a month."""
    view, first, last = board.wish.view, board.first, board.last
    if view is BoardView.DAY:
        words = day_with_weekday(first)
        return words[:1].upper() + words[1:]
    if view is BoardView.MONTH:
        name = f"{month_name(board.wish.day.month)} {board.wish.day.year}"
        return name[:1].upper() + name[1:]
    begins = ordinal_day(first.day)
    if first.month != last.month:
        begins += f" {month_name(first.month)}"
    if first.year != last.year:
        begins += f" {first.year}"
    ends = f"{ordinal_day(last.day)} {month_name(last.month)} {last.year}"
    week = first.isocalendar().week
    return tr("Semaine {week}, du {begins} au {ends}").format(week=week, begins=begins, ends=ends)
