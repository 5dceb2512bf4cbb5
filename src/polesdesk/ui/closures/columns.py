"""The rows and columns of closures, of what one touches, and of the places for a slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from polesdesk.actions.closure_planning import PlannedLine
from polesdesk.domain.closure_cards import ClosureRow
from polesdesk.domain.closure_labels import TOUCHED_KINDS, TREATMENTS
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.closure_words import (
    lost_in_words,
    outcome_in_words,
    place_in_words,
    status_in_words,
)
from polesdesk.domain.folding import sort_key
from polesdesk.domain.free_time import FreeRoom
from polesdesk.domain.french import format_date, time_range, weekday_name
from polesdesk.domain.occupancy_labels import CLOSURE_KINDS
from polesdesk.domain.school_calendar import Closure
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.words import marked, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureLine:
    """A closure or an operation as a row of the list."""

    id: str
    row: ClosureRow
    today: date

    @property
    def closed(self) -> Closure | ClosureOperation:
        """The days, hours and reason."""
        found = self.row.operation or self.row.closure
        assert found is not None
        return found

    @property
    def when(self) -> str:
        """Return « 24/12/2026 – 02/01/2027 », « 06/12/2026, 8 h – 20 h » for a part of a day."""
        first, last = self.closed.first, self.closed.last
        begins = format_date(first) if first else ""
        days = f"{begins} – {format_date(last)}" if last and last != first else begins
        start, end = self.closed.start, self.closed.end
        return f"{days}, {time_range(start, end)}" if start and end else days

    @property
    def state(self) -> str:
        """Return where an operation stands, nothing for a closure of its own."""
        one = self.row.operation
        return status_in_words(one, self.today) if one is not None else ""


COLUMNS = (
    Column(key="when", title=marked("Du… au…"), text=lambda one: one.when,
           sample="00/00/0000 – 00/00/0000"),
    Column(key="where", title=marked("Pôle ou local"), text=lambda one: one.row.where,
           sample="Château de Montières", stretch=2),
    Column(key="kind", title=marked("Nature"),
           text=lambda one: tr(CLOSURE_KINDS[one.closed.kind]), sample="Fermeture"),
    Column(key="reason", title=marked("Motif"), text=lambda one: one.closed.reason,
           sample="Élections municipales", stretch=3),
    Column(key="state", title=marked("État"), text=lambda one: one.state, sample="terminée"),
)  # fmt: skip


def treated(one: PlannedLine) -> str:
    """Return what is chosen for a line, with what comes of it."""
    outcome = outcome_in_words(one.line)
    where = place_in_words(one.line.place)
    return " · ".join(text for text in (outcome, where) if text)


LINES = (
    Column(key="who", title=marked("Qui"), text=lambda one: one.line.who, sort="who",
           sample="Association", stretch=3),
    Column(key="number", title=marked("Convention"), text=lambda one: one.line.number,
           sample="MON-2026-003-A1"),
    Column(key="room", title=marked("Local"), text=lambda one: one.line.room, sort="room",
           sample="Salle poly", stretch=2),
    Column(key="what", title=marked("Créneau ou objet"),
           text=lambda one: one.line.what or tr(TOUCHED_KINDS[one.line.kind]), sort="what",
           sample="mercredi 18 h – 20 h", stretch=2),
    Column(key="lost", title=marked("Touché"), text=lambda one: lost_in_words(one.line),
           sort="lost", align=Align.RIGHT, sample="0 séances"),
    Column(key="treatment", title=marked("Suite"), text=treated, sort="treatment",
           sample="6 séances déplacées · Salle", stretch=5),
)  # fmt: skip
LINE_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "who": lambda one: (sort_key(one.line.who), one.line.number),
    "room": lambda one: (sort_key(one.line.room), sort_key(one.line.who)),
    "what": lambda one: sort_key(one.line.what),
    "lost": lambda one: len(one.line.days),
    "treatment": lambda one: (TREATMENTS[one.line.treatment], sort_key(one.line.who)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A free room at hours, as a row of the list of places."""

    id: str
    free: FreeRoom

    @property
    def share(self) -> str:
        """Return « 31 sur 36 »."""
        return tr("{free} sur {days}").format(free=self.free.free_days, days=self.free.days)


PLACES = (
    Column(key="day", title=marked("Jour"), text=lambda one: weekday_name(one.free.weekday),
           sample="mercredi"),
    Column(key="hours", title=marked("Heures"),
           text=lambda one: time_range(one.free.start, one.free.end), sample="18 h 30 – 20 h 30"),
    Column(key="room", title=marked("Salle"), text=lambda one: one.free.room,
           sample="Salle polyvalente", stretch=2),
    Column(key="hub", title=marked("Pôle"), text=lambda one: one.free.hub,
           sample="Victorine Autier", stretch=1),
    Column(key="capacity", title=marked("Places"), align=Align.RIGHT,
           text=lambda one: str(one.free.capacity or ""), sample="0000",
           copied=lambda one: one.free.capacity),
    Column(key="free", title=marked("Libre"), text=lambda one: one.share, sample="36 sur 36"),
)  # fmt: skip
