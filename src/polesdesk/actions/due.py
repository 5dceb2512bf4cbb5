"""What is due: the alerts of the dashboard, of a record, and of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from polesdesk.actions.gathering import needs_reprint
from polesdesk.actions.runner import Work
from polesdesk.domain import alerts as say
from polesdesk.domain.associations import (
    Paper,
    PaperKind,
    PaperState,
    latest_paper,
    paper_state,
)
from polesdesk.domain.rows import AlertRow
from polesdesk.store import alerts, authority, conventions


def all_alerts(work: Work) -> tuple[AlertRow, ...]:
    """Return everything that is due, late first."""
    found = [*_of_agreements(work), *_of_associations(work, alerts.hosted(*_asked(work)))]
    return say.in_order(found)


def alerts_of_association(work: Work, association_id: str) -> tuple[AlertRow, ...]:
    """Return what is due from one association in the premises."""
    hosted = alerts.hosted(*_asked(work))
    if association_id not in hosted:
        return ()
    return say.in_order(_of_associations(work, {association_id: hosted[association_id]}))


def alerts_of_agreement(
    work: Work, convention_id: str, association_id: str
) -> tuple[AlertRow, ...]:
    """Return what is due for one agreement, with the insurance and papers of its association."""
    rows = conventions.rows(work.connection, (convention_id,), work.today)
    own = [alert for alert in _of_agreements(work, rows) if alert.subject_id == convention_id]
    return say.in_order([*own, *alerts_of_association(work, association_id)])


def _asked(work: Work) -> tuple[Any, Any]:
    return work.connection, work.today


def _of_agreements(work: Work, only: Sequence[Any] | None = None) -> list[AlertRow]:
    settings = authority.settings(work.connection)
    connection, today = work.connection, work.today
    wanted = None if only is None else {row.id for row in only}

    def rows(ids: Iterable[str]) -> Any:
        kept = [i for i in ids if wanted is None or i in wanted]
        return conventions.rows(connection, kept, today)

    found = [say.untitled(r, today) for r in rows(alerts.untitled_ids(connection, today))]
    ending = alerts.ending_ids(connection, today, settings.ends_soon_days)
    found += [say.ends_soon(r, today) for r in rows(ending)]
    waiting = alerts.waiting(connection)
    for row in rows(waiting):
        age = (today - waiting[row.id]).days
        if age > settings.original_return_days:
            days = settings.original_return_days
            found.append(say.not_returned(row, waiting[row.id], days, today))
        if needs_reprint(work, row.id):
            found.append(say.to_reprint(row))
    return found


def _of_associations(work: Work, hosted: dict[str, str]) -> list[AlertRow]:
    names = alerts.names_of(work.connection, list(hosted))
    papers = alerts.papers_by_association(work.connection, list(hosted))
    settings = authority.settings(work.connection)
    required = tuple(PaperKind(name) for name in settings.required_papers)
    found: list[AlertRow] = []
    for row_id, name in names.items():
        held: tuple[Any, ...] = tuple(papers.get(row_id, ()))
        found += _insurance(work, row_id, name, hosted[row_id], held)
        lacking = [
            kind
            for kind in required
            if kind is not PaperKind.INSURANCE_CERTIFICATE and _lacks(work, held, kind)
        ]
        if lacking:
            found.append(say.papers_missing(row_id, name, hosted[row_id], lacking))
    return found


def _lacks(work: Work, held: tuple[Paper, ...], kind: PaperKind) -> bool:
    state = paper_state(latest_paper(held, kind), work.today)
    return state in {PaperState.MISSING, PaperState.EXPIRED, PaperState.REJECTED}


def _insurance(
    work: Work, row_id: str, name: str, hubs: str, held: tuple[Paper, ...]
) -> list[AlertRow]:
    settings = authority.settings(work.connection)
    paper = latest_paper(held, PaperKind.INSURANCE_CERTIFICATE)
    state = paper_state(paper, work.today, expiring_days=settings.insurance_expiring_days)
    if state in {PaperState.MISSING, PaperState.REJECTED}:
        return [say.insurance_missing(row_id, name, hubs)]
    ends = {PaperState.EXPIRED, PaperState.EXPIRING}
    if state in ends and paper is not None and paper.valid_to is not None:
        return [say.insurance_ends(row_id, name, hubs, paper.valid_to, work.today)]
    return []
