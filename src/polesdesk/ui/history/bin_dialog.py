"""« Corbeille » : what was deleted in the last thirty days, the way back, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk.actions import bin as binned
from polesdesk.actions import destroying
from polesdesk.domain.french import plural
from polesdesk.domain.history import Destruction
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.history.columns import BIN_COLUMNS, BIN_SOURCE, BIN_TEXTS, kind_choices
from polesdesk.ui.history.destroy_dialog import DestroyDialog
from polesdesk.ui.history.list_dialog import ListDialog
from polesdesk.ui.icons import set_icon
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr


class BinDialog(ListDialog):
    """Lists what was deleted; « Rétablir » brings the selected records back, as one undo.

    « Supprimer définitivement… » asks first, and nothing undoes it.
    """

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        page = ListPage(desk, settings, BIN_TEXTS, columns=BIN_COLUMNS, source=BIN_SOURCE)
        super().__init__(desk, page, "bin", parent)
        self.setWindowTitle(self.tr("Corbeille"))
        page.add_filter("kind", self.tr("Nature"), kind_choices(), all_label=self.tr("toutes"))
        self._restore = command(
            self, "bin_restore_command", self.tr("&Rétablir"), self.bring_back,
            picture="archive-restore",
        )  # fmt: skip
        self._destroy = command(
            self, "bin_destroy_command", self.tr("&Supprimer définitivement…"), self.ask_to_destroy,
            keys=("Del",), picture="trash-2",
        )  # fmt: skip
        page.set_actions([self._restore, self._destroy])
        self.restore_button = QPushButton(self)
        self.restore_button.setObjectName("bin_restore")
        self.restore_button.setProperty("role", "primary")
        set_icon(self.restore_button, "archive-restore", "on_accent")
        self.restore_button.setText(self.tr("&Rétablir"))
        self.restore_button.setAutoDefault(False)
        self.restore_button.clicked.connect(lambda _on: self.bring_back())
        self.destroy_button = QPushButton(self.tr("&Supprimer définitivement…"), self)
        self.destroy_button.setObjectName("bin_destroy")
        self.destroy_button.setAutoDefault(False)
        self.destroy_button.clicked.connect(lambda _on: self.ask_to_destroy())
        for button in (self.destroy_button, self.restore_button):
            self.foot.insertWidget(self.foot.count() - 1, button)
        self._add_note()
        page.opened.connect(lambda _id: self.bring_back())
        page.selection_changed.connect(self._follow_selection)
        self._follow_selection(0)
        self.watch()

    def bring_back(self) -> None:
        """Take the selected records out of the bin."""
        self.page.selected_ids(self._bring_back)

    def _bring_back(self, ids: tuple[str, ...]) -> None:
        if ids:
            self._desk.do(binned.bring_back, ids, owner=self, failed=self.show_error)

    def ask_to_destroy(self) -> None:
        """Ask before the selected records are deleted for good."""
        self.page.selected_ids(self._look)

    def _look(self, ids: tuple[str, ...]) -> None:
        if ids:
            self._desk.read(
                destroying.look,
                ids,
                then=lambda wanted: self._open_question(wanted, ids),
                owner=self,
                failed=self.show_error,
            )

    def _open_question(self, wanted: Destruction, ids: tuple[str, ...]) -> None:
        def destroy() -> None:
            self._desk.do(
                destroying.destroy,
                ids,
                then=lambda _count: self._tell_destroyed(wanted),
                owner=self,
                failed=self.show_error,
            )

        DestroyDialog(wanted, destroy, self).open()

    def _tell_destroyed(self, wanted: Destruction) -> None:
        what = wanted.titles[0]
        if len(wanted.titles) > 1:
            what = plural(len(wanted.titles), tr("fiche"), tr("fiches"))
        told = self.tr("Suppression définitive : {what}").format(what=what)
        self._success.show_text(told, "", None)

    def _follow_selection(self, count: int) -> None:
        for button in (self.restore_button, self.destroy_button):
            button.setEnabled(count > 0)
        for action in (self._restore, self._destroy):
            action.setEnabled(count > 0)

    def _add_note(self) -> None:
        note = plain_label(
            self.tr(
                "Après trente jours, une fiche quitte la corbeille\u202f; elle reste conservée "
                "dans l’historique."
            ),
            role="hint",
            wraps=True,
        )
        self.foot.insertWidget(0, note, 2)
