"""The shifts to come of a person as a calendar file."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

from polesdesk.actions import volunteers
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.calendar_events import CalendarEvent
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_rows import PersonShift
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.store import volunteer_hours
from polesdesk.store.files import write_whole

ENDING = "ics"
_OFF = frozenset({AssignmentStatus.CANCELLED, AssignmentStatus.ABSENT})


def proposed_name(person: Volunteer) -> str:
    """Return « Permanences Prénom Nom.ics »."""
    return file_name(["Permanences", full_name(person)], extension=ENDING)


def write(runner: Runner, progress: Progress, person_id: str, target: Path) -> Path:
    """Write the shifts to come of a person, whole or not at all; those called off say so."""
    from polesdesk.exchange import calendars

    progress.step(0, 1, said("Lecture des permanences"))
    person, events, now = runner.read(_gather, person_id)
    if not events:
        raise RuleBroken(
            "no_shift",
            said("{name} n’a aucune permanence à venir.").format(name=full_name(person)),
        )
    title = f"Permanences de {full_name(person)}"
    return write_whole(target, calendars.calendar(title, events, now=now))


def _gather(work: Work, person_id: str) -> tuple[Volunteer, tuple[CalendarEvent, ...], datetime]:
    person = volunteers.get(work, person_id)
    shifts = volunteer_hours.shifts_of(work.connection, person.id)
    coming = [one for one in shifts if one.day >= work.today]
    waiting = AssignmentStatus.WAITLIST
    events = tuple(event(one) for one in coming if one.start and one.status is not waiting)
    return person, events, work.now


def event(one: PersonShift) -> CalendarEvent:
    """Return a shift as it stands in an agenda; one that ends before it starts is over midnight."""
    start = datetime.combine(one.day, one.start or time(0))
    end = datetime.combine(one.day, one.end or one.start or time(0))
    if end <= start:
        end += timedelta(days=1)
    return CalendarEvent(
        key=one.assignment_id,
        start=start,
        end=end,
        title=" – ".join(part for part in (one.task or "Permanence", one.hub) if part),
        place=", ".join(part for part in (one.room, one.hub, one.address) if part),
        is_cancelled=one.is_cancelled or one.status in _OFF,
        revision=one.revision,
    )
