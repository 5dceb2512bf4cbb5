"""Keeps what is typed in the grid of papers aside, so that a crash does not lose it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from polesdesk.actions import drafts
from polesdesk.domain.drafts import Draft
from polesdesk.ui.associations.paper_model import PaperModel
from polesdesk.ui.desk import Desk
from polesdesk.ui.form.drafts import EVERY
from polesdesk.ui.words import tr

PAPER_GRID = "paper_grid"
"""The form and the row of the draft: there is one grid for all associations."""


class PaperDraft(QObject):
    """Looks at the grid every two seconds; what is saved or given up is dropped."""

    def __init__(self, desk: Desk, model: PaperModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._last: dict[str, str] = {}
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Keep what was typed since the last look."""
        texts = self._model.texts()
        if texts == self._last:
            return
        if not texts:
            self.drop()
            return
        self._last = texts
        draft = Draft(
            form=PAPER_GRID,
            row=PAPER_GRID,
            title=tr("Saisie des pièces"),
            version=1,  # it is about no new record
            before={},
            typed=texts,
        )
        self._desk.keep(drafts.keep, draft)

    def restore(self, draft: Draft) -> None:
        """Type what was kept again."""
        self._model.write_again(draft.typed)
        self._last = self._model.texts()

    def drop(self) -> None:
        """Forget what was kept: it was saved, or given up."""
        if self._last:
            self._last = {}
            self._desk.keep(drafts.drop, PAPER_GRID, PAPER_GRID)
