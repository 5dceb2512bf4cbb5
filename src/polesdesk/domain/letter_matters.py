"""What each kind of letter is about, as plain values: absences, an allotment, a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from polesdesk.domain.conventions import Slot
from polesdesk.domain.premises_requests import PremisesRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One finding that premises were not used: when it was made, which slot, what was seen."""

    day: date
    seen_at: time | None
    hours: str
    place: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absences:
    """Absences to be explained: under which agreement, by when, and what was written before.

    ``former_number`` and ``former_day`` are those of the request for explanations, which
    ``answer`` answered on ``answered_on``.
    """

    convention: str
    hub: str
    lines: tuple[Absence, ...]
    due: date | None
    threshold: int
    months: int
    former_number: str = ""
    former_day: date | None = None
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """One slot of an allotment with the place where it is held."""

    slot: Slot
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotted:
    """The slots of a season under an agreement."""

    convention: str
    association: str
    label: str
    season: str
    start: date | None
    end: date | None
    lines: tuple[HeldLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request for premises with its places in words, and the agreement that it led to."""

    request: PremisesRequest
    applicant: str
    wish: str
    place: str
    address: str = ""
    convention: str = ""


Matter: TypeAlias = Absences | Allotted | Asked
