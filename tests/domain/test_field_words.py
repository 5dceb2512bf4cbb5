"""What fields are called."""

from dataclasses import fields

import pytest

from polesdesk.domain.access_devices import AccessDevice, Handover
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.association_events import AssociationEvent
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.condition_reports import ConditionReport
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluations import Evaluation, EvaluationGrid
from polesdesk.domain.field_words import field_label, fields_of
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

INNER = {
    "id", "version", "previous_id", "amends_id", "origin_id", "in_kind_working", "in_kind_year",
    "sha256", "snapshot", "snapshot_sha256", "template_id", "subject_kind",
    "subject_id", "slot_id", "allotment_id", "letter_id", "letter_ids", "issued_id", "prints",
    "round_id", "replaces_id",
    "pattern_id", "pattern_shift_id", "batch_id", "shift_id", "merged_into",
    "question_set_id", "signature_sha256", "visit_id", "finding_ids",
    "receipt_id", "return_id", "signed_sha256", "operation_id",
}  # fmt: skip


KINDS = {
    "convention": Convention,
    "association": Association,
    "officer": Officer,
    "paper": Paper,
    "association_event": AssociationEvent,
    "hub": Hub,
    "room": Room,
    "settings": Settings,
    "signatory": Signatory,
    "rent": ReferenceRent,
    "issued": IssuedOriginal,
    "signed_copy": SignedCopy,
    "template": ClauseTemplate,
    "annex": Annex,
    "note": Note,
    "saved_search": SavedSearch,
    "school_holiday": SchoolHoliday,
    "closure": Closure,
    "closure_operation": ClosureOperation,
    "slot_exception": SlotException,
    "allotment": Allotment,
    "premises_request": PremisesRequest,
    "visit": Visit,
    "finding": Finding,
    "round": Round,
    "question_set": QuestionSet,
    "follow_up": FollowUp,
    "letter": Letter,
    "evaluation": Evaluation,
    "evaluation_grid": EvaluationGrid,
    "volunteer": Volunteer,
    "duty_pattern": DutyPattern,
    "duty_shift": DutyShift,
    "assignment": Assignment,
    "hourly_rate": HourlyRate,
    "citizen_day": CitizenDay,
    "day_task": DayTask,
    "worksite_proposal": Proposal,
    "worksite": Worksite,
    "sign_up": SignUp,
    "survey_answer": SurveyAnswer,
    "incident": Incident,
    "access_device": AccessDevice,
    "handover": Handover,
    "condition_report": ConditionReport,
}


@pytest.mark.parametrize(("entity", "kind"), KINDS.items())
def test_every_field_has_a_word(entity: str, kind: type) -> None:
    unnamed = {f.name for f in fields(kind) if not field_label(entity, f.name)}
    assert unnamed <= INNER


def test_every_word_is_that_of_a_field() -> None:
    for entity, kind in KINDS.items():
        assert set(fields_of(entity)) <= {f.name for f in fields(kind)}
