"""What the dialog of the help in kind reads at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polesdesk.actions import in_kind, in_kind_letters
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.in_kind_list import InKindList

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the dialog shows of a year: the list, and the letters that stand, by association."""

    found: InKindList
    letters: dict[str, Letter]
    outdated: frozenset[str]


def look(work: Work, year: int) -> Look:
    """Read a year."""
    found = in_kind.year_list(work, year)
    letters = in_kind_letters.of_year(work, year)
    outdated = frozenset(
        row.id
        for row in found.rows
        if row.id in letters and in_kind_letters.is_outdated(letters[row.id], row)
    )
    return Look(found=found, letters=letters, outdated=outdated)
