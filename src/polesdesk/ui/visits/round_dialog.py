"""Preparing a round: what PolesDesk proposes, and what the manager makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from PySide6.QtCore import QItemSelectionModel, QMargins, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import rounds
from polesdesk.actions.rounds import RoundWish
from polesdesk.domain.french import day_with_weekday, time_range
from polesdesk.domain.hubs import RoomKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import MOTIVES
from polesdesk.domain.parsing import TimeRange
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.visit_rows import ProposedRound
from polesdesk.domain.visits import Motive, Round, RoundLine
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import ChoiceInput, DateInput, TimeRangeInput
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.scroll_page import BAR, ScrollPage
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.visits.round_lines import RoundLines
from polesdesk.ui.visits.visit_dialogs import agent_input
from polesdesk.ui.words import choices_of

AHEAD = 14
"""Days for which rounds are proposed."""


class RoundDialog(QDialog):
    """Proposals on the left, the round on the right: day, hours, agent, lines to keep."""

    made = Signal(object)
    """The rounds that were saved."""

    def __init__(
        self,
        desk: Desk,
        *,
        hubs: Sequence[Choice],
        rooms: Sequence[RoomRow],
        agents: Sequence[Choice],
        round_: Round | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round = round_
        self._proposals: tuple[ProposedRound, ...] = ()
        self._question = 0
        self._quiet = False
        self.setObjectName("round_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Préparer une tournée"))
        self.hub = ChoiceInput(hubs)
        self.day = DateInput(desk.today)
        self.span = TimeRangeInput()
        self.agent = agent_input(agents)
        self.motive = ChoiceInput(choices_of(MOTIVES))
        self.lines = RoundLines([one for one in rooms if one.kind is RoomKind.ROOM], self)
        self.proposed = QListView(self)
        self._model = QStandardItemModel(self)
        self.proposed.setModel(self._model)
        self.proposed.setObjectName("round_proposals")
        self.proposed.setAccessibleName(self.tr("Tournées proposées"))
        self._alert = MessageLine(Tone.RED)
        self.save = QPushButton(icon("check", "on_accent"), self.tr("&Créer la tournée"), self)
        self._lay_out()
        self._connect()
        self._begin()

    def keyPressEvent(self, event: object) -> None:
        """Enter in a field goes on and does not close the dialog; Ctrl+Enter saves."""
        key = event.key()  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier  # type: ignore[attr-defined]
            if control:
                self._save()
            else:
                self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    # Beginning

    def _begin(self) -> None:
        if self._round is not None:
            self._show_round(self._round)
            return
        self._fill(hub="", day=self._desk.today(), span=None)
        self.motive.set_value(Motive.FAIR)
        first = self._desk.today() + timedelta(days=1)
        wish = RoundWish(first=first, last=first + timedelta(days=AHEAD - 1))
        self._desk.read(rounds.propose, wish, then=self._show_proposals, owner=self)

    def _show_round(self, one: Round) -> None:
        span = None
        if one.from_time is not None and one.to_time is not None:
            span = TimeRange(start=one.from_time, end=one.to_time)
        self._fill(hub=one.hub_id, day=one.day, span=span)
        self.agent.set_value(one.agent)
        self.motive.set_value(one.motive)
        self.lines.show_lines(one.lines, one.hub_id)

    def _show_proposals(self, found: tuple[ProposedRound, ...]) -> None:
        self._proposals = found
        self._model.clear()
        for one in found:
            item = QStandardItem(proposal_words(one))
            item.setEditable(False)
            item.setToolTip("\n".join(line.why for line in one.lines if line.why))
            self._model.appendRow(item)
        self._nothing.setVisible(not found)
        self.proposed.setVisible(bool(found))
        if found:
            self.proposed.setCurrentIndex(self._model.index(0, 0))
            self.proposed.setFocus()

    # Using it

    def chosen(self) -> list[ProposedRound]:
        """Return the proposals that are selected, in their order."""
        rows = sorted(index.row() for index in self.proposed.selectedIndexes())
        return [self._proposals[row] for row in rows]

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        one = self._proposals[index.row()]
        span = TimeRange(start=one.from_time, end=one.to_time)
        self._fill(hub=one.hub_id, day=one.day, span=span)
        self._read_lines()

    def _fill(self, *, hub: str, day: date | None, span: TimeRange | None) -> None:
        self._quiet = True
        self.hub.set_value(hub)
        self.day.set_value(day)
        self.span.set_value(span or TimeRange(start=time(9), end=time(12)))
        self._quiet = False

    def _changed_by_hand(self) -> None:
        if not self._quiet:
            flags = QItemSelectionModel.SelectionFlag.Clear
            self.proposed.selectionModel().clearSelection()
            self.proposed.selectionModel().setCurrentIndex(QModelIndex(), flags)
            self._read_lines()

    def _read_lines(self) -> None:
        hub, day, span = self.hub.value(), self.day.value(), self.span.value()
        self._question += 1
        if not (hub and day and span):
            self.lines.show_lines((), hub)
            return
        question = self._question

        def show(found: tuple[RoundLine, ...]) -> None:
            if question == self._question:
                self.lines.show_lines(found, hub)

        self._desk.read(rounds.lines, hub, day, span.start, span.end, then=show, owner=self)

    def _save(self) -> None:
        self._alert.show_text("")
        chosen = self.chosen()
        if len(chosen) > 1:
            self._desk.do(
                rounds.save_proposed, tuple(chosen), self.agent.value(),
                Motive(self.motive.value() or Motive.FAIR),
                then=self._made, failed=self._refuse, owner=self,
            )  # fmt: skip
            return
        if not self.hub.value():
            self._alert.show_text(self.tr("Choisissez un pôle, ou une tournée proposée."))
            return
        span = self.span.value()
        one = replace(
            self._round or Round(id=new_id()),
            hub_id=self.hub.value(),
            day=self.day.value(),
            from_time=span.start if span else None,
            to_time=span.end if span else None,
            agent=self.agent.value(),
            motive=Motive(self.motive.value() or Motive.FAIR),
            lines=self.lines.kept(),
        )
        self._desk.do(rounds.save_many, (one,), then=self._made, failed=self._refuse, owner=self)

    def _made(self, made: tuple[Round, ...]) -> None:
        self.accept()
        self.made.emit(made)

    def _refuse(self, error: Expected) -> None:
        self._alert.show_text(error.message)

    # Building

    def _lay_out(self) -> None:
        resize_within_screen(self, 1080, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS - QMargins(0, 0, BAR, 0))
        column.setSpacing(GAP)
        title = self.tr("Préparer une tournée")
        if self._round is not None:
            title = self.tr("Tournée {number}").format(number=self._round.number)
        column.addWidget(plain_label(title, role="title"))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        if self._round is None:
            sides.addWidget(self._left(), 2)
        else:
            self.proposed.hide()
        sides.addWidget(self._right(), 3)
        column.addLayout(sides, 1)
        column.addWidget(self._alert)
        column.addLayout(self._foot())

    def _left(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(self.tr("Tournées proposées"), role="section"))
        hint = self.tr(
            "Ce qui n’a pas été vu, les doutes, les fins proches, partagés entre pôles, jours et "
            "heures. Choisissez-en une, ou plusieurs avec Ctrl."
        )
        column.addWidget(plain_label(hint, role="hint", wraps=True))
        self.proposed.setProperty("role", "plain")
        self.proposed.setWordWrap(True)
        self.proposed.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.proposed.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.proposed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.proposed.setSpacing(2)
        self.proposed.setResizeMode(QListView.ResizeMode.Adjust)
        column.addWidget(self.proposed, 1)
        told = self.tr("Rien ne presse\u202f: tout a été vu il y a peu. Choisissez à droite.")
        self._nothing = plain_label(told, role="muted", wraps=True)
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        side.setProperty("role", "form")
        column = QVBoxLayout(side)
        column.setSpacing(6)
        fields = (
            Field("hub", self.tr("Pôle"), self.hub, required=False),
            Field("day", self.tr("Jour"), self.day),
            Field("span", self.tr("Heures"), self.span),
            Field("agent", self.tr("Agent"), self.agent),
            Field("motive", self.tr("Motif"), self.motive),
        )
        for one in fields:
            one.set_subject("round")
            column.addWidget(one)
        column.addWidget(self.lines, 1)
        scroll = ScrollPage(self)
        scroll.show_column(column, side)
        return scroll

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.save.setObjectName("round_save")
        self.save.setProperty("role", "primary")
        self.save.setAutoDefault(False)
        if self._round is not None:
            self.save.setText(self.tr("&Enregistrer"))
        cancel = QPushButton(self.tr("&Annuler"), self)
        cancel.setObjectName("round_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(self.save)
        row.addWidget(cancel)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.save.clicked.connect(lambda _on: self._save())
        for one in (self.hub, self.day, self.span):
            one.changed.connect(self._changed_by_hand)
        self.proposed.selectionModel().currentChanged.connect(
            lambda index, _before: self._take(index)
        )
        self.proposed.selectionModel().selectionChanged.connect(
            lambda _some, _none: self._tell_count()
        )

    def _tell_count(self) -> None:
        count = len(self.chosen())
        several = self.tr("&Créer {count} tournées").format(count=count)
        self.save.setText(several if count > 1 else self.tr("&Créer la tournée"))


def proposal_words(one: ProposedRound) -> str:
    """Return a proposal on two lines: where and when, then why."""
    when = f"{day_with_weekday(one.day)}, {time_range(one.from_time, one.to_time)}"
    return f"{one.hub} · {when}\n{one.summary}"
