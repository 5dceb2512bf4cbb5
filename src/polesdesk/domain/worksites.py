"""Worksites (chantiers) of a journée citoyenne: proposals, the sheet of each, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class ProposerKind(StrEnum):
    """Who proposes a worksite."""

    RESIDENT = "RESIDENT"
    ASSOCIATION = "ASSOCIATION"
    SERVICE = "SERVICE"
    COUNCIL = "COUNCIL"


class ProposalState(StrEnum):
    """What becomes of a proposal (domain dossier D3)."""

    RECEIVED = "RECEIVED"
    UNDER_STUDY = "UNDER_STUDY"
    ACCEPTED = "ACCEPTED"
    MERGED = "MERGED"
    REFUSED = "REFUSED"
    POSTPONED = "POSTPONED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An idea of a worksite as it came in, and what was decided on it.

    ``worksite_id`` is the worksite that an accepted one became; ``merged_into`` the proposal that
    took it in.
    """

    id: str
    version: int = 0
    edition_id: str = ""
    title: str = ""
    proposer_kind: ProposerKind = ProposerKind.RESIDENT
    proposer: str = ""
    contact: str = ""
    association_id: str | None = None
    place: str = ""
    quarter: str = ""
    need: str = ""
    received_on: date | None = None
    feasibility: str = ""
    state: ProposalState = ProposalState.RECEIVED
    reason: str = ""
    decided_on: date | None = None
    answered_on: date | None = None
    merged_into: str | None = None
    worksite_id: str | None = None
    notes: str = ""


class WorksiteState(StrEnum):
    """How far a worksite has come; that it is full is derived from the sign-ups, never stored."""

    PROPOSED = "PROPOSED"
    CONFIRMED = "CONFIRMED"
    DONE = "DONE"
    PARTLY_DONE = "PARTLY_DONE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Tools of one kind: lent by the city, or brought by those who come."""

    name: str
    quantity: int | None = None
    is_brought: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Material of a worksite; ``cents`` is the cost of the whole quantity, None while unknown."""

    name: str
    quantity: Decimal | None = None
    unit: str = ""
    cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was achieved, in a quantity: « 40 m de clôture peints », « 25 sacs ramassés »."""

    name: str
    quantity: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksite:
    """The sheet of a worksite (fiche chantier).

    ``referent_ids`` are agents who answer for the technique, ``lead_ids`` the residents who lead;
    photos are hashes of kept files.
    """

    id: str
    version: int = 0
    edition_id: str = ""
    number: int | None = None
    title: str = ""
    category: str = ""
    state: WorksiteState = WorksiteState.PROPOSED
    place: str = ""
    quarter: str = ""
    hub_id: str | None = None
    association_id: str | None = None
    referent_ids: tuple[str, ...] = ()
    lead_ids: tuple[str, ...] = ()
    description: str = ""
    start: time | None = None
    end: time | None = None
    minimum: int | None = None
    maximum: int | None = None
    adults_only: bool = False
    accessibility: str = ""
    skills: tuple[str, ...] = ()
    tools: tuple[Tool, ...] = ()
    materials: tuple[Material, ...] = ()
    risks: str = ""
    protection: tuple[str, ...] = ()
    first_aid: str = ""
    facilities: str = ""
    rain_plan: str = ""
    photos_before: tuple[str, ...] = ()
    photos_after: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    reason: str = ""
    notes: str = ""
