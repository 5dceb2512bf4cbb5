"""Bring in visits made with other tools: each finding finds the occurrence that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path

from polesdesk.actions import imports, planning
from polesdesk.actions.runner import Runner, Work
from polesdesk.actions.visit_import_files import read_lines
from polesdesk.domain.folding import fold
from polesdesk.domain.french import plural
from polesdesk.domain.headed_sheets import Line
from polesdesk.domain.hubs import Hub, Room, bare_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.progress import Progress
from polesdesk.domain.rounds import Office, minutes
from polesdesk.domain.speech import marked, said
from polesdesk.domain.visit_import import (
    ComingVisit,
    ReadFinding,
    ReadVisit,
    ReadVisits,
    VisitImportReport,
    read_visits,
)
from polesdesk.domain.visit_import_known import (
    PRESENT,
    Placed,
    head_problems,
    head_warnings,
    settle,
)
from polesdesk.domain.visits import Finding, FindingKind, Visit, VisitOrigin, VisitState
from polesdesk.store import authority, conventions, hubs, rounds, visits
from polesdesk.store.kinds import FINDING, VISIT
from polesdesk.store.planning import Scope

ONE_DAY = timedelta(days=1)
_MATCHING = marked("Rapprochement avec le planning")
_TOGETHER = timedelta(days=120)
"""Days of planning that are read at once."""


def bring_in(
    runner: Runner, progress: Progress, source: Path, *, dry: bool = False
) -> VisitImportReport:
    """Bring in the visits of a .json file or a spreadsheet; ``dry`` changes nothing.

    A visit whose number is known gets the findings that it lacks. Raises ``Trouble`` for a file
    that cannot be read.
    """
    if dry:
        return look(runner, progress, source).report
    return import_lines(runner, progress, read_lines(runner, progress, source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that was read, and what importing it would do."""

    lines: Sequence[Line]
    report: VisitImportReport


def look(runner: Runner, progress: Progress, source: Path) -> Looked:
    """Read a file and say what importing it would do; nothing is written."""
    lines = read_lines(runner, progress, source)
    progress.step(1, 2, said(_MATCHING))
    return Looked(lines=lines, report=runner.read(carry_out, lines, dry=True))


def import_lines(runner: Runner, progress: Progress, lines: Sequence[Line]) -> VisitImportReport:
    """Import what was read from a file, after a backup."""
    progress.step(1, 2, said(_MATCHING))
    imports.back_up_before(runner)
    report = runner.do(carry_out, lines).value
    progress.step(2, 2, said("Visites importées"))
    return report


# Matching


@dataclass(slots=True)
class _Coming:
    """A visit of the file: the one that is known or will be, and what the file adds to it."""

    visit: Visit
    hub: Hub
    is_known: bool = False
    is_met: bool = False
    corrected: bool = False
    known: list[Finding] = field(default_factory=list)
    fresh: list[tuple[ReadFinding, Finding]] = field(default_factory=list)
    same: int = 0


@dataclass(slots=True)
class _Import:
    """One import under way: what is known of the hubs, and what was made of the lines."""

    work: Work
    by_key: dict[str, Hub]
    rooms: dict[str, dict[str, Room]]
    problems: list[RowProblem]
    warnings: list[RowWarning]
    coming: dict[str, _Coming] = field(default_factory=dict)
    same_visits: int = 0
    planned: dict[tuple[str, date], list[Occurrence]] = field(default_factory=dict)
    offices: dict[tuple[str, date], dict[str, Office]] = field(default_factory=dict)


def carry_out(work: Work, lines: Sequence[Line], *, dry: bool = False) -> VisitImportReport:
    """Read lines, match them with the planning and keep them as final visits, unless ``dry``.

    A visit that is known gets the findings that it lacks, and nothing else.
    """
    read = read_visits(lines, work.today)
    doing = _begun(work, read)
    _settle(doing, [*read.visits, *read.repeated])
    some = [one for one in doing.coming.values() if one.fresh]
    _read_planning(doing, some)
    findings = [_matched(doing, each, bare) for one in some for each, bare in one.fresh]
    made = [one for one in some if not one.is_known]
    if not dry:
        _write(work, made, findings)
    return VisitImportReport(
        rows=read.rows,
        created={"visits": len(made), "findings": len(findings)},
        updated={"visits": len(some) - len(made)},
        unchanged={
            "visits": doing.same_visits,
            "findings": sum(one.same for one in doing.coming.values()),
        },
        rejected=tuple(sorted(doing.problems, key=lambda one: one.row)),
        warnings=tuple(sorted(doing.warnings, key=lambda one: one.row)),
        visit_ids=tuple(one.visit.id for one in some),
        visits=tuple(_told(key, one) for key, one in doing.coming.items() if one.is_met),
    )


def _told(key: str, one: _Coming) -> ComingVisit:
    assert one.visit.day is not None
    return ComingVisit(
        id=key,
        hub=one.hub.name,
        day=one.visit.day,
        is_new=not one.is_known,
        fresh=len(one.fresh),
        same=one.same,
    )


def _begun(work: Work, read: ReadVisits) -> _Import:
    """Return an import with the hubs, their rooms and the visits that it may meet."""
    every = hubs.all_hubs(work.connection)
    rooms: dict[str, dict[str, Room]] = {}
    for room in hubs.all_rooms(work.connection):
        rooms.setdefault(room.hub_id, {})[fold(room.name)] = room
    by_id = {one.id: one for one in every}
    known = visits.by_external(work.connection, [one.external_id for one in read.visits])
    return _Import(
        work=work,
        by_key={fold(one.name): one for one in every} | {fold(one.code): one for one in every},
        rooms=rooms,
        problems=read.problems,
        warnings=read.warnings,
        coming={
            key: _Coming(
                visit=one,
                hub=by_id[one.hub_id],
                is_known=True,
                corrected=visits.correcting(work.connection, one.id) is not None,
                known=visits.findings_of(work.connection, one.id),
            )
            for key, one in known.items()
            if one.hub_id in by_id
        },
    )


def _settle(doing: _Import, read: Iterable[ReadVisit]) -> None:
    """Find the hub and the rooms of each visit, and what it adds to the one that is known."""
    for one in read:
        hub = doing.by_key.get(fold(one.hub))
        if hub is None:
            told = said("Aucun pôle n’a ce code ni ce nom.")
            doing.problems += [
                RowProblem(row=each.row, column="hub", value=one.hub, message=told)
                for each in one.findings
            ]
            continue
        placed = list(_placed(doing, hub, one))
        if placed:
            _add(doing, hub, one, placed)


def _placed(doing: _Import, hub: Hub, read: ReadVisit) -> Iterable[Placed]:
    for each in read.findings:
        room = doing.rooms.get(hub.id, {}).get(fold(each.room))
        if room is not None:
            yield each, room
            continue
        told = said("Le pôle {hub} n’a pas de local de ce nom.").format(hub=bare_name(hub.name))
        doing.problems.append(
            RowProblem(row=each.row, column="room", value=each.room, message=told)
        )


def _add(doing: _Import, hub: Hub, read: ReadVisit, placed: Sequence[Placed]) -> None:
    """Note what a visit of the file brings that its visit has not yet."""
    coming = doing.coming.get(read.external_id)
    if coming is None:
        coming = _Coming(visit=_visit(doing.work, hub, read), hub=hub)
        doing.coming[read.external_id] = coming
    wrong = head_problems(coming.visit, hub.id, read)
    if wrong:
        doing.problems += wrong
        return
    settled = settle(coming.visit, coming.known, placed, corrected=coming.corrected)
    if coming.known:
        doing.warnings += head_warnings(coming.visit, read)
    doing.problems += settled.problems
    coming.same += settled.same
    coming.is_met = True
    doing.same_visits += not settled.fresh
    for each, room in settled.fresh:
        bare = _bare(coming, each, room)
        coming.known.append(bare)
        coming.fresh.append((each, bare))


def _visit(work: Work, hub: Hub, read: ReadVisit) -> Visit:
    return Visit(
        id=new_id(),
        hub_id=hub.id,
        external_id=read.external_id,
        day=read.day,
        time_in=read.arrival,
        time_out=read.time_out,
        agent=read.agent,
        motive=read.motive,
        state=VisitState.FINAL,
        origin=VisitOrigin.IMPORT,
        finalised_at=work.moment,
    )


def _bare(coming: _Coming, read: ReadFinding, room: Room) -> Finding:
    """Return a finding without what was expected, after the others of its visit."""
    visit = coming.visit
    return Finding(
        id=new_id(),
        visit_id=visit.id,
        hub_id=visit.hub_id,
        room_id=room.id,
        day=visit.day,
        time=read.moment,
        kind=read.kind,
        headcount=read.headcount,
        note=read.note,
        position=max((one.position for one in coming.known), default=-1) + 1,
    )


def _read_planning(doing: _Import, some: Sequence[_Coming]) -> None:
    """Read the occurrences of each hub, some months at once, from its first visit to its last."""
    days: dict[str, set[date]] = {}
    for one in some:
        if one.visit.day is not None:
            days.setdefault(one.hub.id, set()).add(one.visit.day)
    for hub_id, each in days.items():
        wanted = sorted(each)
        while wanted:
            first = wanted[0]
            last = max(day for day in wanted if day <= first + _TOGETHER)
            wanted = [day for day in wanted if day > last]
            scope = Scope(hub_ids=(hub_id,))
            found = planning.plain_occurrences(doing.work, scope, first - ONE_DAY, last)
            for held in found:
                doing.planned.setdefault((held.room_id, held.day), []).append(held)


def _matched(doing: _Import, read: ReadFinding, bare: Finding) -> Finding:
    """Return a finding with the occurrence, or the office, that it is about."""
    assert bare.day is not None
    held = occurrence_at(doing.planned, bare.room_id, bare.day, read.moment)
    if read.kind is FindingKind.UNPLANNED:
        return bare
    if held is not None:
        return replace(
            bare, slot_id=held.slot_id, slot_day=held.day, convention_id=held.convention_id
        )
    office = _office(doing, bare.hub_id, bare.day).get(bare.room_id)
    if office is not None:
        return replace(bare, convention_id=office.convention_id)
    if read.kind in PRESENT:
        told = said("Aucun créneau dans ce local à cette heure : présence imprévue.")
        doing.warnings.append(RowWarning(row=read.row, message=told))
        return replace(bare, kind=FindingKind.UNPLANNED)
    return bare


def occurrence_at(
    planned: dict[tuple[str, date], list[Occurrence]], room_id: str, day: date, moment: time
) -> Occurrence | None:
    """Return the occurrence of a room at a moment, one that is held before one left out.

    One of the eve that goes on past midnight counts.
    """
    now = minutes(moment)
    found = [
        one
        for one in planned.get((room_id, day), ())
        if minutes(one.start) <= now and (one.end <= one.start or now < minutes(one.end))
    ]
    found += [
        one
        for one in planned.get((room_id, day - ONE_DAY), ())
        if one.end <= one.start and now < minutes(one.end)
    ]
    return min(found, key=_held_first, default=None)


def _held_first(one: Occurrence) -> tuple[bool, time, str]:
    return one.status is not OccurrenceStatus.PLANNED, one.start, one.slot_id


def _office(doing: _Import, hub_id: str, day: date) -> dict[str, Office]:
    key = (hub_id, day)
    if key not in doing.offices:
        found = rounds.offices(doing.work.connection, hub_id, day)
        doing.offices[key] = {one.room_id: one for one in found}
    return doing.offices[key]


def _numbered(work: Work, made: Sequence[_Coming]) -> list[Visit]:
    """Return the visits with their numbers, which are taken for good."""
    letter = authority.settings(work.connection).computer_letter
    return [
        replace(
            one.visit,
            number=conventions.next_number(
                work.connection, f"V-{one.hub.code}", (one.visit.day or work.today).year, letter
            ),
        )
        for one in made
    ]


def _write(work: Work, made: Sequence[_Coming], findings: Sequence[Finding]) -> None:
    """Write new visits and all findings, those that complete known visits too."""
    if not findings:
        return
    assert work.writer is not None
    count = plural(len(made), "visite") if made else plural(len(findings), "constat")
    work.name("visit.import", f"import de {count}")
    work.writer.insert_many(VISIT, _numbered(work, made))
    work.writer.insert_many(FINDING, findings)
