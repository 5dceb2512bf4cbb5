"""With whom a permanence may be exchanged: the permanences of others in the weeks around."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_moves, rosters
from polesdesk.domain.rostering import NOTED
from polesdesk.domain.rostering_rows import OnShift, RosterBoard, RosterShift
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.rosters.form_dialogs import ask_reason
from polesdesk.ui.rosters.words import hours_of, phone_of, place_of, short_day
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

WEEKS = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class SwapLine:
    """A permanence of somebody else as a row."""

    row: RosterShift
    on: OnShift

    @property
    def id(self) -> str:
        """The key of the assignment."""
        return self.on.assignment.id


COLUMNS = (
    Column(key="day", title=marked("Jour"), text=lambda line: short_day(line.row.shift),
           sample="mer. 00/00/00000", is_firm=True),
    Column(key="hours", title=marked("Heures"), text=lambda line: hours_of(line.row.shift),
           sample="14 h 30 – 18 h 30"),
    Column(key="place", title=marked("Lieu"), text=lambda line: place_of(line.row),
           sample="Château de Montières", stretch=2),
    Column(key="name", title=marked("Personne"), text=lambda line: full_name(line.on.person),
           sample="Prénom Nom-Composé", stretch=2),
    Column(key="phone", title=marked("Téléphone"), text=lambda line: phone_of(line.on.person.phone),
           sample="06 00 00 00 00"),
)  # fmt: skip


class SwapDialog(ListDialog):
    """Exchanges the person of one permanence with that of another."""

    def __init__(
        self, desk: Desk, settings: QSettings, row: RosterShift, one: OnShift, parent: QWidget
    ) -> None:
        title = tr("Échanger avec…")
        super().__init__(desk, settings, parent, name="swap", title=title, columns=COLUMNS)
        self._one, self._row = one, row
        self.told.setText(
            tr("{name} prend la permanence choisie, et l’autre personne la sienne.").format(
                name=full_name(one.person)
            )
        )
        self._error = MessageLine(Tone.RED)
        self.column.insertWidget(2, self._error)
        self.go = self.button("swap_go", tr("É&changer"), self.take, primary=True)
        self.foot.addWidget(self.go)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("swap_close", tr("&Fermer"), self.reject))
        self.end(width=820, height=480)
        self.view.opened.connect(lambda _row: self.take())
        day = row.shift.day
        assert day is not None
        first = max(day - WEEKS, desk.today())
        desk.read(rosters.board, first, day + WEEKS, then=self._show, owner=self)

    def _show(self, board: RosterBoard) -> None:
        mine = self._one.person.id
        self.list.show_rows(
            [
                SwapLine(row, on)
                for row in board.shifts
                if row.shift.id != self._row.shift.id and row.shift.cancelled_on is None
                for on in row.people
                if on.person.id != mine and on.assignment.status not in NOTED
            ]
        )
        self.view.setFocus()

    def take(self) -> None:
        """Exchange; a warning asks for its reason."""
        if other := self.view.current_id():
            self.desk.do(
                roster_moves.swap, self._one.assignment.id, other,
                then=lambda _made: self.accept(), failed=self._refuse, owner=self,
            )  # fmt: skip

    def _refuse(self, error: Expected) -> None:
        if getattr(error, "code", "") != roster_moves.REASON_NEEDED:
            self._error.show_text(error.message)
            return
        ask_reason(
            self.desk, "swap_reason", tr("Échanger malgré tout"), error.message,
            _swap_with_reason, self._one.assignment.id, self.view.current_id(),
            parent=self, then=self.accept, verb=tr("É&changer"),
        ).open()  # fmt: skip


def _swap_with_reason(work: object, first: str, second: str, reason: str) -> object:
    return roster_moves.swap(work, first, second, reason=reason)  # type: ignore[arg-type]
