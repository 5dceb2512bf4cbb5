"""How a record is called in the log: « convention VOL-2026-003 », « pôle Voltaire »."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from polesdesk.domain.association_words import EVENTS
from polesdesk.domain.associations import officer_name
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


_NAMED = frozenset(
    {"room", "association", "template", "saved_search", "school_holiday", "duty_pattern"}
)


_NUMBERED = frozenset(
    {"convention", "issued", "signed_copy", "premises_request", "visit", "round", "letter"}
    | {"condition_report"}
)
_QUOTED = {
    "follow_up": "title",
    "allotment": "label",
    "annex": "title",
    "access_device": "label",
}


_QUOTED: dict[str, Callable[[Any], str]] = {
    "paper": lambda value: PAPERS[value.kind].lower(),
    "association_event": lambda value: EVENTS[value.kind].lower(),
    "annex": lambda value: str(value.title),
}


def _name(kind: str, value: Any) -> str:
    if kind == "hub":
        return bare_name(value.name)
    if kind in _NAMED:
        return str(value.name)
    if kind in _NUMBERED:
        return str(value.number)
    if kind in _QUOTED:
        text = getattr(value, _QUOTED[kind])
        return f"« {text} »" if text else ""
    if kind == "officer":
        return officer_name(value)
    if kind == "volunteer":
        return full_name(value)
    if kind == "signatory":
        return signatory_name(value)
    if kind in _QUOTED:
        return f"« {_QUOTED[kind](value)} »"
    return ""


_ARTICLES = {
    "hub": "du ", "room": "du ", "association": "de l’", "association_event": "de l’",
    "officer": "du ", "paper": "de la ",
    "convention": "de la ", "issued": "de l’", "signed_copy": "de la ",
    "template": "du ", "annex": "de l’",
    "note": "de la ", "settings": "des ", "signatory": "du ", "rent": "du ",
    "saved_search": "de la ", "school_holiday": "des ", "closure": "de la ",
    "slot_exception": "de la ", "allotment": "de l’", "premises_request": "de la ",
    "visit": "de la ", "finding": "du ", "round": "de la ", "question_set": "du ",
    "follow_up": "de la ", "letter": "du ", "evaluation": "de l’", "evaluation_grid": "de la ",
    "volunteer": "de la ", "duty_pattern": "de la ", "duty_shift": "de la ",
    "assignment": "de l’", "hourly_rate": "de la ",
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


_PERSONS = frozenset({"officer", "signatory"})
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
