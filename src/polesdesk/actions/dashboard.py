"""The home page: what is due and late, in one read."""

from __future__ import annotations

from polesdesk.actions import due
from polesdesk.actions.runner import Work
from polesdesk.domain import alerts as say
from polesdesk.domain.alerts import Dashboard, Figure
from polesdesk.domain.french import format_date
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said
from polesdesk.store import alerts, authority, hubs

LINES = 60
"""Lines of each kind that the dashboard shows; its figures count them all."""


def alert_rows(work: Work) -> tuple[AlertRow, ...]:
    """Return everything that is due, late first."""
    return due.all_alerts(work)


def show(work: Work) -> Dashboard:
    """Return what the dashboard shows today."""
    found = due.all_alerts(work, LINES)
    counts = due.counts(work, found, LINES)
    late = tuple(alert for alert in found if alert.late)
    soon = tuple(alert for alert in found if not alert.late)
    settings = authority.settings(work.connection)
    end = alerts.next_end(work.connection, work.today)
    more = _more(found, counts)
    return Dashboard(
        day=work.today,
        sentence=say.sentence(len(late), len(soon), more=more),
        figures=_figures(counts, settings.ends_soon_days),
        late=late,
        soon=soon,
        next_end=""
        if end is None
        else said("{end}, le {day}").format(end=end[0], day=format_date(end[1])),
        hub_count=hubs.count(work.connection, ListQuery()),
        is_example=settings.is_example,
        more=more,
    )


def _more(found: tuple[AlertRow, ...], counts: dict[str, int]) -> bool:
    """Tell whether a kind has more alerts than the lines that are shown."""
    shown = {kind: sum(1 for alert in found if alert.kind == kind) for kind in counts}
    return any(shown[kind] >= LINES for kind in counts)


def _figures(counts: dict[str, int], days: int) -> tuple[Figure, ...]:
    def few(count: int, one: str, many: str) -> str:
        return one if count < 2 else many

    untitled = counts[say.UNTITLED]
    ends = counts[say.ENDS_SOON]
    insured = counts[say.INSURANCE_EXPIRED]
    out = counts[say.NOT_RETURNED]
    papers = counts[say.PAPER_MISSING]
    return (
        Figure(key="untitled", number=untitled, tone="red", tab="conventions",
               label=few(untitled, said("occupant sans titre"), said("occupants sans titre")),
               filter_name="situation", filter_value="untitled"),
        Figure(key="ends_soon", number=ends, tone="amber", tab="conventions",
               label=few(ends, said("convention finit sous {days}\u00a0jours").format(days=days),
                         said("conventions finissent sous {days}\u00a0jours").format(days=days)),
               filter_name="situation", filter_value="ends_soon"),
        Figure(key="insurance", number=insured, tone="amber", tab="associations",
               label=few(insured, said("assurance à demander"), said("assurances à demander")),
               filter_name="insurance", filter_value="due"),
        Figure(key="not_returned", number=out, tone="blue", tab="conventions",
               label=few(out, said("original non revenu signé"),
                         said("originaux non revenus signés")),
               filter_name="situation", filter_value="not_returned"),
        Figure(key="papers", number=papers, tone="grey", tab="associations",
               label=few(papers, said("dossier à compléter"), said("dossiers à compléter")),
               filter_name="papers", filter_value="due"),
    )  # fmt: skip
