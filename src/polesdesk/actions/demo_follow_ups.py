"""The follow-ups of the demonstration: two slots left unused, a works request, a reminder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from polesdesk.actions import follow_ups, planning
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.visits import (
    Finding,
    FindingKind,
    Motive,
    Visit,
    VisitOrigin,
    VisitState,
)
from polesdesk.store import authority, conventions, hubs, records
from polesdesk.store.kinds import FINDING, HUB, VISIT
from polesdesk.store.planning import Scope
from polesdesk.store.tables import finding

AGENT = "Dominique Exemple"
OFTEN = 6
"""Empty visits after which hours could be given to others."""
GoTo = Callable[[date], object]


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Leave two slots unused: one nobody has asked about, one whose answer is overdue."""
    threshold = runner.read(lambda work: authority.settings(work.connection).absence_threshold)
    answered_late = (today - timedelta(days=200), today - timedelta(days=25))
    not_asked = (today - timedelta(days=160), today - timedelta(days=4))
    for span, asks, count in ((answered_late, True, threshold), (not_asked, False, OFTEN)):
        missed = runner.read(_unseen_slot, span, count)
        for one in missed:
            go_to(one.day)
            runner.do(_find_empty, one)
        if asks and missed:
            go_to(missed[-1].day + timedelta(days=3))
            made = runner.do(follow_ups.ask_explanations, missed[0].slot_id).value
            runner.do(follow_ups.issue_letter, made.id)
    go_to(today)
    runner.do(_ask_by_hand, today)


def _unseen_slot(work: Work, span: tuple[date, date], count: int) -> tuple[Occurrence, ...]:
    """Return the last occurrences of a slot of an association that was never found absent."""
    by_slot: dict[str, list[Occurrence]] = {}
    for one in planning.plain_occurrences(work, Scope(), *span):
        if one.status is OccurrenceStatus.PLANNED and one.convention_id is not None:
            by_slot.setdefault(one.slot_id, []).append(one)
    for slot_id, found in sorted(by_slot.items()):
        if len(found) >= count and not _was_seen(work, slot_id, found[0].convention_id):
            return tuple(found[-count:])
    return ()


def _was_seen(work: Work, slot_id: str, convention_id: str | None) -> bool:
    """Tell whether a slot was visited, or its association found absent."""
    absent = (finding.c.convention_id == convention_id) & (finding.c.kind == FindingKind.EMPTY)
    found: Sequence[Finding] = records.alive_where(
        work.connection, FINDING, (finding.c.slot_id == slot_id) | absent
    )
    return bool(found)


def _find_empty(work: Work, one: Occurrence) -> None:
    """Keep a visit that found nobody in the middle of an occurrence."""
    hub = records.get(work.connection, HUB, one.hub_id)
    assert hub is not None
    number = conventions.next_number(work.connection, f"V-{hub.code}", one.day.year, "")
    work.name("visit.finalise", f"finalisation de la visite {number}")
    minute = (one.start.hour * 60 + one.start.minute) + 40
    seen_at = time(minute // 60 % 24, minute % 60)
    visit = work.save(
        VISIT,
        Visit(
            id=new_id(),
            number=number,
            hub_id=hub.id,
            day=one.day,
            time_in=seen_at,
            agent=AGENT,
            motive=Motive.TARGETED,
            state=VisitState.FINAL,
            origin=VisitOrigin.WINDOW,
            finalised_at=work.moment,
        ),
    )
    work.save(
        FINDING,
        Finding(
            id=new_id(),
            visit_id=visit.id,
            hub_id=hub.id,
            room_id=one.room_id,
            day=one.day,
            time=seen_at,
            kind=FindingKind.EMPTY,
            convention_id=one.convention_id,
            slot_id=one.slot_id,
            slot_day=one.rule_day or one.day,
            note="lumière éteinte, porte fermée à clé",
        ),
    )


def _ask_by_hand(work: Work, today: date) -> None:
    """Open a works request, and a reminder that is done."""
    first, second = hubs.all_hubs(work.connection)[:2]
    follow_ups.save(
        work,
        FollowUp(
            id=new_id(),
            kind=FollowUpKind.WORKS_REQUEST,
            title="Vitre fêlée dans le hall",
            hub_id=first.id,
            owner="Service bâtiments",
            due_on=today + timedelta(days=12),
        ),
    )
    done = follow_ups.save(
        work,
        FollowUp(
            id=new_id(),
            kind=FollowUpKind.REMINDER,
            title="Rappel du règlement\u202f: le tri se sort le jeudi soir",
            hub_id=second.id,
            owner=AGENT,
            due_on=today - timedelta(days=6),
        ),
    )
    follow_ups.end(work, done.id, today - timedelta(days=7), "Dit au bureau, noté au panneau")
