"""What the buttons and commands of a request do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import premises_requests, request_fits
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.free_time import FreeRoom
from polesdesk.domain.premises_request_moves import RequestMove
from polesdesk.domain.premises_requests import PremisesRequest
from polesdesk.domain.request_cards import Fit, RequestCard, Waiting
from polesdesk.ui.desk import Desk
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.premises_requests.rooms_dialogs import FitsDialog, WaitingDialog
from polesdesk.ui.premises_requests.step_dialogs import (
    acknowledge_dialog,
    make_move,
    signed_dialog,
)

SUBJECT = "premises_request"


class RequestActs(QObject):
    """Carries out what is asked of the request shown; without one, nothing happens."""

    edit_asked = Signal(str)
    """The form is wanted, at a field."""
    open_asked = Signal(str)
    """Another request is wanted."""
    command_asked = Signal(str)
    """A command of the window is wanted, by its name."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: RequestCard | None = None
        self._desk = desk
        self._settings = settings
        self._parent = parent
        give = self.command_asked.emit
        self.letters = LetterActs(desk, settings, LookedAt(self), parent, give=give)

    def edit(self, field: str = "") -> None:
        """Open the form."""
        self.edit_asked.emit(field)

    def move(self, move: RequestMove) -> None:
        """Make a move, after asking what it needs."""
        if (one := self._one()) is not None:
            make_move(self._desk, self._settings, one, move, self._parent)

    def acknowledge(self) -> None:
        """Acknowledge receipt."""
        if (one := self._one()) is not None:
            acknowledge_dialog(self._desk, one, self._parent).open()

    def note_signed(self) -> None:
        """Note that the authorisation of a hire came back signed."""
        if (one := self._one()) is not None:
            signed_dialog(self._desk, one, self._parent).open()

    def find_rooms(self) -> None:
        """Show the rooms that would fit."""
        one = self._one()
        if one is None:
            return

        def show(fits: tuple[Fit, ...]) -> None:
            FitsDialog(one.number, fits, partial(self._choose, one.id), self._parent).open()

        self._desk.read(request_fits.fits, one.id, then=show, owner=self._parent)

    def show_waiting(self) -> None:
        """Show the waiting list with what would fit each request."""

        def show(waiting: tuple[Waiting, ...]) -> None:
            WaitingDialog(waiting, self.open_asked.emit, self._parent).open()

        self._desk.read(request_fits.waiting_list, then=show, owner=self._parent)

    def issue(self, kind: LetterKind) -> None:
        """Issue a letter and show it."""
        if (one := self._one()) is not None:
            self.letters.issue(premises_requests.issue_letter, one.id, kind, edit=self.edit)

    def draft(self, kind: LetterKind) -> None:
        """Show a letter as it would be."""
        if (one := self._one()) is not None:
            self.letters.draft(kind, SUBJECT, one.id)

    def add_note(self) -> None:
        """Add a note to the request."""
        if (one := self._one()) is not None:
            note_dialog(self._desk, SUBJECT, one.id, self._parent).open()

    def bin(self) -> None:
        """Move the request to the bin; the foot of the window offers to undo it."""
        if (one := self._one()) is not None:
            self.bin_many((one.id,))

    def bin_many(self, ids: tuple[str, ...]) -> None:
        """Move some requests to the bin."""
        if ids:
            self._desk.do(premises_requests.bin, ids, owner=self._parent)

    def _choose(self, row_id: str, free: FreeRoom) -> None:
        self._desk.do(request_fits.choose, row_id, free, owner=self._parent)

    def _one(self) -> PremisesRequest | None:
        return self.card.request if self.card is not None else None
