"""What is photographed of the help in kind: the list of a year, its working, what is lacking."""

from __future__ import annotations

from collections.abc import Iterator

from pictures_hand import Scene
from pictures_stage import Stage
from polesdesk.actions import in_kind
from polesdesk.ui.in_kind.dialog import InKindDialog


def in_kind_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    yield "in-kind", _list
    yield "in-kind-letters", _letters


def _list(stage: Stage) -> None:
    """A row that was reckoned with a fee, one that cannot be, and the list narrowed to these."""
    year = stage.read(in_kind.year_list, 2026)
    paid = next(row for row in year.rows if row.fee_cents and not row.lacking)
    lacking = next(row for row in year.rows if row.lacking)
    stage.show_tab("conventions")
    stage.trigger("in_kind_command")
    with stage.dialog("in_kind_dialog") as shown:
        assert isinstance(shown, InKindDialog)
        for name, row in (("in-kind", paid), ("in-kind-lacking", lacking)):
            shown.view.select_record(row.id)
            stage.settle()
            stage.photograph(name, shown)
        shown.bar.state.set_value("lacking")
        shown.bar.filtered.emit()
        stage.settle()
        stage.photograph("in-kind-narrowed", shown)


def _letters(stage: Stage) -> None:
    stage.show_tab("conventions")
    stage.trigger("in_kind_command")
    with stage.dialog("in_kind_dialog"):
        stage.press("in_kind_letters")
        stage.photograph("in-kind-letters", stage.front())
