"""The four parts of a campaign above its list, each with its number; list or board beside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from polesdesk.domain.campaign import Group, GroupCount
from polesdesk.domain.french import format_number
from polesdesk.domain.renewal_labels import GROUPS
from polesdesk.ui.choice_button import choice_button
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.measures import PAGE_MARGIN
from polesdesk.ui.words import tr


class GroupBar(QWidget):
    """One button a part, and one for all of them."""

    chosen = Signal(str)
    """The part that was chosen, empty for all."""
    board_toggled = Signal(bool)
    """Whether the campaign is wanted as a board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("renewals_groups")
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = FlowRow(self, 6)
        row.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, 0)
        row.ends_right = True
        for value in ("", *(str(group) for group in Group)):
            widest = f"{tr(GROUPS[Group(value)]) if value else tr('Toutes')}\u2002000"
            button = choice_button(f"renewals_group_{value or 'all'}", widest, self)
            self._group.addButton(button)
            button.clicked.connect(partial(self.chosen.emit, value))
            row.addWidget(button)
            self._buttons[value] = button
        row.addWidget(self._make_faces())
        self._buttons[""].setChecked(True)
        self.show_counts(())

    def show_board(self, *, on: bool) -> None:
        """Show whether the board stands in place of the list."""
        (self.as_board if on else self.as_list).setChecked(True)

    def show_counts(self, counts: Sequence[GroupCount]) -> None:
        """Show how many agreements are in each part, and how many of them are late."""
        known = {str(one.group): one for one in counts}
        total = sum(one.count for one in counts)
        late = sum(one.late for one in counts)
        self._name("", tr("Toutes"), total, late)
        for group, word in GROUPS.items():
            one = known.get(str(group))
            self._name(str(group), tr(word), one.count if one else 0, one.late if one else 0)

    def show_chosen(self, value: str) -> None:
        """Mark the part that the list shows."""
        self._buttons.get(value, self._buttons[""]).setChecked(True)

    def _make_faces(self) -> QWidget:
        faces = QWidget(self)
        self.as_list = choice_button("renewals_as_list", self.tr("Liste"), faces)
        self.as_board = choice_button("renewals_as_board", self.tr("Tableau"), faces)
        group = QButtonGroup(faces)
        row = QHBoxLayout(faces)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button, told in (
            (self.as_list, self.tr("Voir la campagne en liste")),
            (self.as_board, self.tr("Voir la campagne en tableau")),
        ):
            button.setAccessibleName(told)
            button.setToolTip(told)
            group.addButton(button)
            row.addWidget(button)
        self.as_list.setChecked(True)
        self.as_board.toggled.connect(self.board_toggled)
        return faces

    def _name(self, value: str, word: str, count: int, late: int) -> None:
        button = self._buttons[value]
        button.setText(f"{word}\u2002{format_number(count)}")
        told = tr("{word}\u202f: {count}, dont {late} en retard").format(
            word=word, count=count, late=late
        )
        button.setToolTip(told)
        button.setAccessibleName(told)
