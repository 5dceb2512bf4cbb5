"""What opens from a board: a drawn slot, a moved, added, cancelled or excused occurrence."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.planning import PlanningTab
from polesdesk.ui.planning.hands import wish_of


def planning_dialogs(main: MainWindow) -> Iterator[list[QWidget]]:
    """Take a block that is held and open every dialog about it, then that of a new slot."""
    tab = next(one for one in main._tabs if isinstance(one, PlanningTab))
    main.show_tab(tab)
    settle()
    plan = tab.board.plan()
    assert plan is not None
    placed = next(one for one in plan.placed if one.piece.block.is_held)
    block = placed.piece.block
    acts = tab.acts
    for open_it in (
        lambda: acts.move(block),
        lambda: acts.add(block),
        lambda: acts.cancel(block),
        lambda: acts.excuse(block),
        lambda: acts.draw(wish_of(block), block.row.hub_id),
    ):
        open_it()
        settle()
        (dialog,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
        yield [dialog]
        dialog.close()
        settle()
