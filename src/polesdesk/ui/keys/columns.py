"""What the register of keys shows, and how it is narrowed."""

from __future__ import annotations

from datetime import date
from typing import Any

from polesdesk.actions import access_devices
from polesdesk.domain.access_devices import Standing
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import STANDINGS
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=access_devices.count,
    page=access_devices.page,
    position=access_devices.position,
    whole=access_devices.whole,
)
TEXTS = ListTexts(
    subject="access_devices",
    one=marked("clé ou badge"),
    many=marked("clés et badges"),
    feminine=True,
    filter=marked("Filtrer les clés"),
    new=marked("Nouvelle clé"),
    empty=marked(
        "Le registre dit quelles clés, quels badges et quels codes existent, ce qu’ils ouvrent et "
        "qui les a."
    ),
    empty_link=marked("Lire la page du manuel"),
)
STANDING_CHOICES = (
    Choice(value="out", label=marked("dehors")),
    Choice(value="LATE", label=marked("en retard")),
    Choice(value="IN_BOX", label=marked("au coffre")),
    Choice(value="gone", label=marked("hors service")),
    Choice(value="all", label=marked("toutes, hors service aussi")),
)
_TONES = {
    Standing.IN_BOX: Tone.GREEN,
    Standing.OUT: Tone.BLUE,
    Standing.LATE: Tone.RED,
    Standing.LOST: Tone.AMBER,
    Standing.BROKEN: Tone.GREY,
    Standing.WITHDRAWN: Tone.GREY,
}

_ICONS = {
    Standing.IN_BOX: "check",
    Standing.OUT: "key-round",
    Standing.LATE: "circle-alert",
    Standing.LOST: "x",
    Standing.BROKEN: "triangle-alert",
    Standing.WITHDRAWN: "ban",
}


def standing_chip(standing: Standing) -> Chip:
    """Return where a key is."""
    return Chip(word=tr(STANDINGS[standing]), tone=_TONES[standing], icon=_ICONS[standing])


def _show(key: str, **look: Any) -> Column:
    one = column("access_devices", key)
    assert one is not None
    return shown_as(one, lambda: Seen(today=date.min), **look)


COLUMNS = (
    _show("label", sort="label", sample="VOL-12/10"),
    _show("kind", sample="Télécommande", starts_hidden=True),
    _show("standing", sample="En retard", chip=lambda row: standing_chip(row.standing)),
    _show("opens", sample="Salle 1, entrée", stretch=2),
    _show("association", sort="association", sample="Les Amis", stretch=2),
    _show("holder", sample="Mme Exemple", stretch=1, starts_hidden=True),
    _show("due_on", sort="due_on", sample="00/00/0000"),
    _show("hub", sort="hub", sample="Château", starts_hidden=True),
    _show("handed_on", sort="handed_on", sample="00/00/0000", starts_hidden=True),
    _show("convention", sample="VOL-2026-000", starts_hidden=True),
    _show("deposit_cents", sample="000,00 €", starts_hidden=True),
    _show("level", sample="Passe général", starts_hidden=True),
    _show("box", sample="Crochet 12", starts_hidden=True),
)
