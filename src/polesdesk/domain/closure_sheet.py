"""What the sheet of a closure says, the same on paper and in a spreadsheet."""

from __future__ import annotations

from polesdesk.domain.closure_cards import ClosureCard
from polesdesk.domain.closure_labels import TOUCHED_KINDS
from polesdesk.domain.closure_operations import TouchedLine
from polesdesk.domain.closure_words import (
    act_in_words,
    ground_in_words,
    lost_in_words,
    outcome_in_words,
    period_in_words,
    place_in_words,
    status_in_words,
)
from polesdesk.domain.french import plural

COLUMNS = ("Qui", "Convention", "Local", "Créneau ou objet", "Touché", "Suite donnée", "Où")


def facts(card: ClosureCard) -> list[tuple[str, str]]:
    """Return what is to be known of the operation, by label."""
    one = card.operation
    pairs = [
        ("Locaux", card.place),
        ("Période", period_in_words(one)),
        ("Motif", ground_in_words(one)),
        ("Décidée par", act_in_words(one)),
        ("État", status_in_words(one, card.today)),
        ("À qui s’adresser", one.contact),
        ("Courriers", letters_in_words(card)),
        ("Notes", one.notes),
    ]
    return [(label, text) for label, text in pairs if text]


def letters_in_words(card: ClosureCard) -> str:
    """Return « 3 courriers émis, 1 à émettre »."""
    issued = len(card.standing)
    parts = [plural(issued, "courrier émis", "courriers émis")] if issued else []
    if card.to_write:
        parts.append(f"{plural(len(card.to_write), 'courrier')} à émettre")
    return ", ".join(parts)


def line_cells(one: TouchedLine) -> tuple[str, ...]:
    """Return the cells of a line, in the order of the columns."""
    what = one.what or TOUCHED_KINDS[one.kind].lower()
    return (
        one.who, one.number, one.room, what, lost_in_words(one), outcome_in_words(one),
        " – ".join(text for text in (place_in_words(one.place), one.amendment) if text),
    )  # fmt: skip
