"""Sign-ups to a journée citoyenne, answers to its survey, and what went wrong on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """A person who comes to an edition: the wishes in order, and the worksite given.

    ``party`` is shared by those who want to stay together. ``is_first`` tells a person who comes
    for the first time. ``time_in`` and ``time_out`` are noted on the day.
    """

    id: str
    version: int = 0
    edition_id: str = ""
    volunteer_id: str = ""
    worksite_id: str | None = None
    choice_ids: tuple[str, ...] = ()
    role: AssignmentRole = AssignmentRole.PARTICIPANT
    status: AssignmentStatus = AssignmentStatus.REGISTERED
    signed_up_on: date | None = None
    party: str = ""
    is_first: bool = False
    has_meal: bool = False
    diet: str = ""
    time_in: time | None = None
    time_out: time | None = None
    credited_minutes: int | None = None
    reason: str = ""


class Wish(StrEnum):
    """An answer that may stay open."""

    YES = "YES"
    NO = "NO"
    MAYBE = "MAYBE"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer:
    """One paper of satisfaction as it was typed, without a name; marks from 1 to 4."""

    id: str
    version: int = 0
    edition_id: str = ""
    worksite_id: str | None = None
    typed_on: date | None = None
    overall: int | None = None
    welcome: int | None = None
    organisation: int | None = None
    worksite: int | None = None
    meal: int | None = None
    returns: Wish | None = None
    leads: Wish | None = None
    heard_by: str = ""
    comment: str = ""


class IncidentKind(StrEnum):
    """What happened."""

    ACCIDENT = "ACCIDENT"
    DAMAGE = "DAMAGE"
    NEAR_MISS = "NEAR_MISS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An accident or a damage, and its declaration to the insurer.

    The text says what happened, never a state of health (GDPR art. 9).
    """

    id: str
    version: int = 0
    edition_id: str = ""
    worksite_id: str | None = None
    volunteer_id: str | None = None
    kind: IncidentKind = IncidentKind.ACCIDENT
    at: time | None = None
    description: str = ""
    first_aid: str = ""
    witnesses: str = ""
    declared_on: date | None = None
    declared_to: str = ""
    reference: str = ""
    closed_on: date | None = None
