"""Spread those who signed up over the worksites: as many as can be, by wish, minimums first.

The best spread is a cheapest flow from people through worksites; the capacity of a worksite and
« adults only » are never broken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polesdesk.domain.french import plural
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.journee_places import OPEN, Places, places
from polesdesk.domain.rostering_flow import Network
from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.domain.worksites import Worksite

UNPLACED = 1_000_000
"""What a person without a place costs: more than any choice."""
BEYOND_MINIMUM = 1_000
"""What a place beyond the minimum costs: a worksite that cannot run is worse than any wish."""
WISHES = (0, 10, 20, 30)
"""What the first, second, third and a further wish cost."""
UNWISHED, APART = 60, 15
"""What a worksite costs that was not wished for, and one away from the party."""
NO_LIMIT = 100_000

_MOVABLE = frozenset(
    {AssignmentStatus.REGISTERED, AssignmentStatus.CONFIRMED, AssignmentStatus.WAITLIST}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A person to be placed, and why there; ``before`` is the worksite until now, "" for none."""

    sign_up_id: str
    name: str
    before: str
    worksite_id: str
    worksite: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A person for whom no place is left, and why."""

    sign_up_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A proposal for an edition: who goes where, who finds no place, what stays below minimum."""

    edition_id: str
    moves: tuple[Move, ...]
    unplaced: tuple[Unplaced, ...]
    short: tuple[str, ...]


def propose(
    edition_id: str,
    worksites: Sequence[Worksite],
    sign_ups: Sequence[SignUp],
    people: Mapping[str, Volunteer],
    *,
    again: bool = False,
) -> Balance:
    """Return the best spread of those without a place; ``again`` spreads everyone anew.

    Those who lead a worksite stay on it.
    """
    opened = [one for one in worksites if one.state in OPEN]
    ids = {one.id for one in opened}
    moving = [one for one in sign_ups if _moves(one, ids, again=again)]
    staying = [one for one in sign_ups if one not in moving]
    filled = places(opened, staying)
    given = _flow(moving, filled, people, _parties(staying))
    return _told(edition_id, moving, filled, given, _Around(worksites, people))


def _moves(one: SignUp, open_ids: set[str], *, again: bool) -> bool:
    if one.status not in _MOVABLE or one.role is not AssignmentRole.PARTICIPANT:
        return False
    return again or one.worksite_id not in open_ids


def _parties(sign_ups: Sequence[SignUp]) -> dict[str, set[str]]:
    """Return on which worksites the others of each party are."""
    found: dict[str, set[str]] = {}
    for one in sign_ups:
        if one.party and one.worksite_id:
            found.setdefault(one.party, set()).add(one.worksite_id)
    return found


def _flow(
    moving: Sequence[SignUp],
    filled: Sequence[Places],
    people: Mapping[str, Volunteer],
    parties: Mapping[str, set[str]],
) -> dict[str, str]:
    """Return the worksite of each sign-up that finds a place, by ids."""
    network = Network(0)
    sink = network.node()
    heads = {}
    for place in filled:
        heads[place.worksite.id] = node = network.node()
        room = NO_LIMIT if place.free is None else place.free
        needed = min(place.lacking, room)
        network.arc(node, sink, 0, needed)
        network.arc(node, sink, BEYOND_MINIMUM, room - needed)
    starts, arcs = [], []
    for one in moving:
        start = network.node()
        starts.append(start)
        network.arc(start, sink, UNPLACED)
        for place in filled:
            site = place.worksite
            if site.adults_only and _is_minor(people, one):
                continue
            arc = network.arc(start, heads[site.id], _cost(one, site.id, parties))
            arcs.append((arc, one.id, site.id))
    network.send(starts, sink)
    return {row_id: site_id for arc, row_id, site_id in arcs if network.is_used(arc)}


def _is_minor(people: Mapping[str, Volunteer], one: SignUp) -> bool:
    person = people.get(one.volunteer_id)
    return person is not None and person.is_minor


def _cost(one: SignUp, site_id: str, parties: Mapping[str, set[str]]) -> int:
    if site_id in one.choice_ids:
        cost = WISHES[min(one.choice_ids.index(site_id), len(WISHES) - 1)]
    else:
        cost = UNWISHED if one.choice_ids else 0
    others = parties.get(one.party, set()) if one.party else set()
    return cost + (APART if others and site_id not in others else 0)


@dataclass(frozen=True, slots=True)
class _Around:
    """All worksites and people, to say what was proposed."""

    worksites: Sequence[Worksite]
    people: Mapping[str, Volunteer]

    def title(self, worksite_id: str | None) -> str:
        """Return « 3. Peinture », nothing for none."""
        return numbered(next((one for one in self.worksites if one.id == worksite_id), None))

    def name(self, one: SignUp) -> str:
        """Return the name of the person."""
        return full_name(self.people.get(one.volunteer_id, Volunteer(id="")))


def _told(
    edition_id: str,
    moving: Sequence[SignUp],
    filled: Sequence[Places],
    given: Mapping[str, str],
    around: _Around,
) -> Balance:
    by_id = {one.worksite.id: one for one in filled}
    moves = tuple(
        Move(
            sign_up_id=one.id,
            name=around.name(one),
            before=around.title(one.worksite_id),
            worksite_id=given[one.id],
            worksite=around.title(given[one.id]),
            reason=_reason(one, by_id[given[one.id]]),
        )
        for one in moving
        if one.id in given and given[one.id] != one.worksite_id
    )
    unplaced = tuple(
        Unplaced(sign_up_id=one.id, name=around.name(one), reason=_why_not(one, filled, around))
        for one in moving
        if one.id not in given
    )
    counts = {row_id: list(given.values()).count(row_id) for row_id in by_id}
    short = tuple(
        around.title(one.worksite.id) for one in filled if one.lacking > counts[one.worksite.id]
    )
    return Balance(edition_id=edition_id, moves=moves, unplaced=unplaced, short=short)


def _reason(one: SignUp, place: Places) -> str:
    if place.worksite.id in one.choice_ids:
        rank = one.choice_ids.index(place.worksite.id) + 1
        return said("choix n°\u00a0{rank}").format(rank=rank)
    if place.lacking:
        return said("il y manquait {people}").format(
            people=plural(place.lacking, said("personne"), said("personnes"))
        )
    if one.choice_ids:
        return said("ses choix sont complets")
    return said("aucun choix exprimé")


def _why_not(one: SignUp, filled: Sequence[Places], around: _Around) -> str:
    if not filled:
        return said("aucun chantier n’est confirmé")
    if _is_minor(around.people, one) and any(
        not each.is_full and each.worksite.adults_only for each in filled
    ):
        return said("il ne reste de place que sur des chantiers réservés aux adultes")
    return said("tous les chantiers sont complets")
