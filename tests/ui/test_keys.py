"""The keys of the whole program: none is given twice in what can be used at once."""

from collections import Counter, defaultdict

import pytest
from PySide6.QtGui import QAction, QKeySequence

from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.shortcuts import keys_of

EVERYWHERE = {"Fichier", "Édition", "Affichage", "Aide"}
"""The menus whose keys work in every tab."""


def test_no_key_is_given_twice_in_what_can_be_used_at_once(program: MainWindow):
    menus: dict[str, list[str]] = defaultdict(list)
    for one in keys_of(program.menuBar()):
        menus[one.menu] += one.keys.split(", ")
    assert set(menus) >= EVERYWHERE
    of_tabs = set(menus) & {tab.title for tab in program.build_all_tabs()}
    assert len(of_tabs) >= 6
    shared = [key for menu in EVERYWHERE for key in menus[menu]]
    for menu in of_tabs:
        twice = [key for key, n in Counter([*shared, *menus[menu]]).items() if n > 1]
        assert twice == [], menu


@pytest.mark.parametrize("key", ["Ctrl+L"])
def test_a_key_that_is_kept_for_locking_is_free(program: MainWindow, key):
    program.build_all_tabs()
    wanted = QKeySequence(key)
    taken = [one.text() for one in program.findChildren(QAction) if wanted in one.shortcuts()]
    assert taken == []
