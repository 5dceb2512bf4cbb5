"""French words for what fields hold and for how they change, as the history shows them.

Values come as the log keeps them: texts, numbers, lists, ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from polesdesk.domain import labels
from polesdesk.domain.access_devices import DeviceKind, DeviceState, ReturnCondition
from polesdesk.domain.association_events import EventKind
from polesdesk.domain.association_words import EVENTS
from polesdesk.domain.associations import AssociationKind, Cover, PaperKind, PaperState
from polesdesk.domain.closure_labels import CLOSURE_GROUNDS
from polesdesk.domain.closure_operations import ClosureGround
from polesdesk.domain.condition_reports import ReportKind, ReportState
from polesdesk.domain.conventions import (
    FeePeriod,
    HolidayRule,
    Renewal,
    Slot,
    State,
    TerminationGround,
    UseKind,
    WeekParity,
)
from polesdesk.domain.evaluations import EvaluationState, Outcome
from polesdesk.domain.field_words import field_label
from polesdesk.domain.follow_ups import Channel, FollowUpKind, LetterKind
from polesdesk.domain.french import (
    format_date,
    format_euros,
    format_minutes,
    format_phone,
    format_rna,
    format_siret,
    format_surface,
    format_time,
    join_and,
    plural,
    weekday_name,
)
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    OpeningSpan,
    PropertyRegime,
    RoomKind,
)
from polesdesk.domain.journee import DayTaskKind, EditionState, ServiceAnswer
from polesdesk.domain.journee_labels import (
    EDITION_STATES,
    INCIDENT_KINDS,
    PROPOSAL_STATES,
    PROPOSERS,
    SERVICE_ANSWERS,
    TASK_KINDS,
    WISHES,
    WORKSITE_STATES,
)
from polesdesk.domain.occupancy_labels import (
    CHANNELS,
    CLOSURE_KINDS,
    EXCEPTION_KINDS,
    FINDINGS,
    FOLLOW_UPS,
    LETTERS,
    MOTIVES,
    REQUEST_KINDS,
    REQUEST_STATES,
    VISIT_ORIGINS,
    VISIT_STATES,
)
from polesdesk.domain.office_texts import title_of
from polesdesk.domain.opening_hours import write_opening
from polesdesk.domain.papers import AnnexKind, TemplateState
from polesdesk.domain.premises_labels import (
    DEVICE_KINDS,
    DEVICE_STATES,
    REPORT_KINDS,
    REPORT_STATES,
    RETURN_CONDITIONS,
)
from polesdesk.domain.premises_requests import RequestKind, RequestState
from polesdesk.domain.renewal_labels import EVALUATION_STATES, OUTCOMES
from polesdesk.domain.roster_labels import ORIGINS, ROLES, STATUSES
from polesdesk.domain.rosters import AssignmentOrigin, AssignmentRole, AssignmentStatus
from polesdesk.domain.school_calendar import ClosureKind, ExceptionKind
from polesdesk.domain.searches import pair_in_words
from polesdesk.domain.sign_ups import IncidentKind, Wish
from polesdesk.domain.slot_lines import slot_in_words
from polesdesk.domain.speech import said
from polesdesk.domain.visits import FindingKind, Motive, VisitOrigin, VisitState
from polesdesk.domain.worksites import ProposalState, ProposerKind, WorksiteState

REFERENCES = frozenset(
    ["device_id", "officer_id", "edition_id", "worksite_id"]
    + ["referent_ids", "lead_ids", "choice_ids"]
    + ["hub_id", "association_id", "convention_id", "signatory_id", "merged_into", "room_ids"]
    + ["representative_ids", "room_id", "new_room_id", "hub_ids", "officer_ids", "key_hub_ids"]
    + [
        "new_hub_id",
        "volunteer_id",
        "substitute_ids",
        "left_ids",
        "came_ids",
        "successor_ids",
        "convention_ids",
    ]
)
"""Fields that hold ids of other records; they can be said once the names are known."""

_UNSAID = REFERENCES | frozenset(
    [
        "slots",
        "cited_annexes",
        "criteria",
        "lines",
        "answers",
        "photos",
        "questions",
        "remarks",
        "scores",
        "meters",
        "availability",
        "absences",
        "extra_hours",
        "shifts",
        "spared_ids",
        "charter",
        "tools",
        "materials",
        "results",
        "photos_before",
        "photos_after",
        "other_files",
        "paper_rules",
        "past_suspensions",
    ]
)
_WITHHELD = frozenset({"emergency_name", "emergency_phone"})
"""Fields kept until a day only: the history says that they changed, never what they held."""

_DURATIONS = frozenset({"agreed_minutes", "credited_minutes"})

_CHOICES: Mapping[str, Callable[[str], str]] = {
    "convention.state": lambda text: said(labels.STATES[State(text)]),
    "template.state": lambda text: said(labels.TEMPLATE_STATES[TemplateState(text)]),
    "template.name": lambda text: said(title_of(text)),
    "saved_search.filters": pair_in_words,
    "visit.state": lambda text: said(VISIT_STATES[VisitState(text)]),
    "visit.origin": lambda text: said(VISIT_ORIGINS[VisitOrigin(text)]),
    "motive": lambda text: said(MOTIVES[Motive(text)]),
    "finding.kind": lambda text: said(FINDINGS[FindingKind(text)]),
    "closure_operation.ground": lambda text: said(CLOSURE_GROUNDS[ClosureGround(text)]),
    "closure.kind": lambda text: said(CLOSURE_KINDS[ClosureKind(text)]),
    "slot_exception.kind": lambda text: said(EXCEPTION_KINDS[ExceptionKind(text)]),
    "room.kind": lambda text: said(labels.ROOM_KINDS[RoomKind(text)]),
    "association.kind": lambda text: said(labels.ASSOCIATION_KINDS[AssociationKind(text)]),
    "association_event.kind": lambda text: said(EVENTS[EventKind(text)]),
    "covers": lambda text: said(labels.COVERS[Cover(text)]),
    "required_covers": lambda text: said(labels.COVERS[Cover(text)]),
    "paper.kind": lambda text: said(labels.PAPERS[PaperKind(text)]),
    "annex.kind": lambda text: said(labels.ANNEXES[AnnexKind(text)]),
    "premises_request.kind": lambda text: said(REQUEST_KINDS[RequestKind(text)]),
    "premises_request.state": lambda text: said(REQUEST_STATES[RequestState(text)]),
    "follow_up.kind": lambda text: said(FOLLOW_UPS[FollowUpKind(text)]),
    "letter.channel": lambda text: said(CHANNELS[Channel(text)]),
    "letter.kind": lambda text: said(LETTERS[LetterKind(text)]),
    "evaluation.state": lambda text: said(EVALUATION_STATES[EvaluationState(text)]),
    "evaluation.outcome": lambda text: said(OUTCOMES[Outcome(text)]),
    "access_device.kind": lambda text: said(DEVICE_KINDS[DeviceKind(text)]),
    "access_device.state": lambda text: said(DEVICE_STATES[DeviceState(text)]),
    "handover.condition": lambda text: said(RETURN_CONDITIONS[ReturnCondition(text)]),
    "condition_report.kind": lambda text: said(REPORT_KINDS[ReportKind(text)]),
    "condition_report.state": lambda text: said(REPORT_STATES[ReportState(text)]),
    "assignment.role": lambda text: said(ROLES[AssignmentRole(text)]),
    "assignment.status": lambda text: said(STATUSES[AssignmentStatus(text)]),
    "assignment.origin": lambda text: said(ORIGINS[AssignmentOrigin(text)]),
    "citizen_day.state": lambda text: said(EDITION_STATES[EditionState(text)]),
    "day_task.kind": lambda text: said(TASK_KINDS[DayTaskKind(text)]),
    "day_task.answer": lambda text: said(SERVICE_ANSWERS[ServiceAnswer(text)]),
    "worksite_proposal.state": lambda text: said(PROPOSAL_STATES[ProposalState(text)]),
    "proposer_kind": lambda text: said(PROPOSERS[ProposerKind(text)]),
    "worksite.state": lambda text: said(WORKSITE_STATES[WorksiteState(text)]),
    "sign_up.role": lambda text: said(ROLES[AssignmentRole(text)]),
    "sign_up.status": lambda text: said(STATUSES[AssignmentStatus(text)]),
    "returns": lambda text: said(WISHES[Wish(text)]),
    "leads": lambda text: said(WISHES[Wish(text)]),
    "incident.kind": lambda text: said(INCIDENT_KINDS[IncidentKind(text)]),
    "weekdays": lambda text: weekday_name(int(text)),
    "weekday": lambda text: weekday_name(int(text)),
    "use_kind": lambda text: said(labels.USE_KINDS[UseKind(text)]),
    "property_regime": lambda text: said(labels.REGIMES[PropertyRegime(text)]),
    "free_use_ground": lambda text: said(labels.GROUNDS[FreeUseGround(text)]),
    "fee_period": lambda text: said(labels.FEE_PERIODS[FeePeriod(text)]),
    "charges_mode": lambda text: said(labels.CHARGES[ChargesMode(text)]),
    "decision_kind": lambda text: said(labels.DECISIONS[DecisionKind(text)]),
    "termination_ground": lambda text: said(labels.TERMINATIONS[TerminationGround(text)]),
    "renewal": lambda text: said(labels.RENEWALS[Renewal(text)]),
    "decided": lambda text: said(labels.PAPER_STATES[PaperState(text)]),
    "cited_annexes": lambda text: said(labels.ANNEXES[AnnexKind(text)]),
    "summer_base": lambda text: said(labels.SUMMER_BASES[text]),
    "required_papers": lambda text: said(labels.PAPERS[PaperKind(text)]),
    "holiday_zone": lambda text: (
        said("Corse et outre-mer") if text == "MANUAL" else said("zone {text}").format(text=text)
    ),
    "logo_sha256": lambda _text: said("une image"),
    "surface_m2": lambda text: format_surface(Decimal(text)),
    "siret": format_siret,
    "authority_siret": format_siret,
    "rna": format_rna,
    "phone": format_phone,
    "authority_phone": format_phone,
}
_UNITS = {
    "_months": ("mois", "mois"),
    "_days": ("jour", "jours"),
    "_weeks": ("semaine", "semaines"),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*")
_HOUR = re.compile(r"\d{2}:\d{2}:\d{2}")
_LONGEST = 60
_NOTHING = "vide"
Names = Mapping[str, str]


def change_in_words(entity: str, name: str, before: Any, after: Any) -> str:
    """Return « Fin : 31/08/2027 → 30/06/2028 »; the label alone for lists and ids.

    Empty for what nobody needs to read.
    """
    label = field_label(entity, name)
    if not label:
        return ""
    if name in _UNSAID | _WITHHELD:
        return label if before or after else ""
    new = value_in_words(entity, name, after)
    if is_nothing(before):
        return f"{label}\u202f: {new}"
    return f"{label}\u202f: {value_in_words(entity, name, before)} → {new}"


def is_nothing(value: Any) -> bool:
    """Tell whether a field holds nothing worth reading: what a new record starts with."""
    return value in (None, "", [], False)


def value_in_words(
    entity: str, name: str, value: Any, names: Names | None = None, *, longest: int = _LONGEST
) -> str:
    """Return what a field holds as it is read on screen, cut after ``longest`` characters.

    ``names`` tells what the records are called whose ids the field holds.
    """
    if value is None or value in ("", []):
        return said(_NOTHING)
    if name in _WITHHELD:
        return said("non montré")
    if isinstance(value, bool):
        return said("oui") if value else said("non")
    if isinstance(value, list):
        return _shortened(_list_in_words(entity, name, value, names), longest)
    if name in REFERENCES and names is not None:
        return names.get(str(value), said("fiche inconnue"))
    if isinstance(value, int) and name != "weekday":
        return _number_in_words(name, value)
    return _shortened(_text_in_words(entity, name, str(value)), longest)


def _number_in_words(name: str, value: int) -> str:
    if "cents" in name.split("_"):
        return format_euros(value)
    if name in _DURATIONS:
        return format_minutes(value)
    if name == "issued_version":
        return said("version {value}").format(value=value)
    for ending, (one, many) in _UNITS.items():
        if name.endswith(ending):
            return plural(value, said(one), said(many))
    return str(value)


def _text_in_words(entity: str, name: str, text: str) -> str:
    read = _CHOICES.get(f"{entity}.{name}") or _CHOICES.get(name)
    if read is not None:
        try:
            return read(text)
        except (ValueError, KeyError, ArithmeticError):  # written by another version
            return text
    if _DAY.fullmatch(text):
        return format_date(date.fromisoformat(text))
    if _HOUR.fullmatch(text):
        return format_time(time.fromisoformat(text))
    if _MOMENT.fullmatch(text):
        return format_date(datetime.fromisoformat(text).date())
    return " ".join(text.split())


def _list_in_words(entity: str, name: str, values: list[Any], names: Names | None) -> str:
    if name == "slots":
        return "\u202f; ".join(_slot_in_words(one, names or {}) for one in values)
    if name == "opening":
        return "\u202f; ".join(write_opening([_span(one) for one in values]))
    if name == "criteria":
        return ", ".join(_criterion_in_words(one) for one in values)
    if name in REFERENCES or isinstance(values[0], Mapping):
        if names is None or name not in REFERENCES:
            return plural(len(values), said("élément"), said("éléments"))
        return join_and([names.get(str(one), said("fiche inconnue")) for one in values])
    return ", ".join(_text_in_words(entity, name, str(one)) for one in values)


def _criterion_in_words(plain: Mapping[str, Any]) -> str:
    mark = plain.get("mark")
    return f"{plain.get('label', '')}\u202f: {'–' if mark is None else mark}"


def _slot_in_words(plain: Mapping[str, Any], names: Names) -> str:
    return slot_in_words(_slot(plain), names.get(str(plain["room_id"]), ""))


def _slot(plain: Mapping[str, Any]) -> Slot:
    return Slot(
        id="",
        room_id=str(plain["room_id"]),
        weekday=int(plain["weekday"]),
        start=time.fromisoformat(plain["start"]),
        end=time.fromisoformat(plain["end"]),
        interval_weeks=int(plain.get("interval_weeks", 1)),
        week_parity=WeekParity(plain.get("week_parity", WeekParity.ANY)),
        school_holidays=HolidayRule(plain.get("school_holidays", HolidayRule.WITHOUT)),
        half_day=str(plain.get("half_day", "")),
        anchor=_day(plain.get("anchor")),
        dates_in=tuple(date.fromisoformat(day) for day in plain.get("dates_in", ())),
        dates_out=tuple(date.fromisoformat(day) for day in plain.get("dates_out", ())),
        month_weeks=tuple(plain.get("month_weeks", ())),
        from_date=_day(plain.get("from_date")),
        to_date=_day(plain.get("to_date")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _span(plain: Mapping[str, Any]) -> OpeningSpan:
    return OpeningSpan(
        weekday=int(plain["weekday"]),
        start=time.fromisoformat(plain["start"]),
        end=time.fromisoformat(plain["end"]),
    )


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
