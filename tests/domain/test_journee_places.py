"""Who has a place, where people lack, and where the next one is sent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.journee_places import places, suggest
from polesdesk.domain.rosters import COMING, AssignmentRole, AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.sign_up_rules import moved, next_waiting, placed
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Worksite, WorksiteState

PAINT = Worksite(
    id="paint", number=1, title="Peinture", minimum=3, maximum=4, state=WorksiteState.CONFIRMED
)
FENCE = Worksite(
    id="fence", number=2, title="Clôture", minimum=1, maximum=9, state=WorksiteState.CONFIRMED
)
SAW = replace(FENCE, id="saw", number=3, title="Taille", adults_only=True)
CHILD = Volunteer(id="c", is_minor=True)


def signed(number: int, worksite: Worksite | None, **fields: object) -> SignUp:
    site = worksite.id if worksite else None
    return SignUp(id=f"s{number}", volunteer_id=f"v{number}", worksite_id=site, **fields)  # type: ignore[arg-type]


def test_those_who_lead_or_gave_up_take_no_place() -> None:
    (filled,) = places(
        (PAINT,),
        (
            signed(1, PAINT),
            signed(2, PAINT, role=AssignmentRole.SITE_LEAD),
            signed(3, PAINT, status=AssignmentStatus.CANCELLED),
            signed(4, PAINT, status=AssignmentStatus.ABSENT),
            signed(5, PAINT, status=AssignmentStatus.WALK_IN),
            signed(6, None, status=AssignmentStatus.WAITLIST, choice_ids=("paint",)),
        ),
    )
    assert (filled.taken, filled.present, filled.leads, filled.waiting) == (2, 1, 1, 1)
    assert (filled.lacking, filled.free, filled.over) == (1, 2, 0)


def test_the_emptiest_below_its_minimum_comes_first_and_says_so() -> None:
    filled = places((FENCE, PAINT), (signed(1, FENCE),))
    first, second = suggest(filled, ("fence",))
    assert (first.worksite_id, first.reason) == ("paint", "il y manque 3\u00a0personnes")
    assert (second.worksite_id, second.reason) == ("fence", "choix n°\u00a01")


def test_a_minor_is_not_sent_where_adults_only_go() -> None:
    assert [one.worksite_id for one in suggest(places((SAW, FENCE), ()), (), CHILD)] == ["fence"]
    (place,) = places((SAW,), ())
    with pytest.raises(RuleBroken, match="adultes"):
        moved(signed(1, None), place, CHILD)


def test_a_full_worksite_takes_another_only_with_a_reason() -> None:
    (full,) = places((PAINT,), [signed(n, PAINT) for n in range(4)])
    with pytest.raises(RuleBroken, match="complet"):
        moved(signed(9, None), full, None)
    assert moved(signed(9, None), full, None, reason="parent d’un inscrit").worksite_id == "paint"


def test_wishes_are_given_in_order_and_else_wait() -> None:
    full = [signed(n, PAINT) for n in range(4)]
    new = signed(9, None, choice_ids=("paint", "fence"))
    assert placed(new, places((PAINT, FENCE), full)).worksite_id == "fence"
    only = replace(new, choice_ids=("paint",))
    waiting = placed(only, places((PAINT, FENCE), full))
    assert (waiting.worksite_id, waiting.status) == (None, AssignmentStatus.WAITLIST)
    assert next_waiting((waiting,), "paint") == waiting
    assert next_waiting((waiting,), "fence") is None


STATUSES = st.sampled_from(AssignmentStatus)
SITES = st.sampled_from([None, PAINT, FENCE, SAW])


@given(st.lists(st.tuples(SITES, STATUSES), max_size=30), st.booleans())
def test_a_suggestion_always_has_a_place(
    drawn: list[tuple[Worksite | None, AssignmentStatus]],
    is_minor: bool,
) -> None:
    sign_ups = [signed(n, site, status=status) for n, (site, status) in enumerate(drawn)]
    sites = {one.id: one for one in (PAINT, FENCE, SAW)}
    person = Volunteer(id="p", is_minor=is_minor)
    offered = suggest(places(tuple(sites.values()), sign_ups), (), person)
    for one in offered:
        taken = sum(
            each.worksite_id == one.worksite_id and each.status in COMING for each in sign_ups
        )
        most = sites[one.worksite_id].maximum
        assert most is not None
        assert taken < most
        assert not (is_minor and sites[one.worksite_id].adults_only)
    left_out = set(sites) - {one.worksite_id for one in offered}
    for row_id in left_out:
        taken = sum(each.worksite_id == row_id and each.status in COMING for each in sign_ups)
        most = sites[row_id].maximum
        assert most is not None
        assert taken >= most or (is_minor and sites[row_id].adults_only)
