"""When somebody may sign up, arrive, go to another worksite or give up, and what that writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.journee_places import Places, check_place
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Volunteer

_TAKING = frozenset({EditionState.SIGN_UP, EditionState.READY})
_NO_LONGER = frozenset({EditionState.CANCELLED, EditionState.EVALUATED})


def check_open(edition: CitizenDay) -> None:
    """Raise ``RuleBroken`` while, or once, an edition takes no sign-ups."""
    if edition.state not in _TAKING:
        raise RuleBroken(
            "sign_ups_closed",
            said(
                "Les inscriptions ne sont pas ouvertes pour cette édition\u202f: ouvrez-les "
                "d’abord par «\u202fOuvrir les inscriptions\u202f»."
            ),
            field="state",
        )


def check_day(edition: CitizenDay, today: date) -> None:
    """Raise ``RuleBroken`` where arrivals cannot be noted: before the day, or once all is closed.

    They are also typed from the sheets in the days after.
    """
    if edition.state in _NO_LONGER:
        raise RuleBroken(
            "edition_closed",
            said("Cette édition est close\u202f: rouvrez-la pour y noter des présences."),
            field="state",
        )
    if edition.day is None or edition.day > today:
        raise RuleBroken(
            "day_not_come",
            said("La journée n’a pas encore eu lieu\u202f: les arrivées se notent le jour même."),
            field="day",
        )


def check_minor(person: Volunteer, reason: str) -> None:
    """A minor comes with the authorisation of the parents (domain dossier D2)."""
    missing = person.is_minor and person.parental_authorisation_on is None
    if missing and not reason.strip():
        raise RuleBroken(
            "authorisation_missing",
            said(
                "L’autorisation parentale manque. Notez-la sur la fiche de la personne, ou "
                "écrivez qui en répond."
            ),
            field="reason",
        )


def placed(sign_up: SignUp, filled: Sequence[Places], person: Volunteer | None = None) -> SignUp:
    """Return a new sign-up with the first of its wishes that has a place.

    Where every worksite wished is full it waits; without a wish it is registered, to be placed
    when the worksites are balanced.
    """
    by_id = {one.worksite.id: one for one in filled}
    for choice in sign_up.choice_ids:
        place = by_id.get(choice)
        if place is None:
            continue
        check_place(place.worksite, person)
        if not place.is_full:
            return replace(sign_up, worksite_id=choice, status=AssignmentStatus.REGISTERED)
    waiting = AssignmentStatus.WAITLIST if sign_up.choice_ids else AssignmentStatus.REGISTERED
    return replace(sign_up, worksite_id=None, status=waiting)


def next_waiting(sign_ups: Sequence[SignUp], worksite_id: str) -> SignUp | None:
    """Return who has waited longest for a worksite, None when nobody waits for it."""
    for one in sign_ups:
        if one.status is AssignmentStatus.WAITLIST and worksite_id in one.choice_ids:
            return one
    return None


def arrived(sign_up: SignUp, at: time) -> SignUp:
    """Return a sign-up of somebody who has come; the first arrival noted stays."""
    walked_in = sign_up.status is AssignmentStatus.WALK_IN
    status = AssignmentStatus.WALK_IN if walked_in else AssignmentStatus.PRESENT
    return replace(sign_up, status=status, time_in=sign_up.time_in or at)


def missed(sign_up: SignUp) -> SignUp:
    """Return a sign-up of somebody who did not come."""
    return replace(sign_up, status=AssignmentStatus.ABSENT, time_in=None, time_out=None)


def gave_up(sign_up: SignUp, reason: str) -> SignUp:
    """Return a sign-up that was cancelled; its place is free again."""
    return replace(
        sign_up, status=AssignmentStatus.CANCELLED, worksite_id=None, reason=reason.strip()
    )


def moved(sign_up: SignUp, place: Places, person: Volunteer | None, *, reason: str = "") -> SignUp:
    """Return a sign-up on another worksite; a full one asks for a reason."""
    check_place(place.worksite, person)
    if place.is_full and not reason.strip():
        raise RuleBroken(
            "worksite_full",
            said(
                "«\u202f{title}\u202f» est complet. Choisissez-en un autre, ou écrivez pourquoi la "
                "personne y va quand même."
            ).format(title=place.worksite.title),
            field="reason",
        )
    waited = sign_up.status in {AssignmentStatus.WAITLIST, AssignmentStatus.CANCELLED}
    status = AssignmentStatus.REGISTERED if waited else sign_up.status
    return replace(sign_up, worksite_id=place.worksite.id, status=status, reason=reason.strip())
