"""Filters on columns: what a chip says, what a saved search keeps."""

from datetime import date

import pytest

from polesdesk.domain.change_words import value_in_words
from polesdesk.domain.column_filters import (
    filter_in_words,
    read_filter,
    with_filter,
    without_filter,
    write_filter,
)
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match, SavedSearch
from polesdesk.domain.searches import keep_query, pair_in_words, query_of

NEW_YEAR, NEW_YEARS_EVE = date(2026, 1, 1), date(2026, 12, 31)


def days(**bounds: date) -> ColumnFilter:
    return ColumnFilter(column="end_date", match=Match.BETWEEN, **bounds)


def value(**bounds: int) -> ColumnFilter:
    return ColumnFilter(column="in_kind_value_cents", match=Match.BETWEEN, **bounds)


def one_of(column: str, *values: str) -> ColumnFilter:
    return ColumnFilter(column=column, match=Match.VALUES, values=values)


@pytest.mark.parametrize(
    ("subject", "one", "words"),
    [
        ("conventions", days(first=NEW_YEAR, last=NEW_YEARS_EVE),
         "Fin\u202f: du 01/01/2026 au 31/12/2026"),
        ("conventions", days(first=NEW_YEAR), "Fin\u202f: à partir du 01/01/2026"),
        ("conventions", days(last=NEW_YEAR), "Fin\u202f: jusqu’au 01/01/2026"),
        ("conventions", days(first=NEW_YEAR, last=NEW_YEAR), "Fin\u202f: le 01/01/2026"),
        ("conventions", value(least=100_000, most=250_050),
         "Aide en nature\u202f: de 1\u202f000,00\u00a0€ à 2\u202f500,50\u00a0€"),
        ("conventions", value(least=0), "Aide en nature\u202f: à partir de 0,00\u00a0€"),
        ("conventions", value(most=100), "Aide en nature\u202f: jusqu’à 1,00\u00a0€"),
        ("conventions", ColumnFilter(column="rooms", match=Match.EMPTY), "Locaux\u202f: vide"),
        ("conventions", ColumnFilter(column="use_kind", match=Match.FILLED),
         "Occupation\u202f: non vide"),
        ("conventions", one_of("use_kind", "SLOT", "SHARED"),
         "Occupation\u202f: Créneaux ou Usage partagé"),
        ("conventions", one_of("situation", "untitled"), "Situation\u202f: sans titre"),
        ("associations", one_of("city", "Amiens", "Abbeville", "Albert"),
         "Ville\u202f: Amiens, Abbeville ou 1 autre"),
        ("associations", one_of("city", "Amiens", "Abbeville", "Albert", "Ham"),
         "Ville\u202f: Amiens, Abbeville ou 2 autres"),
        ("associations",
         ColumnFilter(column="convention_count", match=Match.BETWEEN, least=2, most=2),
         "Conventions\u202f: 2"),
        ("associations", one_of("colour", "red"), ""),
    ],
)  # fmt: skip
def test_a_filter_is_said_in_french(subject, one, words):
    assert filter_in_words(subject, one) == words


@pytest.mark.parametrize(
    "one",
    [
        days(first=NEW_YEAR, last=NEW_YEARS_EVE),
        days(last=NEW_YEARS_EVE),
        value(least=0, most=0),
        one_of("rooms", "Salle « A », au fond = 1er", "Œuf"),
        ColumnFilter(column="rooms", match=Match.EMPTY),
    ],
)
def test_a_filter_that_was_kept_comes_back_as_it_was(one):
    assert read_filter("conventions", write_filter(one)) == one


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        '{"column": "end_date"}',
        '{"column": "end_date", "match": "like"}',
        '{"column": "end_date", "match": "between", "first": "hier"}',
        '{"column": "notes", "match": "empty"}',
        '{"column": "number; DROP TABLE hub", "match": "empty"}',
    ],
)
def test_a_filter_that_nobody_understands_is_passed_over(line):
    assert read_filter("conventions", line) is None


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("hub=01a2", "Pôle"),
        ("sort=-end_date", "Tri"),
        (f"column={write_filter(days(first=NEW_YEAR))}", "Fin\u202f: à partir du 01/01/2026"),
        (f"column={write_filter(one_of('city', 'Amiens'))}", "Ville\u202f: Amiens"),
        ("column={}", "Colonne"),
    ],
)
def test_the_history_says_what_a_saved_search_keeps(pair, words):
    assert pair_in_words(pair) == words
    assert value_in_words("saved_search", "filters", [pair]) == words


def test_a_column_has_one_filter_at_most():
    first, second = one_of("rooms", "A"), days(first=NEW_YEAR)
    both = with_filter(with_filter((), first), second)
    assert both == (first, second)
    other = one_of("rooms", "B")
    assert with_filter(both, other) == (other, second)
    assert without_filter(both, "rooms") == (second,)


def test_a_saved_search_gives_the_same_view_back():
    query = ListQuery(
        text="  théâtre ",
        filters={"hub": "h1", "situation": "", "ends": "90"},
        columns=(days(first=NEW_YEAR), one_of("rooms", "a=b, c")),
        sort="end_date",
        descending=True,
    )
    kept = keep_query(SavedSearch(id="1", subject="conventions", name="À relancer"), query)
    found = query_of(kept)
    assert found.text == "théâtre"
    assert found.filters == {"hub": "h1", "ends": "90"}
    assert found.columns == query.columns
    assert (found.sort, found.descending) == ("end_date", True)
    assert query_of(keep_query(kept, ListQuery())) == ListQuery()
