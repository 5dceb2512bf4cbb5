"""Likely duplicates shown while a name is typed: said, never decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

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


class TwinsNote(QWidget):
    """Asks for associations that are likely the one typed, and leads to them.

    ``typed`` returns the association as it stands in the form; ``field`` is what they share:
    « name », « rna » or « siret ».
    """

    followed = Signal(str)
    """The id of a duplicate that the manager wants to see."""

    def __init__(
        self,
        desk: Desk,
        typed: Callable[[], Association],
        field: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self.setObjectName(f"association_{field}_twins")
        self._desk = desk
        self._typed = typed
        self._question = 0
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._ask)
        self._words = MessageLine(Tone.AMBER)
        self._links: list[LinkLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._words)
        self.hide()

    def look_again(self) -> None:
        """Ask soon, once the manager pauses."""
        self._timer.start()

    def text(self) -> str:
        """Return the sentence shown, empty when there is no likely duplicate."""
        return "" if self.isHidden() else self._words.text()

    def _ask(self) -> None:
        self._question += 1
        one = self._typed()
        then = partial(self._show, self._question)
        if not getattr(one, self._field).strip():
            then(())
        elif self._field == "name":
            self._desk.read(associations.twins, one, then=then, owner=self)
        else:
            self._desk.read(associations.holders, one, self._field, then=then, owner=self)

    def _show(self, question: int, twins: Sequence[Choice]) -> None:
        if question != self._question:
            return
        for link in self._links:
            self._column.removeWidget(link)
            link.deleteLater()
        self._links = [self._link(twin) for twin in twins[:SHOWN]]
        self._words.show_text(self._sentence() if twins else "")
        self.setVisible(bool(twins))

    def _sentence(self) -> str:
        if self._field == "name":
            return self.tr("Cette association existe peut-être déjà\u202f:")
        return self.tr("Ce numéro est déjà celui de\u202f:")

    def _link(self, twin: Choice) -> LinkLabel:
        name = self.tr("Ouvrir la fiche de {name}").format(name=twin.label)
        link = LinkLabel(twin.label, name, self)
        link.setContentsMargins(20, 0, 0, 0)
        link.linkActivated.connect(lambda _href: self.followed.emit(twin.value))
        self._column.addWidget(link)
        return link
