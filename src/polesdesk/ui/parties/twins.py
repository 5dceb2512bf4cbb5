"""Likely duplicates shown while a name is typed: said, never decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import associations
from polesdesk.domain.associations import Association
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.texts import LinkLabel
from polesdesk.ui.tokens import Tone

WAIT = 250
"""Milliseconds without a key before the list is asked."""
SHOWN = 3


class LikelyNote(QWidget):
    """The base of such notes: asks soon after a key, shows names, and leads to them.

    ``typed`` returns the record as it stands in the form; each kind says what is asked (``ask``)
    and what stands above the names (``sentence``).
    """

    followed = Signal(str)
    """The id of a duplicate that the manager wants to see."""

    def __init__(
        self, desk: Desk, typed: Callable[[], Any], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.typed = typed
        self._desk = desk
        self._question = 0
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._ask_again)
        self._words = MessageLine(Tone.AMBER)
        self._links: list[LinkLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._words)
        self.hide()

    def ask(self) -> None:
        """Ask what is likely the same, by ``read``, or show none."""
        raise NotImplementedError

    def sentence(self) -> str:
        """Return what is said above the names."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Ask soon, once the manager pauses."""
        self._timer.start()

    def text(self) -> str:
        """Return the sentence shown, empty when there is no likely duplicate."""
        return "" if self.isHidden() else self._words.text()

    def read(self, action: Callable[..., Sequence[Choice]], *told: object) -> None:
        """Read what is likely the same and show it, unless something else was typed meanwhile."""
        self._desk.read(action, *told, then=partial(self._show, self._question), owner=self)

    def show_none(self) -> None:
        """Show no duplicate."""
        self._show(self._question, ())

    def _ask_again(self) -> None:
        self._question += 1
        self.ask()

    def _show(self, question: int, twins: Sequence[Choice]) -> None:
        if question != self._question:
            return
        for link in self._links:
            self._column.removeWidget(link)
            link.deleteLater()
        self._links = [self._link(twin) for twin in twins[:SHOWN]]
        self._words.show_text(self.sentence() if twins else "")
        self.setVisible(bool(twins))

    def _link(self, twin: Choice) -> LinkLabel:
        name = self.tr("Ouvrir la fiche de {name}").format(name=twin.label)
        link = LinkLabel(twin.label, name, self)
        link.setContentsMargins(20, 0, 0, 0)
        link.linkActivated.connect(lambda _href: self.followed.emit(twin.value))
        self._column.addWidget(link)
        return link


class TwinsNote(LikelyNote):
    """Asks for associations that are likely the one typed.

    ``field`` is what they share: « name », « rna » or « siret ».
    """

    def __init__(
        self,
        desk: Desk,
        typed: Callable[[], Association],
        field: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, typed, f"association_{field}_twins", parent)
        self._field = field

    def ask(self) -> None:
        """Ask by the name, or for who bears the number."""
        one = self.typed()
        if not getattr(one, self._field).strip():
            self.show_none()
        elif self._field == "name":
            self.read(associations.twins, one)
        else:
            self.read(associations.holders, one, self._field)

    def sentence(self) -> str:
        """Return what is said above the names."""
        if self._field == "name":
            return self.tr("Cette association existe peut-être déjà\u202f:")
        return self.tr("Ce numéro est déjà celui de\u202f:")
