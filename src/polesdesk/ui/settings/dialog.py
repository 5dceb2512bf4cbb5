"""« Réglages »: what the office decides once, a page for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QWidget

from polesdesk._assets.forms.ui_settings_dialog import Ui_SettingsDialog
from polesdesk.actions import history
from polesdesk.actions import settings as office
from polesdesk.domain.settings import Authority
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import icon
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.screen_room import screen_room
from polesdesk.ui.settings.authority_page import AuthorityPage
from polesdesk.ui.settings.calendar_page import CalendarPage
from polesdesk.ui.settings.delay_pages import DataPage, DelaysPage, PapersPage, VisitsPage
from polesdesk.ui.settings.elements_page import ElementsPage
from polesdesk.ui.settings.grid_page import GridPage
from polesdesk.ui.settings.hourly_rates_page import HourlyRatesPage
from polesdesk.ui.settings.page import FormPage, SettingsPage
from polesdesk.ui.settings.paper_cases_page import PaperCasesPage
from polesdesk.ui.settings.questions_page import QuestionsPage
from polesdesk.ui.settings.rents_page import RentsPage
from polesdesk.ui.settings.signatories_page import SignatoriesPage
from polesdesk.ui.status_line import SuccessNote

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes


class SettingsDialog(QDialog):
    """Shows the pages; each form is saved by itself, each list at once."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ui = Ui_SettingsDialog()
        self._ui.setupUi(self)
        self.resize(self.size().boundedTo(screen_room()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_manual("settings", settings, self)
        self.pages: tuple[SettingsPage, ...] = (
            AuthorityPage(desk, FileChooser(settings, "logo")),
            SignatoriesPage(desk),
            RentsPage(desk),
            HourlyRatesPage(desk),
            DelaysPage(desk),
            CalendarPage(desk),
            VisitsPage(desk),
            PapersPage(desk),
            PaperCasesPage(desk),
            QuestionsPage(desk),
            ElementsPage(desk),
            GridPage(desk),
            DataPage(desk),
        )
        self._returning = False
        self._may_close = False
        self._error = ErrorBar(self)
        self._success = SuccessNote(self)
        self._sections = QStandardItemModel(self)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the settings."""
        self._desk.read(office.whole, then=self._show, owner=self)

    def show_page(self, name: str) -> None:
        """Show a page by its English name."""
        number = [page.heading.name for page in self.pages].index(name)
        self._ui.settings_sections.setCurrentIndex(self._sections.index(number, 0))

    def show_field(self, name: str) -> None:
        """Show the page of a field with the cursor in it, or a page; else change nothing."""
        for page in self.pages:
            if name == page.heading.name:
                self.show_page(name)
            if isinstance(page, FormPage) and name in page.form.fields:
                self.show_page(page.heading.name)
                page.form.focus_field(name)

    def current_page(self) -> SettingsPage:
        """Return the page that is open."""
        return self.pages[self._ui.settings_pages.currentIndex()]

    def reject(self) -> None:
        """Ask before closing when something was typed."""
        self.current_page().leave(self._close_now, lambda: None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing when something was typed."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    def _build(self) -> None:
        ui = self._ui
        for page in self.pages:
            item = QStandardItem(icon(page.heading.icon), page.heading.title)
            item.setEditable(False)
            self._sections.appendRow(item)
            ui.settings_pages.addWidget(page)
        ui.settings_sections.setModel(self._sections)
        ui.settings_sections.setCurrentIndex(self._sections.index(0, 0))
        ui.settings_sections.setAccessibleName(self.tr("Rubriques des réglages"))
        ui.settings_foot.insertWidget(0, self._success)
        ui.settings_layout.insertWidget(1, self._error)

    def _connect(self) -> None:
        ui = self._ui
        ui.settings_close.clicked.connect(lambda _on: self.reject())
        ui.settings_sections.selectionModel().currentChanged.connect(self._go)
        for page in self.pages:
            page.close_asked.connect(self.reject)
        self._desk.changed.connect(self._follow)
        self._desk.saved.connect(self._tell_saved)
        self._desk.troubled.connect(self._show_error)

    def _show(self, authority: Authority) -> None:
        for page in self.pages:
            page.show_authority(authority)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(
            "settings",
            "signatory",
            "rent",
            "hub",
            "question_set",
            "school_holiday",
            "hourly_rate",
        ):
            self.refresh()

    def _show_error(self, error: Expected) -> None:
        self._error.show_error(error)

    def _tell_saved(self, label: str) -> None:
        self._error.hide()
        if label:
            told = label[:1].upper() + label[1:]
            self._success.show_text(told, self.tr("Annuler"), self._undo)

    def _undo(self) -> None:
        self._desk.do(history.undo, then=self._tell_undone, owner=self)

    def _tell_undone(self, label: str) -> None:
        self._success.show_text(self.tr("Annulé\u202f: {what}").format(what=label), "", None)

    def _go(self, index: QModelIndex, before: QModelIndex) -> None:
        if self._returning:
            return

        def stay() -> None:
            self._returning = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._ui.settings_sections.selectionModel().setCurrentIndex(before, flags)
            self._returning = False

        def go() -> None:
            self._ui.settings_pages.setCurrentIndex(index.row())

        self.pages[before.row()].leave(go, stay)

    def _close_now(self) -> None:
        self._may_close = True
        self.done(QDialog.DialogCode.Accepted)
