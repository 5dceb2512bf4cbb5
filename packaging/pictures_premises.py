"""What is photographed of keys and états des lieux: lists, cards, the dialogs of both."""

from __future__ import annotations

from collections.abc import Iterator

from pictures_hand import Scene, any_dialog
from pictures_stage import NotThere, Stage
from polesdesk.actions import access_devices, report_lists
from polesdesk.domain.access_devices import Standing
from polesdesk.domain.condition_reports import ReportKind
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.condition_reports import ReportsPage
from polesdesk.ui.keys import KeysPage


def premises_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every page of keys and états des lieux with the name of its picture."""
    yield "keys-list", _keys
    yield "keys-new", _new_key
    yield "keys-hand", _hand
    yield "keys-return", _return
    yield "keys-box", _box
    yield "reports-list", _reports
    yield "reports-new", _new_report
    yield "reports-typing", _typing
    yield "reports-head", _head
    yield "reports-agreement", _agreement


def _key(stage: Stage, standing: Standing) -> str:
    rows = stage.read(access_devices.page, ListQuery(filters={"standing": str(standing)}))
    if not rows:
        raise NotThere("une clé")
    return str(rows[0].id)


def _report(stage: Stage, kind: ReportKind) -> tuple[str, str]:
    rows = stage.read(report_lists.page, ListQuery(filters={"kind": str(kind)}))
    if not rows:
        raise NotThere("un état des lieux")
    return str(rows[0].id), str(rows[0].convention_id)


def _keys(stage: Stage) -> None:
    stage.show("access_device", _key(stage, Standing.LATE))
    stage.photograph("keys-list")


def _new_key(stage: Stage) -> None:
    stage.show("access_device", _key(stage, Standing.LATE))
    stage.find(KeysPage, "access_devices_tab").new()
    any_dialog(stage, "keys-new")


def _hand(stage: Stage) -> None:
    _, agreement = _report(stage, ReportKind.ENTRY)
    stage.show("keys_to_hand", agreement)
    any_dialog(stage, "keys-hand")


def _return(stage: Stage) -> None:
    stage.show("access_device", _key(stage, Standing.LATE))
    stage.press("key_back")
    any_dialog(stage, "keys-return")


def _box(stage: Stage) -> None:
    stage.show("access_device", _key(stage, Standing.IN_BOX))
    stage.press("keys_box")
    any_dialog(stage, "keys-box")


def _reports(stage: Stage) -> None:
    stage.show("condition_report", _report(stage, ReportKind.EXIT)[0])
    stage.photograph("reports-list")


def _new_report(stage: Stage) -> None:
    stage.show("condition_report", _report(stage, ReportKind.EXIT)[0])
    stage.find(ReportsPage, "condition_reports_tab").new()
    any_dialog(stage, "reports-new")


def _typing(stage: Stage) -> None:
    """An exit that is typed, the entry beside it."""
    stage.show("condition_report", _report(stage, ReportKind.EXIT)[0])
    stage.find(ReportsPage, "condition_reports_tab").type_lines()
    any_dialog(stage, "reports-typing")


def _head(stage: Stage) -> None:
    stage.show("condition_report", _report(stage, ReportKind.EXIT)[0])
    stage.find(ReportsPage, "condition_reports_tab").type_head()
    any_dialog(stage, "reports-head")


def _agreement(stage: Stage) -> None:
    """The card of an agreement that is over, with what remains to be given back."""
    stage.show("convention", _report(stage, ReportKind.EXIT)[1])
    stage.photograph("reports-agreement")
