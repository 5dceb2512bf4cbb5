"""What is wrong with a roster: hard findings are refused, soft ones pass with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polesdesk.domain import rostering
from polesdesk.domain.french import format_date, format_minutes, plural, time_range
from polesdesk.domain.rostering import Roster, RosterRules, duration, minutes_of
from polesdesk.domain.rosters import COMING, Assignment, DutyShift
from polesdesk.domain.speech import marked, said
from polesdesk.domain.volunteers import Volunteer, full_name


class Severity(StrEnum):
    """Whether a finding is refused, or passes with a reason."""

    HARD = "hard"
    SOFT = "soft"


class FindingKind(StrEnum):
    """What may be wrong with a permanence or with a person on it."""

    DOUBLE_BOOKING = "double_booking"
    ABOVE_MAXIMUM = "above_maximum"
    MINOR_ALONE = "minor_alone"
    MINOR_UNAUTHORISED = "minor_unauthorised"
    ABSENT = "absent"
    LEFT = "left"
    TOO_LITTLE_REST = "too_little_rest"
    BELOW_MINIMUM = "below_minimum"
    SKILL_MISSING = "skill_missing"
    KEY_MISSING = "key_missing"
    OVER_AGREED_HOURS = "over_agreed_hours"
    UNAVAILABLE = "unavailable"


HARD = frozenset(
    {FindingKind.DOUBLE_BOOKING, FindingKind.ABOVE_MAXIMUM, FindingKind.MINOR_ALONE,
     FindingKind.MINOR_UNAUTHORISED, FindingKind.ABSENT, FindingKind.LEFT}
)  # fmt: skip
LABELS = {
    FindingKind.DOUBLE_BOOKING: marked("Deux permanences à la fois"),
    FindingKind.ABOVE_MAXIMUM: marked("Trop de monde"),
    FindingKind.MINOR_ALONE: marked("Mineur seul"),
    FindingKind.MINOR_UNAUTHORISED: marked("Sans autorisation parentale"),
    FindingKind.ABSENT: marked("Absence annoncée"),
    FindingKind.LEFT: marked("Pas bénévole ce jour-là"),
    FindingKind.TOO_LITTLE_REST: marked("Repos trop court"),
    FindingKind.BELOW_MINIMUM: marked("À pourvoir"),
    FindingKind.SKILL_MISSING: marked("Compétence manquante"),
    FindingKind.KEY_MISSING: marked("Personne n’a la clé"),
    FindingKind.OVER_AGREED_HOURS: marked("Durée convenue dépassée"),
    FindingKind.UNAVAILABLE: marked("Hors des disponibilités"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFinding:
    """One thing wrong with a permanence: its kind, who is concerned, and the sentence."""

    shift: DutyShift
    kind: FindingKind
    message: str
    people: tuple[Volunteer, ...] = ()
    reason: str = ""

    @property
    def severity(self) -> Severity:
        """Return whether it is refused or passes with a reason."""
        return Severity.HARD if self.kind in HARD else Severity.SOFT


def check(roster: Roster) -> list[RosterFinding]:
    """Return all that is wrong with the permanences of a period, by day and hour."""
    by_shift, theirs = roster.by_shift(), roster.days_of_people()
    found: list[RosterFinding] = []
    for shift in sorted(roster.shifts, key=minutes_of):
        if shift.cancelled_on is not None:
            continue
        listed = rostering.coming(by_shift[shift.id])
        there = [roster.people[one.volunteer_id] for one in listed
                 if one.volunteer_id in roster.people]  # fmt: skip
        found += of_shift(shift, there, len(listed))
        for one in listed:
            person = roster.people.get(one.volunteer_id)
            if person is not None:
                others = [s for s in theirs[person.id] if s.id != shift.id]
                found += _kept_reason(of_person(shift, person, others, roster.rules), one)
    return found


def _kept_reason(
    findings: Iterable[RosterFinding], assignment: Assignment
) -> Iterator[RosterFinding]:
    from dataclasses import replace

    for one in findings:
        yield replace(one, reason=assignment.override_reason)


def of_shift(
    shift: DutyShift, there: Sequence[Volunteer], count: int | None = None
) -> Iterator[RosterFinding]:
    """Yield what is wrong with a permanence as a whole, with the people who come."""
    count = len(there) if count is None else count
    if count < shift.minimum:
        yield _finding(
            shift,
            FindingKind.BELOW_MINIMUM,
            said("{count} sur {wanted}\u202f: il manque {missing}.").format(
                count=plural(count, "personne"),
                wanted=shift.minimum,
                missing=plural(shift.minimum - count, "personne"),
            ),
        )
    if count > max(shift.maximum, shift.minimum):
        yield _finding(
            shift,
            FindingKind.ABOVE_MAXIMUM,
            said("{count} pour {most} au plus.").format(
                count=plural(count, "personne"), most=max(shift.maximum, shift.minimum)
            ),
            there,
        )
    if not there:
        return
    if all(one.is_minor for one in there):
        yield _finding(
            shift,
            FindingKind.MINOR_ALONE,
            said("Aucun adulte n’est là\u202f: un mineur ne tient pas seul une permanence."),
            there,
        )
    key, skill = rostering.lacks(shift, there)
    if key:
        yield _finding(shift, FindingKind.KEY_MISSING, said("Personne n’a la clé du pôle."), there)
    if skill:
        yield _finding(
            shift,
            FindingKind.SKILL_MISSING,
            said("Personne n’a la compétence «\u202f{skill}\u202f».").format(skill=shift.skill),
            there,
        )


def of_person(
    shift: DutyShift, person: Volunteer, others: Sequence[DutyShift], rules: RosterRules
) -> Iterator[RosterFinding]:
    """Yield what is wrong with a person on a permanence; ``others`` are their other ones."""
    for kind, message in _of_days(shift, person):
        yield _finding(shift, kind, message, (person,))
    for other in others:
        met = meeting(shift, other, rules)
        if met is not None:
            yield _finding(shift, met, _meeting_sentence(met, person, other), (person,))
    if over := minutes_over(shift, person, others):
        yield _finding(
            shift,
            FindingKind.OVER_AGREED_HOURS,
            said("{name} passe de {over} la durée convenue pour le mois.").format(
                name=full_name(person), over=format_minutes(over)
            ),
            (person,),
        )


def _of_days(shift: DutyShift, person: Volunteer) -> Iterator[tuple[FindingKind, str]]:
    assert shift.day is not None
    name = full_name(person)
    if rostering.has_left(person, shift.day):
        yield (
            FindingKind.LEFT,
            said("{name} n’est pas bénévole le {day}.").format(
                name=name, day=format_date(shift.day)
            ),
        )
    if rostering.is_absent(person, shift.day):
        yield (
            FindingKind.ABSENT,
            said("{name} a annoncé son absence le {day}.").format(
                name=name, day=format_date(shift.day)
            ),
        )
    elif not rostering.is_available(person, shift):
        yield (
            FindingKind.UNAVAILABLE,
            said("{name} n’a pas donné cette heure parmi ses disponibilités.").format(name=name),
        )
    if person.is_minor and person.parental_authorisation_on is None:
        yield (
            FindingKind.MINOR_UNAUTHORISED,
            said("L’autorisation parentale de {name} n’est pas notée.").format(name=name),
        )


def meeting(shift: DutyShift, other: DutyShift, rules: RosterRules) -> FindingKind | None:
    """Return what is wrong with holding two permanences: at once, or with too little rest."""
    (start, end), (begun, ended) = minutes_of(shift), minutes_of(other)
    if start < ended and begun < end:
        return FindingKind.DOUBLE_BOOKING
    rest = start - ended if ended <= start else begun - end
    wanted = rules.same_day_gap if shift.day == other.day else rules.night_rest
    return FindingKind.TOO_LITTLE_REST if rest < wanted else None


def _meeting_sentence(kind: FindingKind, person: Volunteer, other: DutyShift) -> str:
    assert other.day is not None
    assert other.start is not None
    assert other.end is not None
    sentence = (
        said("{name} est déjà de permanence le {day}, {hours}.")
        if kind is FindingKind.DOUBLE_BOOKING
        else said("{name} a trop peu de repos avec la permanence du {day}, {hours}.")
    )
    return sentence.format(
        name=full_name(person),
        day=format_date(other.day),
        hours=time_range(other.start, other.end),
    )


def minutes_over(shift: DutyShift, person: Volunteer, others: Iterable[DutyShift]) -> int:
    """Return the minutes by which a month goes over what was agreed with a person, else 0."""
    if person.agreed_minutes is None or shift.day is None:
        return 0
    month = (shift.day.year, shift.day.month)
    given = sum(
        duration(one) for one in others if one.day and (one.day.year, one.day.month) == month
    )
    return max(0, given + duration(shift) - person.agreed_minutes)


def doubts(
    roster: Roster, shift: DutyShift, person: Volunteer, *, leaving: str = ""
) -> list[RosterFinding]:
    """Return what putting one more person on a permanence would break.

    What lacks without the person too (too few people, no key) is not said again; ``leaving``
    is who would give up the place.
    """
    listed = [one for one in rostering.coming(roster.by_shift()[shift.id])
              if one.volunteer_id not in (leaving, person.id)]  # fmt: skip
    others = [one for one in roster.days_of_people().get(person.id, ()) if one.id != shift.id]
    there = [roster.people[o.volunteer_id] for o in listed if o.volunteer_id in roster.people]
    after = of_shift(shift, [*there, person], len(listed) + 1)
    found = [one for one in after if one.kind is not FindingKind.BELOW_MINIMUM]
    if len(listed) + 1 < max(shift.minimum, 1):  # who has key and skill may still come
        waiting = {FindingKind.KEY_MISSING, FindingKind.SKILL_MISSING}
        found = [one for one in found if one.kind not in waiting]
    return found + list(of_person(shift, person, others, roster.rules))


def is_on(assignments: Iterable[Assignment], person_id: str) -> bool:
    """Tell whether a person is already on a permanence."""
    return any(one.volunteer_id == person_id and one.status in COMING for one in assignments)


def _finding(
    shift: DutyShift, kind: FindingKind, message: str, people: Iterable[Volunteer] = ()
) -> RosterFinding:
    return RosterFinding(shift=shift, kind=kind, message=message, people=tuple(people))
