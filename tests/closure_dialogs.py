"""What opens from closures: the dialog that closes, the list with a card, each small dialog."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle
from polesdesk.actions import closure_operations, closure_planning, planning
from polesdesk.actions.closure_planning import Choice
from polesdesk.actions.runner import Runner
from polesdesk.domain.closure_operations import ClosureOperation, TouchedKind, Treatment
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.ui.closures import ClosingDialog, ClosuresDialog
from polesdesk.ui.main_window import MainWindow

FIRST, LAST = date(2027, 1, 4), date(2027, 2, 12)


def closure_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Close the busiest hub, treat its lines in all ways, then open what its card offers."""
    operation = _operation(runner)
    main.go("closure_operation", _applied(runner, operation).id)
    settle()
    listed = next(one for one in _open(main) if isinstance(one, ClosuresDialog))
    yield [listed]
    for name in ("closure_end", "closure_reopen", "closure_terminate", "closure_letters"):
        found = listed.card.findChild(QPushButton, name)
        assert found is not None, name
        found.click()
        yield from _shown(main, listed)
    acts = listed.acts.of_card()
    for act in (acts.note, acts.call_off):
        act(operation)
        yield from _shown(main, listed)
    listed.close_premises(operation)
    settle()
    yield from _closing(main, listed)
    listed.close()
    settle()


def _closing(main: MainWindow, listed: QDialog) -> Iterator[list[QWidget]]:
    dialog = next(one for one in _open(main) if isinstance(one, ClosingDialog))
    dialog.form.fields["first"].input.set_value(date(2027, 3, 1))
    dialog.form.fields["last"].input.set_value(date(2027, 3, 12))
    settle()
    yield [dialog]
    slots = [one for one in dialog.list.rows() if one.line.kind is TouchedKind.SLOT]
    dialog.view.select_record(slots[0].id)
    settle()
    dialog.ask_place()
    yield from _shown(main, listed, dialog)
    dialog.form.settle()
    dialog.close()
    settle()


def _operation(runner: Runner) -> ClosureOperation:
    held = [
        one
        for one in runner.read(planning.occurrences, FIRST, LAST)
        if one.status is OccurrenceStatus.PLANNED and one.convention_id
    ]
    counted = [one.hub_id for one in held]
    return ClosureOperation(
        id=new_id(), hub_id=max(sorted(set(counted)), key=counted.count), first=FIRST, last=LAST,
        reason="travaux de chauffage", act_number="2026-114", act_date=date(2026, 11, 2),
        contact="Accueil, 03 53 01 00 10",
    )  # fmt: skip


def _applied(runner: Runner, operation: ClosureOperation) -> ClosureOperation:
    """Give each line another treatment than the one before, where it is allowed."""
    choices = runner.read(closure_planning.propose_moves, operation, {})
    planned = runner.read(closure_planning.plan, operation, choices)
    whole = [one for one in planned if Treatment.TERMINATION in one.allowed]
    for one in whole[-1:]:
        choices[one.id] = Choice(treatment=Treatment.TERMINATION)
    amended = [
        one
        for one in planned
        if Treatment.AMENDED in one.allowed and one.line.place is not None and one not in whole[-1:]
    ]
    for one in amended[:1]:
        choices[one.id] = Choice(treatment=Treatment.AMENDED, place=one.line.place)
    return runner.do(closure_operations.apply, operation, choices).value


def _open(main: MainWindow) -> list[QDialog]:
    return [one for one in main.findChildren(QDialog) if one.isVisible()]


def _shown(main: MainWindow, *below: QDialog) -> Iterator[list[QWidget]]:
    settle()
    above = [one for one in _open(main) if one not in below]
    yield above
    for dialog in above:
        dialog.close()
    settle()
