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
from polesdesk.domain.speech import said

COLUMNS = ("Qui", "Convention", "Local", "Créneau ou objet", "Touché", "Suite donnée", "Où")


def facts(card: ClosureCard) -> list[tuple[str, str]]:
    """Return what is to be known of the operation, by label: where, when and how far first."""
    one = card.operation
    pairs = [
        (said("Locaux"), card.place),
        (said("Période"), period_in_words(one)),
        (said("État"), status_in_words(one, card.today)),
        (said("Motif"), ground_in_words(one)),
        (said("Décidée par"), act_in_words(one)),
        (said("À qui s’adresser"), one.contact),
        (said("Courriers"), letters_in_words(card)),
        (said("Notes"), one.notes),
    ]
    return [(label, text) for label, text in pairs if text]


def letters_in_words(card: ClosureCard) -> str:
    """Return « 3 courriers émis, 1 à émettre »."""
    issued = len(card.standing)
    parts = [plural(issued, said("courrier émis"), said("courriers émis"))] if issued else []
    if card.to_write:
        left = said("courrier à émettre"), said("courriers à émettre")
        parts.append(plural(len(card.to_write), *left))
    return ", ".join(parts)


def line_cells(one: TouchedLine) -> tuple[str, ...]:
    """Return the cells of a line, in the order of the columns."""
    what = one.what or TOUCHED_KINDS[one.kind].lower()
    return (
        one.who, one.number, one.room, what, lost_in_words(one), outcome_in_words(one),
        " – ".join(text for text in (place_in_words(one.place), one.amendment) if text),
    )  # fmt: skip
