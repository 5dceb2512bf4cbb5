"""What the list of associations shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from polesdesk.actions import associations
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import PAPERS as LABELS
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import AssociationRow
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=associations.count,
    page=associations.page,
    position=associations.position,
    values=associations.values,
)
TEXTS = ListTexts(
    subject="associations",
    one=marked("association"),
    many=marked("associations"),
    feminine=True,
    filter=marked("Filtrer les associations"),
    new=marked("Nouvelle association"),
    empty=marked(
        "Une fiche par association hébergée\u202f: ses dirigeants, ses pièces, ses conventions."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
INSURANCES = (
    Choice(value="valid", label=marked("valide")),
    Choice(value="expired", label=marked("expirée")),
    Choice(value="missing", label=marked("inconnue")),
    Choice(value="due", label=marked("à demander")),
)
LIVES = (
    Choice(value="living", label=marked("en activité")),
    Choice(value="ended", label=marked("dissoutes ou absorbées")),
)
PAPERS = (Choice(value="due", label=marked("à compléter")),)


def columns(today: Callable[[], date], expiring_days: Callable[[], int]) -> tuple[Column, ...]:
    """Return the columns; the chip of insurance depends on the day and on the office's delay."""

    def chip(row: AssociationRow) -> Chip | None:
        return insurance_chip(row, today(), expiring_days())

    def show(key: str, **look: Any) -> Column:
        one = column("associations", key)
        assert one is not None
        return shown_as(one, lambda: Seen(today=today()), **look)

    return (
        show("name", sort="name", sample="Les Amis du Quartier", stretch=3),
        show("acronym", sample="ABCDE", starts_hidden=True),
        show("president", sort="president", sample="Mme Prénom Nom", stretch=1),
        show("phone", sample="03 53 01 23 45"),
        show("city", sort="city", sample="Amiens"),
        show("insurance_valid_to", sort="insurance_valid_to", chip=chip, sample="31/08/2027 "),
        show(
            "lacked_papers", title=tr("Manque"), chip=papers_chip, sample="5",
            tooltip=_lacked,
        ),
        show(
            "convention_count", title=tr("Conv."), sample="12",
            tooltip=lambda _: tr("Nombre de conventions"),
        ),
        show("rna", sample="W802 123 456", starts_hidden=True),
        show("siret", sample="732 829 320 00074", starts_hidden=True),
        show("email", sample="contact@example.org", starts_hidden=True),
    )  # fmt: skip


def papers_chip(row: AssociationRow) -> Chip | None:
    """Return how many papers asked of all a hosted association lacks, besides its insurance."""
    count = len(row.lacked_papers)
    return Chip(word=str(count), tone=Tone.AMBER, icon="file-warning") if count else None


def _lacked(row: AssociationRow) -> str:
    return ", ".join(tr(LABELS[kind]) for kind in row.lacked_papers)


def insurance_chip(row: AssociationRow, today: date, expiring_days: int) -> Chip | None:
    """Return until when an association is insured; one with agreements must be."""
    end = row.insurance_valid_to
    if row.dissolved_on is not None and row.dissolved_on <= today:
        return Chip(word=tr("Dissoute"), tone=Tone.GREY, icon="x")
    if end is None:
        return Chip(word=tr("Inconnue"), tone=Tone.RED) if row.convention_count else None
    word = format_date(end)
    if end < today:
        return Chip(word=word, tone=Tone.RED)
    if end < today + timedelta(days=expiring_days):
        return Chip(word=word, tone=Tone.AMBER)
    return Chip(word=word, tone=Tone.GREEN, icon="shield-check")
