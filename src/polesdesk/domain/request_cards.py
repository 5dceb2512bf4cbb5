"""What the card of a request for premises shows, and the rooms that would fit it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.free_time import FreeRoom
from polesdesk.domain.hubs import Hub
from polesdesk.domain.papers import Note
from polesdesk.domain.premises_request_moves import RequestMove
from polesdesk.domain.premises_requests import PremisesRequest, RequestState
from polesdesk.domain.rows import PremisesRequestRow, RoomRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """A request with its state on the day, its places in words, and what it led to.

    ``is_signed`` tells that both sides have signed that agreement.
    """

    request: PremisesRequest
    state: RequestState
    day: date
    association: str
    hubs: tuple[str, ...]
    room: str
    convention: str
    is_signed: bool
    moves: tuple[RequestMove, ...]
    letters: tuple[Letter, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForm:
    """A request to change, with what its form offers to choose from."""

    request: PremisesRequest
    association: str
    hubs: tuple[Hub, ...]
    rooms: tuple[RoomRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Hours of a room that would suit a request; ``option`` is the request that holds them."""

    free: FreeRoom
    option: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the room is free on every day of the wish."""
        return self.free.free_days == self.free.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A request that waits, with the rooms and slots that would fit it, the best first."""

    row: PremisesRequestRow
    fits: tuple[Fit, ...]
