"""What a manager does with people of the directory: save, look at, forget, put in the bin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import hubs as places
from polesdesk.actions import records as common
from polesdesk.actions import volunteer_links as links
from polesdesk.actions.runner import Work
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice, ListQuery, ValueCount
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_rows import (
    MonthHours,
    PersonShift,
    VolunteerCard,
    VolunteerForm,
    VolunteerRow,
)
from polesdesk.domain.volunteer_rules import has_emergency, standing
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.store import letters, notes, records, volunteer_hours, volunteers
from polesdesk.store.kinds import ASSOCIATION, HUB, VOLUNTEER

SUBJECT = VOLUNTEER.name
PAST_SHOWN = 12
"""Shifts of the past that a card lists; the hours count them all."""
_GONE = frozenset({AssignmentStatus.CANCELLED, AssignmentStatus.WAITLIST})


def count(work: Work, query: ListQuery) -> int:
    """Return how many people the query holds."""
    return volunteers.count(work.connection, query, work.today)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[VolunteerRow, ...]:
    """Return one page of people."""
    return volunteers.page(work.connection, query, work.today, offset, limit)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a person stands in the list."""
    return volunteers.position(work.connection, query, work.today, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed, to choose from."""
    return volunteers.values(work.connection, query, work.today, column)


def get(work: Work, row_id: str) -> Volunteer:
    """Return a person; one that was merged leads to the one that took over."""
    found: Volunteer = common.require(work, VOLUNTEER, row_id)
    if found.merged_into is not None:
        return get(work, found.merged_into)
    return found


def filters(work: Work) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the hubs and the skills by which the list may be narrowed."""
    words = sorted(volunteers.words_used(work.connection, "skills"))
    return places.choices(work), tuple(Choice(value=word, label=word) for word in words)


def card(work: Work, row_id: str) -> VolunteerCard:
    """Return a person with shifts, hours, offices and what is to be done."""
    person = get(work, row_id)
    shifts = volunteer_hours.shifts_of(work.connection, person.id)
    coming = [one for one in shifts if one.day >= work.today and one.status not in _GONE]
    past = [one for one in shifts if one.day < work.today]
    months = hours_by_month(shifts)
    this = work.today.replace(day=1)
    return VolunteerCard(
        person=person,
        day=work.today,
        standing=standing(person, work.today),
        association=_association(work, person),
        hubs=_hub_names(work, person.hub_ids),
        key_hubs=_hub_names(work, person.key_hub_ids),
        offices=links.offices(work, person),
        suggested=links.suggested_offices(work, person),
        twins=links.twins(work, person),
        coming=tuple(one for one in coming if not one.is_cancelled),
        past=tuple(reversed(past))[:PAST_SHOWN],
        months=months,
        tasks=_by_task(shifts, work.today.year),
        year_minutes=sum(one.minutes for one in months if one.month.year == work.today.year),
        month_minutes=sum(one.minutes for one in months if one.month == this),
        notes=tuple(notes.of(work.connection, SUBJECT, person.id)),
        letters=tuple(letters.about(work.connection, SUBJECT, person.id)),
    )


def hours_by_month(shifts: Sequence[PersonShift]) -> tuple[MonthHours, ...]:
    """Return the minutes credited by month, the latest first."""
    found: dict[date, list[int]] = {}
    for one in shifts:
        if one.minutes:
            found.setdefault(one.day.replace(day=1), []).append(one.minutes)
    return tuple(
        MonthHours(month=month, minutes=sum(minutes), shifts=len(minutes))
        for month, minutes in sorted(found.items(), reverse=True)
    )


def _by_task(shifts: Sequence[PersonShift], year: int) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for one in shifts:
        if one.minutes and one.day.year == year:
            found[one.task] = found.get(one.task, 0) + one.minutes
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _association(work: Work, person: Volunteer) -> str:
    if person.association_id is None:
        return ""
    found = records.get(work.connection, ASSOCIATION, person.association_id)
    return str(found.name) if found else ""


def _hub_names(work: Work, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(hub.name for hub in records.get_many(work.connection, HUB, ids))


def form(work: Work, row_id: str = "") -> VolunteerForm:
    """Return a person to change, or a new one, with what the form offers to choose from."""
    person = get(work, row_id) if row_id else Volunteer(id=new_id(), joined_on=work.today)
    name = _association(work, person)
    return VolunteerForm(
        person=person,
        hubs=places.choices(work),
        association=Choice(value=person.association_id, label=name)
        if person.association_id
        else None,
        skills=volunteers.words_used(work.connection, "skills"),
        wishes=volunteers.words_used(work.connection, "wishes"),
        quarters=volunteers.words_used(work.connection, "quarter"),
    )


def save(work: Work, person: Volunteer) -> Volunteer:
    """Save a person; an emergency contact says until which day it is kept."""
    saved: Volunteer = common.save(work, VOLUNTEER, checked(person))
    return saved


def checked(person: Volunteer) -> Volunteer:
    """Return a person as it may be kept; raise ``RuleBroken`` at the field that is wrong."""
    person = replace(
        person, first_name=person.first_name.strip(), last_name=person.last_name.strip()
    )
    if not full_name(person):
        raise RuleBroken("name_required", said("Donnez au moins un nom."), field="last_name")
    if person.left_on and person.joined_on and person.left_on < person.joined_on:
        raise RuleBroken(
            "left_order", said("Le départ précède l’arrivée\u202f: vérifiez les deux dates."),
            field="left_on",
        )  # fmt: skip
    if has_emergency(person) and person.emergency_until is None:
        raise RuleBroken(
            "emergency_until",
            said("Dites jusqu’à quel jour cette personne à prévenir est conservée."),
            field="emergency_until",
        )
    if person.parental_authorisation_on and not person.is_minor:
        raise RuleBroken(
            "not_a_minor",
            said("Une autorisation parentale ne concerne qu’un mineur."),
            field="parental_authorisation_on",
        )
    if not has_emergency(person):
        person = replace(person, emergency_until=None)
    return person


def forget_emergency(work: Work, ids: Sequence[str]) -> int:
    """Forget the emergency contacts of people; return of how many."""
    found = [
        one
        for one in records.get_many(work.connection, VOLUNTEER, ids, alive=True)
        if has_emergency(one)
    ]
    count = plural(len(found), "personne à prévenir", "personnes à prévenir")
    work.name("volunteer.forget", f"oubli de {count}")
    for one in found:
        blank = replace(one, emergency_name="", emergency_phone="", emergency_until=None)
        work.save(VOLUNTEER, blank)
    return len(found)


def to_forget(work: Work) -> tuple[str, ...]:
    """Return the people whose emergency contact is kept for longer than was said."""
    return tuple(volunteers.ids_where(work.connection, volunteers.emergency_over(work.today)))


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move people to the bin, unless a shift to come counts on them."""
    for person in records.get_many(work.connection, VOLUNTEER, ids, alive=True):
        shifts = volunteer_hours.shifts_of(work.connection, person.id)
        coming = [
            one
            for one in shifts
            if one.day >= work.today and one.status not in _GONE and not one.is_cancelled
        ]
        if coming:
            held = plural(len(coming), said("permanence à venir"), said("permanences à venir"))
            raise RuleBroken(
                "expected",
                said("{name} est attendu pour {held}\u202f: faites-le remplacer d’abord.").format(
                    name=full_name(person), held=held
                ),
            )
    return common.bin_many(work, VOLUNTEER, ids)
