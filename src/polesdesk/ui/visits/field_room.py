"""One room of field mode: who is expected, the answers, how many people, a note, photos."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from polesdesk.domain.french import time_range
from polesdesk.domain.occupancy_labels import FINDINGS
from polesdesk.domain.visit_rows import SeenRoom
from polesdesk.domain.visiting import MOST_PEOPLE, PEOPLE, is_expected, kinds_for, was_checked
from polesdesk.domain.visits import FindingKind
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.texts import plain_label
from polesdesk.ui.visits.photos_row import PhotosRow
from polesdesk.ui.visits.words import expected_words
from polesdesk.ui.words import tr

_LOW = 3
"""Answers in a row of a low screen."""


class FieldRoom(QWidget):
    """Shows one room; each touch is told at once by ``answered``."""

    answered = Signal(object)
    """What has changed, by the names of the fields of a finding."""
    questions_asked = Signal()
    photographed = Signal(object)
    """The ``Finding`` with its photos as they are now."""

    def __init__(self, desk: Desk, chooser: FileChooser, parent: QWidget) -> None:
        super().__init__(parent)
        self._seen: SeenRoom | None = None
        self._is_low = False
        self._room = plain_label(role="field_room", wraps=True)
        self._place = plain_label(role="field_line")
        self._who = plain_label(role="field_who", wraps=True)
        self._grid = QGridLayout()
        self._beside = QHBoxLayout()
        self._group = QButtonGroup(self)
        self._buttons: dict[FindingKind, QPushButton] = {}
        self._count = QLabel(self)
        self._people = QWidget(self)
        self.note = TextInput(self, longest=500)
        self.photos = PhotosRow(desk, chooser, self)
        self.photos.add.setIcon(QIcon())  # its colour is that of a theme which is not worn here
        self._lay_out()
        self.note.editingFinished.connect(self._note)
        self.photos.changed.connect(self.photographed)

    def show_room(self, seen: SeenRoom) -> None:
        """Show a room with what was noted so far."""
        is_other = self._seen is None or self._seen.finding.id != seen.finding.id
        self._seen = seen
        one = seen.finding
        self._room.setText(seen.room)
        self._place.setText(self._place_words(seen))
        self._place.setVisible(bool(self._place.text()))
        who = expected_words(one, seen.expected)
        hours = time_range(seen.start, seen.end) if seen.start and seen.end else ""
        self._who.setText(" · ".join(part for part in (who, hours) if part))
        if is_other:
            self._offer(expected=is_expected(one))
            self.show_texts()
        for kind, button in self._buttons.items():
            button.setChecked(kind is one.kind)
        self._people.setEnabled(one.kind in PEOPLE)
        self._count.setText("–" if one.headcount is None else str(one.headcount))

    def show_texts(self) -> None:
        """Show the note and the photos again, as they are in the file."""
        if self._seen is not None:
            self.note.set_value(self._seen.finding.note)
            self.photos.show_finding(self._seen.finding, is_open=True)

    def answer_button(self, kind: FindingKind) -> QPushButton:
        """Return the button of an answer."""
        return self._buttons[kind]

    def take_focus(self) -> None:
        """Put the keyboard on the answer given, else on the first one."""
        chosen = self._group.checkedButton()
        is_answered = self._seen is not None and was_checked(self._seen.finding)
        first = next(iter(self._buttons.values()))
        (chosen if chosen is not None and is_answered else first).setFocus()

    def set_low(self, *, is_low: bool) -> None:
        """Put the answers closer on a low screen, so that all of them are in sight."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._place_answers()

    # Inside

    def _place_words(self, seen: SeenRoom) -> str:
        parts = [seen.place]
        if seen.capacity:
            parts.append(tr("jauge {count}").format(count=seen.capacity))
        return " · ".join(part for part in parts if part)

    def _offer(self, *, expected: bool) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.setObjectName("")
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for kind in kinds_for(expected=expected):
            self._answer(kind, "answer")
        self._answer(FindingKind.NOT_CHECKED, "apart")
        self._place_answers()

    def _place_answers(self) -> None:
        """Two in a row, an odd first one alone; on a low screen three, « Non vérifié » too."""
        *buttons, apart = self._buttons.values() if self._buttons else (None,)
        if apart is None:
            return
        for button in (*buttons, apart):
            self._grid.removeWidget(button)
            self._beside.removeWidget(button)
        if self._is_low:
            for place, button in enumerate((*buttons, apart)):
                self._grid.addWidget(button, place // _LOW, 2 * (place % _LOW), 1, 2)
            return
        odd = len(buttons) % 2
        for place, button in enumerate(buttons):
            is_wide = bool(odd) and place == 0
            row, column = divmod(place + odd, 2)
            spot = (0, 0, 1, 6) if is_wide else (row, 3 * column, 1, 3)
            self._grid.addWidget(button, *spot)
        self._beside.addWidget(apart, 1)

    def _answer(self, kind: FindingKind, role: str) -> QPushButton:
        button = QPushButton(tr(FINDINGS[kind]), self)
        button.setObjectName(f"field_{kind.value}")
        button.setProperty("role", role)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._choose, kind))
        self._group.addButton(button)
        self._buttons[kind] = button
        button.show()
        return button

    def _choose(self, kind: FindingKind, _on: bool = True) -> None:  # noqa: FBT001, FBT002
        changed: dict[str, Any] = {"kind": kind}
        if kind not in PEOPLE:
            changed |= {"headcount": None, "minors": None}
        self.answered.emit(changed)

    def _add(self, step: int) -> None:
        if self._seen is None:
            return
        before = self._seen.finding.headcount or 0
        self.answered.emit({"headcount": max(0, min(before + step, MOST_PEOPLE))})

    def _note(self) -> None:
        if self._seen is not None and self.note.value() != self._seen.finding.note:
            self.answered.emit({"note": self.note.value()})

    def _lay_out(self) -> None:
        self._group.setExclusive(True)
        self._grid.setSpacing(10)
        self._beside.setSpacing(10)
        self._beside.addWidget(self._people_row(), 1)
        for number in range(6):
            self._grid.setColumnStretch(number, 1)
        self._count.setProperty("role", "field_count")
        self._count.setObjectName("field_headcount")
        self._count.setAccessibleName(self.tr("Nombre de personnes"))
        self.note.setObjectName("field_note")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Note"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._room, 1)
        head.addWidget(self._place, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self._who)
        column.addLayout(self._grid)
        column.addLayout(self._beside)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.note, 2)
        row.addWidget(self._questions())
        row.addWidget(self.photos, 1)
        column.addLayout(row)
        column.addStretch(1)

    def _questions(self) -> QPushButton:
        button = QPushButton(self.tr("Questions…"), self)
        button.setObjectName("field_questions")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: self.questions_asked.emit())
        return button

    def _people_row(self) -> QWidget:
        row = QHBoxLayout(self._people)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(plain_label(self.tr("Personnes"), role="field_line"))
        minus = self._step("field_minus", "−", self.tr("Une personne de moins"), -1)
        plus = self._step("field_plus", "+", self.tr("Une personne de plus"), 1)
        five = self._step("field_plus_five", "+5", self.tr("Cinq personnes de plus"), 5)
        row.addWidget(minus)
        self._count.setMinimumWidth(64)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._count)
        row.addWidget(plus)
        row.addWidget(five)
        row.addStretch(1)
        return self._people

    def _step(self, name: str, text: str, words: str, step: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "step")
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda _on: self._add(step))
        return button
