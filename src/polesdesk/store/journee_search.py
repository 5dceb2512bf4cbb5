"""The words by which what belongs to a journée citoyenne is found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from polesdesk.store import records
from polesdesk.store.kinds import CITIZEN_DAY, WORKSITE, WORKSITE_PROPOSAL
from polesdesk.store.search import Words


def edition_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    """An edition is found by its theme, its place and its year."""
    return [
        Words(
            row=one.id,
            title=one.theme,
            body=f"{one.day.year if one.day else ''} {one.meeting_point} {one.notes}",
        )
        for one in records.get_many(connection, CITIZEN_DAY, ids)
    ]


def worksite_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    """A worksite is found by its title, place, quarter, category and skills."""
    return [
        Words(
            row=one.id,
            title=one.title,
            body=" ".join(
                (one.place, one.quarter, one.category, one.description, *one.skills, one.notes)
            ),
        )
        for one in records.get_many(connection, WORKSITE, ids)
    ]


def proposal_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    """A proposal is found by its title, its place and who had the idea."""
    return [
        Words(
            row=one.id,
            title=one.title,
            body=f"{one.proposer} {one.place} {one.quarter} {one.need} {one.notes}",
        )
        for one in records.get_many(connection, WORKSITE_PROPOSAL, ids)
    ]
