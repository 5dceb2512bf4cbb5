"""What is due of people: papers of minors, contacts to forget, hours over what was agreed."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.alerts import AUTHORISATION_MISSING, EMERGENCY_OVER, HOURS_EXCEEDED
from polesdesk.domain.french import format_date, format_minutes
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Volunteer, full_name


def authorisation_missing(person: Volunteer) -> AlertRow:
    """Say that a minor has come without the authorisation of the parents."""
    since = (
        said("bénévole depuis le {day}").format(day=format_date(person.joined_on))
        if person.joined_on
        else said("à demander aux parents")
    )
    return _row(
        AUTHORISATION_MISSING,
        person,
        said("{name}\u202f: autorisation parentale manquante").format(name=full_name(person)),
        since,
    )


def emergency_over(person: Volunteer) -> AlertRow:
    """Say that an emergency contact is kept for longer than was said; it is not named."""
    until = person.emergency_until
    detail = said("conservée jusqu’au {day}").format(day=format_date(until)) if until else ""
    label = said("{name}\u202f: personne à prévenir à effacer").format(name=full_name(person))
    return _row(EMERGENCY_OVER, person, label, detail, due=until)


def hours_exceeded(person: Volunteer, minutes: int) -> AlertRow:
    """Say that a person has given more in the month than was agreed."""
    return _row(
        HOURS_EXCEEDED,
        person,
        said("{name}\u202f: durée convenue dépassée").format(name=full_name(person)),
        said("{given} ce mois-ci, pour {agreed}").format(
            given=format_minutes(minutes), agreed=format_minutes(person.agreed_minutes or 0)
        ),
    )


def _row(
    kind: str, person: Volunteer, label: str, detail: str, *, due: date | None = None
) -> AlertRow:
    return AlertRow(
        kind=kind,
        due=due,
        subject_kind="volunteer",
        subject_id=person.id,
        label=label,
        detail=detail,
        late=kind != HOURS_EXCEEDED,
    )
