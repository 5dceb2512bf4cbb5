"""Words of an office's spreadsheet for what PolesDesk chooses from a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from polesdesk.domain import labels
from polesdesk.domain.conventions import Renewal, State, UseKind
from polesdesk.domain.folding import fold
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    PropertyRegime,
    RoomKind,
)
from polesdesk.domain.parsing import ParseProblem, parse_money
from polesdesk.domain.parsing.problem import quoted
from polesdesk.domain.speech import said

Choice = TypeVar("Choice", bound=StrEnum)


def _vocabulary(own: Mapping[Choice, str], words: Mapping[Choice, str]) -> dict[str, Choice]:
    """Return the folded words of each choice: its label, its code, and what offices write."""
    known: dict[str, Choice] = {}
    for choice, label in own.items():
        for word in (label, choice.value, *words.get(choice, "").split("|")):
            known[fold(word)] = choice
    known.pop("", None)
    return known


def _chosen(
    text: str, known: Mapping[str, Choice], parts: Mapping[str, Choice], what: str, example: str
) -> Choice:
    """Return the choice that a text names: by the whole text, else by a part that tells."""
    plain = fold(text)
    if plain in known:
        return known[plain]
    found = {choice for part, choice in parts.items() if re.search(part, plain)}
    if len(found) == 1:
        return found.pop()
    raise ParseProblem(
        "not_a_choice",
        said("{what} {quoted} n’est pas compris : {example}.").format(
            what=what, quoted=quoted(text), example=example
        ),
    )


_USE_KINDS = _vocabulary(
    labels.USE_KINDS,
    {
        UseKind.EXCLUSIVE: "exclusif|exclusive|permanent|permanente|privatif|privative|dédié|"
        "bureau dédié|occupation permanente|à l’année|annuelle|occupation exclusive",
        UseKind.SHARED: "partagé|partagée|mutualisé|mutualisée|bureau partagé|mutualisation|"
        "occupation partagée|non exclusif",
        UseKind.SLOT: "créneau|créneaux horaires|récurrent|récurrente|régulier|régulière|"
        "hebdomadaire|occupation par créneaux|par créneaux|créneau(x)|temporaire",
        UseKind.HALF_DAY: "demi-journée|par demi-journées|½ journée|1/2 journée|1/2 journées",
        UseKind.UNIT: "boîte aux lettres|BAL|casier|armoire|domiciliation|placard|siège social|"
        "boîte|domiciliation postale|adresse postale",
        UseKind.HIRE: "ponctuel|ponctuelle|location|occasionnel|occasionnelle|manifestation|"
        "événementiel|unique",
    },
)
_USE_PARTS = {
    r"\b(creneau)": UseKind.SLOT,
    r"\b(exclusi|permanen|privati)": UseKind.EXCLUSIVE,
    r"\b(partage|mutualis)": UseKind.SHARED,
    r"\b(demi journee|1 2 journee)": UseKind.HALF_DAY,
    r"\b(boite|casier|armoire|domiciliation|placard)": UseKind.UNIT,
    r"\b(ponctuel|location|occasionnel)": UseKind.HIRE,
}


def use_kind(text: str) -> UseKind:
    """Return how premises are used."""
    example = said("tapez exclusif, partagé, créneaux, demi-journées, boîte ou location ponctuelle")
    return _chosen(text, _USE_KINDS, _USE_PARTS, said("Le type d’occupation"), example)


_REGIMES = _vocabulary(
    labels.REGIMES,
    {PropertyRegime.PUBLIC: "public|dp", PropertyRegime.PRIVATE: "privé|prive communal"},
)
_REGIME_PARTS = {r"\bpubli": PropertyRegime.PUBLIC, r"\bprive": PropertyRegime.PRIVATE}


def property_regime(text: str) -> PropertyRegime:
    """Return the domain of the premises, public or private."""
    return _chosen(text, _REGIMES, _REGIME_PARTS, said("Le domaine"), said("tapez public ou privé"))


_GROUNDS = _vocabulary(
    labels.GROUNDS,
    {
        FreeUseGround.L2125_1_GENERAL_INTEREST: "L2125-1|L. 2125-1|L 2125-1|intérêt général|"
        "CGPPP L2125-1|CG3P L2125-1|art. L2125-1|article L2125-1|article L. 2125-1",
        FreeUseGround.L2125_1_2_COUNCIL_DECISION: "L2125-1-2|L. 2125-1-2|délibération|"
        "CGPPP L2125-1-2|décision du conseil|art. L2125-1-2|loi du 15 avril 2024",
        FreeUseGround.PAID: "payant|payante|redevance|à titre onéreux|onéreux|non|aucun",
        FreeUseGround.PRIVATE_DOMAIN: "domaine privé|prêt à usage|commodat",
    },
)
_GROUND_PARTS = {
    r"\b2125 1 2\b|\bl2125 1 2\b|\bdelibere|\bconseil municipal": (
        FreeUseGround.L2125_1_2_COUNCIL_DECISION
    ),
    r"\bl?2125 1(?! 2)\b|\binteret general": FreeUseGround.L2125_1_GENERAL_INTEREST,
    r"\bonereu|\bpayant": FreeUseGround.PAID,
    r"\bdomaine prive|\bpret a usage": FreeUseGround.PRIVATE_DOMAIN,
}


def free_use_ground(text: str) -> FreeUseGround:
    """Return why premises are free, or that they are paid."""
    example = said(
        "tapez intérêt général (L2125-1), délibération (L2125-1-2), payant ou domaine privé"
    )
    return _chosen(text, _GROUNDS, _GROUND_PARTS, said("Le fondement"), example)


_CHARGES = _vocabulary(
    labels.CHARGES,
    {
        ChargesMode.CITY: "ville|commune|mairie|comprises|incluses|gratuit|gratuites|néant|aucune|"
        "sans|collectivité|prises en charge|charges comprises|non|prises en charge par la ville",
        ChargesMode.FLAT_RATE: "forfait|forfaitaire|forfaitaires|au forfait|provision",
        ChargesMode.METERED: "au réel|réel|compteur|compteurs|au compteur|relevé|refacturées|"
        "refacturation|au prorata",
        ChargesMode.ASSOCIATION: "association|occupant|preneur|locataire|oui|"
        "à charge de l’occupant",
    },
)
_CHARGES_PARTS = {
    r"\bville|\bcommune|\bcollectivite|\bmairie|\bcompris|\binclus": ChargesMode.CITY,
    r"\bforfait": ChargesMode.FLAT_RATE,
    r"\breel|\bcompteur|\brefactur": ChargesMode.METERED,
    r"\bassociation|\boccupant|\bpreneur": ChargesMode.ASSOCIATION,
}
_AMOUNT = re.compile(r"\d[\d\s.,\u00a0\u202f]*(?:€|euros?)?", re.IGNORECASE)


def charges(text: str) -> tuple[ChargesMode, int]:
    """Return who bears the charges, and the flat rate in cents if one is given."""
    amount = _AMOUNT.search(text)
    cents = parse_money(amount.group().strip()) if amount else 0
    rest = _AMOUNT.sub(" ", text)
    if amount and not re.search(r"forfait|réel|ville|compteur|association", rest, re.IGNORECASE):
        return (ChargesMode.FLAT_RATE if cents else ChargesMode.CITY), cents
    example = said("tapez Ville, forfait 120 €, au réel ou association")
    return _chosen(rest, _CHARGES, _CHARGES_PARTS, said("La mention des charges"), example), cents


_STATES = _vocabulary(
    labels.STATES,
    {
        State.DRAFT: "brouillon|à rédiger|en préparation|à faire|en projet|en cours de rédaction",
        State.INSTRUCTION: "instruction|en instruction|à l’étude|en cours d’instruction|demande|"
        "demande reçue|dossier incomplet|en attente",
        State.TO_SIGN: "en signature|en attente de signature|en cours de signature|à faire signer|"
        "envoyée|envoyée pour signature|à la signature|non signée|en attente de retour",
        State.SIGNED_BY_ASSOCIATION: "signée association|signée asso|retournée|retour signé",
        State.SIGNED_BY_CITY: "signée ville|signée par les deux parties|signée maire",
        State.TRANSMITTED: "transmise en préfecture|en préfecture|télétransmise|"
        "contrôle de légalité",
        State.NOTIFIED: "notifié|signée|signé|active|actif|en cours|en vigueur|valide|ok|"
        "à jour|en cours de validité|exécutoire|conclue|oui|expirée|échue|à renouveler|expiré|"
        "arrivée à échéance|renouvelée",
        State.SUSPENDED: "suspendu|suspension",
        State.TERMINATION_PENDING: "préavis|en préavis|résiliation en cours|dénoncée|"
        "en cours de résiliation",
        State.TERMINATED: "résilié|résiliation",
        State.CLOSED: "clôturée|clôturé|terminée|terminé|clos|soldée|finie|locaux rendus|restituée",
        State.ARCHIVED: "archivé|archive|archives",
        State.WITHDRAWN: "abandonnée|abandonné|classée sans suite|retirée|annulée|annulé",
        State.REFUSED: "refusé|refus|rejetée",
    },
)
_STATE_PARTS = {
    r"\bsigne.* association\b": State.SIGNED_BY_ASSOCIATION,
    r"\bsigne.* (la )?(ville|mairie|maire)\b": State.SIGNED_BY_CITY,
    r"\bsignee? le\b|\bnotifiee? le\b": State.NOTIFIED,
    r"\bresiliee? le\b": State.TERMINATED,
    r"\b(a|en|attente de|cours de) sign": State.TO_SIGN,
    r"\binstruction|\betude": State.INSTRUCTION,
}
_RENEWING = {
    **dict.fromkeys(
        ["renouvellement en cours", "en renouvellement", "renouvellement demande"]
        + ["en cours de renouvellement", "demande de renouvellement"],
        Renewal.REQUESTED,
    ),
    **dict.fromkeys(["non renouvelee", "a ne pas renouveler"], Renewal.NOT_RENEWED),
}


def state(text: str) -> tuple[State, Renewal]:
    """Return how far an agreement has come, and its renewal if the text speaks of it."""
    renewing = _RENEWING.get(fold(text))
    if renewing:
        return State.NOTIFIED, renewing
    example = said("tapez projet, à signer, signée, suspendue, résiliée ou archivée")
    return _chosen(text, _STATES, _STATE_PARTS, said("L’état"), example), Renewal.NONE


_DELIBERATION = re.compile(r"\b(delib\w*|del|dcm|cm|conseil)\b")
_MAYOR = re.compile(r"\b(decision|dec|dm|arrete|maire)\b")


def decision_kind(text: str) -> DecisionKind | None:
    """Return which act a number or a header speaks of; None when it may be either."""
    plain = fold(text)
    deliberation, mayor = _DELIBERATION.search(plain), _MAYOR.search(plain)
    if bool(deliberation) is bool(mayor):
        return None
    return DecisionKind.DELIBERATION if deliberation else DecisionKind.MAYOR_DECISION


_ROOM_WORD = re.compile(r"\b(salles?|bureaux?|local|locaux|ateliers?|espaces?|halls?|pieces?)\b")
_UNIT_KINDS = {
    r"\b(boites?|bal|courrier)\b": RoomKind.LETTERBOX,
    r"\b(armoires?|casiers?|placards?|vestiaires?|meubles?|box)\b": RoomKind.LOCKER,
    r"\bdomiciliation": RoomKind.DOMICILIATION,
}


@lru_cache(maxsize=5_000)
def room_kind(text: str) -> RoomKind:
    """Return what a name of premises speaks of: a room, or a unit without room."""
    plain = fold(text)
    if _ROOM_WORD.search(plain):  # « Salle de bal » is no letterbox
        return RoomKind.ROOM
    found = [kind for part, kind in _UNIT_KINDS.items() if re.search(part, plain)]
    return found[0] if found else RoomKind.ROOM
