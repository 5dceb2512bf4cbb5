"""A clash in words: the day, the room, who holds it."""

from __future__ import annotations

from polesdesk.domain.french import format_date
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.speech import said


def clash_in_words(one: ClashRow) -> str:
    """Return « 12/01/2027, Salle 1 : Théâtre de l’Œuf (VOL-2026-003) »."""
    other = one.other or said("un autre occupant")
    number = f" ({one.other_convention})" if one.other_convention else ""
    if one.people is not None and one.capacity is not None:
        number += said(", {people} personnes pour {capacity}").format(
            people=one.people, capacity=one.capacity
        )
    return f"{format_date(one.day)}, {one.room}\u202f: {other}{number}"
