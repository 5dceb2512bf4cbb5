"""The list of letters on their way: what may be sorted and sought in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from polesdesk.actions.letter_sending import LetterRow
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import format_date
from polesdesk.domain.letter_sending import notified_on
from polesdesk.domain.occupancy_labels import CHANNELS, LETTERS
from polesdesk.ui.columns import Column
from polesdesk.ui.letter_acts import letter_chip
from polesdesk.ui.words import marked, tr


def _kind(one: LetterRow) -> str:
    return tr(LETTERS[one.letter.kind])


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _sending(one: LetterRow) -> str:
    """Return the way and the number of a registered letter."""
    letter = one.letter
    way = tr(CHANNELS[letter.channel]) if letter.channel else ""
    return f"{way}, {letter.post_number}" if letter.post_number else way


COLUMNS = (
    Column(key="number", title=marked("N°"), text=lambda one: one.letter.number, sort="number",
           sample="COU-0000-000"),
    Column(key="kind", title=marked("Courrier"), text=_kind, sort="kind",
           sample="Relance pour pièces", stretch=1, tooltip=_kind),
    Column(key="addressee", title=marked("Destinataire"), text=lambda one: one.addressee,
           sort="addressee", sample="Comité de quartier des", stretch=2,
           tooltip=lambda one: one.addressee),
    Column(key="issued_on", title=marked("Émis le"), text=lambda one: _day(one.letter.issued_on),
           sort="issued_on", sample="00/00/0000"),
    Column(key="sent_on", title=marked("Envoyé le"), text=lambda one: _day(one.letter.sent_on),
           sort="sent_on", sample="00/00/0000"),
    Column(key="sending", title=marked("Envoi"), text=_sending, sample="Courriel", stretch=1,
           tooltip=_sending),
    Column(key="notified_on", title=marked("Notifié le"),
           text=lambda one: _day(notified_on(one.letter)), sort="notified_on",
           sample="00/00/0000"),
    Column(key="state", title=marked("État"), text=lambda one: letter_chip(one.letter).word,
           sort="state", chip=lambda one: letter_chip(one.letter), sample="Non réclamé"),
)  # fmt: skip


def _or_first(day: date | None) -> date:
    return day or date.min


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "number": lambda one: one.letter.number,
    "kind": lambda one: (sort_key(_kind(one)), one.letter.number),
    "addressee": lambda one: (sort_key(one.addressee), one.letter.number),
    "issued_on": lambda one: (_or_first(one.letter.issued_on), one.letter.number),
    "sent_on": lambda one: (_or_first(one.letter.sent_on), one.letter.number),
    "notified_on": lambda one: (_or_first(notified_on(one.letter)), one.letter.number),
    "state": lambda one: (letter_chip(one.letter).word, one.letter.number),
}
