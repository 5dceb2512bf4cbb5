"""What the list of follow-ups shows."""

from __future__ import annotations

from datetime import date
from functools import partial

from polesdesk.actions import follow_ups
from polesdesk.domain.escalation import FOLLOW_UP_STATES, FollowUpState
from polesdesk.domain.french import format_date
from polesdesk.domain.list_columns import FOLLOW_UPS_SEEN, Seen
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=follow_ups.count,
    page=follow_ups.page,
    position=follow_ups.position,
    values=follow_ups.values,
)
TEXTS = ListTexts(
    subject="follow_ups",
    one=marked("suite"),
    many=marked("suites"),
    feminine=True,
    filter=marked("Filtrer les suites"),
    new=marked("Nouvelle suite"),
    empty=marked("Une suite dit ce qu’un constat demande, qui s’en charge et pour quand."),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
_TONES = {
    FollowUpState.TO_DO: Tone.GREY,
    FollowUpState.WAITING: Tone.BLUE,
    FollowUpState.LATE: Tone.RED,
    FollowUpState.ANSWERED: Tone.AMBER,
    FollowUpState.DONE: Tone.GREEN,
}


def state_chip(state: FollowUpState) -> Chip:
    """Return the status of a follow-up."""
    return Chip(word=tr(FOLLOW_UP_STATES[state]), tone=_TONES[state])


def day_words(day: date | None) -> str:
    """Return a day, nothing when there is none."""
    return format_date(day) if day else ""


def _seen() -> Seen:
    """No column of this list depends on the day: the state comes with the row."""
    return Seen(today=date.min)


(
    _DUE, _STATE, _KIND, _TITLE, _WHO, _OWNER, _OPENED, _HUB, _CONVENTION, _LETTER, _DONE,
) = (partial(shown_as, one, _seen) for one in FOLLOW_UPS_SEEN)  # fmt: skip
COLUMNS = (
    _DUE(sort="due_on", sample="00/00/0000"),
    _STATE(sample="Réponse attendue", chip=lambda row: state_chip(row.state)),
    _KIND(sample="Demande d’explications"),
    _TITLE(sample="Créneau du samedi", stretch=3),
    _WHO(sample="Comité de quartier", stretch=2, starts_hidden=True),
    _OWNER(sample="Camille", stretch=1),
    _OPENED(sort="opened_on", sample="00/00/0000", starts_hidden=True),
    _HUB(sample="Château", stretch=1, starts_hidden=True),
    _CONVENTION(sample="VOL-2026-000", starts_hidden=True),
    _LETTER(sample="C-2026-000", starts_hidden=True),
    _DONE(sample="00/00/0000", starts_hidden=True),
)
