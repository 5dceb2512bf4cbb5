"""What opens from the tab of visits: rounds, typing back, field mode, findings, questions."""

from collections.abc import Iterator
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import associations, hubs, rounds, visit_lists, visits
from polesdesk.actions.runner import Runner
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.domain.visits import FindingKind, Round, VisitOrigin
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.visits import VisitsTab
from polesdesk.ui.visits.visit_dialogs import report_dialog

SPAN = (time(13), time(22))


def visit_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Make a round and its visit, and open each dialog of theirs; show the cards of both."""
    tab = next(one for one in main._tabs if isinstance(one, VisitsTab))
    main.show_tab(tab)
    one, draft = _begun(runner)
    acts = tab._acts
    main.go("round", _round(runner).id)
    settle()
    yield [main]
    for open_it in (
        lambda: acts.edit_round(_round(runner).id),
        lambda: acts.type_round(one.id),
        lambda: acts.edit_visit(draft),
        lambda: acts.edit_finding(runner.read(visit_lists.card, draft).rooms[0].finding.id),
        acts.new_visit,
    ):
        yield from _opened(main, open_it)
    main.go("visit", draft)
    settle()
    yield [main]
    yield from _field(main, lambda: acts.walk_visit(draft))
    runner.do(visits.finalise, draft)
    yield from _opened(main, lambda: acts.correct(draft))
    yield from _opened(main, lambda: acts.remark(draft))
    yield from _opened(main, acts.import_visits)
    yield from _opened(main, lambda: _ask_for_whom(tab))
    main.go("visit", draft)
    settle()
    yield [main]
    main.go("finding", runner.read(visit_lists.card, draft).rooms[0].finding.id)
    settle()
    yield [main]


def _begun(runner: Runner) -> tuple[Round, str]:
    one = _round(runner)
    draft = runner.do(visits.begin_round, one.id, VisitOrigin.SHEET).value
    for seen in runner.read(visit_lists.card, draft.id).rooms[:1]:
        runner.do(visits.answer, seen.finding.id, {"kind": FindingKind.EMPTY, "time": time(14)})
    return one, draft.id


def _round(runner: Runner) -> Round:
    hub = runner.read(hubs.choices)[0].value
    day = runner.today()
    lines = runner.read(rounds.lines, hub, day, *SPAN)
    one = Round(
        id=new_id(), hub_id=hub, day=day, from_time=SPAN[0], to_time=SPAN[1],
        agent="Camille Exemple", lines=lines,
    )  # fmt: skip
    return runner.do(rounds.save, one).value


def _opened(main: MainWindow, open_it) -> Iterator[list[QWidget]]:
    open_it()
    settle()
    seen = [dialog for dialog in main.findChildren(QDialog) if dialog.isVisible()]
    assert seen
    yield seen
    for dialog in reversed(seen):
        dialog.done(0)
    settle()


def _field(main: MainWindow, open_it) -> Iterator[list[QWidget]]:
    open_it()
    settle()
    (dialog,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
    dialog.setWindowState(Qt.WindowState.WindowNoState)
    dialog.resize(1024, 720)
    for place in (0, 99):
        dialog.go(place)
        settle()
        yield [dialog]
    dialog.done(0)
    settle()


def _ask_for_whom(tab: VisitsTab) -> None:
    """Open the question for which of several associations a fiche is made."""
    found = tab._desk._runner.read(associations.page, ListQuery(), 0, 2)
    parties = [Choice(value=one.id, label=one.name) for one in found]
    report_dialog(parties, lambda _association: None, tab).open()
