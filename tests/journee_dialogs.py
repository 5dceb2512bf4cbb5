"""What opens from the journée citoyenne: each page, and each dialog of its commands and cards."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import demo_journee, journee
from polesdesk.actions.runner import Runner
from polesdesk.domain.journee import EditionState
from polesdesk.domain.worksites import ProposalState, WorksiteState
from polesdesk.ui.journee import JourneeTab
from polesdesk.ui.journee.editions import EditionsPage
from polesdesk.ui.journee.proposals import ProposalsPage
from polesdesk.ui.journee.sign_ups import SignUpsPage
from polesdesk.ui.journee.worksites import WorksitesPage
from polesdesk.ui.main_window import MainWindow

OPENS = (
    ("citizen_days", ("citizen_day_edit_command", "journee_welcome_command",
                      "journee_survey_command", "journee_report_command")),
    ("proposals", ("worksite_proposal_new_command", "worksite_proposal_edit_command",
                   "worksite_proposals_refuse_command")),
    ("worksites", ("worksite_edit_command", "worksite_new_command")),
    ("sign_ups", ("sign_up_new_command", "sign_up_edit_command", "sign_ups_reassign_command",
                  "sign_ups_balance_command", "sign_ups_welcome_command")),
    ("tasks", ("day_task_new_command", "day_task_edit_command")),
)  # fmt: skip


def journee_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Fill two editions, then open every page and what its commands open."""
    if not runner.read(journee.editions):
        runner.do(demo_journee.fill)
    tab = next(one for one in main.build_all_tabs() if isinstance(one, JourneeTab))
    main.show_tab(tab)
    tab.reload()
    settle()
    for page, commands in OPENS:
        tab.show_page(page)
        settle()
        yield [main]
        for name in commands:
            action = tab.findChild(QAction, name)
            assert action is not None, name
            action.trigger()
            yield from _shown(main)
            tab.leave(lambda: None, lambda: None)
            settle()
            _discard(main)
    yield from _from_cards(main, tab, runner)


def _from_cards(main: MainWindow, tab: JourneeTab, runner: Runner) -> Iterator[list[QWidget]]:
    editions = tab.page("citizen_days")
    assert isinstance(editions, EditionsPage)
    past = next(one for one in runner.read(journee.editions) if one.state is EditionState.EVALUATED)
    tab.show_page("citizen_days")
    editions.select(past.id)
    settle()
    yield [main]
    editions.acts.add_incident()
    yield from _shown(main)
    editions.acts.move(EditionState.DONE)
    settle()
    runner.do(journee.move, past.id, EditionState.EVALUATED)
    coming = next(one for one in runner.read(journee.editions) if one.state is EditionState.SIGN_UP)
    editions.select(coming.id)
    settle()
    editions.acts.move(EditionState.READY)
    yield from _shown(main)
    proposals = tab.page("proposals")
    assert isinstance(proposals, ProposalsPage)
    tab.show_page("proposals")
    settle()
    proposals._decide(ProposalState.MERGED, (proposals.found.proposal.id,))
    yield from _shown(main)
    worksites = tab.page("worksites")
    assert isinstance(worksites, WorksitesPage)
    tab.show_page("worksites")
    settle()
    worksites.settle_shown(WorksiteState.CANCELLED)
    yield from _shown(main)
    sign_ups = tab.page("sign_ups")
    assert isinstance(sign_ups, SignUpsPage)
    tab.show_page("sign_ups")
    sign_ups.page.set_filter("edition", "")
    settle()
    yield [main]


def _shown(main: MainWindow) -> Iterator[list[QWidget]]:
    settle()
    opened = [one for one in main.findChildren(QDialog) if one.isVisible()]
    yield [main, *opened]
    for dialog in reversed(opened):
        dialog.close()
    settle()


def _discard(main: MainWindow) -> None:
    """Leave what asks to be saved as it was."""
    for dialog in main.findChildren(QDialog):
        if dialog.isVisible():
            dialog.close()
    settle()
