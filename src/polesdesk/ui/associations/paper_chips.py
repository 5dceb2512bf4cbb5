"""The state of a paper as a chip: on the card of an association and in the grid of papers."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.associations import Paper, PaperFile, PaperState, latest_paper, paper_state
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.labels import COVERS, PAPER_STATES
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


def insured(paper: Paper) -> str:
    """Return what a certificate covers, and that it names some premises only."""
    covers = [tr(COVERS[one]).lower() for one in paper.covers]
    named = len(paper.hub_ids) + len(paper.room_ids)
    words = plural(named, tr("lieu nommé"), tr("lieux nommés")) if named else ""
    return ", ".join(part for part in (*covers, words) if part)


def file_words(one: PaperFile) -> str:
    """Return the command that opens a further file, or one that was replaced."""
    if one.replaced_on is None:
        return tr("Ouvrir «\u202f{name}\u202f»").format(name=one.name)
    return tr("Ouvrir «\u202f{name}\u202f» (remplacé le {day})").format(
        name=one.name, day=format_date(one.replaced_on)
    )
