"""Read the rows of a sheet: each becomes a typed value, or is refused with its reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from polesdesk.domain import import_words as words
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.folding import fold
from polesdesk.domain.hubs import FreeUseGround
from polesdesk.domain.identifiers import (
    check_email,
    check_phone,
    check_postal_code,
    check_rna,
    check_siret,
)
from polesdesk.domain.import_cells import Reader, RowCells
from polesdesk.domain.import_columns import Columns, data_rows
from polesdesk.domain.import_fields import HUB_FIELDS, SLOT_FIELDS, Field
from polesdesk.domain.import_people import (
    PersonName,
    parse_civility,
    parse_people,
    president_quality,
)
from polesdesk.domain.import_premises import rooms_of
from polesdesk.domain.import_rows import ImportRow, ReadRows, RowProblem, RowWarning
from polesdesk.domain.import_sheets import Cell, Sheet
from polesdesk.domain.import_slots import SlotRule
from polesdesk.domain.import_week import slots_of
from polesdesk.domain.parsing import ParseProblem, cell_text, parse_date, parse_fee, parse_months
from polesdesk.domain.speech import said

_SUMMED = frozenset({Field.SURFACE, Field.CAPACITY, Field.FEE, Field.CHARGES})
_CONTINUING = HUB_FIELDS | SLOT_FIELDS | {Field.ROOM, Field.SURFACE, Field.CAPACITY}
_VACANT = frozenset(["libre", "vacant", "vacante", "disponible", "inoccupe", "inoccupee", "vide"])
_SIGNED = frozenset(["oui", "x", "ok", "signe", "o", "fait"])
_NOT_SIGNED = frozenset(["non", "non signe", "n", "a signer", "en attente"])
_ACT_WORD = re.compile(
    r"^\s*(?:d[ée]lib[ée]ration|d[ée]lib\.?|d[ée]cision|d[ée]c\.?|arr[êe]t[ée])"
    r"(?:\s+(?:du\s+(?:maire|conseil(?:\s+municipal)?)|municipale))?\s*(?:n\s*[°ºo]\.?|:)?\s*",
    re.IGNORECASE,
)
_ACT_DATE = re.compile(r",?\s*(?:du|en date du)\s+(?P<day>\d.*)$", re.IGNORECASE)


def read_rows(sheet: Sheet, columns: Columns, today: date) -> ReadRows:
    """Return the rows of a sheet; a row with an unreadable cell is refused as a whole.

    A blank hub takes that of the row above. A row that tells only slots goes on with the
    agreement of the row before it, and is refused with it.
    """
    headers = {one.field: one.header for one in columns.columns if one.field}
    reading = _Reading(headers=headers, today=today)
    for number, cells in data_rows(sheet, columns):
        reading.read(number, cells)
    return ReadRows(
        count=reading.count,
        rows=tuple(reading.rows),
        refused=tuple(reading.left_out),
        problems=tuple(reading.problems),
        warnings=tuple(reading.warnings),
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    """The rows read so far, the hub that blank cells repeat, the agreement that may go on."""

    headers: Mapping[Field, str]
    today: date
    reader: Reader = field(default_factory=Reader)
    count: int = 0
    hub: Mapping[Field, Cell] = field(default_factory=dict)
    refused: int | None = None
    goes_on: bool = False
    rows: list[ImportRow] = field(default_factory=list)
    left_out: list[ImportRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)

    def read(self, number: int, cells: Mapping[Field, Cell]) -> None:
        same_hub = True
        if cells.keys() & {Field.HUB, Field.HUB_CODE}:
            hub = {name: cell for name, cell in cells.items() if name in HUB_FIELDS}
            same_hub = hub == self.hub
            self.hub = hub
        if cells.keys() <= HUB_FIELDS | _SUMMED:
            return  # the title of a group of rows, or its sum
        self.count += 1
        continues = same_hub and self.goes_on and _only_slots(cells)
        self._keep(RowCells(
            row=number,
            cells={**self.hub, **cells},
            headers=self.headers,
                today=self.today,
                reader=self.reader,
        ), continues=continues)  # fmt: skip

    def _keep(self, cells: RowCells, *, continues: bool) -> None:
        row = _row(cells, continues=continues)
        if continues and self.refused is not None:
            cells.refuse(
                Field.ASSOCIATION,
                said("Cette ligne complète la ligne {refused}, qui est rejetée.").format(
                    refused=self.refused
                ),
            )
        if not continues:
            self.refused = row.row if cells.problems else None
            self.goes_on = bool(cells.problems or row.name or row.number)
        if cells.problems:
            self.problems.extend(cells.problems)
            self.left_out.append(row)
        else:
            self.rows.append(row)
            self.warnings.extend(cells.warnings)


def _only_slots(cells: Mapping[Field, Cell]) -> bool:
    """Tell whether a row adds slots to the agreement above and tells nothing else."""
    return bool(cells.keys() & SLOT_FIELDS) and cells.keys() <= _CONTINUING


def _row(cells: RowCells, *, continues: bool) -> ImportRow:
    """Return a row; it counts only if the cells note no problem."""
    hub: dict[str, Any] = {
        "hub": cells.line(Field.HUB),
        "hub_code": cells.line(Field.HUB_CODE),
        "hub_address": cells.line(Field.HUB_ADDRESS),
    }
    kind = cells.parsed(Field.USE_KIND, words.use_kind)
    rooms = rooms_of(cells, kind)
    if fold(cells.line(Field.ASSOCIATION)) in _VACANT:
        return ImportRow(row=cells.row, rooms=rooms, **hub)
    slots = slots_of(cells)
    row = ImportRow(
        row=cells.row,
        continues=continues,
        rooms=rooms,
        slots=slots,
        use_kind=kind or _kind_of(slots, continues=continues),
        locker_letterbox=_locker(cells),
        purpose=cells.text(Field.PURPOSE),
        authorised_activities=cells.text(Field.ACTIVITIES),
        notes=cells.text(Field.NOTES),
        **hub,
        **_association(cells),
        **_people(cells),
        **_papers(cells),
        **_terms(cells),
        **_act(cells),
    )
    _check(cells, row)
    return row


def _kind_of(slots: tuple[SlotRule, ...], *, continues: bool) -> UseKind | None:
    if not slots or continues:
        return None
    return UseKind.HALF_DAY if all(slot.half_day for slot in slots) else UseKind.SLOT


def _locker(cells: RowCells) -> str:
    text = cells.line(Field.LOCKER)
    return "" if fold(text) in ("non", "0") else text


def _association(cells: RowCells) -> dict[str, Any]:
    return {
        "name": cells.line(Field.ASSOCIATION),
        "acronym": cells.line(Field.ACRONYM),
        "rna": cells.checked(Field.RNA, check_rna),
        "siret": cells.checked(Field.SIRET, check_siret),
        "seat_address": cells.line(Field.ADDRESS),
        "postal_code": cells.checked(Field.POSTAL_CODE, check_postal_code),
        "city": cells.line(Field.CITY),
        "email": cells.checked(Field.EMAIL, check_email),
        "phone": cells.checked(Field.PHONE, check_phone),
        "statutory_object": cells.text(Field.STATUTORY_OBJECT),
    }


def _people(cells: RowCells) -> dict[str, Any]:
    text = cells.text(Field.PRESIDENT)
    people = parse_people(text) if text and fold(text) not in _VACANT else ()
    first, civility = cells.line(Field.FIRST_NAME), cells.line(Field.CIVILITY)
    if len(people) == 1:
        person = people[0]
        if first:
            last = " ".join(part for part in (person.first_name, person.last_name) if part)
            person = replace(person, first_name=first, last_name=last)
        people = (replace(person, civility=parse_civility(civility) or person.civility),)
    return {"people": people, "quality": cells.line(Field.QUALITY) or _quality(cells, people)}


def _quality(cells: RowCells, people: tuple[PersonName, ...]) -> str:
    """Return the quality that the header of the column tells, if it does."""
    header = cells.headers.get(Field.PRESIDENT, "")
    if not people or "president" not in fold(header):
        return ""
    return president_quality(people[0], header) if len(people) == 1 else "Coprésident(e)"


def _papers(cells: RowCells) -> dict[str, Any]:
    return {
        "insurer": cells.line(Field.INSURER),
        "policy_no": cells.line(Field.POLICY),
        "insurance_valid_to": cells.day(Field.INSURANCE_END),
        "cer_signed_on": _cer(cells),
    }


def _cer(cells: RowCells) -> date | None:
    answer = fold(cell_text(cells.cells.get(Field.CER_DATE)))
    if answer in _SIGNED:
        cells.warn(said("Le CER est noté signé, mais sans date : indiquez-la dans PolesDesk."))
    return None if answer in _SIGNED | _NOT_SIGNED else cells.day(Field.CER_DATE)


def _terms(cells: RowCells) -> dict[str, Any]:
    found = cells.parsed(Field.STATE, words.state)
    fee = cells.parsed(Field.FEE, parse_fee)
    charges = cells.parsed(Field.CHARGES, words.charges)
    ground = cells.parsed(Field.GROUND, words.free_use_ground)
    paid = FreeUseGround.PAID if fee and fee[0] else None
    return {
        "number": cells.line(Field.NUMBER),
        "state": found[0] if found else None,
        "renewal": found[1] if found else None,
        "start_date": cells.day(Field.START_DATE),
        "end_date": cells.day(Field.END_DATE),
        "notice_months": cells.parsed(Field.NOTICE, parse_months),
        "occupancy_fee_cents": fee[0] if fee else None,
        "fee_period": fee[1] if fee else None,
        "free_use_ground": ground or paid,
        "charges_mode": charges[0] if charges else None,
        "charges_cents": charges[1] if charges else None,
    }


def _act(cells: RowCells) -> dict[str, Any]:
    """Return the authorising act; « Délibération n° 12 du 3 mars 2026 » tells all of it."""
    whole = cells.line(Field.DECISION_NUMBER)
    number = _ACT_WORD.sub("", whole)
    adopted = cells.day(Field.DECISION_DATE)
    dated = _ACT_DATE.search(number)
    if dated:
        number = number[: dated.start()]
        adopted = adopted or _day_or_none(dated["day"], cells.today)
    header = cells.headers.get(Field.DECISION_NUMBER, "")
    kind = words.decision_kind(whole) or words.decision_kind(header)
    return {
        "decision_kind": kind if whole else None,
        "decision_number": number.strip(),
        "decision_date": adopted,
    }


def _day_or_none(text: str, today: date) -> date | None:
    try:
        return parse_date(text, today, relative=False)
    except ParseProblem:
        return None


def _check(cells: RowCells, row: ImportRow) -> None:
    """Refuse a row whose cells are each right but do not stand together."""
    if row.start_date and row.end_date and row.end_date < row.start_date:
        cells.refuse(Field.END_DATE, said("La date de fin précède la date de début."))
    speaks = row.start_date or row.end_date or row.slots or row.use_kind or row.people
    if speaks and not (row.name or row.number or row.continues):
        cells.refuse(Field.ASSOCIATION, said("Il manque le nom de l’association."))
    if row.rooms and not (row.hub or row.hub_code):
        cells.refuse(Field.HUB, said("Il manque le pôle de ce local."))
