"""The commands of the planning: slots and occurrences, papers, closures, what is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from polesdesk.ui.commands import command, separator
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.planning.tab import PlanningTab


def commands_of(tab: PlanningTab) -> tuple[QAction, ...]:
    """Return the commands of the tab's menu, in order."""
    return (
        command(tab, "planning_new_command", tr("&Nouveau créneau…"), tab.new,
                keys=("Ctrl+N",), picture="plus"),
        separator(tab),
        command(tab, "planning_open_command", tr("&Ouvrir la convention ou la demande"),
                tab.open_current, picture="file-text"),
        command(tab, "planning_move_command", tr("&Déplacer la séance…"),
                partial(tab.act, tab.acts.move), keys=("Ctrl+E", "F2"), picture="pencil"),
        command(tab, "planning_add_command", tr("A&jouter une séance…"),
                partial(tab.act, tab.acts.add), picture="calendar"),
        command(tab, "planning_excuse_command", tr("Noter une absence &excusée…"),
                partial(tab.act, tab.acts.excuse), picture="mail"),
        command(tab, "planning_cancel_command", tr("A&nnuler la séance…"),
                partial(tab.act, tab.acts.cancel), keys=("Del",), picture="ban"),
        command(tab, "planning_put_back_command", tr("&Rétablir la séance"),
                partial(tab.act, tab.acts.put_back), picture="undo-2"),
        separator(tab),
        command(tab, "planning_find_command", tr("&Trouver un créneau libre…"),
                tab.find_free, keys=("Ctrl+Shift+T",), picture="search"),
        command(tab, "planning_empty_command", tr("&Qu’est-ce qui est vide\u202f?…"),
                tab.ask_empty, picture="circle-question-mark"),
        command(tab, "planning_print_command", tr("&Imprimer une affiche…"),
                tab.print_poster, keys=("Ctrl+P",), picture="printer"),
        command(tab, "planning_export", tr("E&xporter la liste…"), tab.files.export,
                keys=("Ctrl+Shift+E",), picture="download"),
        command(tab, "planning_print_list", tr("I&mprimer la liste…"), tab.files.print_list,
                picture="printer"),
        separator(tab),
        command(tab, "planning_close_command", tr("Fermer o&u réquisitionner…"),
                tab.close_premises, picture="lock"),
        command(tab, "planning_closures_command", tr("&Fermetures et réquisitions…"),
                tab.show_closures, picture="lock"),
        separator(tab),
        command(tab, "planning_today_command", tr("&Aujourd’hui"), tab.go_to_today,
                keys=("Ctrl+J",), picture="calendar"),
        command(tab, "planning_list_command", tr("Tableau ou &liste"),
                lambda: tab.show_list(on=not tab.is_list()),
                keys=("Ctrl+Shift+L",), picture="list"),
    )  # fmt: skip
