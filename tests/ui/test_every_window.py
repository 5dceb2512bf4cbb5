"""What holds of every window: names for tools, names for ears, keys that do not clash.

The whole program is opened on the demonstration file; every tab is shown, every command that
opens a form or a dialog is given, and what is then seen is checked.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from whole_program import states_of
from window_checks import mnemonics_of, names_of, without_name, without_voice

pytestmark = pytest.mark.timeout(400)  # it goes through the whole program

NAMES = Path(__file__).with_name("object_names.txt")


def test_tools_ears_and_keys_find_their_way_everywhere(program):
    found: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for windows in states_of(program):
        for window in windows:
            where = f"{window.objectName()} in {program.current_tab().subject}"
            slips = without_name(window) + without_voice(window) + clashes(window)
            wrong |= {where: slips} if slips else {}
            found |= names_of(window)
    assert wrong == {}
    compare(found)


def clashes(window: QWidget) -> list[str]:
    """The texts whose letter behind Alt is that of another, or no letter of every keyboard."""
    seen = mnemonics_of(window)
    letters = Counter(letter for letter, _ in seen)
    return [
        text
        for letter, text in seen
        if letters[letter] > 1 or not (letter.isascii() and letter.isalpha())
    ]


def compare(found: set[str]) -> None:
    """Tools rely on the names written down: none may go, each new one is added.

    With POLESDESK_WRITE_NAMES set, the file is written anew: look at what has gone.
    """
    if os.environ.get("POLESDESK_WRITE_NAMES"):
        NAMES.write_text("\n".join(sorted(found)) + "\n", "utf-8")
    written = NAMES.read_text("utf-8").split()
    assert written == sorted(set(written))
    assert sorted(set(written) - found) == [], "gone"
    assert sorted(found - set(written)) == [], "new: add them to tests/ui/object_names.txt"


class Watcher(QObject):
    """Notes every window that appears, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched, event) -> bool:
        is_shown = event.type() is QEvent.Type.Show and watched.isWidgetType()
        if is_shown and watched.isWindow() and not isinstance(watched, QDialog | QMenu):
            self.seen.append(f"{type(watched).__name__} « {watched.objectName()} »")
        return False


def test_no_widget_is_a_window_of_its_own_even_for_a_moment(program, qapp):
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    for _ in states_of(program):
        pass
    qapp.removeEventFilter(watcher)
    assert watcher.seen == []
