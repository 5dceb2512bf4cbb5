"""What opens from the campaign: an evaluation, each dialog, what is refused."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import campaign_list, evaluations
from polesdesk.domain.evaluations import EvaluationState
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.renewals import RenewalsTab
from polesdesk.ui.renewals.acts import RenewalActs
from polesdesk.ui.renewals.dialogs import refused_dialog, verdicts_dialog


def _judge_many(acts: RenewalActs, ids: tuple[str, ...], is_opinion: bool) -> None:
    told = {"tell": print, "parent": acts._parent}
    verdicts_dialog(acts._desk, ids, is_opinion=is_opinion, **told).open()


def renewal_dialogs(main: MainWindow) -> Iterator[list[QWidget]]:
    """Look at an agreement of each part, at the form of its evaluation, at every dialog."""
    tab = next(one for one in main._tabs if isinstance(one, RenewalsTab))
    main.show_tab(tab)
    settle()
    yield [main]
    tab.faces.turn()
    settle()
    yield [main]
    tab.faces.turn()
    runner = main._desk._runner
    rows = runner.read(campaign_list.rows, ListQuery())
    for row in {row.step: row for row in rows}.values():
        main.go("renewal", row.id)
        settle()
        yield [main]
    for row in rows:
        if runner.read(evaluations.card, row.id).evaluation.state is EvaluationState.DRAFT:
            main.go("renewal", row.id)
            settle()
            break
    tab.edit()
    settle()
    yield [main]
    tab.card.end_editing()
    acts = tab.acts
    ids = tuple(row.id for row in rows)
    for open_it in (
        acts.propose,
        acts.decide,
        lambda: acts.note_many(ids),
        lambda: acts.write_many(ids),
        lambda: acts.go_on(ids),
        *(partial(_judge_many, acts, ids, is_opinion) for is_opinion in (True, False)),
        tab._show_register,
        lambda: refused_dialog([(rows[0].number, rows[0].association)], tab).open(),
    ):
        open_it()
        settle()
        (dialog,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
        yield [dialog]
        dialog.close()
        settle()
