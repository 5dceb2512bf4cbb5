"""Standard weeks and what is made from them: permanences of a period, taken back as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from polesdesk.actions import hubs as places
from polesdesk.actions import records as common
from polesdesk.actions import rosters, school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.rostering import NOTED
from polesdesk.domain.rostering_generation import (
    Generation,
    GenerationWish,
    check_pattern,
    check_period,
)
from polesdesk.domain.rostering_generation import generate as made_from
from polesdesk.domain.rostering_rows import Batch, PatternForm
from polesdesk.domain.rosters import DutyPattern
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import full_name
from polesdesk.store import hubs
from polesdesk.store import rosters as stored
from polesdesk.store.kinds import ASSIGNMENT, DUTY_PATTERN, DUTY_SHIFT
from polesdesk.store.tables import UNDONE


def patterns(work: Work) -> tuple[DutyPattern, ...]:
    """Return the standard weeks, by hub and name."""
    return tuple(stored.patterns(work.connection))


def form(work: Work, pattern_id: str = "", hub_id: str = "") -> PatternForm:
    """Return a standard week to change, or a new one, with what may be chosen."""
    pattern = (
        common.require(work, DUTY_PATTERN, pattern_id)
        if pattern_id
        else DutyPattern(id=new_id(), hub_id=hub_id)
    )
    return PatternForm(
        pattern=pattern,
        hubs=places.choices(work),
        rooms=tuple(
            (one.hub_id, Choice(value=one.id, label=one.name))
            for one in hubs.all_rooms(work.connection)
        ),
        people=tuple(
            Choice(value=one.id, label=full_name(one))
            for one in stored.people(work.connection, work.today)
        ),
    )


def save(work: Work, pattern: DutyPattern) -> DutyPattern:
    """Save a standard week; what was made from it stays as it is."""
    check_pattern(pattern)
    saved: DutyPattern = common.save(work, DUTY_PATTERN, pattern)
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move standard weeks to the bin; the permanences made from them stay."""
    return common.bin_many(work, DUTY_PATTERN, ids)


def preview(work: Work, pattern_id: str, first: date, last: date) -> Generation:
    """Return what a standard week gives for a period, without keeping it."""
    pattern: DutyPattern = common.require(work, DUTY_PATTERN, pattern_id)
    check_pattern(pattern)
    check_period(first, last)
    existing = [
        one
        for one in stored.shifts(work.connection, first, last, pattern.hub_id)
        if one.pattern_id == pattern.id
    ]
    holders = {key for line in pattern.shifts for key in line.holder_ids}
    known = rosters.of_people(work, sorted(holders), (first, last))
    wish = GenerationWish(pattern=pattern, first=first, last=last, batch_id=new_id(), new_id=new_id)
    calendar = school_calendar.calendar(work, first, last)
    return made_from(wish, calendar, existing, known)


def generate(work: Work, pattern_id: str, first: date, last: date) -> Generation:
    """Make the permanences of a period from a standard week, with their holders, as one batch."""
    made = preview(work, pattern_id, first, last)
    if not made.shifts:
        raise RuleBroken(
            "nothing_made",
            said("Cette semaine type ne donne aucune nouvelle permanence dans cette période."),
            field="first",
        )
    assert work.writer is not None
    work.name(
        "roster.generate",
        f"création de {plural(len(made.shifts), 'permanence')} "
        f"du {format_date(first)} au {format_date(last)}",
    )
    work.writer.insert_many(DUTY_SHIFT, made.shifts)
    work.writer.insert_many(ASSIGNMENT, made.assignments)
    return made


def batches(work: Work, pattern_id: str) -> tuple[Batch, ...]:
    """Return what was made at once from a standard week, newest first."""
    return tuple(
        Batch(id=key, first=first, last=last, count=count, is_noted=noted)
        for key, first, last, count, noted in stored.batches(work.connection, pattern_id)
    )


def take_back(work: Work, batch_id: str) -> int:
    """Take back all permanences of a generation, as long as nothing was noted on one of them."""
    shifts = stored.batch(work.connection, batch_id)
    if not shifts:
        raise RuleBroken("not_found", said("Cette génération est déjà reprise."))
    ids = [one.id for one in shifts]
    listed = stored.assignments_of(work.connection, ids)
    if any(one.status in NOTED for one in listed):
        raise RuleBroken(
            "noted",
            said("Des présences y sont notées\u202f: ces permanences ne se reprennent plus."),
        )
    assert work.writer is not None
    work.name("roster.take_back", f"reprise de la génération de {plural(len(ids), 'permanence')}")
    work.writer.set_lives(ASSIGNMENT, [one.id for one in listed], UNDONE)
    work.writer.set_lives(DUTY_SHIFT, ids, UNDONE)
    return len(ids)
