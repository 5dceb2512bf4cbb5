"""What is photographed of closures: the list with its card, the dialog that closes premises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from pictures_hand import Scene
from pictures_stage import NotThere, Stage
from polesdesk.actions import hubs
from polesdesk.actions.closure_planning import PlannedLine
from polesdesk.ui.closures import ClosingDialog, ClosuresDialog
from polesdesk.ui.closures.columns import ClosureLine
from polesdesk.ui.form import FormDialog


def closure_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of closures with the name of its pictures."""
    yield "closures", partial(_closures, "")
    yield "closure-end", partial(_closures, "closure_end")
    yield "closure-reopen", partial(_closures, "closure_reopen")
    yield "closing", _closing


def _closures(button: str, stage: Stage) -> None:
    stage.show_tab("planning")
    stage.trigger("planning_closures_command")
    with stage.dialog("closures_dialog") as shown:
        assert isinstance(shown, ClosuresDialog)
        lines = [row for row in shown.list.rows() if isinstance(row, ClosureLine)]
        made = next((one for one in lines if one.row.operation is not None), None)
        if made is None:
            raise NotThere("une opération de fermeture")
        shown.view.select_record(made.id)
        stage.settle()
        if not button:
            stage.photograph("closures", shown)
            return
        stage.press(button)
        with stage.dialog(f"{button}_dialog") as form:
            if button == "closure_end":
                assert isinstance(form, FormDialog)
                last = made.closed.last or stage.today
                form.form.fields["last"].input.set_value(last + timedelta(days=7))
            stage.photograph(button.replace("_", "-"), form)


def _closing(stage: Stage) -> None:
    hub = stage.read(hubs.choices)[-1]
    stage.show_tab("planning")
    stage.trigger("planning_close_command")
    with stage.dialog("closing_dialog") as shown:
        assert isinstance(shown, ClosingDialog)
        first = stage.today + timedelta(days=40)
        told = {"hub_id": hub.value, "first": first, "reason": "remplacement des menuiseries",
                "last": first + timedelta(days=46)}  # fmt: skip
        for name, value in told.items():
            shown.form.fields[name].input.set_value(value)
        stage.settle()
        stage.press("closing_moves")
        stage.photograph("closing", shown)
        lines = [row for row in shown.list.rows() if isinstance(row, PlannedLine)]
        slot = next((one for one in lines if one.line.place is not None), None)
        if slot is not None:
            shown.view.select_record(slot.id)
            stage.settle()
            stage.press("closing_place")
            with stage.dialog("closing_places_dialog") as places:
                stage.photograph("closing-places", places)
