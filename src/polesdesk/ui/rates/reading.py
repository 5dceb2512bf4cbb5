"""What the page of rates reads at once for each of its views, and what it waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from polesdesk.actions import hubs, rates
from polesdesk.domain.lists import Choice
from polesdesk.domain.measures import Measures
from polesdesk.domain.rate_rows import FreedRow, RateQuery, RateTable, Summary
from polesdesk.domain.rates import Dimension

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


class RatesView(StrEnum):
    """What the page shows."""

    TABLE = "table"
    HOURS = "hours"
    TREND = "trend"
    FREED = "freed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All that one view shows; what was planned is counted apart, and comes after it."""

    view: RatesView
    hubs: Sequence[Choice]
    summary: Summary
    table: RateTable
    freed: tuple[FreedRow, ...] = ()

    def with_measures(self, found: Measures) -> Look:
        """Return the view with what was planned."""
        return replace(
            self,
            table=replace(self.table, measures=found),
            summary=replace(self.summary, measure=found.total),
        )


def look(work: Work, view: RatesView, query: RateQuery) -> Look:
    """Read a view: its figures, its table, and its picture."""
    fixed = {RatesView.HOURS: Dimension.WEEKDAY_HOUR, RatesView.TREND: Dimension.MONTH}
    query = replace(query, by=fixed.get(view, query.by))
    if view is RatesView.FREED:
        query = replace(query, by=Dimension.SLOT)
    table = rates.table(work, query)
    return Look(
        view=view,
        hubs=hubs.choices(work),
        summary=rates.summary(work, table),
        table=table,
        freed=rates.to_free(work, query) if view is RatesView.FREED else (),
    )
