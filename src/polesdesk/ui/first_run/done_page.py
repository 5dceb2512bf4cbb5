"""The last page: the file is made, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from polesdesk.ui.first_run.page import FirstRunPage
from polesdesk.ui.icons import IconLabel
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr


class DonePage(FirstRunPage):
    """Tells where the file is and lists the next steps."""

    def __init__(self) -> None:
        super().__init__(
            "done",
            tr("Le fichier du bureau est prêt"),
            tr("Voici ce qui vous attend, dans l’ordre."),
        )
        self._where = plain_label(role="fact", wraps=True)
        self._where.setObjectName("first_run_where")
        self.column.insertWidget(1, self._where)
        self.column.addStretch(1)

    def show_made(self, path: Path, steps: Sequence[tuple[str, str]]) -> None:
        """Show the file, and the steps: an icon and a sentence each."""
        told = tr("«\u202f{name}\u202f», dans {folder}")
        self._where.setText(told.format(name=path.name, folder=str(path.parent)))
        place = 3
        for picture, sentence in steps:
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 4, 0, 4)
            row.setSpacing(12)
            row.addWidget(IconLabel(picture, 18, "accent"))
            row.addWidget(plain_label(sentence, wraps=True), 1)
            self.column.insertWidget(place, line)
            place += 1


def next_steps(
    *, by_file: bool, has_hubs: bool, has_signatory: bool, has_second_place: bool
) -> tuple[tuple[str, str], ...]:
    """Return what to do next, in order, after what was and was not said."""
    steps = []
    if by_file:
        steps.append(
            ("file-spreadsheet",
             tr("Importer votre classeur\u202f: l’assistant s’ouvre avec la fenêtre."))
        )  # fmt: skip
    else:
        told = (
            tr("Ajouter les locaux de chaque pôle, dans l’onglet Pôles.")
            if has_hubs
            else tr("Ajouter vos pôles et leurs locaux, dans l’onglet Pôles.")
        )
        steps.append(("door-open", told))
        steps.append(("users", tr("Ajouter les associations, leurs dirigeants et leurs pièces.")))
    if not has_signatory:
        steps.append(("stamp", tr("Dire qui signe, dans les réglages (menu Fichier).")))
    steps.append(
        ("file-check",
         tr("Relire et valider les modèles de clauses (menu Conventions)\u202f: les originaux ne "
             "s’émettent qu’avec un texte validé."))
    )  # fmt: skip
    if not has_second_place:
        steps.append(("usb", tr("Choisir un second endroit pour les sauvegardes (menu Fichier).")))
    return tuple(steps)
