"""What the card of a record shows: the record and all that goes with it, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.amendments import ChangedArticle
from polesdesk.domain.associations import Association, Officer, Paper, PaperState
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.conventions import Convention, Situation
from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.in_kind_list import AssociationYear
from polesdesk.domain.life_dates import ChainLink, LifeDate
from polesdesk.domain.moves import Move
from polesdesk.domain.papers import Annex, IssuedOriginal, Note, SignedCopy
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.premises_cards import KeyCounts, PremisesUse
from polesdesk.domain.rows import AlertRow, ConventionRow, RoomRow
from polesdesk.domain.rules import Missing
from polesdesk.domain.settings import Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class HubCard:
    """A hub with its rooms, its agreements and its annexes."""

    hub: Hub
    rooms: tuple[Room, ...]
    conventions: tuple[ConventionRow, ...]
    annexes: tuple[Annex, ...]
    notes: tuple[Note, ...]
    closures: tuple[ClosureOperation, ...] = ()
    keys: KeyCounts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper as the card lists it: its label, its state on the day, the paper if there is one."""

    kind: str
    label: str
    state: PaperState
    paper: Paper | None
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationCard:
    """An association with its officers, papers, agreements and what is wrong.

    ``help`` is what it has in kind this year, None when it has no premises; ``letters`` are those
    that the office sent it, the newest first.
    """

    association: Association
    officers: tuple[Officer, ...]
    papers: tuple[PaperLine, ...]
    conventions: tuple[ConventionRow, ...]
    alerts: tuple[AlertRow, ...]
    notes: tuple[Note, ...]
    help: AssociationYear | None = None
    letters: tuple[Letter, ...] = ()
    keys: tuple[DeviceRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineStep:
    """A step of an agreement's life: reached on a day, awaited, or still to come."""

    key: str
    label: str
    on: date | None
    done: bool
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalLine:
    """An original that was issued, in force or cancelled."""

    id: str
    issue: int
    issued_at: datetime | None
    pages: int
    cancelled_on: date | None
    cancel_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentLine:
    """An amendment as the card of its agreement lists it, with the articles that it changes."""

    amendment: Convention
    articles: tuple[ChangedArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsOfDay:
    """The terms of an agreement on a day, and the amendment that gave the last of them."""

    day: date
    data: AgreementData
    since: Convention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionCard:
    """An agreement as its card shows it: parties, steps, what is missing, what may follow.

    ``terms`` are those that amendments give it on the day, None without amendment; ``life`` are
    the dates that count; ``chain`` are the agreements before and after it, itself among them.
    """

    data: AgreementData
    situation: Situation
    untitled: bool
    timeline: tuple[TimelineStep, ...]
    missing: tuple[Missing, ...]
    alerts: tuple[AlertRow, ...]
    moves: tuple[Move, ...]
    originals: tuple[OriginalLine, ...]
    to_reprint: bool
    previous_number: str
    notes: tuple[Note, ...]
    allotments: tuple[Allotment, ...] = ()
    letters: tuple[Letter, ...] = ()
    copies: tuple[SignedCopy, ...] = ()
    amendments: tuple[AmendmentLine, ...] = ()
    closures: tuple[ClosureOperation, ...] = ()
    terms: TermsOfDay | None = None
    life: tuple[LifeDate, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    premises: PremisesUse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAgreement:
    """What would follow an agreement: its last terms, the next ones, who is in the way.

    ``changes`` are those of the opinion in words; its term is applied already.
    """

    former: AgreementData
    next: AgreementData
    outcome: Outcome | None
    changes: str
    clashes: tuple[ClashRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllotmentForm:
    """An allotment to change, with the agreement that holds it and the rooms that it may use."""

    allotment: Allotment
    convention: Convention
    association: str
    rooms: tuple[Room, ...]
    hubs: tuple[Hub, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionForm:
    """An agreement to change, with what its form offers: hubs, rooms, who may sign.

    ``issued_at`` is when the original that locks it was issued.
    """

    convention: Convention
    association: str
    officers: tuple[Officer, ...]
    signatories: tuple[Signatory, ...]
    hubs: tuple[Hub, ...]
    rooms: tuple[RoomRow, ...]
    issued_at: datetime | None


def original_line(issued: IssuedOriginal) -> OriginalLine:
    """Return what a card shows of an issued original."""
    return OriginalLine(
        id=issued.id,
        issue=issued.issue,
        issued_at=issued.issued_at,
        pages=issued.pages,
        cancelled_on=issued.cancelled_on,
        cancel_reason=issued.cancel_reason,
    )
