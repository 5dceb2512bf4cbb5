"""Which papers the office asks for, by kind of association and of agreement.

A table that the office edits (domain dossier B3): some papers are asked of all; a rule asks for
another one, or does without one, in a case. What an agreement asks for is never taken back by
the kind of association's silence, but a kind that cannot have a paper is never asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polesdesk.domain.associations import AssociationKind, PaperKind
from polesdesk.domain.conventions import Convention, UseKind
from polesdesk.domain.hubs import FreeUseGround


class PaperCase(StrEnum):
    """A case of the table; the first ones are the kinds of associations."""

    LAW_1901 = "LAW_1901"
    PUBLIC_UTILITY = "PUBLIC_UTILITY"
    SPORT = "SPORT"
    YOUTH = "YOUTH"
    WORSHIP = "WORSHIP"
    UNION = "UNION"
    LOCAL_LAW = "LOCAL_LAW"
    INFORMAL = "INFORMAL"
    EXCLUSIVE = "EXCLUSIVE"
    SHARED = "SHARED"
    SLOTS = "SLOTS"
    FREE_USE = "FREE_USE"
    PAID_USE = "PAID_USE"
    ECONOMIC = "ECONOMIC"
    PUBLIC_RECEPTION = "PUBLIC_RECEPTION"
    HUB = "HUB"


OF_ASSOCIATIONS = tuple(PaperCase(kind.value) for kind in AssociationKind)
"""The cases that speak of what an association is."""
OF_AGREEMENTS = tuple(case for case in PaperCase if case not in OF_ASSOCIATIONS)
"""The cases that speak of an agreement; HUB names its hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """In a case, a paper is asked for, or not; ``hub_id`` goes with the case HUB alone."""

    paper: PaperKind
    case: PaperCase
    asked: bool = True
    hub_id: str = ""


_P, _C = PaperKind, PaperCase
DEFAULT_RULES = (
    PaperRule(paper=_P.APPROVAL, case=_C.PUBLIC_UTILITY),
    PaperRule(paper=_P.ACCOUNTS, case=_C.PUBLIC_UTILITY),
    PaperRule(paper=_P.APPROVAL, case=_C.SPORT),
    PaperRule(paper=_P.APPROVAL, case=_C.YOUTH),
    PaperRule(paper=_P.CER, case=_C.UNION, asked=False),
    PaperRule(paper=_P.STATUTES, case=_C.INFORMAL, asked=False),
    PaperRule(paper=_P.REGISTRATION_RECEIPT, case=_C.INFORMAL, asked=False),
    PaperRule(paper=_P.SIRET_NOTICE, case=_C.ECONOMIC),
)
"""What is asked beside the papers of all, until the office says otherwise.

A union is no association in the sense of art. 10-1 of the law of 12 April 2000; a group without
statutes has nothing to declare.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the office asks for: the papers of all, and the rules of the cases."""

    of_all: tuple[PaperKind, ...] = ()
    rules: tuple[PaperRule, ...] = ()

    def kinds(self) -> tuple[PaperKind, ...]:
        """Return every paper that may be asked for, in the order of the papers."""
        known = {*self.of_all, *(rule.paper for rule in self.rules if rule.asked)}
        return tuple(kind for kind in PaperKind if kind in known)


def cases_of(convention: Convention) -> frozenset[tuple[PaperCase, str]]:
    """Return the cases that an agreement is in, each with its hub where it names one."""
    found = {(PaperCase.HUB, convention.hub_id)} if convention.hub_id else set()
    told = (
        (convention.use_kind is UseKind.EXCLUSIVE, PaperCase.EXCLUSIVE),
        (convention.use_kind is UseKind.SHARED, PaperCase.SHARED),
        (convention.use_kind in {UseKind.SLOT, UseKind.HALF_DAY}, PaperCase.SLOTS),
        (convention.free_use_ground in FREE_GROUNDS, PaperCase.FREE_USE),
        (convention.free_use_ground is FreeUseGround.PAID, PaperCase.PAID_USE),
        (convention.economic_activity, PaperCase.ECONOMIC),
        (convention.public_reception, PaperCase.PUBLIC_RECEPTION),
    )
    found.update((case, "") for holds, case in told if holds)
    return frozenset(found)


FREE_GROUNDS = frozenset(
    {FreeUseGround.L2125_1_GENERAL_INTEREST, FreeUseGround.L2125_1_2_COUNCIL_DECISION}
)
"""The grounds on which premises of the public domain are free."""


def asked_papers(
    asking: Asking, kind: AssociationKind, agreements: Iterable[Convention] = ()
) -> tuple[PaperKind, ...]:
    """Return the papers asked of an association of a kind for its agreements.

    A rule of the kind of association wins over the papers of all; a rule of an agreement only
    adds, unless the kind of association is said not to be asked for that paper.
    """
    own = [rule for rule in asking.rules if rule.case == PaperCase(kind.value)]
    never = {rule.paper for rule in own if not rule.asked}
    cases = frozenset[tuple[PaperCase, str]]().union(*(cases_of(one) for one in agreements))
    asked = {*asking.of_all, *(rule.paper for rule in own if rule.asked)}
    of_agreements = _of_agreements(asking.rules)
    asked |= {rule.paper for rule in of_agreements if (rule.case, rule.hub_id) in cases}
    return tuple(one for one in PaperKind if one in asked - never)


def _of_agreements(rules: Sequence[PaperRule]) -> list[PaperRule]:
    return [rule for rule in rules if rule.asked and rule.case in OF_AGREEMENTS]
