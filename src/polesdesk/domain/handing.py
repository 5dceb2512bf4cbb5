"""The rules of handing keys over and taking them back (domain dossier B2, guards)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polesdesk.domain.access_devices import (
    AccessDevice,
    DeviceKind,
    DeviceState,
    Handover,
    ReturnCondition,
    is_out,
)
from polesdesk.domain.associations import PaperState
from polesdesk.domain.conventions import SIGNED, Convention, last_day
from polesdesk.domain.french import format_date
from polesdesk.domain.premises_labels import DEVICE_STATES
from polesdesk.domain.rules import RuleBroken, Warned
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverTerms:
    """What is told of a handover: to whom, under which agreement, from when to when, by whom.

    ``deposit_cents`` is the deposit for each device; ``override_reason`` why a rule is set aside.
    """

    association_id: str
    convention_id: str | None = None
    officer_id: str | None = None
    holder: str = ""
    handed_on: date
    handed_by: str = ""
    due_on: date | None = None
    deposit_cents: int = 0
    override_reason: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTerms:
    """What is told of a return: the day, who brought and who took back, in what condition."""

    on: date
    returned_by: str = ""
    received_by: str = ""
    condition: ReturnCondition = ReturnCondition.GOOD
    deposit_back: bool = True
    notes: str = ""


def check_device(device: AccessDevice) -> None:
    """Refuse a device without hub or label."""
    if not device.hub_id:
        raise RuleBroken("hub_required", said("Choisissez le pôle."), field="hub_id")
    if not device.label.strip():
        raise RuleBroken(
            "label_required",
            said("Donnez le repère gravé ou le numéro du badge."),
            field="label",
        )


def check_free(device: AccessDevice, out: Sequence[Handover]) -> None:
    """Refuse to hand over what is out already, or out of service; a code may be told to several."""
    if device.state is not DeviceState.IN_SERVICE:
        raise RuleBroken(
            "device_out_of_service",
            said("{label} n’est pas en service ({state}).").format(
                label=device.label, state=said(DEVICE_STATES[device.state]).lower()
            ),
            field="devices",
        )
    if out and device.kind is not DeviceKind.CODE:
        raise RuleBroken(
            "device_out",
            said(
                "{label} est déjà entre les mains de {holder}\u202f: notez d’abord son retour."
            ).format(label=device.label, holder=out[0].holder),
            field="devices",
        )


def check_terms(terms: HandoverTerms, today: date) -> None:
    """Refuse a handover without a named holder, in the future, or due before it took place."""
    if not terms.association_id:
        raise RuleBroken(
            "association_required", said("Choisissez l’association."), field="association_id"
        )
    if not terms.holder.strip():
        raise RuleBroken(
            "holder_required",
            said("Nommez la personne qui reçoit les clés\u202f: elle en répond."),
            field="holder",
        )
    if terms.handed_on > today:
        raise RuleBroken(
            "date_in_future",
            said(
                "Cette date est dans l’avenir\u202f: notez le jour où l’acte a réellement eu lieu."
            ),
            field="handed_on",
        )
    if terms.due_on is not None and terms.due_on < terms.handed_on:
        raise RuleBroken("due_before", said("Le retour est prévu avant la remise."), field="due_on")
    if terms.deposit_cents < 0:
        raise RuleBroken(
            "amount", said("La caution ne peut pas être négative."), field="deposit_cents"
        )


def doubts(convention: Convention | None, insurance: PaperState, day: date) -> tuple[Warned, ...]:
    """Return what speaks against a handover; a written reason sets it aside.

    No key before both have signed (SMACL), none without a valid insurance (domain dossier B2).
    """
    found = []
    if convention is None:
        found.append(
            Warned(
                field="convention_id",
                code="no_agreement",
                message=said("Aucune convention ne couvre cette remise."),
            )
        )
    elif convention.state not in SIGNED:
        found.append(
            Warned(
                field="convention_id",
                code="not_signed",
                message=said(
                    "La convention {number} n’est pas signée par les deux parties."
                ).format(number=convention.number),
            )
        )
    elif (end := last_day(convention)) is not None and end < day:
        found.append(
            Warned(
                field="convention_id",
                code="agreement_over",
                message=said("La convention {number} est finie depuis le {day}.").format(
                    number=convention.number, day=format_date(end)
                ),
            )
        )
    if insurance in _UNINSURED:
        found.append(
            Warned(field="association_id", code="not_insured", message=said(_UNINSURED[insurance]))
        )
    return tuple(found)


_UNINSURED = {
    PaperState.MISSING: "L’association n’a remis aucune attestation d’assurance.",
    PaperState.EXPIRED: "L’attestation d’assurance de l’association est périmée.",
    PaperState.REJECTED: "L’attestation d’assurance de l’association a été refusée.",
}


def refuse_doubts(found: Sequence[Warned], reason: str) -> None:
    """Refuse a handover that a rule speaks against, unless a reason was written."""
    if found and not reason.strip():
        told = " ".join(one.message for one in found)
        raise RuleBroken(
            found[0].code,
            said("{told} Pour remettre les clés quand même, écrivez pourquoi.").format(told=told),
            field="override_reason",
        )


def check_return(one: Handover, on: date, today: date, label: str) -> None:
    """Refuse the return of what is not out, before it was handed over, or in the future."""
    if not is_out(one):
        raise RuleBroken(
            "not_out", said("{label} n’est plus dehors.").format(label=label), field="devices"
        )
    if one.handed_on is not None and on < one.handed_on:
        raise RuleBroken(
            "returned_before",
            said("{label} a été remis le {day}\u202f: le retour ne peut pas le précéder.").format(
                label=label, day=format_date(one.handed_on)
            ),
            field="on",
        )
    if on > today:
        raise RuleBroken("date_in_future", said("Ce jour n’est pas encore venu."), field="on")
