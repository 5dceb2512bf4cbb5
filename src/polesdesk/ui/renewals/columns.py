"""What the list of the campaign shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from polesdesk.actions import campaign_list
from polesdesk.domain.campaign import CampaignRow, CampaignStep
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.renewal_labels import GROUPS, STEPS
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=campaign_list.count,
    page=campaign_list.page,
    position=campaign_list.position,
    whole=campaign_list.whole,
)
TEXTS = ListTexts(
    subject="renewals",
    one=marked("convention"),
    many=marked("conventions"),
    feminine=True,
    filter=marked("Filtrer la campagne"),
    empty=marked(
        "Aucune convention ne prend fin dans cette période. Celles qui finissent apparaissent "
        "ici six mois avant, avec l’étape à franchir."
    ),
    empty_link=marked("Lire la page du manuel"),
)
PERIODS = (
    Choice(value="3", label=marked("sous 3 mois")),
    Choice(value="12", label=marked("sous 12 mois")),
    Choice(value="24", label=marked("sous 2 ans")),
)
STANDINGS = (
    Choice(value="open", label=marked("en cours")),
    Choice(value="late", label=marked("en retard")),
    Choice(value="blocked", label=marked("bloquées")),
    Choice(value="done", label=marked("terminées")),
)
GROUP_CHOICES = tuple(Choice(value=str(group), label=word) for group, word in GROUPS.items())


def step_chip(row: CampaignRow) -> Chip:
    """Return the next thing to do, red when it is late, amber when something blocks it."""
    word = tr(STEPS[row.step])
    if row.step is CampaignStep.DONE:
        return Chip(word=word, tone=Tone.GREEN, icon="circle-check")
    if row.late:
        return Chip(word=word, tone=Tone.RED, icon="clock")
    if row.blockers:
        return Chip(word=word, tone=Tone.AMBER, icon="circle-alert")
    return Chip(word=word, tone=Tone.BLUE, icon="arrow-right")


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns; days are counted from the day of the list."""

    def show(key: str, **look: Any) -> Column:
        one = column("renewals", key)
        assert one is not None
        return shown_as(one, lambda: Seen(today=today()), **look)

    return (
        show("association", sort="association", sample="Les Amis du Quartier", stretch=3),
        show("end_date", sort="end_date", sample="31/08/2027"),
        show("days_left", sort="days_left", sample="−000"),
        show("step", sort="step", chip=step_chip, sample="Faire signer par la Ville"),
        show("due", sort="due", sample="31/08/2027", starts_hidden=True),
        show("number", sort="number", sample="MON-2026-0030"),
        show("hub", sort="hub", sample="Château de", starts_hidden=True),
        show("group", sample="Préparer", starts_hidden=True),
        show("blockers", sample="Pièces manquantes", stretch=3, starts_hidden=True),
        show("outcome", sample="Renouveler à l’identique", starts_hidden=True),
        show("successor", sample="VOL-2026-003", starts_hidden=True),
        show("rooms", sample="Salle polyvalente", starts_hidden=True),
    )
