"""What is due on site, for the dashboard and the list of alerts."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import or_

from polesdesk.actions import non_use
from polesdesk.actions.runner import Work
from polesdesk.domain import visit_alerts as say
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.settings import Settings
from polesdesk.store import authority, follow_ups, hubs, visit_alerts
from polesdesk.store.tables import follow_up


def alerts(work: Work, limit: int | None) -> list[AlertRow]:
    """Return what is due on site; at most ``limit`` of each kind.

    Rooms that nobody saw are told once the office has begun to visit.
    """
    settings = authority.settings(work.connection)
    found = [*_follow_ups(work, limit), *_drafts(work, settings, limit)]
    if visit_alerts.has_visits(work.connection):
        found += [say.non_use(one) for one in non_use.rows(work)[:limit]]
        found += _unseen(work, settings)[:limit]
    return found


def _follow_ups(work: Work, limit: int | None) -> list[AlertRow]:
    table = follow_up.c
    is_due = follow_ups.open_ones() & or_(
        table.due_on < work.today, table.answered_on.is_not(None) & table.excused.is_(None)
    )
    rows = follow_ups.rows(work.connection, is_due, work.today, limit)
    return [say.follow_up_due(row) for row in rows]


def _drafts(work: Work, settings: Settings, limit: int | None) -> list[AlertRow]:
    delay = settings.draft_visit_days
    before = work.today - timedelta(days=delay)
    return [
        say.visit_draft(row.id, row.number, row.hub, row.day, work.today, delay=delay)
        for row in visit_alerts.drafts(work.connection, before, limit)
    ]


def _unseen(work: Work, settings: Settings) -> list[AlertRow]:
    delays = {
        hub.id: settings.visit_delay_days if hub.visit_delay_days is None else hub.visit_delay_days
        for hub in hubs.all_hubs(work.connection)
    }
    unseen: dict[str, list[str]] = {}
    for days in set(delays.values()):
        since = work.today - timedelta(days=days)
        for hub_id, name in visit_alerts.unseen_rooms(work.connection, since, work.today):
            if delays.get(hub_id) == days:
                unseen.setdefault(hub_id, []).append(name)
    return [
        say.rooms_unseen(hub.id, hub.name, tuple(unseen[hub.id]), delays[hub.id])
        for hub in hubs.all_hubs(work.connection)
        if hub.id in unseen
    ]
