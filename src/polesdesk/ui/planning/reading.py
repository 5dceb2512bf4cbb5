"""A board as it is shown: blocks, lanes of rooms, and the plan of its period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from polesdesk.domain.boards import Board, BoardView
from polesdesk.domain.hubs import Hub
from polesdesk.ui.planning.blocks import DAY, Block, blocks_of, minute_of, pieces_of
from polesdesk.ui.planning.day_plan import DayPlan
from polesdesk.ui.planning.month_plan import MonthPlan
from polesdesk.ui.planning.plan import Frame, Plan, RoomLane, Scene
from polesdesk.ui.planning.week_plan import WeekPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A board with its blocks; ``listed`` are those of the period, as the list shows them."""

    board: Board
    blocks: tuple[Block, ...]
    scene: Scene

    @property
    def listed(self) -> tuple[Block, ...]:
        """Return the blocks of the period: what only lasts into it belongs to the day before."""
        return tuple(one for one in self.blocks if self.board.first <= one.row.day)

    def plan(self, frame: Frame) -> Plan:
        """Return the plan of the period at a size."""
        board = self.board
        if board.wish.view is BoardView.DAY:
            return DayPlan(board.first, self.scene, frame)
        if board.wish.view is BoardView.MONTH:
            return MonthPlan(board.wish.day, self.scene, frame)
        days = tuple(board.first + timedelta(days=number) for number in range(7))
        return WeekPlan(days, self.scene, frame)

    def free_room(self, day: date, start: int, minutes: int) -> str:
        """Return the first room that nobody holds in a span of a day, else nothing."""
        taken = {
            piece.block.row.room_id
            for piece in self.scene.pieces
            if piece.block.is_held
            and piece.day == day
            and piece.start < start + minutes
            and start < piece.end
        }
        free = (lane.id for lane in self.scene.lanes if lane.id not in taken and not lane.alone)
        return next(free, "")

    def block(self, block_id: str) -> Block | None:
        """Return a block by its id."""
        return next((one for one in self.blocks if one.id == block_id), None)


def shown(board: Board, today: date) -> Shown:
    """Return a board with its blocks, clashes and lanes."""
    shareable = frozenset(room.id for room in board.rooms if room.shareable)
    blocks = blocks_of(board.rows, shareable)
    hubs = {hub.id: hub for hub in board.hubs}
    alone = {one.room_id: one.association for one in board.alone}
    lanes = tuple(
        RoomLane(
            id=room.id,
            name=room.name,
            hub_id=room.hub_id,
            hub=hubs[room.hub_id].name if room.hub_id in hubs else "",
            capacity=room.capacity,
            alone=alone.get(room.id, ""),
            opening=_opening(hubs[room.hub_id]) if room.hub_id in hubs else (),
        )
        for room in board.rooms
    )
    scene = Scene(
        lanes=lanes,
        pieces=pieces_of(blocks, board.first, board.last),
        notes={note.day: note for note in board.notes},
        today=today,
    )
    return Shown(board=board, blocks=blocks, scene=scene)


def _opening(hub: Hub) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (span.weekday, minute_of(span.start), minute_of(span.end) or DAY) for span in hub.opening
    )
