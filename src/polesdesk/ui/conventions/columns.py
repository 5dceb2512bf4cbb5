"""What the list of agreements shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from polesdesk.actions import conventions
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import ConventionRow
from polesdesk.ui.agreement_chip import agreement_chip
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=conventions.count,
    page=conventions.page,
    position=conventions.position,
    values=conventions.values,
)
TEXTS = ListTexts(
    subject="conventions",
    one=marked("convention"),
    many=marked("conventions"),
    feminine=True,
    filter=marked("Filtrer les conventions"),
    new=marked("Nouvelle convention"),
    empty=marked(
        "Une convention dit quelle association occupe quels locaux, quand et jusqu’à quand."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
SITUATIONS = (
    Choice(value="in_force", label=marked("en vigueur")),
    Choice(value="untitled", label=marked("sans titre")),
    Choice(value="to_sign", label=marked("à signer")),
    Choice(value="draft", label=marked("en projet")),
    Choice(value="not_started", label=marked("à venir")),
    Choice(value="over", label=marked("terminées")),
    Choice(value="ends_soon", label=marked("qui finissent bientôt")),
    Choice(value="not_returned", label=marked("originaux à relancer")),
)
ENDS = (
    Choice(value="30", label=marked("30 jours")),
    Choice(value="90", label=marked("3 mois")),
    Choice(value="180", label=marked("6 mois")),
    Choice(value="365", label=marked("12 mois")),
)


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

    def show(key: str, **look: Any) -> Column:
        one = column("conventions", key)
        assert one is not None
        return shown_as(one, lambda: Seen(today=today(), soon_days=soon_days()), **look)

    return (
        show("number", sort="number", sample="MON-2026-003-A1"),
        show("association", sort="association", sample="Les Amis du Qu", stretch=3),
        show("hubs", sort="hubs", sample="Château de", stretch=1, starts_hidden=True),
        show("end_date", sort="end_date", sample="31/08/2027"),
        show("situation", chip=chip, sample="Préavis en cours"),
        show(
            "in_kind_value_cents", title=tr("Aide en nat."), sort="in_kind_value_cents",
            sample="12 140,00 €",
        ),
        show("lacked_papers", title=tr("Manque"), chip=papers_chip, sample="5", tooltip=_lacked),
        show("rooms", sample="Grande salle", starts_hidden=True),
        show("start_date", sort="start_date", sample="31/08/2027", starts_hidden=True),
        show("use_kind", sample="Usage partagé", starts_hidden=True),
        show("occupancy_fee_cents", sample="12 140,00 €", starts_hidden=True),
        show("issued_version", sample="version 1", starts_hidden=True),
    )  # fmt: skip


def papers_chip(row: ConventionRow) -> Chip | None:
    """Return how many papers the association lacks; a shield when insurance is among them."""
    count = len(row.lacked_papers)
    if not count:
        return None
    insured = PaperKind.INSURANCE_CERTIFICATE not in row.lacked_papers
    icon, tone = ("file-warning", Tone.AMBER) if insured else ("shield-alert", Tone.RED)
    return Chip(word=str(count), tone=tone, icon=icon)


def _lacked(row: ConventionRow) -> str:
    return ", ".join(tr(PAPERS[kind]) for kind in row.lacked_papers)
