"""The first wizard: six pages, and nothing is written before « Créer »."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from polesdesk._assets.forms.ui_first_run_wizard import Ui_FirstRunWizard
from polesdesk.domain.first_run import NewOffice
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.first_run.authority_page import AuthorityPage
from polesdesk.ui.first_run.backup_page import BackupPage
from polesdesk.ui.first_run.done_page import DonePage, next_steps
from polesdesk.ui.first_run.hubs_page import HubsPage
from polesdesk.ui.first_run.page import FirstRunPage
from polesdesk.ui.first_run.place_page import PlacePage
from polesdesk.ui.first_run.signatory_page import SignatoryPage
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.screen_room import screen_room

PLACE, AUTHORITY, SIGNATORY, HUBS, BACKUP, DONE = range(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """The file that was made, where its second copies go, and whether a spreadsheet follows."""

    path: Path
    second_place: Path | None
    imports: bool


class FirstRunWizard(QDialog):
    """Asks what an office is, then makes its file with ``create(path, office)``."""

    made = Signal(object)
    """The ``NewFile`` to open, once the manager has read what comes next."""

    def __init__(
        self,
        settings: QSettings,
        *,
        folder: Path,
        today: Callable[[], date],
        create: Callable[[Path, NewOffice], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._create = create
        self._new: NewFile | None = None
        self._may_close = False
        self._ui = Ui_FirstRunWizard()
        self._ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.place = PlacePage(FileChooser(settings, "office"), folder)
        self.authority = AuthorityPage(FileChooser(settings, "logo"))
        self.signatory = SignatoryPage(today)
        self.hubs = HubsPage()
        self.backup = BackupPage(FileChooser(settings, "second_place"), self.place.path)
        self.done_page = DonePage()
        self._pages: tuple[FirstRunPage, ...] = (
            self.place,
            self.authority,
            self.signatory,
            self.hubs,
            self.backup,
            self.done_page,
        )
        self._build()
        offer_manual("first-run", settings, self)
        self.show_page(PLACE)

    def page(self) -> int:
        """Return which page is shown."""
        return self._ui.first_run_pages.currentIndex()

    def show_page(self, number: int) -> None:
        """Show a page and put the keyboard in its place."""
        ui = self._ui
        ui.first_run_error.hide()
        ui.first_run_pages.setCurrentIndex(number)
        ui.first_run_steps.show_step(number)
        texts = {BACKUP: self.tr("&Créer le fichier"), DONE: self.tr("&Ouvrir le bureau")}
        ui.first_run_next.setText(texts.get(number, self.tr("&Continuer")))
        ui.first_run_back.setVisible(PLACE < number < DONE)
        ui.first_run_cancel.setVisible(number != DONE)
        self._pages[number].enter()
        if number == DONE:
            ui.first_run_next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Do what the first button says."""
        number = self.page()
        if number == DONE:
            self._finish()
        elif not self._pages[number].may_go_on():
            return
        elif number == BACKUP:
            self._make()
        else:
            self.show_page(number + 1)

    def go_back(self) -> None:
        """Return to the page before; what was typed stays."""
        if PLACE < self.page() < DONE:
            self.show_page(self.page() - 1)

    def office(self) -> NewOffice:
        """Return what was said of the office."""
        return NewOffice(
            settings=self.authority.settings(),
            logo=self.authority.logo(),
            signatory=self.signatory.signatory(),
            hubs=self.hubs.hubs(),
        )

    # Leaving

    def reject(self) -> None:
        """Leave without a file, after a question if something would be lost."""
        if self._new is not None:
            self._finish()
        elif any(page.has_typed() for page in self._pages):
            ask_to_confirm(
                self,
                text=self.tr("Quitter sans créer le fichier\u202f?"),
                detail=self.tr("Rien n’a été écrit. Ce que vous avez saisi sera perdu."),
                verb=self.tr("&Quitter"),
                act=self._leave,
            )
        else:
            self._leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave by the corner of the window as by its button."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    def _leave(self) -> None:
        self._may_close = True
        self.done(QDialog.DialogCode.Rejected)

    def _finish(self) -> None:
        """Open the file that was made."""
        self._may_close = True
        self.done(QDialog.DialogCode.Accepted)
        self.made.emit(self._new)

    # Inside

    def _make(self) -> None:
        from polesdesk.actions.errors import Trouble

        path, office = self.place.path(), self.office()
        try:
            self._create(path, office)
        except (RuleBroken, Trouble) as error:
            self._ui.first_run_error.show_error(error)
            return
        by_file = self.hubs.by_file.isChecked()
        second = self.backup.folder()
        self._new = NewFile(path=path, second_place=second, imports=by_file)
        steps = next_steps(
            by_file=by_file,
            has_hubs=bool(office.hubs),
            has_signatory=office.signatory is not None,
            has_second_place=second is not None,
        )
        self.done_page.show_made(path, steps)
        self.show_page(DONE)

    def _build(self) -> None:
        ui = self._ui
        ui.first_run_steps.set_steps(
            (
                self.tr("Fichier"),
                self.tr("Collectivité"),
                self.tr("Signataire"),
                self.tr("Pôles"),
                self.tr("Sauvegarde"),
                self.tr("Prêt"),
            )
        )
        for page in self._pages:
            ui.first_run_pages.addWidget(page)
        ui.first_run_next.clicked.connect(lambda _on: self.go_on())
        ui.first_run_back.clicked.connect(lambda _on: self.go_back())
        ui.first_run_cancel.clicked.connect(lambda _on: self.reject())
        for button in (ui.first_run_cancel, ui.first_run_back):
            button.setAutoDefault(False)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.go_on)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        self.resize(self.size().boundedTo(screen_room()))
