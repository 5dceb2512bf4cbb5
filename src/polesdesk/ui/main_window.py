"""The main window: menus, tabs, status line; it knows tabs only as tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QWheelEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QWidget

from polesdesk._assets.forms.ui_main_window import Ui_MainWindow
from polesdesk.actions import drafts
from polesdesk.ui import window_state
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.commands import command, use_keys
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm, close_dialogs_above
from polesdesk.ui.edit_menu import EditMenu
from polesdesk.ui.help_menu import HelpMenu
from polesdesk.ui.history import HistoryCommands
from polesdesk.ui.search import SearchEverywhere, Visits
from polesdesk.ui.tab import Tab, TabSpec
from polesdesk.ui.tab_menus import TabMenus
from polesdesk.ui.tab_set import TabSet
from polesdesk.ui.theme import Theme
from polesdesk.ui.view_menu import ViewMenu

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes
    from polesdesk.domain.drafts import Draft

Guard = Callable[[Callable[[], object], Callable[[], object]], object]
"""Asks before the window closes: calls the first to go on, the second to stay."""
COPY = "file_copy_elsewhere"
TEMPLATES = "clause_templates"
WAIT_FOR_WRITES = 50
"""Milliseconds between two looks whether a save has ended, when closing."""


class MainWindow(QMainWindow):
    """Holds the tabs that it is given; ``now`` is the clock on the wall.

    ``key`` names the file in the settings, which remember what was seen in it.
    """

    example_left = Signal()
    """The manager wants to leave the demonstration file."""
    closed = Signal()
    """Everything is saved and the window is gone."""
    stayed = Signal()
    """The manager was asked before closing, and stays."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        settings: QSettings,
        *,
        now: Callable[[], datetime],
        about: Callable[[], AboutFacts],
        key: str = "",
    ) -> None:
        super().__init__()
        self._ui = Ui_MainWindow()
        self._ui.setupUi(self)
        self._desk = desk
        self._settings = settings
        self._now = now
        self._tabs = TabSet(self, self._welcome)
        self._reminder = ""
        self._guards: list[Guard] = []
        self._may_close = False
        self._ui.example_banner.hide()
        self._visits = Visits(
            self, desk, settings, key=key, tab=self.current_tab, open_tab=self._open_subject
        )
        self._build_menus(theme, about)
        self._connect()
        window_state.recall(self, settings)

    # Tabs

    def add_tabs(self, specs: Sequence[TabSpec]) -> None:
        """Offer tabs with their menus; the one of last time is built and opens, else the first."""
        strip = self._ui.tab_strip
        with QSignalBlocker(strip):
            for spec in specs:
                self._tabs.add(spec)
                strip.addTab(spec.title)
                if spec.has_menu:
                    self._menus.add(spec, self._tabs.of_subject)
            last = self._tabs.number_of_subject(self._settings.value("window/tab"))
            strip.setCurrentIndex(last if last >= 0 else strip.currentIndex())
        self._show_number(strip.currentIndex())

    def build_all_tabs(self) -> Sequence[Tab]:
        """Return every tab, built now where it was not yet."""
        return self._tabs.all()

    def show_tab(self, tab: Tab) -> None:
        """Open a tab."""
        self._ui.tab_strip.setCurrentIndex(self._tabs.number_of(tab))

    def current_tab(self) -> Tab | None:
        """Return the tab that is open."""
        number = self._ui.tab_strip.currentIndex()
        return self._tabs.at(number) if number >= 0 else None

    def go(self, kind: str, record: str) -> None:
        """Open a record in the tab of its kind."""
        if (tab := self._tabs.of_kind(kind)) is not None:
            self.show_tab(tab)
            tab.open_record(kind, record)

    def _begin(self, kind: str, association: str) -> None:
        """Open the form of a new record in the tab of its kind."""
        if (tab := self._tabs.of_kind(kind)) is not None:
            self.show_tab(tab)
            tab.new_for(association)

    def show_list(self, subject: str, name: str, value: str) -> None:
        """Open the tab of a subject with its list narrowed by one filter."""
        if (tab := self._open_subject(subject)) is not None:
            tab.show_filtered(name, value)

    def _open_subject(self, subject: str) -> Tab | None:
        if (tab := self._tabs.of_subject(subject)) is not None:
            self.show_tab(tab)
        return tab

    def trigger(self, name: str) -> None:
        """Do a command of any menu, by its object name; its tab is built if it must be.

        « file_settings:court_public » names after it the field that is wanted.
        """
        name, _, field = name.partition(":")
        action = self.findChild(QAction, name)
        while action is None and self._tabs.build_next():
            action = self.findChild(QAction, name)
        if action is not None:
            action.setData(field)
            action.trigger()
            action.setData("")

    def disable(self, names: Sequence[str]) -> None:
        """Make commands of the window unavailable, by their object names."""
        for action in self.findChildren(QAction):
            if action.objectName() in names:
                action.setEnabled(False)

    def come_forward(self) -> None:
        """Show the window above all others, also when it was put away."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    # What the program tells

    def add_file_commands(self, actions: Sequence[QAction]) -> None:
        """Put commands of the file above « Quitter »."""
        self._ui.file_menu.insertActions(self._quit, list(actions))

    def show_file(self, name: str) -> None:
        """Show the name of the file that is open."""
        self._ui.status_line.show_file(name)

    def show_backup(self, sentence: str) -> None:
        """Show when and where the last backup was made."""
        self._ui.status_line.show_backup(sentence)

    def show_example(self) -> None:
        """Mark the file as a demonstration, with the button that leaves it."""
        self._ui.example_banner.show()

    def add_banner(self, banner: QWidget) -> None:
        """Put a band above the tabs, which says what is special about this file."""
        self._ui.central_layout.insertWidget(0, banner)

    def remind(self, text: str) -> None:
        """Remind of the second copy until it is made; an empty text reminds no more."""
        copy = partial(self.trigger, COPY)
        self._ui.status_line.remind(text, self.tr("Copier sur une clé…"), copy)
        self._reminder = text
        for tab in self._tabs:
            tab.remind(text)

    def tell(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a success for some seconds."""
        self._ui.status_line.tell(text, verb, act)

    def show_error(self, text: str, details: str = "") -> None:
        """Show an error until it is read."""
        self._ui.error_bar.show_text(text, details)

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for what is not saved, wait for what is being saved, remember the window."""
        if self._may_close:
            self._tabs.stop()
            window_state.keep(self, self._settings)
            self._visits.keep()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if close_dialogs_above(self):
            self._leave_next(list(self._tabs), list(self._guards))
        else:
            self.stayed.emit()

    def add_guard(self, guard: Guard) -> None:
        """Ask somebody else too before the window closes."""
        self._guards.append(guard)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size of the text with Ctrl and the wheel."""
        self._view.turn_wheel(event)

    def _leave_next(self, tabs: list[Tab], guards: list[Guard]) -> None:
        dirty = [tab for tab in tabs if tab.is_dirty()]
        if dirty:
            self.show_tab(dirty[0])
            dirty[0].leave(lambda: self._leave_next(dirty[1:], guards), self.stayed.emit)
        elif guards:
            guards[0](lambda: self._leave_next([], guards[1:]), self.stayed.emit)
        else:
            self._stop_jobs()

    def _stop_jobs(self) -> None:
        jobs = self._desk.jobs()
        if not jobs:
            self._close_when_written()
            return
        ask_to_confirm(
            self,
            text=self.tr("{title}\u202f: ce travail n’est pas fini.").format(title=jobs[0].title),
            detail=self.tr("Si vous fermez maintenant, il s’arrête à l’étape en cours."),
            verb=self.tr("A&rrêter et fermer"),
            act=self._cancel_jobs,
            stay=self.stayed.emit,
        )

    def _cancel_jobs(self) -> None:
        for job in self._desk.jobs():
            job.cancel()
        self._close_when_written()

    def _close_when_written(self) -> None:
        if self._desk.is_writing() or self._desk.jobs():
            QTimer.singleShot(WAIT_FOR_WRITES, self, self._close_when_written)
            return
        self._may_close = True
        QTimer.singleShot(0, self, self.close)  # Qt closes nothing while it is closing already

    # Inside

    def _build_menus(self, theme: Theme, about: Callable[[], AboutFacts]) -> None:
        ui = self._ui
        text = self.tr("&Quitter")
        self._quit = command(self, "file_quit", text, self.close, keys=("Ctrl+Q", "Ctrl+W"))
        ui.file_menu.addAction(self._quit)
        self._edit = EditMenu(ui.edit_menu, self._desk, self.tell, self)
        self._search = SearchEverywhere(
            self, self._desk, go=self.go, recent=self._visits.recent, menus=self._all_menus
        )
        ui.edit_menu.addSeparator()
        ui.edit_menu.addActions(self._search.actions())
        self._history = HistoryCommands(
            self, self._desk, self._settings, go=self.go, tab=self.current_tab
        )
        ui.edit_menu.addActions(self._history.actions())
        ui.view_menu.addActions(self._visits.actions())
        ui.view_menu.addSeparator()
        self._view = ViewMenu(
            ui.view_menu,
            theme,
            self._settings,
            step=self._step,
            reload=self._reload,
            show_card=self._show_card,
        )
        self._help = HelpMenu(
            ui.help_menu,
            self,
            self._settings,
            menus=self._all_menus,
            page=self._help_page,
            facts=about,
        )
        self._menus = TabMenus(ui.menu_bar, ui.help_menu.menuAction())

    def _connect(self) -> None:
        ui, desk = self._ui, self._desk
        ui.tab_strip.currentChanged.connect(self._show_number)
        ui.drafts_bar.resumed.connect(self._resume)
        ui.drafts_bar.dropped.connect(lambda one: desk.keep(drafts.drop, one.form, one.row))
        ui.example_leave.clicked.connect(lambda _on: self.example_left.emit())
        desk.saved.connect(self._tell_saved)
        desk.changed.connect(self._reload_tabs)
        ui.error_bar.follow(desk, left=ui.tab_strip.currentChanged, over=ui.example_banner)
        desk.busy_changed.connect(ui.status_line.show_busy)
        desk.job_started.connect(ui.status_line.show_job)

    def start(self) -> None:
        """Show the window at work: what may be undone, what was not saved, the keyboard."""
        self.show()
        self._visits.watch_mouse(self)
        self._desk.read(drafts.listed, then=self._offer_drafts, owner=self)
        self._edit.refresh()
        if (tab := self.current_tab()) is not None:
            tab.take_focus()
        self._visits.note()

    def _offer_drafts(self, found: Sequence[Draft]) -> None:
        self._ui.drafts_bar.offer(found, self._now())
        self._tabs.build_when_idle()  # the tab that is open asked first, and has its answer
        self._tell_of_templates()

    def _tell_of_templates(self) -> None:
        from polesdesk.ui.settings.template_news import tell_of_news

        show = partial(self.trigger, TEMPLATES)
        tell_of_news(self._desk, self._settings, self, tell=self.tell, show=show)

    def _resume(self, draft: Draft) -> None:
        """Open a draft in the tab of its form."""
        if (tab := self._tabs.of_draft(draft.form)) is not None:
            self.show_tab(tab)
            tab.resume(draft)

    def _welcome(self, tab: Tab) -> None:
        """Connect a tab that was just built, and fill its menu."""
        tab.went.connect(self.go)
        tab.list_asked.connect(self.show_list)
        tab.new_asked.connect(self._begin)
        tab.command_asked.connect(self.trigger)
        tab.told.connect(self.tell)
        tab.state_changed.connect(self._write_title)
        self._visits.add_tab(tab)
        self._ui.tab_pages.addWidget(tab)
        self._menus.fill(tab, self.show_tab)
        tab.remind(self._reminder)

    def _all_menus(self) -> QMenuBar:
        """Return the menus with all their commands, also those of tabs not seen yet."""
        self.build_all_tabs()
        return self._ui.menu_bar

    def _show_number(self, number: int) -> None:
        tab = self.current_tab()
        if tab is None:
            return
        self._ui.tab_pages.setCurrentWidget(tab)
        for each in self._tabs:
            use_keys(each.commands(), in_use=each is tab)
        if self.isVisible():
            self._settings.setValue("window/tab", tab.subject)
            if not self._ui.tab_strip.hasFocus():
                tab.take_focus()
        self._visits.note()
        self._write_title()

    def _step(self, by: int) -> None:
        strip = self._ui.tab_strip
        if strip.count():
            strip.setCurrentIndex((strip.currentIndex() + by) % strip.count())

    def _reload(self) -> None:
        for tab in self._tabs:
            tab.reload()

    def _show_card(self, shown: bool) -> None:  # noqa: FBT001  the signal of a checked command
        for tab in self._tabs:
            page = tab.list_page()
            if page is not None:
                page.show_card(shown)

    def _reload_tabs(self, changes: Changes) -> None:
        for tab in self._tabs:
            tab.reload(changes)

    def _tell_saved(self, label: str) -> None:
        self._ui.status_line.show_saved(self._now().time())
        if label:
            self.tell(label[:1].upper() + label[1:], self.tr("Annuler"), self._edit.undo)

    def _help_page(self) -> str:
        tab = self.current_tab()
        return tab.help_page if tab is not None else "index"

    def _write_title(self) -> None:
        tab = self.current_tab()
        parts = [tab.record_title(), tab.title] if tab is not None else []
        shown = " – ".join([*(part for part in parts if part), "PolesDesk"])
        self.setWindowTitle(f"{shown.replace('[*]', '')}[*]")
        self.setWindowModified(any(each.is_dirty() for each in self._tabs))
