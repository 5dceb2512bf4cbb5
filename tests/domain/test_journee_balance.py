"""People are spread over worksites: no rule broken, as many as can be, wishes kept if they can."""

from collections import Counter
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from polesdesk.domain.journee_balance import Balance, propose
from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Worksite, WorksiteState


def site(name: str, least: int, most: int | None, *, adults: bool = False) -> Worksite:
    return Worksite(
        id=name, number=ord(name) - 96, title=name.upper(), minimum=least, maximum=most,
        adults_only=adults, state=WorksiteState.CONFIRMED,
    )  # fmt: skip


def wish(number: int, *choices: str, **fields: object) -> SignUp:
    return SignUp(id=f"s{number}", volunteer_id=f"v{number}", choice_ids=choices, **fields)  # type: ignore[arg-type]


def given_to(balance: Balance) -> dict[str, str]:
    return {one.sign_up_id: one.worksite_id for one in balance.moves}


def test_wishes_are_kept_and_minimums_come_first() -> None:
    sites = [site("a", 0, 2), site("b", 2, 5)]
    wishes = [wish(n, "a", "b") for n in range(4)]
    found = propose("e", sites, wishes, {})
    assert Counter(given_to(found).values()) == {"a": 2, "b": 2}
    assert {one.reason for one in found.moves} == {"choix n°\u00a01", "choix n°\u00a02"}
    assert found.short == ()


def test_a_worksite_that_cannot_run_is_filled_against_wishes_and_says_so() -> None:
    found = propose("e", [site("a", 0, 9), site("b", 1, 9)], [wish(1, "a")], {})
    (move,) = found.moves
    assert (move.worksite_id, move.reason) == ("b", "il y manquait 1\u00a0personne")


def test_who_leads_or_has_a_place_stays() -> None:
    sites = [site("a", 0, 2), site("b", 2, 5)]
    leads = wish(1, role=AssignmentRole.SITE_LEAD)
    has = wish(2, "b", worksite_id="a")
    assert propose("e", sites, [leads, has], {}).moves == ()
    (move,) = propose("e", sites, [leads, has], {}, again=True).moves
    assert (move.sign_up_id, move.before, move.worksite) == ("s2", "1. A", "2. B")


def test_a_party_stays_together_where_wishes_leave_it_open() -> None:
    sites = [site("a", 0, 9), site("b", 0, 9)]
    here = wish(1, worksite_id="b", party="famille")
    (move,) = propose("e", sites, [here, wish(2, party="famille")], {}).moves
    assert move.worksite_id == "b"


def test_who_finds_no_place_is_told_why() -> None:
    people = {"v1": Volunteer(id="v1", first_name="Léo", is_minor=True)}
    found = propose("e", [site("a", 0, 3, adults=True)], [wish(1)], people)
    assert found.unplaced[0].name == "Léo"
    assert "adultes" in found.unplaced[0].reason
    full = propose("e", [site("a", 0, 0)], [wish(1, status=AssignmentStatus.WAITLIST)], {})
    assert "complets" in full.unplaced[0].reason
    assert "confirmé" in propose("e", [], [wish(1)], {}).unplaced[0].reason


SITES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans()), min_size=1, max_size=3
)
PEOPLE = st.lists(
    st.tuples(st.lists(st.sampled_from("abc"), max_size=3, unique=True), st.booleans()), max_size=5
)


@settings(max_examples=150)
@given(SITES, PEOPLE)
def test_nothing_is_broken_and_nobody_more_could_be_placed(
    drawn: list[tuple[int, int, bool]], people: list[tuple[list[str], bool]]
) -> None:
    sites = [
        site("abc"[n], least, least + more, adults=adults)
        for n, (least, more, adults) in enumerate(drawn)
    ]
    named = {one.id for one in sites}
    wishes = [
        wish(n, *(each for each in choices if each in named))
        for n, (choices, _) in enumerate(people)
    ]
    known = {f"v{n}": Volunteer(id=f"v{n}", is_minor=minor) for n, (_, minor) in enumerate(people)}
    found = propose("e", sites, wishes, known)
    counts = Counter(given_to(found).values())
    by_id = {one.id: one for one in sites}
    for row_id, worksite_id in given_to(found).items():
        minor = known[row_id.replace("s", "v")].is_minor
        assert not (minor and by_id[worksite_id].adults_only)
    for one in sites:
        assert one.maximum is not None
        assert counts[one.id] <= one.maximum
    assert len(found.moves) == _most(sites, wishes, known)
    assert len(found.moves) + len(found.unplaced) == len(wishes)


def _most(sites: list[Worksite], wishes: list[SignUp], known: dict[str, Volunteer]) -> int:
    """Return how many can be placed, by trying everything."""
    best = 0
    for tried in product([None, *sites], repeat=len(wishes)):
        placed = [(one, where) for one, where in zip(wishes, tried, strict=True) if where]
        counts = Counter(where.id for _, where in placed)
        fits = all(counts[one.id] <= (one.maximum or 0) for one in sites)
        allowed = not any(
            where.adults_only and known[one.volunteer_id].is_minor for one, where in placed
        )
        if fits and allowed:
            best = max(best, len(placed))
    return best
