"""What the list of follow-ups shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from polesdesk.actions import follow_ups
from polesdesk.domain.escalation import FollowUpState
from polesdesk.domain.follow_up_rows import FollowUpRow
from polesdesk.domain.french import format_date
from polesdesk.domain.occupancy_labels import FOLLOW_UPS
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(count=follow_ups.count, page=follow_ups.page, position=follow_ups.position)
TEXTS = ListTexts(
    subject="follow_ups",
    one=marked("suite"),
    many=marked("suites"),
    feminine=True,
    filter=marked("Filtrer les suites"),
    new=marked("Nouvelle suite"),
    empty=marked(
        "Une suite dit ce qu’un constat demande\u202f: un rappel, des travaux, une explication à "
        "demander, avec un responsable et une échéance."
    ),
    empty_link=marked("Lire la page du manuel"),
)
STATES: Mapping[FollowUpState, str] = {
    FollowUpState.TO_DO: marked("À faire"),
    FollowUpState.WAITING: marked("Réponse attendue"),
    FollowUpState.LATE: marked("En retard"),
    FollowUpState.ANSWERED: marked("À examiner"),
    FollowUpState.DONE: marked("Terminée"),
}
_TONES = {
    FollowUpState.TO_DO: Tone.GREY,
    FollowUpState.WAITING: Tone.BLUE,
    FollowUpState.LATE: Tone.RED,
    FollowUpState.ANSWERED: Tone.AMBER,
    FollowUpState.DONE: Tone.GREEN,
}


def state_chip(state: FollowUpState) -> Chip:
    """Return the status of a follow-up."""
    return Chip(word=tr(STATES[state]), tone=_TONES[state])


def day_words(day: date | None) -> str:
    """Return a day, nothing when there is none."""
    return format_date(day) if day else ""


def _who(row: FollowUpRow) -> str:
    return row.association or row.hub


COLUMNS = (
    Column(
        key="due",
        title=marked("Échéance"),
        text=lambda row: day_words(row.due_on),
        sort="due",
        sample="00/00/0000",
        copied=lambda row: row.due_on,
    ),
    Column(
        key="state",
        title=marked("État"),
        text=lambda row: tr(STATES[row.state]),
        sample="Réponse attendue",
        chip=lambda row: state_chip(row.state),
    ),
    Column(
        key="kind",
        title=marked("Nature"),
        text=lambda row: tr(FOLLOW_UPS[row.kind]),
        sample="Demande d’explications",
    ),
    Column(
        key="title",
        title=marked("Objet"),
        text=lambda row: row.title,
        sample="Créneau du samedi",
        stretch=3,
    ),
    Column(
        key="who",
        title=marked("Pour"),
        text=_who,
        sample="Comité de quartier",
        stretch=2,
        starts_hidden=True,
    ),
    Column(
        key="owner",
        title=marked("Responsable"),
        text=lambda row: row.owner,
        sample="Camille",
        stretch=1,
    ),
    Column(
        key="opened",
        title=marked("Ouverte le"),
        text=lambda row: day_words(row.opened_on),
        sort="opened",
        sample="00/00/0000",
        starts_hidden=True,
    ),
    Column(
        key="hub",
        title=marked("Pôle"),
        text=lambda row: row.hub,
        sample="Château",
        stretch=1,
        starts_hidden=True,
    ),
    Column(
        key="letter",
        title=marked("Courrier"),
        text=lambda row: row.letter,
        sample="C-2026-000",
        starts_hidden=True,
    ),
)
