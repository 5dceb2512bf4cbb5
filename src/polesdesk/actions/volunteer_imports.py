"""Bring in people from a spreadsheet: who is known is completed, who is not is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from polesdesk.actions import imports, volunteers
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.field_words import field_label
from polesdesk.domain.folding import fold
from polesdesk.domain.french import plural
from polesdesk.domain.headed_sheets import Headed
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.imports import Prefer
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_import import (
    ComingPerson,
    Effect,
    PeopleReport,
    ReadPeople,
    ReadPerson,
    people_of_sheet,
    read_people,
    remarks,
    same_name,
)
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.store import associations, hubs, records
from polesdesk.store import volunteers as stored
from polesdesk.store.kinds import VOLUNTEER

_JOINED = frozenset({"skills", "wishes", "hub_ids", "key_hub_ids"})
"""Fields of several values, which an import adds to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that was read, and what importing it would do."""

    found: Headed
    report: PeopleReport


def look(
    runner: Runner, progress: Progress, source: Path, *, prefer: Prefer = Prefer.BASE
) -> Looked:
    """Read a file and say what importing it would do; nothing is written."""
    found = read_file(runner, progress, source)
    progress.step(1, 2, said("Rapprochement avec les personnes connues"))
    return Looked(found=found, report=runner.read(carry_out, found, prefer, dry=True))


def bring_in(
    runner: Runner, progress: Progress, source: Path, *, prefer: Prefer = Prefer.BASE
) -> PeopleReport:
    """Import the people of a spreadsheet, after a backup, in one command."""
    return import_found(runner, progress, read_file(runner, progress, source), prefer=prefer)


def import_found(
    runner: Runner, progress: Progress, found: Headed, *, prefer: Prefer = Prefer.BASE
) -> PeopleReport:
    """Import what was read from a file."""
    progress.step(1, 2, said("Rapprochement avec les personnes connues"))
    imports.back_up_before(runner)
    report = runner.do(carry_out, found, prefer).value
    progress.step(2, 2, said("Personnes importées"))
    return report


def read_file(runner: Runner, progress: Progress, source: Path) -> Headed:
    """Return the rows of the first sheet that has a column of names."""
    for sheet in imports.read_file(runner, progress, source).sheets:
        found = people_of_sheet(sheet)
        if found is not None:
            return found
    raise Trouble(
        "not_people",
        said("«\u202f{name}\u202f» ne contient pas de personnes.").format(name=source.name),
        said("La première ligne porte les titres des colonnes, dont Nom, ou Nom et prénom."),
    )


@dataclass(slots=True)
class _Import:
    """One import under way: what is known by name, and what was made of the rows."""

    read: ReadPeople
    prefer: Prefer
    by_name: dict[str, list[Volunteer]]
    hubs: dict[str, str]
    parties: dict[str, str]
    new: dict[str, Volunteer] = field(default_factory=dict)
    changed: dict[str, Volunteer] = field(default_factory=dict)
    same: int = 0
    told: list[ComingPerson] = field(default_factory=list)


def carry_out(work: Work, found: Headed, prefer: Prefer, *, dry: bool = False) -> PeopleReport:
    """Match the people of a sheet with those known and save them, unless ``dry``."""
    read = read_people(found, work.today)
    doing = _begun(work, read, prefer)
    for one in read.people:
        _settle(doing, one)
    if not dry:
        _write(work, doing)
    said_of = remarks(read.problems, read.warnings)
    coming = [replace(one, remark=said_of.get(one.row, "")) for one in doing.told]
    coming += _refused(found, read, {one.row for one in coming})
    return PeopleReport(
        rows=read.rows,
        created=len(doing.new),
        updated=len(doing.changed),
        unchanged=doing.same,
        rejected=tuple(sorted(read.problems, key=lambda one: one.row)),
        warnings=tuple(sorted(read.warnings, key=lambda one: one.row)),
        people=tuple(sorted(coming, key=lambda one: one.row)),
    )


def _begun(work: Work, read: ReadPeople, prefer: Prefer) -> _Import:
    wanted = {_name(one) for one in read.people}
    ids = [
        row_id
        for row_id, first, last, _phone, _email in stored.all_names(work.connection)
        if same_name(first, last) in wanted
    ]
    by_name: dict[str, list[Volunteer]] = {}
    for person in records.get_many(work.connection, VOLUNTEER, ids):
        by_name.setdefault(same_name(person.first_name, person.last_name), []).append(person)
    every = hubs.all_hubs(work.connection)
    parties = {fold(name): row_id for row_id, name in associations.all_names(work.connection)}
    return _Import(
        read=read,
        prefer=prefer,
        by_name=by_name,
        hubs={fold(one.name): one.id for one in every} | {fold(one.code): one.id for one in every},
        parties=parties,
    )


def _name(one: ReadPerson) -> str:
    return same_name(one.values.get("first_name", ""), one.values.get("last_name", ""))


def _settle(doing: _Import, one: ReadPerson) -> None:
    """Find who a row is about, and what becomes of the record."""
    values = {**one.values, **_places(doing, one)}
    known = _known(doing, one)
    try:
        if known is None:
            person = volunteers.checked(Volunteer(id=new_id(), **values))
            doing.new[person.id] = person
            doing.by_name.setdefault(_name(one), []).append(person)
            _tell(doing, one, person, Effect.NEW)
            return
        person = volunteers.checked(_completed(doing, one, known, values))
    except RuleBroken as broken:
        doing.read.problems.append(
            RowProblem(row=one.row, column=broken.field or "", value="", message=broken.message)
        )
        return
    if person == known:
        doing.same += 1
        _tell(doing, one, person, Effect.SAME)
        return
    if person.id in doing.new:
        doing.new[person.id] = person
    else:
        doing.changed[person.id] = person
    people = doing.by_name[_name(one)]
    people[people.index(known)] = person
    _tell(doing, one, person, Effect.COMPLETED)


def _places(doing: _Import, one: ReadPerson) -> dict[str, Any]:
    """Return the hubs and the association of a row; a name that nobody bears is a doubt."""
    found: dict[str, Any] = {}
    for key, names in (("hub_ids", one.hubs), ("key_hub_ids", one.keys)):
        ids = [doing.hubs[fold(name)] for name in names if fold(name) in doing.hubs]
        if ids:
            found[key] = tuple(dict.fromkeys(ids))
        for name in names:
            if fold(name) not in doing.hubs:
                _warn(
                    doing,
                    one,
                    said("Aucun pôle n’a le nom «\u202f{name}\u202f».").format(name=name),
                )
    if one.association:
        party = doing.parties.get(fold(one.association))
        if party is not None:
            found["association_id"] = party
        else:
            told = said("Aucune association n’a le nom «\u202f{name}\u202f».")
            _warn(doing, one, told.format(name=one.association))
    return found


def _known(doing: _Import, one: ReadPerson) -> Volunteer | None:
    """Return who a row is about: same name, and no phone or mail that says otherwise."""
    phone, email = one.values.get("phone", ""), fold(one.values.get("email", ""))
    others = []
    for person in doing.by_name.get(_name(one), ()):
        if (phone and person.phone == phone) or (email and fold(person.email) == email):
            return person
        differs = (phone and person.phone) or (email and person.email)
        others.append((person, bool(differs)))
    alike = [person for person, differs in others if not differs]
    if len(alike) == 1:
        return alike[0]
    if others:
        _warn(doing, one, said("Une autre personne porte ce nom\u202f: vérifiez les deux fiches."))
    return None


def _completed(
    doing: _Import, one: ReadPerson, known: Volunteer, values: dict[str, Any]
) -> Volunteer:
    """Return a person with what a row tells besides; what differs follows ``prefer``."""
    taken: dict[str, Any] = {}
    for name, value in values.items():
        before = getattr(known, name)
        if name in _JOINED:
            taken[name] = _joined(before, value)
        elif not before or doing.prefer is Prefer.FILE:
            taken[name] = value
        elif before != value and name not in {"first_name", "last_name"}:
            told = said("«\u202f{label}\u202f» diffère de la fiche, qui reste comme elle est.")
            _warn(doing, one, told.format(label=field_label("volunteer", name)))
    return replace(known, **taken)


def _joined(before: Sequence[str], value: Sequence[str]) -> tuple[str, ...]:
    known = {fold(word) for word in before}
    return (*before, *(word for word in value if fold(word) not in known))


def _warn(doing: _Import, one: ReadPerson, message: str) -> None:
    doing.read.warnings.append(RowWarning(row=one.row, message=message))


def _tell(doing: _Import, one: ReadPerson, person: Volunteer, effect: Effect) -> None:
    doing.told.append(
        ComingPerson(id=str(one.row), row=one.row, name=full_name(person), effect=effect, remark="")
    )


def _refused(found: Headed, read: ReadPeople, told: set[int]) -> list[ComingPerson]:
    said_of = remarks(read.problems, ())
    made = []
    for line in found.lines:
        if line.row in told or line.row not in said_of:
            continue
        names = (line.cells.get(name, "") for name in ("name", "first_name", "last_name"))
        made.append(
            ComingPerson(
                id=str(line.row),
                row=line.row,
                name=" ".join(part for part in names if part),
                effect=Effect.REFUSED,
                remark=said_of[line.row],
            )
        )
    return made


def _write(work: Work, doing: _Import) -> None:
    assert work.writer is not None
    count = plural(len(doing.new) + len(doing.changed), "personne")
    work.name("volunteer.import", f"import de {count}")
    work.writer.insert_many(VOLUNTEER, list(doing.new.values()))
    for person in doing.changed.values():
        work.save(VOLUNTEER, person)
