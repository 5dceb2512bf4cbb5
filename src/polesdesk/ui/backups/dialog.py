"""« Restaurer une sauvegarde » : the backups of a file, what each holds, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.ui.backups.model import BackupModel, BackupRow
from polesdesk.ui.backups.words import counts_in_words, lacks_in_words, moment_in_words
from polesdesk.ui.file_choosing import FileChooser, kinds_of_file
from polesdesk.ui.icons import set_icon
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.plain_table import dress, share_width
from polesdesk.ui.recent_files import choose_remind_after, remind_after
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr
from polesdesk.ui.workers import Lane, Outcome, Worker

if TYPE_CHECKING:
    from polesdesk.actions.restoring import Known, Looked

Look = Callable[[Path], "Looked"]
WIDTH, HEIGHT = 980, 560
REMINDED_AFTER = (7, 14, 30)
"""Days between two copies in the second place that an office may choose."""


class BackupsTable(QTableView):
    """The backups; Enter opens one to look at, as a double click does."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setObjectName("backups_table")
        self.setAccessibleName(self.tr("Sauvegardes"))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; Qt's own keys do the rest."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each column what it needs, and what is left to the one that says why."""
        rows = self.model()
        if isinstance(rows, BackupModel):
            share_width(self, rows.columns)


class BackupsDialog(QDialog):
    """Lists backups and looks into them one after the other; what is done is the program's.

    ``look`` opens a backup and counts it; ``worker`` does so behind the dialog.
    """

    restore_asked = Signal(object)
    """The backup that shall take the place of the file: its path."""
    look_asked = Signal(object)
    """The backup that shall be opened to be looked at: its path."""

    def __init__(
        self,
        file: Path,
        known: Sequence[Known],
        look: Look,
        *,
        settings: QSettings,
        worker: Worker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backups_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Restaurer une sauvegarde"))
        self._file = file
        self._look = look
        self._worker = worker
        self._chooser = FileChooser(settings, "backups")
        self._left = False
        offer_manual("files-and-backups", settings, self)
        self.model = BackupModel(known, self)
        self.table = BackupsTable(self)
        self.table.setModel(self.model)
        self.detail = plain_label(wraps=True)
        self.detail.setObjectName("backups_detail")
        self._make_buttons()
        self._days = self._days_input(settings)
        self._lay_out()
        self._connect()
        resize_within_screen(self, WIDTH, HEIGHT)
        self.table.selectRow(0)
        self._follow()
        (self.table if known else self.choose_button).setFocus()
        self._look_on()

    def current(self) -> BackupRow | None:
        """Return the backup that is selected."""
        return self.model.row_at(self.table.currentIndex().row())

    def add(self, path: Path) -> None:
        """List a backup that was chosen elsewhere, and look into it."""
        from polesdesk.actions.restoring import known_backup

        number = self.model.add(known_backup(path))
        self.table.show()
        self.table.selectRow(number)
        self.table.setFocus()
        self._look_on()

    def done(self, code: int) -> None:
        """Look no further, then close."""
        self._stop()
        super().done(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Look no further, then close."""
        self._stop()
        super().closeEvent(event)

    # Building

    def _make_buttons(self) -> None:
        self.choose_button = self._button(
            "backups_choose", self.tr("&Choisir un autre fichier…"), self._choose
        )
        self.close_button = self._button("backups_close", self.tr("&Fermer"), self.close)
        self.look_button = self._button(
            "backups_look", self.tr("&Ouvrir pour regarder"), self._ask_look, "eye"
        )
        self.restore_button = self._button("backups_restore", self.tr("&Restaurer"), self._ask)
        set_icon(self.restore_button, "archive-restore", "on_accent")
        self.restore_button.setProperty("role", "primary")

    def _button(
        self, name: str, text: str, act: Callable[[], object], picture: str = ""
    ) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if picture:
            set_icon(button, picture)
        button.clicked.connect(lambda _on: act())
        return button

    def _lay_out(self) -> None:
        title = self.tr("Sauvegardes de «\u202f{name}\u202f»").format(name=self._file.name)
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._frame = frame
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.choose_button)
        foot.addStretch(1)
        for button in (self.restore_button, self.look_button, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, role="title", wraps=True))
        column.addWidget(frame, 1)
        column.addWidget(self.detail)
        column.addLayout(self._reminder_row())
        column.addSpacing(4)
        column.addLayout(foot)
        order = (
            self.table, self._days, self.choose_button, self.restore_button, self.look_button,
            self.close_button,
        )  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _days_input(self, settings: QSettings) -> ChoiceInput:
        """Return the box that says when the copy of the second place is recalled."""
        days = [
            Choice(value=str(count), label=plural(count, tr("jour"), tr("jours")))
            for count in REMINDED_AFTER
        ]
        box = ChoiceInput(days, self)
        box.setObjectName("backups_remind_after")
        box.setAccessibleName(self.tr("Rappeler la copie hors de ce poste après"))
        box.set_value(str(remind_after(settings)))

        def keep() -> None:
            if box.value():
                choose_remind_after(settings, int(box.value()))

        box.changed.connect(keep)
        return box

    def _reminder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        label = plain_label(self.tr("Rappeler la copie hors de ce poste après"), role="muted")
        row.addWidget(label)
        row.addWidget(self._days)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.table.opened.connect(self._ask_look)
        self.table.selectionModel().currentRowChanged.connect(self._follow_row)
        self.model.dataChanged.connect(lambda _first, _last: self._follow())

    # Looking into the backups, the newest first

    def _look_on(self) -> None:
        row = self.model.waiting()
        if row is not None and not self._left:
            known = row.known
            arrived = partial(self._take, known)
            self._worker.submit(Lane.READ, partial(self._look, known.path), arrived)

    def _take(self, known: Known, outcome: Outcome) -> None:
        if self._left:
            return
        if outcome.error is None:
            self.model.take(known, outcome.value)  # type: ignore[arg-type]
        else:
            self.model.take(known, None, _why(outcome.error))
        self._look_on()

    def _stop(self) -> None:
        self._left = True

    # What is selected

    def _follow_row(self, _current: QModelIndex, _former: QModelIndex) -> None:
        self._follow()

    def _follow(self) -> None:
        row = self.current()
        good = row is not None and row.is_good
        self.restore_button.setEnabled(good)
        self.look_button.setEnabled(good)
        self.detail.setText(self._sentence(row))

    def _sentence(self, row: BackupRow | None) -> str:
        if row is None:
            return self.tr(
                "Pas encore de sauvegarde à côté de ce fichier\u202f: choisissez-en une ailleurs, "
                "sur une clé ou un autre disque."
            )
        if row.trouble:
            return row.trouble
        if row.looked is None:
            return self.tr("Lecture de la sauvegarde…")
        held = counts_in_words(row.looked.inside.counts)
        return self.tr(
            "Sauvegarde du {moment}\u202f: {held}. {lacks} Restaurer la met à la place du fichier, "
            "documents compris\u202f; le fichier actuel est gardé à côté, sous un autre nom."
        ).format(
            moment=moment_in_words(row.known.at), held=held, lacks=lacks_in_words(row.looked.lacks)
        )

    # What is asked

    def _ask(self) -> None:
        row = self.current()
        if row is not None and row.is_good:
            self.close()
            self.restore_asked.emit(row.known.path)

    def _ask_look(self) -> None:
        row = self.current()
        if row is not None and row.is_good:
            self.close()
            self.look_asked.emit(row.known.path)

    def _choose(self) -> None:
        self._chooser.ask_open(
            self,
            title=self.tr("Choisir une sauvegarde"),
            kinds=kinds_of_file(),
            then=self.add,
        )


def _why(error: BaseException) -> str:
    """Return why a backup cannot be restored; an error that nobody foresaw is told to all."""
    from polesdesk.actions.errors import Trouble

    if not isinstance(error, Trouble):
        raise error
    return f"{error.message} {tr('Choisissez une autre sauvegarde.')}"
