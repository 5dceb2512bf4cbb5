"""What the list of hubs shows."""

from __future__ import annotations

from datetime import date
from functools import partial

from polesdesk.actions import hubs
from polesdesk.domain.list_columns import HUBS, Seen
from polesdesk.ui.columns import shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.words import marked

SOURCE = Source(count=hubs.count, page=hubs.page, position=hubs.position, values=hubs.values)
TEXTS = ListTexts(
    subject="hubs",
    one=marked("pôle"),
    many=marked("pôles"),
    filter=marked("Filtrer les pôles"),
    new=marked("Nouveau pôle"),
    empty=marked(
        "Un pôle est un bâtiment avec ses locaux, ses horaires et ses règles\u202f: "
        "tout le reste part de là."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
_CODE, _NAME, _ADDRESS, _ROOMS, _CONVENTIONS = (
    partial(shown_as, one, lambda: Seen(today=date.min)) for one in HUBS
)
COLUMNS = (
    _CODE(sort="code", sample="MONT00"),
    _NAME(sort="name", sample="Château de Montières", stretch=1),
    _ADDRESS(sample="12 rue de la Démonstration, 80000", stretch=4),
    _ROOMS(sample="000"),
    _CONVENTIONS(sample="000"),
)
"""No column of this list depends on the day."""
