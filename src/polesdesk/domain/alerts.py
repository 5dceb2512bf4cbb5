"""What is due: the sentences of the dashboard, each with its day and the record it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.french import format_date, join_and, plural
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.rows import AlertRow, ConventionRow
from polesdesk.domain.speech import said

ENDS_SOON = "ends_soon"
UNTITLED = "untitled"
INSURANCE_MISSING = "insurance_missing"
INSURANCE_EXPIRED = "insurance_expired"
INSURANCE_EXPIRING = "insurance_expiring"
INSURANCE_PARTIAL = "insurance_partial"
PAPER_MISSING = "paper_missing"
RECEIPT_MISSING = "receipt_missing"
NOT_RETURNED = "original_not_returned"
TO_REPRINT = "original_to_reprint"
NON_USE = "repeated_non_use"
FOLLOW_UP_DUE = "follow_up_due"
VISIT_DRAFT = "visit_draft"
ROOMS_UNSEEN = "rooms_unseen"
REQUEST_UNACKNOWLEDGED = "request_unacknowledged"
OPTION_LAPSES = "option_lapses"
REFUSAL_UNWRITTEN = "refusal_unwritten"
SLOTS_CLASH = "slots_clash"
LETTER_UNSENT = "letter_unsent"
ANSWER_LATE = "answer_late"
REOPENING = "reopening"
KEYS_LATE = "keys_late"
AUTHORISATION_MISSING = "authorisation_missing"
EMERGENCY_OVER = "emergency_over"
HOURS_EXCEEDED = "hours_exceeded"
SHIFT_UNCOVERED = "shift_uncovered"
WORKSITE_UNLED = "worksite_unled"
INSURER_UNTOLD = "insurer_untold"
DAY_TASK_DUE = "day_task_due"

KINDS = (
    UNTITLED, INSURANCE_EXPIRED, INSURANCE_MISSING, NON_USE, FOLLOW_UP_DUE, ANSWER_LATE,
    LETTER_UNSENT, KEYS_LATE, SHIFT_UNCOVERED, INSURER_UNTOLD, WORKSITE_UNLED, DAY_TASK_DUE,
    NOT_RETURNED,
    TO_REPRINT, VISIT_DRAFT, REOPENING, ENDS_SOON, SLOTS_CLASH, REFUSAL_UNWRITTEN, OPTION_LAPSES,
    REQUEST_UNACKNOWLEDGED, INSURANCE_EXPIRING, INSURANCE_PARTIAL, RECEIPT_MISSING,
    PAPER_MISSING, ROOMS_UNSEEN,
    AUTHORISATION_MISSING, EMERGENCY_OVER, HOURS_EXCEEDED,
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
    """What needs doing on a day: one sentence, at most five figures, the lines late and soon.

    ``more`` tells that only the first lines are here.
    """

    day: date
    sentence: str
    figures: tuple[Figure, ...]
    late: tuple[AlertRow, ...]
    soon: tuple[AlertRow, ...]
    next_end: str
    hub_count: int
    is_example: bool
    more: bool = False


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
        label=said("{association}\u202f: occupation sans titre").format(
            association=row.association
        ),
        detail=said("{where} · {number} expirée depuis {count}").format(
            where=where, number=row.number, count=plural(days, said("jour"), said("jours"))
        ),
        late=True,
    )


def ends_soon(row: ConventionRow, today: date) -> AlertRow:
    """Say that an agreement ends within the office's delay."""
    end = row.end_date or today
    days = (end - today).days
    when = (
        said("aujourd’hui")
        if days == 0
        else said("dans {count}").format(count=plural(days, said("jour"), said("jours")))
    )
    return AlertRow(
        kind=ENDS_SOON,
        due=row.end_date,
        subject_kind="convention",
        subject_id=row.id,
        label=said("{association}\u202f: la convention finit {when}").format(
            association=row.association, when=when
        ),
        detail=said("{hubs} · {number}, fin le {day}").format(
            hubs=row.hubs, number=row.number, day=format_date(end)
        ),
        late=False,
    )


def insurance_missing(association_id: str, name: str, hubs: str) -> AlertRow:
    """Say that an association in the premises has shown no insurance certificate."""
    return AlertRow(
        kind=INSURANCE_MISSING,
        due=None,
        subject_kind="association",
        subject_id=association_id,
        label=said("{name}\u202f: aucune attestation d’assurance").format(name=name),
        detail=said("{hubs} · à demander").format(hubs=hubs),
        late=True,
    )


def insurance_ends(
    association_id: str, name: str, hubs: str, valid_to: date, today: date
) -> AlertRow:
    """Say that an insurance has expired, or expires soon."""
    over = valid_to < today
    word = said("expirée") if over else said("à renouveler")
    since = said("depuis le") if over else said("valable jusqu’au")
    return AlertRow(
        kind=INSURANCE_EXPIRED if over else INSURANCE_EXPIRING,
        due=valid_to,
        subject_kind="association",
        subject_id=association_id,
        label=said("{name}\u202f: assurance {word}").format(name=name, word=word),
        detail=f"{hubs} · {since} {format_date(valid_to)}",
        late=over,
    )


def papers_missing(
    association_id: str, name: str, hubs: str, kinds: Sequence[PaperKind]
) -> AlertRow:
    """Say which required papers an association has not given, or no longer valid."""
    labels = join_and([PAPERS[kind].lower() for kind in kinds])
    count = plural(len(kinds), said("pièce à demander"), said("pièces à demander"))
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
        label=said("{association}\u202f: original non revenu signé").format(
            association=row.association
        ),
        detail=said("{hubs} · {number}, émis le {day}").format(
            hubs=row.hubs, number=row.number, day=format_date(issued_on)
        ),
        late=due < today,
    )


def to_reprint(row: ConventionRow) -> AlertRow:
    """Say that what an unsigned original prints has changed since."""
    return AlertRow(
        kind=TO_REPRINT,
        due=None,
        subject_kind="convention",
        subject_id=row.id,
        label=said("{association}\u202f: original à réimprimer").format(
            association=row.association
        ),
        detail=said("{hubs} · {number}, des données imprimées ont changé depuis l’émission").format(
            hubs=row.hubs, number=row.number
        ),
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
        return said("Rien à traiter")
    points = plural(total, said("point à traiter"), said("points à traiter"))
    if more:
        points = said("Plus de {points}").format(points=points)
    return (
        said("{points}, dont {late} en retard").format(points=points, late=late) if late else points
    )
