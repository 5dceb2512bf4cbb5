"""The people of the demonstration: volunteers, a duplicate, minors, agents, and hourly rates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from polesdesk.actions.demo_associations import Member
from polesdesk.actions.demo_days import Calendar
from polesdesk.actions.demo_places import Places
from polesdesk.actions.demo_sample import sample
from polesdesk.domain.identity import new_id
from polesdesk.domain.rosters import HourlyRate
from polesdesk.domain.volunteer_availability import parse_availability
from polesdesk.domain.volunteers import Absence, Volunteer


def people(calendar: Calendar, where: Places, who: dict[str, Member]) -> Iterator[Volunteer]:
    """Give the people of the sample; officers of the same name are linked where it says so."""
    for told in sample("volunteers")["volunteer"]:
        yield _person(told, calendar, where, who)


def rates(calendar: Calendar) -> Iterator[HourlyRate]:
    """Give the hourly rates of the sample."""
    for told in sample("volunteers")["rate"]:
        yield HourlyRate(
            id=new_id(),
            task=told.get("task", ""),
            from_date=calendar.day(told["since"]),
            cents=told["cents"],
            source=told["source"],
        )


def _person(
    told: dict[str, Any], calendar: Calendar, where: Places, who: dict[str, Member]
) -> Volunteer:
    owner = who[told["association"]] if "association" in told else None
    emergency = told.get("emergency", {})
    return Volunteer(
        id=new_id(),
        civility=told.get("civility", ""),
        first_name=told["first_name"],
        last_name=told["last_name"],
        is_agent="agent" in told,
        service=told.get("agent", ""),
        is_minor=told.get("minor", False),
        email=told.get("email", ""),
        phone=told.get("phone", ""),
        quarter=told.get("quarter", ""),
        association_id=owner.association.id if owner else None,
        officer_ids=_offices(told, who) if told.get("officer") and owner else (),
        hub_ids=tuple(where.hubs[code].id for code in told.get("hubs", ())),
        key_hub_ids=tuple(where.hubs[code].id for code in told.get("keys", ())),
        skills=tuple(told.get("skills", ())),
        wishes=tuple(told.get("wishes", ())),
        availability=parse_availability(told["availability"]) if "availability" in told else (),
        absences=_absences(told, calendar),
        agreed_minutes=told.get("agreed"),
        constraints=told.get("constraints", ""),
        joined_on=calendar.day_in(told, "joined"),
        left_on=calendar.day_in(told, "left"),
        photo_consent_on=calendar.day_in(told, "photo"),
        contact_consent_on=calendar.day_in(told, "contact"),
        parental_authorisation_on=calendar.day_in(told, "authorised"),
        insurance_attested_on=calendar.day_in(told, "insured"),
        emergency_name=emergency.get("who", ""),
        emergency_phone=emergency.get("phone", ""),
        emergency_until=calendar.day_in(emergency, "until"),
    )


def _absences(told: dict[str, Any], calendar: Calendar) -> tuple[Absence, ...]:
    one = told.get("absence")
    if one is None:
        return ()
    first, last = calendar.day(one["from"]), calendar.day(one["to"])
    return (Absence(from_date=first, to_date=last, reason=one["reason"]),)


def _offices(told: dict[str, Any], who: dict[str, Member]) -> tuple[str, ...]:
    name = (told["first_name"], told["last_name"])
    return tuple(
        officer.id
        for member in who.values()
        for officer in member.officers
        if (officer.first_name, officer.last_name) == name
    )
