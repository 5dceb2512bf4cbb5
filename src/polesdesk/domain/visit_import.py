"""Visits that come from outside: rows of a spreadsheet or JSON objects, read field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from polesdesk.domain.folding import fold
from polesdesk.domain.headed_sheets import Line, headed
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.import_sheets import Sheet
from polesdesk.domain.occupancy_labels import FINDINGS, MOTIVES
from polesdesk.domain.parsing import ParseProblem, cell_text, parse_date, parse_int, parse_time
from polesdesk.domain.speech import said
from polesdesk.domain.visiting import MOST_PEOPLE, PEOPLE
from polesdesk.domain.visits import FindingKind, Motive

HEAD = ("visit_id", "hub", "date", "time_in", "time_out", "agent", "motive")
FINDING = ("room", "time", "finding", "headcount", "note")
COLUMNS = (*HEAD, *FINDING)
_ALIASES = {
    "visit_id": ("visite", "n visite", "no visite", "numero de visite", "visit id"),
    "hub": ("pole",),
    "date": ("jour",),
    "time_in": ("arrivee", "heure d arrivee", "time in"),
    "time_out": ("depart", "heure de depart", "time out"),
    "agent": ("agente",),
    "motive": ("motif",),
    "room": ("local", "salle"),
    "time": ("heure",),
    "finding": ("constat",),
    "headcount": ("nombre", "personnes", "effectif"),
    "note": ("remarque", "notes"),
}
_NEEDED = frozenset({"visit_id", "hub", "date", "room", "finding"})
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFinding:
    """One finding that was understood; ``room`` is its name in the file."""

    row: int
    room: str
    moment: time
    kind: FindingKind
    headcount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVisit:
    """One visit that was understood, with its findings; ``hub`` is a code or a name.

    ``time_in`` is None where the file does not tell it.
    """

    row: int
    external_id: str
    hub: str
    day: date
    time_in: time | None
    time_out: time | None
    agent: str
    motive: Motive
    findings: tuple[ReadFinding, ...]

    @property
    def arrival(self) -> time:
        """The hour of arrival, that of the first finding where none is told."""
        return self.time_in or min(one.moment for one in self.findings)


@dataclass(slots=True, kw_only=True)
class ReadVisits:
    """What a file holds: ``rows`` findings, of which those in ``problems`` are refused."""

    rows: int = 0
    visits: list[ReadVisit] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)
    repeated: list[ReadVisit] = field(default_factory=list)
    """Visits whose number stood in the file already: they bring only what is new in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingVisit:
    """A visit of a file: findings that it brings, and those that PolesDesk knows already."""

    id: str
    hub: str
    day: date
    is_new: bool
    fresh: int
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitImportReport:
    """What an import of visits has done, or would do."""

    rows: int = 0
    created: Mapping[str, int] = field(default_factory=dict)
    updated: Mapping[str, int] = field(default_factory=dict)
    unchanged: Mapping[str, int] = field(default_factory=dict)
    rejected: tuple[RowProblem, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
    visit_ids: tuple[str, ...] = ()
    visits: tuple[ComingVisit, ...] = ()


HEADINGS: Mapping[str, str] = {
    "visit_id": "N° visite",
    "hub": "Pôle",
    "date": "Date",
    "time_in": "Arrivée",
    "time_out": "Départ",
    "agent": "Agent",
    "motive": "Motif",
    "room": "Local",
    "time": "Heure",
    "finding": "Constat",
    "headcount": "Personnes",
    "note": "Remarque",
}
"""What each column is called in a French spreadsheet, as the one that is offered to fill in."""


def as_json(report: VisitImportReport) -> dict[str, Any]:
    """Return the report in the form that outside tools rely on, as that of ``import``."""
    return {
        "rows": report.rows,
        "created": {"visits": 0, "findings": 0} | dict(report.created),
        "updated": {"visits": 0, "findings": 0} | dict(report.updated),
        "unchanged": {"visits": 0, "findings": 0} | dict(report.unchanged),
        "rejected": [
            {"row": one.row, "column": one.column, "value": one.value, "message": one.message}
            for one in report.rejected
        ],
        "warnings": [{"row": one.row, "message": one.message} for one in report.warnings],
    }


# From files to lines


def lines_of_sheet(sheet: Sheet) -> list[Line] | None:
    """Return the findings of a sheet, None when no row has the headings that are needed."""
    known = {fold(name): name for name in COLUMNS}
    known |= {alias: name for name, aliases in _ALIASES.items() for alias in aliases}
    found = headed(sheet, known, (_NEEDED,))
    return None if found is None else list(found.lines)


def lines_of_json(data: Any) -> list[Line] | None:
    """Return the findings of JSON visits, counted from 1; None when it is no list of objects.

    A visit without findings keeps a line of its own, which is refused.
    """
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        return None
    lines: list[Line] = []
    for place, visit in enumerate(data):
        head = {name: _text(visit.get(name)) for name in HEAD}
        head["_visit"] = str(place)
        findings = visit.get("findings")
        some = [one for one in findings if isinstance(one, dict)] if findings else []
        for one in some or [{}]:
            cells = {name: _text(one.get(name)) for name in FINDING}
            lines.append(Line(row=len(lines) + 1, cells=head | cells))
    return lines


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int | float | str):
        return cell_text(value).strip()
    return str(value)


# From lines to visits


def read_visits(lines: Sequence[Line], today: date) -> ReadVisits:
    """Return the visits that lines tell; a fault refuses its line, one of a head all its lines."""
    found = ReadVisits(rows=len(lines))
    seen: set[str] = set()
    for group in _grouped(lines):
        external_id = group[0].cells.get("visit_id", "")
        if not external_id:
            told = said("Donnez le numéro de la visite\u202f: il évite de la compter deux fois.")
            found.problems += [_problem(one, "visit_id", told) for one in group]
            continue
        visit = _visit(group, today, found)
        if visit is None:
            continue
        if external_id in seen:
            found.repeated.append(visit)
        else:
            found.visits.append(visit)
        seen.add(external_id)
    return found


def _grouped(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Return the lines of each visit: rows of one number, or findings of one JSON object."""
    groups: dict[str, list[Line]] = {}
    for one in lines:
        place = one.cells.get("_visit")
        key = f"#{place}" if place is not None else one.cells.get("visit_id", "")
        groups.setdefault(key or f"?{one.row}", []).append(one)
    return groups.values()


def _visit(group: Sequence[Line], today: date, found: ReadVisits) -> ReadVisit | None:
    first = group[0]
    faults: list[tuple[str, str]] = []
    day = _read(first, "date", lambda text: parse_date(text, today, relative=False), faults)
    if day is None and not any(name == "date" for name, _ in faults):
        faults.append(("date", said("Donnez le jour de la visite.")))
    if day is not None and day > today:
        faults.append(("date", said("Cette visite n’a pas encore eu lieu.")))
    time_in = _read(first, "time_in", parse_time, faults)
    time_out = _read(first, "time_out", parse_time, faults)
    if time_in and time_out and time_out <= time_in:
        faults.append(("time_out", said("Le départ vient après l’arrivée.")))
    if not first.cells.get("hub"):
        faults.append(("hub", said("Donnez le code ou le nom du pôle.")))
    motive = _worded(first, "motive", MOTIVES, Motive, faults)
    if faults:
        found.problems += [
            _problem(one, name, message) for one in group for name, message in faults[:1]
        ]
        return None
    if motive is None:
        told = said("Sans motif, la visite est notée «\u202fvisite ciblée\u202f».")
        found.warnings.append(RowWarning(row=first.row, message=told))
    of_the_day = [line for line in group if _is_of(line, day, today, found)]
    findings = [one for one in (_finding(line, time_in, found) for line in of_the_day) if one]
    if not findings or day is None:
        return None
    return ReadVisit(
        row=first.row,
        external_id=first.cells.get("visit_id", ""),
        hub=first.cells.get("hub", ""),
        day=day,
        time_in=time_in,
        time_out=time_out,
        agent=first.cells.get("agent", ""),
        motive=motive or Motive.TARGETED,
        findings=tuple(findings),
    )


def _is_of(line: Line, day: date | None, today: date, found: ReadVisits) -> bool:
    """Tell whether a line is of the day of its visit; one of another day is refused."""
    text = line.cells.get("date", "")
    try:
        own = parse_date(text, today, relative=False) if text else day
    except ParseProblem as problem:
        found.problems.append(_problem(line, "date", problem.message))
        return False
    if own != day:
        told = said("Une visite a un seul jour : donnez un autre numéro à celle-ci.")
        found.problems.append(_problem(line, "date", told))
    return own == day


def _finding(line: Line, time_in: time | None, found: ReadVisits) -> ReadFinding | None:
    faults: list[tuple[str, str]] = []
    if not line.cells.get("room"):
        faults.append(("room", said("Donnez le nom du local.")))
    kind = _worded(line, "finding", FINDINGS, FindingKind, faults)
    if kind is None and not any(name == "finding" for name, _ in faults):
        faults.append(("finding", said("Donnez le constat.")))
    moment = _read(line, "time", parse_time, faults) or time_in
    if moment is None and not any(name == "time" for name, _ in faults):
        faults.append(("time", said("Donnez l’heure du constat, ou celle de l’arrivée.")))
    headcount = _read(line, "headcount", parse_int, faults)
    if headcount is not None and not 0 <= headcount <= MOST_PEOPLE:
        faults.append(
            ("headcount", said("Notez un nombre entre 0 et {most}.").format(most=MOST_PEOPLE))
        )
    if headcount and kind is not None and kind not in PEOPLE:
        told = said("Ce constat ne va pas avec {count} personnes.").format(count=headcount)
        faults.append(("headcount", told))
    if faults or kind is None or moment is None:
        found.problems += [_problem(line, name, message) for name, message in faults]
        return None
    return ReadFinding(
        row=line.row,
        room=line.cells.get("room", ""),
        moment=moment,
        kind=kind,
        headcount=headcount if kind in PEOPLE else None,
        note=line.cells.get("note", ""),
    )


def _problem(line: Line, name: str, message: str) -> RowProblem:
    return RowProblem(row=line.row, column=name, value=line.cells.get(name, ""), message=message)


def _read(line: Line, name: str, read: Any, faults: list[tuple[str, str]]) -> Any:
    text = line.cells.get(name, "")
    if not text:
        return None
    try:
        return read(text)
    except ParseProblem as problem:
        faults.append((name, problem.message))
        return None


def _worded(
    line: Line,
    name: str,
    words: Mapping[E, str],
    kind: type[E],
    faults: list[tuple[str, str]],
) -> E | None:
    """Return a value told by its English key or its French word."""
    text = line.cells.get(name, "")
    if not text:
        return None
    wanted = fold(text)
    for value in kind:
        if wanted in (fold(value.value), fold(words[value])):
            return value
    known = ", ".join(value.value for value in kind)
    told = said("« {text} » n’est pas connu\u202f: choisissez parmi {known}.")
    faults.append((name, told.format(text=text, known=known)))
    return None
