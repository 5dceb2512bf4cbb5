"""The fixed list of facts that conditions in the articles may ask about."""

from __future__ import annotations

from collections.abc import Callable

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.facts import amending, parties, premises, terms
from polesdesk.domain.facts.values import Fact, Group
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    PropertyRegime,
    RoomKind,
)
from polesdesk.domain.papers import AnnexKind
from polesdesk.domain.speech import marked

FREE_GROUNDS = frozenset(FreeUseGround) - {FreeUseGround.PAID}
"""Grounds on which nothing is paid."""

WITH_SLOTS = frozenset({UseKind.SHARED, UseKind.SLOT, UseKind.HALF_DAY})
"""Kinds of use that share the premises by weekly slots."""

Test = Callable[[AgreementData], bool]


def _use(*kinds: UseKind) -> Test:
    return lambda data: data.convention.use_kind in kinds


def _ground(*grounds: FreeUseGround) -> Test:
    return lambda data: data.convention.free_use_ground in grounds


def _regime(regime: PropertyRegime) -> Test:
    return lambda data: premises.regimes(data) == {regime}


def _charges(mode: ChargesMode) -> Test:
    return lambda data: data.convention.charges_mode is mode


def _decision(kind: DecisionKind) -> Test:
    return lambda data: data.convention.decision_kind is kind


def _unit(kind: RoomKind) -> Test:
    return lambda data: any(room.kind is kind for room in data.rooms)


def _annex(kind: AnnexKind) -> Test:
    return lambda data: terms.has_annex(data, kind)


def _court_known(data: AgreementData) -> bool:
    if premises.regimes(data) == {PropertyRegime.PRIVATE}:
        return bool(data.settings.court_private.strip())
    return bool(data.settings.court_public.strip())


def _one_day(data: AgreementData) -> bool:
    start = data.convention.start_date
    return start is not None and start == data.convention.end_date


def _fact(name: str, label: str, group: Group, test: Test) -> Fact:
    return Fact(name=name, label=label, group=group, test=test)


_G = Group
FACTS: tuple[Fact, ...] = (
    _fact("commune", marked("commune"), _G.AUTHORITY, parties.is_commune),
    _fact("by_deliberation", "délibération", _G.ACT, _decision(DecisionKind.DELIBERATION)),
    _fact("by_delegation", "décision par délégation", _G.ACT,
          _decision(DecisionKind.MAYOR_DECISION)),
    _fact("court_known", "tribunal connu", _G.AUTHORITY, _court_known),
    _fact("several_representatives", "plusieurs représentants", _G.REPRESENTATIVE,
          lambda data: len(data.representatives) > 1),
    _fact("several_hubs", "plusieurs pôles", _G.PREMISES, lambda data: len(data.hubs) > 1),
    _fact("several_rooms", "plusieurs locaux", _G.PREMISES, lambda data: len(data.rooms) > 1),
    _fact("public_domain", "domaine public", _G.PREMISES, _regime(PropertyRegime.PUBLIC)),
    _fact("private_domain", "domaine privé", _G.PREMISES, _regime(PropertyRegime.PRIVATE)),
    _fact("erp", "établissement recevant du public", _G.PREMISES,
          lambda data: any(room.erp_type or room.erp_category for room in data.rooms)),
    _fact("capacity_known", "capacité connue", _G.PREMISES,
          lambda data: any(room.capacity for room in data.rooms)),
    _fact("locker", marked("casier"), _G.PREMISES, _unit(RoomKind.LOCKER)),
    _fact("letterbox", "boîte aux lettres", _G.PREMISES, _unit(RoomKind.LETTERBOX)),
    _fact("domiciliation", marked("domiciliation"), _G.PREMISES, _unit(RoomKind.DOMICILIATION)),
    _fact("exclusive", "usage exclusif", _G.USE, _use(UseKind.EXCLUSIVE)),
    _fact("shared", "usage partagé", _G.USE, _use(UseKind.SHARED)),
    _fact("slot", "créneaux", _G.USE, _use(UseKind.SLOT)),
    _fact("half_day", "demi-journées", _G.USE, _use(UseKind.HALF_DAY)),
    _fact("with_slots", "usage réparti", _G.USE, _use(*WITH_SLOTS)),
    _fact("slots_by_letter", "créneaux par courrier", _G.USE,
          lambda data: data.convention.slots_by_letter and not data.convention.slots),
    _fact("unit", "unité", _G.USE, _use(UseKind.UNIT)),
    _fact("hire", "mise à disposition ponctuelle", _G.USE, _use(UseKind.HIRE)),
    _fact("public_reception", "accueil du public", _G.USE,
          lambda data: data.convention.public_reception),
    _fact("economic_activity", "activité économique", _G.USE,
          lambda data: data.convention.economic_activity),
    _fact("one_day", "une seule journée", _G.TERM, _one_day),
    _fact("renewal_deadline_known", "date limite connue", _G.TERM,
          lambda data: data.convention.renewal_deadline is not None),
    _fact("free", "gratuit", _G.MONEY, _ground(*FREE_GROUNDS)),
    _fact("paid", marked("payant"), _G.MONEY, _ground(FreeUseGround.PAID)),
    _fact("free_general_interest", "gratuité d’intérêt général", _G.MONEY,
          _ground(FreeUseGround.L2125_1_GENERAL_INTEREST)),
    _fact("free_by_council", "gratuité par délibération", _G.MONEY,
          _ground(FreeUseGround.L2125_1_2_COUNCIL_DECISION)),
    _fact("charges_city", "charges de la collectivité", _G.MONEY, _charges(ChargesMode.CITY)),
    _fact("charges_flat", "charges forfaitaires", _G.MONEY, _charges(ChargesMode.FLAT_RATE)),
    _fact("charges_metered", "charges réelles", _G.MONEY, _charges(ChargesMode.METERED)),
    _fact("charges_association", "charges de l’association", _G.MONEY,
          _charges(ChargesMode.ASSOCIATION)),
    _fact("deposit", "dépôt de garantie", _G.MONEY,
          lambda data: data.convention.deposit_cents > 0),
    _fact("in_kind_known", "valeur connue", _G.MONEY,
          lambda data: data.convention.in_kind_value_cents is not None),
    _fact("insurance_known", "assurance connue", _G.INSURANCE, terms.insurance_known),
    _fact("keys", "clés", _G.ACCESS, lambda data: bool(data.convention.key_count)),
    _fact("cer_signed", "engagement républicain signé", _G.COMPLIANCE, terms.cer_signed),
    _fact("special_terms", "conditions particulières", _G.COMPLIANCE,
          lambda data: bool(data.convention.special_terms.strip())),
    _fact("amendment", marked("avenant"), _G.AMENDMENT, amending.is_amendment),
    _fact("annex_plan", "plan annexé", _G.ANNEX, _annex(AnnexKind.PLAN)),
    _fact("annex_rules", "règlement annexé", _G.ANNEX, _annex(AnnexKind.HUB_RULES)),
    _fact("annex_cer", "engagement républicain annexé", _G.ANNEX, _annex(AnnexKind.CER)),
    _fact("annex_inventory", "inventaire annexé", _G.ANNEX, _annex(AnnexKind.INVENTORY)),
    _fact("annex_safety", "fiche de sécurité annexée", _G.ANNEX, _annex(AnnexKind.SAFETY)),
    _fact("annexes", marked("annexes"), _G.ANNEX, lambda data: bool(data.annexes)),
)  # fmt: skip
"""Every fact; a condition on anything else is refused."""
