"""Drafts of forms: kept while one types, dropped once saved or given up; never in the history."""

from __future__ import annotations

from typing import Any

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.drafts import Draft
from polesdesk.store import drafts
from polesdesk.store.kinds import KINDS

OWNERS = {
    "room": "hub_id", "officer": "association_id", "paper": "association_id", "template": "name",
}  # fmt: skip
"""The field by which a record belongs to another."""


def keep(work: Work, draft: Draft) -> None:
    """Keep what a form holds, in the place of what was kept of it before."""
    drafts.keep(work.connection, draft, work.now)


def drop(work: Work, form: str, row: str) -> None:
    """Forget what was kept of a form: it was saved, or given up."""
    drafts.drop(work.connection, form, row)


def listed(work: Work) -> tuple[Draft, ...]:
    """Return the drafts to offer, the newest first; a new record that was saved has none."""
    return tuple(one for one in drafts.listed(work.connection) if not _is_saved(work, one))


def record(work: Work, draft: Draft) -> Any:
    """Return the record that a draft is about: as it is now, or new; raise when it is gone."""
    kind = KINDS[draft.form]
    if draft.version:
        return common.require(work, kind, draft.row)
    belongs = {OWNERS[draft.form]: draft.owner} if draft.form in OWNERS else {}
    return kind.type(id=draft.row, **belongs)


def _is_saved(work: Work, draft: Draft) -> bool:
    """Tell whether a new record was written just before the draft could be forgotten."""
    return draft.version == 0 and work.get(KINDS[draft.form], draft.row) is not None
