"""Gather the rows of a sheet into hubs, rooms, associations and agreements."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.french import typeset
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_rows import ImportRow, RoomPart, RowProblem, RowWarning
from polesdesk.domain.import_slots import SlotRule
from polesdesk.domain.import_values import shown, told
from polesdesk.domain.speech import said

RoomKey: TypeAlias = tuple[str, str]
"""A room by the keys of its hub and of its name."""

ASSOCIATION_FACTS = {
    "acronym": Field.ACRONYM,
    "rna": Field.RNA,
    "siret": Field.SIRET,
    "seat_address": Field.ADDRESS,
    "postal_code": Field.POSTAL_CODE,
    "city": Field.CITY,
    "email": Field.EMAIL,
    "phone": Field.PHONE,
    "statutory_object": Field.STATUTORY_OBJECT,
    "people": Field.PRESIDENT,
    "quality": Field.QUALITY,
    "insurer": Field.INSURER,
    "policy_no": Field.POLICY,
    "insurance_valid_to": Field.INSURANCE_END,
    "cer_signed_on": Field.CER_DATE,
}
AGREEMENT_FACTS = {
    "state": Field.STATE,
    "renewal": Field.STATE,
    "use_kind": Field.USE_KIND,
    "start_date": Field.START_DATE,
    "end_date": Field.END_DATE,
    "notice_months": Field.NOTICE,
    "free_use_ground": Field.GROUND,
    "occupancy_fee_cents": Field.FEE,
    "fee_period": Field.FEE,
    "charges_mode": Field.CHARGES,
    "charges_cents": Field.CHARGES,
    "decision_kind": Field.DECISION_NUMBER,
    "decision_number": Field.DECISION_NUMBER,
    "decision_date": Field.DECISION_DATE,
    "purpose": Field.PURPOSE,
    "authorised_activities": Field.ACTIVITIES,
    "locker_letterbox": Field.LOCKER,
    "notes": Field.NOTES,
}
ROOM_FACTS = {
    "surface_m2": Field.SURFACE,
    "capacity": Field.CAPACITY,
    "erp_type": Field.ERP_TYPE,
    "erp_category": Field.ERP_CATEGORY,
    "property_regime": Field.REGIME,
}
HUB_FACTS = {"address": Field.HUB_ADDRESS}
"""What the rows tell of each record, by the name of its field, and the column that tells it."""

_MINOR_HUB_WORDS = ("pole", "poles", "associatif", "de", "du", "des", "d", "la", "le", "les", "l")


@dataclass(slots=True, kw_only=True)
class HubDraft:
    """A hub as the rows tell it; ``rows`` are numbers of the sheet, the first one first."""

    key: str
    name: str
    code: str = ""
    rows: list[int] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class RoomDraft:
    """A room or unit as the rows tell it."""

    key: RoomKey
    part: RoomPart
    rows: list[int] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True, eq=False)
class AssociationDraft:
    """An association as the rows tell it; ``hosted`` when an agreement of it was read."""

    name: str
    rows: list[int] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    hosted: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class AgreementDraft:
    """An agreement as its rows tell it, with every room and slot of them.

    ``partial`` tells that a row of it was refused: what it lacks is not gone.
    """

    number: str
    hub: str
    association: AssociationDraft | None
    rows: list[int] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    rooms: list[RoomKey] = field(default_factory=list)
    slots: list[tuple[RoomKey, SlotRule]] = field(default_factory=list)
    partial: bool = False


def hub_key(name: str) -> str:
    """Return a hub's name as hubs compare: « Pôle de la Pléiade » is « la Pléiade »."""
    words = fold(name).split()
    rest = list(words)
    while rest and rest[0] in _MINOR_HUB_WORDS:
        rest.pop(0)
    return " ".join(rest or words)


class Drafts:
    """The records that the rows of a sheet describe.

    Rows in ``excluded``, by their numbers, tell nothing, nor do those in ``refused``; but the
    agreements that they would belong to are known to be partial.
    """

    def __init__(
        self,
        rows: Iterable[ImportRow],
        refused: Iterable[ImportRow] = (),
        excluded: Container[int] = (),
    ) -> None:
        self.hubs: dict[str, HubDraft] = {}
        self.rooms: dict[RoomKey, RoomDraft] = {}
        self.associations: list[AssociationDraft] = []
        self.agreements: list[AgreementDraft] = []
        self.problems: list[RowProblem] = []
        self.warnings: list[RowWarning] = []
        self._partial: set[Any] = set()
        self._codes: dict[str, str] = {}
        self._by_identifier: dict[str, AssociationDraft] = {}
        self._by_name: dict[str, list[AssociationDraft]] = {}
        self._by_key: dict[Any, AgreementDraft] = {}
        self._head: AgreementDraft | int | None = None
        left_out = {row.row for row in refused}
        for row in sorted([*rows, *refused], key=lambda one: one.row):
            if row.row in left_out or row.row in excluded:
                self._leave_out(row)
            else:
                self._add(row)
        for draft in self.agreements:
            draft.partial = draft.partial or bool(_names(draft) & self._partial)

    def _leave_out(self, row: ImportRow) -> None:
        if not row.continues:
            self._head = row.row
            self._partial.add(("number", sort_key(row.number)) if row.number else _place(row))
        elif isinstance(self._head, AgreementDraft):
            self._head.partial = True

    def _add(self, row: ImportRow) -> None:
        if row.continues:
            self._go_on(row)
            return
        self._head = None
        hub = self._hub(row)
        rooms = [self._room(hub, part, row.row) for part in row.rooms]
        association = self._association(row) if row.name else None
        if (hub or row.number) and (row.name or row.number) and _tells_agreement(row):
            self._head = self._agreement(row, hub, rooms, association)

    def _go_on(self, row: ImportRow) -> None:
        """Add the slots of a row to the agreement of the row before it."""
        head = self._head
        if not isinstance(head, AgreementDraft):
            before = (
                said("la ligne {head}, qui est rejetée").format(head=head)
                if head
                else said("aucune convention")
            )
            self._refuse(
                row,
                Field.ASSOCIATION,
                "",
                said("Cette ligne complète {before}.").format(before=before),
            )
            return
        rooms = [self._room(self._hub(row), part, row.row) for part in row.rooms]
        self._fill(head, row, rooms)

    # hubs and rooms

    def _hub(self, row: ImportRow) -> str:
        """Return the key of the row's hub, "" when it names none."""
        key = hub_key(row.hub) or self._codes.get(row.hub_code.upper(), fold(row.hub_code))
        if not key:
            return ""
        if row.hub_code:
            self._codes.setdefault(row.hub_code.upper(), key)
        draft = self.hubs.get(key)
        if draft is None:
            name = row.hub or row.hub_code
            draft = self.hubs[key] = HubDraft(key=key, name=name, code=row.hub_code.upper())
        draft.rows.append(row.row)
        if row.hub_address:
            self._tell(draft.facts, {"address": row.hub_address}, HUB_FACTS, row.row)
        return key

    def _room(self, hub: str, part: RoomPart, row: int) -> RoomKey:
        key = (hub, fold(part.name))
        draft = self.rooms.get(key)
        if draft is None:
            draft = self.rooms[key] = RoomDraft(key=key, part=part)
        draft.rows.append(row)
        self._tell(draft.facts, told(part, ROOM_FACTS), ROOM_FACTS, row)
        return key

    # associations

    def _association(self, row: ImportRow) -> AssociationDraft:
        draft = self._known_association(row)
        if draft is None:
            draft = AssociationDraft(name=row.name)
            self.associations.append(draft)
        elif fold(draft.name) != fold(row.name):
            self._warn(
                row.row,
                said(
                    "Même SIRET ou RNA que « {name} » (ligne {rows}) : « {name_2} » est prise "
                    "pour la même association."
                ).format(name=draft.name, rows=draft.rows[0], name_2=row.name),
            )
        self._by_name.setdefault(fold(row.name), [])
        if draft not in self._by_name[fold(row.name)]:
            self._by_name[fold(row.name)].append(draft)
        draft.rows.append(row.row)
        self._tell(draft.facts, told(row, ASSOCIATION_FACTS), ASSOCIATION_FACTS, row.row)
        for identifier in (row.siret, row.rna):
            if identifier:
                self._by_identifier.setdefault(identifier, draft)
        return draft

    def _known_association(self, row: ImportRow) -> AssociationDraft | None:
        for identifier in (row.siret, row.rna):
            if identifier in self._by_identifier:
                return self._by_identifier[identifier]
        for draft in self._by_name.get(fold(row.name), ()):
            if not differ(draft.facts, {"siret": row.siret, "rna": row.rna}):
                return draft
        return None

    # agreements

    def _agreement(
        self,
        row: ImportRow,
        hub: str,
        rooms: Sequence[RoomKey],
        association: AssociationDraft | None,
    ) -> AgreementDraft | int:
        key: Any = ("number", sort_key(row.number))
        if not row.number:
            key = (association, hub, frozenset(rooms), row.start_date)
        draft = self._by_key.get(key)
        if draft is None:
            draft = AgreementDraft(number=row.number, hub=hub, association=association)
            self._by_key[key] = draft
            self.agreements.append(draft)
        elif association and draft.association and association is not draft.association:
            self._refuse(
                row,
                Field.NUMBER,
                row.number,
                said("La convention {number} est déjà celle de « {name} » (ligne {rows}).").format(
                    number=row.number, name=draft.association.name, rows=draft.rows[0]
                ),
            )
            return row.row
        draft.association = draft.association or association
        draft.hub = draft.hub or hub
        if draft.association:
            draft.association.hosted = True
        self._fill(draft, row, rooms)
        return draft

    def _fill(self, draft: AgreementDraft, row: ImportRow, rooms: Sequence[RoomKey]) -> None:
        held = list(rooms) or draft.rooms
        if row.slots and not held:
            self._refuse(row, Field.ROOM, "", said("Il manque la salle de ce créneau."))
            return
        draft.rows.append(row.row)
        facts = told(row, AGREEMENT_FACTS)
        if "notes" in facts:  # each row may say something else of the same agreement
            draft.facts["notes"] = _joined(draft.facts.get("notes", ""), facts.pop("notes"))
        self._tell(draft.facts, facts, AGREEMENT_FACTS, row.row)
        draft.rooms = list(dict.fromkeys([*draft.rooms, *held]))
        slots = [(room, slot) for slot in row.slots for room in held]
        draft.slots = list(dict.fromkeys([*draft.slots, *slots]))

    # what is said of it

    def _tell(
        self,
        facts: dict[str, Any],
        new: Mapping[str, Any],
        columns: Mapping[str, Field],
        row: int,
    ) -> None:
        """Add what a row tells; the first row that tells a thing is believed."""
        differing: dict[str, None] = {}
        for name, value in new.items():
            kept = facts.setdefault(name, value)
            if kept != value:
                differing[
                    said("{label} : « {shown} »").format(
                        label=said(LABELS[columns[name]]), shown=shown(value)
                    )
                ] = None
        for text in differing:
            self._warn(
                row,
                said("{text} diffère d’une ligne précédente, dont la valeur est gardée.").format(
                    text=text
                ),
            )

    def _refuse(self, row: ImportRow, name: Field, value: str, message: str) -> None:
        self.problems.append(
            RowProblem(
                row=row.row, column=said(LABELS[name]), value=value, message=typeset(message)
            )
        )

    def _warn(self, row: int, message: str) -> None:
        self.warnings.append(RowWarning(row=row, message=typeset(message)))


def _place(row: ImportRow) -> Any:
    return ("place", fold(row.name), hub_key(row.hub) or fold(row.hub_code))


def _names(draft: AgreementDraft) -> set[Any]:
    name = fold(draft.association.name) if draft.association else ""
    return {("number", sort_key(draft.number)), ("place", name, draft.hub)}


def _tells_agreement(row: ImportRow) -> bool:
    """Tell whether a row speaks of an agreement, not only of an association or a room."""
    speaking = (row.number, row.rooms, row.slots, row.start_date, row.end_date, row.use_kind,
                row.locker_letterbox)  # fmt: skip
    return any(speaking)


def differ(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    """Tell whether two associations bear different numbers of the same register."""
    return any(
        left.get(name) and right.get(name) and left[name] != right[name]
        for name in ("siret", "rna")
    )


def _joined(known: str, more: str) -> str:
    """Return the lines of two texts, each once."""
    return "\n".join(dict.fromkeys([*known.splitlines(), *more.splitlines()]))
