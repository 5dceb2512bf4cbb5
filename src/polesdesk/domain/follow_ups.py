"""What a finding asks for, and the letters that ask for it (domain dossier C3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FollowUpKind(StrEnum):
    """The steps after a finding; the first three are open to any, the others escalate non-use."""

    REMINDER = "REMINDER"
    WORKS_REQUEST = "WORKS_REQUEST"
    SUMMONS = "SUMMONS"
    EXPLANATIONS = "EXPLANATIONS"
    INTERVIEW = "INTERVIEW"
    FORMAL_NOTICE = "FORMAL_NOTICE"
    WITHDRAWAL = "WITHDRAWAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One thing to do after a finding: who, by when, the answer of the association, the end.

    ``excused`` is None until the answer was judged.
    """

    id: str
    version: int = 0
    kind: FollowUpKind = FollowUpKind.REMINDER
    title: str = ""
    hub_id: str = ""
    association_id: str | None = None
    convention_id: str | None = None
    slot_id: str | None = None
    visit_id: str | None = None
    finding_ids: tuple[str, ...] = ()
    owner: str = ""
    opened_on: date | None = None
    due_on: date | None = None
    letter_id: str | None = None
    answer: str = ""
    answered_on: date | None = None
    excused: bool | None = None
    done_on: date | None = None
    outcome: str = ""
    notes: str = ""


class LetterKind(StrEnum):
    """The letters that the office sends."""

    EXPLANATIONS = "EXPLANATIONS"
    FORMAL_NOTICE = "FORMAL_NOTICE"
    ALLOTMENT = "ALLOTMENT"
    REQUEST_ACKNOWLEDGEMENT = "REQUEST_ACKNOWLEDGEMENT"
    REQUEST_ACCEPTED = "REQUEST_ACCEPTED"
    REQUEST_REFUSED = "REQUEST_REFUSED"
    HIRE_AUTHORISATION = "HIRE_AUTHORISATION"
    VISIT_REPORT = "VISIT_REPORT"
    END_OF_AGREEMENT = "END_OF_AGREEMENT"
    PAPERS_REQUEST = "PAPERS_REQUEST"
    PAPERS_REMINDER = "PAPERS_REMINDER"
    OBSERVATIONS = "OBSERVATIONS"
    RENEWAL_GRANTED = "RENEWAL_GRANTED"
    RENEWAL_REFUSED = "RENEWAL_REFUSED"
    TERMINATION = "TERMINATION"
    IN_KIND_VALUE = "IN_KIND_VALUE"
    CLOSURE = "CLOSURE"
    REQUISITION = "REQUISITION"
    ASSOCIATION_PAPERS = "ASSOCIATION_PAPERS"
    ASSOCIATION_END = "ASSOCIATION_END"
    SUCCESSION = "SUCCESSION"
    KEY_RECEIPT = "KEY_RECEIPT"
    KEY_RETURN = "KEY_RETURN"
    CONDITION_REPORT = "CONDITION_REPORT"
    VOLUNTEER_CERTIFICATE = "VOLUNTEER_CERTIFICATE"
    VOLUNTEER_THANKS = "VOLUNTEER_THANKS"


class Channel(StrEnum):
    """How a letter reaches its addressee."""

    HANDED = "HANDED"
    REGISTERED = "REGISTERED"
    PLAIN = "PLAIN"
    MAIL = "MAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it was printed: its number, its PDF by hash, what it was made from.

    ``sent_by`` is a remark on the sending, ``post_number`` that of a registered letter, which was
    ``presented_on`` a first day and received on another, or came back ``unclaimed``. ``signed_by``
    says who signed it and by which act, as it was then; ``appeal`` that the two months to contest
    it run from the day it is notified. ``answer`` says what came back on ``answered_on``, or that
    nothing came. ``subject_kind`` and ``subject_id`` name the follow-up, request, allotment or
    visit; of the help in kind, the year and the association (``in_kind_list.letter_key``); of a
    closure, the operation and the association (``closure_operations.letter_key``).
    """

    id: str
    version: int = 0
    number: str = ""
    kind: LetterKind = LetterKind.EXPLANATIONS
    subject_kind: str = ""
    subject_id: str = ""
    association_id: str | None = None
    convention_id: str | None = None
    hub_id: str | None = None
    issued_on: date | None = None
    sent_on: date | None = None
    channel: Channel | None = None
    post_number: str = ""
    sent_by: str = ""
    presented_on: date | None = None
    received_on: date | None = None
    unclaimed: bool = False
    signed_by: str = ""
    appeal: bool = False
    answer_due_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    sha256: str = ""
    pages: int = 0
    snapshot: str = ""
    file_name: str = ""
    cancelled_on: date | None = None
    cancel_reason: str = ""
