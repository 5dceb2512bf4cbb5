"""People of the rosters: volunteers and agents of the city, when they can and what they agreed to.

No health data and no birth date is kept (domain dossier D3, data minimisation): an adult or a
minor, and consents with their day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Hours of a weekday (1, Monday, to 7) in which a person can usually come."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days, both included, on which a person cannot come; the reason is kept short."""

    from_date: date
    to_date: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraHours:
    """Hours of one day in which a person can come besides the weekly ones."""

    day: date
    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteer:
    """One person with several roles: volunteer, officer of an association, agent of the city.

    ``officer_ids`` are the officers that the person is; ``key_hub_ids`` the hubs whose key the
    person holds. No ``availability`` at all means that nothing was said, not that nobody comes.
    ``agreed_minutes`` is the most a month that was agreed. The emergency contact is forgotten
    after ``emergency_until``. The time of an agent is never counted as volunteering.
    """

    id: str
    version: int = 0
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    is_agent: bool = False
    service: str = ""
    is_minor: bool = False
    email: str = ""
    phone: str = ""
    quarter: str = ""
    association_id: str | None = None
    officer_ids: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    key_hub_ids: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    availability: tuple[Availability, ...] = ()
    absences: tuple[Absence, ...] = ()
    extra_hours: tuple[ExtraHours, ...] = ()
    agreed_minutes: int | None = None
    constraints: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    photo_consent_on: date | None = None
    contact_consent_on: date | None = None
    parental_authorisation_on: date | None = None
    insurance_attested_on: date | None = None
    emergency_name: str = ""
    emergency_phone: str = ""
    emergency_until: date | None = None
    merged_into: str | None = None
    notes: str = ""


def full_name(person: Volunteer) -> str:
    """Return « Prénom Nom », leaving out what is unknown."""
    return " ".join(part for part in (person.first_name, person.last_name) if part)


def poster_name(person: Volunteer) -> str:
    """Return « Prénom N. »: what may hang on a wall, without a family name."""
    initial = f"{person.last_name[:1].upper()}." if person.last_name else ""
    return " ".join(part for part in (person.first_name, initial) if part)
