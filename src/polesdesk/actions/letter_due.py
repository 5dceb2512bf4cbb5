"""What is due of letters, for the dashboard and the list of alerts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from polesdesk.actions.letter_sending import NOT_SENT
from polesdesk.actions.runner import Work
from polesdesk.domain import letter_alerts as say
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.rows import AlertRow
from polesdesk.store import authority, letters, records
from polesdesk.store.kinds import ASSOCIATION, FOLLOW_UP


def alerts(work: Work, limit: int | None) -> list[AlertRow]:
    """Return the letters that wait too long; at most ``limit`` of each kind.

    The answers to letters of follow-ups are told as follow-ups.
    """
    days = authority.settings(work.connection).unsent_days
    before = work.today - timedelta(days=days)
    here = [one for one in letters.unsent(work.connection, before) if one.kind not in NOT_SENT]
    silent = [
        one
        for one in letters.unanswered(work.connection, work.today)
        if one.sent_on is not None and one.subject_kind != FOLLOW_UP.name
    ]
    names = _names(work, [*here[:limit], *silent[:limit]])
    return [
        *(say.unsent(one, _name(names, one), days, work.today) for one in here[:limit]),
        *(say.unanswered(one, _name(names, one), work.today) for one in silent[:limit]),
    ]


def _names(work: Work, found: Sequence[Letter]) -> dict[str, str]:
    ids = list({one.association_id for one in found if one.association_id})
    return {one.id: one.name for one in records.get_many(work.connection, ASSOCIATION, ids)}


def _name(names: dict[str, str], letter: Letter) -> str:
    return names.get(letter.association_id or "", letter.number)
