"""The line above the week of permanences: which week, how it is seen, which hub, what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.rostering_papers import period_in_words
from polesdesk.domain.rostering_rows import RosterBoard
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.rosters.grid import Rows
from polesdesk.ui.texts import plain_label, tooltip
from polesdesk.ui.words import tr

GAP = 8
LIST = "list"


class RosterBar(QWidget):
    """Rows of controls; each tells by a signal what is wanted."""

    turned = Signal(int)
    today_asked = Signal()
    day_chosen = Signal(object)
    view_chosen = Signal(str)
    narrowed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = date.min
        self.title = plain_label(role="page_title")
        self.title.setObjectName("rosters_title")
        self.told = plain_label(role="muted", wraps=True)
        self.told.setObjectName("rosters_told")
        self.previous = self._tool("rosters_previous", "chevron-left", tr("Semaine d’avant"))
        self.following = self._tool("rosters_next", "chevron-right", tr("Semaine d’après"))
        self.today = QPushButton(tr("Aujourd’hui"), self)
        self.today.setObjectName("rosters_today")
        self.day = DateInput(today, self)
        self.day.setObjectName("rosters_day")
        self.day.setAccessibleName(tr("Jour montré"))
        self.day.setFixedWidth(self.fontMetrics().horizontalAdvance("00/00/0000") + 62)
        self._make_views()
        self.hub = FilterBox("hub", tr("Pôle"), (), tr("tous"), self)
        self.hub.setObjectName("rosters_hub")
        self._lay_out()
        self.previous.clicked.connect(lambda _on: self.turned.emit(-1))
        self.following.clicked.connect(lambda _on: self.turned.emit(1))
        self.today.clicked.connect(lambda _on: self.today_asked.emit())
        self.day.changed.connect(self._take_picked)
        self.day.editingFinished.connect(self._take_day)
        self.hub.chosen.connect(self.narrowed)

    def add_act(
        self, name: str, words: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        """Add a button that does something."""
        button = QPushButton(words, self)
        button.setObjectName(name)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: act())
        self._line.addWidget(button)
        return button

    def show_board(self, board: RosterBoard, told: str) -> None:
        """Show the week, the hubs to choose from, and what the week holds in words."""
        self._shown = board.first
        self.day.blockSignals(True)
        self.day.set_value(board.first)
        self.day.blockSignals(False)
        self.title.setText(week_title(board.first, board.last))
        self.told.setText(told)
        self.hub.set_choices(board.hubs)
        self.hub.set_value(board.hub_id)

    def show_view(self, view: str) -> None:
        """Show which view is chosen."""
        self._views[view].setChecked(True)

    def _make_views(self) -> None:
        names = {
            Rows.PLACES.value: tr("Par lieu"),
            Rows.PEOPLE.value: tr("Par personne"),
            LIST: tr("Liste"),
        }
        self._group = QButtonGroup(self)
        self._views: dict[str, QPushButton] = {}
        for view, name in names.items():
            button = QPushButton(name, self)
            button.setObjectName(f"rosters_view_{view}")
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.clicked.connect(lambda _on, view=view: self.view_chosen.emit(view))
            self._group.addButton(button)
            self._views[view] = button

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
        column.addWidget(self.told)
        line = QWidget(self)
        self._line = row = FlowRow(line, GAP)
        row.setContentsMargins(0, 0, 0, 0)
        turning = (self.previous, self.today, self.following, self.day)
        for widget in (*turning, *self._views.values(), self.hub):
            row.addWidget(widget)
        column.addWidget(line)

    def _take_picked(self) -> None:
        """Take a day of the calendar at once; one that is being typed when it is whole."""
        if not self.day.isModified():
            self._take_day()

    def _take_day(self) -> None:
        day = self.day.value()
        if isinstance(day, date) and not self.day.problem() and day != self._shown:
            self._shown = day
            self.day_chosen.emit(day)


def week_title(first: date, last: date) -> str:
    """Return « Semaine 48, du 23 au 29 novembre 2026 »."""
    return tr("Semaine {week}, du {period}").format(
        week=first.isocalendar().week, period=period_in_words(first, last)
    )
