"""Values of an import: whether a row tells them, how they are remembered and shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from polesdesk.domain import labels
from polesdesk.domain.conventions import FeePeriod, HolidayRule, Renewal, State, UseKind, WeekParity
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date, format_euros
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, PropertyRegime
from polesdesk.domain.import_people import PersonName

_LABELS: dict[type[StrEnum], Any] = {
    State: labels.STATES,
    Renewal: labels.RENEWALS,
    UseKind: labels.USE_KINDS,
    PropertyRegime: labels.REGIMES,
    FreeUseGround: labels.GROUNDS,
    ChargesMode: labels.CHARGES,
    DecisionKind: labels.DECISIONS,
    FeePeriod: labels.FEE_PERIODS,
    HolidayRule: labels.HOLIDAYS,
    WeekParity: labels.PARITIES,
}
_LONGEST_SHOWN = 60


def is_empty(value: Any) -> bool:
    """Tell whether a value says nothing; 0 and False say something."""
    return value is None or value in ("", ())


def told(value: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the fields of a value that say something."""
    fields = {name: getattr(value, name) for name in names}
    return {name: one for name, one in fields.items() if not is_empty(one)}


def canon(value: Any) -> str:
    """Return a value as the text in which imports remember and compare it."""
    if isinstance(value, str):
        return str(value)
    if is_empty(value):
        return ""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, PersonName):
        return " ".join(sorted(fold(f"{value.first_name} {value.last_name}").split()))
    if isinstance(value, tuple):
        return json.dumps([canon(one) for one in value], ensure_ascii=False)
    return str(value)


def shown(value: Any, name: str = "") -> str:
    """Return a value as a manager reads it; ``name`` tells cents from other figures."""
    if isinstance(value, StrEnum):
        return str(_LABELS[type(value)][value]) if type(value) in _LABELS else str(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f").replace(".", ",")
    if isinstance(value, int) and name.endswith("_cents"):
        return format_euros(value)
    if isinstance(value, PersonName):
        parts = (value.civility, value.first_name, value.last_name)
        return " ".join(part for part in parts if part)
    if isinstance(value, tuple):
        return ", ".join(shown(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
