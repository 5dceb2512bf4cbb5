"""Tables, lists and blocks that the program makes and a template places by name."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.clauses.values import BlockKind
from polesdesk.domain.facts import ALWAYS
from polesdesk.domain.speech import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """What ``[label]`` on a line of its own places; ``mends`` and ``required`` as for a field."""

    name: str
    label: str
    kind: BlockKind
    mends: str = ""
    required: str = ""


INSERTS: tuple[Insert, ...] = (
    Insert(
        name="premises",
        label="tableau des locaux",
        kind=BlockKind.TABLE,
        mends="convention.room_ids",
        required=ALWAYS,
    ),
    Insert(
        name="slots",
        label="tableau des créneaux",
        kind=BlockKind.TABLE,
        mends="convention.slots",
        required="usage réparti",
    ),
    Insert(
        name="amended_articles",
        label="tableau des modifications",
        kind=BlockKind.TABLE,
        mends="convention.room_ids",
        required="avenant",
    ),
    Insert(name="papers", label="liste des pièces", kind=BlockKind.LIST),
    Insert(name="annexes", label="liste des annexes", kind=BlockKind.LIST),
    Insert(name="in_kind_working", label="calcul de la valeur", kind=BlockKind.WORKING),
    Insert(name="signatures", label=marked("signatures"), kind=BlockKind.SIGNATURES),
    Insert(name="enforceability", label="acte rendu exécutoire", kind=BlockKind.ENFORCEABILITY),
    Insert(name="page_break", label="saut de page", kind=BlockKind.PAGE_BREAK),
)
"""Every insert; a template that names another is refused."""
