"""What the buttons and commands of an edition do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee, journee_bin
from polesdesk.actions.journee import EditionCard
from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.journee_labels import EDITION_STATES
from polesdesk.domain.journee_moves import moves_from
from polesdesk.domain.journee_papers import JourneePaper
from polesdesk.domain.sign_ups import Incident
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.history_block import RECORD_HISTORY
from polesdesk.ui.journee import dialogs
from polesdesk.ui.journee.papers import Papers
from polesdesk.ui.journee.survey import SurveyDialog
from polesdesk.ui.journee.welcome import WelcomeDialog
from polesdesk.ui.words import tr

_WITH_REASON = frozenset(
    {"reason_required", "deliberation_required", "insurer_not_told", "worksite_without_lead"}
)
"""Refusals that a written reason may pass."""


class EditionActs(QObject):
    """Carries out what is asked of the edition shown; without one, nothing happens."""

    edit_asked = Signal(str)
    """The form is wanted, at a field."""
    went = Signal(str, str)
    """The page of a kind is wanted."""
    command_asked = Signal(str)
    """A command of the window is wanted: its object name."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: EditionCard | None = None
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._papers = Papers(desk, settings, parent)

    def edit(self, field: str = "") -> None:
        """Open the form."""
        self.edit_asked.emit(field)

    def show(self, kind: str) -> None:
        """Go to the page of a kind."""
        self.went.emit(kind, "")

    def show_history(self) -> None:
        """Show the whole history of the edition."""
        self.command_asked.emit(RECORD_HISTORY)

    def move(self, target: EditionState) -> None:
        """Move the edition on; where a reason may pass what it lacks, ask for it."""
        if (one := self._one()) is None:
            return

        def refused(error: Expected) -> None:
            if error.code in _WITH_REASON:
                self.ask_reason(one, target, error)
            else:
                self._desk.troubled.emit(error)

        self._desk.do(journee.move, one.id, target, failed=refused, owner=self._parent)

    def ask_reason(self, one: CitizenDay, target: EditionState, error: Expected) -> None:
        """Ask why an edition moves on all the same."""
        label = next(
            (tr(move.label) for move in moves_from(one.state) if move.target is target),
            tr(EDITION_STATES[target]),
        )
        dialogs.reason_dialog(
            self._desk,
            lambda reason, form: self._desk.do(
                journee.move,
                one.id,
                target,
                reason,
                then=lambda _moved: form.settle(),
                failed=form.refuse,
                owner=form,
            ),
            title=label.removesuffix("…"),
            why=error.message,
            parent=self._parent,
        ).open()

    def print(self, kind: JourneePaper) -> None:
        """Preview a paper of the edition."""
        if (one := self._one()) is not None:
            self._papers.preview(one.id, kind)

    def welcome(self) -> None:
        """Open the welcome desk of the day."""
        if (one := self._one()) is not None:
            WelcomeDialog(self._desk, self._settings, one, self._parent).open()

    def survey(self) -> None:
        """Open the dialog that types papers of satisfaction."""
        if self.card is not None:
            records = self.card.records
            SurveyDialog(self._desk, records.edition, records.worksites, self._parent).open()

    def add_incident(self) -> None:
        """Note an accident or a damage."""
        self.edit_incident(None)

    def edit_incident(self, incident: Incident | None) -> None:
        """Open the dialog of an accident or a damage."""
        if self.card is not None:
            dialogs.incident_dialog(self._desk, self.card.records, incident, self._parent).open()

    def bin(self) -> None:
        """Move the edition to the bin; the foot of the window offers to undo it."""
        if (one := self._one()) is not None:
            self._desk.do(journee_bin.bin_edition, one.id, owner=self._parent)

    def _one(self) -> CitizenDay | None:
        return self.card.records.edition if self.card is not None else None
