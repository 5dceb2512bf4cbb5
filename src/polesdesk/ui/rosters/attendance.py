"""Attendance typed from the sign-in sheet, in its order: one key a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QSettings, Qt
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

from polesdesk.actions import roster_attendance
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.ui.desk import Desk
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.inputs import RecordInput
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.plain_table import dress
from polesdesk.ui.rosters.attendance_model import (
    ABSENT,
    PRESENT,
    AttendanceLine,
    AttendanceModel,
    Col,
    lines_of,
)
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


class AttendanceTable(QTableView):
    """The table with the keys: P present, A absent, Enter for the next person."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type one key."""
        model, row = self.model(), self.currentIndex().row()
        text = event.text().upper()
        is_bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not isinstance(model, AttendanceModel) or row < 0 or not is_bare:
            super().keyPressEvent(event)
        elif text in {"P", "A"}:
            model.set_status(row, PRESENT if text == "P" else ABSENT)
            self.go(row + 1)
        elif event.key() == Qt.Key.Key_Backspace:
            model.set_status(row, None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(row + 1)
        elif text in {"H", "D", "M"}:
            self.edit(
                model.index(row, {"H": Col.TIME_IN, "D": Col.TIME_OUT, "M": Col.MINUTES}[text])
            )
        else:
            super().keyPressEvent(event)

    def go(self, row: int) -> None:
        """Go to a row, and stay on the last one."""
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(min(row, last), Col.STATUS))


class AttendanceDialog(QDialog):
    """Shows the people of the sheets of some days; one button keeps all that was typed."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        period: tuple[date, date],
        hub_id: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("attendance_dialog")
        self.setWindowTitle(tr("Saisir les présences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("rosters", settings, self)
        self._desk = desk
        self._rows: tuple[RosterShift, ...] = ()
        self.model = AttendanceModel()
        self.table = AttendanceTable(self)
        self._error = MessageLine(Tone.RED)
        self._told = plain_label(role="muted", wraps=True)
        self._told.setObjectName("attendance_told")
        self.person = _person_input(desk, self)
        self._lay_out()
        desk.read(roster_attendance.sheet, *period, hub_id, then=self._show, owner=self)

    def _show(self, rows: tuple[RosterShift, ...]) -> None:
        self._rows = rows
        self.model.show_lines(lines_of(rows))
        lines = self.model.lines
        first = next((n for n, one in enumerate(lines) if one.status is None), 0)
        if lines:
            self.table.go(first)
            self.table.setFocus()
        else:
            self._told.setText(tr("Personne n’est inscrit dans cette période."))

    def add_person(self) -> None:
        """Add who came without being expected, on the permanence of the current row."""
        row = self._row_of_current()
        chosen = self.person.value()
        if row is None or not chosen:
            self._error.show_text(tr("Choisissez la permanence dans la liste, puis la personne."))
            return
        known = (one for one in self.model.lines if one.row.shift.id == row.shift.id)
        if any(one.volunteer_id == chosen for one in known):
            self._error.show_text(tr("Cette personne est déjà sur cette feuille."))
            return
        self._error.show_text("")
        line = AttendanceLine(
            row=row, name=self.person.text().strip(), assignment_id="", volunteer_id=chosen,
            status=PRESENT, is_touched=True,
        )  # fmt: skip
        at = self.model.add(line)
        self.person.set_value(None)
        self.table.go(at)
        self.table.setFocus()

    def _row_of_current(self) -> RosterShift | None:
        number = self.table.currentIndex().row()
        if 0 <= number < len(self.model.lines):
            return self.model.lines[number].row
        return self._rows[0] if len(self._rows) == 1 else None

    def save(self) -> None:
        """Keep all that was typed, as one step."""
        typed = tuple(
            one.noted() for one in self.model.lines if one.is_touched and one.status is not None
        )
        if not typed:
            self._error.show_text(tr("Notez au moins une présence\u202f: P ou A."))
            return
        self._desk.do(
            roster_attendance.note, typed, then=lambda _count: self.accept(),
            failed=lambda error: self._error.show_text(error.message), owner=self,
        )  # fmt: skip

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(tr("Saisir les présences"), role="title"))
        self._told.setText(
            tr("Dans l’ordre des feuilles d’émargement. Sans heure notée, la durée prévue compte.")
        )
        column.addWidget(self._told)
        column.addWidget(self._error)
        self._dress_table()
        column.addWidget(self.table, 1)
        keys = tr(
            "P présent · A absent · Entrée\u202f: suivant · H arrivée · D départ · M durée · "
            "Retour arrière\u202f: effacer · Ctrl+Entrée\u202f: enregistrer"
        )
        column.addWidget(plain_label(keys, role="muted", wraps=True))
        column.addLayout(self._foot())
        resize_within_screen(self, 1060, 620)
        for combination in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(combination), self, self.save)

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("attendance_table")
        table.setAccessibleName(tr("Personnes inscrites"))
        table.setProperty("role", "grid")
        dress(table)
        table.setModel(self.model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        widths = {
            Col.DAY: "mer. 00/00/0000", Col.HOURS: "14 h 30 – 18 h 30",
            Col.STATUS: tr("Venu sans inscription"), Col.TIME_IN: "00 h 00 ",
            Col.TIME_OUT: "00 h 00 ", Col.MINUTES: tr("Durée comptée"),
        }  # fmt: skip
        for one, sample in widths.items():
            table.setColumnWidth(one, self.fontMetrics().horizontalAdvance(sample) + 34)
        head = table.horizontalHeader()
        for one in (Col.PLACE, Col.NAME):
            head.setSectionResizeMode(one, QHeaderView.ResizeMode.Stretch)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.person)
        row.addWidget(_button(self, "attendance_add", tr("A&jouter à la feuille"), self.add_person))
        row.addStretch(1)
        row.addWidget(_button(self, "attendance_close", tr("A&nnuler"), self.reject))
        save = _button(self, "attendance_save", tr("&Enregistrer"), self.save)
        save.setProperty("role", "primary")
        row.addWidget(save)
        return row


def _person_input(desk: Desk, parent: QWidget) -> RecordInput:
    from polesdesk.actions import volunteers

    line = RecordInput(
        desk, volunteers.page, lambda row: f"{row.first_name} {row.last_name}".strip(), parent
    )
    line.setObjectName("attendance_person")
    line.setAccessibleName(tr("Personne venue sans inscription"))
    line.setPlaceholderText(tr("Venu sans inscription\u202f: nom"))
    line.setMinimumWidth(line.fontMetrics().averageCharWidth() * 30)
    return line


def _button(dialog: QDialog, name: str, words: str, act: Any) -> QPushButton:
    made = QPushButton(words, dialog)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _on: act())
    return made
