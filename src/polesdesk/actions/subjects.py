"""How a record is called in the log: « convention VOL-2026-003 », « pôle Voltaire »."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from polesdesk.domain.association_words import EVENTS
from polesdesk.domain.associations import officer_name
from polesdesk.domain.french import format_date
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.labels import ENTITIES, PAPERS
from polesdesk.domain.settings import signatory_name
from polesdesk.domain.volunteers import full_name
from polesdesk.store.kinds import Kind


def subject(kind: Kind, value: Any) -> str:
    """Return the French name of a record, as the Edit menu and the history show it."""
    noun = ENTITIES[kind.name]
    name = _name(kind.name, value)
    return f"{noun} {name}".strip()


def title(kind: Kind, value: Any) -> str:
    """Return the French name of a record as a heading: « Convention VOL-2026-003 »."""
    name = subject(kind, value)
    return name[:1].upper() + name[1:]


def _quoted(text: str) -> str:
    return f"« {text} »" if text else ""


_NAMES: dict[str, Callable[[Any], str]] = {
    "hub": lambda value: bare_name(value.name),
    "officer": officer_name,
    "volunteer": full_name,
    "signatory": signatory_name,
    "paper": lambda value: _quoted(PAPERS[value.kind].lower()),
    "association_event": lambda value: _quoted(EVENTS[value.kind].lower()),
    "citizen_day": lambda value: format_date(value.day) if value.day else str(value.theme),
    **dict.fromkeys(
        ("room", "association", "template", "saved_search", "school_holiday", "duty_pattern"),
        lambda value: str(value.name),
    ),
    **dict.fromkeys(
        ("convention", "issued", "signed_copy", "premises_request", "visit", "round", "letter",
         "condition_report"),
        lambda value: str(value.number),
    ),
    **dict.fromkeys(
        ("annex", "follow_up", "day_task", "worksite_proposal", "worksite"),
        lambda value: _quoted(value.title),
    ),
    **dict.fromkeys(("allotment", "access_device"), lambda value: _quoted(value.label)),
}  # fmt: skip
"""What names a record of each kind; the others have no name of their own."""


def _name(kind: str, value: Any) -> str:
    named = _NAMES.get(kind)
    return named(value) if named is not None else ""


_ARTICLES = {
    "hub": "du ", "room": "du ", "association": "de l’", "association_event": "de l’",
    "officer": "du ", "paper": "de la ",
    "convention": "de la ", "issued": "de l’", "signed_copy": "de la ",
    "template": "du ", "annex": "de l’",
    "note": "de la ", "settings": "des ", "signatory": "du ", "rent": "du ",
    "saved_search": "de la ", "school_holiday": "des ", "closure": "de la ",
    "closure_operation": "de la ",
    "slot_exception": "de la ", "allotment": "de l’", "premises_request": "de la ",
    "visit": "de la ", "finding": "du ", "round": "de la ", "question_set": "du ",
    "follow_up": "de la ", "letter": "du ", "evaluation": "de l’", "evaluation_grid": "de la ",
    "volunteer": "de la ", "duty_pattern": "de la ", "duty_shift": "de la ",
    "assignment": "de l’", "hourly_rate": "de la ", "citizen_day": "de la ",
    "day_task": "de l’", "worksite_proposal": "de la ", "worksite": "du ", "sign_up": "de l’",
    "survey_answer": "du ", "incident": "de l’",
    "access_device": "de la ", "handover": "de la ", "condition_report": "de l’",
}  # fmt: skip


def creation(kind: Kind, value: Any) -> str:
    """Return « création de la convention VOL-2026-003 »."""
    return f"création {_ARTICLES[kind.name]}{subject(kind, value)}"


def modification(kind: Kind, value: Any) -> str:
    """Return « modification de la convention VOL-2026-003 »."""
    return f"modification {_ARTICLES[kind.name]}{subject(kind, value)}"


def deletion(kind: Kind, value: Any) -> str:
    """Return « mise à la corbeille de la convention VOL-2026-003 »."""
    return f"mise à la corbeille {_ARTICLES[kind.name]}{subject(kind, value)}"


def restoring(kind: Kind, value: Any) -> str:
    """Return « rétablissement de la convention VOL-2026-003 »."""
    return f"rétablissement {_ARTICLES[kind.name]}{subject(kind, value)}"


_PERSONS = frozenset({"officer", "signatory", "volunteer"})
"""Whose name the log is not to keep once they are deleted for good."""


def destruction(kind: Kind, value: Any) -> str:
    """Return « suppression définitive du pôle Voltaire »; a person is not named."""
    whose = ENTITIES[kind.name] if kind.name in _PERSONS else subject(kind, value)
    return f"suppression définitive {_ARTICLES[kind.name]}{whose}"


def return_to(kind: Kind, value: Any, moment: str) -> str:
    """Return « retour de la convention VOL-2026-003 à son état du 12/03/2026 à 10 h 42 »."""
    its = "leur" if kind.name == "settings" else "son"
    return f"retour {_ARTICLES[kind.name]}{subject(kind, value)} à {its} état du {moment}"


_HELD_BY = {
    "room": ("hub", "hub_id"),
    "officer": ("association", "association_id"),
    "paper": ("association", "association_id"),
    "association_event": ("association", "association_id"),
    "issued": ("convention", "convention_id"),
    "signed_copy": ("convention", "convention_id"),
    "finding": ("visit", "visit_id"),
    "evaluation": ("convention", "convention_id"),
    "handover": ("access_device", "device_id"),
}


def place_of(kind: str, value: Any) -> tuple[str, str]:
    """Return the kind and id of the record on whose card a record is seen, empty if on none."""
    if kind in {
        "hub",
        "association",
        "convention",
        "premises_request",
        "visit",
        "follow_up",
        "volunteer",
        "access_device",
        "condition_report",
        "citizen_day",
        "worksite_proposal",
        "worksite",
        "sign_up",
        "day_task",
    }:
        return kind, value.id
    if kind in _HELD_BY:
        holder, field = _HELD_BY[kind]
        return holder, getattr(value, field)
    if kind == "annex":
        return ("hub", value.hub_id) if value.hub_id else ("convention", value.convention_id or "")
    if kind == "note":
        return value.subject_kind, value.subject_id
    return "", ""
