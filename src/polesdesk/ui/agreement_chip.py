"""The status of an agreement in one word and one tone, the same in every list and card."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.agreement_status import (
    SOON_DAYS,
    Standing,
    Status,
    agreement_status,
    status_in_words,
)
from polesdesk.domain.conventions import Situation
from polesdesk.domain.french import format_date
from polesdesk.domain.rows import ConventionRow
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

_TONES = {
    Status.TO_SIGN: Tone.BLUE,
    Status.SIGNED_BY_ASSOCIATION: Tone.BLUE,
    Status.NOT_STARTED: Tone.BLUE,
    Status.IN_FORCE: Tone.GREEN,
    Status.ENDS_SOON: Tone.AMBER,
    Status.SUSPENDED: Tone.AMBER,
    Status.TERMINATION_PENDING: Tone.AMBER,
    Status.UNTITLED: Tone.RED,
}
_ICONS = {
    Status.DRAFT: "pencil",
    Status.INSTRUCTION: "clipboard-list",
    Status.WITHDRAWN: "circle-x",
    Status.REFUSED: "circle-x",
    Status.NOT_STARTED: "calendar-clock",
    Status.SUSPENDED: "ban",
    Status.TERMINATION_PENDING: "hourglass",
    Status.RENEWED: "archive",
    Status.EXPIRED: "archive",
    Status.CLOSED: "archive",
    Status.ARCHIVED: "archive",
}


def agreement_chip(
    one: Standing,
    today: date,
    *,
    situation: Situation,
    untitled: bool,
    soon_days: int = SOON_DAYS,
) -> Chip:
    """Return « En vigueur », « Finit dans 40 j », « Sans titre », « À signer »…"""
    status = agreement_status(
        one, today, situation=situation, untitled=untitled, soon_days=soon_days
    )
    return Chip(
        word=status_in_words(status, one.end_date, today),
        tone=_TONES.get(status, Tone.GREY),
        icon=_ICONS.get(status, ""),
    )


def end_in_words(row: ConventionRow, usual: str) -> str:
    """Return when an agreement ends: its termination, else ``usual`` with its last day put in."""
    if row.terminated_on is not None:
        return tr("résiliation au {day}").format(day=format_date(row.terminated_on))
    return usual.format(day=format_date(row.end_date)) if row.end_date is not None else ""
