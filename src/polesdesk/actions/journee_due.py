"""What is due for the journées citoyennes that are being prepared."""

from __future__ import annotations

from datetime import date

from polesdesk.actions.runner import Work
from polesdesk.domain import journee_alerts as say
from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.worksites import WorksiteState
from polesdesk.store import journee

_PREPARED = frozenset(
    {EditionState.PREPARING, EditionState.CALL_FOR_IDEAS, EditionState.SIGN_UP, EditionState.READY}
)


def alerts(work: Work, limit: int | None = None) -> list[AlertRow]:
    """Return what lacks before the days to come, and the actions that are due."""
    found: list[AlertRow] = []
    for edition in journee.editions(work.connection):
        if edition.state in _PREPARED and not _is_past(edition, work.today):
            found += _of_edition(work, edition)
    return found if limit is None else found[:limit]


def _is_past(edition: CitizenDay, today: date) -> bool:
    return edition.day is not None and edition.day < today


def _of_edition(work: Work, edition: CitizenDay) -> list[AlertRow]:
    today, connection = work.today, work.connection
    sites = journee.worksites(connection, edition.id)
    named = {one.id: numbered(one) for one in sites}
    found = [
        say.task_due(one, named.get(one.worksite_id or "", ""), today)
        for one in journee.tasks(connection, edition.id)
        if one.done_on is None and one.due_on is not None and one.due_on <= today + say.TASK_AHEAD
    ]
    if edition.day is None or edition.day - today > say.AHEAD:
        return found
    unled = [
        one
        for one in sites
        if one.state is WorksiteState.CONFIRMED and not (one.lead_ids and one.referent_ids)
    ]
    if unled:
        found.append(say.worksites_unled(edition, unled, today))
    if edition.insurer_informed_on is None or edition.prefecture_informed_on is None:
        found.append(say.insurer_untold(edition, today))
    return found
