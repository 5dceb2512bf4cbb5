"""What is due on site: rooms not seen, drafts of visits, follow-ups, slots left unused."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.alerts import FOLLOW_UP_DUE, NON_USE, ROOMS_UNSEEN, VISIT_DRAFT
from polesdesk.domain.escalation import LETTERS, FollowUpState
from polesdesk.domain.follow_up_rows import FollowUpRow, NonUseRow
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.occupancy_labels import FOLLOW_UPS
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said


def rooms_unseen(hub_id: str, hub: str, rooms: tuple[str, ...], days: int) -> AlertRow:
    """Say which rooms of a hub, where somebody is hosted, were not seen within the delay."""
    count = plural(len(rooms), said("local pas vu"), said("locaux pas vus"))
    return AlertRow(
        kind=ROOMS_UNSEEN,
        due=None,
        subject_kind="unseen_rooms",
        subject_id=hub_id,
        label=said("{hub}\u202f: {count} depuis {days}\u00a0jours").format(
            hub=hub, count=count, days=days
        ),
        detail=", ".join(rooms),
        late=False,
    )


def visit_draft(
    visit_id: str, number: str, hub: str, day: date, today: date, *, delay: int
) -> AlertRow:
    """Say that a visit was begun and not finalised: it counts for nothing."""
    return AlertRow(
        kind=VISIT_DRAFT,
        due=day + timedelta(days=delay),
        subject_kind="visit",
        subject_id=visit_id,
        label=said("{hub}\u202f: visite à finaliser").format(hub=hub),
        detail=said("{number} du {day}, en brouillon depuis {count}").format(
            number=number,
            day=format_date(day),
            count=plural((today - day).days, said("jour"), said("jours")),
        ),
        late=True,
    )


def follow_up_due(row: FollowUpRow) -> AlertRow:
    """Say that a follow-up is late, or that an answer waits to be judged."""
    who = row.association or row.hub
    if row.state is FollowUpState.ANSWERED:
        what = said("réponse à examiner")
    elif row.kind in LETTERS and row.letter:
        what = said("pas de réponse au courrier {number}").format(number=row.letter)
    else:
        what = said(FOLLOW_UPS[row.kind]).lower()
    due = format_date(row.due_on) if row.due_on else ""
    return AlertRow(
        kind=FOLLOW_UP_DUE,
        due=row.due_on,
        subject_kind="follow_up",
        subject_id=row.id,
        label=f"{who}\u202f: {what}",
        detail=said("{title} · échéance le {due}").format(title=row.title, due=due)
        if due
        else row.title,
        late=row.state is FollowUpState.LATE,
    )


def non_use(row: NonUseRow) -> AlertRow:
    """Say that the absences of a slot have reached the threshold, and nobody has asked why."""
    count = plural(len(row.days), said("absence sans excuse"), said("absences sans excuse"))
    return AlertRow(
        kind=NON_USE,
        due=row.days[-1],
        subject_kind="non_use",
        subject_id=row.slot.id,
        label=f"{row.slot.association}\u202f: {count}",
        detail=f"{row.slot.hub} · {row.slot.label} · {row.slot.convention}",
        late=True,
    )
