"""Closures and requisitions: their list, and the dialog that tells what one of them touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import boards, hubs, school_calendar
from polesdesk.domain.french import format_date, time_range
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import CLOSURE_KINDS
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.school_calendar import Closure, ClosureKind
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput, TimeInput
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import choices_of, marked, tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes, Work

PAST, COMING = timedelta(days=365), timedelta(days=3 * 365)
"""How far back and ahead the list goes."""
WIDTH, HEIGHT = 900, 520
TOLD = 3
"""Occurrences touched that are named; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The hubs and rooms that may be closed."""

    hubs: tuple[Choice, ...]
    rooms: tuple[Room, ...]

    def name_of(self, closure: Closure) -> str:
        """Return « Voltaire · Salle 1 », or the name of the hub for the whole of it."""
        hub = next((one.label for one in self.hubs if one.value == closure.hub_id), "")
        room = next((one.name for one in self.rooms if one.id == closure.room_id), "")
        return f"{hub} · {room}" if room else hub


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureLine:
    """A closure as a row of the list."""

    id: str
    closure: Closure
    where: str

    @property
    def when(self) -> str:
        """Return « 24/12/2026 », or « 24/12/2026 – 02/01/2027 »."""
        first, last = self.closure.first, self.closure.last
        begins = format_date(first) if first else ""
        return f"{begins} – {format_date(last)}" if last and last != first else begins

    @property
    def hours(self) -> str:
        """Return the hours, « toute la journée » without."""
        start, end = self.closure.start, self.closure.end
        return time_range(start, end) if start and end else tr("toute la journée")


COLUMNS = (
    Column(key="when", title=marked("Du… au…"), text=lambda one: one.when,
           sample="00/00/0000 – 00/00/0000"),
    Column(key="hours", title=marked("Heures"), text=lambda one: one.hours,
           sample="toute la journée"),
    Column(key="where", title=marked("Pôle ou salle"), text=lambda one: one.where,
           sample="Château de Montières", stretch=2),
    Column(key="kind", title=marked("Nature"),
           text=lambda one: tr(CLOSURE_KINDS[one.closure.kind]), sample="Réquisition de la Ville"),
    Column(key="reason", title=marked("Motif"), text=lambda one: one.closure.reason,
           sample="Élections municipales", stretch=3),
)  # fmt: skip


class ClosuresDialog(QDialog):
    """Lists closures and requisitions; adds, changes and deletes them."""

    def __init__(self, desk: Desk, settings: QSettings, hub_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closures_dialog")
        self.setWindowTitle(self.tr("Fermetures et réquisitions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("planning", settings, self)
        self._desk = desk
        self._hub_id = hub_id
        self._places = Places(hubs=(), rooms=())
        self.view = TableView(self)
        self.view.setObjectName("closures_list")
        self.view.setAccessibleName(self.tr("Fermetures et réquisitions"))
        self.list = ListedTable(self.view, desk, settings, COLUMNS)
        self._lay_out()
        self.view.opened.connect(lambda _row: self.edit())
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        desk.changed.connect(self._follow)
        self.refresh()
        self._show_buttons()
        resize_within_screen(self, WIDTH, HEIGHT)

    def refresh(self) -> None:
        """Read the list again."""
        self._desk.read(_closures, then=self._show, owner=self)

    def new(self) -> None:
        """Open the dialog of a new closure."""
        self._open(Closure(id=new_id(), hub_id=self._hub_id, first=self._desk.today()))

    def edit(self) -> None:
        """Change the closure of the current row."""
        line = self.list.row_of(self.view.current_id())
        if line is not None:
            self._open(line.closure)

    def bin(self) -> None:
        """Delete the closure of the current row: its occurrences come back."""
        if self.view.current_id():
            self._desk.do(school_calendar.bin_closures, [self.view.current_id()], owner=self)

    def _open(self, closure: Closure) -> None:
        closure_dialog(self._desk, closure, self._places, self).open()

    def _show(self, found: tuple[Places, tuple[Closure, ...]]) -> None:
        self._places = found[0]
        self.list.show_rows(
            [
                ClosureLine(id=one.id, closure=one, where=self._places.name_of(one))
                for one in found[1]
            ]
        )
        self._show_buttons()

    def _follow(self, changes: Changes) -> None:
        if changes.touches("closure"):
            self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Fermetures et réquisitions"), role="title"))
        told = self.tr(
            "Une séance qui tombe un jour de fermeture n’a pas lieu et ne compte jamais contre "
            "l’association."
        )
        column.addWidget(plain_label(told, role="muted", wraps=True))
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._new = self._button("closure_new", self.tr("&Nouvelle fermeture…"), self.new)
        self._new.setProperty("role", "primary")
        self._edit = self._button("closure_edit", self.tr("&Modifier…"), self.edit)
        self._bin = self._button("closure_bin", self.tr("&Supprimer"), self.bin)
        close = self._button("closures_close", self.tr("&Fermer"), self.close)
        for button in (self._new, self._edit, self._bin):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _button(self, name: str, words: str, act: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: act())
        return button

    def _show_buttons(self) -> None:
        for button in (self._edit, self._bin):
            button.setEnabled(bool(self.view.current_id()))


def closure_dialog(desk: Desk, closure: Closure, places: Places, parent: QWidget) -> FormDialog:
    """Return the dialog of a closure; it counts and names the occurrences that it touches."""
    form = _make_form(desk, places)
    form.set_values(
        {
            "hub_id": closure.hub_id,
            "room_id": closure.room_id or "",
            "kind": closure.kind.value,
            "first": closure.first,
            "last": closure.last,
            "start": closure.start,
            "end": closure.end,
            "reason": closure.reason,
        }
    )
    _offer_rooms(form, places)
    _count_touched(desk, form, closure)

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            school_calendar.save_closure,
            _typed(closure, values),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Fermeture ou réquisition")
    return FormDialog(form, name="closure", title=title, save=save, parent=parent)


def _make_form(desk: Desk, places: Places) -> Form:
    whole = tr("Vide\u202f: la journée entière.")
    return Form(
        "closure",
        (
            Section(
                fields=(
                    Field("hub_id", tr("Pôle"), ChoiceInput(places.hubs), required=True),
                    Field("room_id", tr("Salle"), ChoiceInput(empty_label=tr("tout le pôle"))),
                    Field("kind", tr("Nature"), ChoiceInput(choices_of(CLOSURE_KINDS)),
                          required=True),
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today),
                          hint=tr("Compris. Vide\u202f: ce jour seulement.")),
                    Field("start", tr("De"), TimeInput()),
                    Field("end", tr("À"), TimeInput(), hint=whole),
                    Field("reason", tr("Motif"), TextInput(longest=200), required=True),
                )
            ),
        ),
    )  # fmt: skip


def _offer_rooms(form: Form, places: Places) -> None:
    hub, room = form.fields["hub_id"], form.fields["room_id"]
    assert isinstance(room.widget, ChoiceInput)
    box = room.widget

    def offer() -> None:
        own = [one for one in places.rooms if one.hub_id == hub.input.value()]
        box.set_choices([Choice(value=one.id, label=one.name) for one in own])

    hub.changed.connect(offer)
    kept = box.value()
    offer()
    box.set_value(kept)


def _count_touched(desk: Desk, form: Form, closure: Closure) -> None:
    """Say above the fields what the closure touches, at each change of them."""

    def count() -> None:
        values = form.values()
        if values["hub_id"] and values["first"]:
            desk.read(boards.touched, _typed(closure, values), then=tell, owner=form)

    def tell(rows: Sequence[OccurrenceRow]) -> None:
        form.tell(_touched_in_words(rows))

    for name in ("hub_id", "room_id", "first", "last", "start", "end"):
        form.fields[name].changed.connect(count)
    count()


def _touched_in_words(rows: Sequence[OccurrenceRow]) -> str:
    if not rows:
        return tr("Aucune séance n’est touchée.")
    named = [f"{row.association} ({format_date(row.day)}, {row.room})" for row in rows[:TOLD]]
    if len(rows) > TOLD:
        named.append("…")
    told = tr("Séance touchée") if len(rows) == 1 else tr("{n} séances touchées")
    return f"{told.format(n=len(rows))}\u202f: {', '.join(named)}"


def _typed(closure: Closure, values: Mapping[str, Any]) -> Closure:
    return replace(
        closure,
        hub_id=values["hub_id"],
        room_id=values["room_id"] or None,
        kind=ClosureKind(values["kind"] or ClosureKind.CLOSURE),
        first=values["first"],
        last=values["last"] or values["first"],
        start=values["start"],
        end=values["end"],
        reason=values["reason"] or "",
    )


def _closures(work: Work) -> tuple[Places, tuple[Closure, ...]]:
    choices = hubs.choices(work)
    rooms = tuple(room for one in choices for room in boards.rooms_of(work, one.value))
    found = school_calendar.closures(work, work.today - PAST, work.today + COMING)
    return Places(hubs=choices, rooms=rooms), found
