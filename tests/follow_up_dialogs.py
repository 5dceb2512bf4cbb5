"""What opens from follow-ups and statistics: each view, card and dialog."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import follow_ups, planning
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.visits import Finding, FindingKind, Visit, VisitState
from polesdesk.store.kinds import FINDING, VISIT
from polesdesk.store.planning import Scope
from polesdesk.ui.follow_ups import FollowUpsPage
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.rates import RatesPage
from polesdesk.ui.rates.reading import RatesView
from polesdesk.ui.visits import VisitsTab


def follow_up_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Leave a slot unused, ask why, answer and end it; then look at each view of the rates."""
    tab = next(one for one in main._tabs if isinstance(one, VisitsTab))
    main.show_tab(tab)
    slot_id = runner.do(_leave_unused).value
    page = tab._others["follow_ups"]
    assert isinstance(page, FollowUpsPage)
    tab.show_page("follow_ups")
    page.refresh()
    settle()
    yield [main]
    page.ask_explanations(slot_id)
    yield from _shown(main)
    one = runner.do(follow_ups.ask_explanations, slot_id).value
    main.go("follow_up", one.id)
    settle()
    yield [main]
    found = page.found
    assert found is not None
    for open_it in (page.new, page.edit, lambda: page._answer(found), lambda: page._end(found)):
        open_it()
        yield from _shown(main)
    rates = tab._others["rates"]
    assert isinstance(rates, RatesPage)
    tab.show_page("rates")
    for view in RatesView:
        rates.bar._views[view].click()
        settle()
        yield [main]


def _shown(main: MainWindow) -> Iterator[list[QWidget]]:
    settle()
    (dialog,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
    yield [dialog]
    dialog.close()
    settle()


def _leave_unused(work: Work) -> str:
    """Keep three visits that found a slot empty; return the slot."""
    span = (work.today - timedelta(days=150), work.today - timedelta(days=1))
    by_slot: dict[str, list[tuple[date, str, str, str | None]]] = {}
    for one in planning.plain_occurrences(work, Scope(), *span):
        if one.status is OccurrenceStatus.PLANNED and one.convention_id:
            cell = (one.day, one.hub_id, one.room_id, one.convention_id)
            by_slot.setdefault(one.slot_id, []).append(cell)
            middle = time(one.start.hour + 1)
            if len(by_slot[one.slot_id]) < 3:
                continue
            for day, hub_id, room_id, agreement in by_slot[one.slot_id]:
                visit = work.save(
                    VISIT,
                    Visit(id=new_id(), hub_id=hub_id, day=day, agent="Agente", time_in=middle,
                          state=VisitState.FINAL),
                )  # fmt: skip
                work.save(
                    FINDING,
                    Finding(id=new_id(), visit_id=visit.id, hub_id=hub_id, room_id=room_id,
                            day=day, time=middle, kind=FindingKind.EMPTY, slot_id=one.slot_id,
                            slot_day=day, convention_id=agreement),
                )  # fmt: skip
            return one.slot_id
    raise AssertionError("no slot with three occurrences")
