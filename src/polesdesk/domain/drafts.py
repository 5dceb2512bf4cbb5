"""What is typed in a form and not saved yet: kept aside, offered again after a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of one form as they stood; ``form`` and ``row`` name the record's kind and id.

    ``version`` is that of the record when its form was opened, 0 for a new one; ``owner`` is the
    record that it goes with, as the hub of a room. ``before`` holds what the fields held at
    first, ``typed`` what was typed; ``at`` is when it was kept (UTC), unknown until then.
    """

    form: str
    row: str
    title: str
    version: int = 0
    owner: str = ""
    before: Mapping[str, object]
    typed: Mapping[str, object]
    at: datetime | None = None


def kept_at(draft: Draft) -> datetime | None:
    """Return when a draft was kept, on the clock of this computer."""
    if draft.at is None:
        return None
    return draft.at.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
