"""Visits on site: rounds that prepare them, what was found, and the questions of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Motive(StrEnum):
    """Why a visit was made; rates can be split by it, since a targeted sample is biased."""

    FAIR = "fair"
    TARGETED = "targeted"
    COMPLAINT = "complaint"


class FindingKind(StrEnum):
    """What was seen (domain dossier C2); NOT_CHECKED is no observation."""

    AS_PLANNED = "as_planned"
    EMPTY = "empty"
    OTHER_OCCUPANT = "other_occupant"
    CLOSED = "closed"
    NO_ACCESS = "no_access"
    UNPLANNED = "unplanned"
    NOT_CHECKED = "not_checked"


class VisitState(StrEnum):
    """A final visit is corrected by a new version with a reason, which replaces it."""

    DRAFT = "DRAFT"
    FINAL = "FINAL"
    REPLACED = "REPLACED"


class VisitOrigin(StrEnum):
    """How the findings came in."""

    WINDOW = "WINDOW"
    SHEET = "SHEET"
    FIELD = "FIELD"
    IMPORT = "IMPORT"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRemark:
    """What was said later about a visit; it never rewrites the finding."""

    day: date
    author: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit of a hub: when, by whom, why; its findings are records of their own.

    ``external_id`` is the number that an import brought, so that it may come twice.
    """

    id: str
    version: int = 0
    number: str = ""
    hub_id: str = ""
    round_id: str | None = None
    external_id: str = ""
    day: date | None = None
    time_in: time | None = None
    time_out: time | None = None
    agent: str = ""
    motive: Motive = Motive.FAIR
    announced: bool = False
    state: VisitState = VisitState.DRAFT
    origin: VisitOrigin = VisitOrigin.WINDOW
    finalised_at: datetime | None = None
    replaces_id: str | None = None
    correction_reason: str = ""
    question_set_id: str | None = None
    person_met: str = ""
    association_remark: str = ""
    remarks: tuple[DatedRemark, ...] = ()
    signature_sha256: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question of the office's set, as text."""

    question: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was seen in a room at a time, and which occurrence was expected there.

    ``slot_id`` and ``slot_day`` name the occurrence; an exclusive office has a convention and
    no slot. ``photos`` are hashes of kept files. ``position`` is the place on the sheet.
    """

    id: str
    version: int = 0
    visit_id: str = ""
    hub_id: str = ""
    room_id: str = ""
    day: date | None = None
    time: time | None = None
    kind: FindingKind = FindingKind.NOT_CHECKED
    convention_id: str | None = None
    slot_id: str | None = None
    slot_day: date | None = None
    other_association_id: str | None = None
    headcount: int | None = None
    minors: int | None = None
    activity: str = ""
    note: str = ""
    answers: tuple[Answer, ...] = ()
    photos: tuple[str, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One line of a round sheet as it was printed: a room, and who is expected when."""

    room_id: str
    room: str
    slot_id: str | None = None
    slot_day: date | None = None
    convention_id: str | None = None
    association: str = ""
    start: time | None = None
    end: time | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The sheet of one hub for a day and a span of hours, in walking order.

    Its number stands in the QR code and recalls the same lines in the same order.
    """

    id: str
    version: int = 0
    number: str = ""
    hub_id: str = ""
    day: date | None = None
    from_time: time | None = None
    to_time: time | None = None
    agent: str = ""
    motive: Motive = Motive.FAIR
    lines: tuple[RoundLine, ...] = ()
    printed_on: date | None = None
    visit_id: str | None = None
    notes: str = ""


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a visit; ``key`` never changes, ``choices`` are those of CHOICE."""

    key: str
    label: str
    group: str = ""
    kind: QuestionKind = QuestionKind.YES_NO
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """One version of the office's questions; ``issue`` counts versions, the last one is used."""

    id: str
    version: int = 0
    issue: int = 1
    from_date: date | None = None
    questions: tuple[Question, ...] = ()
