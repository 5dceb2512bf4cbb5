"""The report of a period on paper: figures, pictures and their tables, definitions and n."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import rates
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.rate_rows import RateQuery, RateReport, heat_map
from polesdesk.domain.rates import Dimension
from polesdesk.domain.speech import said
from polesdesk.store import authority
from polesdesk.store import rates as counting


def gather(work: Work, query: RateQuery) -> RateReport:
    """Read all that the report of a period prints."""
    places = Dimension.HUB if query.hub_id is None else Dimension.ROOM
    by_place = rates.measured(work, replace(query, by=places))
    return RateReport(
        authority=authority.settings(work.connection).authority_name,
        place=_place(work, query.hub_id),
        query=query,
        summary=rates.summary(work, by_place),
        heat=heat_map(rates.measured(work, replace(query, by=Dimension.WEEKDAY_HOUR))),
        months=rates.measured(work, replace(query, by=Dimension.MONTH)),
        places=by_place,
        freed=rates.to_free(work, query),
    )


def _place(work: Work, hub_id: str | None) -> str:
    if hub_id is None:
        return "Tous les pôles"
    names = counting.names(work.connection, Dimension.HUB, (hub_id,))
    return names.get(hub_id, ("", ""))[0]


def report(runner: Runner, progress: Progress, query: RateQuery) -> ListPaper:
    """Return the report of a period as a PDF."""
    from polesdesk.documents import rates as paper

    progress.step(0, 2, said("Calcul des taux"))
    found = runner.read(gather, query)
    progress.step(1, 2, said("Mise en page"))
    pdf = paper.draw(found, day=runner.today())
    title = paper.title_of(found)
    span = f"{query.first.isoformat()} {query.last.isoformat()}"
    return ListPaper(title=title, file_name=file_name([title, span]), pdf=pdf)
