"""Tools, material, results and signatories of a charter as they are typed: one a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date, format_euros, format_number
from polesdesk.domain.journee import Charter
from polesdesk.domain.parsing import ParseProblem, parse_date, parse_money
from polesdesk.domain.parsing.problem import quoted
from polesdesk.domain.speech import said
from polesdesk.domain.worksites import Material, Result, Tool

_QUANTITY = re.compile(r"(\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(.*)")
_BROUGHT = "apport"
_GAP = re.compile(r"[\s\u00a0\u202f]")
_BREAK = re.compile(r"\s*;\s*")
Lined = TypeVar("Lined")


def parse_tools(text: str) -> tuple[Tool, ...]:
    """Return tools: « escabeaux ; 4 », « gants ; apportés » for what people bring."""
    return _each(text, _tool)


def _tool(parts: list[str], line: str) -> Tool:
    brought = [part for part in parts[1:] if fold(part).startswith(_BROUGHT)]
    others = [part for part in parts[1:] if part and part not in brought]
    quantity, unit = _quantity(others[0], line) if others else (None, "")
    if unit or len(others) > 1 or (quantity is not None and quantity != int(quantity)):
        raise _unclear(line, said("escabeaux\u202f; 4, ou gants\u202f; apportés"))
    return Tool(
        name=parts[0],
        quantity=int(quantity) if quantity is not None else None,
        is_brought=bool(brought),
    )


def format_tools(tools: Sequence[Tool]) -> str:
    """Return tools one a line, as they are typed."""
    return "\n".join(
        _joined(
            one.name,
            format_number(one.quantity) if one.quantity is not None else "",
            "apportés" if one.is_brought else "",
        )
        for one in tools
    )


def parse_materials(text: str) -> tuple[Material, ...]:
    """Return material: « peinture verte ; 12 pots ; 186 € », the cost of the whole quantity."""
    return _each(text, _material)


def _material(parts: list[str], line: str) -> Material:
    if len(parts) > 3:
        raise _unclear(line, said("peinture\u202f; 12 pots\u202f; 186 €"))
    quantity, unit = _quantity(parts[1], line) if len(parts) > 1 and parts[1] else (None, "")
    cents = parse_money(parts[2]) if len(parts) > 2 and parts[2] else None
    return Material(name=parts[0], quantity=quantity, unit=unit, cents=cents)


def format_materials(materials: Sequence[Material]) -> str:
    """Return material one a line, as it is typed."""
    return "\n".join(
        _joined(
            one.name,
            _amount(one.quantity, one.unit),
            format_euros(one.cents) if one.cents is not None else "",
        )
        for one in materials
    )


def parse_results(text: str) -> tuple[Result, ...]:
    """Return results: « clôture peinte ; 38 m »."""
    return _each(text, _result)


def _result(parts: list[str], line: str) -> Result:
    if len(parts) != 2 or not parts[1]:
        raise _unclear(line, said("clôture peinte\u202f; 38 m"))
    quantity, unit = _quantity(parts[1], line)
    return Result(name=parts[0], quantity=quantity, unit=unit)


def format_results(results: Sequence[Result]) -> str:
    """Return results one a line, as they are typed."""
    return "\n".join(_joined(one.name, _amount(one.quantity, one.unit)) for one in results)


def parse_charter(text: str, today: date) -> tuple[Charter, ...]:
    """Return signatories: « Les Amis du square ; présidente ; 12/03/2027 »."""

    def read(parts: list[str], line: str) -> Charter:
        if len(parts) > 3:
            raise _unclear(line, said("Les Amis du square\u202f; présidente\u202f; 12/03/2027"))
        signed = parse_date(parts[2], today) if len(parts) > 2 and parts[2] else None
        return Charter(name=parts[0], quality=parts[1] if len(parts) > 1 else "", signed_on=signed)

    return _each(text, read)


def format_charter(signatories: Sequence[Charter]) -> str:
    """Return signatories one a line, as they are typed."""
    return "\n".join(
        _joined(one.name, one.quality, format_date(one.signed_on) if one.signed_on else "")
        for one in signatories
    )


def _each(text: str, read: Callable[[list[str], str], Lined]) -> tuple[Lined, ...]:
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        parts = [" ".join(part.split()) for part in _BREAK.split(line.strip())]
        if not parts[0]:
            raise _unclear(line, said("le nom d’abord"))
        found.append(read(parts, line))
    return tuple(found)


def _quantity(text: str, line: str) -> tuple[Decimal, str]:
    found = _QUANTITY.fullmatch(text)
    if found is None:
        raise _unclear(line, said("un nombre, puis son unité\u202f: 12 pots"))
    number = _GAP.sub("", found[1]).replace(",", ".")
    return Decimal(number), found[2].strip()


def _unclear(line: str, example: str) -> ParseProblem:
    return ParseProblem(
        "line_unclear",
        said("{quoted} n’est pas clair. Tapez par exemple\u202f: {example}.").format(
            quoted=quoted(line.strip()), example=example
        ),
    )


def _amount(quantity: Decimal | None, unit: str) -> str:
    return "" if quantity is None else f"{format_number(quantity)} {unit}".strip()


def _joined(*parts: str) -> str:
    """Return the parts after semicolons; empty ones at the end go."""
    kept = list(parts)
    while kept and not kept[-1]:
        kept.pop()
    return " ; ".join(kept)
