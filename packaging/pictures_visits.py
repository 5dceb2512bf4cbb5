"""What is photographed of the visits: lists, rounds on paper and on the spot, rates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pictures_hand import Scene, any_dialog
from pictures_stage import NotThere, Stage
from polesdesk.actions import rounds, visit_lists
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.visit_rows import RoundState
from polesdesk.domain.visits import VisitState
from polesdesk.ui.rates.reading import RatesView
from polesdesk.ui.visits.field_dialog import FieldDialog
from polesdesk.ui.visits.import_dialog import VisitImportDialog

PAGES = ("rounds", "visits", "findings", "follow_ups", "rates")


def visit_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every page of the tab of visits with the name of its picture."""
    for page in PAGES:
        yield f"visits-{page.replace('_', '-')}", partial(_page, page)
    for view in RatesView:
        yield f"visits-rates-{view.value}", partial(_rates, view)
    yield "visits-round-new", _new_round
    yield "visits-sheet", _sheet
    yield "visits-typing", _typing
    yield "visits-field", _field
    yield "visits-report", _report
    yield "visits-import", _import


def _page(page: str, stage: Stage) -> None:
    stage.show_tab("visits")
    stage.press(f"visits_page_{page}")
    stage.photograph(f"visits-{page.replace('_', '-')}")


def _rates(view: RatesView, stage: Stage) -> None:
    stage.show_tab("visits")
    stage.press("visits_page_rates")
    stage.press(f"rates_view_{view.value}")
    stage.photograph(f"visits-rates-{view.value}")


def _round_to_do(stage: Stage) -> str:
    """Return the round with most lines that is not done: another scene may have begun it."""
    rows = stage.read(rounds.page, ListQuery())
    found = [row for row in rows if row.state is not RoundState.DONE]
    if not found:
        raise NotThere("une tournée à faire")
    return max(found, key=lambda row: row.line_count).id


def _new_round(stage: Stage) -> None:
    stage.show_tab("visits")
    stage.trigger("round_new_command")
    any_dialog(stage, "visits-round-new")


def _sheet(stage: Stage) -> None:
    """The sheet of a round, as it is looked at before it is printed."""
    stage.show("round", _round_to_do(stage))
    stage.trigger("visits_print_command")
    any_dialog(stage, "visits-sheet")


def _typing(stage: Stage) -> None:
    """A sheet that is typed back: two findings noted, the third asked for."""
    stage.show("round", _round_to_do(stage))
    stage.press("round_type")
    table = stage.find(QWidget, "typing_table")
    for letter in "P9\rV":
        code = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(table, event)
    any_dialog(stage, "visits-typing")


def _field(stage: Stage) -> None:
    """Field mode: a room before and after its answer, another, the end of the round."""
    stage.show("round", _round_to_do(stage))
    stage.press("round_walk")
    dialog = stage.find(FieldDialog, "field_dialog")
    dialog.setWindowState(Qt.WindowState.WindowNoState)
    stage.settle()
    dialog.resize(stage.size)
    stage.photograph("visits-field")
    stage.press("field_as_planned")
    stage.photograph("visits-field-answered")
    dialog.go(99)
    stage.photograph("visits-field-end")
    stage.close_dialogs()


def _report(stage: Stage) -> None:
    """The fiche de constat of a final visit."""
    rows = stage.read(visit_lists.page, ListQuery(filters={"state": VisitState.FINAL}))
    if not rows:
        raise NotThere("une visite finalisée")
    stage.show("visit", max(rows, key=lambda row: row.checked).id)
    stage.trigger("visits_print_command")
    any_dialog(stage, "visits-report")


def _import(stage: Stage) -> None:
    """Findings of another tool, looked at before they are imported."""
    hub = stage.read(visit_lists.page, ListQuery())[0]
    seen = [one.room for one in stage.read(visit_lists.card, hub.id).rooms]
    findings = [{"room": room, "time": "18:30", "finding": "empty"} for room in seen]
    head = {"visit_id": "tablette-17", "hub": hub.hub, "date": "2026-11-19", "agent": "Camille",
            "motive": "fair"}  # fmt: skip
    findings.append({"room": "Salle du fond", "time": "18:40", "finding": "closed"})
    path = stage.home / "constats.json"
    path.write_text(json.dumps([head | {"findings": findings}]), encoding="utf-8")
    stage.show_tab("visits")
    stage.trigger("visits_import_command")
    stage.photograph("visits-import-empty")
    stage.find(VisitImportDialog, "visit_import_dialog").take(path)
    any_dialog(stage, "visits-import")
