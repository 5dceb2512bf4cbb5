"""The tab « Planning »: who holds which room and when, on boards and as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import cast

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from polesdesk.actions import boards, slot_clashes
from polesdesk.actions.exports import ListExport
from polesdesk.domain.boards import Board as BoardData
from polesdesk.domain.boards import BoardView, BoardWish, turned
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.ui.announcing import announce
from polesdesk.ui.closures import ClosuresDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.lists.list_files import ListFiles, PrintKey
from polesdesk.ui.measures import PAGE_MARGIN
from polesdesk.ui.planning.acts import PlanningActs
from polesdesk.ui.planning.bar import GAP, PlanningBar, period_title
from polesdesk.ui.planning.blocks import Block
from polesdesk.ui.planning.columns import COLUMNS, KEYS, line_of
from polesdesk.ui.planning.emptiness import EmptinessDialog
from polesdesk.ui.planning.empty import EmptyPlanning
from polesdesk.ui.planning.finder import FinderDialog
from polesdesk.ui.planning.hands import USUAL, Board, Wish
from polesdesk.ui.planning.menu import commands_of
from polesdesk.ui.planning.prints import Posters
from polesdesk.ui.planning.reading import Shown, shown
from polesdesk.ui.tab import Tab
from polesdesk.ui.table_view import TableView

MINUTE = 60_000
EVENING = 18 * 60
"""Minute at which a slot begins that nobody has drawn."""


class PlanningTab(Tab):
    """Shows boards and their list, and changes what they show."""

    subject = "planning"
    kinds = ("slot", "closure_operation")
    watches = (
        "hub", "room", "convention", "association", "allotment", "slot_exception", "closure",
        "school_holiday", "settings", "premises_request",
    )  # fmt: skip
    help_page = "planning"

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(self.tr("Planning"), parent)
        self._desk = desk
        self._settings = settings
        self._question = 0
        self._comes_to_now = True
        self.shown: Shown | None = None
        self._wish = BoardWish(
            view=_known_view(settings.value("planning/view")),
            day=desk.today(),
            hub_id=str(settings.value("planning/hub") or ""),
        )
        self.acts = PlanningActs(desk, settings, self)
        self.posters = Posters(desk, settings, self)
        self.bar = PlanningBar(desk, desk.today, self)
        self.board = Board(partial(_moment, desk.today, now), self)
        self.board.setObjectName("planning_board")
        self.board.setAccessibleName(self.tr("Tableau des séances"))
        self.list_view = TableView(self)
        self.list_view.setObjectName("planning_list")
        self.list_view.setAccessibleName(self.tr("Liste des séances"))
        self.list = ListedTable(self.list_view, desk, settings, COLUMNS, KEYS)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.list_view)
        self.empty = EmptyPlanning(self)
        self._pages.addWidget(self.empty)
        self._lay_out()
        self.files = ListFiles(desk, settings, self, seen=self._seen, tell=self.told.emit)
        self._commands = commands_of(self)
        named = {one.objectName(): one for one in self._commands}
        PrintKey(self.list_view, named["planning_print_list"], named["planning_print_command"])
        self._connect()
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self.board.viewport().update)
        self._clock.start()

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the tab's menu."""
        return self._commands

    def refresh(self) -> None:
        """Read the board again."""
        self._question += 1
        self._desk.read(
            boards.board,
            self._wish,
            then=partial(self._show, self._question),
            owner=self,
        )

    def open_record(self, kind: str, record: str) -> None:
        """Show the hub and the day where a slot meets another, or an operation in its list."""
        if kind == "closure_operation":
            self._closures().open_at(record)
            return
        self._desk.read(slot_clashes.place_of, record, then=self._show_place, owner=self)

    def _show_place(self, place: tuple[date, str] | None) -> None:
        if place is not None:
            day, hub_id = place
            self.bar.association.set_value(None)
            self._go(replace(self._wish, day=day, hub_id=hub_id, room_id="", association_id=""))

    def take_focus(self) -> None:
        """Put the keyboard on the board, or on the list."""
        page = self._pages.currentWidget()
        (self.empty.begin if page is self.empty else page or self.board).setFocus()

    # What is shown

    def show_day(self, day: date) -> None:
        """Show the period around a day."""
        self._go(replace(self._wish, day=day))

    def show_view(self, view: BoardView) -> None:
        """Show a day, a week or a month."""
        self._settings.setValue("planning/view", view.value)
        self._go(replace(self._wish, view=view))

    def turn(self, pages: int) -> None:
        """Go so many periods on, or back."""
        self._go(replace(self._wish, day=turned(self._wish.view, self._wish.day, pages)))

    def show_list(self, *, on: bool) -> None:
        """Show the list in place of the board, or the board again, at the same occurrence."""
        self.bar.show_list(on=on)
        had_focus = self.board.hasFocus() or self.list_view.hasFocus()
        self._pages.setCurrentWidget(self.list_view if on else self.board)
        current = self.current_block()
        if current is not None:
            self._follow(current.id)
        if had_focus:
            self.take_focus()

    def is_list(self) -> bool:
        """Tell whether the list stands in place of the board."""
        return self._pages.currentWidget() is self.list_view

    def current_block(self) -> Block | None:
        """Return the occurrence that commands are about."""
        return self.shown.block(self._current) if self.shown is not None else None

    def record_title(self) -> str:
        """Return the period shown."""
        return period_title(self.shown.board) if self.shown is not None else ""

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._current = ""
        bar = self.bar
        bar.turned.connect(self.turn)
        bar.today_asked.connect(self.go_to_today)
        bar.day_chosen.connect(self.show_day)
        bar.view_chosen.connect(self.show_view)
        bar.list_toggled.connect(lambda on: self.show_list(on=on))
        bar.narrowed.connect(self._narrow)
        bar.zoom_asked.connect(self.board.zoom_by)
        self.board.zoomed.connect(self._show_zoom)
        self.board.turned.connect(self.turn)
        self.board.opened.connect(lambda _block: self.open_current())
        self.board.current_changed.connect(self._follow)
        self.board.drawn.connect(self._draw)
        self.board.moved.connect(self._move)
        self.board.cancel_asked.connect(lambda _block: self.act(self.acts.cancel))
        self.list_view.current_changed.connect(self._follow)
        self.list_view.opened.connect(lambda _block: self.open_current())
        self.empty.begin_asked.connect(lambda: self.command_asked.emit("hub_new_command"))
        self.empty.manual_asked.connect(lambda: self.command_asked.emit("help_manual"))
        for view in (self.board, self.list_view):
            view.addActions(self._commands)
        self._show_zoom()

    # Inside

    def go_to_today(self) -> None:
        """Show the period of today, at the present hour."""
        self.show_day(self._desk.today())

    def open_current(self) -> None:
        """Go to the agreement of the current occurrence, or to the request of an option."""
        block = self.current_block()
        if block is None:
            return
        if block.row.request_id:
            self.went.emit("premises_request", block.row.request_id)
        elif block.row.convention_id:
            self.went.emit("convention", block.row.convention_id)

    def new(self) -> None:
        """Open the dialog of a new slot, on the day shown or that of the current occurrence."""
        block = self.current_block()
        day = block.row.day if block is not None else self._wish.day
        self._draw(Wish(day=day, start=EVENING, minutes=USUAL, room_id=self._wish.room_id))

    def find_free(self) -> None:
        """Open the finder of free slots."""
        FinderDialog(
            self._desk,
            self._settings,
            self._hubs(),
            self._wish.hub_id,
            self,
            allot=self.acts.draw,
        ).open()

    def ask_empty(self) -> None:
        """Open the question of what is empty."""
        EmptinessDialog(
            self._desk, self._settings, self._hubs(), self, show=self.posters.show
        ).open()

    def print_poster(self) -> None:
        """Open the dialog that prints a poster of the hub shown, or of one of its rooms."""
        if self.shown is None:
            return
        board, block = self.shown.board, self.current_block()
        hub_id = board.wish.hub_id or (block.row.hub_id if block is not None else "")
        hub = next((one for one in self._hubs() if one.value == hub_id), None)
        if hub is None:
            hub = next(iter(self._hubs()), None)
        if hub is not None:
            rooms = [
                Choice(value=room.id, label=room.name)
                for room in board.hub_rooms or board.rooms
                if room.hub_id == hub.value
            ]
            self.posters.ask(hub, rooms, board.wish.room_id, board.wish.day)

    def _seen(self) -> ListExport:
        """Return the list as it is shown, whether the board stands in its place or not."""
        return ListExport(
            subject=self.subject,
            query=ListQuery(),
            keys=tuple(column.key for column in self.list_view.shown_columns()),
            narrowed=(self.record_title(), *self.bar.in_words()),
            rows=tuple(line_of(cast(Block, row)) for row in self.list.shown_rows()),
        )

    def _hubs(self) -> tuple[Choice, ...]:
        hubs = self.shown.board.hubs if self.shown is not None else ()
        return tuple(Choice(value=hub.id, label=hub.name) for hub in hubs)

    def show_closures(self) -> None:
        """Open the list of closures and requisitions."""
        self._closures().open()

    def close_premises(self) -> None:
        """Open the dialog that closes or takes premises of the hub shown, over their list."""
        dialog = self._closures()
        dialog.open()
        dialog.close_premises()

    def _closures(self) -> ClosuresDialog:
        return ClosuresDialog(
            self._desk, self._settings, self._wish.hub_id, self,
            go=self.went.emit, give=self.command_asked.emit,
        )  # fmt: skip

    def _draw(self, wish: Wish) -> None:
        if self.shown is None or not self.shown.board.hubs:
            return
        if not wish.room_id:
            room_id = self.shown.free_room(wish.day, wish.start, wish.minutes)
            wish = replace(wish, room_id=room_id)
        hubs = {lane.id: lane.hub_id for lane in self.shown.scene.lanes}
        hub_id = hubs.get(wish.room_id) or self._wish.hub_id or self.shown.board.hubs[0].id
        self.acts.draw(wish, hub_id)

    def _move(self, block_id: str, wish: Wish) -> None:
        block = self.shown.block(block_id) if self.shown is not None else None
        if block is not None and not block.is_option:
            self.acts.move(block, wish)

    def act(self, act: Callable[[Block], object]) -> None:
        """Do something with the current occurrence."""
        block = self.current_block()
        if block is not None and not block.is_option:
            act(block)

    def _show_commands(self) -> None:
        """Offer what can be done with the current occurrence."""
        block = self.current_block()
        is_occurrence = block is not None and not block.is_option
        can = {
            "planning_open_command": block is not None
            and bool(block.row.convention_id or block.row.request_id),
            "planning_move_command": is_occurrence,
            "planning_add_command": is_occurrence,
            "planning_excuse_command": block is not None and block.is_held,
            "planning_cancel_command": is_occurrence,
            "planning_put_back_command": block is not None and bool(block.row.exception_id),
        }
        for action in self._commands:
            if action.objectName() in can:
                action.setEnabled(can[action.objectName()])

    def _go(self, wish: BoardWish) -> None:
        self._comes_to_now = True
        self._wish = wish
        self.refresh()

    def _narrow(self) -> None:
        if not self.bar.association_id():
            self._settings.setValue("planning/hub", self.bar.hub_id())
        self._go(
            replace(
                self._wish,
                hub_id=self.bar.hub_id(),
                room_id=self.bar.room_id(),
                association_id=self.bar.association_id(),
            )
        )

    def _show(self, question: int, board: BoardData) -> None:
        if question != self._question:
            return
        self._wish = board.wish
        self.shown = shown(board, self._desk.today())
        self.bar.show_board(board)
        self.board.show_plan(self.shown.plan, comes_to_now=self._comes_to_now)
        self.list.show_rows(self.shown.listed)
        self._show_emptiness(is_empty=not board.hubs)
        if self._comes_to_now and self.isVisible():
            announce(self, period_title(board))
        self._comes_to_now = False
        self._show_commands()
        self.state_changed.emit()

    def _show_emptiness(self, *, is_empty: bool) -> None:
        """Say how to begin where there is no hub yet, and show the board once there is."""
        self.bar.setVisible(not is_empty)
        if is_empty:
            self._pages.setCurrentWidget(self.empty)
        elif self._pages.currentWidget() is self.empty:
            self._pages.setCurrentWidget(self.board)

    def _follow(self, block_id: str) -> None:
        """Keep board and list at the same occurrence."""
        if not block_id and self._current:
            return
        self._current = block_id
        self.board.set_current(block_id)
        if block_id and self.list_view.current_id() != block_id:
            self.list_view.select_record(block_id)
        self._show_commands()

    def _show_zoom(self) -> None:
        self.bar.smaller.setEnabled(self.board.can_zoom(-1))
        self.bar.larger.setEnabled(self.board.can_zoom(1))


def _known_view(value: object) -> BoardView:
    return BoardView(str(value)) if str(value) in set(BoardView) else BoardView.WEEK


def _moment(today: Callable[[], date], now: Callable[[], datetime]) -> datetime:
    """Return the present hour on the day that it is for the program."""
    return datetime.combine(today(), now().time())
