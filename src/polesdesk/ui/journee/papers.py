"""The preview of a paper of an edition, whole or for the people who are selected."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee_papers
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.journee_papers import PAPERS, JourneePaper
from polesdesk.ui.desk import Desk
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.words import tr


class Papers:
    """Draws the papers of editions and shows them before they are printed."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._looked_at = LookedAt(parent)

    def preview(self, edition_id: str, kind: JourneePaper, only: tuple[str, ...] = ()) -> None:
        """Show a paper of an edition; with sign-ups told, for those only."""

        def show(paper: ListPaper) -> None:
            PreviewDialog(self._desk, self._settings, self._looked_at, paper, self._parent).open()

        self._desk.run(
            journee_papers.paper_of,
            edition_id,
            kind,
            only,
            title=tr("Mise en page\u202f: {paper}").format(paper=tr(PAPERS[kind])),
            then=show,
            owner=self._parent,
        )
