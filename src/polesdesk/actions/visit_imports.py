"""Bring in visits made with other tools: each finding finds the occurrence that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path

from polesdesk.actions import imports, planning
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.folding import fold
from polesdesk.domain.french import plural
from polesdesk.domain.hubs import Hub, Room, bare_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.progress import Progress
from polesdesk.domain.rounds import Office, minutes
from polesdesk.domain.speech import said
from polesdesk.domain.visit_import import (
    Line,
    ReadFinding,
    ReadVisit,
    VisitImportReport,
    lines_of_json,
    lines_of_sheet,
    read_visits,
)
from polesdesk.domain.visits import Finding, FindingKind, Visit, VisitOrigin, VisitState
from polesdesk.store import authority, conventions, hubs, rounds, visits
from polesdesk.store.kinds import FINDING, VISIT
from polesdesk.store.planning import Scope

ONE_DAY = timedelta(days=1)
_TOGETHER = timedelta(days=120)
"""Days of planning that are read at once."""
_HERE = frozenset({FindingKind.AS_PLANNED, FindingKind.OTHER_OCCUPANT})
_LARGEST = 200_000_000


def bring_in(
    runner: Runner, progress: Progress, source: Path, *, dry: bool = False
) -> VisitImportReport:
    """Bring in the visits of a .json file or a spreadsheet; ``dry`` changes nothing.

    A visit whose number is known already changes nothing. Raises ``Trouble`` for a file that
    cannot be read.
    """
    lines = _lines(runner, progress, source)
    progress.step(1, 2, said("Rapprochement avec le planning"))
    if dry:
        return runner.read(carry_out, lines, dry=True)
    imports.back_up_before(runner)
    report = runner.do(carry_out, lines).value
    progress.step(2, 2, said("Visites importées"))
    return report


def _lines(runner: Runner, progress: Progress, source: Path) -> list[Line]:
    found = (
        _json_lines(source)
        if source.suffix.lower() == ".json"
        else _sheet_lines(runner, progress, source)
    )
    if found is None:
        raise Trouble(
            "not_visits",
            said("« {name} » ne contient pas de visites.").format(name=source.name),
            said(
                "Un fichier JSON est une liste de visites\u202f; un tableau a les colonnes "
                "visit_id, hub, date, room et finding."
            ),
        )
    return found


def _json_lines(source: Path) -> list[Line] | None:
    try:
        if source.stat().st_size > _LARGEST:
            return None
        return lines_of_json(json.loads(source.read_text("utf-8-sig")))
    except OSError as error:
        told = said("Le fichier « {name} » est introuvable.").format(name=source.name)
        raise Trouble("not_found", told) from error
    except (ValueError, RecursionError):
        return None


def _sheet_lines(runner: Runner, progress: Progress, source: Path) -> list[Line] | None:
    workbook = imports.read_file(runner, progress, source)
    for sheet in workbook.sheets:
        lines = lines_of_sheet(sheet)
        if lines is not None:
            return lines
    return None


# Matching


@dataclass(slots=True)
class _Import:
    """One import under way: what is known of the hubs, and what was made of the lines."""

    work: Work
    by_key: dict[str, Hub]
    rooms: dict[str, dict[str, Room]]
    problems: list[RowProblem]
    warnings: list[RowWarning]
    planned: dict[tuple[str, date], list[Occurrence]] = field(default_factory=dict)
    offices: dict[tuple[str, date], dict[str, Office]] = field(default_factory=dict)


def carry_out(work: Work, lines: Sequence[Line], *, dry: bool = False) -> VisitImportReport:
    """Read lines, match them with the planning and keep them as final visits, unless ``dry``."""
    read = read_visits(lines, work.today)
    every = hubs.all_hubs(work.connection)
    rooms: dict[str, dict[str, Room]] = {}
    for room in hubs.all_rooms(work.connection):
        rooms.setdefault(room.hub_id, {})[fold(room.name)] = room
    doing = _Import(
        work=work,
        by_key={fold(one.name): one for one in every} | {fold(one.code): one for one in every},
        rooms=rooms,
        problems=read.problems,
        warnings=read.warnings,
    )
    known = visits.by_external(work.connection, [one.external_id for one in read.visits])
    fresh = [one for one in read.visits if one.external_id not in known]
    same = [one for one in read.visits if one.external_id in known] + read.repeated
    placed = list(_placed(doing, fresh))
    _read_planning(doing, placed)
    made, findings = _make(doing, placed)
    if not dry:
        _write(work, _numbered(work, made, placed), findings)
    return VisitImportReport(
        rows=read.rows,
        created={"visits": len(made), "findings": len(findings)},
        unchanged={"visits": len(same), "findings": sum(len(one.findings) for one in same)},
        rejected=tuple(sorted(doing.problems, key=lambda one: one.row)),
        warnings=tuple(sorted(doing.warnings, key=lambda one: one.row)),
        visit_ids=tuple(one.id for one in made),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A visit whose hub is known, with the findings whose rooms are."""

    read: ReadVisit
    hub: Hub
    findings: tuple[tuple[ReadFinding, Room], ...]


def _placed(doing: _Import, fresh: Iterable[ReadVisit]) -> Iterable[_Placed]:
    for one in fresh:
        hub = doing.by_key.get(fold(one.hub))
        if hub is None:
            told = said("Aucun pôle n’a ce code ni ce nom.")
            doing.problems += [
                RowProblem(row=each.row, column="hub", value=one.hub, message=told)
                for each in one.findings
            ]
            continue
        found = []
        for each in one.findings:
            room = doing.rooms.get(hub.id, {}).get(fold(each.room))
            if room is None:
                told = said("Le pôle {hub} n’a pas de local de ce nom.").format(
                    hub=bare_name(hub.name)
                )
                doing.problems.append(
                    RowProblem(row=each.row, column="room", value=each.room, message=told)
                )
            else:
                found.append((each, room))
        if found:
            yield _Placed(read=one, hub=hub, findings=tuple(found))


def _read_planning(doing: _Import, placed: Sequence[_Placed]) -> None:
    """Read the occurrences of each hub, some months at once, from its first visit to its last."""
    days: dict[str, list[date]] = {}
    for one in placed:
        days.setdefault(one.hub.id, []).append(one.read.day)
    for hub_id, some in days.items():
        wanted = sorted(set(some))
        while wanted:
            first = wanted[0]
            last = max(day for day in wanted if day <= first + _TOGETHER)
            wanted = [day for day in wanted if day > last]
            scope = Scope(hub_ids=(hub_id,))
            found = planning.plain_occurrences(doing.work, scope, first - ONE_DAY, last)
            for held in found:
                doing.planned.setdefault((held.room_id, held.day), []).append(held)


def _make(doing: _Import, placed: Sequence[_Placed]) -> tuple[list[Visit], list[Finding]]:
    made: list[Visit] = []
    findings: list[Finding] = []
    for one in placed:
        read = one.read
        visit = Visit(
            id=new_id(),
            hub_id=one.hub.id,
            external_id=read.external_id,
            day=read.day,
            time_in=read.time_in,
            time_out=read.time_out,
            agent=read.agent,
            motive=read.motive,
            state=VisitState.FINAL,
            origin=VisitOrigin.IMPORT,
            finalised_at=doing.work.now,
        )
        made.append(visit)
        findings += [
            _matched(doing, visit, each, room, place)
            for place, (each, room) in enumerate(one.findings)
        ]
    return made, findings


def _matched(doing: _Import, visit: Visit, read: ReadFinding, room: Room, place: int) -> Finding:
    """Return a finding with the occurrence, or the office, that it is about."""
    bare = Finding(
        id=new_id(),
        visit_id=visit.id,
        hub_id=visit.hub_id,
        room_id=room.id,
        day=visit.day,
        time=read.moment,
        kind=read.kind,
        headcount=read.headcount,
        note=read.note,
        position=place,
    )
    assert visit.day is not None
    held = occurrence_at(doing.planned, room.id, visit.day, read.moment)
    if read.kind is FindingKind.UNPLANNED:
        return bare
    if held is not None:
        return replace(
            bare, slot_id=held.slot_id, slot_day=held.day, convention_id=held.convention_id
        )
    office = _office(doing, visit.hub_id, visit.day).get(room.id)
    if office is not None:
        return replace(bare, convention_id=office.convention_id)
    if read.kind in _HERE:
        told = said("Aucun créneau dans ce local à cette heure\u202f: présence imprévue.")
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


def _numbered(work: Work, made: Sequence[Visit], placed: Sequence[_Placed]) -> list[Visit]:
    """Return the visits with their numbers, which are taken for good."""
    letter = authority.settings(work.connection).computer_letter
    return [
        replace(
            visit,
            number=conventions.next_number(
                work.connection, f"V-{one.hub.code}", one.read.day.year, letter
            ),
        )
        for visit, one in zip(made, placed, strict=True)
    ]


def _write(work: Work, made: Sequence[Visit], findings: Sequence[Finding]) -> None:
    if not made:
        return
    assert work.writer is not None
    work.name("visit.import", f"import de {plural(len(made), 'visite')}")
    work.writer.insert_many(VISIT, made)
    work.writer.insert_many(FINDING, findings)
