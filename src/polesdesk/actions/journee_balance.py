"""Spread people over the worksites of an edition: a proposal, then one action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polesdesk.actions import journee as editions
from polesdesk.actions.runner import Work
from polesdesk.domain import journee_balance, sign_up_rules
from polesdesk.domain.french import plural
from polesdesk.domain.journee_balance import Balance
from polesdesk.domain.journee_places import places
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import journee
from polesdesk.store.kinds import SIGN_UP


def propose(work: Work, edition_id: str, *, again: bool = False) -> Balance:
    """Return the best spread of those who have no place; ``again`` spreads everyone anew."""
    found = journee.records_of(work.connection, editions.get(work, edition_id))
    return journee_balance.propose(
        edition_id, found.worksites, found.sign_ups, found.people, again=again
    )


def apply(work: Work, balance: Balance, accepted: Sequence[str]) -> int:
    """Place those of a proposal that were accepted, by their sign-ups; return how many.

    A place that was taken meanwhile is refused in words, and nothing is placed.
    """
    found = journee.records_of(work.connection, editions.get(work, balance.edition_id))
    by_id = {one.id: one for one in found.sign_ups}
    chosen = [one for one in balance.moves if one.sign_up_id in set(accepted)]
    people = plural(len(chosen), "personne", "personnes")
    work.name("sign_up.balance", f"répartition de {people} sur les chantiers")
    moving = {one.sign_up_id for one in chosen}
    staying = [one for one in found.sign_ups if one.id not in moving]
    filled = {one.worksite.id: one for one in places(found.worksites, staying)}
    for one in chosen:
        place, sign_up = filled.get(one.worksite_id), by_id.get(one.sign_up_id)
        if place is None or sign_up is None:
            raise RuleBroken(
                "balance_stale",
                said("Les inscriptions ont changé entre-temps\u202f: demandez une nouvelle "
                     "répartition."),
            )  # fmt: skip
        person = found.people.get(sign_up.volunteer_id)
        work.save(SIGN_UP, sign_up_rules.moved(sign_up, place, person))
        filled[one.worksite_id] = replace(place, taken=place.taken + 1)
    return len(chosen)
