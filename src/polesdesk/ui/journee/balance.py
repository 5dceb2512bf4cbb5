"""The spread of people over worksites: shown line by line, accepted wholly or in part."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from polesdesk.actions import journee_balance
from polesdesk.domain.french import join_and, plural
from polesdesk.domain.journee_balance import Balance, Move
from polesdesk.ui.announcing import announce
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.table_view import TableView
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr


@dataclass(slots=True)
class BalanceLine:
    """A person to place, taken or left; or one for whom there is no place."""

    id: str
    name: str
    before: str
    worksite: str
    reason: str
    is_taken: bool
    is_placed: bool


def _chip(line: BalanceLine) -> Chip:
    if not line.is_placed:
        return Chip(word=tr("Sans place"), tone=Tone.RED)
    if line.is_taken:
        return Chip(word=tr("Retenue"), tone=Tone.GREEN)
    return Chip(word=tr("Écartée"), tone=Tone.GREY)


COLUMNS = (
    Column(key="taken", title=marked("Proposition"), text=lambda line: _chip(line).word,
           chip=_chip, sample="Sans place"),
    Column(key="name", title=marked("Personne"), text=lambda line: line.name,
           sample="Prénom Nom-Composé", stretch=2),
    Column(key="before", title=marked("Aujourd’hui"), text=lambda line: line.before or "—",
           sample="3. Peinture de la clôture", stretch=2),
    Column(key="worksite", title=marked("Chantier proposé"),
           text=lambda line: line.worksite or "—", sample="3. Peinture de la clôture", stretch=2),
    Column(key="reason", title=marked("Pourquoi"), text=lambda line: line.reason,
           sample="il y manquait 3 personnes", stretch=2),
)  # fmt: skip


class _Lines(TableView):
    """The list, in which the space bar takes or leaves a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or leave the current line."""
        dialog = self.window()
        if event.key() == Qt.Key.Key_Space and isinstance(dialog, BalanceDialog):
            dialog.turn()
            return
        super().keyPressEvent(event)


class BalanceDialog(ListDialog):
    """Shows who would go where and why; what is accepted is one step."""

    help_page = "journee"

    def __init__(self, desk: Desk, settings: QSettings, balance: Balance, parent: QWidget) -> None:
        super().__init__(
            desk,
            settings,
            parent,
            name="journee_balance",
            title=tr("Répartir sur les chantiers"),
            columns=COLUMNS,
            lines=_Lines,
        )
        self._balance = balance
        self._lines = _lines_of(balance)
        self._error = MessageLine(Tone.RED)
        self.column.insertWidget(2, self._error)
        self.again = QCheckBox(tr("Tout &répartir à nouveau, aussi ceux qui ont une place"), self)
        self.again.setObjectName("journee_balance_again")
        self.again.toggled.connect(self._ask_again)
        self.column.insertWidget(3, self.again)
        self.turn_button = self.button("journee_balance_turn", tr("É&carter"), self.turn)
        self.go = self.button("journee_balance_accept", tr("&Placer"), self.take, primary=True)
        self.foot.addWidget(self.turn_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("journee_balance_close", tr("A&nnuler"), self.reject))
        self.foot.addWidget(self.go)
        self.end(width=1100, height=600)
        self.view.opened.connect(lambda _row: self.turn())
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        self._show()
        self.view.setFocus()

    def chosen(self) -> tuple[str, ...]:
        """Return the sign-ups whose place is accepted."""
        return tuple(one.id for one in self._lines if one.is_taken)

    def turn(self) -> None:
        """Take or leave the current line."""
        line = self.list.row_of(self.view.current_id())
        if line is not None and line.is_placed:
            line.is_taken = not line.is_taken
            self._show()
            announce(self, f"{_chip(line).word}. {self.told.text()}")

    def take(self) -> None:
        """Place those accepted, as one step."""
        self.desk.do(
            journee_balance.apply, self._balance, self.chosen(),
            then=lambda _count: self.accept(),
            failed=lambda error: self._error.show_text(error.message), owner=self,
        )  # fmt: skip

    def _ask_again(self, again: bool) -> None:  # noqa: FBT001  the signal of a box
        def take(found: Balance) -> None:
            self._balance, self._lines = found, _lines_of(found)
            self._show()

        edition = self._balance.edition_id
        self.desk.read(journee_balance.propose, edition, again=again, then=take, owner=self)

    def _show(self) -> None:
        self.list.show_rows(self._lines)
        taken = len(self.chosen())
        placed = sum(one.is_placed for one in self._lines)
        told = [
            tr("{taken} sur {count} retenues.").format(
                taken=taken, count=plural(placed, tr("proposition"), tr("propositions"))
            )
        ]
        without = len(self._lines) - placed
        if without:
            told.append(
                tr("{people} sans place.").format(
                    people=plural(without, tr("personne"), tr("personnes"))
                )
            )
        if self._balance.short and taken == placed:  # what is left aside changes it
            told.append(
                tr("Restent sous leur minimum\u202f: {titles}.").format(
                    titles=join_and(list(self._balance.short))
                )
            )
        if not self._lines:
            told = [tr("Tout le monde a une place.")]
        self.told.setText(" ".join(told))
        self.go.setEnabled(taken > 0)
        if self._lines and not self.view.current_id():
            self.view.select_record(self._lines[0].id)
        self._show_buttons()

    def _show_buttons(self) -> None:
        line = self.list.row_of(self.view.current_id())
        may = line is not None and line.is_placed
        self.turn_button.setEnabled(may)
        is_out = may and not line.is_taken
        self.turn_button.setText(tr("R&etenir") if is_out else tr("É&carter"))


def _lines_of(found: Balance) -> list[BalanceLine]:
    placed = [_placed(one) for one in found.moves]
    without = [
        BalanceLine(
            id=one.sign_up_id, name=one.name, before="", worksite="", reason=one.reason,
            is_taken=False, is_placed=False,
        )
        for one in found.unplaced
    ]  # fmt: skip
    return [*placed, *without]


def _placed(one: Move) -> BalanceLine:
    return BalanceLine(
        id=one.sign_up_id,
        name=one.name,
        before=one.before,
        worksite=one.worksite,
        reason=one.reason,
        is_taken=True,
        is_placed=True,
    )
