"""Closures and requisitions on the cards of hubs and agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.closure_words import ground_in_words, name_of, status_in_words
from polesdesk.ui.card import Block, Line, Link
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


def closures_block(found: Sequence[ClosureOperation], today: date) -> Block | None:
    """Return the operations that touch a record, each with the way to it; None without any."""
    if not found:
        return None
    return Block(
        title=tr("Fermetures et réquisitions"), lines=tuple(_line(one, today) for one in found)
    )


def _line(one: ClosureOperation, today: date) -> Line:
    name = name_of(one)
    is_over = one.reopened_on is not None or today > one.period[1]
    tone = Tone.BLUE if today < one.period[0] else Tone.AMBER
    return Line(
        title=name[:1].upper() + name[1:],
        detail=ground_in_words(one),
        chip=Chip(word=status_in_words(one, today), tone=Tone.GREY if is_over else tone),
        link=Link(kind="closure_operation", id=one.id),
    )
