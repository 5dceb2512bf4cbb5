"""Short messages to an association: what the office asks for, ready to be sent or copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.french import date_in_words
from polesdesk.domain.labels import PAPERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A message: to whom (a mail address, or nothing when none is known), subject and text."""

    association_id: str
    association: str
    to: str
    subject: str
    text: str


def ask_insurance(valid_to: date | None, today: date) -> tuple[str, str]:
    """Return subject and middle of a message that asks for an insurance certificate."""
    if valid_to is None:
        known = "Nous n’avons pas reçu l’attestation d’assurance de votre association."
    elif valid_to < today:
        known = (
            "L’attestation d’assurance de votre association n’est plus valable depuis le "
            f"{date_in_words(valid_to)}."
        )
    else:
        known = (
            "L’attestation d’assurance de votre association est valable jusqu’au "
            f"{date_in_words(valid_to)}."
        )
    wanted = (
        "Merci de nous adresser une attestation en cours de validité, qui couvre les risques "
        "locatifs et la responsabilité civile."
    )
    return "Attestation d’assurance à nous adresser", f"{known} {wanted}"


def ask_papers(kinds: Sequence[PaperKind]) -> tuple[str, str]:
    """Return subject and middle of a message that asks for papers."""
    lines = "\n".join(f"– {PAPERS[kind]}" for kind in kinds)
    wanted = "Pour compléter le dossier de votre association, merci de nous adresser\u202f:"
    return "Pièces à nous adresser", f"{wanted}\n{lines}"


def chase_original(number: str, issued_on: date | None) -> tuple[str, str]:
    """Return subject and middle of a message that asks for a signed original."""
    sent = "" if issued_on is None else f", établi le {date_in_words(issued_on)},"
    middle = (
        f"L’original de la convention {number}{sent} ne nous est pas revenu signé. "
        "Merci de nous le retourner, paraphé et signé."
    )
    return f"Convention {number} à nous retourner signée", middle


def message(middle: str, authority: str) -> str:
    """Return the whole text of a message, signed by the authority."""
    parts = ["Madame, Monsieur,", middle, "Avec nos remerciements,", authority]
    return "\n\n".join(part for part in parts if part)
