"""What is locked once an original is issued: every field of the agreement that it prints."""

from __future__ import annotations

from polesdesk.domain.conventions import Convention

PRINTED = (
    "number", "hub_id", "association_id", "use_kind", "room_ids", "slots", "start_date",
    "end_date", "notice_months", "renewal_deadline", "free_use_ground", "occupancy_fee_cents",
    "fee_period", "indexation", "charges_mode", "charges_cents", "deposit_cents",
    "in_kind_value_cents", "in_kind_working", "in_kind_year", "signatory_id",
    "representative_ids", "decision_kind", "decision_number", "decision_date",
    "decision_transmitted_on", "decision_published_on", "delegation_number", "delegation_date",
    "purpose", "authorised_activities", "activity_responsible", "public_reception",
    "expected_headcount", "economic_activity", "furniture", "locker_letterbox", "key_count",
    "key_holders", "safety_referent", "special_terms", "cited_annexes",
    "slots_by_letter", "amendment_object",
)  # fmt: skip
"""Fields that an original prints; steps, signatures, renewal and notes stay open."""


_LATER = ("decision_transmitted_on", "decision_published_on")
"""Days of the act that often follow the printing: empty on the paper, they may still be filled."""


def is_locked(convention: Convention) -> bool:
    """Tell whether an original is issued and was not cancelled."""
    return convention.issued_version is not None


def still_open(convention: Convention) -> tuple[str, ...]:
    """Return what an issued original prints and may still be filled: days it was silent about."""
    return tuple(name for name in _LATER if getattr(convention, name) is None)


def locked_changes(before: Convention, after: Convention) -> tuple[str, ...]:
    """Return the locked fields that differ; none while no original is issued on both sides."""
    if not (is_locked(before) and is_locked(after)):
        return ()
    return tuple(
        name
        for name in PRINTED
        if getattr(before, name) != getattr(after, name) and name not in still_open(before)
    )


def forbidden_changes(before: Convention, after: Convention) -> tuple[str, ...]:
    """Return the locked fields that nothing may change, not even an undo.

    A signed amendment moves the term and notes the one first agreed, an undo moves it back;
    days of the act that were filled later may be emptied again.
    """
    moved = before.first_end_date is not None or after.first_end_date is not None
    free = {*still_open(before), *still_open(after), *(_AMENDED if moved else ())}
    return tuple(name for name in locked_changes(before, after) if name not in free)


_AMENDED = ("end_date", "renewal_deadline")
