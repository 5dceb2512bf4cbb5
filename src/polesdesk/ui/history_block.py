"""The last changes of a record in words: when, who, what became of which field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby

from polesdesk.domain.change_words import change_in_words
from polesdesk.domain.french import date_in_words, format_time
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.words import tr

READ = 200
"""Changed fields read at once."""
SHOWN = 8
"""Commands shown on a card."""
SAID = 4
"""Fields said of one command; the rest is counted."""
RECORD_HISTORY = "edit_record_history"
"""The command of the window that shows the whole history of the record."""


def history_button(subject: str, act: Callable[[], object]) -> Button:
    """Return the command of a card that shows the whole history of its record."""
    return Button(name=f"{subject}_history", text=tr("Historique…"), act=act, icon="history")


def history_block(rows: Sequence[HistoryRow], title: str) -> Block:
    """Return the newest changes of a record, one line for each thing that was done."""
    return Block(title=title, lines=tuple(_lines(rows))[:SHOWN])


def _lines(rows: Sequence[HistoryRow]) -> Iterable[Line]:
    for _, found in groupby(rows, key=lambda row: row.command):
        group = tuple(found)
        first = group[0]
        done = first.label[:1].upper() + first.label[1:]
        yield Line(title=done, detail=" · ".join([_when(first), *_said(group)]))


def _when(row: HistoryRow) -> str:
    moment = datetime.fromisoformat(row.at).astimezone()
    return tr("{day} à {time}, {actor}").format(
        day=date_in_words(moment.date()), time=format_time(moment.time()), actor=row.actor
    )


def _said(group: Sequence[HistoryRow]) -> list[str]:
    words = [change_in_words(one.entity, one.field, one.before, one.after) for one in group]
    known = list(dict.fromkeys(word for word in words if word))
    if len(known) <= SAID:
        return known
    more = len(known) - SAID
    rest = tr("et {n} autres") if more > 1 else tr("et {n} autre")
    return [*known[:SAID], rest.format(n=more)]
