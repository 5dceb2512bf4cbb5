"""Fields of the act, the authority, the association and those who sign."""

from __future__ import annotations

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import Officer, officer_name
from polesdesk.domain.facts.wording import act_reference, day, empowerment, postal_address
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_rna, join_and, with_de
from polesdesk.domain.hubs import DecisionKind
from polesdesk.domain.settings import signatory_name


def is_commune(data: AgreementData) -> bool:
    """Tell whether the authority is a commune, not a body of several communes."""
    words = set(fold(data.settings.authority_kind).split())
    return bool(words & {"commune", "ville", "mairie", "municipalite"})


def council(data: AgreementData) -> str:
    """Return the name of the deliberating body."""
    return "conseil municipal" if is_commune(data) else "conseil communautaire"


def executive(data: AgreementData) -> str:
    """Return the name of the executive."""
    return "maire" if is_commune(data) else "président"


def decision_kind(data: AgreementData) -> str:
    """Return what the authorising act is, with the body that took it."""
    kind = data.convention.decision_kind
    if kind is DecisionKind.DELIBERATION:
        return f"délibération du {council(data)}"
    return f"décision du {executive(data)}" if kind is DecisionKind.MAYOR_DECISION else ""


def gratuity_act(data: AgreementData) -> str:
    """Return the reference of the council decision that grants free use (CGPPP L2125-1-2).

    It is the authorising act when that is a deliberation, else the one kept by the main hub.
    """
    convention = data.convention
    if convention.decision_kind is DecisionKind.DELIBERATION:
        return act_reference(convention.decision_number, convention.decision_date)
    hub = data.hubs[0] if data.hubs else None
    if hub is None or hub.decision_kind is not DecisionKind.DELIBERATION:
        return ""
    return act_reference(hub.decision_number, hub.decision_date)


def delegation(data: AgreementData) -> str:
    """Return the reference of the deliberation that delegates to the executive."""
    convention = data.convention
    return act_reference(convention.delegation_number, convention.delegation_date)


def signatory(data: AgreementData) -> str:
    """Return « M. Prénom Nom » of who signs for the authority."""
    return signatory_name(data.signatory) if data.signatory else ""


def signatory_act(data: AgreementData) -> str:
    """Return the act by which the signatory may sign: « arrêté n° 12 du 3 mars 2026 »."""
    who = data.signatory
    if who is None:
        return ""
    reference = act_reference(who.act_number, who.act_date)
    return " ".join(part for part in (who.act_kind.strip(), reference) if part)


def authority_address(data: AgreementData) -> str:
    """Return the authority's address on one line."""
    settings = data.settings
    return postal_address(
        settings.authority_address, settings.authority_postal_code, settings.authority_city
    )


def court_public(data: AgreementData) -> str:
    """Return the administrative court as it follows « devant le »."""
    return _court(data.settings.court_public)


def court_private(data: AgreementData) -> str:
    """Return the judicial court as it follows « devant le »."""
    return _court(data.settings.court_private)


def seat(data: AgreementData) -> str:
    """Return the association's registered address on one line, nothing without a street."""
    association = data.association
    if not association.seat_address.strip():
        return ""
    return postal_address(association.seat_address, association.postal_code, association.city)


def registration(data: AgreementData) -> str:
    """Return how the association is known to the State: RNA number or declaration."""
    association = data.association
    parts = []
    if association.rna:
        number = format_rna(association.rna)
        parts.append(f"inscrite au répertoire national des associations sous le numéro {number}")
    if association.declared_on:
        where = _prefecture(association.prefecture_declared.strip())
        parts.append(f"déclarée {where} le {day(association.declared_on)}")
    if association.jo_published_on and parts:
        parts.append(f"publiée au Journal officiel le {day(association.jo_published_on)}")
    return ", ".join(parts)


def representatives(data: AgreementData) -> str:
    """Return who signs for the association, with quality and empowerment, joined by « et »."""
    return join_and([_presented(officer) for officer in data.representatives])


def qualities(data: AgreementData) -> str:
    """Return the qualities of who signs, nothing when one of them is unknown."""
    known = [officer.quality.strip() for officer in data.representatives]
    return join_and(known) if all(known) else ""


def empowerments(data: AgreementData) -> str:
    """Return by which decisions the representatives are empowered."""
    return join_and([text for text in map(empowerment, data.representatives) if text])


def _prefecture(named: str) -> str:
    if not named:
        return "en préfecture"
    if fold(named).startswith(("prefecture", "sous prefecture")):
        return f"à la {named[0].lower()}{named[1:]}"
    return f"à la préfecture {with_de(named)}"


def _court(named: str) -> str:
    """Return a court without its article: « tribunal administratif d’Amiens »."""
    bare = named.strip()
    for article in ("le ", "Le "):
        bare = bare.removeprefix(article)
    return f"t{bare[1:]}" if bare.startswith("Tribunal") else bare


def _presented(officer: Officer) -> str:
    parts = (officer_name(officer), officer.quality.strip(), empowerment(officer))
    return ", ".join(part for part in parts if part)
