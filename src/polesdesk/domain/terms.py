"""What the terms of an agreement must hold to be saved at all; the rest is completeness."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.conventions import Convention, Slot
from polesdesk.domain.hubs import DecisionKind
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said

MAX_YEARS_BY_DELEGATION = 12
"""A mayor decides alone for twelve years at most (CGCT L2122-22 5°)."""


def check_terms(convention: Convention) -> None:
    """Raise ``RuleBroken`` for terms that are impossible; gaps are allowed in a draft."""
    start, end = convention.start_date, convention.end_date
    if start is not None and end is not None:
        if end < start:
            raise RuleBroken(
                "end_before_start",
                said("La fin précède le début\u202f: vérifiez les deux dates."),
                field="end_date",
            )
        _check_delegation(convention, start, end)
    if convention.notice_months is not None and not 0 <= convention.notice_months <= 24:
        raise RuleBroken(
            "notice", said("Le préavis se compte en mois, de 0 à 24."), field="notice_months"
        )
    for slot in convention.slots:
        _check_slot(slot, convention)


def _check_delegation(convention: Convention, start: date, end: date) -> None:
    if convention.decision_kind is not DecisionKind.MAYOR_DECISION:
        return
    try:
        limit = start.replace(year=start.year + MAX_YEARS_BY_DELEGATION)
    except ValueError:
        limit = start.replace(year=start.year + MAX_YEARS_BY_DELEGATION, day=28)
    if end >= limit:
        raise RuleBroken(
            "too_long_for_delegation",
            said(
                "Plus de douze ans\u202f: le maire ne peut pas décider seul "
                "(CGCT, art. L. 2122-22, 5°). "
                "Raccourcissez la durée ou choisissez une délibération."
            ),
            field="end_date",
        )


def _check_slot(slot: Slot, convention: Convention) -> None:
    if slot.room_id not in convention.room_ids:
        raise RuleBroken(
            "slot_room",
            said("Un créneau est dans un local qui ne figure pas dans la convention."),
            field="slots",
        )
    if not 1 <= slot.weekday <= 7 or not 1 <= slot.interval_weeks <= 4:
        raise RuleBroken(
            "slot_rhythm", said("Un créneau revient toutes les 1 à 4 semaines."), field="slots"
        )
    if slot.start == slot.end:
        raise RuleBroken(
            "slot_hours", said("Un créneau doit finir après son début."), field="slots"
        )
