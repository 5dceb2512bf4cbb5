"""What several letters say alike: dates, politeness, the service in charge, the remedies."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.facts.wording import postal_address
from polesdesk.domain.french import date_in_words, format_phone, typeset
from polesdesk.domain.letters import LetterData, Words, fill


def closing(data: LetterData) -> str:
    """Return the formula of politeness."""
    return typeset(
        f"Je vous prie d’agréer, {data.addressee.salutation}, l’expression de ma considération "
        "distinguée."
    )


def day(on: date | None) -> str:
    """Return a day in words, nothing when it is unknown."""
    return date_in_words(on) if on else ""


def service(data: LetterData) -> str:
    """Return the name, address, telephone and mail of the office (CRPA R. 112-5)."""
    office = data.settings
    phone = format_phone(office.authority_phone) if office.authority_phone else ""
    parts = (office.authority_name, address(data), phone, office.authority_email)
    return ", ".join(part for part in parts if part)


def address(data: LetterData) -> str:
    """Return the address of the office on one line."""
    office = data.settings
    return postal_address(
        office.authority_address, office.authority_postal_code, office.authority_city
    )


def remedies(data: LetterData, *, from_what: str = "") -> Words:
    """Return how and until when a decision may be contested (CJA R. 421-5).

    The courts of private law judge how a private domain is let or not (Tribunal des conflits,
    22 November 2010, no. 3764): there the two months of the administrative judge do not run.
    """
    if data.is_private:
        return fill(
            "Voies de recours. – Cette décision relève de la gestion du domaine privé de la "
            "collectivité. Elle peut faire l’objet d’un recours gracieux adressé au signataire "
            "({authority}, {authority_address}), ou être contestée devant le {court_private}.",
            authority=data.settings.authority_name,
            authority_address=address(data),
            court_private=_court(data.settings.court_private),
        )
    since = from_what or "de sa notification"
    return fill(
        f"Voies et délais de recours. – Cette décision peut être contestée dans un délai de deux "
        f"mois à compter {since} : par un recours gracieux adressé au signataire "
        "({authority}, {authority_address}) ; ou par un recours devant le {court}, par courrier "
        "ou sur www.telerecours.fr. Le recours gracieux formé dans ce délai conserve celui du "
        "recours devant le tribunal, qui recommence à courir à compter de la réponse, ou du refus "
        "né de deux mois de silence.",
        authority=data.settings.authority_name,
        authority_address=address(data),
        court=_court(data.settings.court_public),
    )


def _court(name: str) -> str:
    """Return the court as a sentence names it: « tribunal administratif d’Amiens »."""
    return name[:1].lower() + name[1:]
