"""What imported agreements still lack for their originals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from polesdesk.domain.rules import Missing

_OF_THE_OFFICE = ("settings.", "signatory.", "convention.signatory_id")
"""Gaps that are filled once in the settings, for every agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """An agreement and what is missing for its original."""

    id: str
    number: str
    association: str
    hub: str
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacks:
    """The agreements that lack something of their own, how many lack nothing of their own.

    ``common`` is missing from all of them and filled once, in the settings.
    """

    rows: tuple[Lack, ...] = ()
    ready: int = 0
    common: tuple[Missing, ...] = ()

    @property
    def count(self) -> int:
        """How many agreements were looked at."""
        return len(self.rows) + self.ready


def sum_up(found: Sequence[Lack]) -> Lacks:
    """Tell apart what each agreement lacks and what the office lacks for all of them."""
    common = _common(found)
    own = [
        replace(one, missing=tuple(gap for gap in one.missing if gap not in common))
        for one in found
    ]
    lacking = tuple(one for one in own if one.missing)
    return Lacks(rows=lacking, ready=len(own) - len(lacking), common=common)


def _common(found: Sequence[Lack]) -> tuple[Missing, ...]:
    if not found:
        return ()
    return tuple(
        gap
        for gap in found[0].missing
        if gap.field.startswith(_OF_THE_OFFICE) and all(gap in one.missing for one in found)
    )
