"""What the list of agreements shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from polesdesk.actions import conventions
from polesdesk.domain.french import format_date, format_euros
from polesdesk.domain.labels import USE_KINDS
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import ConventionRow
from polesdesk.ui.agreement_chip import agreement_chip
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source

SOURCE = Source(count=conventions.count, page=conventions.page, position=conventions.position)
TEXTS = ListTexts(
    subject="conventions",
    one="convention",
    many="conventions",
    feminine=True,
    filter="Filtrer les conventions",
    new="Nouvelle convention",
    empty="Une convention dit quelle association occupe quels locaux, quand et jusqu’à quand.",
    empty_link="Lire la page du manuel",
)
SITUATIONS = (
    Choice(value="in_force", label="en vigueur"),
    Choice(value="untitled", label="sans titre"),
    Choice(value="to_sign", label="à signer"),
    Choice(value="draft", label="en projet"),
    Choice(value="not_started", label="à venir"),
    Choice(value="over", label="terminées"),
    Choice(value="ends_soon", label="qui finissent bientôt"),
    Choice(value="not_returned", label="originaux à relancer"),
)
ENDS = (
    Choice(value="30", label="30 jours"),
    Choice(value="90", label="3 mois"),
    Choice(value="180", label="6 mois"),
    Choice(value="365", label="12 mois"),
)
NONE = "—"


def columns(today: Callable[[], date], soon_days: Callable[[], int]) -> tuple[Column, ...]:
    """Return the columns; the status of a row depends on the day and on the office's delay."""

    def chip(row: ConventionRow) -> Chip:
        return agreement_chip(
            row,
            today(),
            situation=row.situation,
            untitled=row.untitled,
            soon_days=soon_days(),
        )

    return (
        Column(
            key="number", title="N°", text=lambda r: r.number, sort="number",
            sample="MON-2026-003",
        ),
        Column(
            key="association", title="Association", text=lambda r: r.association,
            sort="association", sample="Les Amis du Qu", stretch=3,
        ),
        Column(
            key="hubs", title="Pôle", text=lambda r: r.hubs, sort="hubs", sample="Château de",
            stretch=1,
        ),
        Column(
            key="end_date", title="Fin", text=lambda r: _day(r.end_date), sort="end_date",
            sample="31/08/2027", copied=lambda r: r.end_date,
        ),
        Column(
            key="situation", title="Situation", text=lambda r: chip(r).word,
            sample="Préavis en cours", chip=chip,
        ),
        Column(
            key="in_kind_value_cents", title="Aide en nat.", sort="in_kind_value_cents",
            text=lambda r: _money(r.in_kind_value_cents), align=Align.RIGHT,
            sample="12 140,00 €", copied=lambda r: _euros(r.in_kind_value_cents),
        ),
        Column(
            key="rooms", title="Locaux", text=lambda r: r.rooms, sample="Grande salle",
            starts_hidden=True,
        ),
        Column(
            key="start_date", title="Début", text=lambda r: _day(r.start_date),
            sort="start_date", sample="31/08/2027", copied=lambda r: r.start_date,
            starts_hidden=True,
        ),
        Column(
            key="use_kind", title="Occupation", starts_hidden=True, sample="Usage partagé",
            text=lambda r: USE_KINDS[r.use_kind] if r.use_kind else NONE,
        ),
        Column(
            key="occupancy_fee_cents", title="Redevance", align=Align.RIGHT,
            text=lambda r: _money(r.occupancy_fee_cents), sample="12 140,00 €",
            copied=lambda r: _euros(r.occupancy_fee_cents), starts_hidden=True,
        ),
        Column(
            key="issued_version", title="Original", starts_hidden=True, sample="version 1",
            text=lambda r: f"version {r.issued_version}" if r.issued_version else NONE,
        ),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return format_date(day) if day else NONE


def _money(cents: int | None) -> str:
    return NONE if cents is None else format_euros(cents)


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)
