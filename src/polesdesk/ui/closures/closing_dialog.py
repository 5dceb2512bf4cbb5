"""The guided dialog that closes or takes premises: fields, everything touched, what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import closure_operations, closure_planning
from polesdesk.actions.closure_planning import Choice, PlannedLine
from polesdesk.domain.closure_cards import Closable
from polesdesk.domain.closure_operations import ClosureOperation, Place, Treatment
from polesdesk.domain.closure_words import figures
from polesdesk.ui.announcing import announce
from polesdesk.ui.closures.closing_form import (
    PREVIEWED,
    make_form,
    operation_of,
    shown_values,
)
from polesdesk.ui.closures.columns import LINE_KEYS, LINES
from polesdesk.ui.closures.places_dialog import PlacesDialog
from polesdesk.ui.closures.treatment_bar import TreatmentBar
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label

WIDTH, HEIGHT, FORM = 1320, 690, 360
"""Pixels of the dialog and of its fields, across."""
_GOING = frozenset({Treatment.MOVED, Treatment.AMENDED})


class ClosingDialog(QDialog):
    """Closes premises as one action; ``then`` gets the operation once it is applied."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        places: Closable,
        operation: ClosureOperation,
        parent: QWidget,
        *,
        then: Callable[[ClosureOperation], object] = lambda _made: None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("closing_dialog")
        self.setWindowTitle(self.tr("Fermer ou réquisitionner des locaux"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("closures", settings, self)
        self._desk, self._settings, self._known, self._then = desk, settings, operation, then
        self._choices: dict[str, Choice] = {}
        self._question = 0
        self._may_close = False
        self.form = make_form(desk, places)
        self.form.what = self.windowTitle()
        self.form.set_values({"hub_id": operation.hub_id})
        self.form.set_values(shown_values(operation))
        self.summary = plain_label(role="card_title", wraps=True)
        self.summary.setObjectName("closing_summary")
        self.view = TableView(self)
        self.view.setObjectName("closing_list")
        self.view.setAccessibleName(self.tr("Ce que la fermeture touche"))
        self.list = ListedTable(self.view, desk, settings, LINES, LINE_KEYS)
        self.bar = TreatmentBar(self)
        self.apply_button = self._button("closing_apply", self.tr("&Appliquer"))
        self.apply_button.setProperty("role", "primary")
        self.close_button = self._button("closing_cancel", self.tr("A&nnuler"))
        self._lay_out()
        self._connect()
        resize_within_screen(self, WIDTH, HEIGHT)
        self.form.focus_first()
        self.refresh()

    # What is asked

    def operation(self) -> ClosureOperation:
        """Return the operation as it is typed."""
        return operation_of(self._known, self.form.values())

    def refresh(self) -> None:
        """Read again what is touched, with what was chosen."""
        self._question += 1
        self._desk.read(
            closure_planning.plan,
            self.operation(),
            dict(self._choices),
            then=partial(self._show, self._question),
            owner=self,
        )

    def treat(self, treatment: Treatment) -> None:
        """Choose what becomes of the selected lines that allow it."""
        lines = [one for one in self._selected() if treatment in one.allowed]
        for one in lines:
            kept = one.line.place if treatment in _GOING else None
            self._choices[one.id] = Choice(treatment=treatment, place=kept)
        if treatment in _GOING and any(one.line.place is None for one in lines):
            self.ask_place(treatment)
        else:
            self.refresh()

    def ask_place(self, treatment: Treatment | None = None) -> None:
        """Ask where the sessions of the current line go."""
        one = self._current()
        if one is None or not _GOING & set(one.allowed):
            self.refresh()
            return
        wanted = treatment or one.line.treatment
        wanted = wanted if wanted in _GOING else Treatment.MOVED

        def choose(place: Place) -> None:
            self._choices[one.id] = Choice(treatment=wanted, place=place)
            self.refresh()

        dialog = PlacesDialog(
            self._desk, self._settings, self.operation(), one.line, self, choose=choose
        )
        dialog.rejected.connect(partial(self._without_place, one.id))
        dialog.open()

    def propose(self) -> None:
        """Choose the nearest free place for each slot whose dates are cancelled."""
        self.apply_button.setEnabled(False)
        self._desk.read(
            closure_planning.propose_moves,
            self.operation(),
            dict(self._choices),
            then=self._take,
            owner=self,
        )

    def apply(self, values: Mapping[str, Any]) -> None:
        """Close the premises and write what becomes of everything."""
        self._desk.do(
            closure_operations.apply,
            operation_of(self._known, values),
            dict(self._choices),
            then=self._applied,
            failed=self.form.refuse,
            owner=self.form,
        )

    # What is shown

    def _show(self, question: int, found: tuple[PlannedLine, ...]) -> None:
        if question != self._question:
            return
        kept = self.view.current_id()
        self.list.show_rows(found)
        words = figures([one.line for one in found])
        self.summary.setText(words)
        announce(self, words)
        if found and self.list.row_of(kept) is None:
            self.view.select_record(found[0].id)
        self.apply_button.setEnabled(True)
        self._show_bar()

    def _show_bar(self) -> None:
        lines = self._selected()
        self.bar.show_lines(lines, can_propose=bool(self.list.rows()))

    def _take(self, chosen: dict[str, Choice]) -> None:
        self._choices = chosen
        self.refresh()

    def _without_place(self, key: str) -> None:
        """Keep cancelled dates for a line whose place was not chosen."""
        known = self._choices.get(key)
        if known is not None and known.treatment in _GOING and known.place is None:
            del self._choices[key]
        for other, choice in list(self._choices.items()):
            if choice.treatment in _GOING and choice.place is None:
                del self._choices[other]
        self.refresh()

    def _current(self) -> PlannedLine | None:
        found: PlannedLine | None = self.list.row_of(self.view.current_id())
        return found

    def _selected(self) -> list[PlannedLine]:
        rows = self.list.shown_rows()
        picked = [
            row
            for first, last in self.view.selected_spans()
            for row in rows[first : last + 1]
            if isinstance(row, PlannedLine)
        ]
        one = self._current()
        return picked or ([one] if one is not None else [])

    def _applied(self, made: ClosureOperation) -> None:
        self.form.settle()
        self._may_close = True
        self.accept()
        self._then(made)

    # Leaving

    def reject(self) -> None:
        """Ask before closing when something was typed."""
        self.form.ask_cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing when something was typed."""
        if self._may_close or not self.form.is_dirty():
            super().closeEvent(event)
        else:
            event.ignore()
            self.form.ask_cancel()

    def _leave(self) -> None:
        self._may_close = True
        self.done(QDialog.DialogCode.Rejected)

    # Building

    def _connect(self) -> None:
        for name in PREVIEWED:
            self.form.fields[name].changed.connect(self.refresh)
        self.form.submitted.connect(self.apply)
        self.form.cancelled.connect(self._leave)
        self.view.current_changed.connect(lambda _key: self._show_bar())
        self.view.selection_changed.connect(self._show_bar)
        self.view.opened.connect(lambda _key: self.ask_place())
        self.bar.chosen.connect(self.treat)
        self.bar.place_asked.connect(self.ask_place)
        self.bar.moves_asked.connect(self.propose)
        self.apply_button.clicked.connect(lambda _on: self.form.submit())
        self.close_button.clicked.connect(lambda _on: self.reject())

    def _button(self, name: str, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.summary)
        right.addWidget(self.view, 1)
        right.addWidget(self.bar)
        across = QHBoxLayout()
        across.setSpacing(2 * GAP)
        self.form.setFixedWidth(FORM)
        across.addWidget(self.form)
        across.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.apply_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.windowTitle(), role="title", wraps=True))
        column.addLayout(across, 1)
        column.addLayout(foot)
