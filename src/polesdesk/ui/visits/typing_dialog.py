"""Typing a sheet back: the same rooms in the same order, one key a finding, digits to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import visits
from polesdesk.domain.french import day_with_weekday, plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.visit_rows import SeenRoom, VisitCard
from polesdesk.domain.visiting import KEYS, PEOPLE, how_many_checked, is_expected, was_checked
from polesdesk.domain.visits import Finding, FindingKind, Visit
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import TimeInput
from polesdesk.ui.measures import CARD_MARGINS, GAP, row_height
from polesdesk.ui.plain_table import dress
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.visits.presence_dialog import presence_dialog
from polesdesk.ui.visits.typing_model import Col, TypingModel
from polesdesk.ui.visits.visit_dialogs import agent_input

_WIDTHS = {
    Col.NUMBER: "N°00", Col.ROOM: "Salle Sophie-de-Grouchy", Col.HOURS: "13 h 30 – 18 h 00",
    Col.KIND: "Présence imprévue en", Col.COUNT: "Nombre", Col.TIME: "00 h 00",
}  # fmt: skip
_ROOM = 26
NEXT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class TypingTable(QTableView):
    """The table with the keys: a letter a finding, digits, Enter for the next room."""

    told = Signal(str)
    """A sentence on a key that has no sense here, empty when all is well."""
    _moved_to = -1
    """The row to which the last letter went by itself, if nothing was typed since."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type one key; letters and digits need no other key before or after."""
        row = self.currentIndex().row()
        model = self.model()
        text, key = event.text(), event.key()
        moved, self._moved_to = row == self._moved_to, -1
        if (
            row < 0
            or not isinstance(model, TypingModel)
            or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            super().keyPressEvent(event)
        elif key in NEXT:
            # Enter by habit after a letter that has moved must not skip a room.
            if not moved:
                self.go(row + 1)
        elif key == Qt.Key.Key_Backspace:
            model.rub_out(row)
        elif text and text.upper() == "R":
            self.edit(model.index(row, Col.NOTE))
        elif text and text.upper() == "H":
            self.edit(model.index(row, Col.TIME))
        elif text.isdigit():
            self._count(model, row, text)
        elif len(text) == 1 and text.isalpha():
            self._find(model, row, text)
        else:
            super().keyPressEvent(event)

    def go(self, row: int) -> None:
        """Go to a row, and stay on the last one."""
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(min(row, last), Col.KIND))

    def _find(self, model: TypingModel, row: int, letter: str) -> None:
        kind = model.press(row, letter)
        if kind is None:
            self.told.emit(self._why_not(model, row, letter))
            return
        self.told.emit("")
        if kind not in PEOPLE:
            self.go(row + 1)
            self._moved_to = self.currentIndex().row()

    def _why_not(self, model: TypingModel, row: int, letter: str) -> str:
        told = self.tr("La touche {key} n’est pas un constat.")
        if letter.upper() in KEYS:
            told = self.tr("{key} ne va pas ici\u202f: on n’attend personne (V, I, F, X ou N).")
            if is_expected(model.finding(row)):
                told = self.tr(
                    "{key} ne va pas ici\u202f: quelqu’un est attendu (P, V, A, F, X, N)."
                )
        return told.format(key=letter.upper())

    def _count(self, model: TypingModel, row: int, digit: str) -> None:
        taken = model.digit(row, digit)
        words = self.tr("Notez d’abord le constat\u202f: P, A ou I.")
        self.told.emit("" if taken else words)


class TypingDialog(QDialog):
    """The head of the visit, its rooms, and the keys; what is typed is kept at once."""

    finalised = Signal(object)
    """The ``Visit`` once it is final."""

    def __init__(
        self,
        desk: Desk,
        card: VisitCard,
        agents: Sequence[Choice],
        rooms: Sequence[RoomRow],
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit = card.visit
        self._rooms = [one for one in rooms if one.hub_id == card.hub.id]
        self._asked_departure = False
        self.setObjectName("typing_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        title = self.tr("Saisie de la visite {number}").format(number=card.visit.number)
        self.setWindowTitle(title)
        self.agent = agent_input(agents)
        self.time_in, self.time_out = TimeInput(), TimeInput()
        self.model = TypingModel(card.rooms, self._answer, self)
        self.table = TypingTable(self)
        self._message = MessageLine(Tone.AMBER)
        self._error = MessageLine(Tone.RED)
        self._progress = plain_label(role="strong")
        self.final = QPushButton(icon("check", "on_accent"), self.tr("&Finaliser"), self)
        self._lay_out(card, title)
        self._connect()
        self._show_head()
        self._tell_progress()
        self._tell_future()
        self.table.go(self._first_open())
        self.table.setFocus()

    def _tell_future(self) -> None:
        """Say at once what would be refused at the end only."""
        day = self._visit.day
        if day is not None and day > self._desk.today():
            told = self.tr(
                "La visite du {day} n’a pas encore eu lieu\u202f: elle ne pourra être finalisée "
                "qu’à partir de ce jour."
            )
            self._message.show_text(told.format(day=day_with_weekday(day)))

    # What is typed

    def _answer(self, finding_id: str, changed: dict[str, Any]) -> None:
        self._desk.do(visits.answer, finding_id, changed, failed=self._refuse, owner=self)
        self._tell_progress()

    def _save_head(self) -> None:
        if any(one.problem() for one in (self.time_in, self.time_out)):
            return
        head = replace(
            self._visit,
            agent=self.agent.value(),
            time_in=self.time_in.value(),
            time_out=self.time_out.value(),
        )
        if head != self._visit:
            self._desk.do(visits.save, head, then=self._take_head, failed=self._refuse, owner=self)

    def _take_head(self, visit: Visit) -> None:
        self._visit = visit
        self._error.show_text("")

    def finalise(self) -> None:
        """Save the head, then make the visit final; a departure that is missing is asked once.

        Without it the rooms pass for seen on arrival, where an empty room proves nothing.
        """
        self._save_head()
        self._error.show_text("")
        if self._lacks_departure() and not self._asked_departure:
            self._asked_departure = True
            self._message.show_text(
                self.tr(
                    "Notez l’heure de départ\u202f: sans elle, tous les locaux passent pour vus à "
                    "l’arrivée. Ctrl+Entrée encore une fois finalise sans elle."
                )
            )
            self.time_out.setFocus()
            return
        self._desk.do(
            visits.finalise, self._visit.id, then=self._done, failed=self._refuse, owner=self
        )

    def _lacks_departure(self) -> bool:
        rows = range(self.model.rowCount())
        found = [self.model.finding(row) for row in rows]
        return (
            bool(self.agent.value())
            and self.time_out.value() is None
            and any(was_checked(one) and one.time is None for one in found)
        )

    def _done(self, visit: Visit) -> None:
        self.accept()
        self.finalised.emit(visit)

    def reject(self) -> None:
        """Close; the draft keeps all that was typed."""
        self._save_head()
        super().reject()

    def _refuse(self, error: Expected) -> None:
        self._error.show_text(error.message)
        missing = {one.field for one in getattr(error, "missing", ())}
        fields = {"agent": self.agent, "time_in": self.time_in}
        for name, line in fields.items():
            if name in missing:
                line.setFocus()
                return

    def _add_presence(self) -> None:
        presence_dialog(self._desk, self._visit.id, self._rooms, self._take_presence, self).open()

    def _take_presence(self, found: Finding) -> None:
        room = next((one for one in self._rooms if one.id == found.room_id), None)
        self.model.add(
            SeenRoom(
                finding=found,
                room=room.name if room else "",
                place="",
                expected="",
                start=None,
                end=None,
                capacity=room.capacity if room else None,
            )
        )
        self._tell_progress()
        self.table.setFocus()
        self.table.go(self.model.rowCount() - 1)

    # Inside

    def _first_open(self) -> int:
        """Return the first room that is not noted yet, so that a break costs nothing."""
        rows = range(self.model.rowCount())
        return next(
            (row for row in rows if self.model.finding(row).kind is FindingKind.NOT_CHECKED), 0
        )

    def _tell_progress(self) -> None:
        count = self.model.rowCount()
        done = how_many_checked(self.model.finding(row) for row in range(count))
        self._progress.setText(
            self.tr("{done} sur {count}").format(
                done=done, count=plural(count, self.tr("ligne"), self.tr("lignes"))
            )
        )

    def _show_head(self) -> None:
        self.agent.set_value(self._visit.agent)
        self.time_in.set_value(self._visit.time_in)
        self.time_out.set_value(self._visit.time_out)

    def _lay_out(self, card: VisitCard, title: str) -> None:
        resize_within_screen(self, 1120, 660)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, role="title"))
        day = day_with_weekday(card.visit.day) if card.visit.day else ""
        where = " · ".join(part for part in (card.hub.name, day, card.round_number) if part)
        column.addWidget(plain_label(where, role="muted"))
        column.addLayout(self._head())
        column.addWidget(self._message)
        column.addWidget(self._error)
        self._dress_table()
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(self._keys(), role="muted", wraps=True))
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        narrow = self.fontMetrics().horizontalAdvance("00 h 00") + 34
        for name, label, line, width in (
            ("time_in", self.tr("Arrivée"), self.time_in, narrow),
            ("time_out", self.tr("Départ"), self.time_out, narrow),
            ("agent", self.tr("Agent"), self.agent, 300),
        ):
            line.setObjectName(f"typing_{name}")
            line.setAccessibleName(label)
            line.setFixedWidth(width)
            words = plain_label(label, role="field_label")
            words.setBuddy(line)
            row.addWidget(words)
            row.addWidget(line)
        row.addStretch(1)
        row.addWidget(self._progress)
        return row

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("typing_table")
        table.setAccessibleName(self.tr("Locaux de la feuille"))
        table.setProperty("role", "grid")
        dress(table)
        table.setModel(self.model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        table.setAlternatingRowColors(False)
        head = table.horizontalHeader()
        for column, sample in _WIDTHS.items():
            width = self.fontMetrics().horizontalAdvance(sample) + _ROOM
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(Col.EXPECTED, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Col.NOTE, QHeaderView.ResizeMode.Stretch)

    def _keys(self) -> str:
        return self.tr(
            "P comme prévu · V vide · A autre occupant · F fermé · X accès impossible · "
            "I présence imprévue · N non vérifié · chiffres\u202f: nombre de personnes · "
            "Entrée\u202f: ligne suivante · Retour arrière\u202f: effacer · R remarque · "
            "H heure · Ctrl+Entrée\u202f: finaliser"
        )

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.final.setObjectName("typing_finalise")
        self.final.setProperty("role", "primary")
        self.final.setAutoDefault(False)
        add = QPushButton(icon("user-plus"), self.tr("&Présence imprévue…"), self)
        add.setObjectName("typing_presence")
        add.clicked.connect(lambda _on: self._add_presence())
        close = QPushButton(self.tr("F&ermer, garder le brouillon"), self)
        close.setObjectName("typing_close")
        close.clicked.connect(lambda _on: self.reject())
        for button in (add, close):
            button.setAutoDefault(False)
        row.addWidget(self.final)
        row.addWidget(add)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _connect(self) -> None:
        self.table.told.connect(self._message.show_text)
        self.final.clicked.connect(lambda _on: self.finalise())
        for line in (self.agent, self.time_in, self.time_out):
            line.editingFinished.connect(self._save_head)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finalise)

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.table.verticalHeader().setDefaultSectionSize(row_height(self.table))
