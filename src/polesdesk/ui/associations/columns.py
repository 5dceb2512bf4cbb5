"""What the list of associations shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from polesdesk.actions import associations
from polesdesk.domain.french import (
    format_date,
    format_number,
    format_phone,
    format_rna,
    format_siret,
)
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import AssociationRow
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone

SOURCE = Source(count=associations.count, page=associations.page, position=associations.position)
TEXTS = ListTexts(
    subject="associations",
    one="association",
    many="associations",
    feminine=True,
    filter="Filtrer les associations",
    new="Nouvelle association",
    empty="Une fiche par association hébergée\u202f: ses dirigeants, ses pièces, ses conventions.",
    empty_link="Lire la page du manuel",
)
INSURANCES = (
    Choice(value="valid", label="valide"),
    Choice(value="expired", label="expirée"),
    Choice(value="missing", label="inconnue"),
    Choice(value="due", label="à demander"),
)
PAPERS = (Choice(value="due", label="à compléter"),)
NONE = "—"


def columns(today: Callable[[], date], expiring_days: Callable[[], int]) -> tuple[Column, ...]:
    """Return the columns; the chip of insurance depends on the day and on the office's delay."""

    def chip(row: AssociationRow) -> Chip | None:
        return insurance_chip(row, today(), expiring_days())

    return (
        Column(
            key="name", title="Nom", text=lambda r: r.name, sort="name",
            sample="Les Amis du Quartier", stretch=3,
        ),
        Column(key="acronym", title="Sigle", text=lambda r: r.acronym, sample="ABCDE"),
        Column(
            key="president", title="Représentant", text=lambda r: r.president, sort="president",
            sample="Mme Prénom Nom", stretch=1,
        ),
        Column(
            key="phone", title="Téléphone", text=lambda r: format_phone(r.phone),
            sample="03 53 01 23 45",
        ),
        Column(key="city", title="Ville", text=lambda r: r.city, sort="city", sample="Amiens"),
        Column(
            key="insurance_valid_to", title="Assurance", sort="insurance_valid_to",
            text=lambda r: found.word if (found := chip(r)) else NONE, chip=chip,
            sample="31/08/2027 ", copied=lambda r: r.insurance_valid_to,
        ),
        Column(
            key="convention_count", title="Conv.", align=Align.RIGHT, sample="12",
            text=lambda r: format_number(r.convention_count),
            copied=lambda r: r.convention_count, tooltip=lambda _: "Nombre de conventions",
        ),
        Column(
            key="rna", title="N° RNA", text=lambda r: format_rna(r.rna), sample="W802 123 456",
            starts_hidden=True,
        ),
        Column(
            key="siret", title="SIRET", text=lambda r: format_siret(r.siret),
            sample="732 829 320 00074", starts_hidden=True,
        ),
        Column(
            key="email", title="Courriel", text=lambda r: r.email, sample="contact@example.org",
            starts_hidden=True,
        ),
    )  # fmt: skip


def insurance_chip(row: AssociationRow, today: date, expiring_days: int) -> Chip | None:
    """Return until when an association is insured; one with agreements must be."""
    end = row.insurance_valid_to
    if end is None:
        return Chip(word="Inconnue", tone=Tone.RED) if row.convention_count else None
    word = format_date(end)
    if end < today:
        return Chip(word=word, tone=Tone.RED)
    if end < today + timedelta(days=expiring_days):
        return Chip(word=word, tone=Tone.AMBER)
    return Chip(word=word, tone=Tone.GREEN, icon="shield-check")
