"""The columns of the campaign: the same on screen, in files and on the annexed list."""

from __future__ import annotations

from polesdesk.domain.campaign import CampaignRow
from polesdesk.domain.column_kinds import (
    AGREEMENT,
    NOTHING,
    ListColumn,
    Seen,
    day_column,
    number_column,
    text_column,
)
from polesdesk.domain.renewal_labels import GROUPS, OUTCOMES, STEPS
from polesdesk.domain.speech import said


def _group(row: CampaignRow, _seen: Seen) -> str:
    return said(GROUPS[row.group])


def _step(row: CampaignRow, _seen: Seen) -> str:
    return said(STEPS[row.step])


def _outcome(row: CampaignRow, _seen: Seen) -> str:
    return said(OUTCOMES[row.outcome]) if row.outcome else NOTHING


def _blockers(row: CampaignRow, _seen: Seen) -> str:
    text = "\u202f; ".join(row.blockers)
    return text[:1].upper() + text[1:] if text else NOTHING


def _next(row: CampaignRow, _seen: Seen) -> str:
    return row.successor or NOTHING


RENEWALS = (
    text_column("number", "N°", width=1.4, sample=AGREEMENT),
    text_column("association", "Association", width=2.4),
    text_column("hub", "Pôle", width=1.5),
    day_column("end_date", "Fin"),
    number_column("days_left", "Jours"),
    ListColumn(key="group", title="Groupe", value=_group, text=_group),
    ListColumn(key="step", title="Prochaine étape", value=_step, text=_step, width=1.9),
    day_column("due", "Avant le"),
    ListColumn(key="blockers", title="Ce qui bloque", value=_blockers, text=_blockers, width=3),
    ListColumn(key="outcome", title="Avis", value=_outcome, text=_outcome, width=1.9),
    ListColumn(
        key="successor", title="Suite", value=_next, text=_next, width=1.4, sample=AGREEMENT
    ),
    text_column("rooms", "Locaux", width=1.8),
)
