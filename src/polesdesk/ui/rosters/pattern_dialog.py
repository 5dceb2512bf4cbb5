"""The editor of a standard week: its fields above, its permanences as a list below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHBoxLayout, QWidget

from polesdesk.actions import roster_patterns
from polesdesk.domain.french import time_range, weekday_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.rostering_rows import PatternForm
from polesdesk.domain.rosters import DutyPattern, PatternShift
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import CheckInput, ChoiceInput, DateInput, TextInput, TimeInput
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.measures import GAP
from polesdesk.ui.rosters.form_dialogs import headcount_fields
from polesdesk.ui.words import marked, tr

CYCLES = (
    (1, marked("chaque semaine")),
    (2, marked("2 semaines en alternance")),
    (4, marked("4 semaines en alternance")),
)
HOLDERS = 3
"""Holders, and substitutes, that one line offers to choose."""
FORM = 390
"""Pixels of the fields, across."""


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A permanence of the standard week as a row, with the names that go with it."""

    shift: PatternShift
    room: str
    holders: str
    substitutes: str
    cycle: int

    @property
    def id(self) -> str:
        """The key of the line."""
        return self.shift.id


def _day(line: ShiftLine) -> str:
    name = weekday_name(line.shift.weekday)
    name = name[:1].upper() + name[1:]
    return name if line.cycle == 1 else tr("S{week}, {day}").format(
        week=line.shift.week, day=name.lower()
    )  # fmt: skip


def _people(line: ShiftLine) -> str:
    one = line.shift
    return str(one.minimum) if one.minimum == one.maximum else f"{one.minimum}–{one.maximum}"


def _needs(line: ShiftLine) -> str:
    parts = [tr("clé")] if line.shift.needs_key else []
    return ", ".join(parts + ([line.shift.skill] if line.shift.skill else []))


COLUMNS = (
    Column(key="day", title=marked("Jour"), text=_day, sample="S2, mercredi"),
    Column(key="hours", title=marked("Heures"),
           text=lambda line: time_range(line.shift.start, line.shift.end),
           sample="14 h 30 – 18 h 30"),
    Column(key="room", title=marked("Local"), text=lambda line: line.room, sample="Accueil",
           stretch=1),
    Column(key="task", title=marked("Mission"), text=lambda line: line.shift.task,
           sample="Accueil du public", stretch=1),
    Column(key="people", title=marked("Nombre"), text=_people, sample="Nombre"),
    Column(key="needs", title=marked("Il faut"), text=_needs, sample="bureautique"),
    Column(key="holders", title=marked("Titulaires"), text=lambda line: line.holders,
           sample="Prénom Nom", stretch=2),
    Column(key="substitutes", title=marked("Remplaçants"), text=lambda line: line.substitutes,
           sample="Prénom Nom", stretch=2),
)  # fmt: skip


class PatternDialog(ListDialog):
    """Changes a standard week; nothing is saved before « Enregistrer »."""

    def __init__(
        self, desk: Desk, settings: QSettings, known: PatternForm, parent: QWidget
    ) -> None:
        pattern = known.pattern
        title = tr("Semaine type «\u202f{name}\u202f»").format(name=pattern.name)
        super().__init__(
            desk, settings, parent, name="pattern", title=title if pattern.version
            else tr("Nouvelle semaine type"), columns=COLUMNS,
        )  # fmt: skip
        self._known, self._pattern = known, pattern
        self._lines: list[PatternShift] = sorted(
            pattern.shifts, key=lambda one: (one.week, one.weekday, one.start)
        )
        self.form = _pattern_form(desk, known)
        self.form.set_values(_values(pattern))
        self._stand_beside()
        self._add = self.button("pattern_line_new", tr("&Ajouter une permanence…"), self.add)
        self._edit = self.button("pattern_line_edit", tr("&Modifier…"), self.edit)
        self._drop = self.button("pattern_line_bin", tr("&Retirer"), self.drop)
        save = self.button("pattern_save", tr("&Enregistrer"), self.form.submit, primary=True)
        close = self.button("pattern_close", tr("A&nnuler"), self.reject)
        for button in (self._add, self._edit, self._drop):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.foot.addWidget(save)
        self.end(width=1300, height=660)
        self.told.hide()
        self.form.submitted.connect(self._save)
        self.view.opened.connect(lambda _row: self.edit())
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        self._changed = False
        self._show_lines()
        self.form.focus_first()

    def _stand_beside(self) -> None:
        """Put the fields on the left of the list."""
        across = QHBoxLayout()
        across.setSpacing(2 * GAP)
        self.form.setFixedWidth(FORM)
        self.column.removeWidget(self.view)
        across.addWidget(self.form)
        across.addWidget(self.view, 1)
        self.column.insertLayout(2, across, 1)

    # The lines

    def add(self) -> None:
        """Open a new permanence of the week, like the last one on the next day."""
        last = self._lines[-1] if self._lines else None
        if last is not None:
            shift = replace(last, id=new_id(), weekday=last.weekday % 7 + 1, holder_ids=(),
                            substitute_ids=())  # fmt: skip
        else:
            from datetime import time

            shift = PatternShift(id=new_id(), weekday=1, start=time(14), end=time(16))
        self._open(shift)

    def edit(self) -> None:
        """Change the permanence of the current row."""
        line = self.list.row_of(self.view.current_id())
        if line is not None:
            self._open(line.shift)

    def drop(self) -> None:
        """Take the permanence of the current row out of the week."""
        kept = self.view.current_id()
        self._lines = [one for one in self._lines if one.id != kept]
        self._changed = True
        self._show_lines()

    def _open(self, shift: PatternShift) -> None:
        values = self.form.values()
        own = [one for hub_id, one in self._known.rooms if hub_id == values["hub_id"]]
        form = _line_form(own, self._known.people, int(values["cycle_weeks"] or 1))
        form.set_values(_line_values(shift))

        def save(typed: Mapping[str, Any]) -> None:
            self._take(_line_of(shift, typed))
            form.settle()

        title = tr("Permanence de la semaine type")
        FormDialog(form, name="pattern_line", title=title, save=save, parent=self).open()

    def _take(self, shift: PatternShift) -> None:
        others = [one for one in self._lines if one.id != shift.id]
        self._lines = sorted([*others, shift], key=lambda one: (one.week, one.weekday, one.start))
        self._changed = True
        self._show_lines()
        self.view.select_record(shift.id)

    def _show_lines(self) -> None:
        rooms = {one.value: one.label for _, one in self._known.rooms}
        names = {one.value: one.label for one in self._known.people}

        def told(ids: tuple[str, ...]) -> str:
            return ", ".join(names[one] for one in ids if one in names)

        cycle = int(self.form.values()["cycle_weeks"] or 1)
        self.list.show_rows(
            [
                ShiftLine(one, rooms.get(one.room_id or "", ""), told(one.holder_ids),
                          told(one.substitute_ids), cycle)
                for one in self._lines
            ]
        )  # fmt: skip
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self._edit, self._drop):
            button.setEnabled(bool(self.view.current_id()))

    # The week

    def _save(self, values: Mapping[str, Any]) -> None:
        typed = replace(
            self._pattern,
            **{**values, "cycle_weeks": int(values["cycle_weeks"] or 1)},
            shifts=tuple(self._lines),
        )
        self.desk.do(
            roster_patterns.save, typed, then=lambda _saved: self._done(),
            failed=self.form.refuse, owner=self,
        )  # fmt: skip

    def _done(self) -> None:
        self._changed = False
        self.form.settle()
        self.accept()

    def reject(self) -> None:
        """Ask before closing when something was changed."""
        if not (self._changed or self.form.is_dirty()):
            super().reject()
            return
        from polesdesk.ui.dialogs import ask_to_save

        ask_to_save(
            self, what=self.windowTitle(), save=self.form.submit,
            discard=super().reject, stay=lambda: None,
        )  # fmt: skip


def _values(pattern: DutyPattern) -> dict[str, Any]:
    names = ("hub_id", "name", "anchor", "from_date", "to_date", "in_school_holidays",
             "on_public_holidays")  # fmt: skip
    found: dict[str, Any] = {name: getattr(pattern, name) for name in names}
    return found | {"cycle_weeks": str(pattern.cycle_weeks)}


def _pattern_form(desk: Desk, known: PatternForm) -> Form:
    cycles = [Choice(value=str(weeks), label=tr(label)) for weeks, label in CYCLES]
    return Form(
        "pattern",
        (
            Section(
                fields=(
                    Field("hub_id", tr("Pôle"), ChoiceInput(known.hubs), required=True),
                    Field("name", tr("Nom"), TextInput(longest=80), required=True),
                    Field("cycle_weeks", tr("Cycle"), ChoiceInput(cycles), required=True),
                    Field("anchor", tr("Semaine 1"), DateInput(desk.today),
                          hint=tr("Un jour de la première semaine du cycle.")),
                    Field("from_date", tr("À partir du"), DateInput(desk.today)),
                    Field("to_date", tr("Jusqu’au"), DateInput(desk.today)),
                    Field("in_school_holidays", tr("Vacances"),
                          CheckInput(tr("aussi pendant les vacances scolaires"))),
                    Field("on_public_holidays", tr("Jours fériés"),
                          CheckInput(tr("aussi les jours fériés"))),
                )
            ),
        ),
    )  # fmt: skip


def _line_form(rooms: list[Choice], people: tuple[Choice, ...], cycle: int) -> Form:
    days = [Choice(value=str(one), label=weekday_name(one).capitalize()) for one in range(1, 8)]
    weeks = [
        Choice(value=str(one), label=tr("semaine {week}").format(week=one))
        for one in range(1, cycle + 1)
    ]
    who = [
        Field(f"{kind}_{number}", label.format(number=number + 1), ChoiceInput(people))
        for kind, label in (
            ("holder", tr("Titulaire {number}")),
            ("substitute", tr("Remplaçant {number}")),
        )
        for number in range(HOLDERS)
    ]
    when = [
        Field("weekday", tr("Jour"), ChoiceInput(days), required=True),
        Field("start", tr("De"), TimeInput(), required=True),
        Field("end", tr("À"), TimeInput(), required=True),
        Field("room_id", tr("Local"), ChoiceInput(rooms, empty_label=tr("tout le pôle"))),
        Field("task", tr("Mission"), TextInput(longest=80)),
    ]
    if cycle > 1:
        when.insert(0, Field("week", tr("Semaine"), ChoiceInput(weeks), required=True))
    return Form(
        "pattern_line",
        (
            Section(fields=when),
            Section(title=tr("Qui il faut"), fields=headcount_fields()),
            Section(title=tr("Qui la tient"), fields=who),
        ),
    )


def _line_values(shift: PatternShift) -> dict[str, Any]:
    names = ("start", "end", "room_id", "task", "minimum", "maximum", "skill", "needs_key")
    found: dict[str, Any] = {name: getattr(shift, name) for name in names}
    found |= {"week": str(shift.week), "weekday": str(shift.weekday)}
    for kind, ids in (("holder", shift.holder_ids), ("substitute", shift.substitute_ids)):
        for number in range(HOLDERS):
            found[f"{kind}_{number}"] = ids[number] if number < len(ids) else ""
    return found


def _line_of(shift: PatternShift, values: Mapping[str, Any]) -> PatternShift:
    def chosen(kind: str) -> tuple[str, ...]:
        ids = (values[f"{kind}_{number}"] for number in range(HOLDERS))
        return tuple(dict.fromkeys(one for one in ids if one))

    return replace(
        shift,
        week=int(values.get("week") or 1),
        weekday=int(values["weekday"]),
        start=values["start"],
        end=values["end"],
        room_id=values["room_id"] or None,
        task=values["task"] or "",
        minimum=values["minimum"],
        maximum=max(values["maximum"], values["minimum"]),
        skill=values["skill"] or "",
        needs_key=bool(values["needs_key"]),
        holder_ids=chosen("holder"),
        substitute_ids=chosen("substitute"),
    )
