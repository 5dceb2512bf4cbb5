"""The month of a manager: standard week, generation, proposal, replacement, paper, attendance."""

from __future__ import annotations

from datetime import date

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from hands import press, settle
from office_window import type_over
from polesdesk.actions import history, rosters
from polesdesk.domain.rostering import ShiftState
from polesdesk.domain.rosters import AssignmentOrigin, AssignmentStatus
from polesdesk.domain.volunteers import full_name
from ui.rosters.conftest import RosterWindow

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 29)


def generate(office: RosterWindow) -> None:
    """Make the permanences of November from the list of standard weeks."""
    office.click("rosters_patterns")
    dialog = office.dialog("patterns")
    dialog.view.select_record(office.pattern.id)
    office.click("pattern_generate", dialog)
    form = office.dialog("generation").form
    type_over(form.fields["first"].widget, "02/11/2026")
    type_over(form.fields["last"].widget, "29/11/2026")
    assert "8\u00a0permanences à créer" in _told(form)
    form.submit()
    settle()
    dialog.reject()
    assert office.no_dialog()


def _told(form: object) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(one.text() for one in form.findChildren(QLabel))  # type: ignore[attr-defined]


def test_a_month_from_the_standard_week_to_the_hours(office: RosterWindow) -> None:
    """Every step leaves what the next one needs, and each is undone on its own."""
    generate(office)
    made = office.rows(FIRST, LAST)
    assert len(made) == 8
    assert {row.people[0].person.first_name for row in made if row.people} == {"Ana"}

    # The proposal, accepted in part
    office.page.show_day(date(2026, 11, 23))
    settle()
    office.click("rosters_propose")
    wish = office.dialog("proposal_wish").form
    type_over(wish.fields["first"].widget, "23/11/2026")
    type_over(wish.fields["last"].widget, "29/11/2026")
    wish.submit()
    settle()
    dialog = office.dialog("proposal")
    assert len(dialog.chosen()) == 2, "the Thursday wants two people"
    press(dialog.view, Qt.Key.Key_Space)
    assert len(dialog.chosen()) == 1
    kept = dialog.chosen()[0]
    office.click("proposal_accept", dialog)
    row = next(one for one in office.rows(FIRST, LAST) if one.shift.id == kept.shift.id)
    assert [on.person.id for on in row.people] == [kept.person.id]
    assert row.people[0].assignment.origin is AssignmentOrigin.PROPOSAL
    assert row.people[0].assignment.proposal_reason == kept.reason
    assert row.state is ShiftState.SHORT

    # The one left out is found by hand on the page of gaps, with the telephone
    office.tab.show_page("gaps")
    settle()
    office.gaps.view.select_record(row.shift.id)
    office.click("gaps_fill")
    people = office.dialog("candidates")
    assert all(line.one.person.phone for line in people.list.rows())
    people.view.select_record(people.list.rows()[0].id)
    office.click("candidates_go", people)
    assert office.no_dialog()
    row = office.runner.read(rosters.shift, row.shift.id)
    assert row.state is ShiftState.COVERED

    # Ana cannot come on Tuesday: somebody replaces her
    office.tab.show_page("shifts")
    settle()
    tuesday = next(o for o in office.rows(FIRST, LAST) if o.shift.day == date(2026, 11, 24))
    office.page.open_shift(tuesday.shift.id)
    sheet = office.dialog("shift")
    sheet.view.select_record(tuesday.people[0].assignment.id)
    office.click("shift_replace", sheet)
    people = office.dialog("candidates")
    wanted = people.list.rows()[0]
    people.view.select_record(wanted.id)
    office.click("candidates_go", people)
    form = office.dialog("substitute").form
    type_over(form.fields["why"].widget, "Rendez-vous")
    form.submit()
    settle()
    sheet.reject()
    after = office.runner.read(rosters.shift, tuesday.shift.id)
    assert [full_name(on.person) for on in after.people] == [full_name(wanted.one.person)]
    assert after.gone[0].assignment.cancel_reason == "Rendez-vous"
    office.runner.do(history.undo)
    undone = office.runner.read(rosters.shift, tuesday.shift.id)
    assert [on.person.id for on in undone.people] == [tuesday.people[0].person.id]
    office.runner.do(history.redo)

    # The poster names nobody in full and shows no telephone
    from polesdesk.actions import roster_prints
    from polesdesk.domain.progress import Silent

    poster = roster_prints.paper(
        office.runner, Silent(), "poster-A4", (date(2026, 11, 23), date(2026, 11, 29))
    )
    import io

    text = PdfReader(io.BytesIO(poster.pdf)).pages[0].extract_text()
    assert "Ana E." in text or f"{after.people[0].person.first_name} E." in text
    assert "Exemple" not in text
    assert "39 98" not in text


def test_attendance_is_typed_with_the_keyboard_alone(office: RosterWindow) -> None:
    """P and A walk down the sheet; hours count as planned or as noted."""
    generate(office)
    office.page.show_day(date(2026, 11, 17))
    settle()
    row = next(o for o in office.rows(FIRST, LAST) if o.shift.day == date(2026, 11, 19))
    for candidate in office.runner.read(rosters.candidates, row.shift.id)[:2]:
        from polesdesk.actions import roster_moves

        office.runner.do(roster_moves.assign, row.shift.id, candidate.person.id)
    office.click("rosters_attendance")
    dialog = office.dialog("attendance")
    table: QTableView = dialog.table
    assert table.model().rowCount() == 3
    press(table, Qt.Key.Key_P, "p")
    press(table, Qt.Key.Key_A, "a")
    press(table, Qt.Key.Key_P, "p")
    office.click("attendance_save", dialog)
    assert office.no_dialog()
    week = office.rows(date(2026, 11, 16), date(2026, 11, 22))
    statuses = [on.assignment.status for one in week for on in one.people]
    assert statuses == [
        AssignmentStatus.PRESENT, AssignmentStatus.ABSENT, AssignmentStatus.PRESENT
    ]  # fmt: skip
    assert [one.state for one in week] == [ShiftState.DONE, ShiftState.DONE]


def test_the_grid_is_walked_by_arrows_and_opens_with_enter(office: RosterWindow) -> None:
    """A cell speaks its permanence; Enter opens it; the list stays at the same one."""
    generate(office)
    office.page.show_day(date(2026, 11, 24))
    settle()
    grid = office.page.grid
    grid.setFocus()
    first = grid.current_id()
    assert first
    spoken = str(grid.model().data(grid.currentIndex()))
    assert "mardi 24\u00a0novembre" in spoken
    assert "Ana Exemple" in spoken
    press(grid, Qt.Key.Key_Return)
    office.dialog("shift").reject()
    office.click("rosters_view_list")
    assert office.page.list_view.current_id() == first
    office.click("rosters_view_people")
    assert grid.current_id() == first


def test_a_generation_is_taken_back_from_the_list_of_weeks(office: RosterWindow) -> None:
    """« Reprendre la génération » asks first and leaves nothing of the batch."""
    generate(office)
    office.click("rosters_patterns")
    dialog = office.dialog("patterns")
    dialog.view.select_record(office.pattern.id)
    office.click("pattern_take_back", dialog)
    office.click("confirm_go")
    assert office.rows(FIRST, LAST) == ()
    dialog.reject()


def test_a_warning_passes_with_a_reason_and_a_refusal_does_not(office: RosterWindow) -> None:
    """Too little rest asks why; the reason stays with the person."""
    from dataclasses import replace
    from datetime import time

    from polesdesk.actions import records as common
    from polesdesk.actions import roster_moves
    from polesdesk.domain.identity import new_id
    from polesdesk.domain.rosters import DutyShift
    from polesdesk.domain.volunteers import Volunteer
    from polesdesk.store.kinds import VOLUNTEER

    busy = Volunteer(id=new_id(), first_name="Farid", last_name="Modèle", agreed_minutes=60)
    office.runner.do(common.save, VOLUNTEER, busy)
    shift = DutyShift(
        id=new_id(), hub_id=office.hub.id, day=date(2026, 11, 26), start=time(9), end=time(12)
    )
    office.runner.do(roster_moves.save_shift, replace(shift, maximum=1))
    office.page.show_day(date(2026, 11, 26))
    settle()
    office.page.open_shift(shift.id)
    sheet = office.dialog("shift")
    office.click("shift_add", sheet)
    people = office.dialog("candidates")
    people.view.select_record(busy.id)
    office.click("candidates_go", people)
    form = office.dialog("roster_reason").form
    form.submit()
    settle()
    assert form.fields["reason"].error()
    type_over(form.fields["reason"].widget, "Elle l’a proposé")
    form.submit()
    settle()
    row = office.runner.read(rosters.shift, shift.id)
    assert row.people[0].assignment.override_reason == "Elle l’a proposé"
    sheet.reject()


def test_a_line_of_the_dashboard_opens_its_permanence(office: RosterWindow) -> None:
    """The uncovered Thursday is told, and leads to its dialog."""
    from polesdesk.actions import dashboard
    from polesdesk.domain.alerts import SHIFT_UNCOVERED

    generate(office)
    found = [a for a in office.runner.read(dashboard.alert_rows) if a.kind == SHIFT_UNCOVERED]
    assert [alert.due for alert in found] == [date(2026, 11, 26)]
    assert "2\u00a0personnes à trouver" in found[0].detail
    office.tab.open_record(found[0].subject_kind, found[0].subject_id)
    sheet = office.shift_dialog()
    assert "jeudi 26\u00a0novembre" in sheet.windowTitle()
    sheet.reject()
