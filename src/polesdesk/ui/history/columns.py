"""What the lists of the history and of the bin show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from polesdesk.actions import bin as binned
from polesdesk.actions import history_list
from polesdesk.domain.french import format_date, format_time, plural
from polesdesk.domain.history import BinnedRow
from polesdesk.domain.labels import ENTITIES
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import capital, marked, tr

SOON_GONE = 5
"""Days under which the time that a deleted record is still offered is marked."""


def undone() -> Chip:
    """Return the chip of an action that was undone."""
    return Chip(word=tr("Annulée"), tone=Tone.GREY, icon="undo-2")


def moment(at: datetime) -> str:
    """Return « 21/11/2026 à 10 h 42 », at the hour of this computer."""
    here = at.astimezone()
    return tr("{day} à {time}").format(day=format_date(here.date()), time=format_time(here.time()))


HISTORY_TEXTS = ListTexts(
    subject="history",
    one=marked("action"),
    many=marked("actions"),
    feminine=True,
    filter=marked("Filtrer par mots ou par date"),
    empty=marked(
        "Tout ce qui est enregistré dans ce fichier apparaît ici\u202f: quand, par qui, et ce "
        "qui a changé."
    ),
)
HISTORY_COLUMNS = (
    Column(
        key="at", title=marked("Quand"), text=lambda r: moment(r.at), sort="at",
        sample="21/11/2026 à 10 h 42", copied=lambda r: moment(r.at),
    ),
    Column(
        key="label", title=marked("Action"), text=lambda r: capital(r.label),
        sample="Modification de la conv", stretch=3,
    ),
    Column(key="actor", title=marked("Par"), text=lambda r: r.actor, sample="Accueil (EXEMPLE)"),
    Column(
        key="undone", title=marked("État"), text=lambda r: tr("Annulée") if r.undone else "",
        sample="Annulée", chip=lambda r: undone() if r.undone else None,
    ),
)  # fmt: skip


def history_source(record: str) -> Source:
    """Return what the history is read with; ``record`` (« hub:ID ») leaves out all others."""

    def narrowed(action: Callable[..., Any]) -> Callable[..., Any]:
        def ask(work: Any, query: ListQuery, *rest: Any) -> Any:
            filters = {**query.filters, "record": record} if record else query.filters
            return action(work, replace(query, filters=filters), *rest)

        return ask

    return Source(
        count=narrowed(history_list.count),
        page=narrowed(history_list.page),
        position=narrowed(history_list.position),
    )


def day_choices(today: date) -> Sequence[Choice]:
    """Return the spans of days that the history may be narrowed to."""
    spans = (
        (tr("aujourd’hui"), today, today),
        (tr("hier"), today - timedelta(days=1), today - timedelta(days=1)),
        (tr("7 derniers jours"), today - timedelta(days=6), None),
        (tr("30 derniers jours"), today - timedelta(days=29), None),
        (tr("cette année"), today.replace(month=1, day=1), None),
        (
            tr("l’an dernier"),
            today.replace(year=today.year - 1, month=1, day=1),
            today.replace(year=today.year - 1, month=12, day=31),
        ),
    )
    return [
        Choice(label=label, value=f"{first.isoformat()}..{last.isoformat() if last else ''}")
        for label, first, last in spans
    ]


BIN_SOURCE = Source(count=binned.count, page=binned.page, position=binned.position)
BIN_TEXTS = ListTexts(
    subject="bin",
    one=marked("fiche"),
    many=marked("fiches"),
    feminine=True,
    filter=marked("Filtrer la corbeille"),
    empty=marked(
        "La corbeille est vide. Ce que vous supprimez y reste trente jours\u202f; ensuite il "
        "n’apparaît plus ici, mais reste conservé dans l’historique."
    ),
)
BIN_KINDS = (
    "convention", "association", "association_event", "officer", "paper", "hub", "room",
    "annex", "note",
    "signatory", "rent", "saved_search", "school_holiday", "closure", "slot_exception",
    "allotment", "premises_request", "visit", "finding", "round", "follow_up",
    "access_device", "condition_report",
    "volunteer", "citizen_day", "worksite_proposal", "worksite", "sign_up", "day_task",
)  # fmt: skip


def kind_choices() -> Sequence[Choice]:
    """Return the kinds of records that may lie in the bin."""
    return [Choice(value=kind, label=tr(ENTITIES[kind])) for kind in BIN_KINDS]


def _left(row: BinnedRow) -> str:
    return plural(row.days_left, tr("jour"), tr("jours"))


def _left_chip(row: BinnedRow) -> Chip | None:
    if row.days_left > SOON_GONE:
        return None
    return Chip(word=_left(row), tone=Tone.AMBER)


BIN_COLUMNS = (
    Column(key="kind", title=marked("Nature"), sort="kind",
           text=lambda r: capital(tr(ENTITIES[r.kind])), sample="Association"),
    Column(
        key="name", title=marked("Nom"), text=lambda r: r.name or "—", sort="name",
        sample="Les Amis du Quartier Saint", stretch=3,
    ),
    Column(key="at", title=marked("Supprimé le"), text=lambda r: moment(r.at), sort="at",
           sample="21/11/2026 à 10 h 42"),
    Column(key="actor", title=marked("Par"), text=lambda r: r.actor, sort="actor",
           sample="Direction", stretch=1),
    Column(
        key="days_left", title=marked("Reste"), text=_left, sample="30 jours", chip=_left_chip,
        align=Align.LEFT, copied=lambda r: r.days_left,
    ),
)  # fmt: skip
