"""The rules of visits: what may be found where, and when a visit may be final."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from polesdesk.domain.french import format_date, join_and, plural
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visit_questions import lacking
from polesdesk.domain.visits import (
    Finding,
    FindingKind,
    Question,
    RoundLine,
    Visit,
    VisitState,
)

KEYS: Mapping[str, FindingKind] = {
    "P": FindingKind.AS_PLANNED,
    "V": FindingKind.EMPTY,
    "A": FindingKind.OTHER_OCCUPANT,
    "F": FindingKind.CLOSED,
    "X": FindingKind.NO_ACCESS,
    "I": FindingKind.UNPLANNED,
    "N": FindingKind.NOT_CHECKED,
}
"""One key a finding, for typing a sheet back."""

PEOPLE = frozenset({FindingKind.AS_PLANNED, FindingKind.OTHER_OCCUPANT, FindingKind.UNPLANNED})
"""Findings of a room with people in it: they take a headcount."""

MOST_PEOPLE = 9999
Hours = tuple[time, time]
"""The start and the end of a slot."""


def is_expected(finding: Finding | RoundLine) -> bool:
    """Tell whether somebody was expected in the room at that time."""
    return finding.slot_id is not None or finding.convention_id is not None


def kinds_for(*, expected: bool) -> tuple[FindingKind, ...]:
    """Return the five answers of a room, most usual first; not checked is apart.

    Where nobody is expected, people are an unplanned presence and nothing is as planned.
    """
    if expected:
        return (
            FindingKind.AS_PLANNED,
            FindingKind.EMPTY,
            FindingKind.OTHER_OCCUPANT,
            FindingKind.CLOSED,
            FindingKind.NO_ACCESS,
        )
    return (
        FindingKind.EMPTY,
        FindingKind.UNPLANNED,
        FindingKind.CLOSED,
        FindingKind.NO_ACCESS,
    )


def check_kind(finding: Finding) -> None:
    """Refuse a finding that makes no sense in its room at that time, or an absurd headcount."""
    expected = is_expected(finding)
    if finding.kind not in (*kinds_for(expected=expected), FindingKind.NOT_CHECKED):
        message = (
            said(
                "Quelqu’un est attendu ici à cette heure\u202f: notez «\u202fAutre occupant\u202f»."
            )
            if expected
            else said(
                "Personne n’est attendu ici à cette heure\u202f: notez "
                "«\u202fPrésence imprévue\u202f»."
            )
        )
        raise RuleBroken("finding_kind", message, field="kind")
    for name in ("headcount", "minors"):
        count = getattr(finding, name)
        if count is not None and not 0 <= count <= MOST_PEOPLE:
            raise RuleBroken(
                "headcount",
                said("Notez un nombre entre 0 et {most}.").format(most=MOST_PEOPLE),
                field=name,
            )
    if (finding.minors or 0) > (finding.headcount or 0):
        told = said("Il y a plus de mineurs que de personnes comptées.")
        raise RuleBroken("minors", told, field="minors")


def was_checked(finding: Finding) -> bool:
    """Tell whether the room was looked at."""
    return finding.kind is not FindingKind.NOT_CHECKED


def how_many_checked(findings: Iterable[Finding]) -> int:
    """Return how many rooms were looked at."""
    return sum(1 for one in findings if was_checked(one))


def require_draft(visit: Visit) -> None:
    """Refuse to change a visit that is final."""
    if visit.state is not VisitState.DRAFT:
        raise RuleBroken(
            "visit_final",
            said(
                "Cette visite est finalisée\u202f: corrigez-la par une nouvelle version, "
                "ou ajoutez une remarque datée."
            ),
        )


def check_final(
    visit: Visit, findings: Sequence[Finding], questions: Sequence[Question], today: date
) -> None:
    """Raise ``RuleBroken`` with what is missing before a visit may be final."""
    require_draft(visit)
    missing = tuple(
        Missing(field=name, label=label)
        for name, label in (
            ("day", said("Jour")),
            ("time_in", said("Heure d’arrivée")),
            ("agent", said("Agent")),
        )
        if not getattr(visit, name)
    )
    if missing:
        listed = join_and([one.label.lower() for one in missing])
        told = said("Il manque\u202f: {listed}.").format(listed=listed)
        raise RuleBroken("visit_incomplete", told, missing=missing)
    if visit.day is not None and visit.day > today:
        raise RuleBroken(
            "visit_future",
            said("Une visite du {day} n’a pas encore eu lieu.").format(day=format_date(visit.day)),
            field="day",
        )
    if not how_many_checked(findings):
        told = said("Aucun local n’a été vérifié\u202f: notez au moins un constat.")
        raise RuleBroken("visit_empty", told)
    open_rooms = [one for one in findings if lacking(questions, one)]
    if open_rooms:
        told = said("Des questions obligatoires restent sans réponse dans {count}.")
        count = plural(len(open_rooms), said("local"), said("locaux"))
        raise RuleBroken("visit_questions", told.format(count=count))


def timed(
    visit: Visit, findings: Sequence[Finding], hours: Mapping[str, Hours] | None = None
) -> tuple[Finding, ...]:
    """Return the findings with an hour each.

    Where none was noted, the hours of the visit are shared evenly in walking order, and moved
    into the slot (``hours``, by finding) if the visit was there during it; without an hour of
    departure, that of arrival stands.
    """
    count = max(len(findings), 1)
    known = hours or {}
    return tuple(
        one
        if one.time is not None or not was_checked(one)
        else replace(one, time=_within(visit, _share(visit, place, count), known.get(one.id)))
        for place, one in enumerate(findings)
    )


def _within(visit: Visit, moment: time | None, hours: Hours | None) -> time | None:
    """Return a moment brought into a slot that the visit has met, else as it is."""
    if moment is None or hours is None or visit.time_in is None or hours[1] <= hours[0]:
        return moment
    first = max(hours[0], visit.time_in)
    last = min(hours[1], visit.time_out or visit.time_in)
    return max(first, min(moment, last)) if first < last else moment


def _share(visit: Visit, place: int, count: int) -> time | None:
    if visit.time_in is None or visit.time_out is None or visit.time_out <= visit.time_in:
        return visit.time_in
    start = datetime.combine(date.min, visit.time_in)
    whole = datetime.combine(date.min, visit.time_out) - start
    minutes = int(whole.total_seconds() // 60 * (2 * place + 1) // (2 * count))
    return (start + timedelta(minutes=minutes)).time()


def next_version_number(number: str) -> str:
    """Return the number of the version that corrects a visit: « V-VOL-2026-001-v2 »."""
    stem, mark, version = number.rpartition("-v")
    if mark and version.isdigit():
        return f"{stem}-v{int(version) + 1}"
    return f"{number}-v2"
