"""Where the manager has been: what counts as seen, and the way back and forth."""

import pytest

from polesdesk.domain.lists import ListQuery
from polesdesk.ui.search.trail import GLANCE, KEPT, TRAVEL, Place, Trail


class Clock:
    """A clock that tests turn."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def trail(clock: Clock) -> Trail:
    return Trail(clock)


def place(record: str, subject: str = "hubs", text: str = "") -> Place:
    return Place(subject=subject, kind=subject[:-1], record=record, query=ListQuery(text=text))


def stay(trail: Trail, clock: Clock, *places: Place) -> None:
    """See places one after the other, long enough to count."""
    for one in places:
        trail.visit(one)
        clock.now += 2 * GLANCE


def test_places_are_behind_in_the_order_they_were_seen(trail, clock):
    a, b, c = place("a"), place("b"), place("c", "associations")
    stay(trail, clock, a, b, c)
    assert trail.here() == c
    assert trail.behind() == (b, a)
    assert trail.ahead() == ()


def test_records_passed_in_a_list_do_not_count(trail, clock):
    a, b = place("a"), place("b")
    stay(trail, clock, a)
    for number in range(20):
        trail.visit(place(f"passed {number}"))
        clock.now += GLANCE / 4
    stay(trail, clock, b)
    assert trail.behind() == (a,)
    trail.visit(place("c"))
    assert trail.recent() == (("hub", "b"), ("hub", "a"))


def test_a_jump_to_another_tab_counts_however_short_the_look_was(trail, clock):
    trail.visit(place("a"))
    trail.visit(place("b", "associations"))
    assert trail.behind() == (place("a"),)


def test_the_filters_of_a_place_are_those_it_was_left_with(trail, clock):
    stay(trail, clock, place("a"), place("a", text="marais"), place("b", "associations"))
    assert trail.behind() == (place("a", text="marais"),)


def test_back_and_forth_lose_nothing(trail, clock):
    a, b, c = place("a"), place("b"), place("c", "associations")
    stay(trail, clock, a, b, c)
    trail.travel(b)
    trail.visit(place("z"))  # what the tab showed before it got there
    trail.visit(b)
    assert (trail.behind(), trail.ahead()) == ((a,), (c,))
    trail.travel(c)
    trail.visit(c)
    assert (trail.behind(), trail.ahead()) == ((b, a), ())


def test_going_elsewhere_after_going_back_forgets_what_was_ahead(trail, clock):
    a, b = place("a"), place("b")
    stay(trail, clock, a, b)
    trail.travel(a)
    stay(trail, clock, a, place("n"))
    assert (trail.behind(), trail.ahead()) == ((a,), ())


def test_a_place_never_reached_is_given_up(trail, clock):
    a, b = place("a"), place("b")
    stay(trail, clock, a, b)
    trail.travel(a)
    trail.visit(place("kept by an open form"))
    assert trail.here() == b
    clock.now += 2 * TRAVEL
    stay(trail, clock, place("n"))
    assert trail.behind() == (b, a)


def test_the_same_record_seen_twice_is_recent_once(trail, clock):
    stay(trail, clock, place("a"), place("b"), place("a"), place("c"))
    assert trail.all_seen() == (("hub", "c"), ("hub", "a"), ("hub", "b"))


def test_what_was_seen_another_day_comes_after_what_was_seen_today(trail, clock):
    trail.remember((("hub", "x"), ("hub", "y")))
    stay(trail, clock, place("a"), place("", "dashboards"))
    assert trail.recent() == (("hub", "a"), ("hub", "x"), ("hub", "y"))


def test_a_long_day_does_not_grow_without_end(trail, clock):
    stay(trail, clock, *(place(str(number)) for number in range(KEPT + 20)))
    assert len(trail.behind()) == KEPT - 1
