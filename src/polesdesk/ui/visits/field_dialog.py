"""Field mode: full screen, one room at a time, every touch kept at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import visits
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.visit_rows import FindingCard, SeenRoom, VisitCard
from polesdesk.domain.visiting import how_many_checked
from polesdesk.domain.visits import Finding, FindingKind, Visit
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.texts import plain_label
from polesdesk.ui.visits.field_end import FieldEnd
from polesdesk.ui.visits.field_room import FieldRoom
from polesdesk.ui.visits.field_style import SHEET
from polesdesk.ui.visits.finding_dialog import finding_dialog, read_finding
from polesdesk.ui.visits.presence_dialog import presence_dialog

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

_KEPT = "visits/field"
LOW = 640
"""Pixels under which a screen is low: not all answers fit in two columns."""


def kept_place(settings: QSettings) -> tuple[str, int] | None:
    """Return the visit that field mode was left in by a crash, and at which room."""
    words = str(settings.value(_KEPT) or "")
    visit, _, place = words.partition(" ")
    return (visit, int(place)) if visit and place.isdigit() else None


class FieldDialog(QDialog):
    """The rooms of a visit one by one, then its end; what is seen is what is kept."""

    finalised = Signal(object)
    """The ``Visit`` once it is final."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        card: VisitCard,
        rooms: Sequence[RoomRow],
        *,
        place: int = -1,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._visit = card.visit
        self._seen = list(card.rooms)
        self._rooms = [one for one in rooms if one.hub_id == card.hub.id]
        self._place = 0
        self.setObjectName("field_dialog")
        self.setWindowTitle(self.tr("Mode terrain – {hub}").format(hub=card.hub.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setStyleSheet(SHEET)
        self._title = plain_label(f"{card.hub.name} · {card.visit.number}", role="field_line")
        self._step = plain_label(role="field_line")
        self._bar = QProgressBar(self)
        self._error = plain_label(role="field_error", wraps=True)
        self._photos = FileChooser(settings, "photos")
        self.room = FieldRoom(desk, self._photos, self)
        self.end = FieldEnd(self)
        self._pages = QStackedWidget(self)
        self.previous = self._button("field_previous", self.tr("◀ Précédent"))
        self.following = self._button("field_next", self.tr("Suivant ▶"), role="primary")
        self._lay_out()
        self._connect()
        self.go(place if place >= 0 else self._first_open())

    def open_wide(self) -> None:
        """Open over the whole screen."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.open()

    # Walking

    def place(self) -> int:
        """Return the number of the room that is shown, from 0; past the last one is the end."""
        return self._place

    def go(self, place: int) -> None:
        """Show a room by its number, or the end."""
        self._place = max(0, min(place, len(self._seen)))
        is_end = self._place == len(self._seen)
        if is_end:
            self.end.show_visit(self._visit, self._seen)
            self._pages.setCurrentIndex(1)
        else:
            self.room.show_room(self._seen[self._place])
            self._pages.setCurrentIndex(0)
            self.room.take_focus()
        self._settings.setValue(_KEPT, f"{self._visit.id} {self._place}")
        self._tell()

    def go_on(self) -> None:
        """Go to the next room; on the last page, make the visit final."""
        if self._place < len(self._seen):
            self.go(self._place + 1)
        else:
            self._finalise()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the rooms with Page up and down; Escape leaves and keeps the draft."""
        if event.key() == Qt.Key.Key_PageDown:
            self.go(self._place + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go(self._place - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the answers together where the screen is low."""
        super().resizeEvent(event)
        self.room.set_low(is_low=self.height() < LOW)

    def done(self, code: int) -> None:
        """Leave in good order: nothing is to be resumed."""
        if self._place == len(self._seen) and code == QDialog.DialogCode.Rejected:
            self._save_head()
        self._settings.remove(_KEPT)
        super().done(code)

    # Answers

    def _answer(self, changed: dict[str, Any]) -> None:
        seen = self._seen[self._place]
        if changed.get("kind") and seen.finding.time is None:
            now = datetime.now().time().replace(second=0, microsecond=0)  # noqa: DTZ005
            changed = {**changed, "time": now}
        if changed.get("kind") is FindingKind.NOT_CHECKED:
            changed["time"] = None
        self._take(replace(seen.finding, **changed))
        self._desk.do(visits.answer, seen.finding.id, changed, failed=self._refuse, owner=self)

    def _take(self, finding: Finding) -> None:
        for place, seen in enumerate(self._seen):
            if seen.finding.id == finding.id:
                self._seen[place] = replace(seen, finding=finding)
        self._error.hide()
        if self._place < len(self._seen):
            self.room.show_room(self._seen[self._place])
        self._tell()

    def _photographed(self, finding: Finding) -> None:
        seen = next(one for one in self._seen if one.finding.id == finding.id)
        self._take(replace(seen.finding, photos=finding.photos))

    def _ask_questions(self) -> None:
        """Open all the questions of the office about the room that is shown."""
        finding_id = self._seen[self._place].finding.id
        self._desk.read(read_finding, finding_id, then=self._open_questions, owner=self)

    def _open_questions(self, found: tuple[FindingCard, Choice | None]) -> None:
        card, other = found
        dialog = finding_dialog(self._desk, self._photos, card, other, self)
        dialog.form.saved.connect(lambda: self._read_again(card.finding.id))
        dialog.open()

    def _read_again(self, finding_id: str) -> None:
        self._desk.read(visits.get_finding, finding_id, then=self._take_again, owner=self)

    def _take_again(self, finding: Finding) -> None:
        self._take(finding)
        self.room.show_texts()

    def _add_presence(self) -> None:
        presence_dialog(self._desk, self._visit.id, self._rooms, self._take_presence, self).open()

    def _take_presence(self, found: Finding) -> None:
        room = next((one for one in self._rooms if one.id == found.room_id), None)
        self._seen.append(
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
        self.go(len(self._seen) - 1)

    # The end

    def _save_head(self) -> None:
        head = self.end.head(self._visit)
        if head != self._visit:
            self._desk.do(visits.save, head, then=self._take_head, failed=self._refuse, owner=self)

    def _take_head(self, visit: Visit) -> None:
        self._visit = visit
        self._error.hide()

    def _sign(self) -> None:
        self._desk.do(
            visits.sign,
            self._visit.id,
            self.end.pad.picture(),
            then=self._take_head,
            failed=self._refuse,
            owner=self,
        )

    def _finalise(self) -> None:
        """Keep what was typed on the last page and make the visit final: both, or neither."""
        problem = self.end.problem()
        if problem:
            self._show_error(problem)
            return
        self._desk.do(
            finalise,
            self._visit.id,
            self.end.typed(),
            then=self._end,
            failed=self._refuse,
            owner=self,
        )

    def _end(self, visit: Visit) -> None:
        self.accept()
        self.finalised.emit(visit)

    def _refuse(self, error: Expected) -> None:
        self._show_error(error.message)

    def _show_error(self, message: str) -> None:
        self._error.setText(message)
        self._error.show()

    # Inside

    def _first_open(self) -> int:
        return next(
            (
                place
                for place, seen in enumerate(self._seen)
                if seen.finding.kind is FindingKind.NOT_CHECKED
            ),
            len(self._seen),
        )

    def _tell(self) -> None:
        count = len(self._seen)
        is_end = self._place == count
        told = self.tr("{number} sur {count}").format(number=self._place + 1, count=count)
        self._step.setText(self.tr("Fin") if is_end else told)
        self._bar.setMaximum(max(count, 1))
        self._bar.setValue(how_many_checked(one.finding for one in self._seen))
        self.previous.setEnabled(self._place > 0)
        self.following.setText(self.tr("Finaliser la visite") if is_end else self.tr("Suivant ▶"))

    def _button(self, name: str, text: str, *, role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._top())
        self._bar.setObjectName("field_progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Locaux vérifiés"))
        column.addWidget(self._bar)
        self._error.hide()
        column.addWidget(self._error)
        for page in (self.room, self.end):
            scroll = QScrollArea(self)
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(page)
            self._pages.addWidget(scroll)
        column.addWidget(self._pages, 1)
        column.addLayout(self._bottom())

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._step)
        leave = self._button("field_leave", self.tr("Quitter"))
        leave.setToolTip(self.tr("Tout est gardé\u202f: la visite reste un brouillon."))
        leave.clicked.connect(lambda _on: self.reject())
        row.addWidget(leave)
        return row

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        presence = self._button("field_presence", self.tr("Présence imprévue…"))
        presence.clicked.connect(lambda _on: self._add_presence())
        self.previous.setMinimumHeight(68)
        row.addWidget(self.previous, 1)
        row.addWidget(presence, 1)
        row.addWidget(self.following, 2)
        return row

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda _on: self.go(self._place - 1))
        self.following.clicked.connect(lambda _on: self.go_on())
        self.room.answered.connect(self._answer)
        self.room.photographed.connect(self._photographed)
        self.room.questions_asked.connect(self._ask_questions)
        self.end.head_changed.connect(self._save_head)
        self.end.signed.connect(self._sign)


def finalise(work: Work, visit_id: str, typed: Mapping[str, Any]) -> Visit:
    """Keep what was typed at the end of a visit, and make it final."""
    before = visits.get(work, visit_id)
    after = replace(before, **typed)
    if after != before:
        visits.save(work, after)
    return visits.finalise(work, visit_id)
