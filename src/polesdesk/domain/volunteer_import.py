"""People that come from a spreadsheet: rows read field by field, whole or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from polesdesk.domain.folding import clean_text, fold
from polesdesk.domain.headed_sheets import Headed, Line, headed
from polesdesk.domain.identifiers import Checked, check_email, check_phone
from polesdesk.domain.import_people import parse_civility, parse_person
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.import_sheets import Sheet
from polesdesk.domain.parsing import ParseProblem, parse_date
from polesdesk.domain.parsing.choices import parse_yes_no
from polesdesk.domain.roster_words import VOLUNTEER
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_availability import parse_availability
from polesdesk.domain.volunteer_rules import health_words

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": ("nom et prenom", "nom prenom", "prenom nom", "prenom et nom", "benevole", "personne",
             "identite"),
    "last_name": ("nom de famille", "nom de naissance"),
    "first_name": ("prenoms",),
    "civility": ("titre",),
    "phone": ("tel", "portable", "mobile", "telephone portable", "numero de telephone"),
    "email": ("mail", "e mail", "adresse mail", "adresse e mail", "adresse de courriel"),
    "skills": ("competence", "savoir faire"),
    "wishes": ("souhait", "envies", "centres d interet"),
    "availability": ("disponibilite", "dispos", "dispo"),
    "hub_ids": ("pole", "pole associatif"),
    "key_hub_ids": ("cles", "cle"),
    "association_id": ("structure",),
    "is_minor": ("majeur ou mineur", "mineur e", "majeur"),
    "is_agent": ("agent", "agent municipal", "qualite"),
    "agreed_minutes": ("convenu par mois", "heures convenues", "heures par mois"),
    "joined_on": ("depuis le", "inscrit le", "date d inscription"),
    "left_on": ("date de depart",),
    "photo_consent_on": ("accord photo", "accord photos", "droit a l image"),
    "contact_consent_on": ("accord contact", "accord pour etre recontacte"),
    "parental_authorisation_on": ("autorisation parentale",),
    "insurance_attested_on": ("assurance", "attestation d assurance"),
    "notes": ("remarques", "remarque", "observations"),
}  # fmt: skip
_LEFT_OUT = frozenset({"absences", "extra_hours", "officer_ids", "emergency_name",
                       "emergency_phone", "emergency_until"})  # fmt: skip
_NEVER = re.compile(r"naissance|carte vitale|secu|sante|medical|allerg|handicap", re.IGNORECASE)
KNOWN: Mapping[str, str] = {
    **{fold(word): name for name, word in VOLUNTEER.items() if name not in _LEFT_OUT},
    **{alias: name for name, aliases in _ALIASES.items() for alias in aliases},
}
"""The field of each heading, folded."""
NEEDED = (("last_name",), ("name",))
_HOURS = re.compile(r"(\d{1,3})(?:\s*h\s*(\d{2})?|[.,](\d{1,2}))?(?:\s*h)?", re.IGNORECASE)
_LONGEST = 500
_NOTHING = frozenset({"—", "–", "-", "manquante"})
"""What a list that was exported shows where there is nothing."""


class Effect(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    COMPLETED = "completed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPerson:
    """A row that was understood: the fields that it tells, places and association by name."""

    row: int
    values: Mapping[str, Any]
    hubs: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    association: str = ""


@dataclass(slots=True, kw_only=True)
class ReadPeople:
    """What a sheet holds."""

    rows: int = 0
    people: list[ReadPerson] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingPerson:
    """A row as the preview shows it: who, what becomes of it, and what is to be known of it."""

    id: str
    row: int
    name: str
    effect: Effect
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleReport:
    """What an import of people has done, or would do."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: tuple[RowProblem, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
    people: tuple[ComingPerson, ...] = ()


def as_json(report: PeopleReport) -> dict[str, Any]:
    """Return the report in the form that outside tools rely on, as that of ``import``."""
    return {
        "rows": report.rows,
        "created": {"volunteers": report.created},
        "updated": {"volunteers": report.updated},
        "unchanged": {"volunteers": report.unchanged},
        "rejected": [
            {"row": one.row, "column": one.column, "value": one.value, "message": one.message}
            for one in report.rejected
        ],
        "warnings": [{"row": one.row, "message": one.message} for one in report.warnings],
    }


def people_of_sheet(sheet: Sheet) -> Headed | None:
    """Return the rows of a sheet of people, None when it has no column of names."""
    return headed(sheet, KNOWN, NEEDED)


def read_people(found: Headed, today: date) -> ReadPeople:
    """Return the people that rows tell; a field that cannot be read refuses its row."""
    read = ReadPeople(rows=len(found.lines))
    first = found.lines[0].row - 1 if found.lines else 1
    never = [text for text in found.unknown if _NEVER.search(fold(text))]
    for heading in never:
        told = said("La colonne «\u202f{heading}\u202f» n’est pas reprise\u202f: PolesDesk "
                    "ne garde ni date de naissance ni donnée de santé.")  # fmt: skip
        read.warnings.append(RowWarning(row=first, message=told.format(heading=heading)))
    for line in found.lines:
        person = _Reader(line, today, read).person()
        if person is not None:
            read.people.append(person)
    return read


class _Reader:
    """Reads one row."""

    def __init__(self, line: Line, today: date, read: ReadPeople) -> None:
        self._line = line
        self._today = today
        self._read = read
        self._wrong = False
        self._values: dict[str, Any] = {}

    def person(self) -> ReadPerson | None:
        """Return the person, None when the row is refused."""
        self._names()
        for name in ("quarter", "service", "constraints", "notes"):
            if text := self._text(name):
                self._values[name] = clean_text(text, _LONGEST, multiline=True)
        self._health()
        for name, parse in _PARSERS.items():
            self._parse(name, parse)
        self._flags()
        for name in _DAYS:
            self._parse(name, self._day)
        for name in _CONSENTS:
            self._consent(name)
        if self._values.get("parental_authorisation_on"):
            self._values.setdefault("is_minor", True)
        if self._wrong:
            return None
        return ReadPerson(
            row=self._line.row,
            values=self._values,
            hubs=_words(self._text("hub_ids")),
            keys=_words(self._text("key_hub_ids")),
            association=self._text("association_id"),
        )

    # Fields

    def _text(self, name: str) -> str:
        text = self._line.cells.get(name, "")
        return "" if text.lower() in _NOTHING else text

    def _names(self) -> None:
        whole, last = self._text("name"), self._text("last_name")
        if last or not whole:
            self._values["last_name"] = clean_text(last, 80)
            self._values["first_name"] = clean_text(self._text("first_name"), 80)
            if civility := parse_civility(self._text("civility")):
                self._values["civility"] = civility
        else:
            name = parse_person(whole)
            self._values |= {"last_name": name.last_name, "first_name": name.first_name}
            if name.civility:
                self._values["civility"] = name.civility
        if not (self._values["last_name"] or self._values["first_name"]):
            self._refuse("last_name", said("Donnez au moins un nom."))

    def _health(self) -> None:
        for name in ("constraints", "notes"):
            words = health_words(self._values.get(name, ""))
            if words:
                self._values.pop(name)
                told = said(
                    "«\u202f{words}\u202f» parle de santé\u202f: ce texte n’est pas repris."
                )
                self._warn(told.format(words=", ".join(words)))

    def _flags(self) -> None:
        text = fold(self._text("is_minor"))
        if text in {"majeur", "majeure", "adulte"}:
            self._values["is_minor"] = False
        elif text in {"mineur", "mineure", "benevole mineur"}:
            self._values["is_minor"] = True
        elif text:
            self._parse("is_minor", parse_yes_no)
        quality = fold(self._text("is_agent"))
        if quality == "benevole mineur":
            self._values["is_minor"] = True
        elif quality.startswith("agent"):
            self._values["is_agent"] = True
        elif quality and quality not in {"benevole", "parti", "sans autorisation"}:
            self._parse("is_agent", parse_yes_no)

    def _day(self, text: str) -> date:
        return parse_date(text, self._today, relative=False)

    def _consent(self, name: str) -> None:
        """Take a consent with its day; a bare « oui » is none, for nobody knows since when."""
        text = self._text(name)
        if not text:
            return
        try:
            answered = parse_yes_no(text)
        except ParseProblem:
            self._parse(name, self._day)
            return
        if answered:
            told = said("«\u202f{label}\u202f» est sans date\u202f: à noter sur la fiche.")
            self._warn(told.format(label=VOLUNTEER[name]))

    def _parse(self, name: str, parse: Callable[[str], Any]) -> None:
        text = self._text(name)
        if not text:
            return
        try:
            value = parse(text)
        except ParseProblem as problem:
            self._refuse(name, problem.message)
            return
        if isinstance(value, Checked):
            if value.doubt:
                self._warn(value.doubt)
            value = value.value
        self._values[name] = value

    def _refuse(self, name: str, message: str) -> None:
        self._wrong = True
        value = self._line.cells.get(name, "")
        told = RowProblem(row=self._line.row, column=name, value=value, message=message)
        self._read.problems.append(told)

    def _warn(self, message: str) -> None:
        self._read.warnings.append(RowWarning(row=self._line.row, message=message))


def _words(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in re.split(r"[,;\n]", text))
    return tuple({fold(part): part for part in parts if part}.values())


def _minutes(text: str) -> int:
    found = _HOURS.fullmatch(" ".join(text.split()))
    if found is None:
        raise ParseProblem("not_hours", said("Tapez des heures, par exemple 8 ou 7 h 30."))
    fraction = round(float(f"0.{found[3]}") * 60) if found[3] else 0
    return int(found[1]) * 60 + int(found[2] or 0) + fraction


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "phone": check_phone,
    "email": check_email,
    "skills": _words,
    "wishes": _words,
    "availability": parse_availability,
    "agreed_minutes": _minutes,
}
_DAYS = ("joined_on", "left_on")
_CONSENTS = (
    "photo_consent_on", "contact_consent_on", "parental_authorisation_on",
    "insurance_attested_on",
)  # fmt: skip


def same_name(first: str, last: str) -> str:
    """Return what two records of one name share, whatever their order and case."""
    return " ".join(sorted(fold(f"{first} {last}").split()))


def remarks(problems: Sequence[RowProblem], warnings: Sequence[RowWarning]) -> dict[int, str]:
    """Return by row what is said of it."""
    found: dict[int, list[str]] = {}
    for problem in problems:
        found.setdefault(problem.row, []).append(problem.message)
    for warning in warnings:
        found.setdefault(warning.row, []).append(warning.message)
    return {row: " ".join(told) for row, told in found.items()}
