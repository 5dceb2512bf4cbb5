"""What a manager does with keys: hand over, take back, declare lost, pass on to the next title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import asked_papers, insurance
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import handing as rules
from polesdesk.domain.access_devices import (
    AccessDevice,
    DeviceKind,
    DeviceState,
    Handover,
    ReturnCondition,
    is_out,
)
from polesdesk.domain.associations import (
    Association,
    PaperKind,
    PaperState,
    latest_paper,
    paper_state,
)
from polesdesk.domain.conventions import Convention, last_day
from polesdesk.domain.french import plural
from polesdesk.domain.handing import HandoverTerms, ReturnTerms
from polesdesk.domain.identity import new_id
from polesdesk.domain.insurance import FINE
from polesdesk.domain.rules import RuleBroken, Warned
from polesdesk.domain.speech import said
from polesdesk.store import access_devices, associations, records
from polesdesk.store.kinds import ACCESS_DEVICE, ASSOCIATION, CONVENTION, HANDOVER


def doubts(
    work: Work, association_id: str, convention_id: str | None, day: date
) -> tuple[Warned, ...]:
    """Return what speaks against handing keys to an association on a day."""
    convention: Convention | None = work.get(CONVENTION, convention_id) if convention_id else None
    found = tuple(rules.doubts(convention, _insurance(work, association_id, day), day))
    check = insurance.of_convention(work, convention, day) if convention else FINE
    if check.ok or check.lapsed:
        return found
    limited = Warned(field="association_id", code="insurance_limited", message=check.why)
    return (*found, limited)


def _insurance(work: Work, association_id: str, day: date) -> PaperState:
    association: Association = common.require(work, ASSOCIATION, association_id)
    if PaperKind.INSURANCE_CERTIFICATE not in asked_papers.of_association(work, association):
        return PaperState.NOT_APPLICABLE
    papers = tuple(associations.papers_of(work.connection, association_id))
    return paper_state(latest_paper(papers, PaperKind.INSURANCE_CERTIFICATE), day)


def due_day(work: Work, convention_id: str | None) -> date | None:
    """Return the day on which keys of an agreement are due back: the last of its title."""
    convention: Convention | None = work.get(CONVENTION, convention_id) if convention_id else None
    return last_day(convention) if convention is not None else None


def hand_over(work: Work, device_ids: Sequence[str], terms: HandoverTerms) -> tuple[Handover, ...]:
    """Hand several keys over at once: one receipt lists them.

    Raises ``RuleBroken`` when one of them is out or out of service, or while the agreement is
    not signed by both or the insurance not valid and no reason is given.
    """
    if not device_ids:
        raise RuleBroken("no_device", said("Choisissez au moins une clé."), field="devices")
    rules.check_terms(terms, work.today)
    association: Association = common.require(work, ASSOCIATION, terms.association_id)
    _check_agreement(work, terms)
    devices = _devices(work, device_ids)
    out = access_devices.out_of(work.connection, device_ids)
    for one in devices:
        rules.check_free(one, out.get(one.id, ()))
    told = doubts(work, association.id, terms.convention_id, terms.handed_on)
    rules.refuse_doubts(told, terms.override_reason)
    work.name("handover.hand_over", f"remise de {_what(devices)} à {association.name}")
    receipt_id = new_id()
    due = terms.due_on or due_day(work, terms.convention_id)
    return tuple(
        work.save(
            HANDOVER,
            Handover(
                id=new_id(),
                device_id=one.id,
                association_id=association.id,
                convention_id=terms.convention_id,
                officer_id=terms.officer_id,
                holder=terms.holder.strip(),
                handed_on=terms.handed_on,
                handed_by=terms.handed_by.strip(),
                due_on=due,
                deposit_cents=0 if one.kind is DeviceKind.CODE else terms.deposit_cents,
                override_reason=terms.override_reason.strip() if told else "",
                receipt_id=receipt_id,
                notes=terms.notes.strip(),
            ),
        )
        for one in devices
    )


def _check_agreement(work: Work, terms: HandoverTerms) -> None:
    if terms.convention_id is None:
        return
    convention: Convention = common.require(work, CONVENTION, terms.convention_id)
    if convention.association_id != terms.association_id:
        raise RuleBroken(
            "other_association",
            said("Cette convention est celle d’une autre association."),
            field="convention_id",
        )


def _devices(work: Work, ids: Sequence[str]) -> list[AccessDevice]:
    unique = list(dict.fromkeys(ids))
    return [common.require(work, ACCESS_DEVICE, row_id) for row_id in unique]


def _what(devices: Sequence[AccessDevice]) -> str:
    if len(devices) == 1:
        return f"« {devices[0].label} »"
    return plural(len(devices), "clé ou badge", "clés ou badges")


def _named(work: Work, handed: Sequence[Handover]) -> dict[str, AccessDevice]:
    found = _devices(work, [one.device_id for one in handed])
    return {one.id: one for one in found}


def get_many(work: Work, ids: Sequence[str]) -> list[Handover]:
    """Return handovers, in the order asked for."""
    return [common.require(work, HANDOVER, row_id) for row_id in dict.fromkeys(ids)]


def give_back(work: Work, ids: Sequence[str], terms: ReturnTerms) -> tuple[Handover, ...]:
    """Take several keys back at once, all of an association that leaves too; one receipt.

    What comes back damaged is out of service until it is mended.
    """
    handed = get_many(work, ids)
    if not handed:
        raise RuleBroken("no_device", said("Choisissez au moins une clé."), field="devices")
    devices = _named(work, handed)
    for one in handed:
        rules.check_return(one, terms.on, work.today, devices[one.device_id].label)
    work.name("handover.give_back", f"retour de {_what(list(devices.values()))}")
    return_id = new_id()
    made = []
    for one in handed:
        back = terms.on if terms.deposit_back and one.deposit_cents else one.deposit_back_on
        saved: Handover = work.save(
            HANDOVER,
            replace(
                one,
                returned_on=terms.on,
                returned_by=terms.returned_by.strip(),
                received_by=terms.received_by.strip(),
                condition=terms.condition,
                deposit_back_on=back,
                return_id=return_id,
                notes=terms.notes.strip() or one.notes,
            ),
        )
        made.append(saved)
    if terms.condition is ReturnCondition.DAMAGED:
        _retire(work, devices, DeviceState.BROKEN, terms.on, said("Rendu abîmé"))
    return tuple(made)


def _retire(
    work: Work, devices: dict[str, AccessDevice], state: DeviceState, on: date, reason: str
) -> None:
    for one in devices.values():
        if one.kind is not DeviceKind.CODE:
            work.save(ACCESS_DEVICE, replace(one, state=state, state_on=on, state_reason=reason))


def declare_loss(
    work: Work, ids: Sequence[str], on: date, reason: str, cost_cents: int | None = None
) -> tuple[Handover, ...]:
    """Note that keys were lost by those who held them, when it was declared and what it costs.

    ``cost_cents`` is asked for each; None takes what a new one costs.
    """
    handed = get_many(work, ids)
    devices = _named(work, handed)
    if not reason.strip():
        raise RuleBroken(
            "reason_required", said("Indiquez les circonstances de la perte."), field="reason"
        )
    if cost_cents is not None and cost_cents < 0:
        raise RuleBroken("amount", said("Le coût ne peut pas être négatif."), field="cost_cents")
    for one in handed:
        rules.check_return(one, on, work.today, devices[one.device_id].label)
    work.name("handover.lose", f"perte de {_what(list(devices.values()))}")
    made = []
    for one in handed:
        price = devices[one.device_id].replacement_cents if cost_cents is None else cost_cents
        lost = replace(one, lost_on=on, loss_reason=reason.strip(), cost_cents=price)
        saved: Handover = work.save(HANDOVER, lost)
        made.append(saved)
    _retire(work, devices, DeviceState.LOST, on, reason.strip())
    return tuple(made)


def find_again(work: Work, device_id: str, on: date, reason: str = "") -> AccessDevice:
    """Note that a lost key was found and hangs in the box again; its loss stays in the log."""
    device: AccessDevice = common.require(work, ACCESS_DEVICE, device_id)
    if device.state is not DeviceState.LOST:
        raise RuleBroken("not_lost", said("{label} n’est pas perdu.").format(label=device.label))
    if on > work.today:
        raise RuleBroken("date_in_future", said("Ce jour n’est pas encore venu."), field="on")
    work.name("access_device.found", f"« {device.label} » retrouvé")
    changed = replace(
        device, state=DeviceState.IN_SERVICE, state_on=on, state_reason=reason.strip()
    )
    saved: AccessDevice = work.save(ACCESS_DEVICE, changed)
    return saved


def carry_over(work: Work, convention_id: str, next_id: str) -> int:
    """Let the keys that are out under an agreement stay out under the one that follows it.

    They are due back at the end of the new one; returns how many were carried over.
    """
    following: Convention = common.require(work, CONVENTION, next_id)
    handed = [
        one for one in access_devices.of_convention(work.connection, convention_id) if is_out(one)
    ]
    for one in handed:
        if one.association_id != following.association_id:
            raise RuleBroken(
                "other_association",
                said("Cette convention est celle d’une autre association."),
                field="convention_id",
            )
    work.name("handover.carry_over", f"clés reportées sur la convention {following.number}")
    for one in handed:
        due = last_day(following)
        work.save(HANDOVER, replace(one, convention_id=following.id, due_on=due))
    return len(handed)


def give_deposit_back(work: Work, ids: Sequence[str], on: date) -> int:
    """Note that the deposits of keys were given back."""
    handed = [one for one in get_many(work, ids) if one.deposit_cents and not one.deposit_back_on]
    if on > work.today:
        raise RuleBroken("date_in_future", said("Ce jour n’est pas encore venu."), field="on")
    work.name("handover.deposit", "caution de clés rendue")
    for one in handed:
        work.save(HANDOVER, replace(one, deposit_back_on=on))
    return len(handed)


def out_of_association(work: Work, association_id: str) -> tuple[Handover, ...]:
    """Return the handovers to an association that nothing has ended."""
    found = access_devices.of_association(work.connection, association_id)
    return tuple(one for one in found if is_out(one))


def proposed_holders(work: Work, association_id: str) -> tuple[tuple[str, str], ...]:
    """Return the officers of an association who may hold keys: id and name, the chair first."""
    from polesdesk.domain.associations import in_office, officer_name

    officers = associations.officers_of(work.connection, association_id)
    standing = [one for one in officers if in_office(one, work.today)]
    return tuple((one.id, officer_name(one)) for one in sorted(standing, key=lambda o: not o.signs))


def count_agreed(work: Work, convention_id: str) -> tuple[int | None, int]:
    """Return how many keys an agreement speaks of, and how many are out under it."""
    convention: Convention = common.require(work, CONVENTION, convention_id)
    handed = access_devices.of_convention(work.connection, convention_id)
    devices = records.get_many(
        work.connection, ACCESS_DEVICE, [one.device_id for one in handed if is_out(one)]
    )
    keys = [one for one in devices if one.kind is not DeviceKind.CODE]
    return convention.key_count, len(keys)
