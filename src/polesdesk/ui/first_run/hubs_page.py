"""The page of the hubs: typed here, taken from a spreadsheet afterwards, or later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from polesdesk.domain.hubs import Hub
from polesdesk.ui.first_run.hub_rows import HubRows
from polesdesk.ui.first_run.page import FirstRunPage
from polesdesk.ui.scroll_page import ScrollPage
from polesdesk.ui.words import tr


class HubsPage(FirstRunPage):
    """Asks for the hubs in one of three ways."""

    def __init__(self) -> None:
        super().__init__(
            "hubs",
            tr("Quels pôles gérez-vous\u202f?"),
            tr(
                "Le code, de 2 à 6 lettres ou chiffres, commence les numéros de convention\u202f: "
                "«\u202fVOL-2026-001\u202f»."
            ),
        )
        self.by_hand = _choice("first_run_hubs_by_hand", tr("Les &saisir ici"))
        self.by_file = _choice(
            "first_run_hubs_by_file",
            tr("Les reprendre d’un c&lasseur\u202f: l’assistant d’import s’ouvrira ensuite"),
        )
        self.later = _choice("first_run_hubs_later", tr("Plus ta&rd, dans l’onglet Pôles"))
        self._group = QButtonGroup(self)
        for button in (self.by_hand, self.by_file, self.later):
            self._group.addButton(button)
            self.column.addWidget(button)
        self.by_hand.setChecked(True)
        self.rows = HubRows()
        self._list = ScrollPage()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.rows)
        self._list.show_column(column, inside)
        self.column.addWidget(self._list, 1)
        self.column.addStretch(0)
        self.by_hand.toggled.connect(self._list.setVisible)

    def enter(self) -> None:
        """Put the cursor in the first line, or on the choice that was made."""
        if self.by_hand.isChecked():
            self.rows.take_focus()
        else:
            chosen = self.by_file if self.by_file.isChecked() else self.later
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_go_on(self) -> bool:
        """Check the lines if they count."""
        wrong = self.rows.first_wrong() if self.by_hand.isChecked() else None
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.ensureWidgetVisible(wrong)
        return wrong is None

    def has_typed(self) -> bool:
        """Tell whether a hub was typed."""
        return bool(self.rows.hubs())

    def hubs(self) -> tuple[Hub, ...]:
        """Return the hubs typed, if they are to be made now."""
        return self.rows.hubs() if self.by_hand.isChecked() else ()


def _choice(name: str, text: str) -> QRadioButton:
    button = QRadioButton(text)
    button.setObjectName(name)
    return button
