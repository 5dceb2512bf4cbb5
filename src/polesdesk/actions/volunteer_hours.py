"""Hours that people gave, and the rates at which the office values them."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions import hubs
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import volunteer_hours as hours
from polesdesk.domain.folding import fold
from polesdesk.domain.lists import Choice
from polesdesk.domain.rosters import HourlyRate
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_hours import HoursQuery, HoursTable
from polesdesk.store import volunteer_hours
from polesdesk.store.kinds import HOURLY_RATE


def table(work: Work, query: HoursQuery) -> HoursTable:
    """Return the hours of a period by person, task, hub or month, valued at the office's rates."""
    rates = volunteer_hours.rates(work.connection)
    return hours.table(volunteer_hours.worked(work.connection, query), rates, query)


def look(work: Work, query: HoursQuery) -> tuple[HoursTable, tuple[Choice, ...]]:
    """Return the hours of a period, and the hubs to choose from."""
    return table(work, query), hubs.choices(work)


def rates(work: Work) -> tuple[HourlyRate, ...]:
    """Return the rates of the office, by task and day."""
    return tuple(volunteer_hours.rates(work.connection))


def tasks(work: Work) -> tuple[str, ...]:
    """Return the tasks that shifts have, to suggest."""
    return volunteer_hours.tasks(work.connection)


def save_rate(work: Work, rate: HourlyRate) -> HourlyRate:
    """Save a rate; a task has one rate from a day on, whose source is told."""
    if rate.from_date is None:
        raise RuleBroken(
            "from_date", said("Dites à partir de quel jour ce taux vaut."), field="from_date"
        )
    if not rate.cents or rate.cents < 0:
        raise RuleBroken("cents", said("Un taux horaire est plus grand que zéro."), field="cents")
    for other in volunteer_hours.rates(work.connection):
        same = (fold(other.task), other.from_date) == (fold(rate.task), rate.from_date)
        if same and other.id != rate.id:
            raise RuleBroken(
                "rate_exists",
                said("Il y a déjà un taux de cette mission à partir de ce jour."),
                field="from_date",
            )
    saved: HourlyRate = common.save(work, HOURLY_RATE, rate)
    return saved


def bin_rates(work: Work, ids: Sequence[str]) -> int:
    """Move rates to the bin."""
    return common.bin_many(work, HOURLY_RATE, ids)
