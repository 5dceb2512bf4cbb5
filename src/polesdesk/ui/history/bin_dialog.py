"""« Corbeille » : what was deleted in the last thirty days, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk.actions import bin as binned
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.history.columns import BIN_COLUMNS, BIN_SOURCE, BIN_TEXTS, kind_choices
from polesdesk.ui.history.list_dialog import ListDialog
from polesdesk.ui.icons import set_icon
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.texts import plain_label


class BinDialog(ListDialog):
    """Lists what was deleted; « Rétablir » brings the selected records back, as one undo."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        page = ListPage(desk, settings, BIN_TEXTS, columns=BIN_COLUMNS, source=BIN_SOURCE)
        super().__init__(desk, page, "bin", parent)
        self.setWindowTitle(self.tr("Corbeille"))
        page.add_filter("kind", self.tr("Nature"), kind_choices(), all_label=self.tr("toutes"))
        self._restore = command(
            self, "bin_restore_command", self.tr("&Rétablir"), self.bring_back,
            picture="archive-restore",
        )  # fmt: skip
        page.set_actions([self._restore])
        self.restore_button = QPushButton(self)
        self.restore_button.setObjectName("bin_restore")
        self.restore_button.setProperty("role", "primary")
        set_icon(self.restore_button, "archive-restore", "on_accent")
        self.restore_button.setText(self.tr("&Rétablir"))
        self.restore_button.setAutoDefault(False)
        self.restore_button.clicked.connect(lambda _on: self.bring_back())
        self.foot.insertWidget(self.foot.count() - 1, self.restore_button)
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

    def _follow_selection(self, count: int) -> None:
        self.restore_button.setEnabled(count > 0)
        self._restore.setEnabled(count > 0)

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
