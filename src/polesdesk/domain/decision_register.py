"""The register of decisions taken by delegation, reported to the council (CGCT L. 2122-23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.column_kinds import (
    AGREEMENT,
    ListColumn,
    day_column,
    money_column,
    text_column,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision: its day, its act, its object, and the days that make it enforceable.

    ``fee_cents`` is the occupancy fee agreed, None where the decision sets none.
    """

    id: str
    day: date
    act: str
    object: str
    association: str
    place: str
    convention: str
    fee_cents: int | None
    transmitted_on: date | None
    notified_on: date | None


DECISIONS: tuple[ListColumn, ...] = (
    day_column("day", "Date"),
    text_column("act", "Acte", width=1.4, sample="DEC-2026-0000"),
    text_column("object", "Objet", width=3),
    text_column("association", "Association", width=2.2),
    text_column("place", "Locaux", width=2.2),
    text_column("convention", "Convention", width=1.4, sample=AGREEMENT),
    money_column("fee_cents", "Redevance"),
    day_column("transmitted_on", "Transmise le"),
    day_column("notified_on", "Notifiée le"),
)
