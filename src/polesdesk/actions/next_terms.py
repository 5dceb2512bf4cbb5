"""The terms of the agreement that follows one: its own as amended, with what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions.runner import Work
from polesdesk.domain.amendments import terms_on
from polesdesk.domain.conventions import Convention, Renewal, Slot, UseKind
from polesdesk.domain.evaluations import RENEWING, Evaluation
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import amendments, campaign, evaluations

# The authorising act and who signs are not carried: each agreement needs its own.
CARRIED = (
    "hub_id", "association_id", "use_kind", "room_ids", "notice_months", "free_use_ground",
    "occupancy_fee_cents", "fee_period", "indexation", "charges_mode", "charges_cents",
    "deposit_cents", "purpose", "authorised_activities",
    "activity_responsible", "public_reception", "expected_headcount", "economic_activity",
    "furniture", "locker_letterbox", "key_count", "key_holders", "safety_referent",
    "special_terms", "cited_annexes", "slots_by_letter",
)  # fmt: skip
"""Fields that the next agreement has from the former one."""


def next_terms(work: Work, former: Convention) -> Convention:
    """Return the agreement that would follow one, not saved: no tacit renewal, following dates.

    The slots and rooms are those of the last day, amendments applied; the term is that of the
    opinion where it sets one. Raises ``RuleBroken`` when it has no dates, when it was decided not
    to renew it, or when what follows is already made.
    """
    check(work, former)
    assert former.start_date is not None
    assert former.end_date is not None
    start = former.end_date + timedelta(days=1)
    ended = terms_on(former, amendments.of_agreement(work.connection, former.id), former.end_date)
    agreed = former.first_end_date or former.end_date
    judged = opinion(work, former.id)
    decided = judged.next_end if judged is not None else None
    years = start.year - former.start_date.year
    end = decided if decided is not None and decided >= start else None
    return Convention(
        id=new_id(),
        number="",
        previous_id=former.id,
        start_date=start,
        end_date=end or same_length(former.start_date, agreed, start),
        slots=tuple(_next_slot(slot, former, years) for slot in ended.slots),
        **{name: getattr(ended, name) for name in CARRIED},
    )


def _next_slot(slot: Slot, former: Convention, years: int) -> Slot:
    """Return a slot for the next term: its rhythm goes on, its bounds come as many years later."""
    rhythm = slot.anchor or (former.start_date if slot.interval_weeks > 1 else None)
    return replace(
        slot,
        id=new_id(),
        anchor=rhythm,
        dates_in=slot.dates_in if former.use_kind is UseKind.HIRE else (),
        dates_out=(),
        from_date=_later(slot.from_date, years),
        to_date=_later(slot.to_date, years),
    )


def _later(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def opinion(work: Work, row_id: str) -> Evaluation | None:
    """Return the last opinion by which an agreement is renewed, None without one."""
    judged = evaluations.latest(work.connection, row_id)
    return judged if judged is not None and judged.outcome in RENEWING else None


def check(work: Work, former: Convention) -> None:
    """Refuse what nothing may follow, or what is followed already."""
    if former.renewal is Renewal.NOT_RENEWED:
        raise RuleBroken(
            "not_renewed",
            said(
                "Le non-renouvellement de {number} est décidé\u202f: une nouvelle demande ou une "
                "nouvelle évaluation vient d’abord."
            ).format(number=former.number),
        )
    if former.start_date is None or former.end_date is None:
        raise RuleBroken(
            "dates_required", said("La convention n’a pas de dates\u202f: complétez-les d’abord.")
        )
    following = campaign.successor(work.connection, former.id)
    if following is not None:
        raise RuleBroken(
            "already_followed",
            said("La convention {number} a déjà une suite\u202f: {next}.").format(
                number=former.number, next=following.number
            ),
        )


def same_length(start: date, end: date, new_start: date) -> date:
    """Return the end of a term as long: whole years stay whole years, else days are counted."""
    years = new_start.year - start.year
    try:
        shifted = start.replace(year=start.year + years)
    except ValueError:
        shifted = new_start
    if shifted == new_start and years:
        try:
            return end.replace(year=end.year + years)
        except ValueError:
            return end.replace(year=end.year + years, day=28)
    return new_start + (end - start)
