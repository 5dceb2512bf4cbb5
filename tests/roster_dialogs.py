"""What opens from permanences: both pages, their views and every dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import hubs, roster_moves, roster_patterns, rosters
from polesdesk.actions import records as common
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.identity import new_id
from polesdesk.domain.rosters import DutyPattern, PatternShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store.kinds import VOLUNTEER
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.rosters import GapsPage, RosterPage
from polesdesk.ui.rosters.candidates import CandidatesDialog
from polesdesk.ui.rosters.pattern_dialog import PatternDialog
from polesdesk.ui.rosters.patterns import PatternsDialog
from polesdesk.ui.rosters.proposal import ProposalDialog
from polesdesk.ui.rosters.shift_dialog import ShiftDialog
from polesdesk.ui.rosters.swap import SwapDialog
from polesdesk.ui.volunteers import VolunteersTab


def roster_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Make a standard week and its permanences; look at all that fills and prints them."""
    tab = next(one for one in main._tabs if isinstance(one, VolunteersTab))
    main.show_tab(tab)
    page, gaps = tab.page("shifts"), tab.page("gaps")
    assert isinstance(page, RosterPage)
    assert isinstance(gaps, GapsPage)
    tab.show_page("shifts")
    page.refresh()
    settle()
    yield [main]  # no permanences yet
    pattern_id = _fill(runner)
    page.refresh()
    for view in ("people", "list", "places"):
        page.show_view(view)
        settle()
        yield [main]
    yield from _patterns(main, page, pattern_id)
    yield from _shift(main, page, runner)
    yield from _others(main, page)
    tab.show_page("gaps")
    gaps.refresh()
    settle()
    yield [main]
    gaps.view.select_record(gaps.list.rows()[0].id)
    for act in (gaps.fill, gaps.print_calls):
        act()
        yield from _shown(main)
    tab.show_page("people")


def _fill(runner: Runner) -> str:
    """Save people, a standard week and the permanences around today."""
    hub_id = runner.read(hubs.choices)[0].value
    people = [
        Volunteer(id=new_id(), first_name=name, last_name="Permanence", phone="+33639980011")
        for name in ("Gaspard", "Hortense", "Isidore")
    ]
    for person in people:
        runner.do(common.save, VOLUNTEER, person)
    lines = tuple(
        PatternShift(
            id=new_id(), weekday=day, start=time(14), end=time(16), task="Accueil",
            minimum=2, maximum=3, holder_ids=(people[day % 2].id,), needs_key=day == 2,
        )
        for day in (1, 2, 3, 4, 5)
    )  # fmt: skip
    made = DutyPattern(id=new_id(), hub_id=hub_id, name="Accueil du public", shifts=lines)
    pattern = runner.do(roster_patterns.save, made).value
    today = runner.today()
    last = today + timedelta(days=20)
    runner.do(roster_patterns.generate, pattern.id, today - timedelta(days=20), last)
    return pattern.id


def _dialogs(main: MainWindow) -> list[QDialog]:
    return [one for one in main.findChildren(QDialog) if one.isVisible()]


def _shown(main: MainWindow) -> Iterator[list[QWidget]]:
    """Show the dialogs that are open, then close them, the last one first."""
    settle()
    found = _dialogs(main)
    assert found
    yield [*found]
    for one in reversed(found):
        one.close()
        settle()


def _within(
    main: MainWindow, kind: type[QDialog], acts: Callable[[QDialog], list[Callable[[], object]]]
) -> Iterator[list[QWidget]]:
    """Show what opens from a dialog, one after the other, and leave it open."""
    dialog = next(one for one in _dialogs(main) if isinstance(one, kind))
    for act in acts(dialog):
        before = _dialogs(main)
        act()
        settle()
        above = [one for one in _dialogs(main) if one not in before]
        assert above, act
        yield [*above]
        for one in reversed(above):
            one.close()
            settle()


def _patterns(main: MainWindow, page: RosterPage, pattern_id: str) -> Iterator[list[QWidget]]:
    page.show_patterns()
    settle()
    dialog = next(one for one in _dialogs(main) if isinstance(one, PatternsDialog))
    dialog.view.select_record(pattern_id)
    settle()
    yield [dialog]
    yield from _within(
        main, PatternsDialog, lambda _dialog: [dialog.new, dialog.generate, dialog.take_back]
    )
    dialog.edit()
    settle()
    editor = next(one for one in _dialogs(main) if isinstance(one, PatternDialog))
    yield [editor]
    editor.add()
    settle()
    above = [one for one in _dialogs(main) if one not in (dialog, editor)]
    assert len(above) == 1, above
    line = above[0]
    yield [line]
    for one in (line, editor, dialog):
        one.close()
        settle()


def _a_shift(work: Work) -> str:
    board = rosters.board(work, work.today + timedelta(days=1), work.today + timedelta(days=14))
    return next(row.shift.id for row in board.shifts if row.people)


def _shift(main: MainWindow, page: RosterPage, runner: Runner) -> Iterator[list[QWidget]]:
    shift_id = runner.read(_a_shift)
    page.open_shift(shift_id)
    settle()
    dialog = next(one for one in _dialogs(main) if isinstance(one, ShiftDialog))
    dialog.view.select_record(dialog.list.rows()[0].id)
    settle()
    yield [dialog]
    yield from _within(
        main,
        ShiftDialog,
        lambda _dialog: [
            dialog.find_people, dialog.replace, dialog.swap, dialog.stand_down, dialog.edit,
            dialog.cancel,
        ],
    )  # fmt: skip
    yield from _reasons(main, dialog)
    runner.do(roster_moves.cancel, shift_id, "Travaux dans le local")
    dialog.refresh()
    settle()
    yield [dialog]
    runner.do(roster_moves.restore, shift_id)
    dialog.close()
    settle()


def _reasons(main: MainWindow, dialog: ShiftDialog) -> Iterator[list[QWidget]]:
    """Show what asks why: a replacement and an exchange."""
    dialog.replace()
    settle()
    people = next(one for one in _dialogs(main) if isinstance(one, CandidatesDialog))
    people.view.select_record(people.list.rows()[0].id)
    yield from _within(main, CandidatesDialog, lambda _dialog: [people.take])
    people.close()
    settle()
    dialog.swap()
    settle()
    swap = next(one for one in _dialogs(main) if isinstance(one, SwapDialog))
    yield [swap]
    swap.close()
    settle()


def _others(main: MainWindow, page: RosterPage) -> Iterator[list[QWidget]]:
    for act in (page.new, page.print_sheet):
        act()
        yield from _shown(main)
    page.show_day(_past(page))
    settle()
    page.type_attendance()
    yield from _shown(main)
    page.propose()
    settle()
    (wish,) = _dialogs(main)
    yield [wish]
    wish.form.submit()  # type: ignore[attr-defined]
    settle()
    assert any(isinstance(one, ProposalDialog) for one in _dialogs(main))
    yield from _shown(main)


def _past(page: RosterPage) -> date:
    return page._desk.today() - timedelta(days=7)
