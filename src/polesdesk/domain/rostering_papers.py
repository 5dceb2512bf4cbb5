"""What the papers of permanences hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.rostering_rows import Candidate, RosterShift


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A permanence that lacks somebody, and whom to call, the nearest first."""

    row: RosterShift
    people: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPaper:
    """The permanences of a period as a paper shows them; no hub means all."""

    first: date
    last: date
    today: date
    authority: str
    hub: str = ""
    rows: tuple[RosterShift, ...] = ()
    calls: tuple[Call, ...] = ()
