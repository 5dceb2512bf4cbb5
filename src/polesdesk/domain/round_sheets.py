"""What the sheet of a round shows: the round, its hub, and each line with its place."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.hubs import Hub
from polesdesk.domain.visits import Round, RoundLine


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line of a sheet, with where its room is and how many people it takes."""

    line: RoundLine
    place: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSheet:
    """All that the sheet of one round prints; ``authority`` is the name of the office."""

    round: Round
    hub: Hub
    authority: str
    lines: tuple[SheetLine, ...]
