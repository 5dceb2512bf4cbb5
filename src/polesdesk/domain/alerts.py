"""What is due: the sentences of the dashboard, each with its day and the record it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.french import format_date, join_and, plural
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.rows import AlertRow, ConventionRow

ENDS_SOON = "ends_soon"
UNTITLED = "untitled"
INSURANCE_MISSING = "insurance_missing"
INSURANCE_EXPIRED = "insurance_expired"
INSURANCE_EXPIRING = "insurance_expiring"
PAPER_MISSING = "paper_missing"
NOT_RETURNED = "original_not_returned"
TO_REPRINT = "original_to_reprint"

KINDS = (
    UNTITLED, INSURANCE_EXPIRED, INSURANCE_MISSING, NOT_RETURNED, TO_REPRINT, ENDS_SOON,
    INSURANCE_EXPIRING, PAPER_MISSING,
)  # fmt: skip
"""Every kind of alert, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the dashboard; ``filter_name`` and ``filter_value`` open its rows."""

    key: str
    number: int
    label: str
    tone: str
    tab: str
    filter_name: str
    filter_value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """What needs doing on a day: one sentence, at most five figures, the lines late and soon."""

    day: date
    sentence: str
    figures: tuple[Figure, ...]
    late: tuple[AlertRow, ...]
    soon: tuple[AlertRow, ...]
    next_end: str
    hub_count: int
    is_example: bool


def untitled(row: ConventionRow, today: date) -> AlertRow:
    """Say that an association stays although its agreement has expired."""
    end = row.terminated_on or row.end_date
    days = (today - end).days if end else 0
    where = ", ".join(part for part in (row.hubs, row.rooms) if part)
    return AlertRow(
        kind=UNTITLED,
        due=end,
        subject_kind="convention",
        subject_id=row.id,
        label=f"{row.association}\u202f: occupation sans titre",
        detail=f"{where} · {row.number} expirée depuis {plural(days, 'jour')}",
        late=True,
    )


def ends_soon(row: ConventionRow, today: date) -> AlertRow:
    """Say that an agreement ends within the office's delay."""
    end = row.end_date or today
    days = (end - today).days
    when = "aujourd’hui" if days == 0 else f"dans {plural(days, 'jour')}"
    return AlertRow(
        kind=ENDS_SOON,
        due=row.end_date,
        subject_kind="convention",
        subject_id=row.id,
        label=f"{row.association}\u202f: la convention finit {when}",
        detail=f"{row.hubs} · {row.number}, fin le {format_date(end)}",
        late=False,
    )


def insurance_missing(association_id: str, name: str, hubs: str) -> AlertRow:
    """Say that an association in the premises has shown no insurance certificate."""
    return AlertRow(
        kind=INSURANCE_MISSING,
        due=None,
        subject_kind="association",
        subject_id=association_id,
        label=f"{name}\u202f: aucune attestation d’assurance",
        detail=f"{hubs} · à demander",
        late=True,
    )


def insurance_ends(
    association_id: str, name: str, hubs: str, valid_to: date, today: date
) -> AlertRow:
    """Say that an insurance has expired, or expires soon."""
    over = valid_to < today
    word = "expirée" if over else "à renouveler"
    since = "depuis le" if over else "valable jusqu’au"
    return AlertRow(
        kind=INSURANCE_EXPIRED if over else INSURANCE_EXPIRING,
        due=valid_to,
        subject_kind="association",
        subject_id=association_id,
        label=f"{name}\u202f: assurance {word}",
        detail=f"{hubs} · {since} {format_date(valid_to)}",
        late=over,
    )


def papers_missing(
    association_id: str, name: str, hubs: str, kinds: Sequence[PaperKind]
) -> AlertRow:
    """Say which required papers an association has not given, or no longer valid."""
    labels = join_and([PAPERS[kind].lower() for kind in kinds])
    count = plural(len(kinds), "pièce à demander", "pièces à demander")
    return AlertRow(
        kind=PAPER_MISSING,
        due=None,
        subject_kind="association",
        subject_id=association_id,
        label=f"{name}\u202f: {count}",
        detail=f"{hubs} · {labels}",
        late=False,
    )


def not_returned(row: ConventionRow, issued_on: date, days: int, today: date) -> AlertRow:
    """Say that an original went out and has not come back signed."""
    due = issued_on + timedelta(days=days)
    return AlertRow(
        kind=NOT_RETURNED,
        due=due,
        subject_kind="convention",
        subject_id=row.id,
        label=f"{row.association}\u202f: original non revenu signé",
        detail=f"{row.hubs} · {row.number}, émis le {format_date(issued_on)}",
        late=due < today,
    )


def to_reprint(row: ConventionRow) -> AlertRow:
    """Say that what an unsigned original prints has changed since."""
    return AlertRow(
        kind=TO_REPRINT,
        due=None,
        subject_kind="convention",
        subject_id=row.id,
        label=f"{row.association}\u202f: original à réimprimer",
        detail=f"{row.hubs} · {row.number}, des données imprimées ont changé depuis l’émission",
        late=True,
    )


def in_order(alerts: Sequence[AlertRow]) -> tuple[AlertRow, ...]:
    """Return the alerts, late first, then by gravity and day."""
    rank = {kind: at for at, kind in enumerate(KINDS)}
    return tuple(
        sorted(
            alerts,
            key=lambda a: (not a.late, rank[a.kind], a.due or date.min, a.label),
        )
    )


def sentence(late: int, soon: int, *, more: bool = False) -> str:
    """Return the sentence that counts what is due; ``more`` when only the first are counted."""
    total = late + soon
    if total == 0:
        return "Rien à traiter"
    points = plural(total, "point à traiter", "points à traiter")
    if more:
        points = f"Plus de {points}"
    return f"{points}, dont {late} en retard" if late else points
