"""Rows and cards of follow-ups, and the slots whose absences ask for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.escalation import FollowUpState, NonUseRule
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind, Letter
from polesdesk.domain.rate_rows import EvidenceRow, SlotName


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A follow-up with the names of its hub, association and agreement."""

    id: str
    kind: FollowUpKind
    title: str
    hub_id: str
    hub: str
    association_id: str | None
    association: str
    convention: str
    owner: str
    opened_on: date | None
    due_on: date | None
    done_on: date | None
    state: FollowUpState
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpCard:
    """A follow-up with its findings, its letter, the other steps and the one that may follow."""

    row: FollowUpRow
    follow_up: FollowUp
    findings: tuple[EvidenceRow, ...]
    letter: Letter | None
    steps: tuple[FollowUpRow, ...]
    next_step: FollowUpKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NonUseRow:
    """A slot whose unexcused absences have reached the threshold, and that nobody looks after."""

    slot: SlotName
    hub_id: str
    association_id: str | None
    days: tuple[date, ...]
    finding_ids: tuple[str, ...]
    rule: NonUseRule
