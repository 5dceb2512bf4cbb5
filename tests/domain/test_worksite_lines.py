"""What is typed one a line is read, and written out again as it can be typed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.journee import Charter
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.worksite_lines import (
    format_charter,
    format_materials,
    format_results,
    format_tools,
    parse_charter,
    parse_materials,
    parse_results,
    parse_tools,
)
from polesdesk.domain.worksites import Material, Result, Tool

TODAY = date(2026, 11, 21)


def test_lines_are_read_as_a_manager_types_them() -> None:
    assert parse_tools("escabeaux;4\n\n gants ; apportés\nbrouette") == (
        Tool(name="escabeaux", quantity=4),
        Tool(name="gants", is_brought=True),
        Tool(name="brouette"),
    )
    assert parse_materials("peinture verte ; 12 pots ; 186,50 €\nplants ; 1 200\nvis ; ; 8") == (
        Material(name="peinture verte", quantity=Decimal(12), unit="pots", cents=18650),
        Material(name="plants", quantity=Decimal(1200)),
        Material(name="vis", cents=800),
    )
    assert parse_results("Clôture peinte ; 42,5 m") == (
        Result(name="Clôture peinte", quantity=Decimal("42.5"), unit="m"),
    )
    assert parse_charter("Les Amis ; présidente ; 12/03/2027\nVille", TODAY) == (
        Charter(name="Les Amis", quality="présidente", signed_on=date(2027, 3, 12)),
        Charter(name="Ville"),
    )


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (parse_tools, "escabeaux ; beaucoup"),
        (parse_tools, "escabeaux ; 4 grands"),
        (parse_tools, "escabeaux ; 1,5"),
        (parse_tools, "; 4"),
        (parse_materials, "peinture ; pots"),
        (parse_materials, "peinture ; 1 pot ; 12 € ; vert"),
        (parse_materials, "peinture ; 1 pot ; cher"),
        (parse_results, "Clôture"),
        (parse_results, "Clôture ; m"),
    ],
)
def test_what_is_not_clear_says_what_to_type(read: Callable[[str], Any], text: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        read(text)
    assert problem.value.message


NAMES = st.text("abcdéèœ -’", min_size=1, max_size=12).map(str.strip).filter(bool)
NAMES = NAMES.map(lambda name: " ".join(name.split()))
AMOUNTS = st.decimals(min_value=0, max_value=99_999, places=2).map(lambda one: one.normalize())
UNITS = st.sampled_from(["", "m", "m²", "pots", "sacs"])
CENTS = st.integers(0, 9_999_999)


@given(st.lists(st.builds(Tool, name=NAMES, quantity=st.none() | st.integers(0, 99_999),
                          is_brought=st.booleans())))  # fmt: skip
def test_tools_are_written_as_they_are_read(tools: list[Tool]) -> None:
    assert parse_tools(format_tools(tools)) == tuple(tools)


@given(st.lists(st.builds(Material, name=NAMES, quantity=st.none() | AMOUNTS, unit=st.just(""),
                          cents=st.none() | CENTS)))  # fmt: skip
def test_material_is_written_as_it_is_read(materials: list[Material]) -> None:
    assert parse_materials(format_materials(materials)) == tuple(materials)


@given(st.lists(st.builds(Result, name=NAMES, quantity=AMOUNTS, unit=UNITS)))
def test_results_are_written_as_they_are_read(results: list[Result]) -> None:
    assert parse_results(format_results(results)) == tuple(results)


DAYS = st.none() | st.dates(date(2001, 1, 1), date(2099, 1, 1))


@given(st.lists(st.builds(Charter, name=NAMES, quality=NAMES | st.just(""), signed_on=DAYS)))
def test_signatories_are_written_as_they_are_read(signatories: list[Charter]) -> None:
    assert parse_charter(format_charter(signatories), TODAY) == tuple(signatories)
