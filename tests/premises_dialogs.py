"""What opens from keys and états des lieux: each page, card and dialog."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import access_devices, condition_reports, handovers, hubs
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.access_devices import AccessDevice
from polesdesk.domain.condition_reports import Condition, ConditionReport, ReportKind
from polesdesk.domain.conventions import SIGNED, Convention
from polesdesk.domain.handing import HandoverTerms
from polesdesk.domain.identity import new_id
from polesdesk.store import conventions, records
from polesdesk.store.kinds import CONVENTION
from polesdesk.ui.condition_reports import ReportsPage
from polesdesk.ui.keys import KeysPage
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.visits import VisitsTab


def premises_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Hand keys over, lose one, draw up an entry and an exit; look at every dialog of both."""
    tab = next(one for one in main._tabs if isinstance(one, VisitsTab))
    main.show_tab(tab)
    agreement, out, lost = runner.do(_hand_out).value
    yield from _keys(main, tab, agreement, (out, lost))
    yield from _reports(main, tab, runner, agreement)
    main.go("convention", agreement.id)
    settle()
    yield [main]


def _keys(
    main: MainWindow, tab: VisitsTab, agreement: Convention, ids: tuple[str, str]
) -> Iterator[list[QWidget]]:
    page = tab._others["keys"]
    assert isinstance(page, KeysPage)
    tab.show_page("keys")
    page.refresh()
    settle()
    yield [main]
    for open_it in (page.new, page.count_box):
        open_it()
        yield from _shown(main)
    main.go("access_device", ids[0])
    settle()
    yield [main]
    for open_it in (page.edit, page.return_shown, page._declare_loss):
        open_it()
        yield from _shown(main)
    main.go("keys_to_hand", agreement.id)
    yield from _shown(main)
    main.go("access_device", ids[1])
    settle()
    yield [main]
    for open_it in (page._find, page._change_state):
        open_it()
        yield from _shown(main)


def _reports(
    main: MainWindow, tab: VisitsTab, runner: Runner, agreement: Convention
) -> Iterator[list[QWidget]]:
    page = tab._others["condition_reports"]
    assert isinstance(page, ReportsPage)
    runner.do(_draw_up, agreement.id)
    draft = runner.do(condition_reports.begin, agreement.id, ReportKind.EXIT).value
    tab.show_page("condition_reports")
    page.refresh()
    settle()
    main.go("condition_report", draft.id)
    settle()
    yield [main]
    page.type_lines()
    settle()
    (typing,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
    yield [typing]
    typing.add_element()  # type: ignore[attr-defined]
    settle()
    (element,) = [one for one in typing.findChildren(QDialog) if one.isVisible()]
    yield [element]
    element.close()
    typing.close()
    settle()
    for open_it in (page.new, page.type_head):
        open_it()
        yield from _shown(main)
    (entry,) = [row for row in runner.read(_rows) if row.id != draft.id]
    main.go("condition_report", entry.id)
    settle()
    yield [main]
    for open_it in (page._attach, page._correct):
        open_it()
        yield from _shown(main)


def _rows(work: Work) -> list[ConditionReport]:
    from polesdesk.store import condition_reports as stored

    return stored.all_reports(work.connection)


def _shown(main: MainWindow) -> Iterator[list[QWidget]]:
    settle()
    (dialog,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
    yield [dialog]
    dialog.close()
    settle()


def _hand_out(work: Work) -> tuple[Convention, str, str]:
    """Enter three keys, hand two over late, lose one of them; return agreement, late and lost."""
    ids = conventions.ids_of(work.connection, CONVENTION.table.c.id != "", None)
    found: list[Convention] = records.get_many(work.connection, CONVENTION, list(ids), alive=True)
    one = min((each for each in found if _is_fit(each)), key=lambda each: each.number)
    made = access_devices.register(
        work,
        AccessDevice(
            id=new_id(), hub_id=one.hub_id, label="ESSAI", room_ids=one.room_ids[:1],
            opens="entrée", box="Crochet 3", level="Groupe E", replacement_cents=4500,
        ),
        3,
    )  # fmt: skip
    day = work.today - timedelta(days=90)
    handed = handovers.hand_over(
        work,
        [made[0].id, made[1].id],
        HandoverTerms(
            association_id=one.association_id, convention_id=one.id, holder="Mme Ana Exemple",
            handed_on=day, handed_by="Accueil", due_on=day + timedelta(days=30),
            deposit_cents=2000, override_reason="Accord de la direction",
        ),
    )  # fmt: skip
    handovers.declare_loss(work, [handed[1].id], work.today, "Sac volé")
    assert hubs.get(work, one.hub_id)
    return one, made[0].id, made[1].id


def _is_fit(one: Convention) -> bool:
    return one.state in SIGNED and bool(one.room_ids) and one.amends_id is None


def _draw_up(work: Work, convention_id: str) -> ConditionReport:
    from dataclasses import replace

    draft = condition_reports.begin(work, convention_id, ReportKind.ENTRY)
    lines = tuple(replace(line, condition=Condition.GOOD) for line in draft.lines)
    filled = replace(draft, lines=lines, city_present="Accueil", refused=True, keys_counted=2)
    return condition_reports.close(work, condition_reports.save(work, filled).id)
