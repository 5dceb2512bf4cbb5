"""What is an entity: its value, its table, its field groups in the operation log."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from polesdesk.domain.access_devices import AccessDevice, Handover
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.association_events import AssociationEvent
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.condition_reports import ConditionReport
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluations import Evaluation, EvaluationGrid
from polesdesk.domain.folding import sort_key
from polesdesk.domain.follow_ups import FollowUp, Letter
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.lists import SavedSearch
from polesdesk.domain.papers import Annex, ClauseTemplate, IssuedOriginal, Note, SignedCopy
from polesdesk.domain.premises_requests import PremisesRequest
from polesdesk.domain.rosters import Assignment, DutyPattern, DutyShift, HourlyRate
from polesdesk.domain.school_calendar import Closure, SchoolHoliday, SlotException
from polesdesk.domain.settings import ReferenceRent, Settings, Signatory
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer
from polesdesk.domain.visits import Finding, QuestionSet, Round, Visit
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Proposal, Worksite
from polesdesk.store import closure_tables, journee_tables, premises_tables, roster_tables, tables

LIFE = "life"
"""The group that says whether a row is alive, in the bin or undone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """One entity: its name in the log, its dataclass, its table and its groups of fields.

    Two changes of the same group on two computers are a conflict; of two groups, not.
    ``keys`` gives the folded sort keys that depend on the value alone.
    """

    name: str
    type: type[Any]
    table: Table
    groups: dict[str, tuple[str, ...]]
    keys: Callable[[Any], dict[str, str]] = lambda value: {}

    @property
    def blank(self) -> Any:
        """Return a value with nothing but defaults."""
        return self.type(id="")


def _rest(kind: type[Any], named: dict[str, tuple[str, ...]], rest: str) -> dict[str, Any]:
    """Complete the named groups: every other field goes to the group ``rest``."""
    taken = {name for names in named.values() for name in names} | {"id", "version"}
    left = tuple(f.name for f in dataclasses.fields(kind) if f.name not in taken)
    return {rest: left, **named}


CONVENTION_TERMS = (
    "state", "issued_version", "use_kind", "room_ids", "slots", "start_date", "end_date",
    "notice_months", "renewal_deadline", "free_use_ground", "occupancy_fee_cents",
    "fee_period", "indexation", "charges_mode", "charges_cents", "deposit_cents",
    "in_kind_value_cents", "in_kind_working", "in_kind_year", "signed_by_association_on",
    "signed_by_city_on", "sent_to_prefecture_on", "prefecture_receipt", "notified_on",
    "suspended_from", "suspended_to", "termination_ground", "notice_given_on",
    "terminated_on", "closed_on", "sent_to_association_on", "copy_handed_on",
    "first_end_date", "past_suspensions",
)  # fmt: skip

SETTINGS = Kind(
    name="settings", type=Settings, table=tables.settings, groups=_rest(Settings, {}, "all")
)
SIGNATORY = Kind(
    name="signatory", type=Signatory, table=tables.signatory, groups=_rest(Signatory, {}, "all")
)
RENT = Kind(
    name="rent", type=ReferenceRent, table=tables.rent, groups=_rest(ReferenceRent, {}, "all")
)
HUB = Kind(
    name="hub",
    type=Hub,
    table=tables.hub,
    groups=_rest(
        Hub,
        {
            "address": ("address", "postal_code", "city", "phone", "email"),
            "opening": (
                "opening",
                "morning_start",
                "morning_end",
                "afternoon_start",
                "afternoon_end",
            ),
            "notes": ("notes",),
        },
        "identity",
    ),
    keys=lambda v: {"name_key": sort_key(v.name), "code_key": sort_key(v.code)},
)
ROOM = Kind(
    name="room",
    type=Room,
    table=tables.room,
    groups=_rest(Room, {"notes": ("notes",)}, "identity"),
    keys=lambda v: {"name_key": sort_key(v.name)},
)
ASSOCIATION = Kind(
    name="association",
    type=Association,
    table=tables.association,
    groups=_rest(
        Association,
        {
            "address": ("seat_address", "postal_code", "city", "management_address"),
            "contact": ("email", "phone", "website"),
            "notes": ("notes",),
        },
        "identity",
    ),
    keys=lambda v: {"name_key": sort_key(v.name), "city_key": sort_key(v.city)},
)
OFFICER = Kind(
    name="officer",
    type=Officer,
    table=tables.officer,
    groups=_rest(Officer, {"contact": ("email", "phone")}, "identity"),
)
PAPER = Kind(name="paper", type=Paper, table=tables.paper, groups=_rest(Paper, {}, "all"))
ASSOCIATION_EVENT = Kind(
    name="association_event",
    type=AssociationEvent,
    table=tables.association_event,
    groups=_rest(AssociationEvent, {"receipt": ("receipt_on",), "notes": ("notes",)}, "all"),
)
CONVENTION = Kind(
    name="convention",
    type=Convention,
    table=tables.convention,
    groups=_rest(
        Convention,
        {
            "terms": CONVENTION_TERMS,
            "renewal": ("renewal", "renewal_requested_on", "reason"),
            "notes": ("notes",),
        },
        "text",
    ),
    keys=lambda v: {"number_key": sort_key(v.number)},
)
ISSUED = Kind(
    name="issued",
    type=IssuedOriginal,
    table=tables.issued,
    groups=_rest(IssuedOriginal, {"cancelling": ("cancelled_on", "cancel_reason")}, "all"),
)
SIGNED_COPY = Kind(
    name="signed_copy",
    type=SignedCopy,
    table=tables.signed_copy,
    groups=_rest(SignedCopy, {}, "all"),
)
TEMPLATE = Kind(
    name="template",
    type=ClauseTemplate,
    table=tables.template,
    groups=_rest(ClauseTemplate, {}, "all"),
)
ANNEX = Kind(name="annex", type=Annex, table=tables.annex, groups=_rest(Annex, {}, "all"))
NOTE = Kind(name="note", type=Note, table=tables.note, groups=_rest(Note, {}, "all"))

SAVED_SEARCH = Kind(
    name="saved_search",
    type=SavedSearch,
    table=tables.saved_search,
    groups=_rest(SavedSearch, {}, "all"),
)


def _number_key(value: Any) -> dict[str, str]:
    return {"number_key": sort_key(value.number)}


def _whole(
    name: str,
    kind: type[Any],
    table: Table,
    keys: Callable[[Any], dict[str, str]] = lambda value: {},
) -> Kind:
    """Return a kind whose fields change together, notes apart."""
    has_notes = any(field.name == "notes" for field in dataclasses.fields(kind))
    groups = _rest(kind, {"notes": ("notes",)} if has_notes else {}, "all")
    return Kind(name=name, type=kind, table=table, groups=groups, keys=keys)


SCHOOL_HOLIDAY = _whole("school_holiday", SchoolHoliday, tables.school_holiday)
CLOSURE = _whole("closure", Closure, tables.closure)
CLOSURE_OPERATION = _whole("closure_operation", ClosureOperation, closure_tables.closure_operation)
SLOT_EXCEPTION = _whole("slot_exception", SlotException, tables.slot_exception)
ALLOTMENT = _whole("allotment", Allotment, tables.allotment)
PREMISES_REQUEST = _whole(
    "premises_request",
    PremisesRequest,
    tables.premises_request,
    lambda v: {**_number_key(v), "applicant_key": sort_key(v.applicant)},
)
VISIT = Kind(
    name="visit",
    type=Visit,
    table=tables.visit,
    groups=_rest(Visit, {"notes": ("notes",), "remarks": ("remarks",)}, "all"),
    keys=_number_key,
)
FINDING = _whole("finding", Finding, tables.finding)
ROUND = _whole("round", Round, tables.round_sheet, _number_key)
QUESTION_SET = _whole("question_set", QuestionSet, tables.question_set)
FOLLOW_UP = _whole("follow_up", FollowUp, tables.follow_up)
LETTER = Kind(
    name="letter",
    type=Letter,
    table=tables.letter,
    groups=_rest(Letter, {"sending": ("sent_on", "channel", "post_number", "sent_by"),
                          "receipt": ("presented_on", "received_on", "unclaimed"),
                          "answer": ("answered_on", "answer"),
                          "cancelling": ("cancelled_on", "cancel_reason")}, "all"),
)  # fmt: skip
EVALUATION = Kind(
    name="evaluation",
    type=Evaluation,
    table=tables.evaluation,
    groups=_rest(Evaluation, {"remarks": ("remarks", "remarks_on")}, "all"),
)
EVALUATION_GRID = _whole("evaluation_grid", EvaluationGrid, tables.evaluation_grid)
VOLUNTEER = Kind(
    name="volunteer",
    type=Volunteer,
    table=roster_tables.volunteer,
    groups=_rest(
        Volunteer,
        {
            "contact": ("email", "phone", "quarter"),
            "availability": ("availability", "absences", "extra_hours", "agreed_minutes"),
            "emergency": ("emergency_name", "emergency_phone", "emergency_until"),
            "notes": ("notes",),
        },
        "identity",
    ),
    keys=lambda v: {
        "name_key": sort_key(f"{v.last_name} {v.first_name}"),
        "quarter_key": sort_key(v.quarter),
    },
)
DUTY_PATTERN = _whole("duty_pattern", DutyPattern, roster_tables.duty_pattern)
DUTY_SHIFT = _whole("duty_shift", DutyShift, roster_tables.duty_shift)
ASSIGNMENT = _whole("assignment", Assignment, roster_tables.assignment)
HOURLY_RATE = _whole("hourly_rate", HourlyRate, roster_tables.hourly_rate)
CITIZEN_DAY = Kind(
    name="citizen_day",
    type=CitizenDay,
    table=journee_tables.citizen_day,
    groups=_rest(
        CitizenDay,
        {
            "report": (
                "report_context", "report_strengths", "report_difficulties", "report_next", "press",
            ),
            "notes": ("notes",),
        },
        "all",
    ),
)  # fmt: skip
DAY_TASK = _whole("day_task", DayTask, journee_tables.day_task)
WORKSITE_PROPOSAL = _whole("worksite_proposal", Proposal, journee_tables.worksite_proposal)
WORKSITE = Kind(
    name="worksite",
    type=Worksite,
    table=journee_tables.worksite,
    groups=_rest(
        Worksite,
        {
            "done": ("state", "results", "photos_after", "reason"),
            "needs": ("tools", "materials", "risks", "protection", "first_aid", "facilities"),
            "notes": ("notes",),
        },
        "sheet",
    ),
    keys=lambda v: {"title_key": sort_key(v.title)},
)
SIGN_UP = _whole("sign_up", SignUp, journee_tables.sign_up)
SURVEY_ANSWER = _whole("survey_answer", SurveyAnswer, journee_tables.survey_answer)
INCIDENT = _whole("incident", Incident, journee_tables.incident)
ACCESS_DEVICE = _whole(
    "access_device",
    AccessDevice,
    premises_tables.access_device,
    lambda v: {"label_key": sort_key(v.label)},
)
HANDOVER = _whole("handover", Handover, premises_tables.handover)
CONDITION_REPORT = Kind(
    name="condition_report",
    type=ConditionReport,
    table=premises_tables.condition_report,
    groups=_rest(
        ConditionReport,
        {
            "signed": ("signed_sha256", "signed_file_name", "signed_on"),
            "notes": ("notes",),
        },
        "all",
    ),
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        SETTINGS, SIGNATORY, RENT, HUB, ROOM, ASSOCIATION, OFFICER, PAPER, CONVENTION, ISSUED,
        ASSOCIATION_EVENT,
        TEMPLATE, ANNEX, NOTE, SAVED_SEARCH, SCHOOL_HOLIDAY, CLOSURE, SLOT_EXCEPTION, ALLOTMENT,
        CLOSURE_OPERATION,
        PREMISES_REQUEST, VISIT, FINDING, ROUND, QUESTION_SET, FOLLOW_UP, LETTER,
        EVALUATION, EVALUATION_GRID, SIGNED_COPY,
        VOLUNTEER, DUTY_PATTERN, DUTY_SHIFT, ASSIGNMENT, HOURLY_RATE,
        CITIZEN_DAY, DAY_TASK, WORKSITE_PROPOSAL, WORKSITE, SIGN_UP, SURVEY_ANSWER, INCIDENT,
        ACCESS_DEVICE, HANDOVER, CONDITION_REPORT,
    )
}  # fmt: skip
"""Every entity by its name in the operation log."""
