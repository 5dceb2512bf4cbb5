"""The tables of people and rosters."""

from __future__ import annotations

from sqlalchemy import Index

from polesdesk.domain.rosters import Assignment, DutyPattern, DutyShift, HourlyRate
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store.tables import entity, sort_column

volunteer = entity(
    "volunteer",
    Volunteer,
    sort_column("name_key"),
    sort_column("quarter_key"),
    Index("ix_volunteer_name", "life", "name_key", "id"),
    Index("ix_volunteer_quarter", "life", "quarter_key", "id"),
    Index("ix_volunteer_association", "association_id"),
    Index("ix_volunteer_phone", "phone"),
)
duty_pattern = entity("duty_pattern", DutyPattern, Index("ix_duty_pattern_hub", "hub_id", "life"))
duty_shift = entity(
    "duty_shift",
    DutyShift,
    Index("ix_duty_shift_day", "day", "start"),
    Index("ix_duty_shift_hub", "hub_id", "day", "start"),
    Index("ix_duty_shift_batch", "batch_id"),
)
assignment = entity(
    "assignment",
    Assignment,
    Index("ix_assignment_shift", "shift_id"),
    Index("ix_assignment_volunteer", "volunteer_id", "day"),
    Index("ix_assignment_day", "day"),
)
hourly_rate = entity("hourly_rate", HourlyRate)
