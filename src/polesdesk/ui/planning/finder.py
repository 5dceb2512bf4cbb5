"""The finder: which room is free for so long, on which day, large and equipped enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import planning
from polesdesk.domain.folding import sort_key
from polesdesk.domain.free_time import FreeRoom, FreeWish, days_of
from polesdesk.domain.french import WEEKDAYS, format_date, plural, time_range, weekday_name
from polesdesk.domain.lists import Choice
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import (
    ChecksInput,
    ChoiceInput,
    DateInput,
    IntInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.planning.blocks import minute_of
from polesdesk.ui.planning.hands import Wish
from polesdesk.ui.planning.question_dialog import QuestionDialog
from polesdesk.ui.words import marked, tr

TERM = timedelta(days=91)
"""How far ahead the finder looks when nothing else is typed."""
NAMED = 3
"""Days on which a room is taken that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeLine:
    """One proposal as a row of the list."""

    id: str
    free: FreeRoom

    @property
    def share(self) -> str:
        """Return « 31 sur 36 »."""
        return tr("{free} sur {days}").format(free=self.free.free_days, days=self.free.days)

    @property
    def taken(self) -> str:
        """Return the first days on which somebody holds the room."""
        named = [format_date(day) for day in self.free.taken[:NAMED]]
        if len(self.free.taken) > NAMED:
            named.append("…")
        return ", ".join(named)


COLUMNS = (
    Column(key="day", title=marked("Jour"), text=lambda one: weekday_name(one.free.weekday),
           sort="day", sample="mercredi"),
    Column(key="hours", title=marked("Heures"),
           text=lambda one: time_range(one.free.start, one.free.end), sort="hours",
           sample="18 h 30 – 20 h 30"),
    Column(key="room", title=marked("Salle"), text=lambda one: one.free.room, sort="room",
           sample="Salle polyvalente", stretch=2),
    Column(key="hub", title=marked("Pôle"), text=lambda one: one.free.hub, sort="hub",
           sample="Victorine Autier", stretch=1),
    Column(key="capacity", title=marked("Places"), align=Align.RIGHT, sort="capacity",
           text=lambda one: str(one.free.capacity or ""), sample="0000",
           copied=lambda one: one.free.capacity),
    Column(key="free", title=marked("Libre"), text=lambda one: one.share, sort="free",
           sample="36 sur 36"),
    Column(key="taken", title=marked("Prise le"), text=lambda one: one.taken,
           sample="00/00/0000, 00/00/0000", stretch=2),
)  # fmt: skip
KEYS: Mapping[str, Callable[[Any], Any]] = {
    "day": lambda one: (one.free.weekday, one.free.start),
    "hours": lambda one: (one.free.start, one.free.weekday),
    "room": lambda one: (sort_key(one.free.room), one.free.weekday),
    "hub": lambda one: (sort_key(one.free.hub), sort_key(one.free.room), one.free.weekday),
    "capacity": lambda one: one.free.capacity or 0,
    "free": lambda one: one.free.free_days / max(one.free.days, 1),
}


class FinderDialog(QuestionDialog):
    """Finds free hours; ``allot`` gets the proposal chosen and the last day of the period."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        hubs: Sequence[Choice],
        hub_id: str,
        parent: QWidget,
        *,
        allot: Callable[[Wish, str, date], object],
    ) -> None:
        super().__init__(
            desk,
            settings,
            parent,
            name="finder",
            title=tr("Trouver un créneau libre"),
            form=_make_form(desk, hubs, hub_id),
            columns=COLUMNS,
            keys=KEYS,
        )
        self._allot = allot
        self._wish: FreeWish | None = None
        self.allot_button = self.button(
            "finder_allot", self.tr("&Attribuer ce créneau…"), self.allot_current
        )
        self.foot.addWidget(self.allot_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("finder_close", self.tr("&Fermer"), self.reject))
        self.view.current_changed.connect(lambda _row: self._show_button())
        self.view.opened.connect(lambda _row: self.allot_current())
        self._show_button()

    def ask(self, values: Mapping[str, Any]) -> None:
        """Look for rooms."""
        self._wish = _wish_of(values)
        self.desk.read(
            planning.free_rooms,
            self._wish,
            then=self._show,
            failed=self.form.refuse,
            owner=self,
        )

    def allot_current(self) -> None:
        """Begin a slot at the hours of the current row."""
        line = self.list.row_of(self.view.current_id())
        if line is None or self._wish is None:
            return
        free: FreeRoom = line.free
        taken = set(free.taken)
        days = days_of(free.weekday, self._wish.first, self._wish.last)
        day = next((each for each in days if each not in taken), days[0])
        wish = Wish(
            day=day,
            start=minute_of(free.start),
            minutes=self._wish.minutes,
            room_id=free.room_id,
        )
        last = self._wish.last
        self.done(1)
        self._allot(wish, free.hub_id, last)

    def _show(self, found: tuple[FreeRoom, ...]) -> None:
        rows = [FreeLine(id=str(number), free=one) for number, one in enumerate(found)]
        nouns = self.tr("proposition"), self.tr("propositions")
        told = plural(len(rows), *nouns) if rows else self.tr("Aucune salle ne convient.")
        self.answer(rows, told)
        self._show_button()

    def _show_button(self) -> None:
        self.allot_button.setEnabled(bool(self.view.current_id()))


def _make_form(desk: Desk, hubs: Sequence[Choice], hub_id: str) -> Form:
    days = [Choice(value=str(n), label=name) for n, name in enumerate(WEEKDAYS, start=1)]
    form = Form(
        "finder",
        (
            Section(
                fields=(
                    Field("minutes", tr("Durée"), IntInput(least=15, most=1440, unit=tr("min")),
                          required=True),
                    Field("weekdays", tr("Jours"), ChecksInput(days, columns=2), required=True),
                    Field("from_time", tr("Pas avant"), TimeInput(), required=True),
                    Field("to_time", tr("Pas après"), TimeInput(), required=True),
                    Field("headcount", tr("Pour combien de personnes"),
                          IntInput(least=1, most=100_000, unit=tr("personnes"))),
                    Field("equipment", tr("Équipement"), TextInput(),
                          hint=tr("Par exemple\u202f: vidéoprojecteur, miroirs")),
                    Field("hub_id", tr("Pôle"), ChoiceInput(hubs, empty_label=tr("tous"))),
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today), required=True),
                )
            ),
        ),
    )  # fmt: skip
    today = desk.today()
    form.set_values(
        {
            "minutes": 120,
            "weekdays": ("1", "2", "3", "4", "5"),
            "from_time": time(18),
            "to_time": time(22),
            "hub_id": hub_id,
            "first": today,
            "last": today + TERM,
        }
    )
    return form


def _wish_of(values: Mapping[str, Any]) -> FreeWish:
    return FreeWish(
        weekdays=tuple(int(day) for day in values["weekdays"]),
        from_time=values["from_time"],
        to_time=values["to_time"],
        minutes=values["minutes"],
        first=values["first"],
        last=values["last"],
        headcount=values["headcount"],
        equipment=tuple(word.strip() for word in (values["equipment"] or "").split(",")),
        hub_ids=(values["hub_id"],) if values["hub_id"] else (),
    )
