"""Sign-ups to a journée citoyenne: before the day, at the welcome desk, and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from polesdesk.actions import journee as editions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import sign_up_rules
from polesdesk.domain.folding import fold
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_places import Places, Suggestion, check_place, places, suggest
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.store import journee, records
from polesdesk.store.kinds import INCIDENT, SIGN_UP, SURVEY_ANSWER, VOLUNTEER, WORKSITE


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Who has come, and where the person was sent and why; no worksite where all are full."""

    sign_up: SignUp
    person: Volunteer
    sent_to: Suggestion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """How many gave up, and who took a place that they left."""

    count: int
    moved_up: tuple[SignUp, ...]


def _filled(work: Work, edition_id: str) -> tuple[Places, ...]:
    connection = work.connection
    return places(
        journee.worksites(connection, edition_id), journee.sign_ups(connection, edition_id)
    )


def suggestions(
    work: Work, edition_id: str, choice_ids: Sequence[str] = (), volunteer_id: str = ""
) -> tuple[Suggestion, ...]:
    """Return where a person may be sent, the best first."""
    person: Volunteer | None = work.get(VOLUNTEER, volunteer_id) if volunteer_id else None
    return suggest(_filled(work, edition_id), choice_ids, person)


def sign_up(work: Work, one: SignUp) -> SignUp:
    """Sign a person up; the first wish that has a place is given, else the person waits."""
    edition = editions.get(work, one.edition_id)
    sign_up_rules.check_open(edition)
    person = _person(work, one.volunteer_id)
    _check_alone(work, one)
    first = not journee.came_before(work.connection, person.id, edition.id)
    new = replace(one, signed_up_on=one.signed_up_on or work.today, is_first=first)
    new = sign_up_rules.placed(new, _filled(work, edition.id), person)
    work.name("sign_up.create", f"inscription de {full_name(person)}")
    kept: SignUp = work.save(SIGN_UP, new)
    return kept


def _person(work: Work, volunteer_id: str) -> Volunteer:
    if not volunteer_id:
        raise RuleBroken("person_required", said("Choisissez qui s’inscrit."), field="volunteer_id")
    found: Volunteer = common.require(work, VOLUNTEER, volunteer_id)
    return found


def _check_alone(work: Work, one: SignUp) -> None:
    before = journee.sign_up_of(work.connection, one.edition_id, one.volunteer_id)
    if before is not None and before.id != one.id:
        raise RuleBroken(
            "already_signed_up",
            said("Cette personne est déjà inscrite à cette édition."),
            field="volunteer_id",
        )


def change(work: Work, one: SignUp) -> SignUp:
    """Save what was corrected on a sign-up by hand."""
    _check_alone(work, one)
    if one.time_in is not None and one.time_out is not None and one.time_out <= one.time_in:
        raise RuleBroken(
            "out_before_in", said("Le départ doit suivre l’arrivée."), field="time_out"
        )
    work.name("sign_up.save", f"inscription de {full_name(_person(work, one.volunteer_id))}")
    kept: SignUp = work.save(SIGN_UP, one)
    return kept


def walk_in(
    work: Work,
    edition_id: str,
    person: Volunteer,
    *,
    worksite_id: str = "",
    has_meal: bool = False,
    reason: str = "",
) -> Arrival:
    """Register somebody who comes without having signed up, and send the person on.

    A person of the same name and telephone in the directory is that person. Without a worksite
    the one where most are missing is given; where all are full the person waits at the desk.
    """
    edition = editions.get(work, edition_id)
    sign_up_rules.check_day(edition, work.today)
    if not full_name(person).strip():
        raise RuleBroken("name_required", said("Écrivez au moins un nom."), field="last_name")
    known = _known(work, person)
    before = journee.sign_up_of(work.connection, edition_id, known.id) if known else None
    if before is not None:
        raise RuleBroken(
            "already_signed_up",
            said("{name} est déjà dans la liste\u202f: notez son arrivée.").format(
                name=full_name(person)
            ),
            field="last_name",
        )
    sign_up_rules.check_minor(known or person, reason)
    work.name("sign_up.walk_in", f"arrivée de {full_name(person)}")
    whom: Volunteer = known or work.save(VOLUNTEER, replace(person, joined_on=work.today))
    sent = _sent_to(work, edition_id, whom, worksite_id)
    new = SignUp(
        id=new_id(),
        edition_id=edition_id,
        volunteer_id=whom.id,
        worksite_id=sent.worksite_id if sent else None,
        status=AssignmentStatus.WALK_IN,
        signed_up_on=edition.day,
        is_first=known is None or not journee.came_before(work.connection, whom.id, edition_id),
        has_meal=has_meal,
        time_in=_now(work, edition),
        reason=reason.strip(),
    )
    kept: SignUp = work.save(SIGN_UP, new)
    return Arrival(sign_up=kept, person=whom, sent_to=sent)


def _known(work: Work, person: Volunteer) -> Volunteer | None:
    """Return the person of the directory who is certainly the same: name and telephone agree."""
    if person.version:
        return person
    if not person.phone:
        return None
    same = VOLUNTEER.table.c.phone == person.phone
    named = fold(full_name(person))
    for one in records.alive_where(work.connection, VOLUNTEER, same):
        found: Volunteer = one
        if fold(full_name(found)) == named:
            return found
    return None


def _sent_to(work: Work, edition_id: str, person: Volunteer, worksite_id: str) -> Suggestion | None:
    filled = _filled(work, edition_id)
    if worksite_id:
        worksite = common.require(work, WORKSITE, worksite_id)
        check_place(worksite, person)
        return Suggestion(worksite_id=worksite.id, title=worksite.title, reason="")
    offered = suggest(filled, (), person)
    return offered[0] if offered else None


def _now(work: Work, edition: CitizenDay) -> time | None:
    """Return the hour on the wall on the day itself; later typing notes no hour."""
    if edition.day != work.today:
        return None
    return work.moment.time().replace(second=0, microsecond=0, tzinfo=None)


def arrive(work: Work, ids: Sequence[str], *, at: time | None = None, reason: str = "") -> int:
    """Note that people have come, at an hour or now; return how many."""
    found = _all(work, ids)
    work.name("sign_up.arrive", f"arrivée de {plural(len(found), 'personne', 'personnes')}")
    for one in found:
        edition = editions.get(work, one.edition_id)
        sign_up_rules.check_day(edition, work.today)
        sign_up_rules.check_minor(_person(work, one.volunteer_id), reason or one.reason)
        hour = at or _now(work, edition)
        came = (
            sign_up_rules.arrived(one, hour)
            if hour
            else replace(one, status=AssignmentStatus.PRESENT)
        )
        work.save(SIGN_UP, replace(came, reason=reason.strip() or one.reason))
    return len(found)


def _all(work: Work, ids: Sequence[str]) -> list[SignUp]:
    found: list[SignUp] = records.get_many(work.connection, SIGN_UP, ids, alive=True)
    return found


def leave(work: Work, ids: Sequence[str], at: time) -> int:
    """Note the hour at which people left; return how many."""
    found = _all(work, ids)
    work.name("sign_up.leave", f"départ de {plural(len(found), 'personne', 'personnes')}")
    for one in found:
        if one.time_in is not None and at <= one.time_in:
            raise RuleBroken(
                "out_before_in", said("Le départ doit suivre l’arrivée."), field="time_out"
            )
        work.save(SIGN_UP, replace(one, time_out=at))
    return len(found)


def note_missing(work: Work, edition_id: str) -> int:
    """Note as absent all who had a place and did not come; return how many."""
    sign_up_rules.check_day(editions.get(work, edition_id), work.today)
    expected = {AssignmentStatus.REGISTERED, AssignmentStatus.CONFIRMED}
    found = [one for one in journee.sign_ups(work.connection, edition_id) if one.status in expected]
    work.name("sign_up.missing", f"absence de {plural(len(found), 'personne', 'personnes')}")
    for one in found:
        work.save(SIGN_UP, sign_up_rules.missed(one))
    return len(found)


def reassign(work: Work, ids: Sequence[str], worksite_id: str, reason: str = "") -> int:
    """Send people to another worksite in one action; return how many."""
    found = _all(work, ids)
    worksite = common.require(work, WORKSITE, worksite_id)
    people = plural(len(found), "personne", "personnes")
    work.name("sign_up.reassign", f"affectation de {people} à « {worksite.title} »")
    (place,) = (one for one in _filled(work, worksite.edition_id) if one.worksite.id == worksite_id)
    for one in found:
        person = _person(work, one.volunteer_id)
        work.save(SIGN_UP, sign_up_rules.moved(one, place, person, reason=reason))
        place = replace(place, taken=place.taken + 1)
    return len(found)


def give_up(work: Work, ids: Sequence[str], reason: str = "") -> GivenUp:
    """Note that people do not come after all; who waited longest takes each place left."""
    found = _all(work, ids)
    work.name("sign_up.cancel", f"désistement de {plural(len(found), 'personne', 'personnes')}")
    moved_up = []
    for one in found:
        work.save(SIGN_UP, sign_up_rules.gave_up(one, reason))
        if one.worksite_id is not None:
            promoted = _promote(work, one.edition_id, one.worksite_id)
            moved_up += [promoted] if promoted is not None else []
    return GivenUp(count=len(found), moved_up=tuple(moved_up))


def _promote(work: Work, edition_id: str, worksite_id: str) -> SignUp | None:
    places_left = {one.worksite.id: one for one in _filled(work, edition_id)}
    place = places_left.get(worksite_id)
    if place is None or place.is_full:
        return None
    waiting = sign_up_rules.next_waiting(journee.sign_ups(work.connection, edition_id), worksite_id)
    if waiting is None:
        return None
    moved = sign_up_rules.moved(waiting, place, _person(work, waiting.volunteer_id))
    kept: SignUp = work.save(SIGN_UP, moved)
    return kept


def note_meals(work: Work, ids: Sequence[str], *, has_meal: bool) -> int:
    """Note who takes the meal; return how many."""
    found = _all(work, ids)
    work.name("sign_up.meal", f"repas de {plural(len(found), 'personne', 'personnes')}")
    for one in found:
        work.save(SIGN_UP, replace(one, has_meal=has_meal))
    return len(found)


def save_answer(work: Work, answer: SurveyAnswer) -> SurveyAnswer:
    """Save one paper of satisfaction; an empty one is refused, marks go from 1 to 4."""
    marks = (answer.overall, answer.welcome, answer.organisation, answer.worksite, answer.meal)
    if any(one is not None and not 1 <= one <= 4 for one in marks):
        raise RuleBroken(
            "mark_range", said("Une note va de 1 (pas du tout) à 4 (tout à fait)."), field="overall"
        )
    words = (answer.heard_by, answer.comment)
    if not any(one is not None for one in (*marks, answer.returns, answer.leads)) and not any(
        one.strip() for one in words
    ):
        raise RuleBroken(
            "answer_empty", said("Ce questionnaire est vide\u202f: notez au moins une réponse."),
            field="overall",
        )  # fmt: skip
    kept: SurveyAnswer = common.save(
        work, SURVEY_ANSWER, replace(answer, typed_on=answer.typed_on or work.today)
    )
    return kept


def save_incident(work: Work, incident: Incident) -> Incident:
    """Save an accident or a damage."""
    if not incident.description.strip():
        raise RuleBroken(
            "description_required", said("Dites en quelques mots ce qui s’est passé."),
            field="description",
        )  # fmt: skip
    kept: Incident = common.save(work, INCIDENT, incident)
    return kept
