"""The question before a final deletion: what will be lost, to be ticked before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.french import plural
from polesdesk.domain.history import Destruction
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

SHOWN = 6
"""Records named in a row; the others are counted."""
WIDTH = 560
LETTERS = 54
"""Letters across, also when they are large."""


class DestroyDialog(QDialog):
    """Names what is deleted and what goes with it; the button waits for the tick."""

    def __init__(self, wanted: Destruction, destroy: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("destroy_dialog")
        self.setModal(True)
        self.setWindowTitle(self.tr("Supprimer définitivement"))
        self.agreed = QCheckBox(self.tr("&Je comprends que rien ne pourra être rétabli"), self)
        self.agreed.setObjectName("destroy_agreed")
        self.go = QPushButton(self.tr("&Supprimer définitivement"), self)
        self.go.setObjectName("destroy_go")
        self.go.setEnabled(False)
        self.go.setAutoDefault(False)
        self.back = QPushButton(self.tr("&Annuler"), self)
        self.back.setObjectName("destroy_cancel")
        self.back.setDefault(True)
        self.agreed.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(lambda _on: self._do(destroy))
        self.back.clicked.connect(self.reject)
        self._lay_out(wanted)
        self.back.setFocus()

    def _do(self, destroy: Callable[[], object]) -> None:
        self.accept()
        destroy()

    def _lay_out(self, wanted: Destruction) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        for words, role in self._sentences(wanted):
            column.addWidget(plain_label(words, self, role=role, wraps=True))
        column.addWidget(self.agreed)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column.addLayout(foot)
        letters = LETTERS * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(max(WIDTH, letters))

    def _sentences(self, wanted: Destruction) -> Sequence[tuple[str, str]]:
        """Return what is asked and told, each with the role of its label."""
        one = wanted.titles[0]
        asked = (
            self.tr("Supprimer définitivement\u202f: {title}\u202f?").format(title=one)
            if len(wanted.titles) == 1
            else self.tr("Supprimer définitivement {count}\u202f?").format(
                count=plural(len(wanted.titles), tr("fiche"), tr("fiches"))
            )
        )
        told = [(asked, "card_title")]
        if len(wanted.titles) > 1:
            told.append((_listed(wanted.titles), ""))
        if wanted.parts:
            with_it = self.tr("Disparaissent en même temps\u202f: {parts}.")
            told.append((with_it.format(parts=_listed(wanted.parts)), ""))
        if wanted.files:
            kept = plural(wanted.files, tr("document joint"), tr("documents joints"))
            lost = (
                self.tr("{files} seront perdus.")
                if wanted.files > 1
                else self.tr("{files} sera perdu.")
            )
            told.append((lost.format(files=kept), ""))
        left = self.tr(
            "Ce contenu quitte le fichier, la recherche et l’historique, qui garde seulement "
            "le nom des actions, leur auteur et leur date. Les sauvegardes déjà faites le "
            "contiennent encore."
        )
        return [*told, (left, "muted")]


def _listed(words: Sequence[str]) -> str:
    """Return some words in a row, and how many others there are."""
    shown = list(words[:SHOWN])
    left = len(words) - len(shown)
    if left:
        shown.append(
            tr("et {others}").format(others=plural(left, tr("autre fiche"), tr("autres fiches")))
        )
    return ", ".join(shown)
