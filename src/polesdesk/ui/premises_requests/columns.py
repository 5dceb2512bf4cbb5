"""What the list of requests for premises shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from polesdesk.actions import premises_requests
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import REQUEST_STATES
from polesdesk.domain.premises_requests import RequestState
from polesdesk.domain.rows import PremisesRequestRow
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=premises_requests.count,
    page=premises_requests.page,
    position=premises_requests.position,
    values=premises_requests.values,
)
TEXTS = ListTexts(
    subject="premises_requests",
    one=marked("demande"),
    many=marked("demandes"),
    feminine=True,
    filter=marked("Filtrer les demandes"),
    new=marked("Nouvelle demande"),
    empty=marked(
        "Une demande de locaux se note à son arrivée\u202f: qui demande, quoi, pour quand. "
        "La suite part de là."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
STATES = (
    Choice(value="open", label=marked("en cours")),
    Choice(value="to_acknowledge", label=marked("à accuser")),
    Choice(value=RequestState.WAITING, label=marked("en attente")),
    Choice(value=RequestState.OPTION, label=marked("avec option")),
    Choice(value=RequestState.LAPSED, label=marked("option caduque")),
    Choice(value=RequestState.ACCEPTED, label=marked("acceptées")),
    Choice(value=RequestState.REFUSED, label=marked("refusées")),
    Choice(value=RequestState.WITHDRAWN, label=marked("retirées")),
)
_TONES = {
    RequestState.RECEIVED: (Tone.AMBER, "mail"),
    RequestState.ACKNOWLEDGED: (Tone.BLUE, "mail"),
    RequestState.WAITING: (Tone.BLUE, "hourglass"),
    RequestState.OPTION: (Tone.BLUE, "calendar-clock"),
    RequestState.LAPSED: (Tone.RED, "circle-alert"),
    RequestState.ACCEPTED: (Tone.GREEN, "circle-check"),
    RequestState.REFUSED: (Tone.GREY, "circle-x"),
    RequestState.WITHDRAWN: (Tone.GREY, "circle-x"),
}


def state_chip(state: RequestState) -> Chip:
    """Return the state of a request in one word and one tone."""
    tone, icon = _TONES[state]
    return Chip(word=tr(REQUEST_STATES[state]), tone=tone, icon=icon)


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns; an option lapses with the day."""

    def chip(row: PremisesRequestRow) -> Chip:
        return state_chip(row.state)

    def show(key: str, **look: Any) -> Column:
        one = column("premises_requests", key)
        assert one is not None
        return shown_as(one, lambda: Seen(today=today()), **look)

    return (
        show("number", sort="number", sample="DEM-2026-003"),
        show("applicant", sort="applicant", sample="Les Amis du Quartier", stretch=3),
        show("kind", sample="Créneau supplémentaire"),
        show("received_on", sort="received_on", sample="31/08/2027"),
        show("state", chip=chip, sample="Accusée de réception"),
        show("wish", sample="le mardi, de 18 h à 20 h", stretch=3, starts_hidden=True),
        show("hubs", sample="Château de", starts_hidden=True),
        show("headcount", sample="000", starts_hidden=True),
        show("score", sample="100 %", starts_hidden=True),
        show("acknowledged_on", sample="31/08/2027", starts_hidden=True),
        show("option_until", sample="31/08/2027", starts_hidden=True),
        show("decided_on", sample="31/08/2027", starts_hidden=True),
    )
