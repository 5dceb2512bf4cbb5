"""Undo and redo of data, named in the menu: « Annuler : signature de VOL-2026-003 »."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.texts import mute_mnemonic
from polesdesk.ui.undoing import undo

Tell = Callable[[str, str, Callable[[], object] | None], object]


class EditMenu(QObject):
    """Keeps both commands up to date with what may be undone; they survive a restart."""

    def __init__(self, menu: QMenu, desk: Desk, tell: Tell, window: QWidget) -> None:
        super().__init__(menu)
        self._window = window
        self._desk = desk
        self._tell = tell
        self.undo_action = command(
            self, "edit_undo", self.tr("&Annuler"), self.undo, keys=("Ctrl+Z",), picture="undo-2"
        )
        self.redo_action = command(
            self,
            "edit_redo",
            self.tr("&Rétablir"),
            self.redo,
            keys=("Ctrl+Y", "Ctrl+Shift+Z"),
            picture="redo-2",
        )
        menu.addActions([self.undo_action, self.redo_action])
        self._name(self.undo_action, self.tr("&Annuler"), None)
        self._name(self.redo_action, self.tr("&Rétablir"), None)
        desk.changed.connect(lambda _changes: self.refresh())

    def refresh(self) -> None:
        """Ask what may be undone and done again."""
        from polesdesk.actions import history

        self._desk.read(history.next_undo, then=self._name_undo, owner=self)
        self._desk.read(history.next_redo, then=self._name_redo, owner=self)

    def undo(self) -> None:
        """Undo the last change of data; of a paper that may be out, ask first."""
        undo(self._desk, self._window, then=self._tell_undone)

    def redo(self) -> None:
        """Do again what was undone last."""
        from polesdesk.actions import history

        self._desk.do(history.redo, then=self._tell_redone, owner=self)

    def _name_undo(self, label: str | None) -> None:
        self._name(self.undo_action, self.tr("&Annuler"), label)

    def _name_redo(self, label: str | None) -> None:
        self._name(self.redo_action, self.tr("&Rétablir"), label)

    def _name(self, action: QAction, verb: str, label: str | None) -> None:
        named = self.tr("{verb}\u202f: {what}").format(verb=verb, what=mute_mnemonic(label or ""))
        action.setText(named if label else verb)
        action.setEnabled(bool(label))

    def _tell_undone(self, label: str) -> None:
        text = self.tr("Annulé\u202f: {what}").format(what=label)
        self._tell(text, self.tr("Rétablir"), self.redo)

    def _tell_redone(self, label: str) -> None:
        text = self.tr("Rétabli\u202f: {what}").format(what=label)
        self._tell(text, self.tr("Annuler"), self.undo)
