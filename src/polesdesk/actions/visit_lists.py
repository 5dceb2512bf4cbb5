"""The lists and cards of visits and findings."""

from __future__ import annotations

from polesdesk.actions import records as common
from polesdesk.actions import visit_questions, visits
from polesdesk.actions.runner import Work
from polesdesk.actions.visit_lines import expected_lines, key
from polesdesk.domain.hubs import Room
from polesdesk.domain.lists import Choice, ListQuery, ValueCount
from polesdesk.domain.rounds import place_of
from polesdesk.domain.visit_rows import FindingCard, FindingRow, SeenRoom, VisitCard, VisitRow
from polesdesk.domain.visits import Round, Visit
from polesdesk.store import findings, records
from polesdesk.store import visits as stored
from polesdesk.store.kinds import ASSOCIATION, HUB, ROOM, ROUND


def count(work: Work, query: ListQuery) -> int:
    """Return how many visits the query holds."""
    return stored.count(work.connection, query)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[VisitRow, ...]:
    """Return one page of visits."""
    return stored.rows(work.connection, stored.ids(work.connection, query, offset, limit))


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a visit stands in the list."""
    return stored.position(work.connection, query, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column of the list of visits holds, to filter by it."""
    return stored.values(work.connection, query, column)


def count_findings(work: Work, query: ListQuery) -> int:
    """Return how many findings the query holds."""
    return findings.count(work.connection, query)


def page_findings(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[FindingRow, ...]:
    """Return one page of findings."""
    return findings.rows(work.connection, findings.ids(work.connection, query, offset, limit))


def position_finding(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a finding stands in the list."""
    return findings.position(work.connection, query, row_id)


def values_of_findings(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column of the list of findings holds, to filter by it."""
    return findings.values(work.connection, query, column)


def agents(work: Work) -> tuple[Choice, ...]:
    """Return who made visits, the latest first, to offer their names."""
    return tuple(Choice(value=name, label=name) for name in stored.agents(work.connection))


def card(work: Work, row_id: str) -> VisitCard:
    """Return a visit with its rooms in walking order and its questions."""
    visit = visits.get(work, row_id)
    one: Round | None = work.get(ROUND, visit.round_id) if visit.round_id else None
    replaced: Visit | None = None
    if visit.replaces_id is not None:
        replaced = visits.get(work, visit.replaces_id)
    return VisitCard(
        visit=visit,
        hub=common.require(work, HUB, visit.hub_id),
        rooms=_rooms(work, visit),
        questions=visit_questions.of_visit(work, visit),
        round_number=one.number if one else "",
        replaced=replaced,
        replaced_by=stored.correcting(work.connection, visit.id),
    )


def _rooms(work: Work, visit: Visit) -> tuple[SeenRoom, ...]:
    found = stored.findings_of(work.connection, visit.id)
    connection = work.connection
    rooms = {r.id: r for r in records.get_many(connection, ROOM, [f.room_id for f in found])}
    names = {row.id: row for row in findings.rows(connection, [f.id for f in found])}
    others = records.get_many(
        connection, ASSOCIATION, [f.other_association_id for f in found if f.other_association_id]
    )
    other_names = {party.id: party.name for party in others}
    lines = expected_lines(work, visit)
    seen = []
    for each in found:
        room: Room | None = rooms.get(each.room_id)
        line = lines.get(key(each))
        row = names[each.id]
        seen.append(
            SeenRoom(
                finding=each,
                room=room.name if room else "",
                place=place_of(room) if room else "",
                expected=(line.association if line else "") or row.association,
                start=line.start if line else None,
                end=line.end if line else None,
                capacity=room.capacity if room else None,
                convention=row.convention,
                other=other_names.get(each.other_association_id or "", ""),
                association_id=row.association_id,
            )
        )
    return tuple(seen)


def finding_card(work: Work, row_id: str) -> FindingCard:
    """Return a finding with its visit and the questions that it answers."""
    one = visits.get_finding(work, row_id)
    visit = visits.get(work, one.visit_id)
    return FindingCard(
        row=findings.rows(work.connection, (row_id,))[0],
        finding=one,
        visit=visit,
        questions=visit_questions.of_visit(work, visit),
    )


def draft_ids(work: Work) -> tuple[str, ...]:
    """Return the visits that are not final yet, the oldest first."""
    return tuple(one.id for one in stored.drafts(work.connection))


def other_occupant(work: Work, finding_id: str) -> Choice | None:
    """Return the association that was seen in the place of another."""
    one = visits.get_finding(work, finding_id)
    party = work.get(ASSOCIATION, one.other_association_id) if one.other_association_id else None
    return None if party is None else Choice(value=party.id, label=party.name)
