"""One value for many records at once: which fields, and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround

FIELDS: Mapping[str, tuple[str, ...]] = {
    "associations": (
        "city", "postal_code", "prefecture_declared", "legal_form", "rules_accepted_on",
    ),
    "conventions": (
        "notice_months", "renewal_deadline", "free_use_ground", "charges_mode", "charges_cents",
        "signatory_id", "decision_kind", "decision_number", "decision_date",
        "decision_transmitted_on", "decision_published_on", "authorised_activities",
        "cited_annexes",
    ),
    "volunteers": (
        "quarter", "joined_on", "left_on", "photo_consent_on", "contact_consent_on",
        "insurance_attested_on", "agreed_minutes",
    ),
}  # fmt: skip
"""Fields of each list that may hold the same in many records, in the order of their forms.

What names a record, dates it or places it in a room stays with the record.
"""
ENTITIES: Mapping[str, str] = {
    "associations": "association", "conventions": "convention", "volunteers": "volunteer",
}  # fmt: skip
"""What the history calls a record of each list."""

_TYPES: Mapping[str, Callable[[str], Any]] = {
    "free_use_ground": FreeUseGround,
    "charges_mode": ChargesMode,
    "decision_kind": DecisionKind,
}


def stored(field: str, typed: Any) -> Any:
    """Return what a record keeps of a value that was typed or chosen; nothing empties it."""
    if field in _TYPES:
        return _TYPES[field](typed) if typed else None
    if field == "signatory_id":
        return typed or None
    if field == "charges_cents":
        return typed or 0
    return typed


@dataclass(frozen=True, slots=True, kw_only=True)
class MassChange:
    """A record that would change: its name, what the field holds and would hold, in words."""

    id: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MassRefusal:
    """A record that stays as it is, and why."""

    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MassPlan:
    """What giving one value to many records would do; ``same`` hold that value already."""

    field: str
    label: str
    changes: tuple[MassChange, ...]
    refused: tuple[MassRefusal, ...]
    same: int
