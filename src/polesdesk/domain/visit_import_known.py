"""A visit that is imported again: its findings that are known, new, or contradict it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polesdesk.domain.french import format_date, format_time
from polesdesk.domain.hubs import Room
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.occupancy_labels import FINDINGS
from polesdesk.domain.speech import said
from polesdesk.domain.visit_import import ReadFinding, ReadVisit
from polesdesk.domain.visits import Finding, FindingKind, Visit

Placed = tuple[ReadFinding, Room]
"""A finding of the file, and the room that it is about."""

PRESENT = frozenset({FindingKind.AS_PLANNED, FindingKind.OTHER_OCCUPANT})
"""Findings that become an unplanned presence where nobody was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a visit that is known brings: findings to add, how many it has, what it contradicts."""

    fresh: tuple[Placed, ...] = ()
    same: int = 0
    problems: tuple[RowProblem, ...] = ()


def settle(
    visit: Visit, known: Sequence[Finding], placed: Sequence[Placed], *, corrected: bool = False
) -> Settled:
    """Part the findings of a file from those that a visit has: nothing known is rewritten.

    A finding is known by its room and hour. A new one is refused where the visit was
    ``corrected`` since: the office's own correction stands.
    """
    fresh: list[Placed] = []
    problems: list[RowProblem] = []
    same = 0
    for read, room in placed:
        there = [one for one in known if (one.room_id, one.time) == (room.id, read.moment)]
        if any(_difference(one, read) is None for one in there):
            same += 1
        elif there:
            problems.append(_contradiction(visit, there[0], read))
        elif corrected:
            problems.append(_corrected(visit, read))
        else:
            fresh.append((read, room))
    return Settled(fresh=tuple(fresh), same=same, problems=tuple(problems))


def head_problems(visit: Visit, hub_id: str, read: ReadVisit) -> tuple[RowProblem, ...]:
    """Refuse all findings of a visit that is known on another day, or in another hub."""
    if hub_id != visit.hub_id:
        told = said("La visite {number} a été importée pour un autre pôle.")
        column, value = "hub", read.hub
    elif read.day != visit.day and visit.day is not None:
        told = said("La visite {number} a été importée pour le {day}.")
        column, value = "date", format_date(read.day)
    else:
        return ()
    day = format_date(visit.day) if visit.day else ""
    message = told.format(number=_name(visit), day=day)
    return tuple(
        RowProblem(row=one.row, column=column, value=value, message=message)
        for one in read.findings
    )


def head_warnings(visit: Visit, read: ReadVisit) -> tuple[RowWarning, ...]:
    """Tell that agent, motive or hours of a visit that is known stay as they are."""
    told_hours = ((read.time_in, visit.time_in), (read.time_out, visit.time_out))
    differs = (
        read.motive is not visit.motive
        or (bool(read.agent) and read.agent != visit.agent)
        or any(now is not None and now != before for now, before in told_hours)
    )
    if not differs:
        return ()
    told = said(
        "Agent, motif ou heures diffèrent de la visite {number}, déjà importée\u202f: ils restent "
        "inchangés."
    )
    return (RowWarning(row=read.row, message=told.format(number=_name(visit))),)


def _difference(known: Finding, read: ReadFinding) -> tuple[str, str, str] | None:
    """Return the column that differs, what the file says and what is kept; None for none."""
    presence = known.kind is FindingKind.UNPLANNED and read.kind in PRESENT
    if known.kind is not read.kind and not presence:
        return "finding", said(FINDINGS[read.kind]), said(FINDINGS[known.kind])
    if known.headcount != read.headcount:
        return "headcount", _count(read.headcount), _count(known.headcount)
    if known.note != read.note:
        return "note", read.note, known.note
    return None


def _name(visit: Visit) -> str:
    """Return what tells a visit: its number, or that of the file before it has one."""
    return visit.number or visit.external_id


def _count(headcount: int | None) -> str:
    return "" if headcount is None else str(headcount)


def _contradiction(visit: Visit, known: Finding, read: ReadFinding) -> RowProblem:
    found = _difference(known, read)
    assert found is not None
    column, value, kept = found
    if kept:
        told = said(
            "La visite {number} a déjà un constat à {hour}, qui dit «\u202f{kept}\u202f»\u202f: "
            "il reste. Corrigez la visite dans l’onglet Visites."
        )
    else:
        told = said(
            "La visite {number} a déjà un constat à {hour}, qui ne le dit pas\u202f: il reste. "
            "Corrigez la visite dans l’onglet Visites."
        )
    message = told.format(number=_name(visit), hour=format_time(read.moment), kept=kept)
    return RowProblem(row=read.row, column=column, value=value, message=message)


def _corrected(visit: Visit, read: ReadFinding) -> RowProblem:
    told = said(
        "La visite {number} a été corrigée depuis\u202f: ajoutez ce constat par une nouvelle "
        "correction, dans l’onglet Visites."
    )
    message = told.format(number=_name(visit))
    return RowProblem(row=read.row, column="visit_id", value=visit.external_id, message=message)
