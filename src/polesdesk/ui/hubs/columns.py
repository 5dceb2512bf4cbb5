"""What the list of hubs shows."""

from __future__ import annotations

from polesdesk.actions import hubs
from polesdesk.domain.french import format_number
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source

SOURCE = Source(count=hubs.count, page=hubs.page, position=hubs.position)
TEXTS = ListTexts(
    subject="hubs",
    one="pôle",
    many="pôles",
    filter="Filtrer les pôles",
    new="Nouveau pôle",
    empty="Un pôle est un bâtiment avec ses locaux, ses horaires et ses règles\u202f: "
    "tout le reste part de là.",
    empty_link="Lire la page du manuel",
)
COLUMNS = (
    Column(key="code", title="Code", text=lambda r: r.code, sort="code", sample="MONT00"),
    Column(
        key="name", title="Pôle", text=lambda r: r.name, sort="name",
        sample="Château de Montières", stretch=1,
    ),
    Column(
        key="address", title="Adresse", text=lambda r: r.address or "—",
        sample="12 rue de la Démonstration, 80000", stretch=4,
    ),
    Column(
        key="room_count", title="Locaux", text=lambda r: format_number(r.room_count),
        align=Align.RIGHT, sample="000", copied=lambda r: r.room_count,
    ),
    Column(
        key="convention_count", title="Conventions",
        text=lambda r: format_number(r.convention_count),
        align=Align.RIGHT, sample="000", copied=lambda r: r.convention_count,
    ),
)  # fmt: skip
