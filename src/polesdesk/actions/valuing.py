"""The in-kind value of an agreement, computed when it is saved, its working kept."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import Convention
from polesdesk.domain.valuation import YEAR, in_kind_value
from polesdesk.store import authority, records
from polesdesk.store.kinds import HUB, ROOM


def with_value(work: Work, convention: Convention) -> Convention:
    """Return the agreement with its yearly in-kind value, or none with the reason."""
    rooms = records.get_many(work.connection, ROOM, convention.room_ids)
    ids = dict.fromkeys([convention.hub_id, *(room.hub_id for room in rooms)])
    hubs = records.get_many(work.connection, HUB, [key for key in ids if key])
    day = convention.start_date or work.today
    year = day.year
    found = in_kind_value(
        convention,
        tuple(hubs),
        tuple(rooms),
        tuple(authority.rents(work.connection)),
        authority.settings(work.connection),
        year,
        school_calendar.calendar(work, day, day + YEAR),
    )
    return replace(
        convention,
        in_kind_value_cents=found.cents,
        in_kind_working=found.working,
        in_kind_year=year,
    )
