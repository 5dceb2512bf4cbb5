"""What is photographed of the permanences; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from pictures_hand import Scene, any_dialog, reach
from pictures_stage import NotThere, Stage
from polesdesk.actions import rosters
from polesdesk.actions.runner import Work
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.ui.form import FormDialog
from polesdesk.ui.rosters import GapsPage, RosterPage
from polesdesk.ui.rosters.patterns import PatternsDialog
from polesdesk.ui.volunteers import VolunteersTab


def roster_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of the permanences with the name of its pictures."""
    yield "rosters-places", partial(_view, "places")
    yield "rosters-people", partial(_view, "people")
    yield "rosters-list", partial(_view, "list")
    yield "rosters-gaps", _gaps
    yield "rosters-shift", _shift
    yield "rosters-candidates", _candidates
    yield "rosters-patterns", partial(_dialog, "rosters_patterns_command", "rosters-patterns")
    yield (
        "rosters-proposal-wish",
        partial(_dialog, "rosters_propose_command", "rosters-proposal-wish"),
    )
    yield "rosters-print", partial(_dialog, "rosters_print_command", "rosters-print")
    yield "rosters-attendance", _attendance
    yield "rosters-proposal", _proposal
    yield "rosters-pattern", _pattern
    yield "rosters-generation", _generation


def _today(work: Work) -> date:
    return work.today


def _page(stage: Stage) -> RosterPage:
    page = _tab(stage, "shifts").page("shifts")
    assert isinstance(page, RosterPage)
    return page


def _tab(stage: Stage, name: str) -> VolunteersTab:
    stage.show_tab("volunteers")
    tab = stage.find(VolunteersTab, "volunteers_tab")
    tab.show_page(name)
    stage.settle()
    return tab


def _view(view: str, stage: Stage) -> None:
    page = _page(stage)
    page.show_day(stage.read(_today) + timedelta(days=3))
    page.show_view(view)
    stage.settle()
    stage.photograph(f"rosters-{view}")
    page.show_view("places")


def _gaps(stage: Stage) -> None:
    _tab(stage, "gaps")
    stage.photograph("rosters-gaps")
    _page(stage)


def _a_row(stage: Stage) -> RosterShift:
    rows = stage.read(
        rosters.board, stage.read(_today), stage.read(_today) + timedelta(days=20)
    ).shifts
    for row in rows:
        if row.people and row.gone:
            return row
    for row in rows:
        if row.people:
            return row
    raise NotThere("une permanence tenue")


def _shift(stage: Stage) -> None:
    _page(stage).open_shift(_a_row(stage).shift.id)
    stage.settle()
    any_dialog(stage, "rosters-shift")


def _candidates(stage: Stage) -> None:
    page = _tab(stage, "gaps").page("gaps")
    assert isinstance(page, GapsPage)
    page.view.setCurrentIndex(page.view.model().index(0, 0))
    page.fill()
    stage.settle()
    any_dialog(stage, "rosters-candidates")
    _page(stage)


def _dialog(command: str, name: str, stage: Stage) -> None:
    _page(stage)
    reach(stage, command)
    any_dialog(stage, name)


def _attendance(stage: Stage) -> None:
    page = _page(stage)
    page.show_day(stage.read(_today) - timedelta(days=7))
    stage.settle()
    page.type_attendance()
    stage.settle()
    any_dialog(stage, "rosters-attendance")
    page.show_day(stage.read(_today))


def _proposal(stage: Stage) -> None:
    page = _page(stage)
    page.propose()
    stage.settle()
    stage.find(FormDialog, "proposal_wish_dialog").form.submit()
    stage.settle()
    any_dialog(stage, "rosters-proposal")


def _pattern(stage: Stage) -> None:
    page = _page(stage)
    page.show_patterns()
    stage.settle()
    dialog = stage.find(PatternsDialog, "patterns_dialog")
    dialog.view.setCurrentIndex(dialog.view.model().index(0, 0))
    dialog.edit()
    stage.settle()
    any_dialog(stage, "rosters-pattern")


def _generation(stage: Stage) -> None:
    page = _page(stage)
    page.show_patterns()
    stage.settle()
    dialog = stage.find(PatternsDialog, "patterns_dialog")
    dialog.view.setCurrentIndex(dialog.view.model().index(0, 0))
    dialog.generate()
    stage.settle()
    any_dialog(stage, "rosters-generation")
