"""The dialog of a slot that was drawn: for whom, where, when, and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions.slot_drawing import CITY, HolderChoice, NewSlot
from polesdesk.domain.conventions import HolidayRule, Slot, WeekParity
from polesdesk.domain.french import day_with_weekday, format_date
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.slot_changes import one_off
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.form.dialog import HIGHEST
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput, TimeInput
from polesdesk.ui.planning.blocks import time_of
from polesdesk.ui.planning.hands import Wish
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.words import marked, offered, tr

ONCE, WEEKLY, SAME_RANK, LAST_RANK = "once", "1", "rank", "last"
RHYTHMS = (
    Choice(value=ONCE, label=marked("une seule fois")),
    Choice(value=WEEKLY, label=marked("toutes les semaines")),
    Choice(value="odd", label=marked("les semaines impaires")),
    Choice(value="even", label=marked("les semaines paires")),
    Choice(value="2", label=marked("une semaine sur deux")),
    Choice(value="3", label=marked("une semaine sur trois")),
    Choice(value="4", label=marked("une semaine sur quatre")),
    Choice(value=SAME_RANK, label=marked("chaque mois, au même rang (2e mardi…)")),
    Choice(value=LAST_RANK, label=marked("chaque mois, le dernier (dernier mardi…)")),
)
HOLIDAYS = (
    Choice(value=HolidayRule.WITHOUT.value, label=marked("hors vacances scolaires")),
    Choice(value=HolidayRule.WITH.value, label=marked("vacances scolaires comprises")),
    Choice(value=HolidayRule.ONLY.value, label=marked("vacances scolaires seulement")),
)
SERIES_ONLY = ("last", "school_holidays")


def new_slot_dialog(
    wish: Wish,
    hub_id: str,
    rooms: Sequence[Room],
    holders: Sequence[HolderChoice],
    *,
    today: Callable[[], date],
    save: Callable[[Form, NewSlot], object],
    parent: QWidget,
    last: date | None = None,
) -> FormDialog:
    """Return the dialog of a new slot; ``save`` gets the form and the slot as typed.

    With a ``last`` day it begins as a weekly series until then.
    """
    form = _make_form(rooms, holders, today)
    form.set_values(
        {
            "room_id": wish.room_id,
            "day": wish.day,
            "start": time_of(wish.start),
            "end": time_of(wish.start + wish.minutes),
            "rhythm": ONCE if last is None else WEEKLY,
            "last": last,
            "school_holidays": HolidayRule.WITHOUT.value,
        }
    )
    _follow(form, holders)
    hubs = {room.id: room.hub_id for room in rooms}

    def submit(values: Mapping[str, Any]) -> None:
        save(form, _slot_of(values, hubs.get(values["room_id"], hub_id)))

    title = tr("Nouveau créneau, {day}").format(day=day_with_weekday(wish.day))
    dialog = FormDialog(form, name="slot", title=title, save=submit, parent=parent)
    resize_within_screen(dialog, dialog.width(), HIGHEST)
    return dialog


def _make_form(
    rooms: Sequence[Room], holders: Sequence[HolderChoice], today: Callable[[], date]
) -> Form:
    who = [Choice(value=one.key, label=one.label) for one in holders]
    where = [Choice(value=room.id, label=room.name) for room in rooms]
    held_hint = tr("La Ville, ou une convention en préparation dans ce pôle.")
    return Form(
        "slot",
        (
            Section(
                fields=(
                    Field("holder", tr("Pour"), ChoiceInput(who), required=True, hint=held_hint),
                    Field("label", tr("Objet"), TextInput(longest=120)),
                    Field("room_id", tr("Salle"), ChoiceInput(where), required=True),
                )
            ),
            Section(
                title=tr("Quand"),
                fields=(
                    Field("day", tr("Jour"), DateInput(today), required=True),
                    Field("start", tr("De"), TimeInput(), required=True),
                    Field(
                        "end",
                        tr("À"),
                        TimeInput(),
                        required=True,
                        hint=tr("Une fin avant le début est le lendemain."),
                    ),
                    Field("rhythm", tr("Répétition"), ChoiceInput(offered(RHYTHMS)), required=True),
                    Field(
                        "last",
                        tr("Jusqu’au"),
                        DateInput(today),
                        hint=tr("Vide\u202f: sans fin, ou jusqu’à la fin de la convention."),
                    ),
                    Field("school_holidays", tr("Vacances"), ChoiceInput(offered(HOLIDAYS))),
                ),
            ),
        ),
    )


def _follow(form: Form, holders: Sequence[HolderChoice]) -> None:
    """Show the fields that the choices need, and the dates of the agreement chosen."""
    by_key = {one.key: one for one in holders}
    holder, rhythm = form.fields["holder"], form.fields["rhythm"]

    def show() -> None:
        chosen = by_key.get(holder.input.value())
        form.fields["label"].setVisible(chosen is not None and chosen.key == CITY)
        for name in SERIES_ONLY:
            form.fields[name].setVisible(rhythm.input.value() != ONCE)
        form.tell(_dates_of(chosen))

    holder.changed.connect(show)
    rhythm.changed.connect(show)
    show()


def _dates_of(chosen: HolderChoice | None) -> str:
    if chosen is None or chosen.first is None or chosen.last is None:
        return ""
    return tr("Cette convention va du {first} au {last}.").format(
        first=format_date(chosen.first), last=format_date(chosen.last)
    )


def _slot_of(values: Mapping[str, Any], hub_id: str) -> NewSlot:
    rhythm, day = values["rhythm"], values["day"]
    parities = {"odd": WeekParity.ODD, "even": WeekParity.EVEN}
    slot = Slot(
        id=new_id(),
        room_id=values["room_id"],
        weekday=day.isoweekday(),
        start=values["start"],
        end=values["end"],
        interval_weeks=int(rhythm) if rhythm.isdigit() else 1,
        week_parity=parities.get(rhythm, WeekParity.ANY),
        school_holidays=HolidayRule(values["school_holidays"] or HolidayRule.WITHOUT),
        anchor=day if rhythm in {"2", "3", "4"} else None,
        month_weeks=_ranks(rhythm, day),
        from_date=day,
        to_date=values["last"] or None,
    )
    last = values["last"] or None
    if rhythm == ONCE:
        # a day chosen by hand is meant, be it a holiday or not
        slot, last = replace(one_off(slot, day), school_holidays=HolidayRule.WITH), day
    return NewSlot(
        holder=values["holder"],
        slot=slot,
        hub_id=hub_id,
        label=values["label"] or "",
        first=day,
        last=last,
    )


def _ranks(rhythm: str, day: date) -> tuple[int, ...]:
    """Return the n-th weekday of the month that is meant, nothing for a rhythm in weeks."""
    if rhythm == LAST_RANK:
        return (-1,)
    return ((day.day - 1) // 7 + 1,) if rhythm == SAME_RANK else ()
