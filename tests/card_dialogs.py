"""The dialogs that open from the cards of records, on the demonstration file."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle
from polesdesk.actions import amendments, associations, conventions, originals, premises_requests
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import Situation, State
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.ui.conventions.batch import PrintResultDialog
from polesdesk.ui.main_window import MainWindow

# The dialogs of the computer itself, and what leaves the card.
NOT_OPENED = {"convention_save_pdf", "convention_print_original"}


def card_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Open every dialog of every card, one after the other."""
    rows = runner.read(conventions.page, ListQuery())
    states = dict.fromkeys(row.state for row in rows)
    for state in states:
        first = next(row for row in rows if row.state is state)
        main.go("convention", first.id)
        settle()
        yield from _each(main, [main])
    yield from amended_dialogs(main, runner)
    parties = runner.read(associations.page, ListQuery())
    main.go("association", parties[0].id)
    settle()
    yield from _each(main, [main])
    asked = runner.read(premises_requests.page, ListQuery())
    for wanted in dict.fromkeys(row.state for row in asked):
        main.go("premises_request", next(row.id for row in asked if row.state is wanted))
        settle()
        yield from _each(main, [main])
    yield from _answers(main, rows[0].id)


def amended_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Prepare an amendment, then open every dialog of its card and of its agreement's."""
    rows = runner.read(conventions.page, ListQuery())
    base = next(
        row
        for row in rows
        if row.state is State.NOTIFIED and row.situation is Situation.IN_FORCE and row.rooms
    )
    made = runner.do(amendments.prepare, base.id, runner.today(), object_="un essai.").value
    for row_id in (made.id, base.id):
        main.go("convention", row_id)
        tab = main.current_tab()
        assert tab is not None
        tab.refresh()
        settle()
        yield from _each(main, [main])


def _each(main: MainWindow, seen: list[QWidget]) -> Iterator[list[QWidget]]:
    yield seen
    tab = main.current_tab()
    assert tab is not None
    for name in _openers(tab.card):
        found = next((act for act in _acts(tab.card) if act[0] == name), None)
        if found is not None:
            found[1]()
            settle()
            yield from _shown(main)


def _shown(main: MainWindow) -> Iterator[list[QWidget]]:
    opened = [dialog for dialog in main.findChildren(QDialog) if dialog.isVisible()]
    if opened:
        yield opened
    for dialog in opened:
        dialog.done(0)
    settle()


def _openers(card: QWidget) -> list[str]:
    return list(dict.fromkeys(name for name, _ in _acts(card)))


def _acts(card: QWidget) -> list[tuple[str, Callable[[], object]]]:
    """What opens a dialog: its words end in an ellipsis, or it is a step of an agreement."""
    actions = [
        (a.objectName(), a.trigger)
        for a in card.findChildren(QAction)
        if a.isEnabled() and a.text().endswith("…")
    ]
    buttons = [
        (b.objectName(), b.click)
        for b in card.findChildren(QPushButton)
        if b.isEnabled() and (b.text().endswith("…") or "_move_" in b.objectName())
    ]
    return [(name, act) for name, act in [*actions, *buttons] if not _leaves(name)]


def _leaves(name: str) -> bool:
    return name in NOT_OPENED or name.endswith("_files")


def _answers(main: MainWindow, record: str) -> Iterator[list[QWidget]]:
    """The dialogs that tell what came of something."""
    gap = Missing(field="convention.end_date", label="Date de fin")
    error = RuleBroken("missing_fields", "Il manque un élément.", missing=(gap,))
    acts = main.findChild(QWidget, "conventions_tab").acts
    acts._issuing.show_refusal("VOL-2026-001", error)
    settle()
    yield from _shown(main)
    refusal = originals.Refusal(convention_id=record, number="VOL-2026-001", error=error)
    batch = originals.Batch(files=(), refused=(refusal,))
    PrintResultDialog(batch, main._desk._runner.path.parent, lambda _id: None, main).open()
    settle()
    yield from _shown(main)
