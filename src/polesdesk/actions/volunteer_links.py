"""One person, several roles: who may be the same, offices held, and merging two records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Officer
from polesdesk.domain.folding import close_names, fold
from polesdesk.domain.lists import Choice
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_rows import OfficerLink
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.store import finding, notes, records, volunteer_links
from polesdesk.store.kinds import (
    ASSIGNMENT,
    ASSOCIATION,
    DUTY_PATTERN,
    DUTY_SHIFT,
    NOTE,
    OFFICER,
    VOLUNTEER,
)
from polesdesk.store.tables import BINNED

SAME_NAME = 0.85
"""How alike two names are from which the question is asked; a slip in one word is forgiven."""
_LOOKED_AT = 12
_OFFERED = 4
_FILLED = (
    "civility", "service", "email", "phone", "quarter", "association_id", "agreed_minutes",
    "joined_on", "photo_consent_on", "contact_consent_on", "parental_authorisation_on",
    "insurance_attested_on", "constraints", "availability",
)  # fmt: skip
_EMERGENCY = ("emergency_name", "emergency_phone", "emergency_until")
_JOINED = (
    "officer_ids", "hub_ids", "key_hub_ids", "skills", "wishes", "absences", "extra_hours",
)  # fmt: skip


def twins(work: Work, person: Volunteer) -> tuple[Choice, ...]:
    """Return other people of the directory who are likely the same: phone, mail or close name."""
    name = full_name(person)
    if not name:
        return ()
    hits = finding.close(work.connection, (VOLUNTEER.name,), name, _LOOKED_AT)
    found = volunteer_links.same_contact(work.connection, person)
    ids = dict.fromkeys((*found, *(hit.row for hit in hits)))
    others = records.get_many(work.connection, VOLUNTEER, list(ids), alive=True)
    return tuple(
        Choice(value=one.id, label=_told(one))
        for one in others
        if one.id != person.id and one.merged_into is None and _is_likely(person, one)
    )[:_OFFERED]


def _is_likely(person: Volunteer, other: Volunteer) -> bool:
    """Same phone or mail with a name in common, or names alike: relatives share a phone."""
    shares = bool(person.phone and person.phone == other.phone) or bool(
        person.email and fold(person.email) == fold(other.email)
    )
    if shares:
        return bool(set(fold(full_name(person)).split()) & set(fold(full_name(other)).split()))
    return close_names(full_name(person), full_name(other)) >= SAME_NAME


def _told(one: Volunteer) -> str:
    return " · ".join(part for part in (full_name(one), one.quarter) if part)


# Offices


def offices(work: Work, person: Volunteer) -> tuple[OfficerLink, ...]:
    """Return the offices that were said to be the person's."""
    return _links(work, records.get_many(work.connection, OFFICER, person.officer_ids, alive=True))


def suggested_offices(work: Work, person: Volunteer) -> tuple[OfficerLink, ...]:
    """Return offices that are likely the person's, and were not said to be."""
    name = full_name(person)
    hits = finding.close(work.connection, (OFFICER.name,), name, _LOOKED_AT) if name else []
    ids = dict.fromkeys(
        (*volunteer_links.officers_at(work.connection, person), *(hit.row for hit in hits))
    )
    found = records.get_many(work.connection, OFFICER, list(ids), alive=True)
    likely = [
        one
        for one in found
        if one.id not in person.officer_ids
        and close_names(name, f"{one.first_name} {one.last_name}") >= SAME_NAME
    ]
    return _links(work, likely[:_OFFERED])


def _links(work: Work, officers: Sequence[Officer]) -> tuple[OfficerLink, ...]:
    ids = list(dict.fromkeys(one.association_id for one in officers))
    names = {one.id: one.name for one in records.get_many(work.connection, ASSOCIATION, ids)}
    return tuple(
        OfficerLink(
            officer_id=one.id,
            association_id=one.association_id,
            association=names.get(one.association_id, ""),
            quality=one.quality,
        )
        for one in officers
    )


def link_officer(work: Work, row_id: str, officer_id: str) -> Volunteer:
    """Say that a person is the officer; an association takes the place of none."""
    person: Volunteer = common.require(work, VOLUNTEER, row_id)
    officer: Officer = common.require(work, OFFICER, officer_id)
    work.name("volunteer.link", f"rattachement de {full_name(person)} à sa fiche de dirigeant")
    linked = replace(
        person,
        officer_ids=tuple(dict.fromkeys((*person.officer_ids, officer.id))),
        association_id=person.association_id or officer.association_id,
        phone=person.phone or officer.phone,
        email=person.email or officer.email,
    )
    saved: Volunteer = work.save(VOLUNTEER, linked)
    return saved


def unlink_officer(work: Work, row_id: str, officer_id: str) -> Volunteer:
    """Say that a person is not the officer after all."""
    person: Volunteer = common.require(work, VOLUNTEER, row_id)
    work.name("volunteer.unlink", f"détachement de {full_name(person)} d’une fiche de dirigeant")
    left = tuple(one for one in person.officer_ids if one != officer_id)
    saved: Volunteer = work.save(VOLUNTEER, replace(person, officer_ids=left))
    return saved


# Merging


def merge(work: Work, kept_id: str, other_id: str) -> Volunteer:
    """Merge a duplicate into the person kept: one command, both histories stay.

    Shifts, places in standard weeks, notes and what the one kept lacks pass to it.
    """
    assert work.writer is not None
    kept: Volunteer = common.require(work, VOLUNTEER, kept_id)
    other: Volunteer = common.require(work, VOLUNTEER, other_id)
    if kept.id == other.id:
        raise RuleBroken("same_record", said("C’est la même fiche."))
    work.name("volunteer.merge", f"fusion de deux fiches de {full_name(kept)}")
    _check_shifts(work, kept, other)
    saved: Volunteer = work.save(VOLUNTEER, merged(kept, other))
    for one in volunteer_links.assignments_of(work.connection, other.id):
        work.save(ASSIGNMENT, replace(one, volunteer_id=kept.id))
    _pass_places(work, other.id, kept.id)
    for note in notes.of(work.connection, VOLUNTEER.name, other.id):
        work.save(NOTE, replace(note, subject_id=kept.id))
    work.save(VOLUNTEER, replace(other, merged_into=kept.id))
    work.writer.set_life(VOLUNTEER, other.id, BINNED)
    return saved


def merged(kept: Volunteer, other: Volunteer) -> Volunteer:
    """Return the person kept with what it lacks and what both have several of."""
    gained = {name: getattr(other, name) for name in _FILLED if not getattr(kept, name)}
    for name in _JOINED:
        gained[name] = tuple(dict.fromkeys((*getattr(kept, name), *getattr(other, name))))
    if not (kept.emergency_name or kept.emergency_phone):
        gained.update({name: getattr(other, name) for name in _EMERGENCY})
    gained["is_agent"] = kept.is_agent or other.is_agent
    gained["notes"] = "\n".join(part for part in (kept.notes, other.notes) if part)
    return replace(kept, **gained)


def _check_shifts(work: Work, kept: Volunteer, other: Volunteer) -> None:
    """Two people on one shift are two people: nobody holds a shift twice."""
    mine = {one.shift_id for one in volunteer_links.assignments_of(work.connection, kept.id)}
    both = [
        one
        for one in volunteer_links.assignments_of(work.connection, other.id)
        if one.shift_id in mine
    ]
    if both:
        raise RuleBroken(
            "both_on_shift",
            said(
                "Les deux fiches sont inscrites à la même permanence\u202f: retirez d’abord l’une "
                "des deux, si c’est bien la même personne."
            ),
        )


def _pass_places(work: Work, old: str, new: str) -> None:
    for pattern in volunteer_links.patterns_with(work.connection, old):
        shifts = tuple(
            replace(
                one,
                holder_ids=_passed(one.holder_ids, old, new),
                substitute_ids=_passed(one.substitute_ids, old, new),
            )
            for one in pattern.shifts
        )
        work.save(DUTY_PATTERN, replace(pattern, shifts=shifts))
    for shift in volunteer_links.shifts_with(work.connection, old):
        passed = _passed(shift.substitute_ids, old, new)
        work.save(DUTY_SHIFT, replace(shift, substitute_ids=passed))


def _passed(ids: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if one == old else one for one in ids))
