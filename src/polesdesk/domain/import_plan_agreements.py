"""Plan the agreements of an import: known by their number, else by parties, premises and start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from polesdesk.domain.conventions import Convention, Renewal, Slot, State, TerminationGround
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import format_date
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_drafts import AGREEMENT_FACTS, AgreementDraft, Drafts
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_plan_slots import (
    rooms_canon,
    settle_premises,
    slots_canon,
    slots_of,
)
from polesdesk.domain.import_planning import Planning, change_of
from polesdesk.domain.import_settling import Subject
from polesdesk.domain.import_values import canon
from polesdesk.domain.locking import is_locked, locked_changes
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said
from polesdesk.domain.terms import check_terms
from polesdesk.domain.valuation import in_kind_value

_DEFAULTS = ("charges_mode", "free_use_ground", "decision_kind", "decision_number", "decision_date")
_LOCKED = marked(
    "L’original de cette convention est émis : ce qu’il imprime ne se modifie plus. "
    "Passez par un avenant, ou annulez l’original en donnant un motif."
)


def plan_agreements(planning: Planning, drafts: Drafts) -> None:
    """Plan every agreement of the sheet; one that cannot go in has its rows refused."""
    finding = _Finding(planning)
    for draft in drafts.agreements:
        try:
            before = finding.find(draft)
            subject = _subject(draft, before)
            after = (
                _new(planning, draft, subject)
                if before is None
                else _changed(planning, draft, subject, before)
            )
            check_terms(after)
            _check_lock(before, after)
        except RuleBroken as broken:
            _refuse(planning, draft, broken)
            continue
        _keep(planning, subject, before, after)


class _Finding:
    """Finds the agreement that the rows speak of among those of the same association."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        self._taken: set[str] = set()
        self._by_number: dict[str, Convention] = {}
        self._by_association: dict[str, list[Convention]] = {}
        for one in planning.base.conventions.values():
            self._by_association.setdefault(one.association_id, []).append(one)
            for number in (one.number, self._last(one, "number")):
                if number:
                    self._by_number.setdefault(sort_key(number), one)

    def find(self, draft: AgreementDraft) -> Convention | None:
        """Return the known agreement, None if the rows bring a new one."""
        found = self._of_number(draft) if draft.number else None
        found = found or self._of_terms(draft)
        if found is not None:
            self._taken.add(found.id)
        return found

    def _of_number(self, draft: AgreementDraft) -> Convention | None:
        key = sort_key(draft.number)
        if key in self._planning.base.burned:
            raise RuleBroken(
                "number_burned",
                said(
                    "La convention {number} est dans la corbeille : un numéro n’est jamais "
                    "réutilisé."
                ).format(number=draft.number),
                field="number",
            )
        found = self._by_number.get(key)
        if found is None or draft.association is None:
            return found
        if self._planning.matches.associations[draft.association] != found.association_id:
            raise RuleBroken(
                "number_of_another",
                said(
                    "La convention {number} est celle d’une autre association dans PolesDesk."
                ).format(number=draft.number),
                field="number",
            )
        return found

    def _of_terms(self, draft: AgreementDraft) -> Convention | None:
        if draft.association is None:
            return None
        matches = self._planning.matches
        mine = self._by_association.get(matches.associations[draft.association], ())
        open_to = [one for one in mine if one.id not in self._taken and self._may_be(draft, one)]
        rooms = {matches.rooms[key] for key in draft.rooms}
        hub, start = matches.hubs.get(draft.hub), draft.facts.get("start_date")
        term = canon(_terms(self._planning, draft))
        for one in open_to:
            if self._last(one, "terms") == term:
                return one
        same = [one for one in open_to if one.hub_id == hub and one.start_date == start]
        exact = [one for one in same if set(one.room_ids) == rooms]
        near = [one for one in same if set(one.room_ids) & rooms]
        return next(iter([*exact, *near]), None)

    def _may_be(self, draft: AgreementDraft, one: Convention) -> bool:
        """A number of the office is another agreement; one that PolesDesk gave may be replaced."""
        return not draft.number or not one.number or self._last(one, "number") == ""

    def _last(self, one: Convention, name: str) -> str | None:
        return self._planning.base.memory.get(("convention", one.id), {}).get(name)


def _subject(draft: AgreementDraft, before: Convention | None) -> Subject:
    number = before.number if before else draft.number
    holder = said("de « {name} »").format(name=draft.association.name) if draft.association else ""
    row_id = before.id if before else new_id()
    label = f"Convention {number or holder}"
    return Subject(entity="convention", id=row_id, label=label, row=draft.rows[0])


def _new(planning: Planning, draft: AgreementDraft, subject: Subject) -> Convention:
    if draft.association is None:
        raise RuleBroken(
            "association_required", said("Il manque le nom de l’association."), field="name"
        )
    hub = planning.hubs.get(planning.matches.hubs.get(draft.hub, ""))
    if hub is None:
        raise RuleBroken("hub_required", said("Il manque le pôle."), field="hub")
    facts = {**_defaults(planning, hub, draft.facts), **draft.facts}
    state = facts.setdefault("state", State.NOTIFIED)
    premises: dict[str, Any] = {
        "number": draft.number,
        "hub_id": hub.id,
        "room_ids": tuple(planning.matches.rooms[key] for key in draft.rooms),
        "slots": slots_of(planning, draft),
    }
    compared = {
        "number": draft.number,
        "hub_id": hub.id,
        "room_ids": rooms_canon(premises["room_ids"]),
        "slots": slots_canon(premises["slots"]),
    }
    planning.remember_facts(subject, {**facts, **compared})
    _remember_terms(planning, draft, subject)
    after = Convention(
        id=subject.id,
        association_id=planning.matches.associations[draft.association],
        **premises,
        **facts,
    )
    return _in_state(after, state, planning, subject)


def _defaults(planning: Planning, hub: Hub, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the rows do not tell and the hub or the office sets by default."""
    act = ("decision_kind", "decision_number", "decision_date")
    names = [name for name in _DEFAULTS if name not in act or not any(one in told for one in act)]
    found = {name: getattr(hub, name) for name in names if name not in told}
    if "charges_mode" not in told:
        found["charges_cents"] = hub.charges_cents
    if "notice_months" not in told:
        found["notice_months"] = planning.base.settings.notice_months
    return found


def _changed(
    planning: Planning, draft: AgreementDraft, subject: Subject, before: Convention
) -> Convention:
    facts = dict(draft.facts)
    state = facts.pop("state", None)
    renewal = facts.pop("renewal", Renewal.NONE)
    settled = planning.settle_facts(subject, facts, AGREEMENT_FACTS, before)
    after = replace(before, **settled)
    after = replace(after, **_number_and_hub(planning, draft, subject, before))
    after = settle_premises(planning, draft, subject, after)
    if renewal is not Renewal.NONE and before.renewal is Renewal.NONE:
        after = replace(after, renewal=renewal)
    _remember_terms(planning, draft, subject)
    if state is None:
        return after
    values = (before.state, state)
    settled_state = planning.settling.settle(subject, "state", said(LABELS[Field.STATE]), values)
    if settled_state is before.state:
        return after
    if is_locked(before):
        raise RuleBroken(
            "issued_state",
            said(
                "Cette convention est suivie dans PolesDesk depuis l’émission de son original : "
                "notez-y ses étapes, une par une."
            ),
            field="state",
        )
    return _in_state(after, settled_state, planning, subject)


def _number_and_hub(
    planning: Planning, draft: AgreementDraft, subject: Subject, before: Convention
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    settling = planning.settling
    if draft.number and sort_key(draft.number) != sort_key(before.number):
        given = settling.last(subject, "number") == ""  # by PolesDesk, before the office did
        values = ("" if given else before.number, draft.number)
        found["number"] = settling.settle(subject, "number", said(LABELS[Field.NUMBER]), values)
    elif draft.number:
        settling.remember(subject, "number", before.number)
    hub_id = planning.matches.hubs.get(draft.hub)
    if hub_id:
        hubs = (before.hub_id, hub_id)
        names = (_hub_name(planning, before.hub_id), _hub_name(planning, hub_id))
        found["hub_id"] = settling.settle(subject, "hub_id", said(LABELS[Field.HUB]), hubs, names)
    return found


def _hub_name(planning: Planning, hub_id: str) -> str:
    hub = planning.hubs.get(hub_id)
    return hub.name if hub else ""


def _remember_terms(planning: Planning, draft: AgreementDraft, subject: Subject) -> None:
    """Remember what tells the agreement, so that it is known after a change in PolesDesk."""
    planning.settling.remember(subject, "terms", _terms(planning, draft))


def _terms(planning: Planning, draft: AgreementDraft) -> tuple[Any, ...]:
    rooms = sorted(planning.matches.rooms[key] for key in draft.rooms)
    return (planning.matches.hubs.get(draft.hub), draft.facts.get("start_date"), *rooms)


def _in_state(
    convention: Convention, state: State, planning: Planning, subject: Subject
) -> Convention:
    """Return the agreement in the state that the file tells, with the day that it needs."""
    today = planning.today
    if state is State.SUSPENDED and convention.suspended_from is None:
        convention = replace(convention, suspended_from=today)
        _warn_day(planning, subject, said("de la suspension"), today)
    ended = convention.end_date is not None and convention.end_date < today
    if state is State.TERMINATED and convention.terminated_on is None and not ended:
        convention = replace(
            convention, terminated_on=today, termination_ground=TerminationGround.MUTUAL
        )
        _warn_day(planning, subject, said("de la résiliation"), today)
    return replace(convention, state=state)


def _warn_day(planning: Planning, subject: Subject, what: str, day: date) -> None:
    planning.settling.warn(
        subject.row,
        said(
            "{label} : la date {what} n’est pas dans le fichier ; le {day} est noté. Corrigez-la "
            "dans PolesDesk."
        ).format(label=subject.label, what=what, day=format_date(day)),
    )


def _check_lock(before: Convention | None, after: Convention) -> None:
    changed = locked_changes(before, after) if before is not None else ()
    if changed:
        raise RuleBroken("issued_locked", said(_LOCKED), field=changed[0])


def _refuse(planning: Planning, draft: AgreementDraft, broken: RuleBroken) -> None:
    column = _column(broken.field or "")
    value = draft.number if column is Field.NUMBER else ""
    for row in draft.rows:
        planning.refuse(row, column, value, broken.message)


def _column(name: str) -> Field:
    own = {"slots": Field.TIMES, "room_ids": Field.ROOM, "hub": Field.HUB, "hub_id": Field.HUB,
           "name": Field.ASSOCIATION}  # fmt: skip
    return own.get(name) or AGREEMENT_FACTS.get(name) or Field.NUMBER


def _keep(
    planning: Planning, subject: Subject, before: Convention | None, after: Convention
) -> None:
    if before != after and not is_locked(after):
        after = _valued(planning, after)
    if not after.number:
        planning.unnumbered.append(after.id)
    planning.convention_ids.append(after.id)
    planning.subjects[after.id] = subject
    planning.count("conventions", change_of(before, after))
    planning.write("convention", before=before, after=after)
    _count_slots(planning, before.slots if before else (), after.slots)


def _valued(planning: Planning, convention: Convention) -> Convention:
    """Return the agreement with its in-kind value, as every save computes it."""
    rooms = [planning.rooms[key] for key in convention.room_ids if key in planning.rooms]
    ids = dict.fromkeys([convention.hub_id, *(room.hub_id for room in rooms)])
    hubs = [planning.hubs[key] for key in ids if key in planning.hubs]
    year = (convention.start_date or planning.today).year
    base = planning.base
    found = in_kind_value(convention, hubs, rooms, base.rents, base.settings, year, base.calendar)
    return replace(
        convention,
        in_kind_value_cents=found.cents,
        in_kind_working=found.working,
        in_kind_year=year,
    )


def _count_slots(planning: Planning, before: Iterable[Slot], after: Iterable[Slot]) -> None:
    known = {slot.id: slot for slot in before}
    for slot in after:
        planning.count("slots", change_of(known.get(slot.id), slot))
