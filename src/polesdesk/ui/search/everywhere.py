"""Search of everything: what is typed in the box is looked for at once, by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenuBar, QWidget
from shiboken6 import isValid

from polesdesk.actions import finding
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Found
from polesdesk.ui.announcing import announce
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.search.box import SearchBox
from polesdesk.ui.search.entries import (
    Entry,
    Go,
    command_entries,
    found_entries,
    note_entry,
    recent_entries,
)
from polesdesk.ui.search.results import ResultsPopup
from polesdesk.ui.search.trail import Record
from polesdesk.ui.words import tr

WIDTH = 84
"""Characters of the list of results across, at least."""
WIDEST_BOX = 34
NARROWEST_BOX = 6
MARGIN = 14
LEAST_HEIGHT = 38
_FITTED_AT = (QEvent.Type.Resize, QEvent.Type.Show)
_FITTED_AFTER = (
    QEvent.Type.Show,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.ActionAdded,
    QEvent.Type.ActionChanged,
    QEvent.Type.ActionRemoved,
)


class SearchEverywhere(QObject):
    """Puts the box into the menu bar of a window, and its list below.

    ``go`` opens a record by kind and id, ``recent`` names the records seen last, ``menus`` gives
    the menu bar with every command in it.
    """

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        *,
        go: Go,
        recent: Callable[[], Sequence[Record]],
        menus: Callable[[], QMenuBar],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._go = go
        self._recent = recent
        self._menus = menus
        self._is_asking = False
        self._opens_next = False
        self._answered: str | None = None
        self._before: QWidget | None = None
        self._list: ResultsPopup | None = None
        self.box = SearchBox()
        self.action = command(
            self, "edit_search", self.tr("Rechercher &partout"), self.begin,
            keys=("Ctrl+K",), picture="search",
        )  # fmt: skip
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._fit)
        self._corner = self._make_corner()
        window.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self._connect()

    def begin(self) -> None:
        """Put the cursor in the box, what was typed selected, and offer the records seen last."""
        self._note_focus()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._ask()

    def actions(self) -> Sequence[QAction]:
        """Return the command that leads to the box."""
        return (self.action,)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window and of its text, and what the bar holds."""
        if watched is self._window and event.type() in _FITTED_AT:
            self._fit()
        if event.type() in _FITTED_AFTER:
            self._settled.start()  # the bar places its menus only after this event
        return super().eventFilter(watched, event)

    # The box

    def _make_corner(self) -> QWidget:
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(MARGIN, 2, MARGIN - 7, 2)
        row.addWidget(self.box)
        return corner

    def _connect(self) -> None:
        box = self.box
        box.textEdited.connect(lambda _text: self._ask())
        box.asked.connect(self._ask)
        box.stepped.connect(self._step)
        box.entered.connect(self._open_current)
        box.escaped.connect(self.leave)
        box.left.connect(self._hide)
        self._window.installEventFilter(self)
        self._window.menuBar().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember where the keyboard was, however the box got it."""
        if now is self.box and before is not None and before is not self.box:
            self._before = before

    def _note_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.box:
            self._before = focused

    def leave(self) -> None:
        """Close the list, empty the box and give the keyboard back."""
        self.box.clear()
        self._hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.box.clearFocus()

    # Asking

    def _ask(self) -> None:
        """Ask for what is typed now; while an answer is awaited, only the newest text waits."""
        if self._is_asking:
            return
        self._is_asking = True
        typed = self.box.text()
        if typed.strip():
            self._desk.read(
                finding.find,
                typed,
                then=lambda found: self._take(typed, found),
                failed=lambda _error: self._take(typed, ()),
                owner=self,
            )
        else:
            self._desk.read(
                finding.named,
                tuple(self._recent()),
                then=lambda found: self._take(typed, found),
                failed=lambda _error: self._take(typed, ()),
                owner=self,
            )

    def _take(self, typed: str, found: tuple[Found, ...]) -> None:
        self._is_asking = False
        if typed != self.box.text():
            self._ask()
            return
        if self.box.hasFocus():
            self._show(typed, found)

    def _show(self, typed: str, found: tuple[Found, ...]) -> None:
        popup = self._popup()
        popup.show_entries(self._lines(typed, found))
        self._fit()
        popup.show()
        popup.raise_()
        self._answered = typed
        opens, self._opens_next = self._opens_next, False
        if opens and (entry := popup.current()) is not None:
            self._open(entry)
            return
        count = popup.count()
        announce(
            self.box,
            plural(count, tr("résultat"), tr("résultats")) if count else self.tr("Aucun résultat"),
        )

    def _lines(self, typed: str, found: tuple[Found, ...]) -> tuple[Entry, ...]:
        if not typed.strip():
            return recent_entries(found, self._go) or note_entry(
                self.tr("Tapez un nom, un numéro, un téléphone ou une commande.")
            )
        commands = command_entries(self._menus(), typed)
        return found_entries(found, commands, self._go) or note_entry(
            self.tr("Aucun résultat pour «\u202f{text}\u202f».").format(text=typed.strip())
        )

    # The list

    def _popup(self) -> ResultsPopup:
        if self._list is None:
            self._list = ResultsPopup(self._window)
            self._list.chosen.connect(self._open)
            self._list.moved.connect(lambda entry: announce(self.box, entry.spoken()))
        return self._list

    def _step(self, step: int) -> None:
        popup = self._popup()
        if popup.isVisible():
            popup.move_by(step)
        else:
            self._ask()

    def _open_current(self) -> None:
        """Open the current line; one that was typed too fast opens when its answer comes."""
        popup = self._popup()
        if self._answered != self.box.text():
            self._opens_next = True
            self._ask()
        elif popup.isVisible() and (entry := popup.current()) is not None:
            self._open(entry)

    def _open(self, entry: Entry) -> None:
        """Open a line; the keyboard goes back first, so that a command finds its place."""
        self.leave()
        if entry.act is not None:
            entry.act()

    def _hide(self) -> None:
        self._answered = None
        self._opens_next = False
        if self._list is not None:
            self._list.hide()

    def _fit(self) -> None:
        """Fit the box between the menus and the edge, and the list below it."""
        self._fit_box()
        popup = self._list
        if popup is None:
            return
        window = self._window
        corner = self.box.mapTo(window, QPoint(self.box.width(), self.box.height()))
        character = self.box.fontMetrics().averageCharWidth()
        width = min(max(self.box.width(), WIDTH * character), window.width() - 2 * MARGIN)
        below = window.height() - corner.y() - 3 * MARGIN
        height = max(LEAST_HEIGHT, min(popup.wanted_height(), below))
        popup.setGeometry(corner.x() - width, corner.y() + 3, width, height)

    def _fit_box(self) -> None:
        bar, character = self._window.menuBar(), self.box.fontMetrics().averageCharWidth()
        shown = [bar.actionGeometry(action) for action in bar.actions() if action.isVisible()]
        room = self._window.width() - max((rect.right() for rect in shown), default=0) - 2 * MARGIN
        width = max(NARROWEST_BOX * character, min(WIDEST_BOX * character, room))
        if width == self.box.width():
            return
        self.box.fit(width)
        self._corner.adjustSize()
        # The bar looks at its corner only when it is resized itself.
        QApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))
