"""One permanence: who is on it, what is wrong, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_moves, roster_patterns, rosters
from polesdesk.domain.roster_labels import ORIGINS, STATUSES
from polesdesk.domain.rostering import NOTED
from polesdesk.domain.rostering_checks import Severity
from polesdesk.domain.rostering_rows import OnShift, PatternForm, RosterShift
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.rosters.candidates import CandidatesDialog
from polesdesk.ui.rosters.form_dialogs import ask_reason, shift_form_dialog
from polesdesk.ui.rosters.swap import SwapDialog
from polesdesk.ui.rosters.words import count_of, needs_of, phone_of, place_of, title_of
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes

TONES = {
    AssignmentStatus.CONFIRMED: Tone.GREEN,
    AssignmentStatus.PRESENT: Tone.GREEN,
    AssignmentStatus.WALK_IN: Tone.GREEN,
    AssignmentStatus.ABSENT: Tone.RED,
}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the permanence as a row."""

    on: OnShift

    @property
    def id(self) -> str:
        """The key of the assignment."""
        return self.on.assignment.id


def _chip(line: PersonLine) -> Chip:
    status = line.on.assignment.status
    return Chip(word=tr(STATUSES[status]), tone=TONES.get(status, Tone.GREY))


def _why(line: PersonLine) -> str:
    one = line.on.assignment
    kept = (one.cancel_reason, one.override_reason, one.proposal_reason)
    return next((text for text in kept if text), "")


COLUMNS = (
    Column(key="name", title=marked("Personne"), text=lambda line: full_name(line.on.person),
           sample="Prénom Nom-Composé", stretch=2),
    Column(key="phone", title=marked("Téléphone"), text=lambda line: phone_of(line.on.person.phone),
           sample="06 00 00 00 00"),
    Column(key="status", title=marked("État"), text=lambda line: _chip(line).word, chip=_chip,
           sample="Venu sans inscription"),
    Column(key="origin", title=marked("Origine"),
           text=lambda line: tr(ORIGINS[line.on.assignment.origin]), sample="Proposition"),
    Column(key="why", title=marked("Motif"), text=_why, sample="Raison de la proposition",
           stretch=3),
)  # fmt: skip


class ShiftDialog(ListDialog):
    """Shows a permanence and follows what becomes of it."""

    def __init__(self, desk: Desk, settings: QSettings, shift_id: str, parent: QWidget) -> None:
        super().__init__(
            desk, settings, parent, name="shift", title=tr("Permanence"), columns=COLUMNS
        )
        self._shift_id = shift_id
        self._row: RosterShift | None = None
        self._hard, self._soft = MessageLine(Tone.RED), MessageLine(Tone.AMBER)
        self.column.insertWidget(2, self._hard)
        self.column.insertWidget(3, self._soft)
        self._make_buttons()
        self.end(width=900, height=500)
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        desk.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Read the permanence again."""
        self.desk.read(rosters.shift, self._shift_id, then=self._show, failed=self._gone,
                       owner=self)  # fmt: skip

    def _gone(self, _error: object) -> None:
        self.close()

    def _make_buttons(self) -> None:
        line = QWidget(self)
        row = FlowRow(line, 8)
        row.setContentsMargins(0, 0, 0, 0)
        self.add = self.button("shift_add", tr("&Inscrire…"), self.find_people, primary=True)
        self._of_person = [
            self.button("shift_replace", tr("&Remplacer…"), self.replace),
            self.button("shift_confirm", tr("Noter c&onfirmé"), self.confirm),
            self.button("shift_swap", tr("É&changer…"), self.swap),
            self.button("shift_stand_down", tr("&Désistement…"), self.stand_down),
            self.button("shift_remove", tr("Re&tirer"), self.remove),
        ]
        self._edit = self.button("shift_edit", tr("&Modifier…"), self.edit)
        self._cancel = self.button("shift_cancel", tr("A&nnuler la permanence…"), self.cancel)
        self._restore = self.button("shift_restore", tr("Réta&blir"), self.restore)
        for button in (self.add, *self._of_person, self._edit, self._cancel, self._restore):
            row.addWidget(button)
        self.column.addWidget(line)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("shift_close", tr("&Fermer"), self.reject))

    # What is shown

    def _show(self, row: RosterShift) -> None:
        self._row = row
        self.title.setText(title_of(row))
        self.setWindowTitle(title_of(row))
        shift = row.shift
        facts = (place_of(row), shift.task, count_of(row), needs_of(shift), shift.notes)
        told = " · ".join(one for one in facts if one)
        if shift.cancelled_on is not None:
            told = tr("Annulée\u202f: {reason}").format(reason=shift.cancel_reason) + f" · {told}"
        self.told.setText(told)
        for line, severity in ((self._hard, Severity.HARD), (self._soft, Severity.SOFT)):
            found = [one.message for one in row.findings if one.severity is severity]
            line.show_text(" ".join(dict.fromkeys(found)))
        self.list.show_rows([PersonLine(one) for one in (*row.people, *row.gone)])
        self._show_buttons()
        self.make_room()

    def _current(self) -> OnShift | None:
        line = self.list.row_of(self.view.current_id())
        return line.on if line is not None else None

    def _show_buttons(self) -> None:
        row, one = self._row, self._current()
        is_on = row is not None and row.shift.cancelled_on is None
        may = is_on and one is not None and self._is_open(one)
        for button in self._of_person:
            button.setEnabled(may)
        self.add.setEnabled(is_on)
        self._edit.setEnabled(row is not None)
        self._cancel.setVisible(is_on)
        self._restore.setVisible(row is not None and not is_on)

    @staticmethod
    def _is_open(one: OnShift) -> bool:
        closed = NOTED | {AssignmentStatus.CANCELLED}
        return one.assignment.status not in closed

    def _follow(self, changes: Changes) -> None:
        if changes.touches("duty_shift", "assignment", "volunteer"):
            self.refresh()

    # What is done

    def find_people(self) -> None:
        """Open the list of who could come."""
        if self._row is not None:
            CandidatesDialog(self.desk, self.settings, self._row, self).open()

    def replace(self) -> None:
        """Open the list of who could replace the person of the current row."""
        one = self._current()
        if self._row is not None and one is not None:
            CandidatesDialog(self.desk, self.settings, self._row, self, leaving=one).open()

    def confirm(self) -> None:
        """Note that the person confirmed."""
        if (one := self._current()) is not None:
            is_new = one.assignment.status is not AssignmentStatus.CONFIRMED
            self.desk.do(roster_moves.confirm, one.assignment.id, is_confirmed=is_new, owner=self)

    def swap(self) -> None:
        """Open the list of the permanences of others, to exchange with."""
        one = self._current()
        if self._row is not None and one is not None:
            SwapDialog(self.desk, self.settings, self._row, one, self).open()

    def stand_down(self) -> None:
        """Note that the person will not come."""
        if (one := self._current()) is not None:
            ask_reason(
                self.desk, "stand_down",
                tr("Désistement de {name}").format(name=full_name(one.person)),
                tr("La place redevient libre\u202f; le motif est gardé."),
                roster_moves.stand_down, one.assignment.id, parent=self,
            ).open()  # fmt: skip

    def remove(self) -> None:
        """Take off a person who was put there by mistake."""
        if (one := self._current()) is not None:
            self.desk.do(roster_moves.remove, one.assignment.id, owner=self)

    def edit(self) -> None:
        """Change the permanence."""
        if self._row is not None:
            self.desk.read(roster_patterns.form, then=self._edit_with, owner=self)

    def _edit_with(self, known: PatternForm) -> None:
        if self._row is not None:
            shift_form_dialog(self.desk, self._row.shift, known, self).open()

    def cancel(self) -> None:
        """Cancel the permanence with its reason."""
        ask_reason(
            self.desk, "shift_cancelling", tr("Annuler la permanence"),
            tr("Les personnes inscrites restent dans la fiche, pour les prévenir."),
            roster_moves.cancel, self._shift_id, parent=self,
            verb=tr("A&nnuler la permanence"),
        ).open()  # fmt: skip

    def restore(self) -> None:
        """Take the cancellation back."""
        self.desk.do(roster_moves.restore, self._shift_id, owner=self)
