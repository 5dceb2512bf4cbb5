"""The page of school holidays: those published, and those that the office keeps itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from polesdesk.actions import school_calendar
from polesdesk.domain.french import format_date
from polesdesk.domain.identity import new_id
from polesdesk.domain.school_calendar import SchoolHoliday
from polesdesk.domain.settings import Authority, HolidayZone
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput, TextInput
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.words import tr

Holidays = tuple[SchoolHoliday, ...]
AUGUST = 8


class CalendarPage(LinesPage):
    """Lists the school holidays of the office's zone by school year, the current one first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Heading(
                name="calendar",
                title=tr("Vacances scolaires"),
                hint=tr(
                    "Elles décident des séances d’un créneau hors vacances. Le calendrier "
                    "officiel vient avec le programme\u202f; vous pouvez le corriger."
                ),
                icon="calendar-days",
            ),
            add=tr("&Ajouter des vacances…"),
        )
        self._zone = ""
        self._holidays: Holidays = ()

    def show_authority(self, authority: Authority) -> None:
        """Show the holidays of the zone of the office."""
        self._zone = str(authority.settings.holiday_zone)
        self._desk.read(school_calendar.school_holidays, self._zone, then=self._show, owner=self)

    def add_record(self) -> None:
        """Open the dialog of new holidays."""
        self._edit(SchoolHoliday(id=new_id(), zone=self._zone))

    def _show(self, holidays: Holidays) -> None:
        self._holidays = holidays
        years = {
            year: tuple(found)
            for year, found in groupby(sorted(holidays, key=_first), key=_school_year)
        }
        blocks = [
            Block(
                title=tr("Année scolaire {year}").format(year=f"{year}\u2013{year + 1}"),
                lines=tuple(self._line(one) for one in years[year]),
            )
            for year in _current_first(years, _year_of(self._desk.today()))
        ]
        empty = tr(
            "Aucune date\u202f: les créneaux hors vacances n’ont pas de séance tant que le "
            "calendrier n’est pas rempli."
        )
        self.show_blocks(self._state(), *(blocks or [Block(empty=empty)]))

    def _state(self) -> Block:
        """Say which calendar counts, how far it goes, and offer to go back to the official one."""
        is_manual = self._zone == HolidayZone.MANUAL
        zone = tr("Corse et outre-mer") if is_manual else tr("Zone {letter}").format(
            letter=self._zone
        )  # fmt: skip
        last = max((one.last for one in self._holidays if one.last), default=None)
        published = tr("Publié jusqu’au {day}").format(day=format_date(last)) if last else ""
        is_own = any(one.version for one in self._holidays)
        kind = tr("Calendrier du bureau") if is_own else tr("Calendrier officiel")
        buttons = (
            Button(name="holidays_official", text=tr("Revenir au calendrier officiel"),
                   act=self._return_to_official),
        )  # fmt: skip
        line = Line(
            title=f"{zone} · {kind}",
            detail=published,
            buttons=buttons if is_own and not is_manual else (),
        )
        return Block(lines=(line,))

    def _line(self, one: SchoolHoliday) -> Line:
        days = ""
        if one.first and one.last:
            days = tr("du {first} au {last}").format(
                first=format_date(one.first), last=format_date(one.last)
            )
        menu = (
            Button(name="holiday_edit", text=tr("Modifier…"), act=partial(self._edit, one)),
            Button(name="holiday_delete", text=tr("Supprimer"), act=partial(self._remove, one),
                   icon="trash-2"),
        )  # fmt: skip
        return Line(
            title=f"{one.name} {_first(one).year}",
            detail=days,
            buttons=(Button(name="holiday_actions", text=tr("Actions"), menu=menu),),
        )

    def _edit(self, one: SchoolHoliday) -> None:
        others = tuple(each for each in self._holidays if each.id != one.id)
        holiday_dialog(self._desk, one, others, self).open()

    def _remove(self, one: SchoolHoliday) -> None:
        kept = tuple(each for each in self._holidays if each.id != one.id)
        self._desk.do(school_calendar.save_school_holidays, self._zone, kept, owner=self)

    def _return_to_official(self) -> None:
        self._desk.do(school_calendar.save_school_holidays, self._zone, (), owner=self)


def _first(one: SchoolHoliday) -> date:
    return one.first or date.min


def _school_year(one: SchoolHoliday) -> int:
    """Return the year in which the school year of holidays began."""
    return _year_of(_first(one))


def _year_of(day: date) -> int:
    """Return the year in which a school year began; summer ends it."""
    return day.year if day.month > AUGUST else day.year - 1


def _current_first(years: Iterable[int], current: int) -> list[int]:
    """Return the current year and those to come, then the former ones, the latest first."""
    known = sorted(years)
    return [one for one in known if one >= current] + [
        one for one in reversed(known) if one < current
    ]


def holiday_dialog(
    desk: Desk, one: SchoolHoliday, others: Holidays, parent: CalendarPage
) -> FormDialog:
    """Return the dialog of one school holiday; all of the zone are saved together."""
    form = _form(desk)
    form.set_values({"name": one.name, "first": one.first, "last": one.last})

    def save(values: Mapping[str, Any]) -> None:
        changed = replace(one, **values, source=one.source or tr("Saisi par le bureau"))
        desk.do(
            school_calendar.save_school_holidays,
            one.zone,
            (*others, changed),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = one.name or tr("Nouvelles vacances")
    return FormDialog(form, name="holiday", title=title, save=save, parent=parent)


def _form(desk: Desk) -> Form:
    last = tr("Compris\u202f: la classe reprend le lendemain.")
    return Form(
        "holiday",
        (
            Section(
                fields=(
                    Field("name", tr("Nom"), TextInput(longest=60), required=True),
                    Field("first", tr("Premier jour"), DateInput(desk.today), required=True),
                    Field("last", tr("Dernier jour"), DateInput(desk.today), required=True,
                          hint=last),
                )
            ),
        ),
    )  # fmt: skip
