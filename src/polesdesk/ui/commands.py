"""Commands of menus: made in one way, so that all have a name, words and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from polesdesk.ui.icons import icon

Keys = Sequence[str | QKeySequence.StandardKey]


class Command(QAction):
    """A command that tells before it acts, so that its tab can be shown first."""

    about_to_act = Signal()

    def __init__(self, text: str, owner: QObject, act: Callable[[], object]) -> None:
        super().__init__(text, owner)
        self._act = act
        self.triggered.connect(self._do)

    def _do(self) -> None:
        self.about_to_act.emit()
        self._act()


def command(
    owner: QObject,
    name: str,
    text: str,
    act: Callable[[], object],
    *,
    keys: Keys = (),
    picture: str = "",
) -> QAction:
    """Return a command: English object name, French words, what it does, its keys."""
    action = Command(text, owner, act)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setAutoRepeat(False)
    if picture:
        action.setIcon(icon(picture))
    return action


def separator(owner: QObject) -> QAction:
    """Return the line between two groups of commands."""
    action = QAction(owner)
    action.setSeparator(True)
    return action


def use_keys(actions: Sequence[QAction], *, in_use: bool) -> None:
    """Let the keys of commands work in the whole window, or nowhere.

    Two tabs use the same keys (Ctrl+N); only those of the tab that is open may answer.
    """
    context = Qt.ShortcutContext
    for action in with_inner(actions):
        action.setShortcutContext(context.WindowShortcut if in_use else context.WidgetShortcut)


def with_inner(actions: Sequence[QAction]) -> list[QAction]:
    """Return actions with those of their sub-menus."""
    found: list[QAction] = []
    for action in actions:
        found.append(action)
        menu = action.menu()
        if isinstance(menu, QMenu):
            found += with_inner(menu.actions())
    return found


def mnemonic(text: str, used: set[str]) -> str:
    """Return a text with a mnemonic on its first letter still free, and note it as used."""
    plain = text.replace("&", "&&")
    for place, letter in enumerate(plain):
        if letter.isascii() and letter.isalpha() and letter.lower() not in used:
            used.add(letter.lower())
            return f"{plain[:place]}&{plain[place:]}"
    return plain


def mnemonic_of(text: str) -> str:
    """Return the letter of a mnemonic, or an empty text."""
    bare = text.replace("&&", "")
    place = bare.find("&")
    return bare[place + 1 : place + 2].lower() if place >= 0 else ""
