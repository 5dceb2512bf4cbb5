"""Places on the worksites of an edition: who has one, where people are missing, where to send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polesdesk.domain.french import plural
from polesdesk.domain.rosters import CAME, COMING, AssignmentRole, AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Worksite, WorksiteState

OPEN = frozenset({WorksiteState.CONFIRMED, WorksiteState.PARTLY_DONE, WorksiteState.DONE})
"""States of a worksite that people may be sent to, or were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """How a worksite is filled: who has a place, who is there, how many lack or are free.

    ``free`` is None where the sheet sets no limit. ``leads`` counts those who lead it, who take
    no place.
    """

    worksite: Worksite
    taken: int
    present: int
    waiting: int
    leads: int

    @property
    def free(self) -> int | None:
        """Return the places left, never below zero."""
        if self.worksite.maximum is None:
            return None
        return max(0, self.worksite.maximum - self.taken)

    @property
    def lacking(self) -> int:
        """Return how many are missing to the minimum."""
        return max(0, (self.worksite.minimum or 0) - self.taken)

    @property
    def over(self) -> int:
        """Return how many are too many."""
        most = self.worksite.maximum
        return 0 if most is None else max(0, self.taken - most)

    @property
    def is_full(self) -> bool:
        """Tell whether no place is left."""
        return self.free == 0


_LEADING = frozenset({AssignmentRole.REFERENT, AssignmentRole.SITE_LEAD})


def places(worksites: Sequence[Worksite], sign_ups: Sequence[SignUp]) -> tuple[Places, ...]:
    """Return how each worksite is filled, in the order given.

    Someone absent or who gave up takes no place; a person on the waiting list takes none of the
    worksites chosen.
    """
    return tuple(_places(one, sign_ups) for one in worksites)


def _places(worksite: Worksite, sign_ups: Sequence[SignUp]) -> Places:
    here = [one for one in sign_ups if one.worksite_id == worksite.id]
    placed = [one for one in here if one.status in COMING]
    return Places(
        worksite=worksite,
        taken=sum(one.role not in _LEADING for one in placed),
        present=sum(one.status in CAME and one.role not in _LEADING for one in here),
        waiting=sum(
            one.status is AssignmentStatus.WAITLIST and one.choice_ids[:1] == (worksite.id,)
            for one in sign_ups
        ),
        leads=sum(one.role in _LEADING for one in placed),
    )


def check_place(worksite: Worksite, person: Volunteer | None) -> None:
    """Raise ``RuleBroken`` where a person may not go at all: cancelled, or adults only."""
    if worksite.state not in OPEN:
        raise RuleBroken(
            "worksite_not_open",
            said(
                "Ce chantier n’est pas confirmé\u202f: confirmez-le d’abord, ou choisissez-en un "
                "autre."
            ),
            field="worksite_id",
        )
    if worksite.adults_only and person is not None and person.is_minor:
        raise RuleBroken(
            "adults_only",
            said("Ce chantier est réservé aux adultes\u202f: choisissez-en un autre."),
            field="worksite_id",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A worksite to send a person to, and why in words."""

    worksite_id: str
    title: str
    reason: str


def suggest(
    filled: Sequence[Places], choice_ids: Sequence[str] = (), person: Volunteer | None = None
) -> tuple[Suggestion, ...]:
    """Return where to send a person, the best first.

    First the worksites below their minimum, the emptiest first; then those that the person
    chose, in the order of the wishes; then those with most places left. Full ones are left out.
    """
    open_to = [one for one in filled if not one.is_full and _may_go(one.worksite, person)]
    ranked = sorted(open_to, key=lambda one: _rank(one, choice_ids))
    return tuple(
        Suggestion(
            worksite_id=one.worksite.id,
            title=one.worksite.title,
            reason=_reason(one, choice_ids),
        )
        for one in ranked
    )


def _may_go(worksite: Worksite, person: Volunteer | None) -> bool:
    try:
        check_place(worksite, person)
    except RuleBroken:
        return False
    return True


def _rank(one: Places, choice_ids: Sequence[str]) -> tuple[bool, float, int, int, int]:
    """A place below the minimum counts more than a wish: a worksite that cannot run is lost."""
    wished = _place_in(one.worksite.id, choice_ids)
    share = one.lacking / max(1, one.worksite.minimum or 1)
    free = one.free if one.free is not None else 10**6
    return (not one.lacking, -share, wished, -free, one.worksite.number or 0)


def _place_in(row_id: str, choice_ids: Sequence[str]) -> int:
    return choice_ids.index(row_id) if row_id in choice_ids else len(choice_ids)


def _reason(one: Places, choice_ids: Sequence[str]) -> str:
    if one.lacking:
        return said("il y manque {people}").format(
            people=plural(one.lacking, said("personne"), said("personnes"))
        )
    if one.worksite.id in choice_ids:
        rank = choice_ids.index(one.worksite.id) + 1
        return said("choix n°\u00a0{rank}").format(rank=rank)
    if one.free is None:
        return said("sans limite de places")
    return plural(one.free, said("place libre"), said("places libres"))
