"""What the list of états des lieux shows, and how it is narrowed."""

from __future__ import annotations

from datetime import date
from typing import Any

from polesdesk.actions import condition_reports
from polesdesk.actions.report_lists import count
from polesdesk.domain.condition_reports import CONDITIONS, Condition, ReportState
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import REPORT_STATES
from polesdesk.domain.report_rows import ReportRow
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=count,
    page=condition_reports.page,
    position=condition_reports.position,
    whole=condition_reports.whole,
)
TEXTS = ListTexts(
    subject="condition_reports",
    one=marked("état des lieux"),
    many=marked("états des lieux"),
    filter=marked("Filtrer les états des lieux"),
    new=marked("Nouvel état des lieux"),
    empty=marked(
        "Un état des lieux dit dans quel état une association reçoit ses locaux, et dans quel état "
        "elle les rend."
    ),
    empty_link=marked("Lire la page du manuel"),
)
STATES = (
    Choice(value=str(ReportState.DRAFT), label=marked("brouillons")),
    Choice(value=str(ReportState.CLOSED), label=marked("clos")),
    Choice(value="unsigned", label=marked("clos, exemplaire signé à classer")),
    Choice(value=str(ReportState.REPLACED), label=marked("remplacés")),
)
_TONES = {
    ReportState.DRAFT: Tone.BLUE,
    ReportState.CLOSED: Tone.GREEN,
    ReportState.REPLACED: Tone.GREY,
}
CONDITION_ICONS = {
    Condition.NEW: "check",
    Condition.GOOD: "check",
    Condition.WORN: "minus",
    Condition.BAD: "circle-alert",
    Condition.ABSENT: "x",
    Condition.NOT_APPLICABLE: "ban",
}
CONDITION_TONES = {
    Condition.NEW: Tone.GREEN,
    Condition.GOOD: Tone.GREEN,
    Condition.WORN: Tone.AMBER,
    Condition.BAD: Tone.RED,
    Condition.ABSENT: Tone.RED,
    Condition.NOT_APPLICABLE: Tone.GREY,
}


def condition_chip(condition: Condition) -> Chip:
    """Return the condition of an element: its word, its tone and its sign."""
    return Chip(
        word=tr(CONDITIONS[condition]),
        tone=CONDITION_TONES[condition],
        icon=CONDITION_ICONS[condition],
    )


def state_chip(row: ReportRow) -> Chip:
    """Return whether a report may still change."""
    return Chip(word=tr(REPORT_STATES[row.state]), tone=_TONES[row.state])


def _show(key: str, **look: Any) -> Column:
    one = column("condition_reports", key)
    assert one is not None
    return shown_as(one, lambda: Seen(today=date.min), **look)


COLUMNS = (
    _show("number", sort="number", sample="EDL-MOM-2026-000"),
    _show("kind", sample="En cours d’occupation"),
    _show("day", sort="day", sample="00/00/0000"),
    _show("state", sample="Brouillon", chip=state_chip),
    _show("association", sort="association", sample="Les Amis du Quartier", stretch=3),
    _show("hub", sample="Château", stretch=1, starts_hidden=True),
    _show("rooms", sample="Salle polyvalente", stretch=1, starts_hidden=True),
    _show("convention", sample="VOL-2026-000", starts_hidden=True),
    _show("worse", sample="000", starts_hidden=True),
    _show("charge_cents", sample="0 000,00 €", starts_hidden=True),
    _show("is_signed", sample="oui", starts_hidden=True),
)
