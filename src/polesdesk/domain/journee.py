"""Editions of the journée citoyenne: the day itself, what prepares it, and what is told after it.

Fields and states follow the domain dossier D1 to D3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class EditionState(StrEnum):
    """How far an edition has come (domain dossier D3)."""

    PREPARING = "PREPARING"
    CALL_FOR_IDEAS = "CALL_FOR_IDEAS"
    SIGN_UP = "SIGN_UP"
    READY = "READY"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    EVALUATED = "EVALUATED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """One who signed the charter of the day: an association, a service, a council of residents."""

    name: str
    quality: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenDay:
    """One edition: when and where, who decided it, and to whom it was told.

    The council deliberates on the date and the worksites; the deliberation and the headcount
    expected go to the insurer and to the prefecture (domain dossier D2). Money in cents.
    """

    id: str
    version: int = 0
    state: EditionState = EditionState.PREPARING
    day: date | None = None
    start: time | None = None
    end: time | None = None
    theme: str = ""
    meeting_point: str = ""
    meeting_time: time | None = None
    rain_plan: str = ""
    fallback_day: date | None = None
    deliberation_number: str = ""
    deliberation_date: date | None = None
    insurer: str = ""
    insurer_informed_on: date | None = None
    prefecture_informed_on: date | None = None
    estimated_headcount: int | None = None
    sign_up_from: date | None = None
    sign_up_to: date | None = None
    ideas_to: date | None = None
    emergency_contact: str = ""
    meal_place: str = ""
    meal_time: time | None = None
    meal_cost_cents: int | None = None
    other_cost_cents: int | None = None
    charter: tuple[Charter, ...] = ()
    reason: str = ""
    report_context: str = ""
    report_strengths: str = ""
    report_difficulties: str = ""
    report_next: str = ""
    press: str = ""
    notes: str = ""


class DayTaskKind(StrEnum):
    """What an action of the preparation is."""

    COMMUNICATION = "COMMUNICATION"
    WORKING_GROUP = "WORKING_GROUP"
    PREPARATION = "PREPARATION"
    SERVICE_REQUEST = "SERVICE_REQUEST"


class ServiceAnswer(StrEnum):
    """What a service answered to a request."""

    GRANTED = "GRANTED"
    PARTLY = "PARTLY"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTask:
    """A dated action of an edition or of a worksite: a leaflet, a meeting, a request to a service.

    ``agent_minutes`` is the time of agents that it took, never counted as volunteering.
    """

    id: str
    version: int = 0
    edition_id: str = ""
    worksite_id: str | None = None
    kind: DayTaskKind = DayTaskKind.PREPARATION
    title: str = ""
    owner: str = ""
    due_on: date | None = None
    asked_on: date | None = None
    answer: ServiceAnswer | None = None
    answered_on: date | None = None
    answer_text: str = ""
    done_on: date | None = None
    agent_minutes: int | None = None
    notes: str = ""
