"""The tab « Tableau de bord »: what is due today, and the way to each thing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from polesdesk._assets.forms.ui_dashboard_tab import Ui_DashboardTab
from polesdesk.actions import dashboard, requests
from polesdesk.domain.alerts import Dashboard, Figure, sentence
from polesdesk.domain.french import day_with_weekday
from polesdesk.domain.requests import Request
from polesdesk.domain.rows import AlertRow
from polesdesk.ui.dashboard.due_model import SECOND_COPY
from polesdesk.ui.dashboard.figure_button import FigureButton
from polesdesk.ui.dashboard.request_dialog import RequestDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.icons import set_icon
from polesdesk.ui.tab import Tab
from polesdesk.ui.words import tr

IMPORT = "file_import"
NEW_HUB = "hub_new_command"
SETTINGS = "file_settings"
COPY_ELSEWHERE = "file_copy_elsewhere"


class DashboardTab(Tab):
    """Shows what is late and what comes, and opens the record of each line."""

    subject = "dashboard"
    watches = (
        "settings", "hub", "association", "officer", "paper", "convention", "issued", "annex",
        "signatory", "room", "rent", "template", "premises_request", "visit", "finding",
        "follow_up", "letter", "slot_exception", "closure", "access_device", "handover",
        "closure_operation", "volunteer", "assignment", "duty_shift", "citizen_day", "worksite",
        "day_task",
    )  # fmt: skip
    help_page = "dashboard"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tableau de bord"), parent)
        self._desk = desk
        self._figures: list[FigureButton] = []
        self._found: Dashboard | None = None
        self._reminder = ""
        self._ui = Ui_DashboardTab()
        self._ui.setupUi(self)
        self._ui.dashboard_late.set_title(self.tr("En retard"))
        self._ui.dashboard_soon.set_title(self.tr("À venir"))
        self._name_lists()
        self._connect()
        self._ui.dashboard_pages.hide()

    def refresh(self) -> None:
        """Read what is due."""
        self._desk.read(dashboard.show, then=self._show, owner=self)

    def remind(self, text: str) -> None:
        """Show the reminder of the second copy among what is late, or take it away."""
        if text != self._reminder:
            self._reminder = text
            if self._found is not None:
                self._show(self._found)

    def take_focus(self) -> None:
        """Put the keyboard on what is late, else on what comes, else on the first button."""
        ui = self._ui
        views = (ui.dashboard_late.view, ui.dashboard_soon.view, ui.dashboard_import)
        for view in views:
            if view.isVisible():
                view.setFocus()
                return

    def _name_lists(self) -> None:
        ui = self._ui
        ui.dashboard_late.view.setObjectName("dashboard_late_list")
        ui.dashboard_soon.view.setObjectName("dashboard_soon_list")
        set_icon(ui.dashboard_import, "file-spreadsheet", "on_accent")
        set_icon(ui.dashboard_new_hub, "building-2")
        set_icon(ui.dashboard_settings, "settings")

    def _connect(self) -> None:
        ui = self._ui
        for due in (ui.dashboard_late, ui.dashboard_soon):
            due.opened.connect(self._open)
            due.chosen.connect(self._prepare)
        commands = {
            ui.dashboard_import: IMPORT,
            ui.dashboard_new_hub: NEW_HUB,
            ui.dashboard_settings: SETTINGS,
        }
        for button, name in commands.items():
            button.clicked.connect(lambda _on, name=name: self.command_asked.emit(name))

    def _show(self, found: Dashboard) -> None:
        self._found = found
        empty = not found.hub_count and not found.late and not found.soon
        if self._reminder and not empty:
            found = with_reminder(found, self._reminder)
        ui = self._ui
        day = day_with_weekday(found.day)
        ui.dashboard_day.setText(day[:1].upper() + day[1:])
        ui.dashboard_sentence.setText(found.sentence)
        self._show_figures(found.figures)
        ui.dashboard_late.show_alerts(found.late, self.tr("Rien en retard."))
        ui.dashboard_soon.show_alerts(found.soon, self._nothing_soon(found))
        ui.dashboard_pages.setCurrentWidget(ui.dashboard_start if empty else ui.dashboard_board)
        ui.dashboard_pages.show()

    def _nothing_soon(self, found: Dashboard) -> str:
        nothing = self.tr("Rien d’autre dans les délais que le service s’est donnés.")
        if not found.next_end:
            return nothing
        comes = self.tr("La prochaine convention à finir\u202f: {end}.").format(end=found.next_end)
        return f"{nothing}\n\n{comes}"

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        while len(self._figures) < len(figures):
            button = FigureButton(self)
            button.clicked.connect(lambda _on, button=button: self._show_list(button))
            self._figures.append(button)
            self._ui.figures_layout.addWidget(button)
            before = self._figures[-2] if len(self._figures) > 1 else None
            if before is not None:
                QWidget.setTabOrder(before, button)
        QWidget.setTabOrder(self._figures[-1], self._ui.dashboard_late.view)
        QWidget.setTabOrder(self._ui.dashboard_late.view, self._ui.dashboard_soon.view)
        for button, figure in zip(self._figures, figures, strict=False):
            button.show_figure(figure)

    def _show_list(self, button: FigureButton) -> None:
        if button.figure is not None:
            figure = button.figure
            self.list_asked.emit(figure.tab, figure.filter_name, figure.filter_value)

    def _open(self, alert: AlertRow) -> None:
        self.went.emit(alert.subject_kind, alert.subject_id)

    def _prepare(self, alert: AlertRow) -> None:
        if alert.kind == SECOND_COPY:
            self.command_asked.emit(COPY_ELSEWHERE)
            return
        self._desk.read(requests.prepare, alert, then=self._show_request, owner=self)

    def _show_request(self, request: Request) -> None:
        dialog = RequestDialog(request, self)
        dialog.opened.connect(partial(self.went.emit, "association"))
        dialog.open()


def with_reminder(found: Dashboard, text: str) -> Dashboard:
    """Return what is due with the reminder of the second copy first."""
    line = AlertRow(
        kind=SECOND_COPY,
        due=None,
        subject_kind="file",
        subject_id="",
        label=text,
        detail=tr("Une panne du disque emporterait aussi ses sauvegardes"),
        late=True,
    )
    late = (line, *found.late)
    counted = sentence(len(late), len(found.soon), more=found.more)
    return replace(found, late=late, sentence=counted)
