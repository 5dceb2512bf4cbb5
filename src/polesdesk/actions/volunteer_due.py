"""What is due of people, for the dashboard and the list of alerts."""

from __future__ import annotations

from dateutil.relativedelta import relativedelta

from polesdesk.actions.runner import Work
from polesdesk.domain import volunteer_alerts as say
from polesdesk.domain.rows import AlertRow
from polesdesk.store import records, volunteer_hours, volunteers
from polesdesk.store.kinds import VOLUNTEER


def alerts(work: Work, limit: int | None) -> list[AlertRow]:
    """Return what is due of people; at most ``limit`` of each kind."""
    connection, today = work.connection, work.today
    found: list[AlertRow] = []
    for condition, say_it in (
        (volunteers.standing_is("unauthorised", today), say.authorisation_missing),
        (volunteers.emergency_over(today), say.emergency_over),
    ):
        ids = volunteers.ids_where(connection, condition, limit)
        found += [say_it(one) for one in records.get_many(connection, VOLUNTEER, ids)]
    return found + _exceeded(work, limit)


def _exceeded(work: Work, limit: int | None) -> list[AlertRow]:
    first = work.today.replace(day=1)
    month = (first, first + relativedelta(months=1, days=-1))
    over = volunteer_hours.over_agreed(work.connection, month)
    ids = list(over)[:limit]
    people = records.get_many(work.connection, VOLUNTEER, ids, alive=True)
    return [say.hours_exceeded(one, over[one.id]) for one in people]
