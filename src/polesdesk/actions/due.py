"""What is due: the alerts of the dashboard, of a record, and of the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateutil.relativedelta import relativedelta
from sqlalchemy import and_, or_
from sqlalchemy.sql import ColumnElement

from polesdesk.actions import (
    closure_due,
    insurance,
    journee_due,
    letter_due,
    premises_due,
    roster_due,
    slot_clashes,
    visit_due,
    volunteer_due,
)
from polesdesk.actions.gathering import needs_reprint
from polesdesk.actions.runner import Work
from polesdesk.domain import alerts as say
from polesdesk.domain import association_alerts, request_alerts
from polesdesk.domain.association_events import DECLARE_MONTHS
from polesdesk.domain.rows import AlertRow, ConventionRow
from polesdesk.domain.settings import Settings
from polesdesk.store import alerts, association_events, authority, conventions, premises_requests
from polesdesk.store.tables import association, convention

REPRINTS_LOOKED_AT = 200
"""Originals out for signature that are compared with today's data, the oldest first."""


def all_alerts(work: Work, limit: int | None = None) -> tuple[AlertRow, ...]:
    """Return everything that is due, late first; at most ``limit`` of each kind."""
    return say.in_order(
        [
            *_of_agreements(work, None, limit),
            *_of_associations(work, None, limit),
            *_of_requests(work, limit),
            *visit_due.alerts(work, limit),
            *letter_due.alerts(work, limit),
            *slot_clashes.alerts(work, limit),
            *closure_due.alerts(work, limit),
            *premises_due.alerts(work, limit),
            *roster_due.alerts(work, limit),
            *journee_due.alerts(work, limit),
            *volunteer_due.alerts(work, limit),
        ]
    )


def of_association(work: Work, association_id: str) -> tuple[AlertRow, ...]:
    """Return what is due from one association in the premises."""
    return say.in_order(_of_associations(work, association_id, None))


def of_agreement(work: Work, convention_id: str, association_id: str) -> tuple[AlertRow, ...]:
    """Return what is due for one agreement, with the insurance and papers of its association."""
    own = _of_agreements(work, convention_id, None)
    own += premises_due.alerts(work, convention_id=convention_id)
    return say.in_order([*own, *of_association(work, association_id)])


def counts(work: Work, found: Sequence[AlertRow], limit: int) -> dict[str, int]:
    """Return how many alerts there are of each kind of the dashboard's figures.

    ``found`` is what ``all_alerts`` gave with this limit: a kind that it does not fill is
    counted there, only the others are asked of the file.
    """
    settings = authority.settings(work.connection)
    today = work.today
    waiting = alerts.waiting(work.connection)
    late = [day for day in waiting.values() if (today - day).days > settings.original_return_days]

    def counted(*kinds: str, ask: Callable[[], int]) -> int:
        few = sum(alert.kind in kinds for alert in found)
        return few if few < limit else ask()

    def agreements(condition: ColumnElement[bool]) -> Callable[[], int]:
        return lambda: conventions.how_many(work.connection, condition)

    def hosted(condition: ColumnElement[bool]) -> Callable[[], int]:
        return lambda: alerts.how_many(work.connection, condition, today)

    untitled = agreements(conventions.situation_is("untitled", today))
    ending = agreements(alerts.ending(today, settings.ends_soon_days))
    ends = alerts.insurance_ends(today, settings.insurance_expiring_days)
    asked = alerts.insurance_asked(work.connection, today)
    insurance = hosted(and_(asked, or_(alerts.uninsured(), ends)))
    papers = hosted(alerts.papers_lacked(work.connection, today))
    return {
        say.UNTITLED: counted(say.UNTITLED, ask=untitled),
        say.ENDS_SOON: counted(say.ENDS_SOON, ask=ending),
        say.INSURANCE_EXPIRED: counted(*_INSURANCE, ask=insurance),
        say.NOT_RETURNED: len(late),
        say.PAPER_MISSING: counted(say.PAPER_MISSING, ask=papers),
    }


def _of_requests(work: Work, limit: int | None) -> list[AlertRow]:
    connection, today = work.connection, work.today
    unanswered = premises_requests.state_is("to_acknowledge", today)
    lapsing = premises_requests.option_lapses(today, request_alerts.OPTION_DAYS)
    unwritten = premises_requests.refusal_unwritten(today, request_alerts.REFUSAL_DAYS)
    found = []
    for condition, say_it in (
        (unwritten, request_alerts.refusal_unwritten),
        (unanswered, request_alerts.unacknowledged),
        (lapsing, request_alerts.option_lapses),
    ):
        ids = premises_requests.ids_where(connection, condition, limit)
        found += [say_it(row, today) for row in premises_requests.rows(connection, ids, today)]
    return found


_INSURANCE = (say.INSURANCE_MISSING, say.INSURANCE_EXPIRED, say.INSURANCE_EXPIRING)


def _of_agreements(work: Work, only: str | None, limit: int | None) -> list[AlertRow]:
    settings = authority.settings(work.connection)
    today = work.today

    def rows(condition: ColumnElement[bool]) -> Sequence[ConventionRow]:
        narrowed = condition if only is None else condition & (convention.c.id == only)
        ids = conventions.ids_of(work.connection, narrowed, limit)
        return conventions.rows(work.connection, ids, today)

    found = [say.untitled(row, today) for row in rows(conventions.situation_is("untitled", today))]
    ending = alerts.ending(today, settings.ends_soon_days)
    found += [say.ends_soon(row, today) for row in rows(ending)]
    return found + _of_originals(work, only, settings)


def _of_originals(work: Work, only: str | None, settings: Settings) -> list[AlertRow]:
    waiting = alerts.waiting(work.connection, only)
    oldest = sorted(waiting, key=lambda row_id: waiting[row_id])[:REPRINTS_LOOKED_AT]
    days = settings.original_return_days
    found = []
    for row in conventions.rows(work.connection, oldest, work.today):
        if (work.today - waiting[row.id]).days > days:
            found.append(say.not_returned(row, waiting[row.id], days, work.today))
        if needs_reprint(work, row.id):
            found.append(say.to_reprint(row))
    return found


def _of_associations(work: Work, only: str | None, limit: int | None) -> list[AlertRow]:
    settings = authority.settings(work.connection)
    found = _of_insurances(work, settings, only, limit)
    found += insurance.partial(work, only, limit)
    return found + _of_papers(work, only, limit) + _of_events(work, only, limit)


def _of_events(work: Work, only: str | None, limit: int | None) -> list[AlertRow]:
    before = work.today - relativedelta(months=DECLARE_MONTHS)
    awaited = association_events.without_receipt(work.connection, before, only, limit)
    return [association_alerts.receipt_missing(event, party) for event, party in awaited]


def _of_insurances(
    work: Work, settings: Settings, only: str | None, limit: int | None
) -> list[AlertRow]:
    today = work.today
    asked = alerts.insurance_asked(work.connection, today)
    missing = _hosted(work, and_(asked, alerts.uninsured()), only, limit)
    ends = alerts.insurance_ends(today, settings.insurance_expiring_days)
    dated = _hosted(work, and_(asked, ends), only, limit)
    hubs = alerts.hub_names(work.connection, [one.id for one in (*missing, *dated)], today)
    said = [say.insurance_missing(one.id, one.name, hubs.get(one.id, "")) for one in missing]
    return said + [
        say.insurance_ends(one.id, one.name, hubs.get(one.id, ""), one.insurance_valid_to, today)
        for one in dated
        if one.insurance_valid_to is not None
    ]


def _of_papers(work: Work, only: str | None, limit: int | None) -> list[AlertRow]:
    found = _hosted(work, alerts.papers_lacked(work.connection, work.today), only, limit)
    ids = [one.id for one in found]
    lacked = alerts.lacked_kinds(work.connection, ids, work.today, but_insurance=True)
    hubs = alerts.hub_names(work.connection, ids, work.today)
    return [
        say.papers_missing(one.id, one.name, hubs.get(one.id, ""), lacked[one.id]) for one in found
    ]


def _hosted(
    work: Work, condition: ColumnElement[bool], only: str | None, limit: int | None
) -> list[alerts.Hosted]:
    narrowed = condition if only is None else condition & (association.c.id == only)
    return alerts.associations(work.connection, narrowed, work.today, limit)
