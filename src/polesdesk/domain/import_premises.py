"""Rooms and units of a row: several in one cell, their measures, what kind they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from polesdesk.domain.conventions import UseKind
from polesdesk.domain.folding import fold
from polesdesk.domain.import_cells import RowCells
from polesdesk.domain.import_columns import shown_text
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_rows import RoomPart
from polesdesk.domain.import_words import property_regime, room_kind
from polesdesk.domain.parsing import ParseProblem, cell_text, parse_int, parse_surface
from polesdesk.domain.speech import said

T = TypeVar("T")

_ROOM = r"(?:salles?|bureaux?|locaux|local|ateliers?|box|pièces?)\b"
# « + » always parts rooms; a comma or a word does so only before another room.
_BETWEEN = re.compile(rf"\s*(?:[+;\n]|(?:,|/|&|\bet\b)\s*(?={_ROOM}))\s*", re.IGNORECASE)
_SHORT_NAMES = re.compile(
    rf"(?P<noun>{_ROOM})\s+(?P<names>\w{{1,3}}(?:\s*(?:,|&|/|\bet\b)\s*\w{{1,3}})+)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|&|/|\bet\b)\s*", re.IGNORECASE)
_SINGULAR = {"salles": "Salle", "bureaux": "Bureau", "locaux": "Local", "ateliers": "Atelier"}
_ERP_CATEGORY = re.compile(r"([1-5]) ?(?:er?e?|eme)? ?(?:cat[a-z]*)?")


def rooms_of(row: RowCells, use_kind: UseKind | None) -> tuple[RoomPart, ...]:
    """Return the rooms of a row; an agreement for a unit may name it in its own column."""
    names = room_names(row.text(Field.ROOM))
    locker = row.line(Field.LOCKER)
    if not names and use_kind is UseKind.UNIT and locker:
        names = (locker,)
    surfaces = _measures(row, Field.SURFACE, parse_surface, len(names))
    capacities = _measures(row, Field.CAPACITY, parse_int, len(names))
    erp_type = re.sub(r"^type\s+", "", row.line(Field.ERP_TYPE), flags=re.IGNORECASE).upper()
    erp_category = row.parsed(Field.ERP_CATEGORY, _erp_category)
    regime = row.parsed(Field.REGIME, property_regime)
    return tuple(
        RoomPart(
            name=name,
            kind=room_kind(name),
            surface_m2=surface,
            capacity=capacity,
            erp_type=erp_type,
            erp_category=erp_category,
            property_regime=regime,
        )
        for name, surface, capacity in zip(names, surfaces, capacities, strict=True)
    )


@lru_cache(maxsize=5_000)
def room_names(text: str) -> tuple[str, ...]:
    """Return the rooms named in a cell: « Salle A + Salle B », « Salles 1, 2 et 3 »."""
    names: list[str] = []
    for part in _BETWEEN.split(text):
        plain = " ".join(part.split())
        short = _SHORT_NAMES.fullmatch(plain)
        if short:
            noun = _SINGULAR.get(fold(short["noun"]), short["noun"])
            names.extend(f"{noun} {name}" for name in _BETWEEN_NAMES.split(short["names"]))
        elif plain:
            names.append(plain)
    return tuple(dict.fromkeys(names))


def _measures(row: RowCells, name: Field, parse: Callable[[str], T], rooms: int) -> list[T | None]:
    """Return a measure per room; one figure for several rooms is given to none of them."""
    cell = row.cells.get(name)
    parts = [part for part in re.split(r"[+;\n]", cell_text(cell)) if part.strip()]
    if rooms > 1 and len(parts) == rooms:
        return [row.part(name, part, parse) for part in parts]
    value = row.parsed(name, parse)
    if rooms > 1 and value is not None:
        row.warn(
            said(
                "{label} : {shown_text} pour {rooms} locaux ; la part de chacun est à saisir dans "
                "PolesDesk."
            ).format(label=said(LABELS[name]), shown_text=shown_text(cell), rooms=rooms)
        )
        return [None] * rooms
    return [value] * rooms


def _erp_category(text: str) -> int:
    found = _ERP_CATEGORY.fullmatch(fold(text))
    if not found:
        raise ParseProblem(
            "not_erp", said("Une catégorie d’ERP va de 1 à 5 : tapez par exemple 5.")
        )
    return int(found[1])
