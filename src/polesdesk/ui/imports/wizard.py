"""The wizard that brings the office's spreadsheet in, page after page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMargins, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from polesdesk._assets.forms.ui_import_wizard import Ui_ImportWizard
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.imports.check_page import ImportCheckPage
from polesdesk.ui.imports.columns_page import ImportColumnsPage
from polesdesk.ui.imports.done_page import ImportDonePage
from polesdesk.ui.imports.file_page import ImportFilePage
from polesdesk.ui.imports.recent import remember_import
from polesdesk.ui.imports.session import ImportSession
from polesdesk.ui.imports.work_bar import WorkBar
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.screen_room import screen_room
from polesdesk.ui.scroll_page import BAR, ScrollPage

FILE, COLUMNS, CHECK, DONE = range(4)
_SEEN = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_UNSEEN = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
Page = ImportFilePage | ImportColumnsPage | ImportCheckPage | ImportDonePage


class ImportWizard(QDialog):
    """Four pages; nothing is written before « Importer », and all that is chosen stays."""

    went = Signal(str, str)
    """A record is wanted in the window: its kind and id."""
    command_asked = Signal(str)
    """A command of the window is wanted: its object name."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._may_close = False
        self.session = ImportSession(desk, self)
        self._ui = Ui_ImportWizard()
        self._ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_manual("import", settings, self)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setSizeGripEnabled(True)
        self._done = ImportDonePage(desk, self.session, settings)
        self._check = ImportCheckPage(desk, self.session, settings)
        self._pages: tuple[Page, ...] = (
            ImportFilePage(self.session, settings),
            ImportColumnsPage(self.session),
            self._check,
            self._done,
        )
        self._work = WorkBar(self.session, self)
        self._build()
        self._connect()
        self.resize(self.size().boundedTo(screen_room()))
        self.show_page(FILE)

    def open_file(self, path: Path) -> None:
        """Begin with a file that is known already."""
        if not self.session.is_importing():
            self.show_page(FILE)
            self.session.choose(path)

    def page(self) -> int:
        """Return which page is shown."""
        return self._ui.import_pages.currentIndex()

    def show_page(self, number: int) -> None:
        """Show a page and put the keyboard in its place."""
        self._ui.import_error.hide()
        self._ui.import_pages.setCurrentIndex(number)
        for each in self._pages:  # a page that is not seen asks for no room
            each.setSizePolicy(_SEEN if each is self._pages[number] else _UNSEEN)
        self._ui.import_steps.show_step(number)
        self._pages[number].enter()
        self._show_buttons()
        self._pages[number].first_input().setFocus()

    # Going on, going back, leaving

    def go_on(self) -> None:
        """Do what the first button says."""
        number = self.page()
        if number == CHECK:
            if self.session.undecided():
                self._check.show_undecided()
            elif self.session.can_import():
                self._ui.import_error.hide()
                self._check.first_input().setFocus()
                self.session.bring_in()
        elif number == DONE:
            self.leave()
        elif self._pages[number].can_go_on() and self.session.job() is None:
            self.show_page(number + 1)

    def go_back(self) -> None:
        """Return to the page before; what was chosen stays."""
        self.session.stop()
        self.show_page(self.page() - 1)

    def reject(self) -> None:
        """Leave; ask when work of the hand would be lost, stop what is being written first."""
        if self.session.is_importing():
            self.session.stop()
        else:
            self.ask_to_leave(self.leave, lambda: None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave by the corner of the window as by its button."""
        free = not self.session.is_importing() and not self._has_work()
        event.setAccepted(self._may_close or free)
        if event.isAccepted():
            self.session.stop()
        else:
            self.reject()

    def _has_work(self) -> bool:
        """Tell whether columns were corrected or questions answered for nothing."""
        session = self.session
        if session.imported is not None and not session.taken_back:
            return False
        return bool(session.answers) or session.was_corrected

    def ask_to_leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Call ``then`` if nothing would be lost, or once the manager agrees, else ``stay``.

        An import that is writing is asked about by the window, as every job.
        """
        if self.session.is_importing() or not self._has_work():
            then()
            return
        self.raise_()
        self.activateWindow()
        ask_to_confirm(
            self,
            text=self.tr("Quitter sans importer\u202f?"),
            detail=self.tr(
                "Rien n’a été écrit. Les colonnes corrigées et les réponses données seront perdues."
            ),
            verb=self.tr("&Quitter"),
            act=then,
            stay=stay,
        )

    def leave(self) -> None:
        """Go away without a question; what is not imported is lost."""
        self._may_close = True
        self.close()

    # Inside

    def _build(self) -> None:
        ui = self._ui
        ui.import_steps.set_steps(
            (self.tr("Fichier"), self.tr("Colonnes"), self.tr("Contrôle"), self.tr("Bilan"))
        )
        for page in self._pages:
            ui.import_pages.addWidget(page)
        self._let_pages_scroll()
        ui.work_layout.addWidget(self._work)
        for button in (ui.import_cancel, ui.import_back):
            button.setAutoDefault(False)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(ui.import_next.click)

    def _let_pages_scroll(self) -> None:
        """Let the pages scroll on a small screen, above the buttons."""
        inside = QWidget()
        inside.setProperty("role", "form")
        column = QVBoxLayout(inside)
        column.addWidget(self._ui.import_pages)
        scroll = ScrollPage(self)
        scroll.show_column(column, inside)
        body = self._ui.body_layout
        body.setContentsMargins(body.contentsMargins() - QMargins(0, 0, BAR, 0))
        body.addWidget(scroll)

    def _connect(self) -> None:
        ui, session = self._ui, self.session
        ui.import_next.clicked.connect(lambda _on: self.go_on())
        ui.import_back.clicked.connect(lambda _on: self.go_back())
        ui.import_cancel.clicked.connect(lambda _on: self.reject())
        for page in self._pages:
            page.changed.connect(self._show_buttons)
        session.failed.connect(self._fail)
        session.columns_changed.connect(ui.import_error.hide)
        session.file_changed.connect(self._file_read)
        session.job_changed.connect(lambda _job: self._show_buttons())
        session.imported_changed.connect(self._imported)
        self._done.opened.connect(lambda record: self.went.emit("convention", record))
        self._done.settings_asked.connect(lambda: self.command_asked.emit("file_settings"))
        for saved in (self._done.rejected_file.saved, self._check.rejected_file.saved):
            saved.connect(self._work.tell_saved)

    def _file_read(self) -> None:
        """The first button takes the keyboard once there is something to look at."""
        if self.page() == FILE:
            self._ui.import_next.setFocus()

    def _fail(self, error: Expected) -> None:
        """Show what went wrong; the button that tries again has the keyboard."""
        self._ui.import_error.show_error(error)
        self._show_buttons()
        if self._ui.import_next.isEnabled():
            self._ui.import_next.setFocus()

    def _imported(self) -> None:
        if self.session.taken_back:
            self._show_buttons()
            return
        if self.session.path is not None:
            remember_import(self._settings, self.session.path)
        QTimer.singleShot(0, self, lambda: self.show_page(DONE))

    def _show_buttons(self) -> None:
        ui, number = self._ui, self.page()
        if number < 0:
            return
        importing = self.session.is_importing()
        waiting = number == CHECK and bool(self.session.undecided())
        texts = {
            FILE: self.tr("&Continuer"),
            COLUMNS: self.tr("&Contrôler"),
            CHECK: self.tr("Répondre aux &questions") if waiting else self.tr("&Importer"),
            DONE: self.tr("Termi&ner"),
        }
        ui.import_next.setText(texts[number])
        ui.import_next.setEnabled(waiting or self._pages[number].can_go_on())
        back = number in (COLUMNS, CHECK) or (number == DONE and self.session.taken_back)
        ui.import_back.setVisible(back)
        ui.import_back.setEnabled(not importing)
        ui.import_cancel.setVisible(number != DONE)
