"""« Page précédente » and « Page suivante »: the way back through the records seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QWidget

from polesdesk.actions import finding
from polesdesk.domain.lists import Found
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.search.trail import Place, Record, Trail
from polesdesk.ui.tab import Tab

LOOKED_AT = 40
"""Places among which one is looked for whose record was not deleted meanwhile."""
KEPT = 12
"""Records that are offered again the next day."""
_STEPS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class Visits(QObject):
    """Notes where the manager has been, and goes there again.

    ``tab`` is the tab that is open, ``open_tab`` opens one by its subject; ``key`` names the
    file in the settings, which keep ids only.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        settings: QSettings,
        *,
        key: str,
        tab: Callable[[], Tab | None],
        open_tab: Callable[[str], Tab | None],
        trail: Trail | None = None,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._key = f"seen/{key}"
        self._tab = tab
        self._open_tab = open_tab
        self._trail = trail or Trail()
        self._trail.remember(self._kept())
        self.back_action = command(
            self, "view_back", self.tr("Pa&ge précédente"), partial(self.step, -1),
            keys=("Alt+Left",), picture="arrow-left",
        )  # fmt: skip
        self.forward_action = command(
            self, "view_forward", self.tr("Pag&e suivante"), partial(self.step, 1),
            keys=("Alt+Right",), picture="arrow-right",
        )  # fmt: skip
        self._tell()

    def actions(self) -> Sequence[QAction]:
        """Return both commands."""
        return self.back_action, self.forward_action

    def add_tab(self, tab: Tab) -> None:
        """Follow what a tab shows."""
        tab.state_changed.connect(self.note)
        page = tab.list_page()
        if page is not None:
            page.model.arrived.connect(lambda _view: self.note())

    def note(self) -> None:
        """Note where the manager is now."""
        tab = self._tab()
        if tab is not None and tab.isVisible():
            self._trail.visit(_place_of(tab))
            self._tell()

    def step(self, by: int) -> None:
        """Go one place back (-1) or forth (1), past records that are not there any more."""
        places = (self._trail.behind() if by < 0 else self._trail.ahead())[:LOOKED_AT]
        wanted = [(place.kind, place.record) for place in places if place.record]
        self._desk.read(finding.named, wanted, then=partial(self._go, places), owner=self)

    def recent(self) -> tuple[Record, ...]:
        """Return the records seen last, the one shown left out."""
        return self._trail.recent()[:KEPT]

    def keep(self) -> None:
        """Remember the records seen for another day."""
        seen = self._trail.all_seen()[:KEPT]
        self._settings.setValue(self._key, [f"{kind}:{record}" for kind, record in seen])

    def watch_mouse(self, window: QWidget) -> None:
        """Listen to the buttons of the mouse that go back and forth."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with the fourth and fifth buttons, wherever the mouse is in the window."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            by = _STEPS.get(event.button())
            if by is not None:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

    def _go(self, places: Sequence[Place], found: tuple[Found, ...]) -> None:
        there = {(one.kind, one.id) for one in found}
        for place in places:
            if place.record and (place.kind, place.record) not in there:
                continue
            self._trail.travel(place)
            tab = self._open_tab(place.subject)
            if tab is not None and place.query is not None:
                tab.come_back(place.kind, place.query, place.record)
            self.note()
            return

    def _tell(self) -> None:
        self.back_action.setEnabled(bool(self._trail.behind()))
        self.forward_action.setEnabled(bool(self._trail.ahead()))

    def _kept(self) -> tuple[Record, ...]:
        kept = self._settings.value(self._key) or []
        names = [kept] if isinstance(kept, str) else list(kept)
        pairs = (str(name).partition(":") for name in names)
        return tuple((kind, record) for kind, _, record in pairs)


def _place_of(tab: Tab) -> Place:
    page = tab.list_page()
    if page is None:
        return Place(subject=tab.subject)
    return Place(
        subject=tab.subject, kind=tab.shown_kind(), record=page.current_id(), query=page.query()
    )
