"""What each kind of letter is about, as plain values: absences, an allotment, a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from polesdesk.domain.conventions import Slot, TerminationGround
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.in_kind_list import AssociationYear
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
    is_consecutive: bool = False
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewing:
    """An agreement that ends, with its file: papers, opinion, what follows or why it stops.

    ``lacking`` are the labels of papers still missing; ``papers_due`` and ``remarks_due`` the
    days until which papers and remarks are awaited.
    """

    convention: str
    hub: str
    place: str
    start: date | None
    end: date | None
    papers_due: date | None = None
    lacking: tuple[str, ...] = ()
    asked_number: str = ""
    asked_day: date | None = None
    outcome: Outcome | None = None
    motive: str = ""
    changes: str = ""
    remarks_due: date | None = None
    remarks_on: date | None = None
    next_number: str = ""
    next_start: date | None = None
    next_end: date | None = None
    ground: TerminationGround | None = None
    terminated_on: date | None = None
    notice_months: int | None = None
    formal_notice_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """What an association had in kind in a year, which it enters in its accounts.

    ``is_forecast`` while the year is not over.
    """

    year: int
    row: AssociationYear
    is_forecast: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLine:
    """One slot or room of an association that a closure touches, in words."""

    convention: str
    place: str
    held: str
    lost: str
    follow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A closure or requisition as it touches one association.

    ``start`` and ``end`` are its first and last day, ``back`` the day of the return; ``goes_on``
    when something of the association goes on afterwards. ``former_number`` and ``former_day`` are
    those of the letter that this one replaces.
    """

    hub: str
    place: str
    motive: str
    start: date | None
    end: date | None
    back: date | None
    lines: tuple[ClosedLine, ...]
    from_time: time | None = None
    to_time: time | None = None
    act: str = ""
    contact: str = ""
    has_moves: bool = False
    is_amended: bool = False
    is_suspended: bool = False
    is_terminated: bool = False
    goes_on: bool = True
    former_number: str = ""
    former_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationPapers:
    """Papers that an association is asked for, whatever it holds; ``place`` names its premises."""

    place: str
    lacking: tuple[str, ...]
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedLine:
    """One agreement of an association that ends or is divided, with what becomes of it."""

    convention: str
    place: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationEnd:
    """A dissolution, absorption or split: its deed, its day, the agreements that it touches."""

    former: str
    deed: str
    deed_on: date | None
    effect: date | None
    lines: tuple[EndedLine, ...]
    is_merger: bool = False
    is_split: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Succeeding:
    """An association that follows another: its draft, and what it is asked for anew."""

    former: str
    effect: date | None
    convention: str
    place: str
    lacking: tuple[str, ...]
    due: date | None
    is_merger: bool = False
    is_split: bool = False


Matter: TypeAlias = (
    Absences
    | Allotted
    | Asked
    | Renewing
    | Helped
    | Closed
    | AssociationPapers
    | AssociationEnd
    | Succeeding
)
