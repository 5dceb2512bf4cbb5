"""The tabs of the window, in order: the one place that knows them all, each read when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from polesdesk.ui.desk import Desk
from polesdesk.ui.tab import Tab, TabSpec
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    Maker = Callable[[Desk, QSettings], Tab]


FIRST = "dashboard"
"""The tab that opens unless another was open last time."""


def make_tabs(desk: Desk, settings: QSettings) -> tuple[TabSpec, ...]:
    """Return the tabs of a window on an open file, none of them read or built yet."""

    def spec(
        subject: str, title: str, kinds: tuple[str, ...] = (), drafts: tuple[str, ...] = ()
    ) -> TabSpec:
        load = _LOADERS[subject]
        return TabSpec(
            subject=subject,
            title=title,
            kinds=kinds,
            drafts=drafts,
            has_menu=subject != FIRST,
            load=load,
            build=lambda: load()(desk, settings),
        )

    return (
        spec(FIRST, tr("Tableau de bord")),
        spec("hubs", tr("Pôles"), ("hub", "room", "hub_address"), ("hub", "room")),
        spec("planning", tr("Planning"), ("slot", "closure_operation")),
        spec(
            "associations", tr("Associations"),
            ("association",), ("association", "officer", "paper", "paper_grid"),
        ),
        spec("conventions", tr("Conventions"), ("convention",), ("convention", "template")),
        spec("renewals", tr("Renouvellements"), ("renewal",), ("evaluation",)),
        spec(
            "visits", tr("Visites"),
            (
                "visit", "round", "finding", "unseen_rooms", "follow_up", "non_use",
                "access_device", "keys_to_hand", "keys_to_return", "keys_of_association",
                "keys_of_hub", "keys_to_carry", "condition_report", "report_of_agreement",
            ),
        ),
        spec(
            "premises_requests", tr("Demandes"), ("premises_request",), ("premises_request",)
        ),
        spec(
            "volunteers", tr("Bénévoles"),
            ("volunteer", "duty_shift", "assignment", "duty_pattern", "gap", "volunteer_hours"),
            ("volunteer",),
        ),
        spec(
            "journee", tr("Journée citoyenne"),
            ("citizen_day", "worksite_proposal", "worksite", "sign_up", "day_task"),
            ("citizen_day", "worksite"),
        ),
    )  # fmt: skip


def load_tab(subject: str) -> None:
    """Read the modules of a tab; of the first one where the subject is not known."""
    _LOADERS.get(subject, _dashboard)()


def _dashboard() -> Maker:
    from polesdesk.ui.dashboard import DashboardTab

    return lambda desk, _settings: DashboardTab(desk)


def _hubs() -> Maker:
    from polesdesk.ui.hubs import HubsTab

    return HubsTab


def _planning() -> Maker:
    from polesdesk.ui.planning import PlanningTab

    return PlanningTab


def _associations() -> Maker:
    from polesdesk.ui.associations import AssociationsTab

    return AssociationsTab


def _conventions() -> Maker:
    from polesdesk.ui.conventions import ConventionsTab

    return ConventionsTab


def _visits() -> Maker:
    from polesdesk.ui.condition_reports import ReportsPage
    from polesdesk.ui.follow_ups import FollowUpsPage
    from polesdesk.ui.keys import KeysPage
    from polesdesk.ui.rates import RatesPage
    from polesdesk.ui.visits import VisitsTab

    def build(desk: Desk, settings: QSettings) -> Tab:
        """Visits with what follows from them, and what they say in all."""
        tab = VisitsTab(desk, settings)
        tab.add_tab("follow_ups", FollowUpsPage(desk, settings))
        tab.add_tab("rates", RatesPage(desk, settings))
        tab.add_tab("keys", KeysPage(desk, settings))
        tab.add_tab("condition_reports", ReportsPage(desk, settings))
        return tab

    return build


def _renewals() -> Maker:
    from polesdesk.ui.renewals import RenewalsTab

    return RenewalsTab


def _premises_requests() -> Maker:
    from polesdesk.ui.premises_requests import PremisesRequestsTab

    return PremisesRequestsTab


def _volunteers() -> Maker:
    from polesdesk.ui.rosters import GapsPage, RosterPage
    from polesdesk.ui.volunteers import VolunteersTab
    from polesdesk.ui.volunteers.hours import HoursPage
    from polesdesk.ui.volunteers.people import PeoplePage

    pages = (
        ("people", PeoplePage), ("shifts", RosterPage), ("gaps", GapsPage), ("hours", HoursPage),
    )  # fmt: skip
    return lambda desk, settings: VolunteersTab(desk, settings, pages)


def _journee() -> Maker:
    from polesdesk.ui.journee import JourneeTab

    return JourneeTab


_LOADERS: Mapping[str, Callable[[], Maker]] = {
    FIRST: _dashboard,
    "hubs": _hubs,
    "planning": _planning,
    "associations": _associations,
    "conventions": _conventions,
    "visits": _visits,
    "premises_requests": _premises_requests,
    "renewals": _renewals,
    "volunteers": _volunteers,
    "journee": _journee,
}
