"""Rates: published intervals, and what few observations may not say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain import rates
from polesdesk.domain.rates import Tally, add, could_be_freed, freshness, season_of, share, wilson

# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
# Medicine 17 (1998), table I, method 3 (score, without continuity correction).
PUBLISHED = (
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
)


@pytest.mark.parametrize(("k", "n", "low", "high"), PUBLISHED)
def test_the_interval_is_the_published_one(k: int, n: int, low: float, high: float) -> None:
    found = wilson(k, n)
    assert found is not None
    assert found.low == pytest.approx(low, abs=0.00005)
    assert found.high == pytest.approx(high, abs=0.00005)


def test_without_observation_there_is_no_interval() -> None:
    assert wilson(0, 0) is None
    assert rates.rate(0, 0).value is None
    assert rates.rate(0, 0).is_insufficient(0)


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3), (1, 0)])
def test_more_found_than_looked_at_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="out of"):
        wilson(k, n)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_rate_and_mirrors_the_opposite(found: tuple[int, int]) -> None:
    k, n = found
    one, mirror = wilson(k, n), wilson(n - k, n)
    assert one is not None
    assert mirror is not None
    assert 0 <= one.low <= k / n <= one.high <= 1
    assert one.low == pytest.approx(1 - mirror.high)
    more = wilson(4 * k, 4 * n)
    assert more is not None
    assert more.high - more.low < one.high - one.low


def test_two_empty_visits_condemn_nobody() -> None:
    assert not could_be_freed(Tally(empty=2), least=5)
    assert not could_be_freed(Tally(empty=4, occupied=1), least=5)
    assert could_be_freed(Tally(empty=5), least=5)
    assert not could_be_freed(Tally(occupied=30), least=5)


def test_what_was_left_out_is_no_observation() -> None:
    seen = Tally(occupied=3, empty=1, other=1, excluded={"excused": 4, "closure": 2})
    assert (seen.n, seen.left_out) == (5, 6)
    assert seen.effective.k == 3
    assert seen.effective.value == pytest.approx(0.6)
    assert seen.absence.value == pytest.approx(0.2)
    assert not seen.effective.is_insufficient(5)
    assert seen.effective.is_insufficient(6)


def test_tallies_add_up() -> None:
    one = Tally(
        occupied=1, excluded={"closure": 1}, counted=1, filled=0.5, last_seen=date(2026, 1, 2)
    )
    two = Tally(empty=2, excluded={"closure": 1, "edge": 3}, counted=1, filled=1.0)
    both = add(one, two)
    assert both.n == 3
    assert both.excluded == {"closure": 2, "edge": 3}
    assert both.fill == pytest.approx(0.75)
    assert both.last_seen == date(2026, 1, 2)
    assert Tally().fill is None


def test_shares_freshness_and_seasons() -> None:
    assert share(9, 36) == pytest.approx(0.25)
    assert share(1, 0) is None
    assert freshness(date(2026, 11, 1), date(2026, 11, 21)) == 20
    assert freshness(None, date(2026, 11, 21)) is None
    assert season_of("2026-08") == "2025-2026"
    assert season_of("2026-09") == "2026-2027"
