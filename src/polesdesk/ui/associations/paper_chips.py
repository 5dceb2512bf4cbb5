"""The state of a paper as a chip: on the card of an association and in the grid of papers."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.associations import Paper, PaperState, latest_paper, paper_state
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import PAPER_STATES
from polesdesk.domain.paper_typing import PaperGridRow, TypedPaper, saved_papers
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

TONES = {
    PaperState.MISSING: Tone.RED,
    PaperState.RECEIVED: Tone.GREEN,
    PaperState.VALID: Tone.GREEN,
    PaperState.EXPIRING: Tone.AMBER,
    PaperState.EXPIRED: Tone.RED,
    PaperState.REJECTED: Tone.RED,
    PaperState.NOT_APPLICABLE: Tone.GREY,
}
_DATED = frozenset({PaperState.RECEIVED, PaperState.VALID, PaperState.EXPIRING, PaperState.EXPIRED})


def state_chip(state: PaperState, paper: Paper | None = None) -> Chip:
    """Return a state with the day that matters: the end, else the receipt."""
    word = tr(PAPER_STATES[state])
    day = (paper.valid_to or paper.received_on) if paper and state in _DATED else None
    if day is not None:
        word = f"{word} {format_date(day)}"
    return Chip(word=word, tone=TONES[state])


def typed_chip(row: PaperGridRow, typed: TypedPaper, today: date, expiring_days: int) -> Chip:
    """Return the state that a paper will have once what was typed is saved: with a pencil."""
    changed = {one.id: one for one in saved_papers(typed, row.papers, today)}
    kept = [changed.pop(one.id, one) for one in row.papers]
    paper = latest_paper((*kept, *changed.values()), typed.kind)
    if typed.decided is not None:
        return Chip(word=_decision(typed), tone=TONES[typed.decided], icon="pencil")
    chip = state_chip(paper_state(paper, today, expiring_days=expiring_days), paper)
    tone = Tone.BLUE if chip.tone is Tone.GREEN else chip.tone
    return Chip(word=chip.word, tone=tone, icon="pencil")


def _decision(typed: TypedPaper) -> str:
    assert typed.decided is not None
    word = tr(PAPER_STATES[typed.decided])
    return f"{word}, {typed.reason}" if typed.reason else word
