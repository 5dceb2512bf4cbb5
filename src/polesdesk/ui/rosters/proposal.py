"""The proposal of a roster: asked for a period, shown line by line, accepted wholly or in part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_proposals
from polesdesk.actions.roster_proposals import NamedProposal
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice as Offered
from polesdesk.domain.rostering_reasons import Choice, Gap
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.announcing import announce
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.inputs import ChoiceInput, DateInput
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.rosters.generation import next_month
from polesdesk.ui.rosters.words import hours_of, place_of, short_day
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr


@dataclass(slots=True)
class ProposalLine:
    """A person proposed for a permanence, or a place that nobody can take."""

    id: str
    row: RosterShift
    choice: Choice | None
    gap: Gap | None
    is_taken: bool


def _chip(line: ProposalLine) -> Chip:
    if line.choice is None:
        return Chip(word=tr("Personne"), tone=Tone.RED)
    if line.is_taken:
        return Chip(word=tr("Retenue"), tone=Tone.GREEN)
    return Chip(word=tr("Écartée"), tone=Tone.GREY)


def _name(line: ProposalLine) -> str:
    return full_name(line.choice.person) if line.choice is not None else "—"


def _why(line: ProposalLine) -> str:
    if line.choice is not None:
        return line.choice.reason
    return line.gap.explanation if line.gap is not None else ""


COLUMNS = (
    Column(key="taken", title=marked("Proposition"), text=lambda line: _chip(line).word,
           chip=_chip, sample="Personne"),
    Column(key="day", title=marked("Jour"), text=lambda line: short_day(line.row.shift),
           sample="mer. 00/00/00000", is_firm=True),
    Column(key="hours", title=marked("Heures"), text=lambda line: hours_of(line.row.shift),
           sample="14 h 30 – 18 h 30"),
    Column(key="place", title=marked("Lieu"), text=lambda line: place_of(line.row),
           sample="Château de Montières", stretch=1),
    Column(key="name", title=marked("Personne"), text=_name, sample="Prénom Nom-Composé",
           stretch=1),
    Column(key="why", title=marked("Pourquoi"), text=_why,
           sample="Aucune heure depuis le 00/00/0000 ; 4 personnes possibles", stretch=4),
)  # fmt: skip


class _Lines(TableView):
    """The list, in which the space bar takes or leaves a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or leave the current line."""
        dialog = self.window()
        if event.key() == Qt.Key.Key_Space and isinstance(dialog, ProposalDialog):
            dialog.turn()
            return
        super().keyPressEvent(event)


def proposal_dialog(
    desk: Desk, settings: QSettings, hubs: tuple[Offered, ...], hub_id: str, parent: QWidget
) -> FormDialog:
    """Return the dialog that asks for which period a roster is to be proposed."""
    form = Form(
        "proposal_wish",
        (
            Section(
                fields=(
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today), required=True),
                    Field("hub", tr("Pôle"), ChoiceInput(hubs, empty_label=tr("tous"))),
                )
            ),
        ),
    )
    first, last = next_month(desk.today())
    form.set_values({"first": min(desk.today(), first), "last": last, "hub": hub_id})
    form.tell(tr("Les places vides sont proposées aux personnes disponibles, équitablement."))

    def ask(values: Mapping[str, Any]) -> None:
        desk.run(
            roster_proposals.prepare,
            values["first"],
            values["last"],
            values["hub"],
            title=tr("Proposition de répartition"),
            then=show,
            failed=form.refuse,
            owner=form,
        )

    def show(found: NamedProposal) -> None:
        form.settle()
        ProposalDialog(desk, settings, found, parent).open()

    return FormDialog(
        form,
        name="proposal_wish",
        title=tr("Proposer une répartition"),
        save=ask,
        parent=parent,
        verb=tr("&Proposer"),
    )


class ProposalDialog(ListDialog):
    """Shows each choice with its reason and each hole with its explanation."""

    def __init__(
        self, desk: Desk, settings: QSettings, found: NamedProposal, parent: QWidget
    ) -> None:
        title = tr("Proposition de répartition")
        super().__init__(
            desk, settings, parent, name="proposal", title=title, columns=COLUMNS, lines=_Lines
        )
        self._lines = _lines_of(found)
        self._error = MessageLine(Tone.RED)
        self.column.insertWidget(2, self._error)
        self.turn_button = self.button("proposal_turn", tr("&Écarter"), self.turn)
        self._all = self.button("proposal_all", tr("&Tout retenir"), self.take_all)
        self.go = self.button("proposal_accept", tr("&Accepter"), self.take, primary=True)
        close = self.button("proposal_close", tr("A&nnuler"), self.reject)
        for button in (self.turn_button, self._all):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.foot.addWidget(self.go)
        self.end(width=1180, height=620)
        self.why = plain_label(wraps=True)
        self.why.setObjectName("proposal_why")
        self.column.insertWidget(self.column.count() - 1, self.why)
        self.view.opened.connect(lambda _row: self.turn())
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        self._show()
        if self._lines:
            self.view.select_record(self._lines[0].id)
        self.view.setFocus()

    def chosen(self) -> tuple[Choice, ...]:
        """Return the choices that are taken."""
        return tuple(one.choice for one in self._lines if one.choice is not None and one.is_taken)

    def turn(self) -> None:
        """Take or leave the choice of the current row."""
        line = self.list.row_of(self.view.current_id())
        if line is not None and line.choice is not None:
            line.is_taken = not line.is_taken
            self._show()
            announce(self, f"{_chip(line).word}. {self.told.text()}")

    def take_all(self) -> None:
        """Take every choice again."""
        for line in self._lines:
            line.is_taken = line.choice is not None
        self._show()

    def take(self) -> None:
        """Put the people taken on their permanences, as one step."""
        self.desk.do(
            roster_proposals.accept, self.chosen(), then=lambda _count: self.accept(),
            failed=lambda error: self._error.show_text(error.message), owner=self,
        )  # fmt: skip

    def _show(self) -> None:
        self.list.show_rows(self._lines)
        taken = len(self.chosen())
        gaps = len(self._lines) - taken
        told = [
            tr("{taken} sur {count} retenues.").format(
                taken=taken,
                count=plural(
                    sum(o.choice is not None for o in self._lines),
                    tr("proposition"),
                    tr("propositions"),
                ),
            )
        ]
        if gaps == 1:
            told.append(tr("1\u00a0permanence reste à pourvoir."))
        elif gaps:
            told.append(tr("{count}\u00a0permanences restent à pourvoir.").format(count=gaps))
        if not self._lines:
            told = [tr("Rien n’est à pourvoir dans cette période.")]
        self.told.setText(" ".join(told))
        self.go.setEnabled(taken > 0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        line = self.list.row_of(self.view.current_id())
        may = line is not None and line.choice is not None
        self.why.setText(_why(line) if line is not None else "")
        self.turn_button.setEnabled(may)
        is_out = may and not line.is_taken
        self.turn_button.setText(tr("R&etenir") if is_out else tr("É&carter"))
        self._all.setEnabled(any(o.choice is not None and not o.is_taken for o in self._lines))


def _lines_of(found: NamedProposal) -> list[ProposalLine]:
    lines = [
        ProposalLine(
            id=f"{one.shift.id}/{one.person.id}",
            row=found.shifts[one.shift.id],
            choice=one,
            gap=None,
            is_taken=True,
        )
        for one in found.choices
    ]
    lines += [
        ProposalLine(
            id=one.shift.id, row=found.shifts[one.shift.id], choice=None, gap=one, is_taken=False
        )
        for one in found.gaps
    ]
    lines.sort(key=lambda one: (one.row.shift.day, one.row.shift.start, one.row.hub, one.id))
    return lines
