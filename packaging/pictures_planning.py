"""What is photographed of the planning: boards, list, dialogs; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pictures_hand import Scene
from pictures_stage import NotThere, Stage
from polesdesk.domain.boards import BoardView
from polesdesk.ui.form import FormDialog
from polesdesk.ui.planning import PlanningTab
from polesdesk.ui.planning.blocks import Block


def planning_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of the planning with the name of its pictures."""
    for view in BoardView:
        yield f"planning-{view.value}", partial(_view, view)
    yield "planning-list", _list
    yield "planning-zoom", _zoom
    yield "planning-draw", _draw
    yield "planning-clash", _clash
    for name in ("move", "cancel", "excuse", "add"):
        dialog = "added_dialog" if name == "add" else f"{name}_dialog"
        yield f"planning-{name}", partial(_of_current, f"planning_{name}_command", dialog)
    yield "planning-finder", _finder
    yield "planning-emptiness", partial(_dialog, "planning_empty_command", "emptiness_dialog")
    yield "planning-poster", partial(_dialog, "planning_print_command", "poster_dialog")


def _tab(stage: Stage) -> PlanningTab:
    stage.show_tab("planning")
    tab = stage.window.current_tab()
    if not isinstance(tab, PlanningTab):
        raise NotThere("le planning")
    tab.show_list(on=False)
    tab.board.zoom_by(-9)
    tab.show_view(BoardView.WEEK)
    stage.settle()
    return tab


def _view(view: BoardView, stage: Stage) -> None:
    tab = _tab(stage)
    if view is BoardView.DAY:
        tab.bar.hub.set_value("")
        tab.bar.hub.chosen.emit()
    tab.show_view(view)
    stage.photograph(f"planning-{view.value}")
    tab.bar.hub.set_value("")
    tab.show_view(BoardView.WEEK)


def _list(stage: Stage) -> None:
    tab = _tab(stage)
    tab.show_list(on=True)
    stage.photograph("planning-list")
    tab.show_list(on=False)


def _zoom(stage: Stage) -> None:
    tab = _tab(stage)
    tab.board.zoom_by(4)
    stage.photograph("planning-zoom")
    tab.board.zoom_by(-4)


def _draw(stage: Stage) -> None:
    """A slot that is being drawn, then its dialog."""
    tab = _tab(stage)
    view, left = tab.board.viewport(), Qt.MouseButton.LeftButton
    begins = QPoint(view.width() - 60, view.height() // 2)
    QTest.mousePress(view, left, pos=begins)
    for step in (40, 90):
        QTest.mouseMove(view, begins + QPoint(0, step))
    stage.photograph("planning-draw")
    QTest.mouseRelease(view, left, pos=begins + QPoint(0, 90))
    with stage.dialog("slot_dialog") as shown:
        stage.photograph("planning-slot", shown)


def _clash(stage: Stage) -> None:
    """The days on which a series of the city would meet others."""
    tab = _tab(stage)
    block = next((one for one in _blocks(tab) if one.is_held), None)
    if block is None:
        raise NotThere("une séance")
    tab.new()
    stage.settle()
    with stage.dialog("slot_dialog"):
        shown = stage.find(FormDialog, "slot_dialog")
        fields = shown.form.fields
        told = {
            "holder": "city", "label": "Forum des associations", "room_id": block.row.room_id,
            "day": block.row.day, "start": block.row.start, "end": block.row.end, "rhythm": "1",
        }  # fmt: skip
        for name, value in told.items():
            fields[name].input.set_value(value)
        shown.form.submit()
        stage.settle()
        with stage.dialog("clash_dialog") as clashes:
            stage.photograph("planning-clash", clashes)


def _of_current(command: str, dialog: str, stage: Stage) -> None:
    tab = _tab(stage)
    block = next((one for one in _blocks(tab) if one.is_held and one.row.convention_id), None)
    if block is None:
        raise NotThere("une séance")
    tab.board.set_current(block.id)
    stage.trigger(command)
    with stage.dialog(dialog) as shown:
        stage.photograph(f"planning-{dialog.removesuffix('_dialog')}", shown)


def _blocks(tab: PlanningTab) -> Sequence[Block]:
    return tab.shown.listed if tab.shown is not None else ()


def _dialog(command: str, dialog: str, stage: Stage) -> None:
    _tab(stage)
    stage.trigger(command)
    with stage.dialog(dialog) as shown:
        stage.photograph(f"planning-{dialog.removesuffix('_dialog')}", shown)


def _finder(stage: Stage) -> None:
    _tab(stage)
    stage.trigger("planning_find_command")
    with stage.dialog("finder_dialog") as shown:
        stage.press("finder_ask")
        stage.photograph("planning-finder", shown)
